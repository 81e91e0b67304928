package screen

import (
	"baken/store"
	"baken/store/journal"
	"baken/store/outside"
	"baken/ui/lang"
)

// TeamLink is how a workstation is connected with the journal of its team.
type TeamLink uint8

// The links.
const (
	TeamAway    TeamLink = iota // not connected; it is tried again
	TeamComing                  // connected, and what others did is coming
	TeamHere                    // connected, and all is here
	TeamStopped                 // nothing is exchanged until somebody decides
	TeamShut                    // this workstation is of the team no more
)

// TeamStatus is how things stand with the team's journal, from behind the screen.
type TeamStatus struct {
	Link TeamLink
	Why  lang.Key // of TeamStopped: what has stopped it and what to do; empty: not known
}

// ConflictName is what a conflict is about: the pseudonym of the contact, or the number of
// the case.
func (s *Session) ConflictName(c store.Conflict) string { return ConflictName(s.Store, s.Lang, c) }

// ConflictName is [Session.ConflictName] where there is no session.
func ConflictName(st *store.Store, l *lang.Catalog, c store.Conflict) string {
	if c.Contact != (store.ContactID{}) {
		if row, err := st.Contact(c.Contact); err == nil {
			return row.Pseudonym.In(string(l.Language()))
		}
	}
	if c.Case != (store.CaseID{}) {
		if row, err := st.CaseRow(c.Case); err == nil {
			return row.Number
		}
	}
	return l.T(lang.ErasedWord)
}

// ConflictSide says in words one of the two acts of a conflict: who did what, and what it
// said.
func (s *Session) ConflictSide(e journal.Event, by outside.Text) string {
	if e.Body == nil {
		return s.T(lang.ErasedWord)
	}
	words := (&CasePane{s: s}).act(store.Line{Event: e.ID, At: e.At(), By: by, Act: e.Body.Kind(), Body: e.Body})
	switch b := e.Body.(type) {
	case journal.ContactLinked:
		if row, err := s.Store.CaseRow(b.Case); err == nil {
			words = s.T(lang.DidLinkTo, lang.Safe(by.Line()), lang.Said(row.Number))
		}
	case journal.SummaryWritten:
		if text := b.Text.Line(); text != (outside.Safe{}) {
			words += ": " + text.String()
		}
	case journal.Registered:
		if said := s.answersIn(b); said != "" {
			words += ": " + said
		}
	}
	at := e.At().In(s.Zone)
	return s.Lang.Date(at, s.Now().In(s.Zone)) + " " + words
}

// answersIn are the answers that a registration gave, in the words of its form.
func (s *Session) answersIn(b journal.Registered) string {
	f, err := s.Store.Form()
	if err != nil {
		return ""
	}
	var all []string
	for _, a := range b.Answers {
		x := f.Field(a.Field)
		if a.Person != (store.PersonID{}) {
			x = f.OfPerson(a.Field)
		}
		if x == nil {
			continue
		}
		for _, code := range a.Codes {
			all = append(all, f.LabelOf(x, code, s.Language()).Line().String())
		}
	}
	return s.dotted(all...)
}
