package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"baken/ui/command/beside"
	"baken/ui/lang"
)

// goBeside has the workstation that has the store open do what was asked for, if there
// is one. When it is not done it is to be done here.
func (a *app) goBeside(ctx context.Context) (status int, done bool) {
	if a.guest != nil {
		return 0, false
	}
	conf, err := a.config()
	if err != nil {
		return 0, false // the command says what is wrong
	}
	path := a.storePath(conf.Store.Path)
	call, err := a.dial(ctx, path)
	switch {
	case errors.Is(err, beside.ErrNobody):
		return 0, false
	case err != nil:
		return a.report(besideWords(err)), true
	}
	defer call.Close()
	if err := standing(call.Greeting); err != nil {
		return a.report(err), true
	}
	if err := a.keepSecret(ctx); err != nil {
		return a.report(err), true
	}
	status, err = call.Do(ctx, a.request(path), beside.Ends{In: a.stdin, Out: a.stdout, Err: a.stderr, Page: func(ctx context.Context, p beside.Leaves) error {
		return a.page(ctx, conf, leavesOf(p))
	}})
	if err != nil {
		return a.report(besideWords(err)), true
	}
	return status, true
}

// inTurn is how long a command waits for one of those that the workstation does to end;
// longer than somebody can stand there who says nothing.
const inTurn = 6 * time.Second

// dial calls the workstation that has the store at path, and again while as many are
// inside as may be.
func (a *app) dial(ctx context.Context, path string) (*beside.Call, error) {
	for start := time.Now(); ; {
		call, err := beside.Dial(a.sockets(path)...)
		if err != nil || call.Greeting.Standing != beside.Busy || time.Since(start) > inTurn {
			return call, err
		}
		_ = call.Close() // nothing was asked
		select {
		case <-time.After(50 * time.Millisecond):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// sockets are where the socket of a store may be. A program that a timer starts may not
// be told where the user's runtime folder is.
func (a *app) sockets(path string) []string {
	return beside.Places(path, a.getenv("XDG_RUNTIME_DIR"), fmt.Sprintf("/run/user/%d", os.Getuid()))
}

// standing says why a workstation does nothing for us.
func standing(g beside.Greeting) error {
	switch g.Standing {
	case beside.Locked:
		return fail(lang.BesideLocked)
	case beside.Busy:
		return fail(lang.BesideBusy)
	}
	return nil
}

// besideWords puts what went wrong on the way into words; others stay.
func besideWords(err error) error {
	for _, w := range []worded{
		{beside.ErrSilent, lang.BesideSilent}, {beside.ErrOtherVersion, lang.BesideVersion}, {beside.ErrCut, lang.BesideCut}, {beside.ErrProtocol, lang.BesideCut},
	} {
		if errors.Is(err, w.err) {
			return fail(w.key)
		}
	}
	return err
}

// keepSecret takes the passphrase or the recovery words from the beginning of stdin,
// where they were to be read from it: nothing has to be unlocked, and they do not travel.
func (a *app) keepSecret(ctx context.Context) error {
	if a.PassphraseFile != "-" {
		return nil
	}
	read := func() ([]byte, error) { return a.passphrase(ctx, lang.AskPassphrase) }
	if a.Recovery {
		read = func() ([]byte, error) { return a.recoveryWords(ctx) }
	}
	p, err := read()
	clear(p)
	return err
}

// request is what was asked for, for who does it.
func (a *app) request(store string) beside.Request {
	r := beside.Request{Folder: a.where, Store: store, Env: map[string]string{}, Out: terminalOf(a.stdout), Err: terminalOf(a.stderr)}
	for _, arg := range a.args {
		r.Args = append(r.Args, []byte(arg))
	}
	for _, name := range beside.Variables {
		if value := a.getenv(name); value != "" {
			r.Env[name] = value
		}
	}
	r.Env["BAKEN_CONFIG"] = a.configPath()
	return r
}

func terminalOf(stream any) beside.Terminal {
	if !onTerminal(stream) {
		return beside.Terminal{}
	}
	return beside.Terminal{Is: true, Width: width(stream)}
}

// leavesOf are the leaves of a page that somebody else reads.
func leavesOf(p beside.Leaves) (all []leaf) {
	for n, size := range p.Sizes {
		all = append(all, leaf{size: size, read: func() (string, error) { return p.Read(n) }})
	}
	return all
}

// checkBeside says of a store that could not be opened whether a workstation has it that
// does what commands want.
func (a *app) checkBeside(c *checks, err error) {
	call, e := beside.Dial(a.sockets(a.speaker.store)...)
	if e != nil {
		if !errors.Is(e, beside.ErrNobody) {
			err = besideWords(e)
		}
		c.bad("store", err)
		return
	}
	defer call.Close()
	if call.Greeting.Standing == beside.Locked {
		c.bad("store", standing(call.Greeting))
		return
	}
	c.good("store", lang.StoreBeside, a.speaker.store, fmt.Sprint(call.Greeting.PID))
}
