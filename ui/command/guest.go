package command

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"baken/inbox"
	"baken/store"
	"baken/store/member"
	"baken/ui/command/beside"
	"baken/ui/kind"
)

// guest is what a command has that runs in the workstation, for somebody who started
// it beside: the workstation's store and its work with the mail server. Its methods may
// be called on none.
type guest struct {
	visit   *beside.Visit
	ctx     context.Context // ends with the visit
	store   *store.Store
	service *inbox.Service
	path    string // of the store
	host    *host
	present func() []member.ID // who sits at the hub; nil where there is none
}

// here are the members who sit at the hub now; none where there is no hub.
func (g *guest) here() []member.ID {
	if g == nil || g.present == nil {
		return nil
	}
	return g.present()
}

// left says whether the command ends because the workstation does.
func (g *guest) left() bool {
	return g != nil && errors.Is(context.Cause(g.ctx), beside.ErrLeaving)
}

// refuses says who has the store, to a guest who asks for what is not done for guests.
// Those of ours do not.
func (g *guest) refuses() error {
	if g == nil {
		return nil
	}
	return g.host.inUse()
}

// page has the guest's terminal show leaves, and reads them when they come into sight.
func (g *guest) page(a *app, leaves []leaf) error {
	p := beside.Leaves{Words: a.words, Read: func(n int) (string, error) {
		if leaves[n].read == nil {
			return leaves[n].text, nil
		}
		text, err := leaves[n].read()
		if errors.Is(err, store.ErrUnknown) { // it has gone meanwhile
			return "", nil
		}
		return text, err
	}}
	for _, l := range leaves {
		p.Sizes = append(p.Sizes, l.size)
	}
	return g.visit.Show(p)
}

// host is a workstation as those see it who start commands beside it. Its methods may be
// called on none: there is no socket then, and they are told who has the store.
type host struct {
	app   *app
	door  *beside.Door
	path  string
	since time.Time

	present func() []member.ID // who sits at the hub; nil where there is none
	team    *teamHub           // nil: this is no hub of workstations

	// Set before the door is unlocked.
	store   *store.Store
	service *inbox.Service
}

// openHouse begins to serve the commands beside, for whom the store at path, which this
// process has open, is locked until it is unlocked. Where there can be no socket, the
// log says why.
func (a *app) openHouse(path string) *host {
	door, err := beside.Listen(a.log, beside.Places(path, a.getenv("XDG_RUNTIME_DIR"))...)
	if err != nil {
		a.log.Warn("no commands beside", "err", kind.Of(err))
		return nil
	}
	h := &host{app: a, door: door, path: path, since: a.now()}
	go door.Serve(h.answer)
	return h
}

// soon says that it is about to be unlocked.
func (h *host) soon() {
	if h != nil {
		h.door.Soon()
	}
}

// unlocked lets guests work with the store.
func (h *host) unlocked(s *store.Store, v *inbox.Service) {
	if h == nil {
		return
	}
	h.store, h.service = s, v
	h.door.Unlock()
}

// close ends the commands of all guests. It may be called twice.
func (h *host) close() {
	if h != nil {
		h.door.Close()
	}
}

// inUse says that this process has the store.
func (h *host) inUse() error {
	return &store.InUseError{Path: h.path, PID: os.Getpid(), Command: "baken", Since: h.since}
}

// answer runs what a guest asks for, as it would run for him.
func (h *host) answer(ctx context.Context, v *beside.Visit) int {
	args := v.Request.Arguments()
	a := newApp(args, v, v.Stdout(), v.Stderr(), v.Request.Getenv)
	a.now, a.log, a.where = h.app.now, h.app.log, v.Request.Folder
	a.guest = &guest{visit: v, ctx: ctx, store: h.store, service: h.service, path: h.path, host: h, present: h.present}
	if !sameFile(v.Request.Store, h.path) {
		a.speaker.store = v.Request.Store
		return a.report(&store.InUseError{Path: v.Request.Store})
	}
	return run(ctx, args, a)
}

// sameFile says whether two names are of one file.
func sameFile(a, b string) bool {
	x, err := filepath.EvalSymlinks(a)
	if err != nil {
		return false
	}
	y, err := filepath.EvalSymlinks(b)
	return err == nil && x == y
}
