package store

import (
	"context"
	"fmt"
	"slices"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// NoteOptions say how a note is written; the zero value is for a note that all
// colleagues read, in its place in time.
type NoteOptions struct {
	Pinned bool `cbor:"1,keyasint,omitzero"` // it stands above the others
	// Supervisors may read it, and who writes it, nobody else.
	Supervisors bool `cbor:"2,keyasint,omitzero"`
}

// WriteNote writes a note in the contact's case that all colleagues read.
func (s *Store) WriteNote(ctx context.Context, id ContactID, text outside.Text) (d Done, note NoteID, err error) {
	return s.WriteNoteWith(ctx, id, text, NoteOptions{})
}

// WriteNoteWith writes a note in the contact's case.
func (s *Store) WriteNoteWith(ctx context.Context, id ContactID, text outside.Text, o NoteOptions) (d Done, note NoteID, err error) {
	note = newNoteID()
	d, err = s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		if err := checkNote(text); err != nil {
			return nil, err
		}
		if err := t.noteBecame(c.ID, text); err != nil {
			return nil, err
		}
		b := journal.NoteWritten{Case: c.Case, Note: note, Contact: c.ID, Text: text, Pinned: o.Pinned}
		if o.Supervisors {
			return []journal.Body{journal.SupervisorNoteWritten(b)}, nil
		}
		return []journal.Body{b}, nil
	})
	return d, note, err
}

// MaxNote is how long a note may be, in bytes.
const MaxNote = 1 << 20

func checkNote(text outside.Text) error {
	if text.IsEmpty() {
		return ErrNoChange
	}
	return checkLength(text)
}

func checkLength(text outside.Text) error {
	if text.Len() > MaxNote {
		return fmt.Errorf("%w: a note holds up to %d KB; nothing was lost, it is still in the editor: write it in two", ErrTooLarge, MaxNote>>10)
	}
	return nil
}

// ReviseNote gives a note a new text; the earlier ones stay readable. parent is
// the version that was changed. Who may read it does not change. ErrUnknown for one
// that the member may not read.
func (s *Store) ReviseNote(ctx context.Context, id ContactID, note NoteID, parent journal.EventID, text outside.Text) (Done, error) {
	return s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		if err := checkNote(text); err != nil {
			return nil, err
		}
		if err := t.noteBecame(c.ID, text); err != nil {
			return nil, err
		}
		in, n, err := t.noteOf(c, note)
		if err != nil {
			return nil, err
		}
		b := journal.NoteRevised{Case: in, Note: note, Parent: parent, Text: text}
		if n.Supervisors {
			return []journal.Body{journal.SupervisorNoteRevised(b)}, nil
		}
		return []journal.Body{b}, nil
	})
}

// PinNote has a note stand above the others, or no longer. ErrNoChange when it
// stands so, ErrUnknown for one that the member may not read.
func (s *Store) PinNote(ctx context.Context, id ContactID, note NoteID, pinned bool) (Done, error) {
	return s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		in, n, err := t.noteOf(c, note)
		if err != nil {
			return nil, err
		}
		if n.Pinned == pinned {
			return nil, ErrNoChange
		}
		return []journal.Body{journal.NotePinned{Case: in, Note: note, Pinned: pinned, Supervisors: n.Supervisors}}, nil
	})
}

// noteOf finds a note in the cases of a contact, one that the member may read.
func (t *tx) noteOf(c Contact, note NoteID) (in CaseID, n noteTrail, err error) {
	cases, err := t.casesOf(c)
	if err != nil {
		return in, n, err
	}
	for _, id := range cases {
		f, err := t.file(id)
		if err != nil {
			return in, n, err
		}
		i := slices.IndexFunc(f.Notes, func(n noteTrail) bool { return n.Note == note })
		if i < 0 {
			continue
		}
		reads, err := t.reads(f.Notes[i])
		if err != nil {
			return in, n, err
		}
		if reads {
			return id, f.Notes[i], nil
		}
	}
	return in, n, fmt.Errorf("%w: note %s", ErrUnknown, note)
}

// reads says whether the member may read a note.
func (t *tx) reads(n noteTrail) (bool, error) {
	if !n.Supervisors || n.By == t.s.me {
		return true, nil
	}
	return t.has(member.ReadSupervisorNote)
}

// readable is an event without the words that the member may not read: of a note, or of a
// chat that a colleague is in.
func (t *tx) readable(e journal.Event) (journal.Event, error) {
	n := noteTrail{Supervisors: true, By: e.Member}
	switch b := e.Body.(type) {
	case journal.SupervisorNoteWritten:
		if reads, err := t.reads(n); err != nil || reads {
			return e, err
		}
		b.Text = outside.Text{}
		e.Body = b
	case journal.SupervisorNoteRevised:
		f, err := t.file(b.Case)
		if err != nil {
			return e, err
		}
		if i := slices.IndexFunc(f.Notes, func(n noteTrail) bool { return n.Note == b.Note }); i >= 0 {
			n = f.Notes[i]
		}
		if reads, err := t.reads(n); err != nil || reads || e.Member == t.s.me {
			return e, err
		}
		b.Text = outside.Text{}
		e.Body = b
	case journal.ChatSaid:
		a, err := t.acts(b.Contact)
		if err != nil {
			return e, err
		}
		c, _ := a.ofChat(b.Contact)
		if another, err := t.withAnother(c, a); err != nil || !another {
			return e, err
		}
		b.Steps = nil
		e.Body = b
	}
	return e, nil
}

// WriteSummary says what the contact's case is about, in place of what was said
// before; an empty text takes the summary away. ErrNoChange when it says so.
func (s *Store) WriteSummary(ctx context.Context, id ContactID, text outside.Text) (Done, error) {
	return s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		if err := checkLength(text); err != nil {
			return nil, err
		}
		if err := t.summaryBecame(c.ID, text); err != nil {
			return nil, err
		}
		cases, err := t.casesOf(c)
		if err != nil {
			return nil, err
		}
		now, err := t.summary(cases)
		if err != nil {
			return nil, err
		}
		if now.Newest().Text == text {
			return nil, ErrNoChange
		}
		return []journal.Body{journal.SummaryWritten{Case: c.Case, Contact: c.ID, Text: text}}, nil
	})
}

// summary is what is said of cases that are shown as one.
func (t *tx) summary(cases []CaseID) (s Summary, err error) {
	var all []summaryAt
	for _, id := range cases {
		f, err := t.file(id)
		if err != nil {
			return s, err
		}
		all = append(all, f.Summaries...)
	}
	slices.SortFunc(all, compareSummaries)
	for _, at := range all {
		r, ok, err := t.revision(at.Seq)
		if err != nil {
			return s, err
		}
		if !ok {
			s.Erased = true
			continue
		}
		s.Revisions = append(s.Revisions, r.Revision)
	}
	return s, nil
}
