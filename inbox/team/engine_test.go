package team

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"baken/store"
	"baken/store/journal"
)

// Every engine keeps what Engine promises.
func TestEngines(t *testing.T) {
	for name, begin := range map[string]func(*testing.T) rig{
		"in memory":                  inMemory,
		"in the hub's own process":   inProcess,
		"of the hub, from elsewhere": fromElsewhere,
		"a cluster of three":         inCluster,
	} {
		t.Run(name, func(t *testing.T) {
			r := begin(t)
			for _, c := range []struct {
				what string
				is   func(*testing.T, rig)
			}{
				{"order", keepsOrder}, {"expectations", refuses}, {"twice", takesTwice}, {"records", keepsRecords},
				{"large", takesLarge}, {"ends", endsReplay}, {"together", keepsOneOrder},
			} {
				t.Run(c.what, func(t *testing.T) { c.is(t, r) })
			}
		})
	}
}

// rig is an engine that is tried: connections to it of somebody who may do what a team
// does there.
type rig struct {
	team journal.TeamID
	dial func() Engine
}

func inMemory(t *testing.T) rig { return rig{journal.TeamID{7}, dials(t, newMemory().dial)} }

// event is one of some subject; what it holds is nothing that an engine looks at.
func event(s journal.Subject, text string) store.Outgoing {
	return store.Outgoing{ID: journal.NewEventID(journal.Clock(time.Now().UnixMilli()) << 16), Subject: s, Envelope: []byte(text)}
}

// expecting is an event that may be put there only if last is the last of its subject.
func expecting(s journal.Subject, text string, last uint64) store.Outgoing {
	o := event(s, text)
	o.Expects, o.Last = true, last
	return o
}

// events are n of them, in several subjects.
func (r rig) events(n int, text string) (all []store.Outgoing) {
	for i := range n {
		all = append(all, event(r.team.Case(journal.CaseID{byte(i % 7)}), fmt.Sprintf("%s %d", text, i)))
	}
	return all
}

func texts(all []store.Delivered) (s []string) {
	for _, d := range all {
		s = append(s, string(d.Envelope))
	}
	return s
}

