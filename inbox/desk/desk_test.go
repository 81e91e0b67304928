package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baken/inbox/chat"
	"baken/store"
	"baken/store/member"
)

// A whole chat with two counselors, with the process ended and started again between
// every two steps.
func TestChatOverRestarts(t *testing.T) {
	ctx := context.Background()
	h := newHub(t)
	v := h.comes()
	at := func(id member.ID) *Seat { return h.seats[id] }
	for i, step := range []func(){
		func() { v.says("mijn vader slaat mij") },
		func() {
			all, _, err := at(h.els).Watch(ctx, 0)
			h.step(err)
			if len(all) != 1 || all[0].Contact != v.contact || all[0].Phase != chat.Waiting || all[0].Place != 1 || all[0].Unread != 1 || all[0].Answers != (chat.Answers{Age: "12-17", Region: "ANT"}) || all[0].Language != "nl" {
				t.Errorf("in the queue: %+v", all)
			}
			c := v.contactRow()
			if c.Urgency < store.Raised || len(c.Reasons) == 0 || c.Subject.Unsafe() != "mijn vader slaat mij" {
				t.Errorf("as a contact: %+v", c)
			}
		},
		func() { h.step(at(h.els).Accept(ctx, v.contact)) },
		func() {
			if err := at(h.noor).Accept(ctx, v.contact); !errors.Is(err, chat.ErrTaken) {
				t.Errorf("taken twice: %v", err)
			}
			if c := v.contactRow(); c.ClaimedBy != h.els || c.Claim != store.Confirmed {
				t.Errorf("claimed by %v", c.Claimer)
			}
		},
		func() { h.step(at(h.els).Send(ctx, v.contact, chat.Line, chat.LineID{1}, said("ik ben Els"), 0, nil)) },
		func() { h.step(at(h.els).Send(ctx, v.contact, chat.Line, chat.LineID{1}, said("ik ben Els"), 0, nil)) },
		func() { h.step(at(h.els).Pause(ctx)) },
		func() {
			all, _, err := at(h.els).Watch(ctx, 0)
			h.step(err)
			if all[0].Phase != chat.Paused {
				t.Errorf("paused: %+v", all)
			}
		},
		func() { h.step(at(h.els).Return(ctx)) },
		func() { h.step(at(h.els).HandOver(ctx, v.contact, h.noor)) },
		func() {
			if c := v.contactRow(); c.Claim != store.Unclaimed {
				t.Errorf("handed over, held by %v", c.Claimer)
			}
			if err := at(h.els).Accept(ctx, v.contact); !errors.Is(err, chat.ErrTaken) {
				t.Errorf("taken by another: %v", err)
			}
		},
		func() { h.step(at(h.noor).Accept(ctx, v.contact)) },
		func() { v.says("dag Noor") },
		func() { h.step(at(h.noor).Send(ctx, v.contact, chat.Line, chat.LineID{2}, said("dag"), 0, nil)) },
		func() { h.step(h.house.Rooms().Leave(ctx, v.id, chat.Exited)) },
		func() { h.house.look(ctx) },
		func() {
			if c := v.contactRow(); c.Visitor.Gone != store.ChatExited || c.State != store.Waiting || c.ClaimedBy != h.noor {
				t.Errorf("left by the exit: %+v", c)
			}
		},
		func() { h.step(at(h.noor).End(ctx, v.contact)) },
		func() { h.house.look(ctx) },
		func() { h.house.look(ctx) },
	} {
		step()
		if t.Failed() {
			t.Fatalf("at step %d", i)
		}
		h.restarts()
	}
	var got []string
	for i, s := range v.copies() {
		if s.N != uint64(i+1) {
			t.Errorf("copied %d as number %d", s.N, i+1)
		}
		got = append(got, s.Side+" "+s.What+" "+s.Who.Unsafe()+" "+s.Text.Unsafe())
	}
	want := []string{"visitor line  mijn vader slaat mij", "desk joined Els ", "desk line Els ik ben Els", "desk away  ", "desk back  ", "desk handed Noor ", "desk joined Noor ",
		"visitor line  dag Noor", "desk line Noor dag", " exited  ", "desk ended  "}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	rooms, err := h.st.Rooms()
	h.step(err)
	if len(rooms) != 0 {
		t.Errorf("%d rooms are left", len(rooms))
	}
}

