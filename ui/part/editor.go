package part

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store/outside"
)

// Editor is where notes and replies are written: paragraphs that wrap softly,
// with undo. A key costs what it changes and what is in sight, however long the
// text is; only Value and SetValue go over all of it.
//
// What is typed or pasted passes the gate, so Value holds no control character
// but the line feed.
type Editor struct {
	look          Look
	width, height int
	focus         bool

	// Bar stands before each line, so that one sees what is being written:
	// a note and a reply have different ones. Styled, one cell.
	Bar string
	// Empty is shown, muted, while there is no text.
	Empty string

	text    []*paragraph
	cursor  place
	goal    int // the column that up and down keep to; -1: where the cursor is
	top     spot
	version uint64
	history history
}

// place is a place in the text: a paragraph and the bytes before it in that,
// always at the beginning of a character or the end of the paragraph.
type place struct{ line, at int }

func (p place) before(q place) bool { return p.line < q.line || p.line == q.line && p.at < q.at }

// NewEditor makes an empty editor.
func NewEditor(look Look) *Editor {
	return &Editor{look: look, text: []*paragraph{{}}, goal: -1}
}

// SetSize sets the room in cells. The cursor stays in sight.
func (e *Editor) SetSize(width, height int) { e.width, e.height = width, height }

// SetFocus says whether the terminal's cursor stands in the text.
func (e *Editor) SetFocus(on bool) { e.focus = on }

// SetValue puts a text in place of all that is there, the cursor at its start
// and nothing to undo.
func (e *Editor) SetValue(s string) {
	e.text = e.text[:0]
	for line := range strings.SplitSeq(outside.New(s).Block().String(), "\n") {
		e.text = append(e.text, &paragraph{s: line})
	}
	e.cursor, e.goal, e.top, e.history = place{}, -1, spot{}, history{}
	e.version++
}

// Value is the whole text; it goes over all of it.
func (e *Editor) Value() string {
	n := len(e.text)
	for _, p := range e.text {
		n += len(p.s)
	}
	var b strings.Builder
	b.Grow(n)
	for i, p := range e.text {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.s)
	}
	return b.String()
}

// IsEmpty says whether nothing stands there but white space. It looks no
// further than the first word.
func (e *Editor) IsEmpty() bool {
	for _, p := range e.text {
		if strings.TrimSpace(p.s) != "" {
			return false
		}
	}
	return true
}

// Version changes whenever the text does, also by undo; what was saved at one
// version need not be saved again.
func (e *Editor) Version() uint64 { return e.version }

// Lines is how many paragraphs there are.
func (e *Editor) Lines() int { return len(e.text) }

// Cursor is where the cursor stands: the paragraph, from 0, and the bytes
// before it in that.
func (e *Editor) Cursor() (line, at int) { return e.cursor.line, e.cursor.at }

// PasteLines puts lines in as one step of undo, by themselves: below the paragraph of
// the cursor, or before it where nothing stands before the cursor. An empty line parts
// them from other lines that stand above them.
func (e *Editor) PasteLines(s string) {
	s = strings.Trim(outside.New(s).Block().String(), "\n")
	if s == "" {
		return
	}
	line, p := e.cursor.line, e.text[e.cursor.line].s
	last := line == len(e.text)-1
	switch {
	case strings.TrimSpace(p[:e.cursor.at]) != "":
		e.moveTo(place{line, len(p)})
		s = "\n\n" + s
	case line > 0 && strings.TrimSpace(e.text[line-1].s) != "":
		s = "\n" + s
	}
	last = last || strings.TrimSpace(p[:e.cursor.at]) == "" && strings.TrimSpace(p) != ""
	if last { // one goes on below
		s += "\n"
	}
	e.replace(e.cursor, e.cursor, s, alone)
}

// SetCursor puts the cursor at a place that Cursor gave, or the nearest one
// that there is: for going on where one was.
func (e *Editor) SetCursor(line, at int) {
	line = min(max(line, 0), len(e.text)-1)
	e.moveTo(place{line, e.text[line].floor(at)})
	e.history.settle()
}

// Update takes a key: the action that it means here, or text. False if the
// editor has no use for it.
func (e *Editor) Update(key tea.KeyMsg, a keymap.Action) bool {
	if a != "" {
		return e.Do(a)
	}
	if (key.Type == tea.KeyRunes || key.Type == tea.KeySpace) && (!key.Alt || key.Paste) {
		if key.Paste {
			e.Paste(string(key.Runes))
		} else {
			e.Type(string(key.Runes))
		}
		return true
	}
	return false
}

// Type puts in what was typed. What is typed in one go is undone word by word.
func (e *Editor) Type(s string) {
	if s = outside.New(s).Block().String(); s != "" {
		e.replace(e.cursor, e.cursor, s, typed)
	}
}

// Paste puts text in as one step of undo.
func (e *Editor) Paste(s string) {
	if s = outside.New(s).Block().String(); s != "" {
		e.replace(e.cursor, e.cursor, s, alone)
	}
}

// Do moves, deletes or undoes as an action says; false if the action is none
// of its.
func (e *Editor) Do(a keymap.Action) bool {
	if e.move(a) {
		return true
	}
	c := e.cursor
	switch a {
	case keymap.NewLine:
		e.replace(c, c, "\n", alone)
	case keymap.DeleteLeft:
		e.delete(e.left(c), c, rubbed)
	case keymap.DeleteRight:
		e.delete(c, e.right(c), rubbed)
	case keymap.DeleteWord:
		e.delete(e.wordLeft(c), c, alone)
	case keymap.DeleteHead:
		if c.at == 0 {
			e.delete(e.left(c), c, alone)
		} else {
			e.delete(place{c.line, 0}, c, alone)
		}
	case keymap.DeleteTail:
		if end := len(e.text[c.line].s); c.at == end {
			e.delete(c, e.right(c), alone)
		} else {
			e.delete(c, place{c.line, end}, alone)
		}
	case keymap.EditUndo:
		e.undo()
	case keymap.EditRedo:
		e.redo()
	default:
		return false
	}
	return true
}
