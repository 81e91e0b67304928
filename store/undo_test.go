package store

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"baken/store/journal"
	"baken/store/mail"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// Nobody's later act is lost by an undo, on whichever of the contacts that are one
// it was done.
func TestUndoLosesNothing(t *testing.T) {
	ctx := context.Background()
	answer := func(s *scene, id ContactID) {
		_, _, err := s.Outbox().Answer(ctx, Answer{Draft: ReplyDraft{ID: NewOpID(), Contact: id, Text: outside.New("x")}, Mail: []byte("x"), MessageID: outside.New("m@x")})
		s.step(err)
	}
	for name, play := range map[string]func(s *scene, other ContactID) (EventID, error){
		"a colleague claimed after the closing": func(s *scene, _ ContactID) (EventID, error) {
			claims(s)
			d, err := s.CloseContact(ctx, s.id, MailID{})
			s.later()
			writes(s)
			s.colleague("Els", func() { claims(s) })
			return d.Event, err
		},
		"a date was set after the closing": func(s *scene, _ ContactID) (EventID, error) {
			d, err := s.CloseContact(ctx, s.id, MailID{})
			followUp(1)(s)
			return d.Event, err
		},
		"what was joined was answered": func(s *scene, other ContactID) (EventID, error) {
			d, err := s.Join(ctx, s.id, other)
			s.later()
			answer(s, s.one(FilterAll).ID)
			return d.Event, err
		},
		"what was joined was judged at the other": func(s *scene, other ContactID) (EventID, error) {
			d, err := s.Join(ctx, s.id, other)
			s.later()
			s.must(s.Judge(ctx, other, AcuteDanger, MailID{}))
			return d.Event, err
		},
		"the one closed, the other closed, joined, reopened": func(s *scene, other ContactID) (EventID, error) {
			pair := joined(nil, s.id, other)
			d, err := s.CloseContact(ctx, pair[1], MailID{})
			s.later()
			s.must(s.CloseContact(ctx, pair[0], MailID{}))
			s.later()
			s.must(s.Join(ctx, pair[0], pair[1]))
			s.must(s.Reopen(ctx, pair[0]))
			return d.Event, err
		},
		"claimed at the other before they were joined": func(s *scene, other ContactID) (EventID, error) {
			d, err := s.Claim(ctx, s.id)
			s.colleague("Els", func() { s.must(s.Claim(ctx, other)) })
			s.must(s.Join(ctx, s.id, other))
			return d.Event, err
		},
	} {
		s, other := two(t)
		id, err := play(s, other)
		s.step(err)
		before := s.queue(FilterAll)
		if _, err := s.Undo(ctx, id); !errors.Is(err, ErrDepends) {
			t.Errorf("%s: %v", name, err)
		}
		if after := s.queue(FilterAll); len(after) != len(before) || after[0].Version != before[0].Version {
			t.Errorf("%s: something was changed", name)
		}
	}
}

// What was only read since does not hold a join.
func TestUndoOfAJoinThatWasRead(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	d, err := s.Join(ctx, s.id, other)
	s.must(d, err)
	s.step(s.RecordOpened(ctx, s.id))
	_, _, err = s.Uncover(ctx, other)
	s.step(err)
	s.must(s.Undo(ctx, d.Event))
}

// What undoes an act needs the right of the act.
func TestRightsOfUndo(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	d, err := s.Claim(ctx, s.id)
	s.must(d, err)
	roles := func(r member.Roles) {
		s.step(s.write(ctx, func(t *tx) error {
			return t.putValue(boxMembers, s.me[:], person{Name: outside.New("Noor"), Roles: r})
		}))
	}
	roles(member.RolesOf(member.Supervisor)) // who reads, and claims nothing
	if _, err := s.Undo(ctx, d.Event); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("without the right: %v", err)
	}
	roles(member.AllRoles)
	s.must(s.Undo(ctx, d.Event))
}

