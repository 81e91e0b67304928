package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"baken/inbox"
	"baken/inbox/imap"
	"baken/inbox/outbox"
	"baken/inbox/team"
	"baken/inbox/triage"
	"baken/inbox/worktime"
	"baken/store"
	"baken/store/vault"
	"baken/ui"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

type workstationCommand struct{}

// Run opens the workstation, and a fresh image of the program when it is locked.
func (workstationCommand) Run(ctx context.Context, a *app) error {
	plain := a.inLines()
	if !plain && !onTerminal(a.stdout) {
		return misused(lang.NeedsTerminal)
	}
	conf, err := a.config()
	if none := (noConfig{}); errors.As(err, &none) {
		return a.offerInit(ctx, none)
	}
	if err != nil {
		return err
	}
	before, locked := wasLocked(a.getenv)
	l, err := a.openLocked(conf)
	for end := time.Now().Add(retaking); locked && errors.Is(err, store.ErrInUse) && ctx.Err() == nil && time.Now().Before(end); {
		l, err = a.openLocked(conf) // a command took it in the moment in between
	}
	if err != nil {
		return err
	}
	w := &workstation{app: a, conf: conf, locked: l, again: locked, host: a.openHouse(a.speaker.store)}
	defer w.letGo()
	deps, err := w.deps(ctx)
	if err != nil {
		return err
	}
	deps.Unsent, deps.Unsaved, deps.Place = before.Unsent, before.Unsaved, before.Place
	show, wait := ui.Run, a.waitLocked
	if plain {
		line, restore := a.lines()
		defer restore()
		show = func(ctx context.Context, d ui.Deps) (ui.Result, error) { return ui.RunPlain(ctx, d, line) }
		wait = func(ctx context.Context, look part.Look, left screen.Left) error {
			return a.waitInLines(ctx, look, left, line)
		}
	}
	if locked && !deps.AskPassphrase {
		if err := wait(ctx, deps.Look, screen.Left{Unsent: before.Unsent, Unsaved: len(before.Unsaved)}); err != nil {
			return err
		}
	}
	result, err := show(ctx, deps)
	if err != nil || !result.Locked {
		return err
	}
	w.letGo()
	a.closeLog("locked", exitDone, nil, 0)
	return again(a.args, handOn(result))
}

// retaking is how long an image that takes the place of a locked one waits for the
// store: replies and texts that were handed on depend on it.
const retaking = 30 * time.Second

// offerInit asks to set up where nothing is.
func (a *app) offerInit(ctx context.Context, none error) error {
	d := &dialogue{app: a, in: a.stdin, out: a.stderr}
	a.line(a.words(none))
	usual := a.T(lang.WordYes)
	yes, err := d.ask(ctx, usual, lang.InitSetUp)
	if err != nil || !strings.HasPrefix(strings.ToLower(yes), usual[:1]) {
		return errors.Join(err, errSilent)
	}
	return a.Init.Run(ctx, a)
}

// workstation is one session at this terminal.
type workstation struct {
	app    *app
	conf   Configuration
	locked *store.Locked
	again  bool         // it takes the place of one that was locked
	store  *store.Store // nil until it is unlocked
	early  *early       // nil: it is opened when the screen asks
	host   *host        // for the commands beside it
	chats  *visitors    // of the demonstration; else nil

	greeting string // what is said when the screen opens
}

// letGo closes what the screen has not taken over, and closed.
func (w *workstation) letGo() {
	w.host.close()
	if w.early != nil {
		w.early.drop(func(o screen.Opened) { // nothing was done in it
			w.chats.stop()
			_ = o.Store.Close()
		})
	}
	if w.store == nil {
		_ = w.locked.Close() // nothing was opened
	}
}

