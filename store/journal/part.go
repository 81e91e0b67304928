package journal

import (
	"slices"
	"strings"
)

// Thing is a contact, a case, or the team's room on one day.
type Thing struct {
	ID   [16]byte
	Case bool
	Room bool
}

func contacts(ids ...ContactID) (all []Thing) {
	for _, id := range ids {
		all = append(all, Thing{ID: id})
	}
	return all
}

func inCase(id CaseID) []Thing { return []Thing{{ID: id, Case: true}} }

func inRoom(id RoomID) []Thing { return []Thing{{ID: id, Room: true}} }

// What is a piece of what events add up to.
type What string

// The pieces.
const (
	PartClaim    What = "claim"     // who holds a contact
	PartClosing  What = "closing"   // of a contact, and that it was reopened
	PartFollowUp What = "follow-up" // of a contact
	PartDanger   What = "danger"    // as a person judged it
	PartWaits    What = "waits"     // that it was taken out of what is set aside
	PartSafety   What = "safety"    // whether somebody else reads the writer's mail
	PartSeveral  What = "several"   // that several people write from an address
	PartAnswers  What = "answers"   // to a contact
	PartTogether What = "together"  // with which contacts or cases one is one
	PartBegun    What = "begun"     // that there is the contact at all
	PartCall     What = "call"      // when a call began and ended
	PartChat     What = "chat"      // what was said in it
	PartMark     What = "mark"      // on an attachment of a mail
	PartInCase   What = "in-case"   // to which case a contact belongs
	PartNumber   What = "number"    // of a case
	PartNote     What = "note"      // the versions of a note
	PartReferral What = "referral"  // one, with what came of it
	PartHandoff  What = "handoff"   // how those of a case stand, and with whom it is
	PartWords    What = "words"     // that belong to an act
	PartPin      What = "pin"       // that a note stands above the others
	PartSummary  What = "summary"   // of a case
	PartHold     What = "hold"      // that nothing of a case is erased
	PartRemark   What = "remark"    // what a colleague said to colleagues

	PartRegistration What = "registration" // an answer of it, or a person concerned
)

// Part is a piece of one contact, case, mail or note.
type Part struct {
	What   What
	Of     [16]byte
	Number int    // of the attachment that a PartMark is on
	Field  string // of a registration; what stands below another, behind a dot, is part of that
}

// touches says whether two parts of the same thing are one, or one is part of the
// other.
func (p Part) touches(q Part) bool {
	if p.What != q.What || p.Number != q.Number {
		return false
	}
	return p.Field == q.Field || strings.HasPrefix(p.Field, q.Field+".") || strings.HasPrefix(q.Field, p.Field+".")
}

func parts(of [16]byte, all ...What) (parts []Part) {
	for _, w := range all {
		parts = append(parts, Part{What: w, Of: of})
	}
	return parts
}

// DependsOn says whether an event that means m would mean something else if an
// earlier one, that means e, had not been: they write the same part, or m does
// something to what e made one, or to a contact that began with e. same gives
// contacts, and cases, that are one the same id.
func (m Meaning) DependsOn(e Meaning, same func([16]byte) [16]byte) bool {
	for _, p := range e.Writes {
		of := same(p.Of)
		if slices.ContainsFunc(m.Writes, func(q Part) bool {
			return q.touches(p) && same(q.Of) == of
		}) {
			return true
		}
		if (p.What == PartTogether || p.What == PartBegun) && len(m.Writes) > 0 && slices.ContainsFunc(m.About, func(t Thing) bool { return same(t.ID) == of }) {
			return true
		}
	}
	return false
}