// A process that is killed at any step neither loses nor doubles an acknowledged line.
func TestKilledAtAnyStep(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(r *rapid.T) {
		h := newHub(t)
		v := h.visitor(chat.Answers{})
		// again does something until it is acknowledged, as who is across does.
		again := func(f func() error) {
			for range 4 {
				err := f()
				if err == nil || !errors.Is(err, errKilled) {
					if err != nil {
						r.Fatal(err)
					}
					return
				}
				h.restarts()
			}
			r.Fatal("killed more than once")
		}
		deadly := func() {
			if rapid.IntRange(0, 2).Draw(r, "killed") == 0 {
				h.kill.at(rapid.IntRange(0, 2).Draw(r, "at"), rapid.Bool().Draw(r, "late"))
			}
		}
		deadly()
		again(func() error { return h.house.Rooms().Begin(ctx, v.opening) })
		var want []string
		line, who := byte(0), member.ID{}
		both := []member.ID{h.noor, h.els}
		for range rapid.IntRange(2, 9).Draw(r, "steps") {
			h.clock.pass(time.Duration(rapid.IntRange(0, 15).Draw(r, "s")) * time.Second)
			deadly()
			switch rapid.IntRange(0, 5).Draw(r, "what") {
			case 0, 1:
				line++
				text, id := fmt.Sprint("bezoeker ", line), chat.LineID{line}
				again(func() error { return v.trySay(id, text) })
				want = append(want, text)
			case 2:
				next := rapid.SampledFrom(both).Draw(r, "who")
				if who.IsZero() {
					again(func() error { return h.seats[next].Accept(ctx, v.contact) })
					who = next
				}
			case 3:
				if !who.IsZero() {
					line++
					text, id := fmt.Sprint("hulpverlener ", line), chat.LineID{line}
					again(func() error { return h.seats[who].Send(ctx, v.contact, chat.Line, id, said(text), 0, nil) })
					want = append(want, text)
				}
			case 4:
				if !who.IsZero() {
					again(func() error {
						err := h.seats[who].HandOver(ctx, v.contact, member.ID{})
						if errors.Is(err, chat.ErrNotIn) { // it was done, and nobody was told
							err = nil
						}
						return err
					})
					who = member.ID{}
				}
			case 5:
				h.clock.pass(time.Duration(rapid.IntRange(0, 40).Draw(r, "lull")) * time.Second)
				h.house.look(ctx)
			}
			if rapid.IntRange(0, 4).Draw(r, "restart") == 0 {
				h.restarts()
			}
			if h.kill.dead {
				h.restarts()
			}
			if c := v.contactRow(); c.ClaimedBy != who {
				r.Fatalf("held by %v, and %v has it", c.ClaimedBy, who)
			}
		}
		again(func() error { return h.house.Rooms().Leave(ctx, v.id, chat.Parted) })
		if !who.IsZero() {
			again(func() error { return h.seats[who].End(ctx, v.contact) })
		} else {
			again(func() error { return h.seats[h.els].End(ctx, v.contact) })
		}
		for range 3 {
			deadly()
			h.house.look(ctx)
			h.restarts()
		}
		h.house.look(ctx)
		var got []string
		for i, s := range v.copies() {
			if s.N != uint64(i+1) {
				r.Fatalf("step %d of the copy is number %d", i+1, s.N)
			}
			if s.What == store.ChatLine {
				got = append(got, s.Text.Unsafe())
			}
		}
		if !slices.Equal(got, want) {
			r.Fatalf("copied %q, acknowledged %q", got, want)
		}
		if rooms, err := h.st.Rooms(); err != nil || len(rooms) != 0 {
			r.Fatalf("%d rooms are left: %v", len(rooms), err)
		}
		h.verify()
	})
}

