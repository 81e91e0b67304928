package outbox

import (
	"errors"
	"net"
	"os"
	"time"
)

// watched is a connection with our own watchdog: deadlines are set for a step
// of the submission, and the client library cannot take them back.
type watched struct {
	net.Conn
	back []byte // read by silent, to be read again
}

// SetDeadline does nothing: go-smtp clears the deadline after each command,
// and writes text and dot without one.
func (*watched) SetDeadline(time.Time) error { return nil }

// within ends the connection's next reads and writes after d.
func (w *watched) within(d time.Duration) { _ = w.Conn.SetDeadline(time.Now().Add(d)) }

func (w *watched) Read(b []byte) (int, error) {
	if len(w.back) > 0 {
		n := copy(b, w.back)
		w.back = w.back[n:]
		return n, nil
	}
	return w.Conn.Read(b)
}

// silent looks whether the other side is still there and listening. Between its
// 354 and our dot a server says nothing; one that closed or said goodbye is
// found here, while it is still certain that nothing was accepted. It takes a
// millisecond. The deadline must be set anew afterwards.
func (w *watched) silent() error {
	if len(w.back) > 0 {
		return errSpoke
	}
	_ = w.Conn.SetReadDeadline(time.Now().Add(time.Millisecond))
	b := make([]byte, 512)
	n, err := w.Conn.Read(b)
	w.back = b[:n]
	switch {
	case n > 0:
		return errSpoke
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil
	}
	return err
}