func (w *workstation) deps(ctx context.Context) (ui.Deps, error) {
	ask, err := w.asks()
	if err != nil {
		return ui.Deps{}, err
	}
	var service *inbox.Service
	open := func(passphrase []byte) (o screen.Opened, err error) {
		o, service, err = w.open(ctx, passphrase)
		return o, err
	}
	if !ask && !w.again {
		w.host.soon()
		w.early = openEarly(w.app.log, open)
		open = w.early.take
	}
	// Reading the rules takes a moment, which nobody waits for while the vault
	// is being opened.
	go triage.Default()
	look, err := w.app.look(w.conf)
	if err != nil {
		return ui.Deps{}, err
	}
	d := ui.Deps{
		Look: look, AskPassphrase: ask, Open: open, Name: w.conf.Name, Config: w.conf.Mail, LockAfter: w.conf.Store.LockAfter,
		Now: w.app.now, Zone: workplace, Here: time.Local, Log: w.app.log, LogFile: w.app.fromHome(w.app.logPath()), Watched: w.app.recordedBy(ctx),
		Rule:  func(rule string) string { return triage.Default().Label(rule, string(w.conf.Language)) },
		Level: func(rule string) store.Urgency { return imap.Urgency(triage.Default().Level(rule)) },
		Reads: func(language string) bool { return slices.Contains(triage.Default().Languages(), language) },
		Due:   dueBy(w.conf), Sounding: w.conf.Chat,
	}
	if w.receives() {
		d.Chats = func(s *store.Store) ui.Chats { return w.chats.seats(s) }
	}
	d.Closing = func() {
		w.host.close()
		w.chats.stop()
		if service != nil {
			service.Stop()
		}
	}
	return d, nil
}

// dueBy says until when what waits since a moment is to be answered.
func dueBy(conf Configuration) func(time.Time) time.Time {
	return func(since time.Time) time.Time { return worktime.Usual().Due(since, conf.Mail.AnswerWithin) }
}

// asks says whether something has to be typed to unlock: a passphrase, or that
// of a protected SSH key. An image that was locked asks also where the first one
// read the passphrase from a file.
func (w *workstation) asks() (bool, error) {
	switch {
	case w.app.Recovery:
		return true, nil
	case w.app.PassphraseFile != "" && !w.again:
		return false, nil
	case w.conf.Store.Unlock == BySSHKey:
		return w.app.protected(w.conf.Store.SSHKey)
	}
	return w.conf.Store.Unlock == ByPassphrase || w.app.PassphraseFile != "", nil
}

// open unlocks, and begins the work with the mail server.
func (w *workstation) open(ctx context.Context, passphrase []byte) (screen.Opened, *inbox.Service, error) {
	ways, wipe, err := w.ways(ctx, passphrase)
	if err != nil {
		return screen.Opened{}, nil, err
	}
	s, err := w.locked.Unlock(ways...)
	wipe()
	if err != nil {
		return screen.Opened{}, nil, err
	}
	var carrier *team.Carrier // before anything is sent
	v, err := inbox.New(s, w.conf.Mail, inbox.Deps{Now: w.app.now, Log: w.app.log, CatchUp: func(ctx context.Context) error { return caughtUp(ctx, s, carrier) }})
	if err != nil {
		return screen.Opened{}, nil, errors.Join(err, s.Close())
	}
	w.store = s
	w.app.keepIndex(ctx, s)
	w.countEarlier(ctx, s)
	if err := w.opensPage(ctx, s); err != nil {
		w.app.log.Warn("the demonstration has no visitors' page", "type", fmt.Sprintf("%T", err))
	}
	w.host.unlocked(s, v)
	if carrier, err = w.carry(ctx, s); err != nil {
		return screen.Opened{}, nil, errors.Join(err, s.Close())
	}
	server, _ := w.conf.Mail.IMAPServer() // inbox.New has read it already
	work := ui.Begin(ctx, v, server.Host, w.app.log)
	o := screen.Opened{Store: s, Mail: work, Events: work.Status(), Team: teamStatus(ctx, carrier), Greeting: w.greeting}
	if !w.conf.Mail.ReadingOnly() {
		o.Compose = func(x outbox.Writing) (store.Answer, error) { return outbox.Compose(w.conf.Mail, x) }
	}
	return o, v, nil
}

// ways are the ways in for what was typed. Where a passphrase is asked for, the
// recovery words do too. Call wipe when they were tried.
func (w *workstation) ways(ctx context.Context, typed []byte) (ways []vault.Way, wipe func(), err error) {
	wipe = func() { clear(typed) }
	ask, err := w.asks()
	switch {
	case err != nil:
		return nil, wipe, err
	case !ask:
		return w.app.ways(ctx, w.conf.Store)
	}
	if words, err := vault.RecoveryWords(splitWords(typed)); err == nil || w.app.Recovery {
		return []vault.Way{words}, wipe, err
	}
	if w.conf.Store.Unlock == BySSHKey && w.app.PassphraseFile == "" {
		k, err := w.app.sshKeyBy(w.conf.Store.SSHKey, func() ([]byte, error) { return typed, nil })
		return []vault.Way{k}, wipe, err
	}
	return []vault.Way{passphraseWay(typed)}, wipe, nil
}