// What was given with a hold can be taken back until it leaves.
func TestTakeBack(t *testing.T) {
	ctx := context.Background()
	h := newHub(t)
	v := h.comes()
	s := h.seats[h.els]
	h.step(s.Accept(ctx, v.contact))
	line := chat.NewLine()
	h.step(s.Send(ctx, v.contact, chat.Line, line, said("verkeerd"), time.Hour, nil))
	h.step(s.TakeBack(v.contact, line))
	if err := s.TakeBack(v.contact, line); !errors.Is(err, chat.ErrLeft) {
		t.Errorf("taken back twice: %v", err)
	}
	left := chat.NewLine()
	h.step(s.Send(ctx, v.contact, chat.Line, left, said("juist"), 10*time.Millisecond, func(err error) { t.Error(err) }))
	since := chat.Since{}
	for {
		w, err := h.house.Rooms().Wait(ctx, v.id, since)
		h.step(err)
		if n := len(w.Entries); n > 0 && w.Entries[n-1].Line == left {
			break
		}
		since.Version = w.Version
		if n := len(w.Entries); n > 0 {
			since.Entry = w.Entries[n-1].N
		}
	}
	if err := s.TakeBack(v.contact, left); !errors.Is(err, chat.ErrLeft) {
		t.Errorf("what has left is taken back: %v", err)
	}
	if got := v.sees(); !slices.Equal(got, []string{"", "juist"}) {
		t.Errorf("the visitor sees %q", got)
	}
}

// Who stays away loses the chat to the queue, and with it the claim.
func TestStaysAway(t *testing.T) {
	h := newHub(t)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	v := h.comes()
	s := h.seats[h.els]
	h.step(s.Accept(ctx, v.contact))
	h.step(s.Pause(ctx))
	done := make(chan struct{})
	go func() { defer close(done); h.house.Run(ctx) }()
	h.clock.pass(61 * time.Second)
	since := uint64(0)
	for {
		all, version, err := s.Watch(ctx, since)
		h.step(err)
		if len(all) > 0 && all[0].Phase == chat.Waiting {
			break
		}
		since = version
	}
	if c := v.contactRow(); c.Claim != store.Unclaimed {
		t.Errorf("held by %v", c.Claimer)
	}
	h.step(s.Return(ctx)) // it is not hers any more, and that is no error
	stop()
	<-done
}

// Who is not in a chat does not read it, but a supervisor who says so.
func TestReadsAlong(t *testing.T) {
	ctx := context.Background()
	h := newHub(t)
	v := h.comes()
	v.says("help")
	if got, err := h.reads(h.seats[h.noor], v.contact); err != nil || !slices.Equal(got, []string{"help"}) {
		t.Errorf("while it waits: %q, %v", got, err)
	}
	h.step(h.seats[h.els].Accept(ctx, v.contact))
	for _, id := range []member.ID{h.noor, h.sam} {
		if _, err := h.reads(h.seats[id], v.contact); !errors.Is(err, chat.ErrNotIn) {
			t.Errorf("a colleague reads: %v", err)
		}
	}
	if err := h.seats[h.els].ReadAlong(ctx, v.contact); !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("a counselor reads along: %v", err)
	}
	h.step(h.seats[h.sam].ReadAlong(ctx, v.contact))
	h.step(h.seats[h.sam].ReadAlong(ctx, v.contact))
	if got, err := h.reads(h.seats[h.sam], v.contact); err != nil || len(got) != 3 {
		t.Errorf("she reads along: %q, %v", got, err)
	}
	if err := h.seats[h.sam].Send(ctx, v.contact, chat.Line, chat.NewLine(), said("x"), 0, nil); !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("and writes: %v", err)
	}
	if err := h.seats[h.els].Invite(ctx, v.contact, h.sam); !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("who does not answer is invited: %v", err)
	}
	h.step(h.seats[h.els].Invite(ctx, v.contact, h.noor))
	if _, err := h.reads(h.seats[h.noor], v.contact); err != nil {
		t.Errorf("who was invited: %v", err)
	}
	all, _, err := h.seats[h.noor].Watch(ctx, 0)
	h.step(err)
	if len(all) != 1 || len(all[0].With) != 2 || all[0].With[0].ID != h.els || all[0].With[1].Name.Unsafe() != "Noor Claes" || !all[0].Has(h.noor) || all[0].Has(h.sam) {
		t.Errorf("%+v", all)
	}
	h.step(h.st.SetRoles(ctx, h.sam, member.RolesOf(member.Counselor)))
	if _, err := h.reads(h.seats[h.sam], v.contact); !errors.Is(err, chat.ErrNotIn) {
		t.Errorf("who is no supervisor any more reads along: %v", err)
	}
}

