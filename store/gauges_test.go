package store

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestGauges(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	began := s.clock
	s.mail(letter{from: "a@example.org", root: "a", subject: "Vraag", text: "hallo"})
	s.clock = s.clock.Add(time.Hour)
	s.mail(letter{from: "b@example.org", root: "b", subject: "Nog een", text: "hallo"})
	d, err := s.NewContact(ctx, Phone, Call{StartedAt: s.clock})
	s.must(d, err)
	g, err := s.Gauges(ctx)
	s.step(err)
	c, err := s.Counts()
	s.step(err)
	waiting := 0
	for _, by := range g.Waiting {
		for _, n := range by {
			waiting += n
		}
	}
	mails := 0
	for _, n := range g.Waiting[Mail] {
		mails += n
	}
	if waiting != c.Waiting || mails != 2 || !g.Longest[Mail].Equal(began) {
		t.Errorf("%d wait, %d of them by mail, since %s: %+v; the queue has %d, since %s", waiting, mails, g.Longest[Mail], g.Waiting, c.Waiting, began)
	}
	before := g
	first := s.queue(FilterWaiting)[0]
	s.must(s.Claim(ctx, first.ID))
	s.must(s.CloseContact(ctx, first.ID, first.Newest))
	g, err = s.Gauges(ctx)
	s.step(err)
	if g.Events <= before.Events || g.Closed != before.Closed+1 {
		t.Errorf("after two acts: %d events of %d, %d closed", g.Events, before.Events, g.Closed)
	}
	i, err := os.Stat(s.Path())
	s.step(err)
	if g.Size != i.Size() {
		t.Errorf("%d bytes of %d", g.Size, i.Size())
	}
	ops, err := s.Outbox().List(false)
	s.step(err)
	want := map[OpKind]map[OpState]int{}
	for _, o := range ops {
		if want[o.Kind] == nil {
			want[o.Kind] = map[OpState]int{}
		}
		want[o.Kind][o.State]++
	}
	if d := cmp.Diff(want, g.Outbox); d != "" {
		t.Error(d)
	}
}
