package part

import (
	"time"

	"baken/keymap"
	"baken/ui/lang"
)

// logSize is how many messages are kept; older ones fall away.
const logSize = 500

// Log keeps what the program has said, so that a toast that has gone can be
// read again. The newest is at the end; the cursor stays there until it is moved.
type Log struct {
	look    Look
	list    *List[uint64]
	entries []logEntry
	next    uint64
	width   int
}

type logEntry struct {
	id    uint64
	at    time.Time
	tone  Tone
	words string
	times int // how often it was said, one time after the other; at is the last
}

// NewLog has nothing to tell.
func NewLog(look Look) *Log {
	l := &Log{look: look}
	l.list = NewList(look, logSource{l})
	return l
}

// Add keeps what was said. The same said again is one line, with how often.
func (l *Log) Add(at time.Time, tone Tone, words string) {
	if n := len(l.entries); n > 0 && l.entries[n-1].words == words && l.entries[n-1].tone == tone {
		l.entries[n-1].at = at
		l.entries[n-1].times++
		l.list.Refresh()
		return
	}
	atEnd := l.list.Cursor() == len(l.entries)-1
	l.entries = append(l.entries, logEntry{l.next, at, tone, words, 1})
	l.next++
	if len(l.entries) > logSize {
		l.entries = append(l.entries[:0:0], l.entries[len(l.entries)-logSize:]...)
	}
	l.list.Refresh()
	if atEnd {
		l.list.Do(keymap.Bottom)
	}
}

// SetSize sets the room in cells.
func (l *Log) SetSize(width, height int) {
	l.width = width
	l.list.SetSize(width, height)
}

// SetFocus says whether the terminal's cursor stands on the selected line.
func (l *Log) SetFocus(on bool) { l.list.SetFocus(on) }

// Do moves the cursor as an action says; false if the action is none of its.
func (l *Log) Do(a keymap.Action) bool { return l.list.Do(a) }

// Scroll says which part is in sight.
func (l *Log) Scroll() Scroll { return l.list.Scroll() }

// View gives the picture.
func (l *Log) View() string {
	if len(l.entries) == 0 {
		l.list.View()
		return Block([]string{" " + l.look.Style.Plain.Muted.Render(l.look.Lang.T(lang.LogEmpty))}, l.width, l.list.height)
	}
	return l.list.View()
}

// logSource shows the entries, long ones on several lines.
type logSource struct{ l *Log }

func (s logSource) Len() int                  { return len(s.l.entries) }
func (s logSource) At(i int) (uint64, uint64) { return s.l.entries[i].id, uint64(s.l.entries[i].times) }

func (s logSource) Index(id uint64) (int, bool) {
	if len(s.l.entries) == 0 || id < s.l.entries[0].id {
		return 0, false
	}
	i := int(id - s.l.entries[0].id)
	return i, i < len(s.l.entries)
}

func (s logSource) Draw(i, room int, selected bool) string {
	e, ink := s.l.entries[i], s.l.look.Style.Ink(selected)
	style, mark := ink.Text, " "
	switch e.tone {
	case Warning:
		style, mark = ink.Warn, s.l.look.Style.Mark.Urgent
	case Alarm:
		style, mark = ink.Urgent, s.l.look.Style.Mark.Urgent
	}
	at, words := s.l.look.Lang.Clock(e.at), e.words
	if e.times > 1 {
		words += " " + s.l.look.Lang.T(lang.LogTimes, lang.N(e.times))
	}
	out := ""
	for j, line := range said(words, max(2, room-len(at)-3)) {
		if j == 0 {
			out = ink.Muted.Render(at) + style.Render(" "+mark+" "+line)
			continue
		}
		out += "\n" + style.Render("        "+line)
	}
	return out
}
