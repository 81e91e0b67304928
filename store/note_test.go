package store

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// role is a colleague with one role, who acts for the length of f.
func (h *house) role(name string, r member.Role, f func()) {
	h.t.Helper()
	h.colleague(name, func() {
		h.step(h.write(context.Background(), func(t *tx) error {
			return t.putValue(boxMembers, h.me[:], person{Name: outside.New(name), Roles: member.RolesOf(r)})
		}))
		f()
	})
}

// caseFile is the case of the scene's contact.
func (s *scene) caseFile() Case {
	s.t.Helper()
	c, err := s.Contact(s.id)
	s.step(err)
	k, err := s.CaseFile(c.Case)
	s.step(err)
	return k
}

// A note for supervisors is given to them and to who wrote it. To others the store
// gives none of its words, by whatever it is asked.
func TestNotesForSupervisors(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	s.note("voor allen")
	var note NoteID
	var d Done
	s.role("Jef", member.Counselor, func() {
		var err error
		d, note, err = s.WriteNoteWith(ctx, s.id, outside.New("geheim een"), NoteOptions{Supervisors: true})
		s.must(d, err)
		if k := s.caseFile(); len(k.Notes) != 2 || !k.Notes[1].Supervisors {
			t.Errorf("who wrote it does not read it: %+v", k.Notes)
		}
		s.must(s.Undo(ctx, d.Event))
		back, ok, err := s.NoteDraft(s.id)
		if err != nil || !ok || !back.Options.Supervisors || back.Text != outside.New("geheim een") {
			t.Errorf("undone, it came back as %+v", back)
		}
		d, note, err = s.WriteNoteWith(ctx, s.id, back.Text, back.Options)
		s.must(d, err)
	})
	s.role("Els", member.Supervisor, func() {
		if k := s.caseFile(); len(k.Notes) != 2 {
			t.Fatalf("a supervisor is given %d notes", len(k.Notes))
		}
		s.must(s.ReviseNote(ctx, s.id, note, d.Event, outside.New("geheim twee")))
		s.must(s.PinNote(ctx, s.id, note, true))
		if _, _, err := s.WriteNote(ctx, s.id, outside.New("voor allen")); !errors.Is(err, ErrNotAllowed) {
			t.Errorf("a supervisor wrote a note for counselors: %v", err)
		}
	})
	s.role("Bert", member.Counselor, func() {
		if k := s.caseFile(); len(k.Notes) != 1 || k.Notes[0].ID == note {
			t.Errorf("a counselor is given %+v", k.Notes)
		}
		if _, err := s.ReviseNote(ctx, s.id, note, d.Event, outside.New("x")); !errors.Is(err, ErrUnknown) {
			t.Errorf("revised it: %v", err)
		}
		if _, err := s.PinNote(ctx, s.id, note, false); !errors.Is(err, ErrUnknown) {
			t.Errorf("unpinned it: %v", err)
		}
		lines, err := s.History(s.id)
		s.step(err)
		said := 0
		for _, l := range lines {
			switch b := l.Body.(type) {
			case journal.SupervisorNoteWritten:
				if said++; !b.Text.IsEmpty() {
					t.Error("the history gives the words of one")
				}
			case journal.SupervisorNoteRevised:
				if said++; !b.Text.IsEmpty() {
					t.Error("the history gives the words of a later version")
				}
			}
		}
		if said != 3 { // one was undone
			t.Errorf("the history says %d times that one was written", said)
		}
		if rows, err := s.Cases(CasesAll, 0, 9); err != nil || rows[0].Notes != 1 {
			t.Errorf("the list counts %+v", rows)
		}
	})
	s.role("An", member.Administrator, func() {
		if _, _, err := s.WriteNoteWith(ctx, s.id, outside.New("x"), NoteOptions{Supervisors: true}); !errors.Is(err, ErrNotAllowed) {
			t.Errorf("an administrator wrote one: %v", err)
		}
	})
}

// Words for supervisors do not come to stand in a note for all, whichever of two
// drafts was there first.
func TestDraftsOfTwoSortsBecomeTheNarrower(t *testing.T) {
	all, few := NoteDraft{Text: outside.New("a"), Note: NoteID{1}}, NoteDraft{Text: outside.New("b"), Options: NoteOptions{Supervisors: true}}
	for _, d := range []NoteDraft{all.with(few), few.with(all)} {
		if !d.Options.Supervisors || d.Note != (NoteID{}) || !strings.Contains(d.Text.Unsafe(), "a") || !strings.Contains(d.Text.Unsafe(), "b") {
			t.Errorf("%+v", d)
		}
	}
	if d := (NoteDraft{Summary: true, Text: outside.New("a")}).with(all); d.Summary || d.Options.Supervisors {
		t.Errorf("%+v", d)
	}
}

