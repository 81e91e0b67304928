package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/mail"
	"baken/store/vault"
)

// Undo undoes an act of one's own by an event that names it, and the other events
// of the same act ([Done.Also]) with it: all of them or none. ErrCannotUndo for
// kinds that have no undo, ErrDepends when a later act depends on it (it changed
// the same again, or was done to what this one joined, merged or began),
// ErrNoChange when it is undone already, ErrNotAllowed when a colleague did it or
// one has not the right to do it any more.
func (s *Store) Undo(ctx context.Context, id EventID, also ...EventID) (d Done, err error) {
	err = s.write(ctx, func(t *tx) error {
		for i := len(also) - 1; i >= 0; i-- {
			if err := t.undo(also[i], &d); err != nil {
				return err
			}
		}
		t.outcome = &d
		return t.undo(id, &d)
	})
	if err != nil {
		return Done{}, err
	}
	return d, nil
}

// undo undoes one event, and says in d what it was about.
func (t *tx) undo(id EventID, d *Done) error {
	e, err := t.eventByID(id)
	if err != nil {
		return err
	}
	m, err := journal.Means(e.Body, e.Member, t.eventByID)
	switch {
	case errors.Is(err, journal.ErrNewer):
		return fmt.Errorf("%w (%s): a newer version did it", ErrCannotUndo, e.Body.Kind())
	case err != nil:
		return err
	case !m.Undo:
		return fmt.Errorf("%w (%s)", ErrCannotUndo, e.Body.Kind())
	case e.Member != t.s.me:
		return fmt.Errorf("%w: a colleague did it", ErrNotAllowed)
	case t.undone(id):
		return ErrNoChange
	}
	if err := t.nothingAfter(e, m); err != nil {
		return err
	}
	beside, err := t.undoneWith(e)
	if err != nil {
		return err
	}
	figures, err := t.figuresOf(m)
	if err != nil {
		return err
	}
	if d.Contact, d.Case, err = t.whereOf(e, m); err != nil {
		return err
	}
	events, err := t.append(journal.Undone{Event: id})
	if err != nil {
		return err
	}
	d.Event = events[0].ID
	if _, err := t.append(beside...); err != nil {
		return err
	}
	if err := t.recountFor(e.Body, figures); err != nil {
		return err
	}
	if b, ok := e.Body.(journal.Joined); ok {
		return t.readdress(b.Contact, b.With)
	}
	if err := t.slipBack(e); err != nil {
		return err
	}
	if err := t.formBack(e); err != nil {
		return err
	}
	return t.noteBack(e, d.Contact)
}

// noteBack makes the words of a note that is undone a draft again, as a reply's
// are; where another is being written they stand below it. Words that revise it, and
// are a draft already, are those of a new note then.
func (t *tx) noteBack(e journal.Event, c ContactID) error {
	c, err := t.writtenAt(c, t.noteKey)
	if err != nil {
		return err
	}
	d := NoteDraft{Contact: c, SavedAt: t.s.now().UTC()}
	switch b := e.Body.(type) {
	case journal.NoteWritten:
		d.Text, d.Options.Pinned = b.Text, b.Pinned
	case journal.SupervisorNoteWritten:
		d.Text, d.Options = b.Text, NoteOptions{Pinned: b.Pinned, Supervisors: true}
	case journal.NoteRevised:
		d.Note, d.Parent, d.Text = b.Note, b.Parent, b.Text
	case journal.SupervisorNoteRevised:
		d.Note, d.Parent, d.Text, d.Options.Supervisors = b.Note, b.Parent, b.Text, true
	case journal.SummaryWritten:
		if d.Text, d.Summary = b.Text, true; d.Text.IsEmpty() {
			return nil // it took words away, and has none
		}
	default:
		return nil
	}
	if t.raw(boxDrafts, t.noteKey(c)) != nil {
		var now NoteDraft
		if _, err := t.valueOf(boxDrafts, t.noteKey(c), Owner(c), vault.Words, &now); err != nil {
			return err
		}
		if id, ok := noteOfBody(e.Body); ok && now.Note == id {
			d.Text = now.Text // a later version of the same
		} else { // both texts are kept, the one that came back below
			d = now.with(d)
		}
	}
	t.change.contact(c)
	return t.putValueFor(boxDrafts, t.noteKey(c), Owner(c), vault.Words, d)
}

// noteOfBody is the note that an event is the first version of.
func noteOfBody(b journal.Body) (NoteID, bool) {
	switch b := b.(type) {
	case journal.NoteWritten:
		return b.Note, true
	case journal.SupervisorNoteWritten:
		return b.Note, true
	}
	return NoteID{}, false
}

