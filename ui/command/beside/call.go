package beside

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"
	"time"
)

// Call is a connection to a workstation that has greeted.
type Call struct {
	Greeting Greeting
	conn     *net.UnixConn
}

// Dial calls whoever serves the socket at one of the places: ErrNobody when there is
// none, ErrSilent when it does not greet within a moment, ErrOtherVersion when it speaks
// otherwise. A socket of another user, or in a folder that others may enter, is passed
// over. Close the call.
func Dial(places ...string) (*Call, error) {
	for _, place := range places {
		c, err := dial(place)
		if err == nil || errors.Is(err, ErrSilent) || errors.Is(err, ErrOtherVersion) {
			return c, err
		}
	}
	return nil, ErrNobody
}

// soon is how long a workstation may take to greet.
const soon = 3 * time.Second

func dial(place string) (*Call, error) {
	if err := private(place); err != nil {
		return nil, err
	}
	c, err := net.DialTimeout("unix", place, soon)
	if err != nil {
		if n := net.Error(nil); errors.As(err, &n) && n.Timeout() {
			return nil, ErrSilent
		}
		return nil, err
	}
	call := &Call{conn: c.(*net.UnixConn)}
	if err := call.meet(); err != nil {
		_ = c.Close() // it is no use
		return nil, err
	}
	return call, nil
}

// meet looks who it is, and hears the greeting.
func (c *Call) meet() error {
	if uid, err := userOf(c.conn); err != nil || uid != os.Geteuid() {
		return errors.Join(ErrStranger, err)
	}
	if err := c.conn.SetReadDeadline(time.Now().Add(soon)); err != nil {
		return err
	}
	f, err := readFrame(c.conn)
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return ErrSilent
	case err != nil:
		return err
	case f.kind != greeting || json.Unmarshal(f.body, &c.Greeting) != nil || c.Greeting.Protocol != protocol:
		return ErrOtherVersion
	}
	return c.conn.SetReadDeadline(time.Time{})
}

// Close ends the call; a command that runs for it is stopped.
func (c *Call) Close() error { return c.conn.Close() }

// Ends are the visitor's ends of what a command reads and writes.
type Ends struct {
	In       io.Reader
	Out, Err io.Writer
	// Page shows a page at the visitor's terminal until nobody looks at it any more or
	// ctx ends.
	Page func(ctx context.Context, p Leaves) error
}

// Do has the workstation do what is wanted, and gives the exit status. When ctx ends
// the command is stopped, and its status is waited for a moment. It fails with ErrCut
// when the workstation ends in between, or with the error of an end.
func (c *Call) Do(ctx context.Context, r Request, e Ends) (status int, err error) {
	body, err := json.Marshal(r)
	if err != nil {
		return 0, err
	}
	if len(body) > most[request] {
		return 0, ErrProtocol
	}
	t := &talk{call: c, ends: e, heard: make(chan frame), over: make(chan struct{}), wanted: make(chan struct{}, 1), leaf: make(chan leaf, 1)}
	defer t.end()
	if err := t.send(frame{request, body}); err != nil {
		return 0, ErrCut
	}
	go t.listen()
	return t.run(ctx)
}

// farewell is how long a command that was stopped may take to say so.
const farewell = 5 * time.Second

// run does what the workstation says until it says the status.
func (t *talk) run(ctx context.Context) (int, error) {
	stop := ctx.Done()
	var late <-chan time.Time
	var text bytes.Buffer // of the leaf that comes
	for {
		select {
		case <-stop:
			stop, late = nil, time.After(farewell)
			_ = t.send(frame{kind: cancel}) // who has gone is heard of below
		case <-late:
			return 0, ctx.Err()
		case f, open := <-t.heard:
			if !open {
				return 0, ErrCut
			}
			switch f.kind {
			case ended:
				if n := numberIn(f.body); n >= 0 {
					return n, t.fold()
				}
				return 0, ErrProtocol
			case stdout, stderr:
				_ = t.fold() // nothing is written on a page; what was wrong with it is said at the end
				w := t.ends.Out
				if f.kind == stderr {
					w = t.ends.Err
				}
				if _, err := w.Write(f.body); err != nil {
					return 0, err
				}
			case want:
				t.feed()
			case page:
				if err := t.open(ctx, f.body); err != nil {
					return 0, err
				}
			case leafPart:
				text.Write(f.body)
			case leafEnd:
				t.turn(leaf{text: text.String()})
				text.Reset()
			case leafGone:
				t.turn(leaf{err: errors.New(string(f.body))})
				text.Reset()
			default:
				return 0, ErrProtocol
			}
		}
	}
}
