package imap

import (
	"bytes"
	"context"
	"io"
	"sync"
)

const (
	// whole is up to which size a mail is read at once; larger ones come in
	// stretches.
	whole = 1 << 20
	// inMemory bounds the texts that were read and are not yet written.
	inMemory = 20 << 20
)

// budget bounds the bytes of mail in memory: whoever reads waits until what was
// read before has been written.
type budget struct {
	mu    sync.Mutex
	left  int64
	queue int           // who waits for room
	freed chan struct{} // closed and renewed when something comes back
	pool  sync.Pool
}

func newBudget(n int64) *budget { return &budget{left: n, freed: make(chan struct{})} }

// text is the bytes of a mail or a header.
type text struct {
	bytes.Buffer
	of   *budget
	held int64
	cut  bool // there was more than was read
}

// read takes room for size bytes, waiting for it, and reads them. A literal
// larger than most is cut there.
func (b *budget) read(ctx context.Context, r io.Reader, size, most int64) (*text, error) {
	n := min(size, most)
	if err := b.take(ctx, n); err != nil {
		return nil, err
	}
	t, _ := b.pool.Get().(*text)
	if t == nil {
		t = &text{}
	}
	t.of, t.held, t.cut = b, n, size > n
	t.Reset()
	t.Grow(int(n) + bytes.MinRead)
	_, err := t.ReadFrom(io.LimitReader(r, n))
	if err == nil && int64(t.Len()) < n {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		t.release()
		return nil, err
	}
	return t, nil
}

// hand gives the buffer back and keeps the room, which whoever calls must give
// back with [budget.give]: what was made of the bytes is still in memory.
func (t *text) hand() (room int64) {
	b, room := t.of, t.held
	if t.Cap() <= 256<<10 {
		b.pool.Put(t)
	}
	return room
}

// release gives back both. It may be called on nil.
func (t *text) release() {
	if t != nil {
		b := t.of
		b.give(t.hand())
	}
}

// waiting is how many wait for room.
func (b *budget) waiting() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.queue
}

func (b *budget) take(ctx context.Context, n int64) error {
	for {
		b.mu.Lock()
		if b.left >= n {
			b.left -= n
			b.mu.Unlock()
			return nil
		}
		freed := b.freed
		b.queue++
		b.mu.Unlock()
		var err error
		select {
		case <-freed:
		case <-ctx.Done():
			err = ctx.Err()
		}
		b.mu.Lock()
		b.queue--
		b.mu.Unlock()
		if err != nil {
			return err
		}
	}
}

func (b *budget) give(n int64) {
	if n == 0 {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.left += n
	close(b.freed)
	b.freed = make(chan struct{})
}
