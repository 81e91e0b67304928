package remote

import (
	"io"
	"regexp"
	"strconv"
	"time"
)

// What is asked of a terminal at the beginning, in one piece: the colour of its background
// (OSC 11, xterm's ctlseqs), and what it is (DA1, ECMA-48), which all terminals answer, so
// that one that does not know the first is not waited for.
const questions = "\x1b]11;?\x1b\\\x1b[c"

var (
	colour = regexp.MustCompile(`\x1b\]11;rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)[0-9a-fA-F/]*(?:\x07|\x1b\\)`)
	is     = regexp.MustCompile(`\x1b\[\?[0-9;]*c`)
)

// begun is the beginning of an answer, of which the rest is still on its way.
var begun = regexp.MustCompile(`\x1b(?:\](?:1(?:1(?:;[rgba:/0-9a-fA-F]{0,64}\x1b?)?)?)?|\[(?:\?[0-9;]{0,64})?)$`)

const (
	patience = time.Second            // how long the answer of a terminal is waited for
	together = 100 * time.Millisecond // and the rest of one; alt+] and alt+[ look like a beginning
)

// input is what comes from a terminal, read as it comes: what was typed while the terminal
// was asked something is kept, and its answers are nobody's keys.
type input struct {
	pieces chan []byte
	rest   []byte
	ended  chan struct{} // closed when there is no more
	done   <-chan struct{}
}

func newInput(from io.Reader, done <-chan struct{}) *input {
	in := &input{pieces: make(chan []byte), ended: make(chan struct{}), done: done}
	go func() {
		defer close(in.ended)
		for {
			b := make([]byte, 4096)
			n, err := from.Read(b)
			if n > 0 {
				select {
				case in.pieces <- b[:n]:
				case <-done:
					return
				}
			}
			if err != nil {
				return
			}
		}
	}()
	return in
}

// Read gives what was typed.
func (in *input) Read(p []byte) (int, error) {
	for len(in.rest) == 0 {
		select {
		case b := <-in.pieces:
			in.rest = withoutAnswers(in.whole(b))
		case <-in.ended:
			return 0, io.EOF
		case <-in.done:
			return 0, io.EOF
		}
	}
	n := copy(p, in.rest)
	in.rest = in.rest[n:]
	return n, nil
}

// whole is a piece with what follows, if it ends within an answer: the rest of one, as it
// comes late over a slow line, would be taken for keys.
func (in *input) whole(b []byte) []byte {
	over := time.After(together)
	for begun.Match(b) {
		select {
		case more := <-in.pieces:
			b = append(b, more...)
			continue
		case <-over:
		case <-in.ended:
		case <-in.done:
		}
		break
	}
	return b
}

// dark asks the terminal whether its background is; true when it does not say.
func (in *input) dark(out io.Writer) bool {
	if _, err := io.WriteString(out, questions); err != nil {
		return true
	}
	over := time.After(patience)
	for !is.Match(in.rest) && len(in.rest) < 1<<16 {
		select {
		case b := <-in.pieces:
			in.rest = append(in.rest, b...)
			continue
		case <-over:
		case <-in.ended:
		case <-in.done:
		}
		break
	}
	in.rest = in.whole(in.rest)
	m := colour.FindSubmatch(in.rest)
	in.rest = withoutAnswers(in.rest)
	if m == nil {
		return true
	}
	return luminance(m[1], m[2], m[3]) < 0.5
}

func withoutAnswers(b []byte) []byte { return is.ReplaceAll(colour.ReplaceAll(b, nil), nil) }

// luminance is how bright a colour of three hexadecimal numbers looks, from 0 to 1 (ITU-R
// BT.601).
func luminance(r, g, b []byte) float64 {
	part := func(x []byte) float64 {
		v, err := strconv.ParseUint(string(x), 16, 64)
		if err != nil || len(x) > 8 {
			return 0
		}
		return float64(v) / float64(uint64(1)<<(4*len(x))-1)
	}
	return 0.299*part(r) + 0.587*part(g) + 0.114*part(b)
}
