package store

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// colleague is another member, who acts from this workstation for the length of
// f: what the team will do from others.
func (h *house) colleague(name string, f func()) member.ID {
	h.t.Helper()
	id := member.NewID()
	if err := h.write(context.Background(), func(t *tx) error {
		_, err := t.append(journal.MemberAdded{Member: id, Name: outside.New(name), Roles: member.AllRoles})
		return err
	}); err != nil {
		h.t.Fatal(err)
	}
	me := h.me
	h.me = id
	f()
	h.me = me
	h.allAnew()
	return id
}

// allAnew makes all rows anew: what was made by a colleague shows what is theirs.
func (h *house) allAnew() {
	h.t.Helper()
	h.step(h.write(context.Background(), func(t *tx) error {
		return t.scan(boxContacts, nil, func(key, _ []byte) error { t.touch(ContactID(key)); return nil })
	}))
}

func TestClaims(t *testing.T) {
	ctx := context.Background()
	claim := func(s *scene) error { _, err := s.Claim(ctx, s.id); return err }
	release := func(s *scene) error { _, err := s.Release(ctx, s.id); return err }
	takeFrom := func(from *member.ID) func(*scene) error {
		return func(s *scene) error { _, err := s.TakeOver(ctx, s.id, *from); return err }
	}
	var els, nobody member.ID
	byEls := func(f func(*scene) error) func(*scene) error {
		return func(s *scene) (err error) { els = s.colleague("Els", func() { err = f(s) }); return err }
	}
	for _, c := range []struct {
		name  string
		what  []func(*scene) error
		err   error // of the last
		owner string
	}{
		{"nobody", nil, nil, ""},
		{"claim", []func(*scene) error{claim}, nil, "Noor"},
		{"claim again", []func(*scene) error{claim, claim}, ErrNoChange, "Noor"},
		{"claim what a colleague has", []func(*scene) error{byEls(claim), claim}, ErrClaimed, "Els"},
		{"release", []func(*scene) error{claim, release}, nil, ""},
		{"release what nobody has", []func(*scene) error{release}, ErrNotClaimed, ""},
		{"release what a colleague has", []func(*scene) error{byEls(claim), release}, ErrClaimed, "Els"},
		{"take over", []func(*scene) error{byEls(claim), takeFrom(&els)}, nil, "Noor"},
		{"take over what nobody has", []func(*scene) error{takeFrom(&nobody)}, ErrNotClaimed, ""},
		{"take over from the wrong one", []func(*scene) error{byEls(claim), takeFrom(&nobody)}, ErrClaimed, "Els"},
		{"closing releases", []func(*scene) error{claim, func(s *scene) error { closes(s); return nil }}, nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &scene{house: newHouse(t)}
			writes(s)
			for i, f := range c.what {
				err := f(s)
				if i < len(c.what)-1 && err != nil || i == len(c.what)-1 && !errors.Is(err, c.err) {
					t.Fatalf("act %d: %v", i, err)
				}
			}
			got, err := s.Contact(s.id)
			if err != nil || got.Claimer.Unsafe() != c.owner {
				t.Errorf("claimed by %q, want %q: %v", got.Claimer.Unsafe(), c.owner, err)
			}
			if mine := len(s.queue(FilterMine)) == 1; mine != (c.owner == "Noor") {
				t.Errorf("in the list of what is mine: %v", mine)
			}
		})
	}
}

func TestClaimedErrorSaysWho(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	s.colleague("Els", func() { claims(s) })
	var who *ClaimedError
	if _, err := s.Claim(context.Background(), s.id); !errors.As(err, &who) || who.By != outside.New("Els") {
		t.Error(err)
	}
	if _, _, err := s.Outbox().Answer(context.Background(), Answer{Draft: ReplyDraft{ID: NewOpID(), Contact: s.id}}); !errors.Is(err, ErrClaimed) {
		t.Errorf("an answer to what a colleague holds: %v", err)
	}
}

