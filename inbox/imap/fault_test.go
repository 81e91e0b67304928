package imap

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/inbox/account"
	"baken/inbox/mailtest"
	"baken/store"
)

// TestCutAnywhere ends the connection after so many bytes, at many places of a
// whole session, and tries again: in the end store and server agree, and what
// the counselor did is on the server once.
func TestCutAnywhere(t *testing.T) {
	for _, hidden := range [][]string{nil, {"MOVE", "CONDSTORE", "QRESYNC", "ESEARCH"}} {
		h := newHouse(t, mailtest.Options{}, hidden...)
		h.deliver("INBOX", 60)
		h.once()
		before := h.proxy.Passed(mailtest.ToClient)
		up := h.proxy.Passed(mailtest.ToServer)
		h.once()
		whole, wholeUp := h.proxy.Passed(mailtest.ToClient)-before+6000, h.proxy.Passed(mailtest.ToServer)-up+1500
		n := 100
		for i := range 24 {
			n++
			uid := h.server.Deliver("INBOX", letterFrom(n, "x@example.net", "snede", "Nog een."), day.Add(time.Duration(n)*time.Hour))
			h.server.AddFlags("INBOX", uid-2, goimap.FlagFlagged)
			row := h.contact("vraag " + string(rune('0'+i%10)))
			if err := h.store.Outbox().Flag(t.Context(), row.Newest, store.Seen, 0); err != nil {
				t.Fatal(err)
			}
			if i%3 == 0 {
				if err := h.store.Outbox().Move(t.Context(), h.contacts()[i%5].Newest, store.Archive); err != nil {
					t.Fatal(err)
				}
			}
			if i%2 == 0 {
				h.proxy.CutAfter(mailtest.ToClient, whole*int64(i)/24)
			} else {
				h.proxy.CutAfter(mailtest.ToServer, wholeUp*int64(i)/24)
			}
			for range 10 {
				if _, err := h.sync.Once(t.Context(), nil); err == nil {
					break
				} else if !errors.Is(err, account.ErrUnreachable) {
					t.Fatalf("cut %d: %v", i, err)
				}
			}
			h.proxy.CutAfter(mailtest.ToClient, -1)
			h.proxy.CutAfter(mailtest.ToServer, -1)
			h.once()
			h.agree("INBOX")
		}
		left, err := h.store.Outbox().List(false)
		if err != nil || len(left) > 0 {
			t.Errorf("%d operations are left, %v", len(left), err)
		}
		seen := map[string]int{}
		for _, f := range []string{"INBOX", "Archive"} {
			for _, m := range h.server.Messages(f) {
				seen[m.MessageID]++
			}
		}
		for id, n := range seen {
			if n != 1 {
				t.Errorf("%s is there %d times", id, n)
			}
		}
		if len(seen) != 84 {
			t.Errorf("%d mails on the server, want 84", len(seen))
		}
	}
}

// TestSilence: a server that says nothing any more does not hold us longer than
// our patience.
func TestSilence(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.deliver("INBOX", 5)
	h.once()
	h.proxy.Silence(true)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	if _, err := h.sync.Once(ctx, nil); !errors.Is(err, account.ErrTimeout) {
		t.Errorf("the error is %v, want one of time", err)
	}
	h.proxy.Silence(false)
	h.once()
	h.agree("INBOX")
}

// TestSlowLine: a mail larger than what comes in the time of our patience comes
// all the same, as long as something comes.
func TestSlowLine(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.deps.Patience = 2 * time.Second
	h.remake()
	raw, at := letters(10)
	h.server.Deliver("INBOX", raw, at)
	h.proxy.Bandwidth(40 << 10)
	h.proxy.Latency(20 * time.Millisecond)
	h.once()
	h.proxy.Bandwidth(0)
	h.agree("INBOX")
}

// TestSlowUpload: a copy for Sent that takes longer than our patience gets there, as
// long as it goes on.
func TestSlowUpload(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.deps.Patience = 2 * time.Second
	h.remake()
	h.once()
	h.sentRaw("groot@example.org", strings.Repeat("Dag Lien, dit is een lange regel met veel woorden erin.\r\n", 20_000)) // 1.1 MB
	h.proxy.Bandwidth(250 << 10)
	h.once()
	h.proxy.Bandwidth(0)
	if n := len(h.server.Messages("Sent")); n != 1 || len(h.open()) > 0 {
		t.Errorf("%d mails in Sent, want 1; operations left: %+v", n, h.open())
	}
}

// TestSlowFill: on a slow line rows come before bodies, and in the end all is
// here.
func TestSlowFill(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	for i := range 130 {
		raw, at := letters(i*10 + 1)
		h.server.Deliver("INBOX", raw, at)
	}
	h.proxy.Bandwidth(600 << 10)
	r := h.run()
	rows := false
	r.until("all bodies", func() bool {
		c, err := h.store.Counts()
		if err != nil {
			t.Fatal(err)
		}
		rows = rows || r.here() == 130 && c.ToFetch > 10
		return r.here() == 130 && c.ToFetch == 0
	})
	if !rows {
		t.Error("the bodies came with the rows")
	}
	h.proxy.Bandwidth(0)
	h.agree("INBOX")
}

// TestServerRestarts: the store is as it was, and goes on.
func TestServerRestarts(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.deliver("INBOX", 5)
	h.once()
	h.server.Stop()
	if _, err := h.sync.Once(t.Context(), nil); !errors.Is(err, account.ErrUnreachable) {
		t.Errorf("the error is %v", err)
	}
	h.server.Start()
	h.server.Expunge("INBOX", 2)
	h.once()
	h.agree("INBOX")
}

// TestTenKilobits: a line of 10 kbit/s is enough, and one on which a word takes each way
// what 2 s are of the patience that users have.
func TestTenKilobits(t *testing.T) {
	const ours = 3 * time.Second
	for name, slow := range map[string]func(*mailtest.Proxy){
		"10 kbit/s": func(p *mailtest.Proxy) { p.Bandwidth(10_000 / 8) },
		"latency":   func(p *mailtest.Proxy) { p.Latency(2 * time.Second / (patience / ours)) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t, mailtest.Options{}, "STARTTLS")
			h.deps.Patience = ours
			h.remake()
			h.deliver("INBOX", 3)
			slow(h.proxy)
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
			defer cancel()
			if _, err := h.sync.Once(ctx, nil); err != nil {
				t.Error(err)
			}
			h.proxy.Bandwidth(0)
			h.proxy.Latency(0)
			h.agree("INBOX")
		})
	}
}
