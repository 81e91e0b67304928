package command

import (
	"context"
	"errors"
	"net"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"

	"baken/inbox"
	"baken/inbox/imap"
	"baken/inbox/outbox"
	"baken/inbox/triage"
	"baken/store"
	"baken/store/member"
	"baken/ui"
	"baken/ui/lang"
	"baken/ui/remote"
	"baken/ui/screen"
)

type serveCommand struct {
	Reseed bool
}

// serveRow says where the hub is to be found, and by which key one knows it.
type serveRow struct {
	What    string `json:"what"` // ssh, web, watch, team
	Address string `json:"address"`
	HostKey string `json:"host_key,omitzero"` // of ssh: SHA-256, as OpenSSH shows it
}

// hub is the workstation of a whole team: one store, at which each member sits by SSH.
type hub struct {
	app     *app
	conf    Configuration
	store   *store.Store
	service *inbox.Service
	work    *ui.Work
	host    *host // for the commands beside it
	present func() []member.ID
	page    *webPage  // nil: no visitors' page
	chats   *visitors // nil: no chats
	team    *teamHub  // nil: nobody joins with a workstation

	mu      sync.Mutex
	unsaved map[member.ID][][]byte // texts that could not be saved when a session ended, sealed
	places  map[member.ID][]byte   // where one was whose session was locked last, sealed
}

// hubMemory is memoryLimit for as many sessions as may be open, in bytes.
const hubMemory = 1 << 30

// Run serves the team until it is stopped.
func (c serveCommand) Run(ctx context.Context, a *app) error {
	conf, err := a.config()
	if err != nil {
		return err
	}
	conf.Store.Path = a.hubStore(conf)
	listener, err := net.Listen("tcp", conf.Serve.SSH)
	if err != nil {
		return fail(lang.ServeNoPort, conf.Serve.SSH)
	}
	defer listener.Close()
	page, err := a.listenForVisitors(conf.Serve)
	if err != nil {
		return err
	}
	defer page.close()
	var watching net.Listener
	if conf.Serve.Watch != "" {
		if watching, err = net.Listen("tcp", conf.Serve.Watch); err != nil {
			return fail(lang.ServeNoWatch, conf.Serve.Watch)
		}
		defer watching.Close()
	}
	a.serves = true
	if a.getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(hubMemory)
	}
	l, err := a.openLocked(conf)
	if err != nil {
		return err
	}
	h := &hub{app: a, conf: conf, page: page, host: a.openHouse(a.speaker.store), unsaved: map[member.ID][][]byte{}, places: map[member.ID][]byte{}}
	defer h.host.close()
	if h.store, err = a.unlock(ctx, l, conf.Store); err != nil {
		return errors.Join(err, l.Close())
	}
	defer h.store.Close()
	if h.team, err = a.sharesJournal(ctx, h.store, conf.Serve, c.Reseed); err != nil {
		return err
	}
	defer h.team.close()
	if h.host != nil {
		h.host.team = h.team
	}
	key, err := remote.HostKey(remote.HostKeyPath(a.speaker.store))
	if err != nil {
		return fail(lang.ServeNoHostKey, remote.HostKeyPath(a.speaker.store))
	}
	if h.service, err = inbox.New(h.store, conf.Mail, inbox.Deps{Now: a.now, Log: a.log, CatchUp: h.caughtUp}); err != nil {
		return err
	}
	return h.serve(ctx, listener, watching, key)
}

// caughtUp waits for the journal that the hub serves.
func (h *hub) caughtUp(ctx context.Context) error {
	return caughtUp(ctx, h.store, h.team.keeps())
}

// serve serves until ctx ends; watching is nil where nobody watches.
func (h *hub) serve(ctx context.Context, listener, watching net.Listener, key ssh.Signer) error {
	a := h.app
	server, err := remote.New(remote.Deps{Store: h.store, HostKey: key, Log: a.log, Serve: h.visit, Refuse: h.refuse})
	if err != nil {
		return err
	}
	h.present = server.Present
	if h.host != nil {
		h.host.present = server.Present
	}
	mail, err := h.conf.Mail.IMAPServer()
	if err != nil {
		return err
	}
	// The work with the mail server outlasts the sessions: what they leave is to be put in order.
	working, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	defer h.service.Stop()
	h.work = ui.Begin(working, h.service, mail.Host, a.log)
	a.keepIndex(working, h.store)
	h.host.unlocked(h.store, h.service)
	if h.chats, err = a.receiveVisitors(working, h.store, h.conf, h.page, nil); err != nil {
		return err
	}
	defer h.chats.stop()
	h.watch(working, watching, server.Sessions)
	rows := []serveRow{{"ssh", listener.Addr().String(), ssh.FingerprintSHA256(key.PublicKey())}}
	if h.team != nil {
		rows = append(rows, serveRow{What: "team", Address: h.team.addr()})
	}
	if h.page != nil {
		rows = append(rows, serveRow{What: "web", Address: h.page.url()})
	}
	if watching != nil {
		rows = append(rows, serveRow{What: "watch", Address: watching.Addr().String()})
	}
	err = newSheet(a, []lang.Key{lang.HeadWhat, lang.HeadAddress, lang.HeadHostKey}, func(r serveRow) []string {
		return []string{r.What, r.Address, r.HostKey}
	}).print(rows...)
	if err != nil {
		return err
	}
	if err := h.nobody(); err != nil {
		return err
	}
	a.log.Info("the hub is open", "version", number, "commit", commit(), "schema", store.Schema, "watched", watching != nil)
	defer a.log.Info("the hub closes")
	return server.Serve(ctx, listener)
}

