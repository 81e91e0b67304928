package part

import (
	"slices"
	"sort"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// hits are the places where words stand in the lines of a passage.
type hits struct {
	words  string
	in     map[int][]columns // by line
	begins []int             // the lines in which one begins, in order
}

// columns is a run of cells of one line.
type columns struct{ from, to int }

// sought is what is looked for when somebody types words: folded, with one space
// between them.
func sought(words string) string { return strings.Join(strings.Fields(Folded(words)), " ") }

// hits gives where the marked words stand in a passage as it is drawn now. Where
// a line ends they may go on in the next: after a space, and without one where a
// long word was broken because it fills the line.
func (r *Reader) hits(i int) *hits {
	w := r.wrap(i)
	if w.hits != nil && w.hits.words == r.marked {
		return w.hits
	}
	h := &hits{words: r.marked, in: map[int][]columns{}}
	if !mayHold(w.lines, r.marked) {
		w.hits = h
		return h
	}
	rows := make([]foldedLine, len(w.lines))
	broken := false
	room := r.width - 1 - width(r.passages[i].Bar)
	for row, line := range w.lines {
		rows[row] = foldLine(line)
		rows[row].full = rows[row].width >= room-1
		broken = broken || rows[row].full
	}
	h.find(rows, false)
	if broken {
		h.find(rows, true)
	}
	slices.Sort(h.begins)
	h.begins = slices.Compact(h.begins)
	w.hits = h
	return h
}

// mayHold says whether words can stand in lines, wherever these are broken. It is
// far quicker than to look for the cells, and most passages hold none.
func mayHold(lines []string, words string) bool {
	var all strings.Builder
	for _, l := range lines {
		all.WriteString(ansi.Strip(l))
	}
	return strings.Contains(spaceless(Folded(all.String())), spaceless(words))
}

func spaceless(s string) string { return strings.Join(strings.Fields(s), "") }

// find looks in lines that are joined by a space, or, if broken, by nothing where
// the one before is full.
func (h *hits) find(rows []foldedLine, broken bool) {
	var all strings.Builder
	starts := make([]int, len(rows))
	full := false
	for row, l := range rows {
		if all.Len() > 0 && len(l.cells) > 0 && !(broken && full) {
			all.WriteByte(' ')
		}
		starts[row] = all.Len()
		all.WriteString(l.text)
		if len(l.cells) > 0 {
			full = l.full
		}
	}
	text := all.String()
	for from := 0; ; {
		at := strings.Index(text[from:], h.words)
		if at < 0 {
			return
		}
		from += at
		to := from + len(h.words)
		// The last line that begins at or before the hit; empty ones before it
		// begin there too.
		row := sort.Search(len(starts), func(k int) bool { return starts[k] > from }) - 1
		h.begins = append(h.begins, row)
		for ; row < len(rows) && starts[row] < to; row++ {
			a, b := max(0, from-starts[row]), min(to-starts[row], len(rows[row].cells))
			if a < b {
				h.in[row] = append(h.in[row], columns{rows[row].cells[a].from, rows[row].cells[b-1].to})
			}
		}
		from = to
	}
}

// foldedLine is the words of a line as they are compared, and the cells in which
// each byte of them stands.
type foldedLine struct {
	text  string
	cells []columns
	width int
	full  bool // it has no room for more
}

func foldLine(line string) (l foldedLine) {
	var text strings.Builder
	space := true // one was written, or none is wanted
	for _, c := range clusters(ansi.Strip(line)) {
		at := columns{l.width, l.width + width(c)}
		l.width = at.to
		folded := Folded(c)
		if strings.TrimSpace(folded) == "" {
			if space {
				continue
			}
			folded = " "
		}
		space = folded == " "
		text.WriteString(folded)
		for range len(folded) {
			l.cells = append(l.cells, at)
		}
	}
	l.text = strings.TrimSuffix(text.String(), " ")
	l.cells = l.cells[:len(l.text)]
	return l
}

// marked draws cells of a styled line as what was looked for.
func (l Look) marked(line string, cells []columns) string {
	if len(cells) == 0 {
		return line
	}
	sort.Slice(cells, func(i, j int) bool { return cells[i].from < cells[j].from })
	var b strings.Builder
	at, end := 0, width(line)
	piece := func(from, to int) string {
		s := ansi.Cut(line, from, to)
		if strings.Contains(s, "\x1b") {
			s += ansi.ResetStyle
		}
		return s
	}
	for _, c := range cells {
		if c.to <= at {
			continue
		}
		c.from = max(c.from, at)
		b.WriteString(piece(at, c.from))
		b.WriteString(l.Style.Plain.Hit.Render(ansi.Strip(piece(c.from, c.to))))
		at = c.to
	}
	b.WriteString(piece(at, end))
	return b.String()
}
