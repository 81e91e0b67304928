package journal

import "strings"

// Subject says what an event is about, as a path of words and random ids; in a
// team it is the subject on which the event is published.
type Subject string

// Stream says which of the subjects an event is published on.
type Stream uint8

// The streams. The zero Stream is none.
const (
	OnCase    Stream = iota + 1 // of the case that it belongs to
	OnClaim                     // of the contact that it is about
	OnSystem                    // of the team
	OnAudit                     // of the workstation
	OnFigures                   // of what is counted
	OnRoom                      // of the team's room on one day
	OnContact                   // of a contact, in a case or not
	OnHandoff                   // of the handoffs of a case
)

// Of a case: one filter covers all of its events.
func (t TeamID) Case(c CaseID) Subject { return t.subject("c", c.String()) }

// Handoff is the subject of the steps of a case's handoffs, alone on it so that each
// follows from the one before.
func (t TeamID) Handoff(c CaseID) Subject { return t.subject("c", c.String(), "handoff") }

// Claim is the subject of the claims of one contact, alone on it so that the
// first in the journal wins.
func (t TeamID) Claim(c ContactID) Subject { return t.subject("claim", c.String()) }

// Contact is the subject of what comes in for one contact, before it is in a case and
// after.
func (t TeamID) Contact(c ContactID) Subject { return t.subject("in", c.String()) }

// OfCase says whether a subject is that of some case of the team.
func (t TeamID) OfCase(s Subject) bool {
	id, ours := strings.CutPrefix(string(s), "t."+t.String()+".c.")
	return ours && len(id) == len(CaseID{}.String()) && !strings.Contains(id, ".")
}

// System is the subject of members, erasures and settings.
func (t TeamID) System() Subject { return t.subject("sys") }

// Audit is the subject of what a workstation has read.
func (t TeamID) Audit(w WorkstationID) Subject { return t.subject("audit", w.String()) }

// Room is the subject of what colleagues say to each other on one day.
func (t TeamID) Room(r RoomID) Subject { return t.subject("room", r.String()) }

// Figures is the subject of what is counted. It names nothing.
func (t TeamID) Figures() Subject { return t.subject("fig") }

func (t TeamID) subject(words ...string) Subject {
	return Subject("t." + t.String() + "." + strings.Join(words, "."))
}
