package store

import (
	"context"
	"fmt"

	"baken/store/journal"
	"baken/store/vault"
)

// part is what of a contact or case an event changes. An act can be undone as
// long as no later one changed the same part.
type part struct {
	what string
	id   [16]byte
}

// changes says which part an event changes; false for what cannot be undone:
// reading was done, and what was said is recalled from the outbox.
func changes(b journal.Body) (p part, ok bool) {
	switch b := b.(type) {
	case journal.Claimed:
		return part{"claim", b.Contact}, true
	case journal.Released:
		return part{"claim", b.Contact}, true
	case journal.Closed:
		return part{"closing", b.Contact}, true
	case journal.Reopened:
		return part{"closing", b.Contact}, true
	case journal.FollowUpSet:
		return part{"follow-up", b.Contact}, true
	case journal.DangerJudged:
		return part{"danger", b.Contact}, true
	case journal.MadeWait:
		return part{"waits", b.Contact}, true
	case journal.SafetyAsked:
		return part{"safety", b.Contact}, true
	case journal.Joined:
		var both [16]byte // each pair by itself
		for i := range both {
			both[i] = b.Contact[i] ^ b.With[i]
		}
		return part{"joined", both}, true
	case journal.AttachmentMarked:
		return part{fmt.Sprintf("mark %s %d", b.Mail, b.Number), b.Contact}, true
	case journal.NoteWritten:
		return part{"note", b.Note}, true
	case journal.NoteRevised:
		return part{"note", b.Note}, true
	}
	return p, false
}

// Undo undoes an act of one's own by an event that names it. ErrCannotUndo for
// kinds that have no undo, ErrDepends when a later act changed the same again,
// ErrNoChange when it is undone already, ErrNotAllowed when a colleague did it.
func (s *Store) Undo(ctx context.Context, id journal.EventID) (d Done, err error) {
	err = s.write(ctx, func(t *tx) error {
		e, err := t.eventByID(id)
		if err != nil {
			return err
		}
		p, ok := changes(e.Body)
		switch {
		case !ok:
			return fmt.Errorf("%w (%s)", ErrCannotUndo, e.Body.Kind())
		case e.Member != s.me:
			return fmt.Errorf("%w: a colleague did it", ErrNotAllowed)
		case t.undone(id):
			return ErrNoChange
		}
		if err := t.nothingAfter(e, p); err != nil {
			return err
		}
		d.Contact, d.Case, err = t.whereOf(e)
		if err != nil {
			return err
		}
		events, err := t.append(journal.Undone{Event: id, Case: d.Case})
		if err != nil {
			return err
		}
		d.Event, t.outcome = events[0].ID, &d
		return t.noteBack(e, d.Contact)
	})
	if err != nil {
		return Done{}, err
	}
	return d, nil
}

// noteBack makes the words of a note that is undone a draft again, as a reply's
// are, unless another is being written.
func (t *tx) noteBack(e journal.Event, c ContactID) error {
	d := NoteDraft{Contact: c, SavedAt: t.s.now().UTC()}
	switch b := e.Body.(type) {
	case journal.NoteWritten:
		d.Text = b.Text
	case journal.NoteRevised:
		d.Note, d.Parent, d.Text = b.Note, b.Parent, b.Text
	default:
		return nil
	}
	if t.raw(boxDrafts, noteKey(c)) != nil {
		return nil
	}
	t.change.contact(c)
	return t.putValueFor(boxDrafts, noteKey(c), Owner(c), vault.Words, d)
}

// nothingAfter is ErrDepends when a later event that stands changed the part.
func (t *tx) nothingAfter(e journal.Event, p part) error {
	check := func(later journal.Event) error {
		if q, ok := changes(later.Body); ok && later.Seq > e.Seq && q == p {
			return ErrDepends
		}
		return nil
	}
	if in, ok := caseOf(e.Body); ok {
		return t.standing(in, check)
	}
	return t.standing(contactsOf(e.Body)[0], check)
}

// whereOf is the contact and the case that an event is about.
func (t *tx) whereOf(e journal.Event) (c ContactID, k CaseID, err error) {
	if n, ok := e.Body.(journal.NoteWritten); ok {
		return n.Contact, n.Case, nil
	}
	if in, ok := caseOf(e.Body); ok {
		f, err := t.file(in)
		if len(f.Contacts) > 0 {
			c = f.Contacts[0]
		}
		return c, in, err
	}
	c = contactsOf(e.Body)[0]
	a, err := t.acts(c)
	return c, a.Case, err
}
