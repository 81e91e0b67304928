package part

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"baken/keymap"
	"baken/ui/lang"
)

// Passage is one piece of what a [Reader] shows: a message's head, its text, a
// quotation, an attachment.
type Passage struct {
	// Key names the passage; folding and place hold to it when the passages
	// change. No two have the same.
	Key string
	// Version changes when the lines do.
	Version uint64
	// Head is one styled line above the others; with Folds it is what is
	// left when the passage is folded.
	Head   string
	Folds  bool
	Folded bool // at first; after that the reader keeps what the person chose
	// Size is about how many bytes of text there are, for the scroll bar
	// before the lines are known.
	Size int
	// Lines gives the lines, wrapped and styled, for a width. It is asked only
	// when the passage comes into sight, once for each width.
	Lines func(width int) []string
}

// Reader shows passages one below the other, with a cursor on one line. It
// wraps only what comes into sight.
type Reader struct {
	look          Look
	width, height int
	focus         bool

	passages []Passage
	folded   map[string]bool
	wrapped  map[string]wrapped
	cursor   spot // passage and line in it
	top      spot
}

type wrapped struct {
	version uint64
	width   int
	lines   []string
}

// NewReader shows nothing yet.
func NewReader(look Look) *Reader {
	return &Reader{look: look, folded: map[string]bool{}, wrapped: map[string]wrapped{}}
}

// SetSize sets the room in cells; the cursor stays on its passage.
func (r *Reader) SetSize(width, height int) {
	if width != r.width && len(r.passages) > 0 { // stay as far into the passage as before
		before := len(r.lines(r.cursor.line))
		r.width = width
		r.cursor.row = r.cursor.row * len(r.lines(r.cursor.line)) / max(1, before)
		r.top = spot{}
	}
	r.width, r.height = width, height
}

// SetFocus says whether the terminal's cursor stands on the cursor's line.
func (r *Reader) SetFocus(on bool) { r.focus = on }

// SetPassages changes what is shown. The cursor stays on the passage and line
// where it was, if that is still there; else it goes to the beginning.
func (r *Reader) SetPassages(passages []Passage) {
	key, row := "", r.cursor.row
	if r.cursor.line < len(r.passages) {
		key = r.passages[r.cursor.line].Key
	}
	offset := r.cursor.line - r.top.line
	r.passages = passages
	known := make(map[string]bool, len(passages))
	r.cursor = spot{}
	for i, p := range passages {
		known[p.Key] = true
		if _, chosen := r.folded[p.Key]; !chosen && p.Folds {
			r.folded[p.Key] = p.Folded
		}
		if p.Key == key {
			r.cursor = spot{i, row}
		}
	}
	r.top.line = max(0, r.cursor.line-offset)
	if r.cursor == (spot{}) {
		r.top = spot{}
	}
	for k := range r.wrapped {
		if !known[k] {
			delete(r.wrapped, k)
		}
	}
}

// Forget forgets which passages were folded: for another conversation.
func (r *Reader) Forget() {
	clear(r.folded)
	clear(r.wrapped)
	r.passages, r.cursor, r.top = nil, spot{}, spot{}
}

// Current is the key of the passage under the cursor, empty when there is none.
func (r *Reader) Current() string {
	if r.cursor.line >= len(r.passages) {
		return ""
	}
	return r.passages[r.cursor.line].Key
}

// GoTo puts the cursor on the first line of a passage, at the top of the
// window; false if it is not there.
func (r *Reader) GoTo(key string) bool {
	for i, p := range r.passages {
		if p.Key == key {
			r.cursor, r.top = spot{i, 0}, spot{i, 0}
			return true
		}
	}
	return false
}

// lines gives what is to be seen of a passage, at least one line.
func (r *Reader) lines(i int) []string {
	p := r.passages[i]
	if p.Folds && r.folded[p.Key] {
		return []string{r.look.Style.Plain.Muted.Render(r.look.Style.Mark.Folded) + " " + p.Head}
	}
	w := r.wrapped[p.Key]
	if w.lines == nil || w.version != p.Version || w.width != r.width {
		w = wrapped{p.Version, r.width, nil}
		if p.Folds {
			w.lines = append(w.lines, r.look.Style.Plain.Muted.Render(r.look.Style.Mark.Unfolded)+" "+p.Head)
		} else if p.Head != "" {
			w.lines = append(w.lines, p.Head)
		}
		if p.Lines != nil {
			w.lines = append(w.lines, p.Lines(max(2, r.width-1))...)
		}
		if w.lines == nil {
			w.lines = []string{""}
		}
		r.wrapped[p.Key] = w
	}
	return w.lines
}

// Do moves the cursor or folds as an action says; false if the action is none
// of its.
func (r *Reader) Do(a keymap.Action) bool {
	steps := map[keymap.Action]int{
		keymap.Down: 1, keymap.Up: -1,
		keymap.HalfDown: max(1, r.height/2), keymap.HalfUp: -max(1, r.height/2),
		keymap.PageDown: max(1, r.height-2), keymap.PageUp: -max(1, r.height-2),
	}
	step, moves := steps[a]
	switch {
	case moves:
		r.step(step)
	case a == keymap.Top:
		r.cursor, r.top = spot{}, spot{}
	case a == keymap.Bottom:
		if n := len(r.passages); n > 0 {
			r.cursor = spot{n - 1, len(r.lines(n-1)) - 1}
		}
	case a == keymap.Fold:
		r.fold()
	default:
		return false
	}
	return true
}

