package command

import (
	"context"

	"baken/store"
	"baken/store/outside"
)

type caseSummaryCommand struct {
	caseArg
	Remove bool
}

// Run says what the case is about, in place of what was said before.
func (c *caseSummaryCommand) Run(ctx context.Context, a *app) error {
	return a.onCase(ctx, c.Case, func(s *lease, id store.CaseID) (store.Done, error) {
		file, err := s.CaseFile(id)
		if err != nil {
			return store.Done{}, err
		}
		if len(file.Contacts) == 0 {
			return store.Done{}, store.ErrErased
		}
		var text outside.Text
		if !c.Remove {
			if text, err = a.text(store.MaxNote); err != nil {
				return store.Done{}, err
			}
		}
		return s.WriteSummary(ctx, file.Contacts[len(file.Contacts)-1].ID, text)
	})
}