// replayed are n entries after a sequence.
func replayed(t *testing.T, e Engine, after uint64, n int) (all []store.Delivered) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	enough := errors.New("enough")
	err := e.Replay(ctx, after, func(some []store.Delivered) error {
		if all = append(all, some...); len(all) >= n {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) || len(all) != n {
		t.Fatalf("%d of %d entries after %d: %v", len(all), n, after, err)
	}
	for i := range all {
		if i > 0 && all[i].Seq <= all[i-1].Seq || all[i].Seq <= after {
			t.Fatalf("sequence %d after %d", all[i].Seq, all[max(i, 1)-1].Seq)
		}
	}
	return all
}

func end(t *testing.T, e Engine) uint64 {
	t.Helper()
	_, last, err := e.Stream(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return last
}

// publishes puts events at the end, without an error.
func publishes(t *testing.T, e Engine, all ...store.Outgoing) []uint64 {
	t.Helper()
	seqs, err := e.Publish(context.Background(), all)
	if err != nil || len(seqs) != len(all) {
		t.Fatalf("%d of %d events published: %v", len(seqs), len(all), err)
	}
	return seqs
}

// What is published comes back in its order, to whoever asks from wherever; and what
// comes afterwards comes too.
func keepsOrder(t *testing.T, r rig) {
	e, other := r.dial(), r.dial()
	defer e.Close()
	defer other.Close()
	id, from, err := e.Stream(context.Background())
	if again, _, oerr := other.Stream(context.Background()); id == "" || again != id || err != nil || oerr != nil {
		t.Fatalf("the stream is %q and %q: %v, %v", id, again, err, oerr)
	}
	all := r.events(2*pieces+3, "order")
	seqs := publishes(t, e, all...)
	if !slices.IsSorted(seqs) || seqs[0] <= from || end(t, other) != seqs[len(seqs)-1] {
		t.Errorf("sequences from %d to %d; the end is at %d", seqs[0], seqs[len(seqs)-1], end(t, other))
	}
	got := replayed(t, other, from, len(all))
	for i, d := range got {
		if d.Seq != seqs[i] || d.Subject != all[i].Subject || !bytes.Equal(d.Envelope, all[i].Envelope) {
			t.Fatalf("entry %d is %d %s %q", i, d.Seq, d.Subject, d.Envelope)
		}
	}
	if diff := gocmp.Diff(texts(got[len(got)-2:]), texts(replayed(t, e, seqs[len(seqs)-3], 2))); diff != "" {
		t.Error(diff)
	}
	late := make(chan struct{})
	go func() {
		defer close(late)
		publishes(t, e, event(r.team.System(), "late"))
	}()
	if got := replayed(t, other, seqs[len(seqs)-1], 1); string(got[0].Envelope) != "late" {
		t.Errorf("what came late is %q", got[0].Envelope)
	}
	<-late
}

// Of two that expect to be first, one is. What was before it in the same go stands.
func refuses(t *testing.T, r rig) {
	e := r.dial()
	defer e.Close()
	ctx := context.Background()
	claim := r.team.Claim(journal.ContactID{1})
	first := expecting(claim, "first", 0)
	seq := publishes(t, e, first)[0]
	second := expecting(claim, "second", 0)
	before := r.events(2, "before")
	seqs, err := e.Publish(ctx, append(before, second))
	var wrong *WrongLast
	if !errors.As(err, &wrong) || wrong.ID != second.ID || wrong.Last != seq || len(seqs) != 2 {
		t.Fatalf("of two claims the second was told %v, after %d others", err, len(seqs))
	}
	if again := publishes(t, e, first)[0]; again != seq {
		t.Errorf("the first, sent again, has %d and not %d", again, seq)
	}
	publishes(t, e, expecting(claim, "third", seq))
	if _, err := e.Publish(ctx, []store.Outgoing{expecting(r.team.Claim(journal.ContactID{2}), "of nothing", 99)}); !errors.As(err, &wrong) || wrong.Last != 0 {
		t.Errorf("where there is none: %v", err)
	}
	if got := texts(replayed(t, e, seq-1, 4)); !slices.Equal(got, []string{"first", "before 0", "before 1", "third"}) {
		t.Errorf("the journal has %q", got)
	}
}

// What is published again is not refused, and all that was stands.
func takesTwice(t *testing.T, r rig) {
	e := r.dial()
	defer e.Close()
	from := end(t, e)
	all := r.events(5, "twice")
	publishes(t, e, all...)
	publishes(t, e, all...)
	var seen []string
	for _, d := range replayed(t, e, from, int(end(t, e)-from)) {
		if s := string(d.Envelope); !slices.Contains(seen, s) {
			seen = append(seen, s)
		}
	}
	if len(seen) != len(all) {
		t.Errorf("of 5 events published twice stand %q", seen)
	}
}

// A record is what was put there last, until it is deleted.
func keepsRecords(t *testing.T, r rig) {
	e, other := r.dial(), r.dial()
	defer e.Close()
	defer other.Close()
	ctx := context.Background()
	key, next := rowKey([16]byte{1}), epochKey(journal.WorkstationID{2})
	none := func(k Key) {
		t.Helper()
		if v, err := other.Get(ctx, k); !errors.Is(err, ErrNoRecord) {
			t.Errorf("%s is %q: %v", k, v, err)
		}
	}
	is := func(k Key, want string) {
		t.Helper()
		if v, err := other.Get(ctx, k); err != nil || string(v) != want {
			t.Errorf("%s is %q, not %q: %v", k, v, want, err)
		}
	}
	put := func(k Key, value string) {
		t.Helper()
		if err := e.Put(ctx, Record{k, []byte(value)}); err != nil {
			t.Fatal(err)
		}
	}
	none(key)
	put(key, "one")
	put(next, "two")
	is(key, "one")
	put(key, "three")
	is(key, "three")
	is(next, "two")
	for range 2 { // the second time there is none
		for _, k := range []Key{key, next} {
			if err := e.Delete(ctx, k); err != nil {
				t.Fatal(err)
			}
			none(k)
		}
	}
	put(key, "four")
	is(key, "four")
}

// What is as large as an event gets is taken; what is larger is said to be.
func takesLarge(t *testing.T, r rig) {
	e := r.dial()
	defer e.Close()
	from := end(t, e)
	large := event(r.team.System(), "")
	large.Envelope = bytes.Repeat([]byte("x"), 1<<20)
	publishes(t, e, large)
	if got := replayed(t, e, from, 1); !bytes.Equal(got[0].Envelope, large.Envelope) {
		t.Errorf("of a large entry came %d bytes", len(got[0].Envelope))
	}
	large = event(r.team.System(), "")
	large.Envelope = make([]byte, maxEntry+1)
	if _, err := e.Publish(context.Background(), []store.Outgoing{large}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("one that is too large: %v", err)
	}
	publishes(t, e, event(r.team.System(), "after"))
}

// A replay ends when it is told to, and with the connection.
func endsReplay(t *testing.T, r rig) {
	e := r.dial()
	ctx, cancel := context.WithCancel(context.Background())
	from := end(t, e)
	publishes(t, e, event(r.team.System(), "seen"))
	err := e.Replay(ctx, from, func([]store.Delivered) error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a replay that was to end: %v", err)
	}
	e.Close()
}

// Many who publish at once: all are told one order, and nobody's events change places.
func keepsOneOrder(t *testing.T, r rig) {
	const many, each = 5, 40
	watching := r.dial()
	defer watching.Close()
	from := end(t, watching)
	var all sync.WaitGroup
	for i := range many {
		all.Go(func() {
			e := r.dial()
			defer e.Close()
			publishes(t, e, r.events(each, fmt.Sprint("of ", i))...)
		})
	}
	one := texts(replayed(t, watching, from, many*each))
	all.Wait()
	e := r.dial()
	defer e.Close()
	if diff := gocmp.Diff(one, texts(replayed(t, e, from, many*each))); diff != "" {
		t.Error(diff)
	}
	for i := range many {
		n := 0
		for _, s := range one {
			if s == fmt.Sprintf("of %d %d", i, n) {
				n++
			}
		}
		if n != each {
			t.Errorf("of %d stand %d in order", i, n)
		}
	}
}
