package beside

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
)

// Visit is one visitor who is inside. What it gives is for the one goroutine that does
// what he wants, but for the streams, into which any may write.
type Visit struct {
	Request Request

	conn  *net.UnixConn
	ctx   context.Context
	heard chan frame // what was wanted of him

	writing sync.Mutex
	rest    []byte // of the last piece of stdin
	stdin   error  // why there is no more of it
}

// hear reads what the visitor says until he goes, and ends his command then.
func (v *Visit) hear(stop context.CancelCauseFunc) {
	defer stop(context.Canceled)
	for {
		f, err := readFrame(v.conn)
		if err != nil {
			return
		}
		switch f.kind {
		case cancel:
			stop(context.Canceled)
		case stdin, stdinEnd, readLeaf, pageEnd:
			select {
			case v.heard <- f:
			default: // who says more than he was asked is not one of ours
				return
			}
		default:
			return
		}
	}
}

func (v *Visit) send(f frame) error {
	v.writing.Lock()
	defer v.writing.Unlock()
	return writeFrame(v.conn, f)
}

// next waits for what the visitor says.
func (v *Visit) next() (frame, error) {
	select {
	case f := <-v.heard:
		return f, nil
	case <-v.ctx.Done():
		return frame{}, v.ctx.Err()
	}
}

// Read reads the visitor's stdin. He is asked for a piece when one is needed, and for
// no more.
func (v *Visit) Read(b []byte) (int, error) {
	for len(v.rest) == 0 && v.stdin == nil {
		if err := v.ctx.Err(); err != nil {
			return 0, err
		}
		if err := v.send(frame{kind: want}); err != nil {
			return 0, err
		}
		f, err := v.next()
		switch {
		case err != nil:
			return 0, err
		case f.kind == stdin:
			v.rest = f.body
		case f.kind == stdinEnd && len(f.body) == 0:
			v.stdin = io.EOF
		case f.kind == stdinEnd:
			v.stdin = errors.New("stdin of the other end cannot be read")
		default:
			return 0, ErrProtocol
		}
	}
	if len(v.rest) == 0 {
		return 0, v.stdin
	}
	n := copy(b, v.rest)
	clear(v.rest[:n])
	v.rest = v.rest[n:]
	return n, nil
}

// Stdout is the visitor's.
func (v *Visit) Stdout() *Stream { return &Stream{v, stdout, v.Request.Out} }

// Stderr is the visitor's.
func (v *Visit) Stderr() *Stream { return &Stream{v, stderr, v.Request.Err} }

// Stream is where a visitor sees what is written. A visitor who does not read holds up
// whoever writes, until he goes or the door closes.
type Stream struct {
	visit    *Visit
	kind     kind
	Terminal Terminal
}

// Write sends bytes.
func (s *Stream) Write(b []byte) (n int, err error) {
	for len(b) > 0 {
		k := min(len(b), piece)
		if err := s.visit.send(frame{s.kind, b[:k]}); err != nil {
			return n, err
		}
		n, b = n+k, b[k:]
	}
	return n, nil
}

// Leaves is a page that is read leaf by leaf, when one comes into sight.
type Leaves struct {
	Sizes []int // about how many bytes each has
	Read  func(n int) (string, error)
	Words func(error) string // for an error of Read
}

// Show has the visitor show a page at his terminal, and gives him what he turns to,
// until nobody looks at it any more.
func (v *Visit) Show(p Leaves) error {
	body, err := json.Marshal(p.Sizes)
	if err != nil {
		return err
	}
	if len(body) > most[page] {
		return fmt.Errorf("a page of %d leaves is too long", len(p.Sizes))
	}
	if err := v.send(frame{page, body}); err != nil {
		return err
	}
	for {
		f, err := v.next()
		if err != nil {
			return err
		}
		n := numberIn(f.body)
		switch {
		case f.kind == pageEnd:
			return nil
		case f.kind != readLeaf || n < 0 || n >= len(p.Sizes):
			return ErrProtocol
		}
		text, err := p.Read(n)
		if err != nil {
			words := p.Words(err)
			err = v.send(frame{leafGone, []byte(words[:min(len(words), most[leafGone])])})
		} else {
			err = v.leaf(text)
		}
		if err != nil {
			return err
		}
	}
}

func (v *Visit) leaf(text string) error {
	for len(text) > 0 {
		k := min(len(text), piece)
		if err := v.send(frame{leafPart, []byte(text[:k])}); err != nil {
			return err
		}
		text = text[k:]
	}
	return v.send(frame{kind: leafEnd})
}
