package command

import (
	"context"
	"errors"

	"baken/store"
	"baken/ui/lang"
)

// need is what a command wants of the store.
type need int

const (
	toRead need = iota // it asks
	toAct              // it writes what a person decides, or what a server says
	whole              // it wants the file itself: to copy it, to check it, to change who opens it
)

// lease is the open store, with the configuration that it was opened by, for as
// long as one command needs it. It is the only door to the store for a command
// that does not show screens. A command opens it before it reads stdin or writes
// anything: where a workstation has the store, it runs there from the beginning.
type lease struct {
	*store.Store
	conf   Configuration
	need   need
	shared bool // the store is the workstation's, and stays open
}

// Close gives it back.
func (l *lease) Close() error {
	if l.shared {
		return nil
	}
	return l.Store.Close()
}

// open reads the configuration, opens the store and unlocks it as that says. A
// passphrase that is typed may be wrong three times. Close the lease.
func (a *app) open(ctx context.Context, n need) (*lease, error) {
	conf, err := a.config()
	if err != nil {
		return nil, err
	}
	return a.openBy(ctx, conf, n)
}

// openBy opens the store by a configuration that is known already.
func (a *app) openBy(ctx context.Context, conf Configuration, n need) (*lease, error) {
	if a.guest != nil {
		a.speaker.store = a.guest.path
		return &lease{a.guest.store, conf, n, true}, nil
	}
	l, err := a.openLocked(conf)
	if err != nil {
		return nil, err
	}
	s, err := a.unlock(ctx, l, conf.Store)
	if err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return &lease{s, conf, n, false}, nil
}

// openLocked opens the file of the store without unlocking it. From then on
// errors are told about that file. A lost head is told at once: what the command
// shows may lack the last step.
func (a *app) openLocked(conf Configuration) (*store.Locked, error) {
	a.speaker.store = a.storePath(conf.Store.Path)
	l, err := store.Open(a.speaker.store, a.options(conf))
	if err == nil && l.LostHead() {
		a.say(lang.StoreLostHead, a.speaker.store)
	}
	return l, err
}
