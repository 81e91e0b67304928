package screen

import (
	"strconv"
	"strings"

	"baken/store/figures"
	"baken/store/outside"
	"baken/ui/part"
	"baken/ui/style"
)

// figureID names a line whatever it counts, so that the cursor holds to it from period
// to period.
type figureID struct {
	r    int
	name figures.Name
	by   string
}

func idOf(l figures.Line) figureID {
	id := figureID{r: l.R, name: l.Name}
	for _, k := range l.By {
		id.by += k.Field + "=" + k.Code + " "
	}
	return id
}

// figureList is a list of lines, each with its bar.
type figureList struct {
	*part.List[figureID]
	rows *figureRows
}

func newFigureList(s *Session) *figureList {
	r := &figureRows{words: figureWords{s, &figures.Result{}}}
	return &figureList{part.NewList[figureID](s.Look, r), r}
}

func (l *figureList) set(w figureWords, lines []figures.Line, before bool) {
	l.rows.set(w, lines, before)
	l.Refresh()
}

func (l *figureList) selected() (figures.Line, bool) {
	id, ok := l.Selected()
	if !ok {
		return figures.Line{}, false
	}
	i, ok := l.rows.Index(id)
	if !ok {
		return figures.Line{}, false
	}
	return l.rows.lines[i], true
}

// figureRows are the lines that are shown. Of the codes of a field those that nobody has
// are left out.
type figureRows struct {
	words   figureWords
	lines   []figures.Line
	at      map[figureID]int
	before  bool
	version uint64

	cells   map[string]map[string]figures.Line // of a table: by row and column
	columns []figures.Key
	from    int // the first column that is shown
	fitted  int // the room for which the columns were reckoned; 0: for none

	full       bool // there is room to say of whom a share is, in each row
	narrow     bool // there is none to say of how many it is
	label      int  // how wide the names are
	number     int  // how wide the counts are
	share, was int  // how wide the shares are, and those of before
}

// tells says whether a line is shown.
func tells(l figures.Line) bool {
	return l.Value != 0 || l.Before != nil && l.Before.Value != 0 || l.Name != "" && l.Name != figures.ByMinors || l.R == 12 && l.Base > 0
}

func (r *figureRows) set(w figureWords, lines []figures.Line, before bool) {
	r.words, r.before, r.fitted = w, before, 0
	r.lines, r.at = nil, map[figureID]int{}
	r.cells, r.columns = map[string]map[string]figures.Line{}, nil
	seen := map[string]bool{}
	for _, l := range lines {
		if l.R == 0 && len(l.By) == 2 {
			row, column := l.By[0].Code, l.By[1]
			if r.cells[row] == nil {
				r.cells[row] = map[string]figures.Line{}
			}
			r.cells[row][column.Code] = l
			if !seen[column.Code] {
				seen[column.Code] = true
				r.columns = append(r.columns, column)
			}
			continue
		}
		if tells(l) {
			r.at[idOf(l)] = len(r.lines)
			r.lines = append(r.lines, l)
		}
	}
	r.version++
}

// fit reckons how wide the columns are in a list of so many cells.
func (r *figureRows) fit(width int) {
	if width == r.fitted {
		return
	}
	w := r.words
	r.fitted = width
	r.full, r.narrow = width >= fullFigures, width < narrowFigures
	r.label, r.number, r.share, r.was = 0, 3, 0, 0
	for _, l := range r.lines {
		r.label = max(r.label, outside.Width(w.label(l))+1)
		r.number = max(r.number, outside.Width(w.Lang.Count(l.Value)))
		r.share = max(r.share, outside.Width(r.shareWords(l)))
		if l.Before != nil {
			r.was = max(r.was, outside.Width(r.wasWords(l)))
		}
	}
	most := max(14, width*36/100)
	if r.narrow {
		most = width
	}
	r.label = min(r.label, most)
	if r.narrow {
		r.label = max(2, min(r.label, width-r.number-r.share-r.was-4))
	}
	r.version++
}

// fullFigures is the room from which on each row says of whom its share is, and
// narrowFigures that from which on of how many; what has no room stands below the list.
const (
	fullFigures   = 110
	narrowFigures = 60
)

// shareWords say how much a line is of what, or its unit.
func (r *figureRows) shareWords(l figures.Line) string {
	if r.narrow {
		if l.NoShare {
			return ""
		}
		return rightly(r.words.percent(l.Number), 4)
	}
	return r.words.share(l, l.Number, r.full)
}

// wasWords are what a line was in the period before, in short: its share, or its count.
func (r *figureRows) wasWords(l figures.Line) string {
	if l.Before.NoShare {
		return r.words.Lang.Count(l.Before.Value)
	}
	return r.words.percent(*l.Before)
}

