package journal

import "strings"

// Subject says what an event is about, as a path of words and random ids; in a
// team it is the subject on which the event is published.
type Subject string

// Of a case: one filter covers all of its events.
func (t TeamID) Case(c CaseID) Subject { return t.subject("c", c.String()) }

// Claim is the subject of the claims of one contact, alone on it so that the
// first in the journal wins.
func (t TeamID) Claim(c ContactID) Subject { return t.subject("claim", c.String()) }

// System is the subject of members, erasures and settings.
func (t TeamID) System() Subject { return t.subject("sys") }

// Audit is the subject of what a workstation has read.
func (t TeamID) Audit(w WorkstationID) Subject { return t.subject("audit", w.String()) }

func (t TeamID) subject(words ...string) Subject {
	return Subject("t." + t.String() + "." + strings.Join(words, "."))
}
