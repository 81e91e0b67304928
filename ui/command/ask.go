package command

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"

	"baken/ui/lang"
)

// errNobody: something has to be asked, and there is no terminal.
var errNobody = fail(lang.NoTerminalToAsk)

// askHidden asks on the terminal, whatever stdin is, without showing what is
// typed. The terminal is quiet before the question is shown, so that a quick
// typist is not shown either.
func (a *app) askHidden(ctx context.Context, question lang.Key, args ...any) ([]byte, error) {
	if a.guest != nil { // the terminal here is not that of who asks
		return nil, fail(lang.NobodyOpened, errNobody)
	}
	tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return nil, fail(lang.NobodyOpened, errNobody)
	}
	defer tty.Close()
	before, err := term.MakeRaw(int(tty.Fd()))
	if err != nil {
		return nil, err
	}
	defer func() {
		_ = term.Restore(int(tty.Fd()), before) // nothing better can be done
		fmt.Fprintln(tty)
	}()
	fmt.Fprint(tty, a.T(lang.Prompt, a.T(question, args...))+" ")
	type answer struct {
		p   []byte
		err error
	}
	typed := make(chan answer, 1)
	go func() {
		p, err := readHidden(tty)
		typed <- answer{p, err}
	}()
	select {
	case t := <-typed:
		return t.p, t.err
	case <-ctx.Done():
		return nil, ctx.Err() // the read ends with the process
	}
}

// readHidden reads a line from a terminal that edits nothing by itself.
func readHidden(r io.Reader) ([]byte, error) {
	line := make([]byte, 0, 256) // large enough not to be copied, so that it can be wiped
	one := make([]byte, 1)
	for {
		if _, err := io.ReadFull(r, one); err != nil {
			return nil, err
		}
		switch one[0] {
		case '\r', '\n':
			return line, nil
		case 3: // ctrl-C
			clear(line)
			return nil, context.Canceled
		case 4: // ctrl-D
			if len(line) == 0 {
				return nil, io.EOF
			}
		case 8, 127:
			_, n := utf8.DecodeLastRune(line)
			line = line[:len(line)-n]
		case 21: // ctrl-U
			line = line[:0]
		default:
			line = append(line, one[0])
		}
	}
}

// dialogue asks questions on the terminal, one line each.
type dialogue struct {
	*app
	in  *bufio.Reader
	out io.Writer
}

// ask asks for one line; what is given stands in brackets and is taken when
// nothing is typed.
func (d *dialogue) ask(ctx context.Context, given string, question lang.Key, args ...any) (string, error) {
	prompt := d.T(lang.Prompt, d.T(question, args...))
	if given != "" {
		prompt = d.T(lang.PromptUsual, d.T(question, args...), given)
	}
	if _, err := io.WriteString(d.out, prompt+" "); err != nil {
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