// nobody says how to let somebody in, where nobody can come.
func (h *hub) nobody() error {
	all, err := h.store.Members()
	if err == nil && !slices.ContainsFunc(all, func(m store.Member) bool { return len(m.Keys) > 0 }) {
		h.app.say(lang.ServeNobody)
	}
	return err
}

// visit does what a member came for.
func (h *hub) visit(ctx context.Context, v *remote.Visitor) int {
	h.app.log.Info("session", "member", v.Member.ID.String(), "terminal", v.Terminal)
	defer h.app.log.Info("session over", "member", v.Member.ID.String())
	a := h.appOf(v)
	switch {
	case len(v.Args) > 0:
		a.guest = &guest{ctx: ctx, store: v.Store, service: h.service, path: a.speaker.store, host: h.host, present: h.present}
		a.permit = overSSH
		return run(ctx, v.Args, a)
	case !v.Terminal:
		return a.report(misused(lang.NeedsTerminal))
	}
	return h.screen(ctx, a, v)
}

// refuse says why nothing is served.
func (h *hub) refuse(v *remote.Visitor, why error) int {
	a := h.appOf(v)
	var full remote.Full
	switch {
	case errors.As(why, &full) && full.Own:
		return a.report(fail(lang.ServeFullOwn))
	case errors.As(why, &full):
		return a.report(fail(lang.ServeFull))
	}
	return a.report(why)
}

// hubOwn are the variables that say where the hub's files are. No client sets them.
var hubOwn = []string{"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "BAKEN_CONFIG"}

// appOf is what a command of a visitor works with: the hub's configuration, the visitor's
// streams and language.
func (h *hub) appOf(v *remote.Visitor) *app {
	// Without arguments: before they are permitted, none of them names a file to read.
	a := newApp(nil, v.In, v.Out, v.Err, func(name string) string {
		switch {
		case name == "BAKEN_CONFIG":
			return h.app.configPath()
		case slices.Contains(hubOwn, name):
			return h.app.getenv(name)
		}
		return v.Getenv(name)
	})
	a.args = v.Args
	a.now, a.log, a.where, a.speaker.store = h.app.now, h.app.log, "/", h.app.speaker.store
	a.speak(h.languageOf(a))
	return a
}

// languageOf is the language of the visitor's terminal, if it says one that there is.
func (h *hub) languageOf(a *app) lang.Language {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if l, err := lang.Parse(a.getenv(name)); err == nil {
			return l
		}
	}
	return h.conf.Language
}

// screen shows the workstation at the visitor's terminal.
func (h *hub) screen(ctx context.Context, a *app, v *remote.Visitor) int {
	conf := h.conf
	conf.Language = h.languageOf(a)
	look, err := a.lookAt(conf, v.Out, v.Environ, v.Dark)
	if err != nil {
		return a.report(err)
	}
	open := func([]byte) (screen.Opened, error) {
		o := screen.Opened{Store: v.Store, Mail: h.work, Events: h.work.Follow(ctx), Team: teamStatus(ctx, h.team.keeps())}
		if !conf.Mail.ReadingOnly() {
			o.Compose = func(x outbox.Writing) (store.Answer, error) { return outbox.Compose(conf.Mail, x) }
		}
		return o, nil
	}
	unsaved, place := h.take(v.Member.ID)
	deps := ui.Deps{
		Look: look, Open: open, Name: v.Member.Name.Line().String(), Config: conf.Mail, LockAfter: conf.Store.LockAfter,
		Now: h.app.now, Zone: workplace, Here: zoneOf(v.Environ), Log: h.app.log, Unsaved: unsaved, Place: place,
		Rule:  func(rule string) string { return triage.Default().Label(rule, string(conf.Language)) },
		Level: func(rule string) store.Urgency { return imap.Urgency(triage.Default().Level(rule)) },
		Reads: func(language string) bool { return slices.Contains(triage.Default().Languages(), language) },
		Due:   dueBy(conf), Sounding: conf.Chat,
		In: v.In, Out: v.Out, Remote: true, Sizes: v.Sizes,
	}
	if h.chats != nil {
		deps.Chats = h.chats.seats
	}
	result, err := ui.Run(ctx, deps)
	h.keep(v.Member.ID, result)
	switch {
	case err != nil:
		return a.report(err)
	case result.Locked:
		a.say(lang.ServeLocked)
	}
	return exitDone
}

// zoneOf is the zone of a terminal elsewhere, if its side says which; nil: not known.
func zoneOf(environ []string) *time.Location {
	for _, e := range slices.Backward(environ) {
		if name, ok := strings.CutPrefix(e, "TZ="); ok && name != "" && name != "Local" {
			if zone, err := time.LoadLocation(name); err == nil {
				return zone
			}
		}
	}
	return nil
}

// take gives what a session of a member left for the next one.
func (h *hub) take(id member.ID) (texts [][]byte, place []byte) {
	h.mu.Lock()
	defer h.mu.Unlock()
	texts, place = h.unsaved[id], h.places[id]
	delete(h.unsaved, id)
	delete(h.places, id)
	return texts, place
}

func (h *hub) keep(id member.ID, r ui.Result) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.unsaved[id] = append(h.unsaved[id], r.Unsaved...)
	if r.Locked {
		h.places[id] = r.Place
	}
}