// What was undone stays so when the keys of the case are destroyed: that it was
// undone is the contact's, as the act was.
func TestUndoneIsErasedWithTheUndone(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	d, err := s.Claim(ctx, s.id)
	s.must(d, err)
	s.must(s.Undo(ctx, d.Event))
	_, note := s.note("belt morgen")
	s.must(s.Undo(ctx, note.Event))
	s.erase(journal.Erased{Cases: []CaseID{d.Case}, Classes: allClasses})
	s.step(s.write(ctx, func(t *tx) error { return t.refold(s.id) }))
	if c, _ := s.Contact(s.id); c.Claim != Unclaimed || c.Case != (CaseID{}) {
		t.Errorf("claimed again by %q", c.Claimer.Unsafe())
	}
	lines, err := s.History(s.id)
	undone := 0
	for _, l := range lines {
		if l.Act == (journal.Undone{}).Kind() {
			undone++
		}
	}
	if undone != 1 || err != nil {
		t.Errorf("%d undoings can be read, want that of the claim: %v", undone, err)
	}
	// And the other way round: nothing of the contact can be read, the note's can.
	s = &scene{house: newHouse(t)}
	writes(s)
	d, err = s.Claim(ctx, s.id)
	s.must(d, err)
	s.must(s.Undo(ctx, d.Event))
	s.erase(journal.Erased{Contacts: []ContactID{s.id}, Classes: allClasses})
	s.step(s.read(func(t *tx) error {
		return t.trail(s.id, func(e journal.Event, err error) error {
			if _, undone := e.Body.(journal.Undone); undone {
				s.t.Error("what undid an act of the contact can be read")
			}
			return nil
		})
	}))
}

// TestNoteUndoneTwice: the words of a note of which the revision and then the note
// itself are undone can be kept as a new note.
func TestNoteUndoneTwice(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	d1, id, err := s.WriteNote(ctx, s.id, outside.New("belt"))
	s.step(err)
	c, err := s.CaseFile(d1.Case)
	s.step(err)
	parent := c.Notes[0].Newest()
	d2, err := s.ReviseNote(ctx, s.id, id, parent.Event, outside.New("belt morgen"))
	s.step(err)
	for _, e := range []EventID{d2.Event, d1.Event} {
		_, err := s.Undo(ctx, e)
		s.step(err)
	}
	n, ok, err := s.NoteDraft(s.id)
	if err != nil || !ok || n.Note != (NoteID{}) || n.Text != outside.New("belt morgen") {
		t.Fatalf("the draft: %v, %v, of note %v", ok, err, n.Note)
	}
	if _, _, err := s.WriteNote(ctx, s.id, n.Text); err != nil {
		t.Error(err)
	}
}

// TestJoinUndoneReaddresses: a reply that was begun while two contacts were one stands,
// when they are two again, at the one whose writer it goes to; to whom it goes stays.
func TestJoinUndoneReaddresses(t *testing.T) {
	ctx := context.Background()
	for range 4 { // which of two goes by the other is chance
		for _, to := range []string{"a@example.org", "b@example.org", "c@example.org"} {
			s, other := two(t)
			writer := map[ContactID]string{s.id: "a@example.org", other: "b@example.org"}
			d, err := s.Join(ctx, s.id, other)
			s.step(err)
			if _, err := s.Attach(ctx, d.Contact, outside.New("a.txt"), outside.New("text/plain"), strings.NewReader("bijlage")); err != nil {
				t.Fatal(err)
			}
			r, _, err := s.ReplyDraft(d.Contact)
			s.step(err)
			r.To, r.Text = []mail.Address{{Addr: outside.New(to)}}, outside.New("Dag")
			s.step(s.SaveReply(ctx, r))
			_, err = s.Undo(ctx, d.Event)
			s.step(err)
			found := 0
			for id, w := range writer {
				r, ok, err := s.ReplyDraft(id)
				s.step(err)
				if !ok {
					continue
				}
				found++
				if len(r.To) != 1 || r.To[0].Addr != outside.New(to) || r.Text != outside.New("Dag") || to != "c@example.org" && w != to {
					t.Errorf("a reply to %s stands at the contact of %s, to %d", to, w, len(r.To))
				}
				if b, err := s.DraftAttachment(id, r.Attachments[0].Number); err != nil || string(b) != "bijlage" {
					t.Errorf("its attachment: %v", err)
				}
			}
			if found != 1 {
				t.Errorf("%d drafts", found)
			}
		}
	}
}

// TestNoteBesideAnother: the words of a note that is undone stand below those of one
// that is being written.
func TestNoteBesideAnother(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	d, _, err := s.WriteNote(ctx, s.id, outside.New("een"))
	s.step(err)
	s.step(s.SaveNoteDraft(ctx, NoteDraft{Contact: s.id, Text: outside.New("twee")}))
	_, err = s.Undo(ctx, d.Event)
	s.step(err)
	if n, ok, err := s.NoteDraft(s.id); err != nil || !ok || n.Text != outside.New("twee\n\neen") {
		t.Errorf("the draft is %q, %v", n.Text.Unsafe(), err)
	}
}