// step moves the cursor by lines; a jump of many takes the window along.
func (r *Reader) step(lines int) {
	if len(r.passages) == 0 {
		return
	}
	r.cursor = r.walk(r.cursor, lines)
	if lines > 1 || lines < -1 {
		r.top = r.walk(r.top, lines)
	}
}

// fold folds or unfolds the passage under the cursor.
func (r *Reader) fold() {
	if r.cursor.line < len(r.passages) && r.passages[r.cursor.line].Folds {
		key := r.passages[r.cursor.line].Key
		r.folded[key] = !r.folded[key]
		r.cursor.row = 0
		if r.top.line == r.cursor.line {
			r.top.row = 0
		}
	}
}

// walk goes by lines as far as there are any.
func (r *Reader) walk(s spot, lines int) spot {
	for ; lines > 0; lines-- {
		switch {
		case s.row+1 < len(r.lines(s.line)):
			s.row++
		case s.line+1 < len(r.passages):
			s = spot{s.line + 1, 0}
		default:
			return s
		}
	}
	for ; lines < 0; lines++ {
		switch {
		case s.row > 0:
			s.row--
		case s.line > 0:
			s = spot{s.line - 1, len(r.lines(s.line-1)) - 1}
		default:
			return s
		}
	}
	return s
}

// Seek moves the cursor to the next line (or the one before, backwards) whose
// words, folded to lower case, hold what is looked for; folded passages are
// unfolded where they hold it. It goes over all passages once at most.
func (r *Reader) Seek(words string, backwards bool) bool {
	n := len(r.passages)
	if n == 0 || words == "" {
		return false
	}
	words = Folded(words)
	dir := 1
	if backwards {
		dir = -1
	}
	for step := range n + 1 {
		i := ((r.cursor.line+dir*step)%n + n) % n
		was := r.folded[r.passages[i].Key]
		r.folded[r.passages[i].Key] = false
		lines := r.lines(i)
		for j := range lines {
			row := j
			if backwards {
				row = len(lines) - 1 - j
			}
			passed := step == 0 && (row-r.cursor.row)*dir <= 0
			if !passed && strings.Contains(Folded(ansi.Strip(lines[row])), words) {
				r.cursor = spot{i, row}
				return true
			}
		}
		r.folded[r.passages[i].Key] = was
	}
	return false
}

// View gives the picture of the window. A third of it stays between the cursor
// and the edges, so that what comes next can be read.
func (r *Reader) View() string {
	if r.width <= 0 || r.height <= 0 {
		return ""
	}
	if len(r.passages) == 0 {
		return Block(nil, r.width, r.height)
	}
	r.settle()
	lines := make([]string, 0, r.height)
	for s := r.top; len(lines) < r.height; {
		line := " " + r.lines(s.line)[s.row]
		if s == r.cursor {
			mark := " "
			if r.focus {
				mark = Here + r.look.Style.Plain.Accent.Render(r.look.Style.Mark.Cursor)
			}
			line = mark + line[1:]
		}
		lines = append(lines, line)
		next := r.walk(s, 1)
		if next == s {
			break
		}
		s = next
	}
	return Block(lines, r.width, r.height)
}

// settle brings cursor and window back to what there is.
func (r *Reader) settle() {
	fit := func(s spot) spot {
		s.line = min(s.line, len(r.passages)-1)
		s.row = max(0, min(s.row, len(r.lines(s.line))-1))
		return s
	}
	r.cursor, r.top = fit(r.cursor), fit(r.top)
	edge := r.height / 3
	if low := r.walk(r.cursor, -edge); low.before(r.top) {
		r.top = low
	}
	if high := r.walk(r.cursor, edge+1-r.height); r.top.before(high) {
		r.top = high
	}
	// No empty lines below while there is text above.
	last := spot{len(r.passages) - 1, 0}
	last.row = len(r.lines(last.line)) - 1
	if r.walk(r.top, r.height-1) == last {
		if high := r.walk(last, 1-r.height); high.before(r.top) {
			r.top = high
		}
	}
}

// Scroll says which part is in sight; what was not wrapped yet is estimated.
func (r *Reader) Scroll() Scroll {
	s := Scroll{Shown: r.height}
	for i, p := range r.passages {
		n := 1
		if w, ok := r.wrapped[p.Key]; ok && !(p.Folds && r.folded[p.Key]) {
			n = len(w.lines)
		} else if !(p.Folds && r.folded[p.Key]) {
			n = 1 + p.Size/max(1, r.width)
		}
		if i < r.top.line {
			s.From += n
		}
		s.Of += n
	}
	s.From += r.top.row
	return s
}

// Position says how far one has read: "top", "40%", "end".
func (r *Reader) Position() string {
	s := r.Scroll()
	switch {
	case s.Of <= s.Shown:
		return ""
	case s.From == 0:
		return r.look.Lang.T(lang.ReaderTop)
	case s.From+s.Shown >= s.Of:
		return r.look.Lang.T(lang.ReaderEnd)
	}
	return r.look.Lang.T(lang.ReaderMore, lang.N(100*s.From/(s.Of-s.Shown)))
}