func TestPinnedNotes(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	d, note, err := s.WriteNoteWith(ctx, s.id, outside.New("niet bellen"), NoteOptions{Pinned: true})
	s.must(d, err)
	pinned := func() bool { return s.caseFile().Notes[0].Pinned }
	if !pinned() {
		t.Error("it is not pinned")
	}
	if _, err := s.PinNote(ctx, s.id, note, true); !errors.Is(err, ErrNoChange) {
		t.Error(err)
	}
	off, err := s.PinNote(ctx, s.id, note, false)
	s.must(off, err)
	if pinned() {
		t.Error("it is pinned still")
	}
	if _, err := s.Undo(ctx, d.Event); !errors.Is(err, ErrDepends) {
		t.Errorf("what was pinned was undone: %v", err)
	}
	s.must(s.Undo(ctx, off.Event))
	if !pinned() {
		t.Error("undone, and not pinned")
	}
}

func TestSummary(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	write := func(text string) Done {
		t.Helper()
		d, err := s.WriteSummary(ctx, s.id, outside.New(text))
		s.must(d, err)
		return d
	}
	if _, err := s.WriteSummary(ctx, s.id, outside.Text{}); !errors.Is(err, ErrNoChange) {
		t.Error(err)
	}
	first := write("ruzie bij de buren")
	second := write("ruzie bij de buren, met een mes")
	stands := func(want string, versions int) {
		t.Helper()
		sum := s.caseFile().Summary
		if sum.Newest().Text != outside.New(want) || len(sum.Revisions) != versions {
			t.Errorf("%q, %d versions", sum.Newest().Text.Unsafe(), len(sum.Revisions))
		}
	}
	stands("ruzie bij de buren, met een mes", 2)
	if _, err := s.Undo(ctx, first.Event); !errors.Is(err, ErrDepends) {
		t.Error(err)
	}
	s.must(s.Undo(ctx, second.Event))
	stands("ruzie bij de buren", 1)
	if d, ok, err := s.NoteDraft(s.id); err != nil || !ok || !d.Summary || d.Text != outside.New("ruzie bij de buren, met een mes") {
		t.Errorf("its words did not come back: %+v", d)
	}
	s.later()
	write("")
	stands("", 2)
}

// The summary of the latest clock stands, in whatever order they come in; so it is
// with pins.
func TestTheLatestClockStands(t *testing.T) {
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	old, young := journal.NewEventID(journal.Clock(0).Next(at)), journal.NewEventID(journal.Clock(0).Next(at.Add(time.Minute)))
	fold := func(events ...journal.Event) (f file) {
		for _, e := range events {
			var err error
			if f, err = f.apply(CaseID{1}, e); err != nil {
				t.Fatal(err)
			}
		}
		return f
	}
	a, b := journal.Event{ID: old, Seq: 1, Body: journal.SummaryWritten{}}, journal.Event{ID: young, Seq: 2, Body: journal.SummaryWritten{}}
	for _, f := range []file{fold(a, b), fold(b, a)} {
		if len(f.Summaries) != 2 || f.Summaries[1].Event != young {
			t.Errorf("%+v", f.Summaries)
		}
	}
	note := journal.Event{Body: journal.NoteWritten{Note: NoteID{1}}}
	on, off := journal.Event{ID: old, Body: journal.NotePinned{Note: NoteID{1}, Pinned: true}}, journal.Event{ID: young, Body: journal.NotePinned{Note: NoteID{1}}}
	for _, f := range []file{fold(note, on, off), fold(note, off, on)} {
		if f.Notes[0].Pinned {
			t.Error("an older word stands over a younger one")
		}
	}
}

// With the words go notes and summary.
func TestNotesAndSummaryAreErased(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	d, _, err := s.WriteNoteWith(ctx, s.id, outside.New("geheime woorden"), NoteOptions{Supervisors: true, Pinned: true})
	s.must(d, err)
	s.must(s.WriteSummary(ctx, s.id, outside.New("geheime woorden")))
	k := s.caseFile()
	_, err = s.Erase(ctx, Erasure{Cases: []CaseID{k.ID}, Contacts: []ContactID{s.id}, Classes: []vault.Class{vault.Words}})
	s.step(err)
	k, err = s.CaseFile(k.ID)
	s.step(err)
	if len(k.Notes) > 0 || len(k.Summary.Revisions) > 0 {
		t.Errorf("%+v, %+v", k.Notes, k.Summary)
	}
	s.step(s.read(func(t *tx) error {
		p, err := t.get(boxCases, k.ID[:])
		if bytes.Contains(p, []byte("geheime")) {
			s.t.Error("words stand in the view")
		}
		return err
	}))
}
