package imap

import (
	"errors"
	"fmt"
	"io"
	"slices"

	goimap "github.com/emersion/go-imap/v2"

	"baken/inbox/account"
	"baken/inbox/message"
	"baken/store"
	"baken/store/guard"
	"baken/store/mail"
)

const (
	stretch = 1 << 20 // of a large mail, in one FETCH
	// beginning is what is fetched of a mail that is larger than what is kept:
	// its text stands there.
	beginning = 4 << 20
	// together is how many bytes of attachments are written at once.
	together = 4 << 20
)

// largeBody fetches a mail in stretches and reads it as they come. Of one that
// is beyond the limits only the beginning is fetched.
func (w *work) largeBody(f folder, m store.Wanted) error {
	limits := w.s.limits
	if m.Size > limits.Total {
		limits.Total = beginning
	}
	out, in := io.Pipe()
	type result struct {
		l   *letter
		err error
	}
	done := make(chan result, 1)
	go func() {
		var l *letter
		err := guard.Run(w.s.log, func() (err error) {
			l, err = w.readLarge(out, limits, f.Role, m.Mail)
			return err
		})
		_ = out.CloseWithError(errEnough) // at a limit the rest is not wanted
		done <- result{l, err}
	}()
	err := w.stretches(m.UID, limits.Total, in)
	if err != nil {
		_ = in.CloseWithError(io.ErrUnexpectedEOF)
	} else {
		_ = in.Close()
	}
	r := <-done
	switch {
	case answered(err), errors.Is(err, errNotGiven):
		w.notGiven(m)
		return nil
	case err != nil:
		return err
	case r.err != nil:
		return r.err
	}
	return w.writer.add(job{mails: 1, bytes: r.l.size, apply: func(y *store.Sync) error { return w.writeBody(y, f, m, r.l) }})
}

var errNotGiven = fmt.Errorf("%w: it does not give the mail", account.ErrServer)

// stretches copies up to total bytes of a mail to in. One FETCH at a time: of two
// for the same mail nothing in the answers tells which is which. errNotGiven when
// the mail goes away meanwhile: what came is not all of it.
func (w *work) stretches(uid store.UID, total int64, in io.Writer) error {
	for n := int64(0); n < total; {
		cmd := w.c.c.Fetch(oneUID(uid).set, &goimap.FetchOptions{UID: true, BodySection: []*goimap.FetchItemBodySection{
			{Peek: true, Partial: &goimap.SectionPartial{Offset: n, Size: stretch}},
		}})
		k, given, err := w.c.part(cmd, in)
		n += k
		switch {
		case err == errEnough:
			return nil
		case err == nil && !given:
			return errNotGiven
		case err != nil || k < stretch:
			return err
		}
	}
	return nil
}

// readLarge parses a mail as it comes. Attachments go to the store on the way;
// without the body, which comes last, nobody sees them.
func (w *work) readLarge(r io.Reader, limits message.Limits, role store.Role, id store.MailID) (*letter, error) {
	l := &letter{}
	p := pieces{keep: func(piece store.PackedPiece) error {
		l.pieces = append(l.pieces, piece)
		if l.size += int64(piece.Len()); l.size < together {
			return nil
		}
		some := l.pieces
		l.pieces, l.size = nil, 0
		if err := w.writer.add(job{mails: 1, bytes: together, apply: func(y *store.Sync) error {
			for _, p := range some {
				if err := y.Piece(id, p); err != nil {
					return err
				}
			}
			return nil
		}}); err != nil {
			return err
		}
		return w.writer.flush()
	}}
	var body mail.Body
	var err error
	if !w.s.guarded(func() { l.head, body, err = message.Read(r, limits, p.open) }) {
		body = mail.Body{Flaws: []mail.Flaw{mail.BrokenMIME}}
	}
	if err != nil {
		return nil, err
	}
	a, err := w.s.describe(role, l.head)
	if err != nil {
		return nil, err
	}
	if limits.Total == beginning && !slices.Contains(body.Flaws, mail.Truncated) {
		body.Flaws = append(body.Flaws, mail.Truncated)
	}
	l.found = w.s.assess(l.head, body, a.Direction)
	l.body = store.PackBody(body)
	return l, nil
}