// readdress brings the replies that were begun while contacts were one to the contact
// whose writer they go to. One that goes to neither of the writers, or where another
// is being written, stays; to whom it goes is never changed.
func (t *tx) readdress(ids ...ContactID) error {
	for _, id := range ids {
		set, err := t.together(id)
		if err != nil {
			return err
		}
		others := slices.DeleteFunc(slices.Clone(ids), func(o ContactID) bool { return slices.Contains(set, o) })
		for _, c := range set {
			writers, err := t.writersAt('r', c)
			if err != nil {
				return err
			}
			for _, who := range writers {
				if err := t.by(who, func() error { return t.readdressDraft(c, id, others) }); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// readdressDraft brings the reply that who acts has begun at a contact, which is one
// with from, to the first of others whose writer it goes to.
func (t *tx) readdressDraft(at, from ContactID, others []ContactID) error {
	d, ok, err := t.draft(boxDrafts, t.replyKey(at), Owner(at))
	if err := ignoreErased(err); err != nil || !ok {
		return err
	}
	for _, other := range others {
		if err := t.readdressTo(d, from, other); err != nil {
			return err
		}
	}
	return nil
}

// readdressTo brings a reply that stands at a contact to another one, if it goes to
// who writes there and not here.
func (t *tx) readdressTo(d ReplyDraft, from, to ContactID) error {
	here, err := t.writes(from, d.To)
	if err != nil || here {
		return err
	}
	there, err := t.writes(to, d.To)
	if err != nil || !there {
		return err
	}
	if at, err := t.begun(to, t.replyKey); err != nil || at {
		return err
	}
	if err := t.unerased(Owner(to), vault.Words); err != nil {
		return ignoreErased(err) // nothing can be kept there any more
	}
	old := d.Contact
	if err := t.movePieces(&d, to); err != nil {
		return err
	}
	// What was in sight was the conversation of both.
	d.Contact, d.Newest, d.Upto, d.Ours = to, MailID{}, time.Time{}, nil
	if err := t.drop(boxDrafts, t.replyKey(old)); err != nil {
		return err
	}
	t.change.contact(old)
	return t.putReply(d)
}

// writes says whether somebody of a list writes to us in a contact.
func (t *tx) writes(id ContactID, list []mail.Address) (bool, error) {
	id, err := t.canonical(id)
	if err != nil {
		return false, err
	}
	n, err := t.names(id)
	if errors.Is(err, ErrErased) {
		return false, nil // nobody knows any more
	}
	for _, w := range n.Writers {
		for _, a := range list {
			if foldAddress(a.Addr) == foldAddress(w.Addr) {
				return true, err
			}
		}
	}
	return false, err
}

// nothingAfter is ErrDepends when a later event that stands depends on e, at
// whichever of the contacts that are one with those that e is about.
func (t *tx) nothingAfter(e journal.Event, m journal.Meaning) error {
	by := map[[16]byte][16]byte{} // the contact or case that each goes by
	same := func(id [16]byte) [16]byte {
		if c, ok := by[id]; ok {
			return c
		}
		return id
	}
	for _, of := range m.About {
		if of.Case {
			set, err := t.merged(of.ID)
			if err != nil {
				return err
			}
			for _, c := range set {
				by[c] = set[0]
			}
			continue
		}
		set, err := t.together(of.ID)
		if err != nil {
			return err
		}
		for _, c := range set {
			by[c] = set[0]
		}
	}
	if b, ok := e.Body.(journal.ContactBegun); ok {
		if t.drafted(b.Contact) { // what is being written would be lost
			return ErrDepends
		}
	}
	void := map[[16]byte]bool{} // answers that were taken back
	for id := range by {
		if err := t.standing(id, func(later journal.Event) error {
			if s, ok := later.Body.(journal.AnswerSettled); ok && s.As == journal.SettledDiscarded {
				void[s.Op] = true
			}
			return nil
		}); err != nil {
			return err
		}
	}
	for id := range by {
		if err := t.standing(id, func(later journal.Event) error {
			if later.Seq <= e.Seq || void[answerOf(later.Body)] {
				return nil
			}
			l, err := journal.Means(later.Body, later.Member, t.eventByID)
			if errors.Is(err, journal.ErrNewer) || err == nil && l.DependsOn(m, same) {
				return ErrDepends // a kind that is not known may depend on anything
			}
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// answerOf is the operation of the answer that an event is part of; zero for none.
func answerOf(b journal.Body) OpID {
	switch b := b.(type) {
	case journal.AnsweredWith:
		return b.Op
	case journal.Addressed:
		return b.Op
	case journal.Said:
		return b.Op
	case journal.AnswerSettled:
		return b.Op
	}
	return OpID{}
}

// whereOf is the contact and the case that an event is about.
func (t *tx) whereOf(e journal.Event, m journal.Meaning) (c ContactID, k CaseID, err error) {
	switch b := e.Body.(type) {
	case journal.NoteWritten:
		return b.Contact, b.Case, nil
	case journal.SupervisorNoteWritten:
		return b.Contact, b.Case, nil
	case journal.SummaryWritten:
		return b.Contact, b.Case, nil
	case journal.ContactLinked:
		return b.Contact, b.Case, nil
	case journal.CasesMerged:
		return c, b.Case, nil
	case journal.RoomSaid:
		return c, k, nil
	}
	first := m.About[0]
	if !first.Case {
		a, err := t.acts(first.ID)
		return first.ID, a.Case, err
	}
	f, err := t.file(first.ID)
	if len(f.Contacts) > 0 {
		c = f.Contacts[0]
	}
	return c, first.ID, err
}
