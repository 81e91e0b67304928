package command

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"baken/ui"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// inLines says whether the workstation speaks in lines: it was asked to, or the terminal
// can do nothing else.
func (a *app) inLines() bool {
	v := a.getenv("BAKEN_PLAIN")
	return a.Plain || v != "" && v != "0" || a.getenv("TERM") == "dumb"
}

// emptied is what empties a terminal and what was scrolled out of it (ED 2 and 3).
const emptied = "\x1b[H\x1b[2J\x1b[3J"

// lines is this terminal for the plain mode. restore puts it as it was: a passphrase may
// be half typed when the program ends.
func (a *app) lines() (t ui.Terminal, restore func()) {
	restore = func() {}
	t = ui.Terminal{Out: a.stdout, Line: a.readLine, Echoes: true}
	t.Secret = func() ([]byte, error) {
		s, err := a.stdin.ReadBytes('\n')
		return bytes.TrimRight(s, "\r\n"), err
	}
	if onTerminal(a.stdout) && a.getenv("TERM") != "dumb" {
		t.Clear = emptied
	}
	fd := int(os.Stdin.Fd())
	if !term.IsTerminal(fd) {
		return t, restore
	}
	t.Echoes = false
	if was, err := term.GetState(fd); err == nil {
		restore = func() { _ = term.Restore(fd, was) } // nothing better can be done
	}
	t.Secret = func() ([]byte, error) {
		defer fmt.Fprintln(a.stdout)
		return term.ReadPassword(fd)
	}
	return t, restore
}

// readLine reads a line of stdin. What stands behind the last line end is one too.
func (a *app) readLine() (string, error) {
	s, err := a.stdin.ReadString('\n')
	if err == io.EOF && s != "" {
		err = nil
	}
	return strings.TrimRight(s, "\r\n"), err
}

// waitInLines is [app.waitLocked] in the plain mode.
func (a *app) waitInLines(ctx context.Context, look part.Look, left screen.Left, t ui.Terminal) error {
	fmt.Fprintln(t.Out, look.Lang.T(lang.LockedTitle))
	for _, words := range left.Words(look.Lang) {
		fmt.Fprintln(t.Out, words)
	}
	fmt.Fprintln(t.Out, look.Lang.T(lang.PlainUnlock))
	typed := make(chan error, 1)
	go func() {
		_, err := t.Line()
		typed <- err
	}()
	select {
	case err := <-typed:
		if err == io.EOF {
			return errSilent
		}
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}
