package outbox

import (
	"slices"
	"testing"
	"time"

	"baken/inbox/mailtest"
	"baken/store"
)

// The connection ends after every so many bytes, in both directions. Whatever
// the place, a mail is there once, or unclear with 0 or 1 there; and what is not
// unclear goes when the network is back.
func TestCutAtManyPlaces(t *testing.T) {
	o := mailtest.SMTPOptions{Security: mailtest.Plain}
	sink := submission(t, o)
	proxy := mailtest.NewProxy(t, sink.Addr)
	a := handedIn(t, sink, o)
	a.Config.SMTP = "smtp://hulplijn%40example.org@" + proxy.Addr
	h := newHouse(t)
	s := h.sender(a)
	h.reply(0)
	if _, err := s.Send(t.Context()); err != nil {
		t.Fatal(err)
	}
	whole := map[mailtest.Direction]int64{mailtest.ToServer: proxy.Passed(mailtest.ToServer), mailtest.ToClient: proxy.Passed(mailtest.ToClient)}
	n, states := 1, map[store.OpState]int{}
	for _, way := range []mailtest.Direction{mailtest.ToServer, mailtest.ToClient} {
		for at := int64(0); at < whole[way]; at += 1 + whole[way]/60 {
			op := h.reply(n)
			n++
			proxy.CutAfter(way, at)
			_, _ = s.Send(t.Context()) // whether the server is the trouble depends on the place
			proxy.CutAfter(way, -1)
			for state, k := range h.tally(sink, []store.Op{op}) {
				states[state] += k
			}
			h.now = h.now.Add(time.Hour)
			if _, err := s.Send(t.Context()); err != nil {
				t.Fatalf("after a cut at %d: %v", at, err)
			}
			h.tally(sink, []store.Op{op})
			if got := h.op(op.ID).State; !slices.Contains([]store.OpState{store.OpDone, store.OpUnclear}, got) {
				t.Errorf("after a cut at %d it is %s", at, got)
			}
		}
	}
	if states[store.OpWaiting] == 0 || states[store.OpUnclear] == 0 {
		t.Errorf("the cuts were not where they should be: %v", states)
	}
	t.Logf("%d cuts: %v", n-1, states)
}
