package beside

import (
	"context"
	"encoding/json"
	"io"
	"sync"
)

// talk is what goes on over a call. Its run owns it; the goroutines beside it read the
// connection, read stdin and show a page.
type talk struct {
	call    *Call
	ends    Ends
	writing sync.Mutex
	heard   chan frame // closed when the workstation has gone
	over    chan struct{}

	feeding bool
	wanted  chan struct{} // a piece of stdin is

	shut  context.CancelFunc // of the page
	shown chan struct{}      // closed when nobody looks at it any more
	page  error              // why it could not be shown; once that is closed
	leaf  chan leaf
}

// leaf is one that was asked for.
type leaf struct {
	text string
	err  error
}

func (t *talk) send(f frame) error {
	t.writing.Lock()
	defer t.writing.Unlock()
	return writeFrame(t.call.conn, f)
}

func (t *talk) listen() {
	defer close(t.heard)
	for {
		f, err := readFrame(t.call.conn)
		if err != nil {
			return
		}
		select {
		case t.heard <- f:
		case <-t.over:
			return
		}
	}
}

// end leaves nothing behind. What reads stdin ends with the process.
func (t *talk) end() {
	close(t.over)
	_ = t.fold() // said by run, if by anybody
}

// fold takes the page away, so that the terminal is as it was before anything else is
// said there.
func (t *talk) fold() error {
	if t.shut == nil {
		return nil
	}
	t.shut()
	<-t.shown
	return t.page
}

// feed has one piece of stdin read and sent.
func (t *talk) feed() {
	if !t.feeding {
		t.feeding = true
		go t.pieces()
	}
	select {
	case t.wanted <- struct{}{}:
	default: // one is on its way
	}
}

func (t *talk) pieces() {
	b := make([]byte, piece)
	defer clear(b)
	for {
		select {
		case <-t.wanted:
		case <-t.over:
			return
		}
		n, err := t.ends.In.Read(b)
		for n == 0 && err == nil {
			n, err = t.ends.In.Read(b)
		}
		f := frame{stdin, b[:n]}
		switch {
		case n > 0: // an error comes again with the next
		case err == io.EOF:
			f = frame{kind: stdinEnd}
		default:
			f = frame{stdinEnd, []byte{1}}
		}
		if t.send(f) != nil {
			return
		}
	}
}

// open shows a page, of which there is one at a time.
func (t *talk) open(ctx context.Context, body []byte) error {
	p := Leaves{Words: error.Error}
	if t.shut != nil || t.ends.Page == nil || json.Unmarshal(body, &p.Sizes) != nil {
		return ErrProtocol
	}
	ctx, t.shut = context.WithCancel(ctx)
	t.shown = make(chan struct{})
	p.Read = func(n int) (string, error) {
		if err := t.send(frame{readLeaf, number(n)}); err != nil {
			return "", ErrCut
		}
		select {
		case l := <-t.leaf:
			return l.text, l.err
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
	go func() {
		defer close(t.shown)
		t.page = t.ends.Page(ctx, p)
		_ = t.send(frame{kind: pageEnd}) // who has gone knows
	}()
	return nil
}

// turn gives the page the leaf that it waits for.
func (t *talk) turn(l leaf) {
	select {
	case t.leaf <- l:
	default: // nobody asked
	}
}
