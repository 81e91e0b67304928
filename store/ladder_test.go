package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// change runs f on the ladder of a transaction.
func (h *house) ladderDo(f func(l *ladder) error) {
	h.t.Helper()
	if err := h.write(context.Background(), func(t *tx) error {
		l, err := t.ladder(string(listWanted + "-test"))
		if err != nil {
			return err
		}
		return f(l)
	}); err != nil {
		h.t.Fatal(err)
	}
}

// A ladder is a sorted map that can be read by position, whatever is done to it
// and however its blocks are cut.
func TestLadderIsASortedMap(t *testing.T) {
	h := newHouse(t)
	rapid.Check(t, func(r *rapid.T) {
		model := map[string]string{}
		h.ladderDo(func(l *ladder) error { l.Clear(); return nil })
		key := rapid.Custom(func(r *rapid.T) []byte {
			k := binary.BigEndian.AppendUint16(nil, rapid.Uint16Range(0, 600).Draw(r, "key"))
			return append(k, bytes.Repeat([]byte{'k'}, rapid.IntRange(0, 60).Draw(r, "length"))...)
		})
		check := func(*rapid.T) {
			keys := slices.Sorted(maps.Keys(model))
			err := h.read(func(t *tx) error {
				l, err := t.ladder(string(listWanted + "-test"))
				if err != nil {
					return err
				}
				if l.Len() != len(keys) {
					r.Fatalf("has %d keys, want %d", l.Len(), len(keys))
				}
				from := rapid.IntRange(0, len(keys)+2).Draw(r, "from")
				n := rapid.IntRange(0, 50).Draw(r, "n")
				steps, err := l.Window(from, n)
				if err != nil {
					return err
				}
				want := keys[min(from, len(keys)):min(from+n, len(keys))]
				if len(steps) != len(want) {
					r.Fatalf("a window of %d has %d", len(want), len(steps))
				}
				for i, s := range steps {
					if string(s.key) != want[i] || string(s.value) != model[want[i]] {
						r.Fatalf("position %d has another key or value", from+i)
					}
				}
				k := key.Draw(r, "of")
				at, has := slices.BinarySearch(keys, string(k))
				if i, err := l.Index(k); err != nil || i != at {
					r.Fatalf("index %d, want %d: %v", i, at, err)
				}
				if v, ok, err := l.Get(k); err != nil || ok != has || string(v) != model[string(k)] {
					r.Fatalf("get: %v, want %v: %v", ok, has, err)
				}
				i := at
				if err := l.Each(k, func(k, _ []byte) error {
					if i >= len(keys) || string(k) != keys[i] {
						r.Fatalf("a walk meets another key at %d", i)
					}
					i++
					return nil
				}); err != nil || i != len(keys) {
					r.Fatalf("a walk ends at %d of %d: %v", i, len(keys), err)
				}
				return nil
			})
			if err != nil {
				r.Fatal(err)
			}
		}
		r.Repeat(map[string]func(*rapid.T){
			"": check,
			"put": func(r *rapid.T) {
				many := rapid.SliceOfN(key, 1, 200).Draw(r, "keys")
				value := rapid.StringN(0, 20, -1).Draw(r, "value")
				h.ladderDo(func(l *ladder) error {
					for _, k := range many {
						model[string(k)] = value
						if err := l.Put(k, []byte(value)); err != nil {
							return err
						}
					}
					return nil
				})
			},
			"delete": func(r *rapid.T) {
				from, n := key.Draw(r, "from"), rapid.IntRange(1, 150).Draw(r, "n")
				keys := slices.Sorted(maps.Keys(model))
				at, _ := slices.BinarySearch(keys, string(from))
				gone := keys[at:min(at+n, len(keys))]
				h.ladderDo(func(l *ladder) error {
					for _, k := range gone {
						delete(model, k)
						if err := l.Delete([]byte(k)); err != nil {
							return err
						}
					}
					return l.Delete([]byte("never there"))
				})
			},
			"failed": func(r *rapid.T) { // nothing of a transaction that failed is kept
				k := key.Draw(r, "key")
				stop := errors.New("stop")
				if err := h.write(context.Background(), func(t *tx) error {
					l, err := t.ladder(string(listWanted + "-test"))
					if err != nil {
						return err
					}
					if err := errors.Join(l.Put(k, []byte("lost")), l.flush()); err != nil {
						return err
					}
					return stop
				}); err != stop {
					r.Fatal(err)
				}
			},
		})
	})
	h.ladderDo(func(l *ladder) error { l.Clear(); return nil }) // no list of the store's
}

func TestLadderOverReopen(t *testing.T) {
	h := newHouse(t)
	h.ladderDo(func(l *ladder) error {
		for i := range 5000 {
			if err := l.Put(binary.BigEndian.AppendUint32(nil, uint32(i*7919%5000)), []byte("v")); err != nil {
				return err
			}
		}
		return nil
	})
	h.Store.Close() // verify would miss the list among those of the store
	l, err := Open(h.path, h.options())
	if err != nil {
		t.Fatal(err)
	}
	if h.Store, err = l.Unlock(h.way); err != nil {
		t.Fatal(err)
	}
	h.ladderDo(func(l *ladder) error {
		steps, err := l.Window(2500, 3)
		if err != nil || l.Len() != 5000 || len(l.rungs) > 60 || binary.BigEndian.Uint32(steps[0].key) != 2500 {
			t.Errorf("%d keys in %d blocks: %v", l.Len(), len(l.rungs), err)
		}
		l.Clear()
		return err
	})
}

func FuzzLadderBlocks(f *testing.F) {
	f.Add(encodeSteps([]step{{[]byte("a"), []byte("1")}, {[]byte("b"), nil}}))
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, p []byte) {
		steps, err := decodeSteps(p)
		if err == nil && len(steps) > len(p) {
			t.Error("more steps than bytes")
		}
		_ = new(ladder).decodeList(p)
	})
}
