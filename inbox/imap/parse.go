package imap

import (
	"bytes"
	"io"
	"sync"

	"baken/inbox/message"
	"baken/store"
	"baken/store/mail"
)

// letter is a mail that was read: what is kept of it.
type letter struct {
	head   mail.Head
	body   store.PackedBody
	pieces []store.PackedPiece
	found  store.Assessment
	size   int64 // bytes it holds, about
}

// readLetter parses a whole mail that is in memory. It never fails: what is
// wrong with the mail is among its flaws. direction is called once.
func (s *Syncer) readLetter(raw []byte, direction func(mail.Head) store.Direction) *letter {
	l := &letter{}
	p := pieces{keep: func(piece store.PackedPiece) error {
		l.pieces = append(l.pieces, piece)
		l.size += int64(piece.Len())
		return nil
	}}
	var body mail.Body
	var err error
	if !s.guarded(func() { l.head, body, err = message.Read(bytes.NewReader(raw), s.limits, p.open) }) {
		l.head, body, l.pieces = s.readHead(raw), mail.Body{Flaws: []mail.Flaw{mail.BrokenMIME}}, nil
	}
	if err != nil {
		body.Flaws = append(body.Flaws, mail.BrokenMIME)
	}
	l.found = s.assess(l.head, body, direction(l.head))
	l.body = store.PackBody(body)
	l.size += int64(l.body.Len())
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
	keep func(store.PackedPiece) error
}

// open is a [message.Sink].
func (p *pieces) open(a mail.Attachment) (io.WriteCloser, error) {
	return &pieceWriter{keep: p.keep, number: a.Number}, nil
}

// pieceRooms are where the bytes of a piece gather.
var pieceRooms = sync.Pool{New: func() any { b := make([]byte, 0, 16<<10); return &b }}

type pieceWriter struct {
	keep   func(store.PackedPiece) error
	number int
	index  int
	room   *[]byte // nil: nothing came yet
}

func (w *pieceWriter) Write(b []byte) (n int, err error) {
	n = len(b)
	if w.room == nil {
		w.room = pieceRooms.Get().(*[]byte)
	}
	for len(b) > 0 {
		k := min(store.MaxPiece-len(*w.room), len(b))
		*w.room = append(*w.room, b[:k]...)
		b = b[k:]
		if len(*w.room) == store.MaxPiece {
			if err := w.cut(); err != nil {
				return 0, err
			}
		}
	}
	return n, nil
}

func (w *pieceWriter) cut() error {
	p := store.Piece{Number: w.number, Index: w.index, Bytes: *w.room}.Pack()
	clear(*w.room)
	w.index, *w.room = w.index+1, (*w.room)[:0]
	return w.keep(p)
}

// Close keeps what is left.
func (w *pieceWriter) Close() error {
	if w.room == nil {
		return nil
	}
	defer func() {
		pieceRooms.Put(w.room)
		w.room = nil
	}()
	if len(*w.room) == 0 {
		return nil
	}
	return w.cut()
}
