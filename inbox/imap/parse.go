package imap

import (
	"bytes"
	"io"

	"baken/inbox/message"
	"baken/store"
	"baken/store/mail"
)

// letter is a mail that was read: what is kept of it.
type letter struct {
	head   mail.Head
	body   mail.Body
	pieces []store.Piece
	found  store.Assessment
	size   int64 // bytes it holds, about
}

// readLetter parses a whole mail that is in memory. It never fails: what is
// wrong with the mail is among its flaws. direction is called once.
func (s *Syncer) readLetter(raw []byte, direction func(mail.Head) store.Direction) *letter {
	l := &letter{}
	p := pieces{keep: func(piece store.Piece) error {
		l.pieces = append(l.pieces, piece)
		l.size += int64(len(piece.Bytes))
		return nil
	}}
	var err error
	if !s.guarded(func() { l.head, l.body, err = message.Read(bytes.NewReader(raw), s.limits, p.open) }) {
		l.head, l.body, l.pieces = s.readHead(raw), mail.Body{Flaws: []mail.Flaw{mail.BrokenMIME}}, nil
	}
	if err != nil {
		l.body.Flaws = append(l.body.Flaws, mail.BrokenMIME)
	}
	for _, b := range l.body.Blocks {
		l.size += int64(b.Text.Len())
	}
	l.found = s.assess(l.head, l.body, direction(l.head))
	return l
}

// readHead parses a header. It never fails; one that cannot be read is empty.
func (s *Syncer) readHead(b []byte) (h mail.Head) {
	s.guarded(func() { h, _ = message.ReadHead(bytes.NewReader(b)) }) // memory does not fail
	return h
}

// write puts the body of a mail into the store.
func (l *letter) write(y *store.Sync, id store.MailID) error {
	for _, p := range l.pieces {
		if err := y.Piece(id, p); err != nil {
			return err
		}
	}
	return y.Body(id, l.body, l.head.Bounced, l.found)
}

// pieces cuts attachments into what fits a record.
type pieces struct {
	keep func(store.Piece) error
}

// open is a [message.Sink].
func (p *pieces) open(a mail.Attachment) (io.WriteCloser, error) {
	return &pieceWriter{keep: p.keep, number: a.Number}, nil
}

type pieceWriter struct {
	keep   func(store.Piece) error
	number int
	index  int
	buf    []byte
}

func (w *pieceWriter) Write(b []byte) (n int, err error) {
	n = len(b)
	for len(b) > 0 {
		k := min(store.MaxPiece-len(w.buf), len(b))
		w.buf = append(w.buf, b[:k]...)
		b = b[k:]
		if len(w.buf) == store.MaxPiece {
			if err := w.cut(); err != nil {
				return 0, err
			}
		}
	}
	return n, nil
}

func (w *pieceWriter) cut() error {
	p := store.Piece{Number: w.number, Index: w.index, Bytes: w.buf}
	w.index, w.buf = w.index+1, nil
	return w.keep(p)
}

// Close keeps what is left.
func (w *pieceWriter) Close() error {
	if len(w.buf) == 0 {
		return nil
	}
	return w.cut()
}
