package chat

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// desk is Rooms with a clock that the test moves, and sessions without a gateway.
type desk struct {
	*Rooms
	t      testing.TB
	clock  *clock
	keeper *folder
	config Config
	n      byte
}

func newDesk(t testing.TB, change func(*Config)) *desk {
	t.Helper()
	d := &desk{t: t, clock: &clock{t: monday}, keeper: newFolder(t)}
	d.config = Config{Keeper: d.keeper, Hours: always, Now: d.clock.now}
	if change != nil {
		change(&d.config)
	}
	d.restart()
	return d
}

func (d *desk) restart() {
	d.t.Helper()
	r, err := NewRooms(context.Background(), d.config)
	if err != nil {
		d.t.Fatal(err)
	}
	d.Rooms = r
}

// visitor begins a session.
func (d *desk) visitor() SessionID {
	d.t.Helper()
	d.n++
	id := SessionID{d.n}
	if err := d.Begin(context.Background(), Opening{ID: id, Own: []byte{1}}); err != nil {
		d.t.Fatal(err)
	}
	d.clock.pass(time.Second)
	return id
}

// kinds are what happened in a chat.
func (d *desk) kinds(id SessionID) (all []Kind) {
	d.t.Helper()
	v, err := d.Read(context.Background(), id, Since{})
	if err != nil {
		d.t.Fatal(err)
	}
	for i, e := range v.Entries {
		if e.N != uint64(i)+1 {
			d.t.Errorf("entry %d has number %d", i, e.N)
		}
		all = append(all, e.Kind)
	}
	return all
}

func (d *desk) place(id SessionID) int {
	d.t.Helper()
	v, err := d.Wait(context.Background(), id, Since{})
	if err != nil {
		d.t.Fatal(err)
	}
	return v.Place
}

func (d *desk) is(err, want error) {
	d.t.Helper()
	if !errors.Is(err, want) {
		d.t.Errorf("%v, want %v", err, want)
	}
}

var bram = Counselor{ID: "bram", Name: "Bram"}

func TestQueue(t *testing.T) {
	d, ctx := newDesk(t, nil), context.Background()
	if s := d.Standing(); s.State != Busy {
		t.Errorf("nobody is there, and it is %v", s)
	}
	d.Present(noor, true)
	if s := d.Standing(); s.State != Open {
		t.Errorf("%v", s)
	}
	a, b, c := d.visitor(), d.visitor(), d.visitor()
	d.is(d.Accept(ctx, a, noor), nil)
	d.is(d.Accept(ctx, a, noor), nil)
	d.is(d.Accept(ctx, a, bram), ErrTaken)
	if got := []int{d.place(b), d.place(c)}; !slices.Equal(got, []int{1, 2}) {
		t.Errorf("%v", got)
	}
	d.is(d.Leave(ctx, b, Exited), nil)
	if got := d.place(c); got != 1 {
		t.Errorf("%v", got)
	}
	if o, err := d.Resume(ctx, b); !errors.Is(err, ErrGone) || o.Own != nil {
		t.Errorf("%v %v", o, err)
	}
	d.is(d.Begin(ctx, Opening{ID: b}), ErrGone)
	e, f, g := d.visitor(), d.visitor(), d.visitor()
	for _, id := range []SessionID{c, e, f} {
		d.is(d.Accept(ctx, id, noor), nil)
	}
	d.is(d.Accept(ctx, g, noor), ErrMany)
	if s := d.Standing(); s.State != Busy || s.Ahead != 1 {
		t.Errorf("%v", s)
	}
}

