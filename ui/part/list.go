package part

import "baken/keymap"

// Source is where a list has its rows from. Only the rows of the window are
// asked for, at most a screenful for each drawing.
type Source[ID comparable] interface {
	// Len is how many rows there are.
	Len() int
	// At gives the id of row i and a version that changes when the row's
	// picture does.
	At(i int) (id ID, version uint64)
	// Index says where a row stands now, and false if it is gone.
	Index(id ID) (int, bool)
	// Draw gives the picture of row i: one line or several, of at most width
	// cells. On the selected row it uses the ink for that.
	Draw(i, width int, selected bool) string
}

// List shows a window on many rows and has a cursor. The cursor holds to a
// row's id: when rows come, go or change places, it stays on what it was on,
// and that row stays at its place of the screen.
type List[ID comparable] struct {
	look          Look
	source        Source[ID]
	width, height int
	focus         bool

	cursor int // index of the selected row; -1 while there is none
	id     ID  // its id
	line   int // the line of the window where the selected row begins

	drawn map[drawnKey[ID]]drawnRow
	first int // index of the first row of the last drawing
	shown int // how many rows it had
}

type drawnKey[ID comparable] struct {
	id       ID
	version  uint64
	width    int
	selected bool
}

type drawnRow []string

// NewList shows what source holds, with the cursor on its first row.
func NewList[ID comparable](look Look, source Source[ID]) *List[ID] {
	l := &List[ID]{look: look, source: source, cursor: -1, drawn: map[drawnKey[ID]]drawnRow{}}
	l.Refresh()
	return l
}

// SetSize sets the room in cells. The selected row stays in sight.
func (l *List[ID]) SetSize(width, height int) { l.width, l.height = width, height }

// SetFocus says whether the terminal's cursor stands on the selected row.
func (l *List[ID]) SetFocus(on bool) { l.focus = on }

// SetSource changes what is shown; the cursor stays on its id where the new
// source has it, else it goes to the first row.
func (l *List[ID]) SetSource(source Source[ID]) {
	l.source = source
	clear(l.drawn)
	if l.cursor >= 0 {
		if i, ok := source.Index(l.id); ok {
			l.cursor = i
			return
		}
	}
	l.cursor, l.line = -1, 0
	l.Refresh()
}

// Refresh is called when the source has changed. If the selected row is gone,
// the cursor takes the row that came in its place.
func (l *List[ID]) Refresh() { l.RefreshFrom(0) }

// RefreshFrom is Refresh for a source that holds a window of a longer whole and
// now begins so many rows further on in it, or less far when shift is below zero.
func (l *List[ID]) RefreshFrom(shift int) {
	n := l.source.Len()
	if n == 0 {
		l.cursor, l.line = -1, 0
		return
	}
	if l.cursor >= 0 {
		if i, ok := l.source.Index(l.id); ok {
			l.cursor = i
			return
		}
	}
	l.put(min(max(l.cursor-shift, 0), n-1))
}

// Selected gives the id under the cursor, and false when the list is empty.
func (l *List[ID]) Selected() (id ID, ok bool) { return l.id, l.cursor >= 0 }

// Cursor is the index of the selected row, -1 when the list is empty.
func (l *List[ID]) Cursor() int { return l.cursor }

// Select puts the cursor on a row; false if the row is not there.
func (l *List[ID]) Select(id ID) bool {
	i, ok := l.source.Index(id)
	if ok {
		l.moveTo(i)
	}
	return ok
}

// Window gives the indexes of the rows that the last drawing showed, from
// first to before end: what is worth having at hand.
func (l *List[ID]) Window() (first, end int) { return l.first, l.first + l.shown }

// Do moves the cursor as an action says; false if the action is none of its.
func (l *List[ID]) Do(a keymap.Action) bool {
	switch a {
	case keymap.Down:
		l.moveTo(l.cursor + 1)
	case keymap.Up:
		l.moveTo(l.cursor - 1)
	case keymap.HalfDown:
		l.jump(max(1, l.page()/2))
	case keymap.HalfUp:
		l.jump(-max(1, l.page()/2))
	case keymap.PageDown:
		l.jump(max(1, l.page()-1))
	case keymap.PageUp:
		l.jump(-max(1, l.page()-1))
	case keymap.Top:
		l.moveTo(0)
	case keymap.Bottom:
		l.moveTo(l.source.Len() - 1)
	default:
		return false
	}
	return true
}

// page is how many rows make a page.
func (l *List[ID]) page() int {
	if l.shown > 0 {
		return l.shown
	}
	return max(1, l.height)
}

// moveTo puts the cursor on a row and lets its line follow.
func (l *List[ID]) moveTo(i int) {
	n := l.source.Len()
	if n == 0 {
		return
	}
	i = min(max(i, 0), n-1)
	switch {
	case l.cursor < 0:
		l.line = 0
	case i == l.cursor+1:
		l.line += len(l.row(l.cursor))
	case i == l.cursor-1:
		l.line -= len(l.row(i))
	case i > l.cursor:
		l.line = l.height // as far down as it goes
	case i < l.cursor:
		l.line = 0
	}
	l.put(i)
}

// jump moves the cursor by rows and leaves its line where it is.
func (l *List[ID]) jump(rows int) {
	if n := l.source.Len(); n > 0 {
		l.put(min(max(l.cursor+rows, 0), n-1))
	}
}

func (l *List[ID]) put(i int) {
	l.cursor = i
	l.id, _ = l.source.At(i)
}
