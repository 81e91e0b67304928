package command

import (
	"context"
	"strings"

	"baken/store"
	"baken/ui/lang"
	"baken/ui/screen"
)

// contactArg is the contact that a command is on.
type contactArg struct {
	Contact string `arg:""`
}

// actRow is what every act prints.
type actRow struct {
	ID      string `json:"id,omitzero"` // of what was made: the event, the note, the operation; of a draft its contact's
	Contact string `json:"contact,omitzero"`
	Case    string `json:"case,omitzero"`
	State   string `json:"state"`
}

// printAct prints what came of an act. show makes the id short for a table.
func (a *app) printAct(id string, show func(string) string, d store.Done) error {
	return newSheet(a, []lang.Key{lang.HeadContact, lang.HeadCase, lang.HeadState, lang.HeadID}, func(r actRow) []string {
		return []string{short(r.Contact), r.Case, a.T(screen.StateWord(store.State(r.State))), show(r.ID)}
	}).print(actRow{ID: id, Contact: d.Contact.String(), Case: d.CaseNumber, State: string(d.State)})
}

// longID refuses the beginning of an id that is too short to mean one.
func longID(prefix string) error {
	if n := len(strings.TrimSpace(prefix)); n < 4 {
		return fail(lang.ShortID, prefix)
	}
	return nil
}

// with opens the store to act, finds the contact, and does something on it.
func (a *app) with(ctx context.Context, contact string, do func(*lease, store.ContactID) error) error {
	if err := longID(contact); err != nil {
		return err
	}
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	id, err := s.FindContact(contact)
	if err != nil {
		return err
	}
	return do(s, id)
}

// act does one act on a contact and prints what came of it.
func (a *app) act(ctx context.Context, contact string, do func(*store.Store, context.Context, store.ContactID) (store.Done, error)) error {
	return a.with(ctx, contact, func(s *lease, id store.ContactID) error {
		d, err := do(s.Store, ctx, id)
		if err != nil {
			return err
		}
		return a.printAct(d.Event.String(), ending, d)
	})
}

type (
	claimCommand   struct{ contactArg }
	releaseCommand struct{ contactArg }
	closeCommand   struct{ contactArg }
	reopenCommand  struct{ contactArg }
)

// Run claims the contact.
func (c *claimCommand) Run(ctx context.Context, a *app) error {
	return a.act(ctx, c.Contact, (*store.Store).Claim)
}

// Run releases the contact.
func (c *releaseCommand) Run(ctx context.Context, a *app) error {
	return a.act(ctx, c.Contact, (*store.Store).Release)
}

// Run closes the contact.
func (c *closeCommand) Run(ctx context.Context, a *app) error {
	return a.act(ctx, c.Contact, func(s *store.Store, ctx context.Context, id store.ContactID) (store.Done, error) {
		return s.CloseContact(ctx, id, store.MailID{})
	})
}

// Run reopens the contact.
func (c *reopenCommand) Run(ctx context.Context, a *app) error {
	return a.act(ctx, c.Contact, (*store.Store).Reopen)
}