func TestSendAndTakeBack(t *testing.T) {
	d, ctx := newDesk(t, nil), context.Background()
	id := d.visitor()
	d.is(d.Send(ctx, id, noor.ID, Line, LineID{1}, []byte("x"), 0, nil), ErrNotIn)
	d.is(d.Accept(ctx, id, noor), nil)
	d.is(d.Send(ctx, id, noor.ID, Line, LineID{1}, []byte("x"), time.Hour, nil), nil)
	d.is(d.TakeBack(id, LineID{1}), nil)
	d.is(d.TakeBack(id, LineID{1}), ErrLeft)
	// Sent again and again, it goes once.
	for range 3 {
		d.is(d.Send(ctx, id, noor.ID, Line, LineID{2}, []byte("y"), 20*time.Millisecond, nil), nil)
	}
	eventually(t, "the line", func() bool { return len(d.kinds(id)) == 2 })
	d.is(d.Send(ctx, id, noor.ID, Line, LineID{2}, []byte("y"), 0, nil), nil)
	d.is(d.TakeBack(id, LineID{2}), ErrLeft)
	// What cannot leave is told.
	failed := make(chan error, 1)
	d.is(d.Send(ctx, id, noor.ID, Line, LineID{3}, []byte("z"), 20*time.Millisecond, func(err error) { failed <- err }), nil)
	d.is(d.Leave(ctx, id, Exited), nil)
	d.is(<-failed, ErrAway)
	if diff := cmp.Diff([]Kind{Joined, Line, Gone}, d.kinds(id)); diff != "" {
		t.Error(diff)
	}
	// A visitor's line cannot use up the desk's id, nor the other way round.
	other := d.visitor()
	d.is(d.Accept(ctx, other, noor), nil)
	d.is(d.Send(ctx, other, noor.ID, Line, LineID{9}, []byte("a"), 0, nil), nil)
	if n, err := d.Say(ctx, other, LineID{9}, []byte("b")); n != 3 || err != nil {
		t.Errorf("%d %v", n, err)
	}
}

func TestPauseAndRequeue(t *testing.T) {
	d, ctx := newDesk(t, nil), context.Background()
	id := d.visitor()
	d.is(d.Accept(ctx, id, noor), nil)
	d.is(d.Pause(ctx, id, noor.ID), nil)
	d.clock.pass(59 * time.Second)
	d.is(d.Mark(ctx, id, Mark{Alive: true}), nil)
	d.sweep(ctx)
	d.is(d.Return(ctx, id, noor.ID), nil)
	d.is(d.Pause(ctx, id, noor.ID), nil)
	d.clock.pass(time.Minute)
	d.is(d.Mark(ctx, id, Mark{Alive: true}), nil)
	later := d.visitor()
	d.sweep(ctx)
	d.is(d.Return(ctx, id, noor.ID), ErrNotIn)
	if d.place(id) != 1 || d.place(later) != 2 {
		t.Error("it is not at the head of the queue")
	}
	d.is(d.Accept(ctx, id, bram), nil)
	d.is(d.Invite(ctx, id, bram.ID, noor), nil)
	d.is(d.HandOver(ctx, id, bram.ID, noor), nil)
	d.is(d.Accept(ctx, id, bram), ErrTaken)
	d.is(d.Accept(ctx, id, noor), nil)
	d.is(d.End(ctx, id, bram.ID), ErrNotIn)
	d.is(d.End(ctx, id, noor.ID), nil)
	if _, err := d.Say(ctx, id, LineID{1}, []byte("x")); !errors.Is(err, ErrGone) {
		t.Error(err)
	}
	d.clock.pass(overFor - time.Second)
	d.is(d.Mark(ctx, id, Mark{Alive: true}), nil)
	d.sweep(ctx)
	d.is(d.Mark(ctx, id, Mark{Alive: true}), nil)
	d.clock.pass(time.Second)
	d.sweep(ctx)
	d.is(d.Mark(ctx, id, Mark{Alive: true}), ErrGone)
	if diff := cmp.Diff([]Kind{Joined, Away, Back, Away, Requeued, Joined, Joined, Handed, Joined, Ended, Gone}, d.kinds(id)); diff != "" {
		t.Error(diff)
	}
}

