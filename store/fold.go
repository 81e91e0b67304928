package store

import (
	"errors"
	"fmt"
	"math"

	"baken/store/journal"
	"baken/store/template"
	"baken/store/vault"
)

// errNotFolded: an event is found from a contact or case to which its kind does
// nothing. Of every kind that is declared a test asks whether it is folded.
var errNotFolded = errors.New("an event of a kind that is not folded here")

func notFolded(b journal.Body) error {
	return fmt.Errorf("%w: %w (%s)", ErrDamaged, errNotFolded, b.Kind())
}

// fold brings the view in step with one event that was appended.
func (t *tx) fold(e journal.Event, m journal.Meaning) error {
	if b, ok := e.Body.(journal.Undone); ok {
		return t.foldUndone(e, b, m)
	}
	if err := t.foldToIndex(e.Body); err != nil {
		return err
	}
	for _, of := range m.About {
		var err error
		if of.Room { // it is a list alone: see foldBeside
			continue
		}
		if of.Case {
			err = t.foldIntoCase(of.ID, e)
		} else {
			err = t.foldIntoActs(of.ID, e)
		}
		if err != nil {
			return err
		}
	}
	return t.foldBeside(e)
}

func (t *tx) foldIntoActs(id ContactID, e journal.Event) error {
	a, err := t.acts(id)
	if err != nil {
		return err
	}
	if moves, err := t.moves(e); err != nil || !moves {
		return err
	}
	next, err := a.apply(e)
	if err != nil {
		return err
	}
	if err := t.putActs(id, next); err != nil {
		return err
	}
	t.touch(id)
	if _, linked := e.Body.(journal.ContactLinked); linked {
		if err := t.touchLinks(id); err != nil {
			return err
		}
	}
	if len(a.Joined) > 0 { // also of the contact that it goes by
		return t.refold(id)
	}
	return nil
}

func (t *tx) foldIntoCase(id CaseID, e journal.Event) error {
	f, err := t.file(id)
	if err != nil {
		return err
	}
	next, err := f.apply(id, e)
	if err != nil {
		return err
	}
	if err := t.putFile(id, next); err != nil {
		return err
	}
	return errors.Join(t.touchCase(id), t.touchFile(f))
}

// foldBeside keeps what an event changes beside the acts of contacts and the
// files of cases.
func (t *tx) foldBeside(e journal.Event) error {
	switch b := e.Body.(type) {
	case journal.TeamFounded:
		return t.putValue(boxMembers, e.Member[:], person{Name: b.Name, Roles: b.Roles})
	case journal.MemberAdded:
		t.change.Members = true
		return t.putValue(boxMembers, b.Member[:], person{Name: b.Name, Roles: b.Roles})
	case journal.MemberRoles:
		return t.changePerson(b.Member, func(p *person) { p.Roles = b.Roles })
	case journal.MemberKeys:
		return t.changePerson(b.Member, func(p *person) { p.Keys = b.Keys })
	case journal.WorkstationAdded:
		if len(b.Sign) != len(vault.PublicKey{}) {
			return fmt.Errorf("%w: a workstation's key", ErrDamaged)
		}
		return t.putValue(boxMembers, b.Workstation[:], signer{b.Member, vault.PublicKey(b.Sign), b.Letter})
	case journal.WorkstationEnrolled:
		if len(b.Sign) != len(vault.PublicKey{}) {
			return fmt.Errorf("%w: a workstation's key", ErrDamaged)
		}
		return t.enrol(b)
	case journal.WorkstationRevoked, journal.EpochBegun:
		t.change.Members = true
		return nil
	case journal.CaseOpened:
		return t.put(boxNumbers, t.s.numberKey(b.Number), b.Case[:])
	case journal.Joined:
		return t.regroup(b.Contact, b.With)
	case journal.Addressed:
		h := t.messageIDKey(b.MessageID)
		return t.put(boxSent, h[:], append(b.Contact[:], b.Op[:]...))
	case journal.AttachmentMarked:
		return t.putRaw(boxMarks, markKey(b.Mail, b.Number, e.ID), nil)
	case journal.Erased:
		t.change.Erased = true
		if err := t.listErasure(e.Seq); err != nil {
			return err
		}
		for _, c := range b.Contacts {
			if err := t.turned(c, e.At()); err != nil {
				return err
			}
		}
		return t.unlistRooms(b.Rooms...)
	case journal.TemplateSet:
		return t.foldTemplate(keptTemplate{Template: b.Template, Event: e.ID})
	case journal.TemplateRemoved:
		return t.foldTemplate(keptTemplate{Template: template.Template{ID: b.Template}, Removed: true, Event: e.ID})
	case journal.DirectoryImported:
		return t.foldDirectory(e, b)
	case journal.RoomSaid:
		return t.listRemark(e.Seq, b.Room)
	case journal.HoursSet:
		t.change.Hours = true
		return t.putValue(boxTeam, t.s.teamKey("hours"), b.Hours)
	case journal.RetentionSet:
		return t.putValue(boxTeam, t.s.teamKey("retention"), b)
	case journal.ReferralSaid, journal.ReferralGiven, journal.ReferralTurned, journal.HandoffTold, journal.HandoffCommented, journal.HandoffOffered, journal.HandoffRevised,
		journal.HandoffAccepted, journal.HandoffRejected, journal.HandoffRevoked, journal.HandoffDone, journal.HandoffReviewed:
		return nil
	case journal.FormReplaced:
		return t.keepForm(b)
	case journal.Counted:
		return t.foldFigure(e, b)
	case journal.Registered, journal.RegisteredNames, journal.RegisteredWords,
		journal.ContactLinked, journal.CasesMerged, journal.ContactBegun, journal.ContactEnded, journal.CaseHeld, journal.NoteWritten, journal.NoteRevised,
		journal.SupervisorNoteWritten, journal.SupervisorNoteRevised, journal.NotePinned, journal.SummaryWritten, journal.CaseSaid, journal.Claimed, journal.Released,
		journal.Closed, journal.Reopened, journal.FollowUpSet, journal.DangerJudged, journal.MadeWait, journal.SafetyAsked, journal.SeveralWrite,
		journal.ChatBegun, journal.ChatSaid, journal.ChatEnded, journal.AddressLeft, journal.Said, journal.AnsweredWith, journal.AnswerSettled,
		journal.Opened, journal.Searched, journal.Printed, journal.Uncovered, journal.AttachmentSaved, journal.CaseExported:
		return nil
	}
	return notFolded(e.Body)
}

