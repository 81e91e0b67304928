package imap

import (
	"sync/atomic"
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"baken/store"
)

// TestNotGiven: what a server does not give for a while is shown as not read, asked
// for again later, and then it is as if it had come at once.
func TestNotGiven(t *testing.T) {
	for _, command := range []string{"BODY", "SECTION"} {
		for _, code := range []string{"", "SERVERBUG", "UNAVAILABLE", "INUSE"} {
			t.Run(command+code, func(t *testing.T) {
				g := newGrudge(t)
				g.deliver(t, "INBOX", letterFrom(1, "a@example.net", "vraag", "Ik wil dood, vannacht doe ik het."))
				h := newHouseAt(t, g.addr)
				g.refused.Store(command)
				g.code.Store(code)
				for range 3 {
					_, _ = h.sync.Once(t.Context(), nil)
				}
				if g.met.Load() == 0 {
					t.Fatal("it was not asked for")
				}
				for _, c := range h.contacts() {
					if c.Urgency != store.NotAssessed || c.NotFetched != 1 || c.State != store.Waiting {
						t.Errorf("%v, %d not fetched, %s", c.Urgency, c.NotFetched, c.State)
					}
				}
				g.refused.Store("")
				h.remake() // a new day
				h.once()
				if n := len(h.contacts()); n != 1 {
					t.Fatalf("%d contacts, want one", n)
				}
				if c := h.contact("vraag"); c.Urgency != store.Acute || c.NotFetched != 0 || c.State != store.Waiting {
					t.Errorf("in the end %v, %d not fetched, %s", c.Urgency, c.NotFetched, c.State)
				}
			})
		}
	}
}

// TestOneNotNow: of one mail alone the server says for ever that it can't give it at
// the moment; the others come.
func TestOneNotNow(t *testing.T) {
	for _, what := range []string{"head", "body"} {
		h := newHouseAt(t, refuserWith(t, "UNAVAILABLE", 20, func(uid int, w string) bool { return uid == 15 && w == what }))
		h.deps.Poll = time.Millisecond
		h.remake()
		_, _ = h.sync.Once(t.Context(), nil)
		bodies := 0
		for _, c := range h.contacts() {
			for _, m := range h.conversation(c.ID) {
				if m.HaveBody {
					bodies++
				}
			}
		}
		if n := len(h.contacts()); n != 20 || bodies < 19 {
			t.Errorf("%s: %d rows, %d bodies", what, n, bodies)
		}
	}
}

// TestSomeNotNow: several mails for ever, and those that are asked for again are mostly
// these; the others come all the same.
func TestSomeNotNow(t *testing.T) {
	h := newHouseAt(t, refuserWith(t, "LIMIT", 20, func(uid int, w string) bool { return w == "body" && (uid == 3 || uid == 10 || uid >= 18) }))
	h.deps.Poll = time.Millisecond
	h.remake()
	for range 3 {
		_, _ = h.sync.Once(t.Context(), nil)
	}
	bodies := 0
	for _, c := range h.contacts() {
		if c.NotFetched == 0 {
			bodies++
		}
	}
	if bodies != 15 {
		t.Errorf("%d bodies, want 15", bodies)
	}
}

// TestAskedCheaply: to find out what it means that a server can't give some mails at
// the moment, none that is here is fetched again.
func TestAskedCheaply(t *testing.T) {
	var given, refused atomic.Int32
	h := newHouseAt(t, refuserWith(t, "LIMIT", 20, func(uid int, w string) bool {
		if w == "given" {
			given.Add(1)
		}
		no := w == "body" && uid < 10
		if no {
			refused.Add(1)
		}
		return no
	}))
	h.deps.Poll = time.Millisecond
	h.remake()
	// A few that are asked for to see whether the server gives any may all be among the
	// nine (126 of 4845 times): then others are, the next time.
	for n := 0; given.Load() < 11; n++ {
		if n == 5 {
			t.Fatalf("%d mails were given, want at least 11", given.Load())
		}
		_, _ = h.sync.Once(t.Context(), nil)
	}
	given.Store(0)
	refused.Store(0)
	h.remake() // a new day: what was not given is asked for again
	_, _ = h.sync.Once(t.Context(), nil)
	if given.Load() != 0 || refused.Load() == 0 {
		t.Errorf("%d mails were given again, %d refused", given.Load(), refused.Load())
	}
}