// Len is how many lines are shown.
func (r *figureRows) Len() int { return len(r.lines) }

// At gives a line's id; its version changes with the count.
func (r *figureRows) At(i int) (figureID, uint64) { return idOf(r.lines[i]), r.version }

// Index says where a line stands.
func (r *figureRows) Index(id figureID) (int, bool) { i, ok := r.at[id]; return i, ok }

// Above is the head of the lines that are about one thing: what, and of whom the shares
// are where the rows have no room for it.
func (r *figureRows) Above(i, width int) string {
	l, w := r.lines[i], r.words
	if l.R == 0 {
		return ""
	}
	if i > 0 {
		b := r.lines[i-1]
		if b.R == l.R && w.part(b) == w.part(l) {
			return ""
		}
	}
	ink := w.Style.Plain
	words := ink.Accent.Render(" R"+strconv.Itoa(l.R)) + ink.Strong.Render(" "+w.head(l))
	if !r.full && !l.NoShare && (l.Of == figures.OfGenderKnown || l.Of == figures.OfContextKnown) {
		words += ink.Muted.Render(" " + w.Style.Mark.Dot + " " + w.base(l, l.Number, true))
	}
	return words
}

// Draw gives a line: its name, its bar, how many, and how much that is of what.
func (r *figureRows) Draw(i, width int, selected bool) string {
	l, w := r.lines[i], r.words
	ink := w.Style.Ink(selected)
	if l.R == 0 && len(r.columns) > 0 {
		return r.drawCells(l, width, ink)
	}
	right := ink.Text.Render(rightly(w.Lang.Count(l.Value), r.number)) + ink.Text.Render("  ") + r.drawShare(l, ink)
	if r.before {
		was := ""
		if l.Before != nil {
			was = r.wasWords(l)
		}
		right += ink.Muted.Render(" " + rightly(was, r.was))
	}
	label := ink.Text.Render(part.Fit(" "+w.label(l), r.label))
	room := width - r.label - outside.Width(right) - 2
	bar := ""
	if room >= 4 {
		share := 0.0
		if !l.NoShare {
			share = l.Share() / 100
		}
		bar = ink.Text.Render(" ") + w.Bar(share, room, ink.Accent, ink.Text)
	}
	return spread(label+bar, right, width, ink)
}

// drawShare is the share, of what it is less loud.
func (r *figureRows) drawShare(l figures.Line, ink style.Ink) string {
	words := part.Fit(r.shareWords(l), r.share)
	if l.NoShare {
		return ink.Muted.Render(words)
	}
	n := strings.IndexByte(words, '%') + 1
	return ink.Strong.Render(words[:n]) + ink.Muted.Render(words[n:])
}

func rightly(s string, width int) string {
	return strings.Repeat(" ", max(0, width-outside.Width(s))) + s
}

// cellWidth is how wide a column of a table is: a count, and its share.
const cellWidth = 13

// turn shows the columns of a table from one on.
func (r *figureRows) turn(from int) {
	if r.from != from {
		r.from = from
		r.version++
	}
}

// fitting is how many columns of a table fit.
func (r *figureRows) fitting(width int) int {
	return max(1, (width-r.label-r.number-3)/cellWidth)
}

// drawCells gives a row of a table.
func (r *figureRows) drawCells(l figures.Line, width int, ink style.Ink) string {
	w := r.words
	line := ink.Text.Render(part.Fit(" "+w.label(l), r.label)) + ink.Strong.Render(" "+rightly(w.Lang.Count(l.Value), r.number))
	for _, k := range r.columns[min(r.from, len(r.columns)):min(len(r.columns), r.from+r.fitting(width))] {
		c := r.cells[l.By[0].Code][k.Code]
		share := ""
		if !c.NoShare {
			share = w.percent(c.Number)
		}
		number := ink.Text
		if c.Value == 0 {
			number = ink.Muted
		}
		line += number.Render(rightly(w.Lang.Count(c.Value), cellWidth-5)) + ink.Muted.Render(rightly(share, 5))
	}
	return spread(line, "", width, ink)
}

// columnHead names the columns of a table.
func (r *figureRows) columnHead(width int) string {
	w := r.words
	head := strings.Repeat(" ", r.label+1) + rightly("", r.number+1)
	for _, k := range r.columns[min(r.from, len(r.columns)):min(len(r.columns), r.from+r.fitting(width))] {
		name := w.code(figures.Line{}, k)
		head += " " + rightly(part.Fit(name, min(outside.Width(name), cellWidth-1)), cellWidth-1)
	}
	return w.Style.Plain.Muted.Render(part.Fit(head, width))
}
