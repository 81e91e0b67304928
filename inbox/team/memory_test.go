package team

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"slices"
	"sync"

	"baken/store"
	"baken/store/journal"
)

// memory is a journal in memory, for the faults that no server makes when it is asked to.
type memory struct {
	mu      sync.Mutex
	id      string
	log     []store.Delivered
	lasts   map[journal.Subject]uint64
	ids     map[journal.Subject]store.EventID // of the last of each
	records map[Key][]byte
	more    chan struct{} // closed when something was added
	gone    bool          // the server is down
	cut     chan struct{} // closed when all connections are cut

	// wrong, if set, is asked before and after everything that is put in: what it
	// returns is what the one who asked gets to hear.
	wrong func(before bool) error
}

func newMemory() *memory {
	return &memory{
		id: hex.EncodeToString(randomBytes(16)), lasts: map[journal.Subject]uint64{}, ids: map[journal.Subject]store.EventID{},
		records: map[Key][]byte{}, more: make(chan struct{}), cut: make(chan struct{}),
	}
}

// dial is a connection to it.
func (m *memory) dial(context.Context) (Engine, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.gone {
		return nil, ErrAway
	}
	return &wire{m, m.cut}, nil
}

// wire is a connection to a memory.
type wire struct {
	*memory
	ended chan struct{}
}

// open says whether the connection stands. The lock is held.
func (w *wire) open() error {
	if w.ended != w.cut || w.gone {
		return ErrAway
	}
	return nil
}

func (w *wire) Stream(context.Context) (string, uint64, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.id, uint64(len(w.log)), w.open()
}

func (w *wire) Publish(ctx context.Context, all []store.Outgoing) (seqs []uint64, err error) {
	for _, o := range all {
		seq, err := w.publish(o)
		if err != nil {
			return seqs, err
		}
		seqs = append(seqs, seq)
	}
	return seqs, nil
}

func (w *wire) publish(o store.Outgoing) (uint64, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.open(); err != nil {
		return 0, err
	}
	if len(o.Envelope) > maxEntry {
		return 0, ErrTooLarge
	}
	if w.wrong != nil {
		if err := w.wrong(true); err != nil {
			return 0, err
		}
	}
	last := w.lasts[o.Subject]
	switch {
	case o.Expects && last > 0 && w.ids[o.Subject] == o.ID:
		return last, nil
	case o.Expects && last != o.Last:
		return 0, &WrongLast{o.ID, last}
	}
	w.log = append(w.log, store.Delivered{Seq: uint64(len(w.log) + 1), Subject: o.Subject, Envelope: bytes.Clone(o.Envelope)})
	w.lasts[o.Subject], w.ids[o.Subject] = uint64(len(w.log)), o.ID
	close(w.more)
	w.more = make(chan struct{})
	if w.wrong != nil {
		return uint64(len(w.log)), w.wrong(false)
	}
	return uint64(len(w.log)), nil
}

func (w *wire) Replay(ctx context.Context, after uint64, take func([]store.Delivered) error) error {
	for {
		w.mu.Lock()
		if err := w.open(); err != nil {
			w.mu.Unlock()
			return err
		}
		some, more := slices.Clone(w.log[min(int(after), len(w.log)):]), w.more
		w.mu.Unlock()
		if len(some) > pieces {
			some = some[:pieces]
		}
		if len(some) > 0 {
			after = some[len(some)-1].Seq
			if err := take(some); err != nil {
				return err
			}
			continue
		}
		select {
		case <-more:
		case <-w.ended:
			return ErrAway
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (w *wire) Put(_ context.Context, all ...Record) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.open(); err != nil {
		return err
	}
	for _, r := range all {
		w.records[r.Key] = bytes.Clone(r.Value)
	}
	return nil
}

func (w *wire) Get(_ context.Context, key Key) ([]byte, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	value, there := w.records[key]
	if !there {
		return nil, errors.Join(w.open(), ErrNoRecord)
	}
	return bytes.Clone(value), w.open()
}

func (w *wire) Delete(_ context.Context, key Key) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.records, key)
	return w.open()
}

func (w *wire) Close() {}
