package message

import (
	"strings"

	"baken/store/mail"
	"baken/store/outside"
)

// split tells whose words the lines are. What a writer typed between quotes
// stays her own; where it is not sure that text is quoted, it is her own too,
// for the urgency of a mail is looked for there. forward: the subject says
// that the mail is passed on. There are at most room blocks, and at least one:
// what does not fit is in the last, as her own.
func split(lines []line, forward bool, room int) []mail.Block {
	s := splitter{lines: lines, forward: forward, room: room}
	for s.at < len(lines) {
		s.step()
	}
	return s.finish()
}

type splitter struct {
	lines   []line
	at      int
	forward bool
	room    int  // for blocks
	rest    bool // all that follows is of one kind
	kind    mail.BlockKind
	own     bool // something of her own came before
	blocks  []mail.Block
	text    strings.Builder
	open    bool
	looked  int // how often a signature was looked for
}

// step takes the line at s.at and those that belong to it.
func (s *splitter) step() {
	l := s.lines[s.at]
	if s.rest {
		s.emit(s.kind, 1)
		return
	}
	switch l.mark {
	case restMark, forwardingMark:
		s.restFrom(1, l.mark == forwardingMark)
		return
	case introMark:
		if n, forwarded, ok := s.separator(); ok {
			s.restFrom(n, forwarded)
			return
		}
		s.emit(mail.Quoted, 1)
		return
	case signatureMark:
		n := 1
		for s.at+n < len(s.lines) && s.lines[s.at+n].mark == signatureMark {
			n++
		}
		if n <= maxSignature {
			s.emit(mail.Signature, n)
			return
		}
		s.own = true
		s.emit(mail.Own, n)
		return
	}
	if l.depth > 0 {
		s.emit(mail.Quoted, 1)
		return
	}
	if isBlank(l.text) {
		// A blank line belongs to what it follows.
		if s.open {
			s.text.WriteByte('\n')
		}
		s.at++
		return
	}
	if n, forwarded, ok := s.separator(); ok {
		s.restFrom(n, forwarded)
		return
	}
	if n, strong := s.attribution(); n > 0 {
		switch next := s.afterBlanks(s.at + n); {
		case next < len(s.lines) && s.lines[next].depth > 0:
			s.emit(mail.Quoted, n)
			return
		case strong && next < len(s.lines):
			s.restFrom(n, false)
			return
		}
	}
	if n := s.signature(); n > 0 {
		s.emit(mail.Signature, n)
		return
	}
	s.own = true
	s.emit(mail.Own, 1)
}

// restFrom gives n lines and all that follow one kind. Where nothing of the
// writer's own stands before, they are shown as passed on, not folded away; where
// she says that her answers stand below, they are hers.
func (s *splitter) restFrom(n int, forwarded bool) {
	s.rest, s.kind = true, mail.Quoted
	if forwarded || s.forward || !s.own {
		s.kind = mail.Forwarded
	}
	if s.own && saysBelow(s.ownText()) {
		s.kind = mail.Own
	}
	s.emit(s.kind, n)
}

// emit appends n lines to a block of that kind.
func (s *splitter) emit(kind mail.BlockKind, n int) {
	if len(s.blocks) >= s.room && s.open {
		kind = s.kindOpen()
	}
	if s.open && kind != s.kindOpen() {
		s.close()
	}
	if !s.open {
		if len(s.blocks)+1 >= s.room {
			kind = mail.Own
		}
		s.blocks = append(s.blocks, mail.Block{Kind: kind})
		s.open = true
	}
	for ; n > 0; n-- {
		l := s.lines[s.at]
		s.at++
		if d := min(l.depth, 20); d > 0 {
			s.text.WriteString(marks[:d])
			if l.text != "" {
				s.text.WriteByte(' ')
			}
		}
		s.text.WriteString(l.text)
		s.text.WriteByte('\n')
	}
}

// marks are shown before quoted lines, one for each depth.
const marks = ">>>>>>>>>>>>>>>>>>>>"

func (s *splitter) kindOpen() mail.BlockKind { return s.blocks[len(s.blocks)-1].Kind }

func (s *splitter) close() {
	s.blocks[len(s.blocks)-1].Text = outside.New(strings.Trim(s.text.String(), "\n"))
	s.text.Reset()
	s.open = false
}

func (s *splitter) finish() []mail.Block {
	if s.open {
		s.close()
	}
	return s.blocks
}

// ownText is what the writer has written so far.
func (s *splitter) ownText() string {
	var own strings.Builder
	for _, b := range s.blocks {
		if b.Kind == mail.Own {
			own.WriteString(b.Text.Unsafe() + "\n")
		}
	}
	if s.open && s.kindOpen() == mail.Own {
		own.WriteString(s.text.String())
	}
	return own.String()
}

// afterBlanks finds the next line with text, not looking far.
func (s *splitter) afterBlanks(i int) int {
	for n := 0; n <= maxBlank && i < len(s.lines) && isBlank(s.lines[i].text) && s.lines[i].depth == 0; n++ {
		i++
	}
	return i
}

func isBlank(t string) bool { return strings.Trim(t, " \t\u00a0") == "" }
