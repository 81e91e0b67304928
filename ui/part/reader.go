package part

// Passage is one piece of what a [Reader] shows: a message's head, its text, a
// quotation, an attachment.
type Passage struct {
	// Key names the passage; folding and place hold to it when the passages
	// change. No two have the same.
	Key string
	// Version changes when the lines do.
	Version uint64
	// Head is styled words above the lines, wrapped where they are too long; with
	// Folds they are what is left when the passage is folded.
	Head   string
	Folds  bool
	Folded bool // at first; after that the reader keeps what the person chose
	// Size is about how many bytes of text there are, for the scroll bar
	// before the lines are known.
	Size int
	// Bar stands before each of the lines, styled, and is none of their words.
	Bar string
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
	pointed       bool // the cursor's line is marked without the focus too

	passages []Passage
	folded   map[string]bool
	wrapped  map[string]*wrapped
	kept     int  // lines in wrapped
	cursor   spot // passage and line in it
	top      spot

	marked string   // the words that are marked, as [Reader.Mark] was told
	opened []string // passages that were unfolded because they hold them
}

// maxWrapped is from how many wrapped lines on those far from the window are let
// go.
const maxWrapped = 20_000

// wrapped is a passage as it was drawn last.
type wrapped struct {
	version uint64
	width   int
	folded  bool
	head    int // how many of the lines are the head's
	lines   []string
	hits    *hits // what was looked for in them last
}

// NewReader shows nothing yet.
func NewReader(look Look) *Reader {
	return &Reader{look: look, folded: map[string]bool{}, wrapped: map[string]*wrapped{}}
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
// where it was, if that is still there; else it goes to the beginning. So does
// what stands at the top of the window.
func (r *Reader) SetPassages(passages []Passage) {
	key, row := r.Current(), r.cursor.row
	top, topRow := r.key(r.top), r.top.row
	offset := r.cursor.line - r.top.line
	r.passages = passages
	known := make(map[string]uint64, len(passages))
	r.cursor = spot{}
	first := -1
	for i, p := range passages {
		known[p.Key] = p.Version
		if _, chosen := r.folded[p.Key]; !chosen && p.Folds {
			r.folded[p.Key] = p.Folded
		}
		if p.Key == key {
			r.cursor = spot{i, row}
		}
		if p.Key == top {
			first = i
		}
	}
	switch {
	case r.cursor == (spot{}):
		r.top = spot{}
	case first >= 0:
		r.top = spot{first, topRow}
	default:
		r.top.line = max(0, r.cursor.line-offset)
	}
	for k, w := range r.wrapped {
		if v, ok := known[k]; !ok || v != w.version {
			r.drop(k)
		}
	}
}

func (r *Reader) drop(key string) {
	if w := r.wrapped[key]; w != nil {
		r.kept -= len(w.lines)
		delete(r.wrapped, key)
	}
}

// slim lets wrapped lines go that are far from the window, when there are many.
func (r *Reader) slim() {
	if r.kept <= maxWrapped {
		return
	}
	near := map[string]bool{r.Current(): true}
	for _, p := range r.passages[max(0, r.top.line-r.height):min(len(r.passages), r.top.line+2*r.height)] {
		near[p.Key] = true
	}
	for k := range r.wrapped {
		if !near[k] {
			r.drop(k)
		}
	}
}

// Forget forgets which passages were folded: for another conversation.
func (r *Reader) Forget() {
	clear(r.folded)
	clear(r.wrapped)
	r.kept = 0
	r.passages, r.cursor, r.top = nil, spot{}, spot{}
	r.marked, r.opened = "", nil
}

// Current is the key of the passage under the cursor, empty when there is none.
func (r *Reader) Current() string { return r.key(r.cursor) }

func (r *Reader) key(s spot) string {
	if s.line >= len(r.passages) {
		return ""
	}
	return r.passages[s.line].Key
}

// Sight gives the keys of the first and the last passage in the window, empty
// when there is none.
func (r *Reader) Sight() (first, last string) {
	if len(r.passages) == 0 || r.width <= 0 || r.height <= 0 {
		return "", ""
	}
	r.settle()
	return r.key(r.top), r.key(r.walk(r.top, r.height-1))
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
func (r *Reader) lines(i int) []string { return r.wrap(i).lines }

func (r *Reader) wrap(i int) *wrapped {
	p := r.passages[i]
	folded := p.Folds && r.folded[p.Key]
	if w := r.wrapped[p.Key]; w != nil && w.version == p.Version && w.width == r.width && w.folded == folded {
		return w
	}
	w := &wrapped{version: p.Version, width: r.width, folded: folded}
	if p.Folds || p.Head != "" {
		w.lines = r.heading(p, folded)
	}
	w.head = len(w.lines)
	if p.Lines != nil && !folded {
		w.lines = append(w.lines, p.Lines(max(2, r.width-1-width(p.Bar)))...)
	}
	if w.lines == nil {
		w.lines = []string{""}
	}
	r.drop(p.Key)
	r.wrapped[p.Key] = w
	r.kept += len(w.lines)
	return w
}

// heading wraps the head of a passage, with its mark before it if it folds.
func (r *Reader) heading(p Passage, folded bool) []string {
	mark := ""
	if p.Folds {
		mark = r.look.Style.Mark.Unfolded
		if folded {
			mark = r.look.Style.Mark.Folded
		}
		mark = r.look.Style.Plain.Muted.Render(mark) + " "
	}
	return Wrapped(p.Head, r.width-1, mark, "  ")
}