// foldUndone marks the event as undone and folds what it touched from the
// beginning, without it.
func (t *tx) foldUndone(e journal.Event, b journal.Undone, m journal.Meaning) error {
	undone, err := t.markUndone(e, b)
	if err != nil {
		return err
	}
	switch u := undone.Body.(type) {
	case journal.Joined:
		err = t.regroup(u.Contact, u.With)
	case journal.AttachmentMarked:
		err = t.drop(boxMarks, markKey(u.Mail, u.Number, undone.ID))
	case journal.RoomSaid:
		err = t.unlistRemark(undone.Seq)
	}
	for _, of := range m.About {
		if err != nil {
			return err
		}
		if of.Room {
			continue
		}
		if of.Case {
			err = t.refoldCase(of.ID)
		} else {
			err = t.refold(of.ID)
		}
	}
	return err
}

// markUndone notes which event undid another, of several the first in the journal.
func (t *tx) markUndone(e journal.Event, b journal.Undone) (undone journal.Event, err error) {
	by, err := t.get(boxUndone, b.Event[:])
	if err != nil {
		return undone, err
	}
	first := uint64(math.MaxUint64)
	if len(by) == len(EventID{}) {
		if first, err = t.numberOf(EventID(by)); err != nil {
			return undone, err
		}
	}
	if e.Seq < first {
		if err := t.put(boxUndone, b.Event[:], e.ID[:]); err != nil {
			return undone, err
		}
	}
	if undone, err = t.eventByID(b.Event); err != nil {
		return undone, err
	}
	return undone, t.foldToIndex(undone.Body)
}

func (t *tx) refoldCase(id CaseID) error {
	before, err := t.file(id)
	if err != nil {
		return err
	}
	f, err := t.foldCase(id)
	if err != nil {
		return err
	}
	if err := t.putFile(id, f); err != nil {
		return err
	}
	return errors.Join(t.touchFile(before), t.touchCase(id))
}

// foldCase is what the events of a case add up to.
func (t *tx) foldCase(id CaseID) (f file, err error) {
	err = t.standing(id, func(e journal.Event) (err error) { f, err = f.apply(id, e); return err })
	return f, err
}

// standing gives the events of a contact or case that can be read and were not
// undone, in the journal's order, until f fails.
func (t *tx) standing(id [16]byte, f func(journal.Event) error) error {
	return t.trail(id, func(e journal.Event, err error) error {
		if err != nil || t.undone(e.ID) {
			return nil // an event that cannot be read is as one that never was
		}
		return f(e)
	})
}

func (t *tx) undone(id journal.EventID) bool { return t.raw(boxUndone, id[:]) != nil }