func TestRolesAreAsked(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	s.colleague("Bert", func() {
		s.step(s.write(context.Background(), func(t *tx) error {
			return t.putValue(boxMembers, s.me[:], person{Name: outside.New("Bert"), Roles: member.Roles(0)})
		}))
		if _, err := s.Claim(context.Background(), s.id); !errors.Is(err, ErrNotAllowed) {
			t.Error(err)
		}
	})
	if c, _ := s.Contact(s.id); c.Claim != Unclaimed || c.Case != (CaseID{}) {
		t.Error("what was not allowed left something behind")
	}
}

func TestUndo(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		name   string
		before []happening
		act    func(*scene) (Done, error)
		after  []happening
		err    error
	}{
		{"a claim", nil, func(s *scene) (Done, error) { return s.Claim(ctx, s.id) }, nil, nil},
		{"a claim that was released since", nil, func(s *scene) (Done, error) { return s.Claim(ctx, s.id) },
			[]happening{func(s *scene) { s.must(s.Release(ctx, s.id)) }}, ErrDepends},
		{"a release", []happening{claims}, func(s *scene) (Done, error) { return s.Release(ctx, s.id) }, nil, nil},
		{"a closing", []happening{claims}, func(s *scene) (Done, error) { return s.CloseContact(ctx, s.id, MailID{}) }, nil, nil},
		{"a closing that was reopened", nil, func(s *scene) (Done, error) { return s.CloseContact(ctx, s.id, MailID{}) }, []happening{reopens}, ErrDepends},
		{"a closing after which a note was written", nil, func(s *scene) (Done, error) { return s.CloseContact(ctx, s.id, MailID{}) },
			[]happening{func(s *scene) { s.note("belt morgen") }}, nil},
		{"a reopening", []happening{closes}, func(s *scene) (Done, error) { return s.Reopen(ctx, s.id) }, nil, nil},
		{"a follow-up", []happening{answers}, func(s *scene) (Done, error) { return s.FollowUp(ctx, s.id, s.clock.Add(time.Hour)) }, nil, nil},
		{"a judgement", nil, func(s *scene) (Done, error) { return s.Judge(ctx, s.id, AcuteDanger, MailID{}) }, nil, nil},
		{"a judgement that was judged again", nil, func(s *scene) (Done, error) { return s.Judge(ctx, s.id, AcuteDanger, MailID{}) }, []happening{judges(Concern)}, ErrDepends},
		{"an answer to the question of safety", nil, func(s *scene) (Done, error) { return s.AskSafety(ctx, s.id, NotSafe) }, nil, nil},
		{"what was opened", nil, func(s *scene) (Done, error) { _, d, err := s.Uncover(ctx, s.id); return d, err }, nil, ErrCannotUndo},
		{"what a colleague did", nil, func(s *scene) (d Done, err error) {
			s.colleague("Els", func() { d, err = s.Claim(ctx, s.id) })
			return d, err
		}, nil, ErrNotAllowed},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &scene{house: newHouse(t)}
			writes(s)
			for _, w := range c.before {
				w(s)
			}
			before, _ := s.Contact(s.id)
			d, err := c.act(s)
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range c.after {
				w(s)
			}
			between, _ := s.Contact(s.id)
			_, err = s.Undo(ctx, d.Event)
			if !errors.Is(err, c.err) {
				t.Fatalf("got %v, want %v", err, c.err)
			}
			want := before
			if c.err != nil {
				want = between
			}
			got, _ := s.Contact(s.id)
			if got.State != want.State || got.ClaimedBy != want.ClaimedBy || !got.FollowUp.Equal(want.FollowUp) || got.Danger != want.Danger || got.MailSafe != want.MailSafe {
				t.Errorf("is %s %s %s, want %s %s %s", got.State, got.Claimer.Unsafe(), got.Danger, want.State, want.Claimer.Unsafe(), want.Danger)
			}
			if c.err == nil {
				if _, err := s.Undo(ctx, d.Event); !errors.Is(err, ErrNoChange) {
					t.Errorf("undone again: %v", err)
				}
				lines, _ := s.History(s.id)
				undone := 0
				for _, l := range lines {
					if l.Undone {
						undone++
					}
				}
				if undone != 1 {
					t.Errorf("%d lines of the history are undone", undone)
				}
			}
		})
	}
	h := newHouse(t)
	if _, err := h.Undo(ctx, EventID{1}); !errors.Is(err, ErrUnknown) {
		t.Errorf("an event that is not there: %v", err)
	}
}