// TestMostlyRefused: where nearly all that a server is asked for cannot be read, what can
// be comes all the same after some tries, whichever of them were asked for first.
func TestMostlyRefused(t *testing.T) {
	h := newHouseAt(t, refuserWith(t, "LIMIT", 12, func(uid int, w string) bool { return w == "body" && uid != 7 }))
	h.deps.Poll = time.Millisecond
	h.remake()
	for range 60 { // four of twelve are asked for in each: all miss it once in 10^10 times
		_, _ = h.sync.Once(t.Context(), nil)
		if h.contact("vraag 7").NotFetched == 0 {
			return
		}
	}
	t.Error("the one that can be read did not come")
}

// TestBelieved: however often one asks about an error, it counts when a unit of work
// ends with it, and not for ever.
func TestBelieved(t *testing.T) {
	w := &work{s: &Syncer{}}
	err := error(&ServerError{Command: "FETCH", Type: "NO", Code: "LIMIT"})
	for n := range mostPutOff {
		for range 5 {
			if w.withheld(err) {
				t.Fatalf("not believed after %d times", n)
			}
		}
		if w.believe(err) != err {
			t.Error("it gives another error")
		}
	}
	if !w.withheld(err) || w.believe(nil) != nil || w.s.putOff != mostPutOff {
		t.Errorf("believed for ever: %d", w.s.putOff)
	}
}

// TestOutage: while the server says of everything that it can't at the moment nothing is
// taken for lost; when it is well again all comes, without waiting.
func TestOutage(t *testing.T) {
	for _, what := range []string{"head", "body"} {
		var out atomic.Bool
		var asked atomic.Int32
		out.Store(true)
		h := newHouseAt(t, refuserWith(t, "LIMIT", 40, func(_ int, w string) bool {
			if (w == what || w == "body") && out.Load() {
				asked.Add(1)
				return true
			}
			return false
		}))
		h.deps.Poll = time.Millisecond
		h.remake()
		for range 6 {
			if _, err := h.sync.Once(t.Context(), nil); err == nil {
				t.Errorf("%s: nothing is said of it", what)
			}
		}
		if n := asked.Load(); n > 400 {
			t.Errorf("%s: it was asked %d times", what, n)
		}
		out.Store(false)
		h.once()
		for _, c := range h.contacts() {
			if c.NotFetched > 0 {
				t.Errorf("%s: a body is not here", what)
			}
		}
		if n := len(h.contacts()); n != 40 {
			t.Errorf("%s: %d rows", what, n)
		}
	}
}

// TestClosedFolder: a folder that may be listed and not opened does not keep what was
// deleted elsewhere in the queue.
func TestClosedFolder(t *testing.T) {
	g := newGrudge(t)
	g.deliver(t, "INBOX", letterFrom(1, "a@example.net", "vraag", "Dag."))
	h := newHouseAt(t, g.addr)
	h.once()
	g.closed.Store("Archive")
	c, err := imapclient.DialInsecure(g.addr, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for _, step := range []func() error{
		func() error { return c.Login("h", "geheim").Wait() },
		func() error { _, err := c.Select("INBOX", nil).Wait(); return err },
		func() error {
			return c.Store(goimap.SeqSetNum(1), &goimap.StoreFlags{Op: goimap.StoreFlagsAdd, Flags: []goimap.Flag{goimap.FlagDeleted}}, nil).Close()
		},
		func() error { return c.Expunge().Close() },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	h.once()
	if n := len(h.contacts()); n != 0 {
		t.Errorf("%d contacts are left", n)
	}
}
