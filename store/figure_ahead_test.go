package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"testing"

	"baken/store/figures"
	"baken/store/vault"
)

// Figures come in the order in which they stand, each once, however many are read at
// once; what is damaged in the middle of them ends it where it stands, and so does who
// wants no more.
func TestFiguresAhead(t *testing.T) {
	h := newHouse(t)
	const n = 2*batchesAhead*figuresAtOnce + 7
	h.counts(n, 2026, 1)
	each := func(ctx context.Context, do func(i int) error) (ids [][]byte, err error) {
		err = h.read(func(t *tx) error {
			return t.eachFigure(ctx, func(id FigureID, _ figures.Month, read *figureReader) error {
				if len(read.rec.Contact) == 0 || len(read.rec.Persons) == 0 {
					return errFigure
				}
				ids = append(ids, bytes.Clone(id[:]))
				return do(len(ids))
			})
		})
		return ids, err
	}
	ctx, stop := context.WithCancel(context.Background())
	all, err := each(ctx, func(int) error { return nil })
	if err != nil || len(all) != n {
		t.Fatalf("%d of %d: %v", len(all), n, err)
	}
	for i := 1; i < n; i++ {
		if bytes.Compare(all[i-1], all[i]) >= 0 {
			t.Fatalf("%x comes before %x", all[i-1], all[i])
		}
	}
	if ids, err := each(ctx, func(i int) error {
		if i == figuresAtOnce+3 {
			return errStop
		}
		return nil
	}); err != errStop || len(ids) != figuresAtOnce+3 {
		t.Errorf("stopped after %d: %v", len(ids), err)
	}
	if ids, err := each(ctx, func(i int) error {
		if i == 5 {
			stop()
		}
		return nil
	}); !errors.Is(err, context.Canceled) || len(ids) > figuresAtOnce {
		t.Errorf("given up after %d: %v", len(ids), err)
	}
	const middle = 3*figuresAtOnce + 11
	bad := FigureID(all[middle])
	binary.BigEndian.PutUint64(bad[8:], 1) // stands behind it
	h.step(h.write(context.Background(), func(t *tx) error {
		return t.putFor(boxFigures, bad[:], Owner{}, vault.Figures, []byte{0xa2, 0x01})
	}))
	if ids, err := each(context.Background(), func(int) error { return nil }); !errors.Is(err, ErrDamaged) || len(ids) != middle+1 {
		t.Errorf("damaged behind %d, given %d: %v", middle+1, len(ids), err)
	}
	h.step(h.write(context.Background(), func(t *tx) error { return t.drop(boxFigures, bad[:]) }))
}
