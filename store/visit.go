package store

import (
	"fmt"
	"sync"
	"sync/atomic"

	"baken/store/member"
)

// visit is the use of an open store by one member of several: a session of the hub.
type visit struct {
	left atomic.Bool
	mu   sync.Mutex
	ears []*Listener
	sent map[OpID]bool // given to the outbox in it
}

// As is the same open store with another member before it, who has drafts of their own
// and sees what their roles allow. Closing it ends that use alone. Whoever uses it shows
// first that the member sits there. ErrUnknown when the team has none of that id.
func (s *Store) As(id member.ID) (*Store, error) {
	err := s.read(func(t *tx) error {
		_, ok, err := t.person(id)
		if err == nil && !ok {
			err = fmt.Errorf("%w: member %s", ErrUnknown, id)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return &Store{core: s.core, me: id, visit: &visit{}}, nil
}

// speaking is the store with another member as the one who acts, for what goes on in
// that member's name behind the screen; zero is nobody else.
func (s *Store) speaking(id member.ID) *Store {
	if id.IsZero() || id == s.me {
		return s
	}
	return &Store{core: s.core, me: id, visit: s.visit}
}

// hears keeps a listener to close when the visit ends.
func (v *visit) hears(l *Listener) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.ears = append(v.ears, l)
}

// sends notes a reply that was given to the outbox; it may be called on none.
func (v *visit) sends(id OpID) {
	if v == nil {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.sent == nil {
		v.sent = map[OpID]bool{}
	}
	v.sent[id] = true
}

// takesBack says whether the end of the visit takes a reply back: another session of the
// same member goes on with its own.
func (v *visit) takesBack(id OpID) bool {
	if v == nil {
		return true
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.sent[id]
}

// leave ends it: nothing is read or written by it any more.
func (v *visit) leave(of *listeners) {
	if v.left.Swap(true) {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, l := range v.ears {
		of.end(l)
	}
}

// gone says whether the store was closed, or this use of it.
func (s *Store) gone() bool { return s.closed.Load() || s.visit != nil && s.visit.left.Load() }

// acting is who acts as operations name them: nobody for the member whom the
// workstation was made for.
func (s *Store) acting() member.ID {
	if s.me == s.own {
		return member.ID{}
	}
	return s.me
}

// mine is the name of a position or setting of the desk that each member has.
func (s *Store) mine(name string) string {
	if id := s.acting(); !id.IsZero() {
		return name + " " + id.String()
	}
	return name
}
