package command

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"baken/inbox"
	"baken/inbox/account"
	"baken/store"
)

type checkCommand struct{}

func (checkCommand) Help() string { return example("baken check\n    baken check --format json") }

type checkRow struct {
	What   string `json:"what"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail,omitzero"`
	Advice string `json:"advice,omitzero"`
}

func checkCells(r checkRow) []string {
	state := "ok"
	if !r.OK {
		state = "not ok"
	}
	said := r.Detail
	if r.Advice != "" {
		said = strings.TrimPrefix(said+"; "+r.Advice, "; ")
	}
	return []string{r.What, state, said}
}

// checks gathers what was found.
type checks struct {
	all []checkRow
}

// good notes a link that holds.
func (c *checks) good(what, format string, args ...any) {
	c.all = append(c.all, checkRow{What: what, OK: true, Detail: fmt.Sprintf(format, args...)})
}

// bad notes one that does not. What to do stands behind the last semicolon of
// what an error says.
func (c *checks) bad(what string, err error) {
	r := checkRow{What: what, Detail: words(err)}
	if at := strings.LastIndex(r.Detail, "; "); at > 0 {
		r.Detail, r.Advice = r.Detail[:at], r.Detail[at+2:]
	}
	c.all = append(c.all, r)
}

// Run tries every link and says what holds. It fails when one does not, and says
// so by 3 when others do.
func (checkCommand) Run(ctx context.Context, a *app) error {
	c := &checks{}
	conf, err := a.config()
	if err != nil {
		c.bad("configuration", err)
	} else {
		c.good("configuration", "%s", a.configPath())
		a.checkStore(ctx, c, conf)
	}
	a.checkTerminal(ctx, c)
	if err := newSheet(a, []string{"what", "holds", "detail"}, checkCells).print(c.all...); err != nil {
		return err
	}
	failed := 0
	for _, r := range c.all {
		if !r.OK {
			failed++
		}
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case failed == 0:
		return nil
	case err != nil:
		return errSilent
	}
	return partly{errSilent}
}

// checkStore unlocks, and looks whether the clock goes behind what is kept.
func (a *app) checkStore(ctx context.Context, c *checks, conf Configuration) {
	path := a.storePath(conf.Store.Path)
	l, err := store.Open(path, a.options(conf))
	if err != nil {
		c.bad("store", err)
		a.checkClock(c, time.Time{})
		a.checkServersAlone(ctx, c, conf.Mail)
		return
	}
	slots := len(l.Slots())
	s, err := a.unlock(ctx, l, conf.Store)
	if err != nil {
		c.bad("vault", errors.Join(err, l.Close()))
		a.checkClock(c, time.Time{})
		a.checkServersAlone(ctx, c, conf.Mail)
		return
	}
	defer s.Close()
	defer a.checkServers(ctx, c, s, conf.Mail)
	c.good("vault", "unlocked by %s, %d ways in", a.wayName(conf.Store), slots)
	counts, err := s.Counts()
	if err != nil {
		c.bad("store", err)
	} else {
		c.good("store", "%s, schema %d, %d contacts, %d waiting", path, store.Schema, counts.All, counts.Waiting)
	}
	newest := time.Time{}
	if rows, err := s.Queue(store.FilterAll, 0, 1); err == nil && len(rows) > 0 {
		newest = rows[0].LastAt
	}
	a.checkClock(c, newest)
	if p, err := s.Outbox().Pending(); err == nil && p.Unclear+p.Failed+p.Held > 0 {
		c.bad("outbox", fmt.Errorf("%d unclear, %d failed, %d held back; `baken outbox` says what to do", p.Unclear, p.Failed, p.Held))
	}
}

func (a *app) wayName(c Storing) string {
	switch {
	case a.Recovery:
		return "recovery words"
	case a.PassphraseFile != "":
		return string(ByPassphrase)
	}
	return string(c.Unlock)
}

// ahead is how far the server's clock may be ahead of ours before it is told.
const ahead = 5 * time.Minute

// checkClock looks whether this machine's clock can be right.
func (a *app) checkClock(c *checks, newest time.Time) {
	now := a.now()
	shown := now.In(workplace).Format("2006-01-02 15:04 MST")
	switch {
	case now.Year() < 2026:
		c.bad("clock", fmt.Errorf("this machine says %s, which is before the program was made; set its date, or claims and sending will be in disorder", shown))
	case newest.Sub(now) > ahead:
		c.bad("clock", fmt.Errorf("this machine says %s, and the mail server had a mail at %s; set one of the two", shown, local(newest)))
	default:
		c.good("clock", "%s", shown)
	}
}

// checkServers logs in to both servers.
func (a *app) checkServers(ctx context.Context, c *checks, s *store.Store, mail account.Config) {
	v, err := inbox.New(s, mail, inbox.Deps{Now: a.now, Log: a.log})
	if err != nil {
		c.bad("imap", err)
		return
	}
	for _, l := range v.Check(ctx) {
		switch {
		case l.Err != nil:
			c.bad(l.What, refusedFor(mail, l.What, l.Err))
		case l.ReadingOnly:
			c.good(l.What, "not configured: reading only")
		default:
			c.good(l.What, "%s, logged in", l.Server)
		}
	}
}

// checkServersAlone tries the servers when the store cannot be opened: with a
// store that is thrown away.
func (a *app) checkServersAlone(ctx context.Context, c *checks, mail account.Config) {
	s, remove, err := scratch()
	if err != nil {
		c.bad("imap", err)
		return
	}
	defer remove()
	a.checkServers(ctx, c, s, mail)
}