// TestJoinUndoneAfterATakenBackAnswer: what was taken back itself is no later act.
func TestJoinUndoneAfterATakenBackAnswer(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	d, err := s.Join(ctx, s.id, other)
	s.step(err)
	answers(s)
	recalls(s)
	if _, err := s.Undo(ctx, d.Event); err != nil {
		t.Error(err)
	}
}

// TestTwoRecipients: a reply that is taken back onto one that goes to somebody else
// goes to nobody until somebody is chosen.
func TestTwoRecipients(t *testing.T) {
	a, b := []mail.Address{{Addr: outside.New("a@x")}}, []mail.Address{{Addr: outside.New("b@x")}}
	d := ReplyDraft{To: a, Text: outside.New("een")}.with(ReplyDraft{To: b, Text: outside.New("twee")})
	if len(d.To) != 0 || !d.Choose || d.Text != outside.New("een\n\ntwee") {
		t.Errorf("to %d, choose %v", len(d.To), d.Choose)
	}
	d = ReplyDraft{To: a, Text: outside.New("een")}.with(ReplyDraft{To: a, Text: outside.New("twee")})
	if len(d.To) != 1 || d.Choose {
		t.Errorf("to %d, choose %v", len(d.To), d.Choose)
	}
}

// TestHeldContactStays: a contact that somebody has begun to write to stays though its
// mail goes from the server.
func TestHeldContactStays(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	release := s.Hold(s.id)
	s.sync(func(y *Sync) error { return y.Expunged(s.FolderID(inbox), []UID{s.uid}) })
	s.step(s.SaveReply(context.Background(), ReplyDraft{ID: NewOpID(), Contact: s.id, Text: outside.New("Dag")}))
	release()
	if c, err := s.Contact(s.id); err != nil || !c.Gone || !c.ReplyBegun {
		t.Errorf("gone %v, begun %v, %v", c.Gone, c.ReplyBegun, err)
	}
}

// TestRecalledIsTold: that replies were taken back is told to whoever comes next, once.
func TestRecalledIsTold(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	_, _, err := s.Outbox().Answer(ctx, Answer{Draft: ReplyDraft{ID: NewOpID(), Contact: s.id, Text: outside.New("x")}, Mail: []byte("x"), MessageID: outside.New("m@x"), NotBefore: s.clock.Add(time.Minute)})
	s.step(err)
	if n, err := s.Outbox().RecallAll(ctx); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	for _, want := range []int{1, 0} {
		if n, err := s.Outbox().Recalled(ctx); n != want || err != nil {
			t.Errorf("%d, %v; want %d", n, err, want)
		}
	}
}

// TestThreeRecipients: nor does a third text give the first two an address.
func TestThreeRecipients(t *testing.T) {
	to := func(a string) ReplyDraft {
		return ReplyDraft{To: []mail.Address{{Addr: outside.New(a)}}, Text: outside.New(a)}
	}
	for _, d := range []ReplyDraft{to("a@x").with(to("b@x")).with(to("c@x")), to("c@x").with(to("a@x").with(to("b@x")))} {
		if d.addressed() || !d.Choose {
			t.Errorf("to %d, choose %v", len(d.To), d.Choose)
		}
	}
	s := &scene{house: newHouse(t)}
	writes(s)
	d := to("a@x")
	d.ID, d.Contact, d.Choose = NewOpID(), s.id, true
	s.step(s.SaveReply(context.Background(), d))
	if got, _, err := s.ReplyDraft(s.id); err != nil || got.Choose {
		t.Error("somebody was chosen, and it still asks")
	}
}

// TestJoinUndoneAfterErasing: a join can be undone though the words of one of the two
// were erased while a reply was being written.
func TestJoinUndoneAfterErasing(t *testing.T) {
	ctx := context.Background()
	for range 4 {
		s, other := two(t)
		d, err := s.Join(ctx, s.id, other)
		s.step(err)
		r := NewReply(s.id)
		r.To, r.Text = []mail.Address{{Addr: outside.New("b@example.org")}}, outside.New("Dag")
		s.step(s.SaveReply(ctx, r))
		s.later()
		s.erase(journal.Erased{Contacts: []ContactID{other}, Classes: []vault.Class{vault.Words}})
		if _, err := s.Undo(ctx, d.Event); err != nil {
			t.Error(err)
		}
	}
}
