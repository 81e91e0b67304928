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

// OfStream says whether a subject is one of a stream of the team's.
func (t TeamID) OfStream(s Subject, on Stream) bool {
	rest, ours := strings.CutPrefix(string(s), "t."+t.String()+".")
	words := strings.Split(rest, ".")
	shape := map[Stream][]string{OnCase: {"c", ""}, OnHandoff: {"c", "", "handoff"}, OnClaim: {"claim", ""}, OnSystem: {"sys"}, OnAudit: {"audit", ""}, OnFigures: {"fig"}}[on]
	if !ours || len(words) != len(shape) {
		return false
	}
	for i, w := range shape {
		if w != "" && words[i] != w || w == "" && len(words[i]) != 2*len(CaseID{}) {
			return false
		}
	}
	return true
}

// System is the subject of members, erasures and settings.
func (t TeamID) System() Subject { return t.subject("sys") }

// Audit is the subject of what a workstation has read.
func (t TeamID) Audit(w WorkstationID) Subject { return t.subject("audit", w.String()) }

// Figures is the subject of what is counted. It names nothing.
func (t TeamID) Figures() Subject { return t.subject("fig") }

func (t TeamID) subject(words ...string) Subject {
	return Subject("t." + t.String() + "." + strings.Join(words, "."))
}
