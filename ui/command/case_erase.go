package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"baken/store"
	"baken/ui/lang"
)

type caseEraseCommand struct {
	caseArg
	KeepOnServer bool
}

type caseHoldCommand struct {
	caseArg
	End bool
}

// erasedRow is what an erasure did.
type erasedRow struct {
	Case     string `json:"case"`
	State    string `json:"state"`
	Contacts int    `json:"contacts"`
	Mails    int    `json:"mails"`
	Server   int    `json:"server"` // mails that go from the server with the next sync
}

// Run erases a case, once its number was typed, or read from stdin.
func (c *caseEraseCommand) Run(ctx context.Context, a *app) error {
	s, id, err := a.openCase(ctx, c.Case, whole)
	if err != nil {
		return err
	}
	defer s.Close()
	number, err := s.CaseNumber(id)
	if err != nil {
		return err
	}
	all, err := s.WholeCase(id)
	if err != nil {
		return err
	}
	if err := a.typed(number, len(all.Contacts)); err != nil {
		return err
	}
	r, err := s.Retention()
	if err != nil {
		return err
	}
	all.KeepOnServer = c.KeepOnServer || r.KeepOnServer
	done, err := s.Erase(ctx, all)
	if err != nil && !errors.Is(err, store.ErrUnfinished) {
		return err
	}
	perr := newSheet(a, []lang.Key{lang.HeadCase, lang.HeadState, lang.HeadContacts, lang.HeadMails}, func(r erasedRow) []string {
		return []string{r.Case, a.T(lang.CaseErased), count(r.Contacts), count(r.Mails)}
	}).print(erasedRow{number, "erased", done.Contacts, done.Mails, len(done.Server)})
	if kept := done.Mails - len(done.Server); kept > 0 && all.KeepOnServer {
		a.say(lang.EraseKept, kept)
	}
	if n := len(done.Server); n > 0 {
		a.say(lang.RetainOnServer, n)
	}
	a.say(lang.EraseBackups)
	a.sayAside()
	return errors.Join(err, perr)
}

// sayAside names the stores that `restore --aside` left beside this one: nothing is
// erased in them.
func (a *app) sayAside() {
	for _, name := range store.PutAside(a.speaker.store) {
		a.say(lang.EraseAside, name)
	}
}

// typed asks for the number of the case: nobody erases by a key too many.
func (a *app) typed(number string, contacts int) error {
	fmt.Fprint(a.stderr, a.T(lang.EraseAsk, number, contacts)+" ")
	line, err := bufio.NewReader(io.LimitReader(a.stdin, 1024)).ReadString('\n')
	if err != nil && err != io.EOF {
		return fail(lang.StdinUnread)
	}
	if strings.TrimSpace(line) != number {
		return fail(lang.EraseOther, number)
	}
	return nil
}

// Run holds a case, or lets it go.
func (c *caseHoldCommand) Run(ctx context.Context, a *app) error {
	s, id, err := a.openCase(ctx, c.Case, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	d, err := s.HoldCase(ctx, id, !c.End)
	if err != nil {
		return err
	}
	state := "held"
	if c.End {
		state = "released"
	}
	return newSheet(a, []lang.Key{lang.HeadCase, lang.HeadState, lang.HeadID}, func(r actRow) []string {
		return []string{r.Case, a.T(map[bool]lang.Key{true: lang.CaseNotHeld, false: lang.CaseIsHeld}[c.End]), ending(r.ID)}
	}).print(actRow{ID: d.Event.String(), Case: d.CaseNumber, State: state})
}
