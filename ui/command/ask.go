package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// errNobody: something has to be asked, and there is no terminal.
var errNobody = errors.New("there is no terminal to ask at")

// askHidden asks on the terminal, whatever stdin is, without showing what is
// typed.
func (a *app) askHidden(ctx context.Context, prompt string) ([]byte, error) {
	tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return nil, fmt.Errorf("%w; nothing was opened: --passphrase-file FILE (or -) gives the passphrase", errNobody)
	}
	defer tty.Close()
	before, err := term.GetState(int(tty.Fd()))
	if err != nil {
		return nil, err
	}
	fmt.Fprint(tty, prompt)
	type answer struct {
		p   []byte
		err error
	}
	typed := make(chan answer, 1)
	go func() {
		p, err := term.ReadPassword(int(tty.Fd()))
		typed <- answer{p, err}
	}()
	select {
	case t := <-typed:
		fmt.Fprintln(tty)
		return t.p, t.err
	case <-ctx.Done():
		// The read goes on until the process ends; the terminal shows again
		// what is typed.
		_ = term.Restore(int(tty.Fd()), before)
		fmt.Fprintln(tty)
		return nil, ctx.Err()
	}
}

// dialogue asks questions on the terminal, one line each.
type dialogue struct {
	in  *bufio.Reader
	out io.Writer
}

// line asks for one line; what is given stands in brackets and is taken when
// nothing is typed.
func (d *dialogue) line(ctx context.Context, question, given string) (string, error) {
	if given != "" {
		question += " [" + given + "]"
	}
	if _, err := io.WriteString(d.out, question+": "); err != nil {
		return "", err
	}
	type answer struct {
		s   string
		err error
	}
	typed := make(chan answer, 1)
	go func() {
		s, err := d.in.ReadString('\n')
		typed <- answer{s, err}
	}()
	select {
	case t := <-typed:
		if t.err != nil {
			return "", errNobody
		}
		if s := strings.TrimSpace(t.s); s != "" {
			return s, nil
		}
		return given, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
