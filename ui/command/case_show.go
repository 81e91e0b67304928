package command

import (
	"context"
	"errors"
	"strings"
	"time"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/screen"
)

type caseShowCommand struct {
	caseArg
	Print bool
}

// caseShown is a case as the command line gives it.
type caseShown struct {
	Case     string       `json:"case"`
	State    string       `json:"state"` // open, closed
	Contacts []contactRow `json:"contacts"`
	Summary  *noteRow     `json:"summary,omitzero"`
	Notes    []noteRow    `json:"notes"`

	Registrations []registrationRow `json:"registrations"`
	Referrals     []referralRow     `json:"referrals"`
	Handoffs      []handoffRow      `json:"handoffs"`

	History  []lineRow    `json:"history"`
	ID       string       `json:"id"`
	Also     []string     `json:"also,omitzero"` // numbers of what was merged into it
	OpenedAt time.Time    `json:"opened_at,omitzero"`
	OpenedBy outside.Safe `json:"opened_by,omitzero"`
	Held     bool         `json:"held,omitzero"`   // nothing of it may be erased
	Holder   outside.Safe `json:"holder,omitzero"` // whose it is since it was handed over
}

// Run shows a case. Where it can stay (a pipe, a file, the scrollback), that is
// written in the history of each of its contacts as printed.
func (c *caseShowCommand) Run(ctx context.Context, a *app) error {
	s, id, err := a.openCase(ctx, c.Case, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	file, err := s.CaseFile(id)
	if err != nil {
		return err
	}
	pages := onTerminal(a.stdout) && !c.Print
	record := s.RecordPrinted
	if pages {
		record = s.RecordOpened
	}
	for _, k := range file.Contacts {
		if err := record(ctx, k.ID); err != nil {
			return err
		}
	}
	history, err := s.CaseHistory(id)
	if err != nil {
		return err
	}
	r := caseShown{
		Case: file.Number, State: caseState(file.Open), Contacts: []contactRow{}, Registrations: []registrationRow{}, Summary: summaryRow(file), Notes: noteRows(file), History: lineRows(history),
		ID: file.ID.String(), Also: file.Also, OpenedAt: utc(file.OpenedAt), OpenedBy: file.OpenedBy.Line(),
		Referrals: referralRows(file), Handoffs: handoffRows(file), Held: file.Held, Holder: file.Holder.Line(),
	}
	var registered []string
	for _, k := range file.Contacts {
		r.Contacts = append(r.Contacts, a.contactRow(k, s.conf))
		reg, err := s.Registration(k.ID)
		if err != nil && !errors.Is(err, store.ErrNewer) { // under a form that only a newer version knows
			return err
		}
		if err == nil && reg.Begun {
			r.Registrations = append(r.Registrations, registrationRowOf(reg, true))
			registered = append(registered, a.registered(reg, short(k.ID.String())))
		}
	}
	if a.Format != formatTable && !pages {
		return printSheet(a, r)
	}
	text := a.caseText(r, registered, screen.Tell(a.Catalog, a.now(), workplace, file, history, nil))
	if pages {
		return a.page(ctx, s.conf, []leaf{{size: len(text), text: text}})
	}
	_, err = a.stdout.Write([]byte(text))
	return err
}

// writerWords are who writes, and whether that is more than one.
func (a *app) writerWords(k contactRow) string {
	if k.SeveralWrite {
		return k.Writer + " (" + a.T(lang.SeveralHere) + ")"
	}
	return k.Writer
}

// caseText writes a case for people, with what is registered of its contacts.
func (a *app) caseText(r caseShown, registered []string, past []screen.Told) string {
	var b lines
	put := b.put
	put(a.T(lang.ShowCase, r.Case), " · ", a.T(caseWords[r.State]))
	if len(r.Also) > 0 {
		put(a.T(lang.CaseAlso, strings.Join(r.Also, ", ")))
	}
	if r.Held {
		put(a.T(lang.CaseIsKept))
	}
	if !r.OpenedAt.IsZero() {
		put(a.T(lang.ShowCaseOpened, local(r.OpenedAt), r.OpenedBy))
	}
	put()
	put("── ", a.T(lang.ShowContacts))
	for _, k := range r.Contacts {
		what := k.Subject.String()
		if !k.StartedAt.IsZero() {
			what = a.callWords(k)
		}
		put(local(k.FirstAt), "  ", short(k.ID), "  ", a.T(screen.ChannelWord(store.Channel(k.Channel))), "  ", a.writerWords(k), "  ", a.stateWords(k), "  ", what)
	}
	return b.String() + strings.Join(registered, "") + a.notesAndPast(shownRest{Summary: r.Summary, Notes: r.Notes, Referrals: r.Referrals, Handoffs: r.Handoffs}, past)
}
