package store

import (
	"context"
	"fmt"

	"baken/store/journal"
	"baken/store/opening"
)

// Hours are the opening hours that the team decided on; set is false where it never did:
// then they are [opening.Usual].
func (s *Store) Hours() (h opening.Hours, set bool, err error) {
	err = s.read(func(t *tx) error { h, set, err = t.hours(); return err })
	return h, set, err
}

func (t *tx) hours() (h opening.Hours, set bool, err error) {
	set, err = t.value(boxTeam, t.s.teamKey("hours"), &h)
	if err == nil && !set {
		h = opening.Usual()
	}
	return h, set, err
}

// SetHours has the line be open at other hours from now on, on all channels. It asks for
// the right to manage the team. ErrNoChange when they stand so already, opening.ErrHours
// when they cannot be read.
func (s *Store) SetHours(ctx context.Context, h opening.Hours) error {
	if err := h.Check(); err != nil {
		return err
	}
	again, err := opening.Parse(h.Text())
	if err != nil {
		return fmt.Errorf("as a file they do not stand: %w", err)
	}
	return s.write(ctx, func(t *tx) error {
		now, set, err := t.hours()
		if err != nil {
			return err
		}
		if set && now.Text() == again.Text() {
			return ErrNoChange
		}
		_, err = t.append(journal.HoursSet{Hours: again})
		return err
	})
}
