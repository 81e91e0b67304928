package store

import (
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"baken/store/member"
)

// A place is opened by the member who was there, after the store was closed too, and by
// nobody else; nothing of it can be read on the way.
func TestPlaceIsSealed(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	place := Place{At: "conversation", Filter: FilterAnswered, Row: s.id, Open: s.id, Cases: CasesMine}
	sealed, err := s.SealPlace(place)
	s.step(err)
	for _, part := range [][]byte{[]byte("conversation"), []byte("answered"), s.id[:]} {
		if bytes.Contains(sealed, part) {
			t.Errorf("%q is legible", part)
		}
	}
	none, err := s.SealPlace(Place{})
	if s.step(err); len(none) != len(sealed) {
		t.Errorf("its length tells: %d and %d bytes", len(none), len(sealed))
	}
	s.reopen()
	got, err := s.OpenPlace(sealed)
	if s.step(err); !cmp.Equal(got, place) {
		t.Error(cmp.Diff(place, got))
	}
	other := s.speaking(member.ID{7})
	if _, err := other.OpenPlace(sealed); !errors.Is(err, ErrDamaged) {
		t.Errorf("a colleague opens it: %v", err)
	}
	sealed[len(sealed)-1]++
	for _, b := range [][]byte{sealed, nil, []byte("x")} {
		if _, err := s.OpenPlace(b); !errors.Is(err, ErrDamaged) {
			t.Errorf("%d bytes that nobody sealed: %v", len(b), err)
		}
	}
}
