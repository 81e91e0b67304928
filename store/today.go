package store

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/member"
)

// Today is how the line stands now, and what was done since midnight.
type Today struct {
	At, Since time.Time // now, and midnight in the zone of the helpline
	All       TodayOf
	Channels  []TodayOf // those through which somebody waits or was answered: phone, chat, mail, other
}

// TodayOf is how one channel stands, or all.
type TodayOf struct {
	Channel  Channel       // empty: all
	Waiting  int           // contacts
	Longest  time.Time     // since when the one waits that waits longest; zero: none waits
	Answered int           // contacts that were answered or spoken with
	First    int           // those of them that were answered for the first time; no calls
	Median   time.Duration // from their first message to that answer
}

// Today counts. It reads those that wait and what was done today, never the whole store.
// ErrNotAllowed for who may not see how the line stands.
func (s *Store) Today(ctx context.Context) (v Today, err error) {
	err = s.read(func(t *tx) error {
		if err := t.allowed(member.FiguresByCounselor, "figures"); err != nil {
			return err
		}
		v.At = s.now().In(brussels)
		v.Since = time.Date(v.At.Year(), v.At.Month(), v.At.Day(), 0, 0, 0, 0, brussels)
		d := &dayCount{tx: t, since: v.Since, of: map[Channel]*dayOf{}}
		if err := d.waiting(ctx); err != nil {
			return err
		}
		touched, err := t.touchedSince(ctx, v.Since)
		if err != nil {
			return err
		}
		for id := range touched {
			if err := d.answered(id); err != nil {
				return err
			}
		}
		v.All = d.total().sum("")
		for _, ch := range []Channel{Phone, Chat, Mail, Other} {
			if of := d.of[ch]; of != nil {
				v.Channels = append(v.Channels, of.sum(ch))
			}
		}
		return nil
	})
	if err != nil {
		return Today{}, err
	}
	return v, nil
}

// dayCount is a count of one day that is going on.
type dayCount struct {
	*tx
	since time.Time
	of    map[Channel]*dayOf
}

// dayOf is what was found of one channel.
type dayOf struct {
	waiting  int
	longest  int64
	answered int
	firsts   []time.Duration
}

func (d *dayCount) channel(ch Channel) *dayOf {
	if ch == "" {
		ch = Mail
	}
	if d.of[ch] == nil {
		d.of[ch] = &dayOf{}
	}
	return d.of[ch]
}

// total is all channels together.
func (d *dayCount) total() *dayOf {
	all := &dayOf{}
	for _, o := range d.of {
		all.waiting += o.waiting
		all.answered += o.answered
		all.firsts = append(all.firsts, o.firsts...)
		if o.longest != 0 && (all.longest == 0 || o.longest < all.longest) {
			all.longest = o.longest
		}
	}
	return all
}

func (o *dayOf) sum(ch Channel) TodayOf {
	return TodayOf{Channel: ch, Waiting: o.waiting, Longest: milli(o.longest), Answered: o.answered, First: len(o.firsts), Median: median(o.firsts)}
}

// median is the middle one, or what lies between the two in the middle; 0 of none.
func median(all []time.Duration) time.Duration {
	if len(all) == 0 {
		return 0
	}
	all = slices.Sorted(slices.Values(all))
	return (all[(len(all)-1)/2] + all[len(all)/2]) / 2
}

// waiting counts those that wait.
func (d *dayCount) waiting(ctx context.Context) error {
	l, err := d.ladder(string(FilterWaiting))
	if err != nil {
		return err
	}
	n := 0
	return l.Each(nil, func(key, _ []byte) error {
		if n++; n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		r, _, err := d.row(contactOf(key))
		if err != nil {
			return err
		}
		o := d.channel(r.Channel)
		o.waiting++
		if o.longest == 0 || r.Since < o.longest {
			o.longest = r.Since
		}
		return nil
	})
}

// answered counts a contact if it was answered since, by a mail or by speaking.
func (d *dayCount) answered(id ContactID) error {
	a, err := d.acts(id)
	if err != nil {
		return err
	}
	r, ok, err := d.row(id)
	if err != nil || !ok {
		return err
	}
	switch c := a.Call; {
	case c.any() && (c.As != CallHeld || c.Ended.Before(d.since)): // also while it goes on
	case c.any():
		d.channel(r.Channel).answered++
		return nil
	}
	since, err := d.answeredSince(id, a)
	if err != nil || !since {
		return err
	}
	o := d.channel(r.Channel)
	o.answered++
	first, err := d.firstReply(id, a)
	if err != nil || a.Call.any() || first.Before(d.since) || r.Newest == (MailID{}) {
		return err
	}
	if wait := first.Sub(milli(r.First)); wait >= 0 {
		o.firsts = append(o.firsts, wait)
	}
	return nil
}

// answeredSince says whether an answer went to the contact since.
func (d *dayCount) answeredSince(id ContactID, a acts) (bool, error) {
	for _, x := range a.Answers {
		if !x.Void && !x.At.Before(d.since) {
			return true, nil
		}
	}
	all, err := d.entries(id)
	return slices.ContainsFunc(all, func(e entry) bool { return e.Dir == Out && e.Aside == "" && !e.at().Before(d.since) }), err
}

// older is how many events one after the other must be older before the journal is not
// read further back: what was made offline comes late.
const older = 512

// touchedSince are the contacts in which something happened since, by the name that they
// go by: a mail came or went, or somebody answered or ended a call.
func (t *tx) touchedSince(ctx context.Context, since time.Time) (map[ContactID]bool, error) {
	all := map[ContactID]bool{}
	take := func(id ContactID) error {
		to, err := t.canonical(id)
		all[to] = true
		return err
	}
	l, err := t.ladder(string(FilterAll))
	if err != nil {
		return nil, err
	}
	upto := timeKey(^since.UnixMilli())
	n := 0
	err = l.Each(nil, func(key, _ []byte) error {
		if n++; n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if bytes.Compare(key[:len(upto)], upto) > 0 {
			return errStop // the newest come first
		}
		return take(contactOf(key))
	})
	if err != nil && !errors.Is(err, errStop) {
		return nil, err
	}
	var last uint64
	if k, _ := t.bucket(boxJournal).Cursor().Last(); k != nil {
		last = seqOf(k)
	}
	for seq, old := last, 0; seq > 0 && old < older; seq-- {
		e, err := t.event(seq)
		if err != nil && !errors.Is(err, ErrErased) {
			return nil, err
		}
		if old++; e.At().Before(since) {
			continue
		}
		old = 0
		switch b := e.Body.(type) {
		case journal.AnsweredWith:
			err = take(b.Contact)
		case journal.ContactEnded:
			err = take(b.Contact)
		case journal.ContactBegun:
			err = take(b.Contact)
		default:
			continue
		}
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}
