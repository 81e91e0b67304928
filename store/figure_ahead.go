package store

import (
	"context"
	"fmt"
	"sync"

	"baken/store/figures"
	"baken/store/vault"
)

// Figures are opened and read by goroutines, a few batches ahead of who counts them:
// that is most of the work of counting. Only who counts reads the file; what the others
// have of it belongs to the transaction, which waits for them.
const (
	figuresAtOnce = 128 // in one batch
	figureReaders = 2
	batchesAhead  = 2 * figureReaders
)

// sealedFigure is a figure as it stands in the file, with the key that opens it.
type sealedFigure struct {
	id  FigureID
	raw []byte
	key *vault.Key
}

// figureBatch is figures that are read together.
type figureBatch struct {
	sealed []sealedFigure
	read   []figureReader // of the first of them; the rest was not read for err
	err    error
	done   chan struct{} // has one when it was read
}

// figureAhead hands batches out and takes them back in the order in which they stand.
// It belongs to one goroutine.
type figureAhead struct {
	*tx
	wants func(figures.Month) bool
	do    func(FigureID, *figureReader) error
	work  chan *figureBatch
	out   []*figureBatch // handed out, the first first
	free  []*figureBatch
	now   *figureBatch // is being filled
	all   sync.WaitGroup
}

// eachFigure reads what is counted of each contact in the months that are wanted, which
// several goroutines ask at a time. What it gives is good until the next.
func (t *tx) eachFigure(ctx context.Context, wants func(figures.Month) bool, do func(FigureID, *figureReader) error) error {
	a := &figureAhead{tx: t, wants: wants, do: do, work: make(chan *figureBatch, batchesAhead)}
	for range batchesAhead {
		a.free = append(a.free, &figureBatch{done: make(chan struct{}, 1)})
	}
	for range figureReaders {
		a.all.Go(a.read)
	}
	defer a.all.Wait()
	defer close(a.work)
	err := t.scan(boxFigures, nil, func(key, raw []byte) error {
		k, err := t.keyOf(raw, Owner{}, vault.Figures)
		if err != nil {
			return err
		}
		if a.now == nil {
			if err := a.next(ctx); err != nil {
				return err
			}
		}
		a.now.sealed = append(a.now.sealed, sealedFigure{FigureID(key), raw, k})
		if len(a.now.sealed) == figuresAtOnce {
			a.hand()
		}
		return nil
	})
	if err != nil {
		return err
	}
	if a.now != nil {
		a.hand()
	}
	for len(a.out) > 0 {
		if err := a.take(ctx); err != nil {
			return err
		}
	}
	return nil
}

// next has an empty batch, once there is one.
func (a *figureAhead) next(ctx context.Context) error {
	if len(a.free) == 0 {
		if err := a.take(ctx); err != nil {
			return err
		}
	}
	last := len(a.free) - 1
	a.now, a.free = a.free[last], a.free[:last]
	a.now.sealed = a.now.sealed[:0]
	return nil
}

// hand has the batch read. It does not block.
func (a *figureAhead) hand() {
	a.work <- a.now
	a.out, a.now = append(a.out, a.now), nil
}

// take waits for the first batch that was handed out, and gives what is in it.
func (a *figureAhead) take(ctx context.Context) error {
	b := a.out[0]
	<-b.done
	a.out, a.free = a.out[1:], append(a.free, b)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for i := range b.read {
		read := &b.read[i]
		if read.void || read.unwanted {
			continue
		}
		month, ok := figures.ParseMonth(read.month)
		if !ok {
			return fmt.Errorf("%w: a figure has no month; run `baken verify`", ErrDamaged)
		}
		read.rec.Month = month
		if err := a.do(b.sealed[i].id, read); err != nil {
			return err
		}
	}
	return b.err
}

// read reads batches until there are no more.
func (a *figureAhead) read() {
	words := &figureWords{}
	var plain []byte
	for b := range a.work {
		b.read = b.read[:0]
		b.err = a.s.guard(func() (err error) {
			for _, s := range b.sealed {
				if plain, err = s.key.Open(plain[:0], boxFigures.place(s.id[:]), s.raw); err != nil {
					return err
				}
				if err := b.one(words, a.wants).figure(plain); err != nil {
					b.read = b.read[:len(b.read)-1]
					return err
				}
			}
			return nil
		})
		b.done <- struct{}{}
	}
	clear(plain[:cap(plain)])
}

// one makes room for one more, in what was used before.
func (b *figureBatch) one(words *figureWords, wants func(figures.Month) bool) *figureReader {
	if n := len(b.read); n < cap(b.read) {
		b.read = b.read[:n+1]
	} else {
		b.read = append(b.read, figureReader{})
	}
	r := &b.read[len(b.read)-1]
	r.words, r.wants = words, wants
	return r
}