// A colleague who is in the chat, and at the desk, has it from the one who stays away: the
// visitor who talks with her is not put into the queue. One who is away too does not.
func TestColleagueStaysInAPausedChat(t *testing.T) {
	d, ctx := newDesk(t, nil), context.Background()
	stays := func(id SessionID) Summary {
		t.Helper()
		d.is(d.Accept(ctx, id, noor), nil)
		d.is(d.Invite(ctx, id, noor.ID, bram), nil)
		d.is(d.Pause(ctx, id, noor.ID), nil)
		d.is(d.Return(ctx, id, bram.ID), nil) // he was not away
		d.clock.pass(pauseFor)
		d.is(d.Mark(ctx, id, Mark{Alive: true}), nil)
		d.sweep(ctx)
		all, _, err := d.Watch(ctx, 0)
		d.is(err, nil)
		return all[slices.IndexFunc(all, func(s Summary) bool { return s.ID == id })]
	}
	d.Present(bram, true)
	id := d.visitor()
	if s := stays(id); s.Phase != Talking || !slices.Equal(s.With, []Counselor{bram}) {
		t.Errorf("with a colleague at the desk: %+v", s)
	}
	d.is(d.Return(ctx, id, noor.ID), ErrNotIn)
	d.is(d.Send(ctx, id, bram.ID, Line, LineID{1}, []byte("a"), 0, nil), nil)
	if diff := cmp.Diff([]Kind{Joined, Joined, Away, Joined, Line}, d.kinds(id)); diff != "" {
		t.Error(diff)
	}
	d.Present(bram, false)
	if s := stays(d.visitor()); s.Phase != Waiting || len(s.With) > 0 {
		t.Errorf("with nobody at the desk: %+v", s)
	}
}

// Who hands over to somebody who is in the chat and at the desk has her talk on at once;
// who was invited leaves it to who has it.
func TestHandOverWithAColleague(t *testing.T) {
	els := Counselor{"els", "Els"}
	for _, c := range []struct {
		name  string
		by    Counselor
		to    Counselor
		away  bool // the invited one is not at the desk
		err   error
		with  []Counselor
		waits string // for whom; "-": it does not wait
		told  Entry
	}{
		{name: "to whoever is free", by: noor, with: []Counselor{bram, els}, waits: "-", told: Entry{Side: Desk, Kind: Handed, Who: bram.Name}},
		{name: "to the second one", by: noor, to: els, with: []Counselor{els, bram}, waits: "-", told: Entry{Side: Desk, Kind: Handed, Who: els.Name}},
		{name: "to who is away", by: noor, to: bram, away: true, waits: bram.ID, told: Entry{Side: Desk, Kind: Handed, Who: bram.Name}},
		{name: "to whoever is free, the first away", by: noor, away: true, with: []Counselor{els}, waits: "-", told: Entry{Side: Desk, Kind: Handed, Who: els.Name}},
		{name: "to another", by: noor, to: Counselor{"ans", "Ans"}, waits: "ans", told: Entry{Side: Desk, Kind: Handed, Who: "Ans"}},
		{name: "the invited one leaves", by: bram, with: []Counselor{noor, els}, waits: "-", told: Entry{Side: Desk, Kind: Parting, Who: bram.Name}},
		{name: "to who has it", by: bram, to: noor, with: []Counselor{noor, els}, waits: "-", told: Entry{Side: Desk, Kind: Parting, Who: bram.Name}},
		{name: "the invited one to another", by: bram, to: Counselor{"ans", "Ans"}, err: ErrNotIn},
		{name: "by nobody of it", by: Counselor{ID: "ans"}, err: ErrNotIn},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, ctx := newDesk(t, nil), context.Background()
			id := d.visitor()
			for _, w := range []Counselor{noor, bram, els} {
				d.Present(w, w != bram || !c.away)
			}
			d.is(d.Accept(ctx, id, noor), nil)
			d.is(d.Invite(ctx, id, noor.ID, bram), nil)
			d.is(d.Invite(ctx, id, noor.ID, els), nil)
			d.is(d.HandOver(ctx, id, c.by.ID, c.to), c.err)
			if c.err != nil {
				return
			}
			all, _, err := d.Watch(ctx, 0)
			d.is(err, nil)
			s := all[0]
			if !slices.Equal(s.With, c.with) || (s.Phase == Talking) != (c.waits == "-") || s.Phase == Waiting && s.For != c.waits {
				t.Errorf("%+v", s)
			}
			view, err := d.Wait(ctx, id, Since{})
			d.is(err, nil)
			last := view.Entries[len(view.Entries)-1]
			last.N, last.At = 0, time.Time{}
			if !cmp.Equal(last, c.told) {
				t.Errorf("the visitor is told %+v", last)
			}
			if c.waits == "-" {
				d.is(d.Send(ctx, id, c.with[0].ID, Line, LineID{1}, []byte("a"), 0, nil), nil)
			}
			d.is(d.Send(ctx, id, c.by.ID, Line, LineID{2}, []byte("a"), 0, nil), ErrNotIn)
		})
	}
}

