package screen

import (
	"time"

	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
)

// Told is one line of a contact's history in words.
type Told struct {
	At    time.Time
	Words string // with the word for what was undone, if it was
}

// Tell puts the history of a contact into the words of the case pane, for who
// shows it elsewhere: what was done and what came in, in order of time. file is
// the contact's case, if it has one; came are its mails, oldest first.
func Tell(l *lang.Catalog, now time.Time, zone *time.Location, file store.Case, history []store.Line, came []store.Message) (all []Told) {
	s := &Session{Look: part.Look{Lang: l}, Now: func() time.Time { return now }, Zone: zone}
	p := &CasePane{s: s, file: file, history: history, came: came}
	for _, m := range p.moments() {
		if m.undone {
			m.words = s.T(lang.HistoryUndone, lang.Said(m.words))
		}
		all = append(all, Told{m.at, m.words})
	}
	return all
}
