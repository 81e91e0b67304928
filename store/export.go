package store

import (
	"context"
	"fmt"

	"baken/store/journal"
)

// Exported says how a case leaves the house.
type Exported struct {
	Sealed    bool     // for To; else for nobody: whoever has the file reads it
	Uncovered bool     // with names and addresses
	Page      bool     // as a page for people, else for programs
	To        []string // the public keys that it is sealed for, or their fingerprints
}

// RecordExported writes into the history that a case leaves the house, before it
// does. It asks for the right to export. ErrUnknown when there is no such case.
func (s *Store) RecordExported(ctx context.Context, id CaseID, e Exported) error {
	return s.write(ctx, func(t *tx) error {
		f, err := t.file(id)
		if err != nil {
			return err
		}
		if f.ID == (CaseID{}) {
			return fmt.Errorf("%w: case %s", ErrUnknown, id)
		}
		_, err = t.append(journal.CaseExported{Case: f.ID, Sealed: e.Sealed, Uncovered: e.Uncovered, Page: e.Page, To: e.To})
		return err
	})
}
