package store

import (
	"context"
	"os"
	"time"
)

// Gauges are numbers of the whole house, for who watches over the machine: how many
// there are, and never who or what.
type Gauges struct {
	Waiting  map[Channel]map[Urgency]int // contacts that wait, by the channel of each and its place in the queue
	Longest  map[Channel]time.Time       // since when the one waits that waits longest
	Answered int                         // contacts
	Closed   int
	Aside    int
	ToFetch  int                        // mails of which only the header is here
	Outbox   map[OpKind]map[OpState]int // what is not done
	Events   uint64                     // of the journal, ever
	Size     int64                      // of the file, in bytes
}

// Gauges counts. It reads a row for each contact that waits, in one transaction.
func (s *Store) Gauges(ctx context.Context) (g Gauges, err error) {
	counts, err := s.Counts()
	if err != nil {
		return g, err
	}
	g.Answered, g.Closed, g.Aside, g.ToFetch = counts.Answered, counts.Closed, counts.Aside+counts.Old, counts.ToFetch
	if err := s.read(func(t *tx) error { return t.gauge(ctx, &g) }); err != nil {
		return Gauges{}, err
	}
	ops, err := s.Outbox().List(false)
	if err != nil {
		return Gauges{}, err
	}
	g.Outbox = map[OpKind]map[OpState]int{}
	for _, o := range ops {
		if g.Outbox[o.Kind] == nil {
			g.Outbox[o.Kind] = map[OpState]int{}
		}
		g.Outbox[o.Kind][o.State]++
	}
	i, err := os.Stat(s.path)
	if err != nil {
		return Gauges{}, err
	}
	g.Size = i.Size()
	return g, nil
}

// gauge counts those that wait, and the journal.
func (t *tx) gauge(ctx context.Context, g *Gauges) error {
	if last, _ := t.bucket(boxJournal).Cursor().Last(); last != nil {
		if err := boxJournal.whole(last); err != nil {
			return err
		}
		g.Events = seqOf(last)
	}
	g.Waiting, g.Longest = map[Channel]map[Urgency]int{}, map[Channel]time.Time{}
	l, err := t.ladder(string(FilterWaiting))
	if err != nil {
		return err
	}
	n := 0
	return l.Each(nil, func(key, _ []byte) error {
		if n++; n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		r, _, err := t.row(contactOf(key))
		if err != nil {
			return err
		}
		ch := r.Channel
		if ch == "" {
			ch = Mail
		}
		if g.Waiting[ch] == nil {
			g.Waiting[ch] = map[Urgency]int{}
		}
		g.Waiting[ch][Urgency(255-key[0])]++
		if since := milli(r.Since); g.Longest[ch].IsZero() || since.Before(g.Longest[ch]) {
			g.Longest[ch] = since
		}
		return nil
	})
}