// Who was invited and may not answer any more is taken out; who has the chat is not.
func TestPart(t *testing.T) {
	d, ctx := newDesk(t, nil), context.Background()
	id := d.visitor()
	d.is(d.Accept(ctx, id, noor), nil)
	d.is(d.Part(ctx, id, noor.ID), ErrNotIn)
	d.is(d.Invite(ctx, id, noor.ID, bram), nil)
	d.is(d.Part(ctx, id, bram.ID), nil)
	d.is(d.Part(ctx, id, bram.ID), ErrNotIn)
	d.is(d.Send(ctx, id, noor.ID, Line, LineID{1}, []byte("a"), 0, nil), nil)
	if diff := cmp.Diff([]Kind{Joined, Joined, Parting, Line}, d.kinds(id)); diff != "" {
		t.Error(diff)
	}
}

func TestLostAndOld(t *testing.T) {
	d, ctx := newDesk(t, nil), context.Background()
	id, watched := d.visitor(), d.visitor()
	w, stop := context.WithCancel(ctx)
	done := make(chan error)
	go func() { _, err := d.Wait(w, watched, Since{Version: 1 << 62}); done <- err }()
	eventually(t, "the reader", func() bool { d.mu.Lock(); defer d.mu.Unlock(); return d.rooms[watched].readers == 1 })
	d.is(d.Accept(ctx, id, noor), nil)
	d.clock.pass(goneAfter - 10*time.Second)
	d.sweep(ctx)
	d.is(d.Mark(ctx, id, Mark{Alive: true}), nil)
	d.clock.pass(goneAfter - time.Second)
	d.sweep(ctx)
	if _, err := d.Resume(ctx, id); err != nil {
		t.Error("lost too early")
	}
	d.clock.pass(time.Second)
	d.sweep(ctx)
	d.is(d.Mark(ctx, id, Mark{}), ErrGone)
	if _, err := d.Resume(ctx, watched); err != nil {
		t.Error("a visitor who waits is lost")
	}
	stop()
	d.is(<-done, context.Canceled)
	// It is not closed by itself, until it is old.
	if all, _, _ := d.Watch(ctx, 0); len(all) != 2 || all[0].Phase != Talking || all[0].Presence != Lost {
		t.Errorf("%+v", all)
	}
	d.clock.pass(lifetime)
	d.sweep(ctx)
	d.sweep(ctx)
	d.restart()
	if all, _, _ := d.Watch(ctx, 0); len(all) != 0 {
		t.Errorf("%+v", all)
	}
}

// All that was acknowledged is there after a restart, and nothing twice.
func TestRestart(t *testing.T) {
	d, ctx := newDesk(t, nil), context.Background()
	id := d.visitor()
	d.is(d.Accept(ctx, id, noor), nil)
	for i := range 20 {
		if i%5 == 4 {
			d.restart()
		}
		if i%7 == 3 {
			d.keeper.refuse(errors.New("no room"))
			if _, err := d.Say(ctx, id, LineID{byte(i)}, []byte{1}); err == nil {
				t.Error("acknowledged what was not kept")
			}
			d.keeper.refuse(nil)
		}
		for range 2 {
			if _, err := d.Say(ctx, id, LineID{byte(i)}, []byte{1}); err != nil {
				t.Error(err)
			}
		}
	}
	before := must(d.Read(ctx, id, Since{}))
	d.restart()
	after := must(d.Read(ctx, id, Since{}))
	if len(before.Entries) != 21 || !cmp.Equal(before.Entries, after.Entries, cmp.Comparer(func(a, b time.Time) bool { return a.Sub(b).Abs() < time.Second })) || after.Phase != Talking || after.Who != "Noor" {
		t.Errorf("%d and %d entries, %v", len(before.Entries), len(after.Entries), after)
	}
}

