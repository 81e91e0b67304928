package screen

import (
	"fmt"
	"slices"

	"baken/store"
	"baken/ui/lang"
)

// DidWords says what the events of an act did, as the history of its contact, or of its case where
// there is no contact, has it, after the name of what it was done to. It reads the store.
// ErrUnknown when the history has
// no such events.
func DidWords(s *Session, id store.ContactID, of store.CaseID, events ...store.EventID) (words, name string, err error) {
	p := &CasePane{s: s}
	if id != (store.ContactID{}) {
		c, err := s.Store.Contact(id)
		if err != nil {
			return "", "", err
		}
		name = c.Pseudonym.In(s.Language())
		if of == (store.CaseID{}) {
			of = c.Case
		}
		p.history, err = s.Store.History(id)
		if err != nil {
			return "", name, err
		}
	} else if p.history, err = s.Store.CaseHistory(of); err != nil {
		return "", "", err
	}
	if of != (store.CaseID{}) {
		if p.file, err = s.Store.CaseFile(of); err != nil {
			return "", name, err
		}
		if name == "" {
			name = p.file.Number
		}
	}
	for _, l := range p.history {
		if !slices.Contains(events, l.Event) {
			continue
		}
		if did := p.act(l); did != "" { // of several one line says it
			return s.T(lang.DidThat, lang.Said(name), lang.Said(did)), name, nil
		}
	}
	return "", name, fmt.Errorf("%w: what was done", store.ErrUnknown)
}
