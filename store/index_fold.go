package store

import (
	"errors"

	"baken/store/find"
	"baken/store/journal"
)

// foldToIndex notes what is to be read again for the index after an event, or after
// one was undone.
func (t *tx) foldToIndex(b journal.Body) error {
	switch b := b.(type) {
	case journal.NoteWritten:
		t.toIndex(noteDoc(b.Case, b.Note, false))
	case journal.NoteRevised:
		t.toIndex(noteDoc(b.Case, b.Note, false))
	case journal.SupervisorNoteWritten:
		t.toIndex(noteDoc(b.Case, b.Note, true))
	case journal.SupervisorNoteRevised:
		t.toIndex(noteDoc(b.Case, b.Note, true))
	case journal.SummaryWritten:
		t.toIndex(docRef{Name: find.Name{Kind: docSummary, ID: b.Case}})
	case journal.HandoffOffered:
		t.toIndex(handoffDoc(b.Case, b.Handoff))
	case journal.HandoffRevised:
		t.toIndex(handoffDoc(b.Case, b.Handoff))
	case journal.HandoffRejected:
		t.toIndex(handoffDoc(b.Case, b.Handoff))
	case journal.HandoffReviewed:
		t.toIndex(handoffDoc(b.Case, b.Handoff))
	case journal.HandoffAccepted:
		t.toIndex(handoffDoc(b.Case, b.Handoff))
	case journal.Registered:
		return t.registrationToIndex(b.Contact)
	case journal.RegisteredNames:
		return t.registrationToIndex(b.Contact)
	case journal.RegisteredWords:
		return t.registrationToIndex(b.Contact)
	case journal.Joined:
		return errors.Join(t.registrationToIndex(b.Contact), t.registrationToIndex(b.With))
	case journal.ChatSaid:
		t.toIndex(chatDoc(b.Contact))
	case journal.ChatEnded:
		t.toIndex(chatDoc(b.Contact))
	case journal.AddressLeft:
		t.toIndex(chatDoc(b.Contact))
	case journal.Said:
		t.toIndex(saidDoc(b.Contact, b.Op))
	case journal.AnsweredWith:
		t.toIndex(saidDoc(b.Contact, b.Op))
	case journal.AnswerSettled:
		t.toIndex(saidDoc(b.Contact, b.Op))
	}
	return nil
}

// registrationToIndex has that of a contact read again, and of what it is one with.
func (t *tx) registrationToIndex(id ContactID) error {
	set, err := t.together(id)
	for _, c := range set {
		t.toIndex(registrationDoc(c))
	}
	return err
}

// eraseFromIndex takes out of the index, at once, what an erasure names and is no
// mail; what is left of it is read again.
func (t *tx) eraseFromIndex(e Erasure) error {
	var all []docRef
	cases := e.Cases
	for _, c := range e.Contacts {
		a, err := t.acts(c)
		if err != nil {
			return err
		}
		own, err := t.docsOfContact(c)
		if err != nil {
			return err
		}
		all = append(all, own...)
		in, err := t.casesOf(Contact{ID: c, Case: a.Case})
		if err != nil {
			return err
		}
		cases = added(cases[:len(cases):len(cases)], in...)
	}
	for _, id := range cases {
		f, err := t.file(id)
		if err != nil {
			return err
		}
		all = append(all, docsInCase(id, f)...)
	}
	t.toIndex(all...)
	return t.outOfIndex(all...)
}
