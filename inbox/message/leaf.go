package message

import (
	"io"
	"unicode/utf8"

	"baken/store/mail"
)

// Sink opens the place where the bytes of an attachment go, decoded. Number,
// Name, Type and Inline of a are known, Size and Cut not yet. It is called in
// the order of the mail; while an attached mail is open, those within it are
// opened and closed too. Nil, nil drops the bytes. An error ends the reading.
type Sink func(a mail.Attachment) (io.WriteCloser, error)

// leaf is a part that is being read: as text, as an attachment, or both.
type leaf struct {
	dec   transfer
	text  bool
	node  node
	buf   []byte
	left  *int // bytes of text that may still be gathered
	lines int  // lines with something in them

	number int // of the attachment, 0 for none
	limit  int64
	size   int64
	to     io.WriteCloser
	cut    bool
	err    error
}

func (l *leaf) piece(p piece) {
	if l.text && l.number == 0 {
		if p.start && len(p.data) > 0 {
			l.lines++
		}
		if *l.left <= 0 || l.lines > maxLines {
			l.cut = l.cut || len(p.data) > 0
			return
		}
	}
	l.dec.piece(p)
}

// write takes decoded bytes.
func (l *leaf) write(b []byte) {
	if l.text {
		n := min(len(b), *l.left)
		if n < len(b) {
			l.cut = true
		}
		l.buf = append(l.buf, b[:n]...)
		*l.left -= n
	}
	if l.number == 0 {
		return
	}
	l.size += int64(len(b))
	if room := l.limit - (l.size - int64(len(b))); int64(len(b)) > room {
		b, l.cut = b[:max(room, 0)], true
	}
	if l.to != nil && l.err == nil && len(b) > 0 {
		_, l.err = l.to.Write(b)
	}
}

func (l *leaf) close() {
	l.dec.close()
	if l.to != nil {
		if err := l.to.Close(); l.err == nil {
			l.err = err
		}
		l.to = nil
	}
}

// newLeaf begins a part. The caller sets what it is.
func (w *walker) newLeaf(kind transferKind, buf []byte) leaf {
	return leaf{dec: transfer{kind: kind, buf: buf}, left: &w.textLeft, limit: w.lim.Attachment}
}

// attach makes l an attachment and opens its sink. False: the list is full.
func (w *walker) attach(l *leaf, name, typ string, inline bool) bool {
	if len(w.attachments) >= w.lim.Attachments {
		w.flaws.add(mail.Truncated)
		return false
	}
	a := mail.Attachment{
		Number: len(w.attachments) + 1,
		Name:   outsideShort(name, maxName),
		Type:   outsideShort(typ, 100),
		Inline: inline,
	}
	w.attachments = append(w.attachments, a)
	l.number = a.Number
	if w.sink != nil {
		l.to, l.err = w.sink(a)
		w.note(l)
	}
	return true
}

// keepSize writes down what became of an attachment.
func (w *walker) keepSize(l *leaf) {
	if l.number == 0 {
		return
	}
	a := &w.attachments[l.number-1]
	a.Size = l.size
	a.Cut = l.cut || w.stop
	if a.Cut {
		w.flaws.add(mail.Truncated)
	}
}

// closeLeaf ends the open part and hangs its text into the frame.
func (w *walker) closeLeaf() {
	l := &w.leaf
	l.close()
	w.note(l)
	w.keepSize(l)
	if l.dec.broken {
		w.flaws.add(mail.BrokenMIME)
	}
	if l.text {
		n := l.node
		n.raw = l.buf
		if l.cut {
			n.raw = wholeLetters(n.raw)
		}
		f := &w.frames[len(w.frames)-1]
		w.bounced(n)
		f.parts = append(f.parts, n)
	}
	w.leaf = leaf{dec: transfer{buf: l.dec.buf[:0]}}
}

// wholeLetters takes half a letter of UTF-8 off the end of a text that was cut.
func wholeLetters(b []byte) []byte {
	for i := len(b) - 1; i >= max(0, len(b)-utf8.UTFMax); i-- {
		if utf8.RuneStart(b[i]) {
			if !utf8.FullRune(b[i:]) {
				return b[:i]
			}
			break
		}
	}
	return b
}
