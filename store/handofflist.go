package store

import (
	"encoding/hex"
	"fmt"
	"strings"

	"baken/store/member"
)

// HandoffFilter says which handoffs are listed.
type HandoffFilter string

// The filters.
const (
	HandoffsReview   HandoffFilter = "review"   // wait for a supervisor
	HandoffsToMe     HandoffFilter = "to_me"    // offered to me, or to a team or region
	HandoffsReturned HandoffFilter = "returned" // sent back by a supervisor, or rejected: mine to go on with
	HandoffsApproved HandoffFilter = "approved"
	HandoffsMine     HandoffFilter = "mine" // offered by me
	HandoffsAll      HandoffFilter = "all"
)

// HandoffFilters are all of them, in the order in which a person goes through them.
var HandoffFilters = []HandoffFilter{HandoffsReview, HandoffsToMe, HandoffsReturned, HandoffsApproved, HandoffsMine, HandoffsAll}

// has says whether a handoff is listed for a member.
func (f HandoffFilter) has(h Handoff, me member.ID) bool {
	switch f {
	case HandoffsReview:
		return h.AwaitsReview()
	case HandoffsToMe:
		return h.OfferedTo(me) && h.FromMember != me
	case HandoffsReturned:
		return h.State == Rejected || h.Review == Returned && h.State == InProgress
	case HandoffsApproved:
		return h.Review == Approved && h.Open()
	case HandoffsMine:
		return h.FromMember == me && h.Open()
	}
	return true
}

// HandoffCounts is how many handoffs want something of this member.
type HandoffCounts struct {
	ToReview int // by her, who offered none of them
	ToMe     int // by a colleague
	Answered int // offered by her, and answered or returned
}

// Any is how many there are together.
func (c HandoffCounts) Any() int { return c.ToReview + c.ToMe + c.Answered }

// The lists of handoffs, each the newest first: when it was offered ‖ handoff → the
// case. What is over stands apart, as it grows for ever.
const (
	listHandoffs     = "handoffs"
	listHandoffsOver = "handoffs over"
)

// list is the one in which a handoff stands.
func (h handoffTrail) list() string {
	if h.State == Revoked || h.State == HandedOver {
		return listHandoffsOver
	}
	return listHandoffs
}

func (h handoffTrail) key() []byte { return append(timeKey(^h.At.UnixMilli()), h.ID[:]...) }

func handoffOfKey(key []byte) HandoffID { return HandoffID(key[len(key)-16:]) }

// listHandoffsOf brings the list in step with the file of a case.
func (t *tx) listHandoffsOf(id CaseID, was, is file) error {
	if len(was.Handoffs) == 0 && len(is.Handoffs) == 0 {
		return nil
	}
	t.change.Handoffs = true
	for _, h := range was.Handoffs {
		if now := is.handoff(h.ID); now != nil && now.list() == h.list() {
			continue
		}
		l, err := t.ladder(h.list())
		if err != nil {
			return err
		}
		if err := l.Delete(h.key()); err != nil {
			return err
		}
	}
	for _, h := range is.Handoffs {
		if old := was.handoff(h.ID); old != nil && old.list() == h.list() {
			continue
		}
		l, err := t.ladder(h.list())
		if err != nil {
			return err
		}
		if err := l.Put(h.key(), id[:]); err != nil {
			return err
		}
	}
	return nil
}

