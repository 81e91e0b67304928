package command

import (
	"context"
	"errors"
	"strings"
	"time"

	"baken/inbox"
	"baken/inbox/account"
	"baken/store"
	"baken/store/vault"
	"baken/ui/lang"
)

type checkCommand struct{}

type checkRow struct {
	What   string `json:"what"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail,omitzero"`
	Advice string `json:"advice,omitzero"`
}

// links are what the links are called, by their names in JSON.
var links = map[string]lang.Key{
	"configuration": lang.LinkConfiguration, "vault": lang.LinkVault, "store": lang.LinkStore, "imap": lang.LinkIMAP, "smtp": lang.LinkSMTP,
	"clock": lang.LinkClock, "terminal": lang.LinkTerminal, "outbox": lang.LinkOutbox,
	"hub": lang.LinkHub, "web": lang.LinkWeb, "disk": lang.LinkDisk,
}

func (a *app) checkCells(r checkRow) []string {
	state := lang.Holds
	if !r.OK {
		state = lang.HoldsNot
	}
	said := r.Detail
	if r.Advice != "" {
		said = strings.TrimPrefix(said+"; "+r.Advice, "; ")
	}
	return []string{a.T(links[r.What]), a.T(state), said}
}

// checks gathers what was found.
type checks struct {
	*app
	all []checkRow
}

// good notes a link that holds.
func (c *checks) good(what string, key lang.Key, args ...any) {
	c.all = append(c.all, checkRow{What: what, OK: true, Detail: c.T(key, args...)})
}

// bad notes one that does not. What to do stands behind the last semicolon of
// what an error says.
func (c *checks) bad(what string, err error) {
	r := checkRow{What: what, Detail: c.words(err)}
	if at := strings.LastIndex(r.Detail, "; "); at > 0 {
		r.Detail, r.Advice = strings.TrimRight(r.Detail[:at], " "), r.Detail[at+2:]
	}
	c.all = append(c.all, r)
}

// wrong notes one that does not hold, in words of the catalog.
func (c *checks) wrong(what string, key lang.Key, args ...any) { c.bad(what, fail(key, args...)) }

// Run tries every link and says what holds. It fails when one does not, and says
// so by 3 when others do.
func (checkCommand) Run(ctx context.Context, a *app) error {
	c := &checks{app: a}
	conf, err := a.config()
	if err != nil {
		c.bad("configuration", err)
	} else {
		c.all = append(c.all, checkRow{What: "configuration", OK: true, Detail: a.configPath()})
		a.checkStore(ctx, c, conf)
		a.checkHub(c, conf)
		a.checkWeb(c, conf.Serve)
		a.checkDisk(c, a.storePath(conf.Store.Path))
	}
	a.checkTerminal(ctx, c)
	if err := newSheet(a, []lang.Key{lang.HeadWhat, lang.HeadHolds, lang.HeadDetail}, a.checkCells).print(c.all...); err != nil {
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
	l, err := a.openLocked(conf)
	if err != nil {
		a.checkBeside(c, err)
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
	c.good("vault", lang.UnlockedBy, a.wayName(conf.Store), slots)
	counts, err := s.Counts()
	if err != nil {
		c.bad("store", err)
	} else {
		c.good("store", lang.StoreHolds, a.speaker.store, store.Schema, counts.All, counts.Waiting)
	}
	newest := time.Time{}
	if rows, err := s.Queue(store.FilterAll, 0, 1); err == nil && len(rows) > 0 {
		newest = rows[0].LastAt
	}
	a.checkClock(c, newest)
	if p, err := s.Outbox().Pending(); err == nil && p.Unclear+p.Failed+p.Held > 0 {
		c.wrong("outbox", lang.OutboxNeeds, p.Unclear, p.Failed, p.Held)
	}
}

func (a *app) wayName(c Storing) lang.Key {
	switch {
	case a.Recovery:
		return lang.WayRecovery
	case a.PassphraseFile != "":
		return lang.WayPassphrase
	}
	return waysIn[vault.SlotKind(c.Unlock)]
}

// waysIn are what the ways in are called.
var waysIn = map[vault.SlotKind]lang.Key{
	vault.KindPassphrase: lang.WayPassphrase, vault.KindSSHKey: lang.WaySSHKey, vault.KindIdentity: lang.WayIdentity, vault.KindRecovery: lang.WayRecovery,
}

// ahead is how far the server's clock may be ahead of ours before it is told.
const ahead = 5 * time.Minute

// checkClock looks whether this machine's clock can be right.
func (a *app) checkClock(c *checks, newest time.Time) {
	now := a.now()
	shown := now.In(workplace).Format("2006-01-02 15:04 MST")
	switch {
	case now.Year() < 2026:
		c.wrong("clock", lang.ClockEarly, shown)
	case newest.Sub(now) > ahead:
		c.wrong("clock", lang.ClockBehind, shown, local(newest))
	case clockAdrift():
		c.good("clock", lang.ClockAdrift, shown)
	default:
		c.all = append(c.all, checkRow{What: "clock", OK: true, Detail: shown})
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
			c.good(l.What, lang.ServerReadingOnly)
		default:
			a.checkCertificate(c, l.What, l.Server, l.Until)
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
