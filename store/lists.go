package store

import (
	"bytes"
	"encoding/binary"
	"time"
)

// Filter names one of the ordered lists of contacts.
type Filter string

// The filters, as the command line has them. Waiting and Mine go by urgency and
// then the longest wait, the others by the newest message.
const (
	FilterWaiting  Filter = "waiting" // claimed or not
	FilterMine     Filter = "mine"    // claimed by me and not closed
	FilterAnswered Filter = "answered"
	FilterClosed   Filter = "closed"
	FilterAside    Filter = "aside"
	FilterAll      Filter = "all"

	FilterUnfinished Filter = "unfinished" // registrations that were begun and in which something is missing
)

// Filters are all filters, in the order in which a person goes through them.
var Filters = []Filter{FilterWaiting, FilterMine, FilterAnswered, FilterClosed, FilterAside, FilterAll, FilterUnfinished}

// listFollowUps is ordered by the date on which a contact waits again.
const listFollowUps = "follow-ups"

// Counts are the numbers of the queue's head.
type Counts struct {
	Waiting, Urgent, Mine, Answered, Closed, All int
	Aside                                        int // looks automatic or unwanted
	Old                                          int // before waiting_since; in the list of what is aside, last
	ToFetch                                      int // mails of which only the header is here
	FollowUp                                     int // have a date on which they wait again
	Unfinished                                   int // have a registration in which something is missing
}

// Counts counts without reading a row.
func (s *Store) Counts() (c Counts, err error) {
	err = s.read(func(t *tx) error {
		for _, n := range []struct {
			list string
			into *int
		}{
			{string(FilterWaiting), &c.Waiting}, {string(FilterMine), &c.Mine}, {string(FilterAnswered), &c.Answered},
			{string(FilterClosed), &c.Closed}, {string(FilterAll), &c.All}, {listWanted, &c.ToFetch}, {listFollowUps, &c.FollowUp}, {string(FilterUnfinished), &c.Unfinished},
		} {
			l, err := t.ladder(n.list)
			if err != nil {
				return err
			}
			*n.into = l.Len()
		}
		waiting, err := t.ladder(string(FilterWaiting))
		if err != nil {
			return err
		}
		if c.Urgent, err = waiting.Index([]byte{rankKey(Minor) + 1}); err != nil {
			return err
		}
		aside, err := t.ladder(string(FilterAside))
		if err != nil {
			return err
		}
		if c.Aside, err = aside.Index([]byte{1}); err != nil {
			return err
		}
		c.Old = aside.Len() - c.Aside
		return nil
	})
	return c, err
}

// rankKey orders ranks highest first.
func rankKey(u Urgency) byte { return 255 - byte(u) }

// placeRow says in which lists a row stands, and puts it there.
func (t *tx) placeRow(id ContactID, old row, r *row, a acts) error {
	rank := r.Urgency
	if a.Danger.Danger != NotJudged && !milli(r.WriterAt).After(a.Danger.Upto) {
		rank = Contact{Danger: a.Danger.Danger}.Rank()
	}
	byWait := append(append([]byte{rankKey(rank)}, timeKey(r.Since)...), id[:]...)
	byNewest := append(timeKey(^r.Last), id[:]...)
	steps := []rowStep{{string(FilterAll), byNewest}}
	switch r.State {
	case Waiting:
		steps = append(steps, rowStep{string(FilterWaiting), byWait})
	case Aside:
		group := byte(0)
		if r.Aside == AsideOld {
			group = 1
		}
		steps = append(steps, rowStep{string(FilterAside), append([]byte{group}, byNewest...)})
	default:
		steps = append(steps, rowStep{string(r.State), byNewest})
	}
	if a.Claim.By == t.s.me && r.State != Closed {
		if r.State == Waiting {
			steps = append(steps, rowStep{string(FilterMine), append([]byte{0}, byWait...)})
		} else {
			steps = append(steps, rowStep{string(FilterMine), append([]byte{1}, byNewest...)})
		}
	}
	if !a.FollowUp.IsZero() && r.State != Waiting {
		steps = append(steps, rowStep{listFollowUps, append(timeKey(a.FollowUp.UnixMilli()), id[:]...)})
	}
	if a.Call.running() && a.Call.Channel != Chat {
		steps = append(steps, rowStep{listCalls, append(timeKey(r.Made), id[:]...)})
	}
	unfinished, err := t.unfinished(id, *r, a)
	if err != nil {
		return err
	}
	if unfinished {
		steps = append(steps, rowStep{string(FilterUnfinished), byNewest})
	}
	r.Steps = steps
	return t.moveSteps(old.Steps, steps)
}

// moveSteps takes a row from where it stood to where it stands now.
func (t *tx) moveSteps(old, now []rowStep) error {
	stays := func(s rowStep, in []rowStep) bool {
		for _, o := range in {
			if o.List == s.List && bytes.Equal(o.Key, s.Key) {
				return true
			}
		}
		return false
	}
	for _, s := range old {
		if stays(s, now) {
			continue
		}
		l, err := t.ladder(s.List)
		if err != nil {
			return err
		}
		if err := l.Delete(s.Key); err != nil {
			return err
		}
	}
	for _, s := range now {
		if stays(s, old) {
			continue
		}
		l, err := t.ladder(s.List)
		if err != nil {
			return err
		}
		if err := l.Put(s.Key, nil); err != nil {
			return err
		}
	}
	return nil
}

// contactOf is the contact at the end of a list's key.
func contactOf(key []byte) ContactID { return ContactID(key[len(key)-16:]) }

// due is the contacts whose follow-up date has come.
func (t *tx) due(now time.Time) (ids []ContactID, err error) {
	l, err := t.ladder(listFollowUps)
	if err != nil {
		return nil, err
	}
	limit := uint64(now.UnixMilli())
	err = l.Each(nil, func(key, _ []byte) error {
		if binary.BigEndian.Uint64(key) > limit {
			return errStop
		}
		ids = append(ids, contactOf(key))
		return nil
	})
	if err == errStop {
		err = nil
	}
	return ids, err
}