func (s *scene) note(text string) (NoteID, Done) {
	s.t.Helper()
	d, id, err := s.WriteNote(context.Background(), s.id, outside.New(text))
	if err != nil {
		s.t.Fatal(err)
	}
	return id, d
}

// A note that a command writes leaves what is being written on the screen.
func TestNoteBesideADraft(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	s.step(s.SaveNoteDraft(context.Background(), NoteDraft{Contact: s.id, Text: outside.New("belt")}))
	s.note("een bevel schreef dit")
	if d, ok, err := s.NoteDraft(s.id); !ok || d.Text != outside.New("belt") || err != nil {
		t.Errorf("%v, %q: %v", ok, d.Text.Unsafe(), err)
	}
}

func TestNotes(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	s.step(s.SaveNoteDraft(ctx, NoteDraft{Contact: s.id, Text: outside.New("belt morgen")}))
	d, id, err := s.WriteNote(OfDraft(ctx), s.id, outside.New("belt morgen"))
	s.step(err)
	if _, ok, _ := s.NoteDraft(s.id); ok {
		t.Error("the draft outlived its note")
	}
	r, err := s.ReviseNote(ctx, s.id, id, d.Event, outside.New("belt overmorgen"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Undo(ctx, d.Event); !errors.Is(err, ErrDepends) {
		t.Errorf("a note that was revised was undone: %v", err)
	}
	texts := func() (all []string) {
		k, err := s.CaseFile(d.Case)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range k.Notes {
			for _, r := range n.Revisions {
				all = append(all, r.Text.Unsafe())
			}
		}
		return all
	}
	if got := strings.Join(texts(), "|"); got != "belt morgen|belt overmorgen" {
		t.Errorf("versions: %s", got)
	}
	s.must(s.Undo(ctx, r.Event))
	if got := strings.Join(texts(), "|"); got != "belt morgen" {
		t.Errorf("versions: %s", got)
	}
	s.must(s.Undo(ctx, d.Event))
	if len(texts()) != 0 {
		t.Error("a note that was undone is in the case")
	}
	for name, c := range map[string]struct {
		text string
		note NoteID
		want error
	}{
		"empty":    {"", id, ErrNoChange},
		"too long": {strings.Repeat("x", MaxNote+1), id, ErrTooLarge},
		"unknown":  {"x", NoteID{1}, ErrUnknown},
		"undone":   {"x", id, ErrUnknown},
	} {
		if _, err := s.ReviseNote(ctx, s.id, c.note, d.Event, outside.New(c.text)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestActsOnNothing(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	id := ContactID{1}
	for name, f := range map[string]func() error{
		"claim":   func() error { _, err := h.Claim(ctx, id); return err },
		"note":    func() error { _, _, err := h.WriteNote(ctx, id, outside.New("x")); return err },
		"opened":  func() error { return h.RecordOpened(ctx, id) },
		"saved":   func() error { return h.RecordSaved(ctx, id, MailID{}, 1, outside.New("x")) },
		"uncover": func() error { _, _, err := h.Uncover(ctx, id); return err },
		"talk":    func() error { _, err := talk(h, id); return err },
		"case":    func() error { _, err := h.CaseFile(CaseID{1}); return err },
	} {
		if err := f(); !errors.Is(err, ErrUnknown) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n, _ := h.Counts(); n != (Counts{}) {
		t.Errorf("something was left behind: %+v", n)
	}
}

// A context that ended before the commit means that nothing was written.
func TestCancelledActs(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	before, _ := s.Contact(s.id)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Claim(ctx, s.id); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	late, cancel := context.WithCancel(context.Background())
	if err := s.write(late, func(t *tx) error {
		_, err := t.append(journal.Claimed{Contact: s.id})
		cancel()
		return err
	}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if after, _ := s.Contact(s.id); after.Version != before.Version || after.Claim != Unclaimed {
		t.Error("a cancelled act left something behind")
	}
	claims(s) // and the clock and the chain go on
}

func TestCaseNumbersNeverGoBack(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	seen := map[string]bool{}
	for i, move := range []time.Duration{0, 24 * time.Hour * 60, 0, -24 * time.Hour * 60, 0} { // over new year and back
		h.clock = h.clock.Add(move)
		id := h.arrive(letter{uid: UID(i + 1), from: string(rune('a'+i)) + "@example.org", at: h.clock})[0]
		m, err := h.Mirror().Location(id)
		if err != nil || len(m) != 1 {
			t.Fatal(err)
		}
		for _, c := range h.queue(FilterAll) {
			if c.Case == (CaseID{}) {
				d, err := h.Claim(ctx, c.ID)
				if err != nil || seen[d.CaseNumber] {
					t.Errorf("number %s again: %v", d.CaseNumber, err)
				}
				seen[d.CaseNumber] = true
				if got, err := h.FindCase(d.CaseNumber); err != nil || got != d.Case {
					t.Errorf("number %s names %s: %v", d.CaseNumber, got, err)
				}
			}
		}
	}
}

// What was folded when it was written is what is folded when it is read again,
// whatever zone a time was given in and this machine is in. (The house verifies
// it when it closes.)
func TestTimesInAnyZone(t *testing.T) {
	ctx := context.Background()
	local := time.Local
	defer func() { time.Local = local }()
	time.Local = time.FixedZone("CET", 3600)
	s := &scene{house: newHouse(t)}
	writes(s)
	_, _, err := s.Outbox().Answer(ctx, Answer{Draft: ReplyDraft{ID: NewOpID(), Contact: s.id, Newest: s.last, Upto: s.clock.In(time.Local)}, Mail: []byte("x"), MessageID: outside.New("m")})
	s.step(err)
	s.later()
	s.must(s.FollowUp(ctx, s.id, s.clock.In(time.Local).Add(time.Hour)))
	s.reopen()
	if c, _ := s.Contact(s.id); c.State != Answered || c.FollowUp.Location() != time.UTC {
		t.Errorf("is %s, follow up on %v", c.State, c.FollowUp)
	}
	s.close()
}

// Also what makes no event asks for a right, and leaves nothing behind without.
func TestRightsOfTheOutbox(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	answers(s)
	b := s.Outbox()
	s.step(b.Begin(ctx, s.op))
	s.step(b.Fail(ctx, s.op, ReasonCredentials, "535"))
	s.step(b.Flag(ctx, s.last, Flagged, 0))
	before, _ := b.List(true)
	s.colleague("Bert", func() {
		s.step(s.write(ctx, func(t *tx) error {
			return t.putValue(boxMembers, s.me[:], person{Name: outside.New("Bert"), Roles: member.RolesOf(member.Supervisor)})
		}))
		for name, err := range map[string]error{
			"retry":           b.DecideRetry(ctx, s.op),
			"sent":            b.DecideSent(ctx, s.op),
			"discard":         b.DecideDiscard(ctx, s.op),
			"discard of flag": b.DecideDiscard(ctx, before[1].ID),
			"flag":            b.Flag(ctx, s.last, Seen, 0),
			"read":            b.MarkRead(ctx, s.id),
			"move":            b.Move(ctx, s.last, Archive),
			"delete":          b.Delete(ctx, s.last),
			"file":            func() error { _, err := b.File(ctx, s.id, Archive); return err }(),
		} {
			if !errors.Is(err, ErrNotAllowed) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
	if after, _ := b.List(true); len(after) != len(before) || after[0].State != OpFailed {
		t.Errorf("%d operations, want %d", len(after), len(before))
	}
}
