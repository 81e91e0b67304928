package remote

import (
	"net"
	"testing"
	"testing/synctest"
	"time"
)

// from is a connection that comes from a place.
type from struct {
	net.Conn
	place string
	until time.Time
}

func (f *from) RemoteAddr() net.Addr            { return place(f.place) }
func (f *from) SetDeadline(end time.Time) error { f.until = end; return nil }
func (f *from) Close() error                    { return nil }

type place string

func (place) Network() string  { return "tcp" }
func (p place) String() string { return string(p) }

// TestGate lets so many in from one place and in all, and more when some have gone.
func TestGate(t *testing.T) {
	var g gate
	var in []*line
	for range ofOne {
		l := g.admit(&from{place: "[2001:db8::1]:22"})
		if l == nil {
			t.Fatalf("%d are too many from one place", len(in)+1)
		}
		in = append(in, l)
	}
	if g.admit(&from{place: "[2001:db8::1]:23"}) != nil {
		t.Error("one more comes in from one place")
	}
	if g.admit(&from{place: "no address"}) == nil {
		t.Error("another place is refused")
	}
	in[0].enters() // has shown a key
	in[1].Close()
	in[1].Close() // counts once
	for i, want := range []bool{true, true, false} {
		if got := g.admit(&from{place: "[2001:db8::1]:24"}) != nil; got != want {
			t.Errorf("%d after two had gone: %v", i+1, got)
		}
	}
	for n := g.all; n < strangers; n++ {
		if g.admit(&from{place: time.Duration(n).String() + ":1"}) == nil {
			t.Fatalf("%d are too many in all", n+1)
		}
	}
	if g.admit(&from{place: "192.0.2.1:1"}) != nil {
		t.Error("one more comes in")
	}
}

// TestGateForgets keeps no place of those who are gone.
func TestGateForgets(t *testing.T) {
	var g gate
	l := g.admit(&from{place: "192.0.2.1:1"})
	l.enters()
	l.Close()
	if g.all != 0 || len(g.from) != 0 {
		t.Errorf("%d, %v", g.all, g.from)
	}
}

// TestLineLasts has a connection end when nobody shows a key in time, and a while after
// its last session, whatever the SSH server sets.
func TestLineLasts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var g gate
		c := &from{place: "192.0.2.1:1"}
		l := g.admit(c)
		lasts := func(when string, want time.Time) {
			t.Helper()
			_ = l.SetDeadline(time.Time{}) // as the server does before it reads
			if !c.until.Equal(want) {
				t.Errorf("%s it lasts until %v, not %v", when, c.until, want)
			}
		}
		lasts("during the handshake", time.Now().Add(handshake))
		l.enters()
		l.enters()
		lasts("in sessions", time.Time{})
		l.leaves()
		lasts("in one session", time.Time{})
		l.leaves()
		lasts("after them", time.Now().Add(unused))
	})
}
