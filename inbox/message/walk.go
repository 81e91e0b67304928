package message

import (
	"bytes"
	"fmt"
	"io"

	"baken/store/mail"
)

// Read reads a whole mail, streaming: text is gathered up to the limits, the
// bytes of attachments go to the sink as they come (a nil sink drops them).
//
// It takes every mail; what is wrong with it stands in Body.Flaws. The error
// is the reader's or the sink's, and then what was read so far is given too.
// At a limit it stops, so r need not be at its end afterwards.
func Read(r io.Reader, lim Limits, sink Sink) (mail.Head, mail.Body, error) {
	lim = lim.withDefaults()
	l := newLines(r, lim.Total)
	defer l.close()
	w := &walker{
		lim: lim, sink: sink,
		at:         inHeader,
		header:     header{limit: lim.Header},
		byBoundary: map[string]int{},
		frames:     []frame{{kind: wholeMail}},
		textLeft:   lim.Text,
	}
	err := w.run(l)
	if l.cut {
		w.flaws.add(mail.Truncated)
	}
	w.finish(l.cut || w.stop || err != nil)
	if err == nil {
		err = w.err
	}
	return w.head, w.body(), err
}

// place is where in a mail the walker is.
type place uint8

const (
	inHeader  place = iota
	inPart          // of a part that is kept
	inPassage       // before the first part of a multipart
	nowhere         // passed over
)

// walker goes through a mail once, without recursion: what is open stands on
// the stack of frames.
type walker struct {
	lim   Limits
	sink  Sink
	head  mail.Head
	flaws flaws
	err   error // of the sink
	stop  bool  // a limit ends the reading

	told   bool // a report says what became of a mail
	failed bool // and that it did not arrive

	at         place
	header     header
	frames     []frame
	byBoundary map[string]int // the innermost frame with that boundary
	tail       bool           // the rest of a boundary line is passed over
	parts      int

	leaf        leaf
	textLeft    int
	attachments []mail.Attachment
	copy        *leaf // the attached mail that is copied as it comes
	copyFrame   int
}

// frame is a multipart or a mail that is open.
type frame struct {
	kind     frameKind
	boundary string
	outer    int // the frame that had the boundary before, -1 if none
	parts    []node
	head     string // attached mails: the lines shown of the header
	opened   bool   // a part was seen
	closed   bool   // the closing boundary was seen
}

type frameKind uint8

const (
	wholeMail frameKind = iota
	attachedMail
	mixed
	alternative
	digest
	report
)

func (w *walker) run(l *lines) error {
	for !w.stop && w.err == nil {
		p, err := l.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if w.tail {
			w.tail = p.eol == nil
			continue
		}
		if p.start && len(p.data) > 2 && p.data[0] == '-' && p.data[1] == '-' && len(w.byBoundary) > 0 {
			if i, closing := w.match(p.data); i >= 0 {
				w.tail = p.eol == nil
				if w.copy != nil && i > w.copyFrame {
					w.copy.piece(p)
				}
				w.boundary(i, closing)
				continue
			}
		}
		w.take(p)
	}
	return nil
}

// take gives a piece to whatever is open.
func (w *walker) take(p piece) {
	if w.copy != nil {
		w.copy.piece(p)
	}
	for w.at == inHeader {
		end, again := w.header.add(p)
		if !end {
			return
		}
		w.open()
		if !again {
			return
		}
		// The line that ended the header is the first of what it opened.
	}
	if w.at == inPart || w.at == inPassage {
		w.leaf.piece(p)
		w.note(&w.leaf)
		if w.leaf.text && w.leaf.cut && len(w.byBoundary) == 0 && w.copy == nil {
			w.stop = true // nothing but more of it can follow
		}
	}
}

// note takes up what a leaf met.
func (w *walker) note(l *leaf) {
	if l.err != nil && w.err == nil {
		w.err = fmt.Errorf("keeping an attachment: %w", l.err)
	}
	if l.text && l.cut {
		w.flaws.add(mail.Truncated)
	}
}

// match finds the innermost frame whose boundary a line is.
func (w *walker) match(line []byte) (frame int, closing bool) {
	key := trimWhite(line[2:])
	if len(key) > 1000 {
		return -1, false
	}
	if i, ok := w.byBoundary[string(key)]; ok {
		return i, false
	}
	if k, ok := bytes.CutSuffix(key, []byte("--")); ok {
		if i, ok := w.byBoundary[string(k)]; ok {
			return i, true
		}
	}
	return -1, false
}

// boundary ends the open part and begins the next one of frame i, or ends
// the frame.
func (w *walker) boundary(i int, closing bool) {
	if w.at == inPassage {
		// What stood before the first part was for programs of long ago.
		w.textLeft += len(w.leaf.buf)
		w.at = nowhere
	}
	w.endPart()
	w.popTo(i + 1)
	f := &w.frames[i]
	f.opened = true
	if closing {
		f.closed = true
		w.at = nowhere
		return
	}
	if w.parts++; w.parts > w.lim.Parts {
		w.flaws.add(mail.Truncated)
		w.stop, w.at = true, nowhere
		return
	}
	w.at = inHeader
	w.header = header{limit: w.lim.Header, buf: w.header.buf[:0], fields: w.header.fields[:0]}
}

// endPart closes the part that is being read.
func (w *walker) endPart() {
	if w.at == inHeader {
		w.open() // a header without an empty line: an empty part
	}
	if w.at == inPart || w.at == inPassage {
		w.closeLeaf()
	}
	w.at = nowhere
}

// popTo closes frames until n are left.
func (w *walker) popTo(n int) {
	for len(w.frames) > n {
		last := len(w.frames) - 1
		f := w.frames[last]
		w.frames = w.frames[:last]
		if f.boundary != "" {
			if !f.closed && !w.stop {
				w.flaws.add(mail.BrokenMIME)
			}
			if f.outer >= 0 {
				w.byBoundary[f.boundary] = f.outer
			} else {
				delete(w.byBoundary, f.boundary)
			}
		}
		if w.copy != nil && w.copyFrame == last {
			w.copy.close()
			w.note(w.copy)
			w.keepSize(w.copy)
			w.copy = nil
		}
		up := &w.frames[last-1]
		up.parts = append(up.parts, f.node())
	}
}

// finish closes everything at the end of the mail.
func (w *walker) finish(short bool) {
	if short {
		w.stop = true
	}
	w.endPart()
	for w.at == inHeader { // a header that ended within a header
		w.endPart()
	}
	w.popTo(1)
}

// push opens a frame.
func (w *walker) push(f frame) {
	f.outer = -1
	if f.boundary != "" {
		if o, ok := w.byBoundary[f.boundary]; ok {
			f.outer = o
		}
		w.byBoundary[f.boundary] = len(w.frames)
	}
	w.frames = append(w.frames, f)
}
