package command

import (
	"context"
	"errors"

	"baken/store"
	"baken/ui/lang"
)

// caseCommand has what is done with cases.
type caseCommand struct {
	Show    caseShowCommand    `cmd:""`
	Close   caseCloseCommand   `cmd:""`
	Reopen  caseReopenCommand  `cmd:""`
	Link    caseLinkCommand    `cmd:""`
	Unlink  caseUnlinkCommand  `cmd:""`
	Merge   caseMergeCommand   `cmd:""`
	Export  caseExportCommand  `cmd:""`
	Summary caseSummaryCommand `cmd:""`
	Hold    caseHoldCommand    `cmd:""`
	Erase   caseEraseCommand   `cmd:""`
}

// caseArg is the case that a command is on: its number, its id, or the beginning of
// that.
type caseArg struct {
	Case string `arg:""`
}

type (
	caseCloseCommand  struct{ caseArg }
	caseReopenCommand struct{ caseArg }
	caseLinkCommand   struct {
		caseArg
		contactArg
	}
	caseUnlinkCommand struct{ contactArg }
	caseMergeCommand  struct {
		caseArg
		With string `arg:""`
	}
)

// openCase opens the store and finds the case. Close the lease.
func (a *app) openCase(ctx context.Context, number string, n need) (*lease, store.CaseID, error) {
	if err := longID(number); err != nil {
		return nil, store.CaseID{}, err
	}
	s, err := a.open(ctx, n)
	if err != nil {
		return nil, store.CaseID{}, err
	}
	id, err := s.FindCase(number)
	if err != nil {
		return nil, id, errors.Join(err, s.Close())
	}
	return s, id, nil
}

// onCase opens the store to act, finds the case, and does something on it.
func (a *app) onCase(ctx context.Context, number string, do func(*lease, store.CaseID) (store.Done, error)) error {
	s, id, err := a.openCase(ctx, number, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	d, err := do(s, id)
	if err != nil {
		return err
	}
	return a.printCaseAct(s, d)
}

// printCaseAct prints what came of an act on a case.
func (a *app) printCaseAct(s *lease, d store.Done) error {
	c, err := s.CaseRow(d.Case)
	if err != nil {
		return err
	}
	r := actRow{ID: d.Event.String(), Case: c.Number, State: caseState(c.Open)}
	if d.Contact != (store.ContactID{}) {
		r.Contact = d.Contact.String()
	}
	return newSheet(a, []lang.Key{lang.HeadContact, lang.HeadCase, lang.HeadState, lang.HeadID}, func(r actRow) []string {
		return []string{short(r.Contact), r.Case, a.T(caseWords[r.State]), ending(r.ID)}
	}).print(r)
}

// The states of a case, by their names in JSON.
const (
	caseOpen   = "open"
	caseClosed = "closed"
)

var caseWords = map[string]lang.Key{caseOpen: lang.CaseOpenWord, caseClosed: lang.CaseClosedWord}

func caseState(open bool) string {
	if open {
		return caseOpen
	}
	return caseClosed
}

// Run closes what of the case is open.
func (c *caseCloseCommand) Run(ctx context.Context, a *app) error {
	return a.onCase(ctx, c.Case, func(s *lease, id store.CaseID) (store.Done, error) { return s.CloseCase(ctx, id, nil) })
}

// Run takes the last closing back.
func (c *caseReopenCommand) Run(ctx context.Context, a *app) error {
	return a.onCase(ctx, c.Case, func(s *lease, id store.CaseID) (store.Done, error) { return s.ReopenCase(ctx, id) })
}

// Run puts the contact into the case.
func (c *caseLinkCommand) Run(ctx context.Context, a *app) error {
	if err := longID(c.Contact); err != nil {
		return err
	}
	return a.onCase(ctx, c.Case, func(s *lease, id store.CaseID) (store.Done, error) {
		contact, err := s.FindContact(c.Contact)
		if err != nil {
			return store.Done{}, err
		}
		return s.Link(ctx, contact, id)
	})
}

// Run takes the contact out of its case.
func (c *caseUnlinkCommand) Run(ctx context.Context, a *app) error {
	return a.with(ctx, c.Contact, func(s *lease, id store.ContactID) error {
		d, err := s.Unlink(ctx, id)
		if err != nil {
			return err
		}
		return a.printCaseAct(s, d)
	})
}

// Run makes two cases one.
func (c *caseMergeCommand) Run(ctx context.Context, a *app) error {
	if err := longID(c.With); err != nil {
		return err
	}
	return a.onCase(ctx, c.Case, func(s *lease, id store.CaseID) (store.Done, error) {
		with, err := s.FindCase(c.With)
		if err != nil {
			return store.Done{}, err
		}
		return s.MergeCases(ctx, id, with)
	})
}