// Many write at once to one chat, and whoever follows has each entry once and in order.
func TestManyAtOnce(t *testing.T) {
	d, ctx := newDesk(t, nil), context.Background()
	id := d.visitor()
	d.is(d.Accept(ctx, id, noor), nil)
	var wg sync.WaitGroup
	const writers, each = 8, 25
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				l := LineID{byte(w), byte(i)}
				if w%2 == 0 {
					_, err := d.Say(ctx, id, l, []byte{1})
					d.is(err, nil)
				} else {
					d.is(d.Send(ctx, id, noor.ID, Line, l, []byte{1}, 0, nil), nil)
				}
			}
		})
	}
	var since Since
	for since.Entry < 1+writers*each {
		v, err := d.Wait(ctx, id, since)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range v.Entries {
			if e.N != since.Entry+1 {
				t.Fatalf("%d after %d", e.N, since.Entry)
			}
			since.Entry = e.N
		}
		since.Version = v.Version
	}
	wg.Wait()
	if got := len(must(d.Read(ctx, id, Since{})).Entries); got != 1+writers*each {
		t.Errorf("%d entries", got)
	}
}

func TestFullAndTooLong(t *testing.T) {
	d, ctx := newDesk(t, func(c *Config) { c.Open = 2 }), context.Background()
	id := d.visitor()
	d.visitor()
	d.is(d.Begin(ctx, Opening{ID: SessionID{99}}), ErrFull)
	big := make([]byte, maxBytes/4)
	var err error
	for i := range 5 {
		_, err = d.Say(ctx, id, LineID{byte(i + 1)}, big)
	}
	d.is(err, ErrTooLong)
	d.config.Hours = never
	d.restart()
	d.is(d.Begin(ctx, Opening{ID: SessionID{98}}), ErrClosed)
}

func TestWatch(t *testing.T) {
	d, ctx := newDesk(t, nil), context.Background()
	_, since, err := d.Watch(ctx, 0)
	d.is(err, nil)
	id := d.visitor()
	all, since, err := d.Watch(ctx, since)
	if len(all) != 1 || all[0].ID != id || err != nil {
		t.Errorf("%v %v", all, err)
	}
	short, cancel := context.WithTimeout(ctx, 20*time.Millisecond)
	defer cancel()
	if all, _, err := d.Watch(short, since); len(all) != 0 || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v %v", all, err)
	}
	if _, err := d.Say(ctx, id, LineID{1}, []byte{1}); err != nil {
		t.Error(err)
	}
	if all, _, _ := d.Watch(ctx, since); len(all) != 1 || all[0].Unread != 1 {
		t.Errorf("%v", all)
	}
	open := func() (at time.Time) {
		all, _, err := d.Watch(ctx, 0)
		d.is(err, nil)
		for _, s := range all {
			if s.ID == id {
				at = s.Open
			}
		}
		return at
	}
	first := d.Rooms.c.Now()
	if _, err := d.Say(ctx, id, LineID{2}, []byte{2}); err != nil {
		t.Error(err)
	}
	d.is(d.Accept(ctx, id, noor), nil)
	d.is(d.MarkDesk(id, noor.ID, Mark{Seen: 9}), nil)
	if at := open(); at.IsZero() || at.After(first) {
		t.Errorf("what was seen and not answered is open since %v", at)
	}
	d.is(d.Send(ctx, id, noor.ID, Line, LineID{3}, []byte{3}, 0, nil), nil)
	if at := open(); !at.IsZero() {
		t.Errorf("what was answered is open since %v", at)
	}
	if s := fmt.Sprint(id); len(s) != 32 {
		t.Error(s)
	}
}
