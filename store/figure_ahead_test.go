package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

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
			return t.eachFigure(ctx, everyMonth, func(id FigureID, read *figureReader) error {
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

func everyMonth(figures.Month) bool { return true }

// Of months that are not wanted nothing is given, and of the others all.
func TestFiguresOfMonths(t *testing.T) {
	h := newHouse(t)
	h.counts(500, 2024, 2)
	read := func(wants func(figures.Month) bool) map[figures.Month]int {
		n := map[figures.Month]int{}
		h.step(h.read(func(t *tx) error {
			return t.eachFigure(context.Background(), wants, func(_ FigureID, read *figureReader) error {
				n[read.rec.Month]++
				return nil
			})
		}))
		return n
	}
	all := read(everyMonth)
	some := read(func(m figures.Month) bool { return m%2 == 0 })
	if len(all) != 24 || len(some) != 12 {
		t.Fatalf("%d months, %d of them even", len(all), len(some))
	}
	for m, n := range some {
		if m%2 != 0 || n != all[m] {
			t.Errorf("%s has %d of %d", m, n, all[m])
		}
	}
}

// Several queries are counted as each of them alone.
func TestSeveralFigures(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	s.registers(is("contact_type", "counselling"), is("province", "VBR"))
	d, err := s.Register(ctx, other, is("contact_type", "information"))
	s.must(d, err)
	countNow(s)
	s.counts(300, 2025, 2)
	q := func(period string, before bool, by ...string) FiguresQuery {
		q := inPeriod(t, period)
		q.Before, q.By = before, by
		return q
	}
	all := []FiguresQuery{q("2026", true), q("2025-Q3", false, "month"), q("2026-W48", true), q("2026-11-20..2026-11-26", false, "weekday", "hour"), q("2025-12", false)}
	got, err := s.SeveralFigures(ctx, all...)
	s.step(err)
	for i, q := range all {
		want, err := s.Figures(ctx, q)
		s.step(err)
		if diff := cmp.Diff(want.Lines, got[i].Lines, cmp.AllowUnexported(figures.Key{})); diff != "" || want.Living != got[i].Living || want.Erased != got[i].Erased || want.Waiting != got[i].Waiting {
			t.Errorf("%v: %s", q, diff)
		}
	}
	if got[2].Erased == 0 || got[2].Lines[0].Value != 2 {
		t.Errorf("the week has %d, and %d are not there", got[2].Lines[0].Value, got[2].Erased)
	}
	if _, err := s.SeveralFigures(ctx, q("2026", false), q("2026", false, "none")); !errors.Is(err, figures.ErrField) {
		t.Errorf("no such field: %v", err)
	}
}