// Busy goes by who is at the desk, however many screens she has.
func TestPresence(t *testing.T) {
	h := newHub(t)
	state := func() chat.State { return h.house.Rooms().Standing().State }
	if state() != chat.Busy {
		t.Errorf("with nobody: %v", state())
	}
	h.seats[h.sam].Here(true) // who does not answer
	if state() != chat.Busy {
		t.Errorf("with a supervisor: %v", state())
	}
	st, err := h.st.As(h.els)
	h.step(err)
	other := h.house.Seat(st)
	h.seats[h.els].Here(true)
	h.seats[h.els].Here(true)
	other.Here(true)
	other.Close()
	if state() != chat.Open {
		t.Errorf("with one: %v", state())
	}
	h.seats[h.els].Close()
	h.seats[h.els].Here(true) // told too late
	if state() != chat.Busy {
		t.Errorf("when she left: %v", state())
	}
}

// A chat that was forgotten is told to who watches.
func TestGone(t *testing.T) {
	ctx := context.Background()
	h := newHub(t)
	v := h.comes()
	_, since, err := h.seats[h.els].Watch(ctx, 0)
	h.step(err)
	h.step(h.seats[h.els].End(ctx, v.contact))
	h.step(h.house.Rooms().Leave(ctx, v.id, chat.Parted))
	h.house.look(ctx)
	all, _, err := h.seats[h.els].Watch(ctx, since)
	h.step(err)
	if len(all) != 1 || !all[0].Gone || all[0].Contact != v.contact {
		t.Errorf("%+v", all)
	}
	if _, err := h.reads(h.seats[h.els], v.contact); !errors.Is(err, chat.ErrGone) {
		t.Errorf("read when it was forgotten: %v", err)
	}
}

// What a visitor who left waits for is over when somebody closes the contact.
func TestClosedByHand(t *testing.T) {
	ctx := context.Background()
	h := newHub(t)
	v := h.comes()
	v.says("niemand is daar")
	h.step(h.house.Rooms().Leave(ctx, v.id, chat.Exited))
	h.house.look(ctx)
	if rooms, err := h.st.Rooms(); err != nil || len(rooms) != 1 {
		t.Fatalf("a chat that was left is closed by itself: %d, %v", len(rooms), err)
	}
	st, err := h.st.As(h.els)
	h.step(err)
	_, err = st.CloseContact(ctx, v.contact, store.MailID{})
	h.step(err)
	h.house.look(ctx)
	if rooms, err := h.st.Rooms(); err != nil || len(rooms) != 0 {
		t.Errorf("%d rooms, %v", len(rooms), err)
	}
	if n := len(v.copies()); n != 3 { // line, exited, ended
		t.Errorf("%d steps", n)
	}
	if c := v.contactRow(); c.State != store.Closed {
		t.Errorf("it is %s", c.State)
	}
}

// How long what is said is kept, which visitors are told, is what the team decided.
func TestKeptAsDecided(t *testing.T) {
	h := newHub(t)
	if n := h.house.Rooms().Standing().Kept; n != 60 {
		t.Errorf("before anything was decided: %d days", n)
	}
	for _, days := range []int{90, 0} {
		r := store.DefaultRetention
		r.Words = time.Duration(days) * 24 * time.Hour
		h.step(h.st.SetRetention(context.Background(), r))
		if n := h.house.Rooms().Standing().Kept; n != days {
			t.Errorf("%d days, want %d", n, days)
		}
	}
}