// eachHandoff gives the handoffs of lists, newest first, until f says that it has
// enough.
func (t *tx) eachHandoff(lists []string, f func(file, handoffTrail) (more bool, err error)) error {
	for _, name := range lists {
		l, err := t.ladder(name)
		if err != nil {
			return err
		}
		err = l.Each(nil, func(key, value []byte) error {
			c, err := t.file(CaseID(value))
			if err != nil {
				return err
			}
			h := c.handoff(handoffOfKey(key))
			if h == nil {
				return fmt.Errorf("%w: a handoff is listed that its case does not have", ErrDamaged)
			}
			more, err := f(c, *h)
			if err == nil && !more {
				err = errStop
			}
			return err
		})
		if err == errStop {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// openHandoffs and allHandoffs are the lists to look at.
var (
	openHandoffs = []string{listHandoffs}
	allHandoffs  = []string{listHandoffs, listHandoffsOver}
)

// Handoffs gives up to n handoffs of a filter, newest first, from the given place
// on; of all, those that are over come last. It asks for the right to read.
func (s *Store) Handoffs(filter HandoffFilter, from, n int) (all []Handoff, err error) {
	err = s.read(func(t *tx) error {
		if err := t.allowed(member.Read, "handoffs"); err != nil {
			return err
		}
		lists := openHandoffs
		if filter == HandoffsAll {
			lists = allHandoffs
		}
		return t.eachHandoff(lists, func(f file, h handoffTrail) (bool, error) {
			v, err := t.shownHandoff(f, h)
			if err != nil || !filter.has(v, s.me) {
				return true, err
			}
			if from--; from < 0 {
				all = append(all, v)
			}
			return len(all) < n, nil
		})
	})
	return all, err
}

// HandoffCounts counts what the handoffs want of this member.
func (s *Store) HandoffCounts() (c HandoffCounts, err error) {
	err = s.read(func(t *tx) error {
		me, _, err := t.person(s.me)
		if err != nil {
			return err
		}
		return t.eachHandoff(openHandoffs, func(f file, h handoffTrail) (bool, error) {
			v := Handoff{State: h.State, Review: h.Review, FromMember: h.From, Offer: Offer{Whom: h.Whom, Person: h.To}}
			switch {
			case v.AnsweredFor(s.me):
				c.Answered++
			case h.From == s.me:
			case v.OfferedTo(s.me) && me.Roles.May(member.AcceptHandoff):
				c.ToMe++
			case v.AwaitsReview() && me.Roles.May(member.ReviewHandoff):
				c.ToReview++
			}
			return true, nil
		})
	})
	return c, err
}

// HandoffLengths is how many each filter has.
func (s *Store) HandoffLengths() (of map[HandoffFilter]int, err error) {
	of = map[HandoffFilter]int{}
	err = s.read(func(t *tx) error {
		over, err := t.ladder(listHandoffsOver)
		if err != nil {
			return err
		}
		of[HandoffsAll] = over.Len()
		return t.eachHandoff(openHandoffs, func(_ file, h handoffTrail) (bool, error) {
			v := Handoff{State: h.State, Review: h.Review, FromMember: h.From, Offer: Offer{Whom: h.Whom, Person: h.To}}
			for _, f := range HandoffFilters {
				if f.has(v, s.me) {
					of[f]++
				}
			}
			return true, nil
		})
	})
	return of, err
}

// Handoff gives one. ErrUnknown when there is none.
func (s *Store) Handoff(id HandoffID) (v Handoff, err error) {
	err = s.read(func(t *tx) error {
		if err := t.allowed(member.Read, "handoffs"); err != nil {
			return err
		}
		f, h, err := t.findHandoff(id)
		if err == nil {
			v, err = t.shownHandoff(f, h)
		}
		return err
	})
	return v, err
}

// FindHandoff finds a handoff by its id or a prefix of it of 4 digits or more.
// ErrUnknown, ErrAmbiguous.
func (s *Store) FindHandoff(prefix string) (id HandoffID, err error) {
	prefix = strings.ToLower(strings.TrimSpace(prefix))
	n := 0
	err = s.read(func(t *tx) error {
		return t.eachHandoff(allHandoffs, func(_ file, h handoffTrail) (bool, error) {
			if len(prefix) >= 4 && strings.HasPrefix(hex.EncodeToString(h.ID[:]), prefix) {
				id = h.ID
				n++
			}
			return true, nil
		})
	})
	switch {
	case err != nil:
	case n == 0:
		err = fmt.Errorf("handoff %q: %w", printable(prefix), ErrUnknown)
	case n > 1:
		id, err = HandoffID{}, fmt.Errorf("handoff %q: %w", printable(prefix), ErrAmbiguous)
	}
	return id, err
}
