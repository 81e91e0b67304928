package screen

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// Cases is the list of cases. It holds a window of rows around the cursor, as the
// queue does.
type Cases struct {
	s      *Session
	list   *part.List[store.CaseID]
	rows   *caseRows
	field  *part.Field // what narrows the list
	filter store.CaseFilter
	counts store.CaseCounts

	width, height int
	focus         bool

	narrowing bool   // the field is open
	words     string // what the list is narrowed to; empty: nothing
	search    int    // the number of the newest search; hits of another are dropped
	finding   bool
	stop      context.CancelFunc

	loading bool // a question is under way
	again   bool // something changed meanwhile
	missed  bool // the last one failed
	ready   bool
	pending casePlace
	told    casesTold
}

// casePlace is where the cursor shall go once the rows are there: zero, it stays.
type casePlace struct {
	top, bottom bool
	id          store.CaseID
}

// casesTold is what the app was told last of the row under the cursor.
type casesTold struct {
	id      store.CaseID
	version uint64
	any     bool
}

// NewCases makes the list of a session.
func NewCases(s *Session) *Cases {
	c := &Cases{s: s, filter: store.CasesOpen, rows: newCaseRows(s)}
	c.list = part.NewList[store.CaseID](s.Look, c.rows)
	c.field = part.NewField(s.Look)
	c.field.Prompt = "/"
	return c
}

// Context is the list's, or a field's while it is narrowed.
func (c *Cases) Context() keymap.Context {
	if c.narrowing {
		return keymap.Field
	}
	return keymap.Cases
}

// Case is the row under the cursor.
func (c *Cases) Case() (store.CaseRow, bool) {
	id, ok := c.list.Selected()
	if !ok {
		return store.CaseRow{}, false
	}
	return c.rows.get(id)
}

// SetSize sets the room in cells. In a narrow pane a row takes two lines.
func (c *Cases) SetSize(width, height int) {
	c.width, c.height = width, height
	c.rows.twoLines = width < 70
	lines := height
	if c.narrowing || c.words != "" {
		lines--
	}
	c.list.SetSize(width, max(1, lines))
	c.field.SetSize(width)
}

// SetFocus says whether keys go to the list.
func (c *Cases) SetFocus(on bool) {
	c.focus = on
	c.list.SetFocus(on && !c.narrowing)
	c.field.SetFocus(on && c.narrowing)
}

// Filter is what is shown.
func (c *Cases) Filter() store.CaseFilter { return c.filter }

// Resume sets where somebody was before, for the next Load: a filter, and the case under
// the cursor.
func (c *Cases) Resume(f store.CaseFilter, id store.CaseID) {
	if slices.Contains(store.CaseFilters, f) {
		c.filter, c.pending = f, casePlace{id: id}
	}
}

// window is how many rows are held.
func (c *Cases) window() int { return 4 * max(16, c.height) }

// casesLoaded is the answer to Load.
type casesLoaded struct {
	filter store.CaseFilter
	to     casePlace
	from   int
	rows   []store.CaseRow
	counts store.CaseCounts
	err    error
}

// Load asks for the window around the cursor. While one question is under way the
// next waits.
func (c *Cases) Load() tea.Cmd {
	if c.loading {
		c.again = true
		return nil
	}
	c.loading, c.again, c.missed = true, false, false
	f, to := c.filter, c.pending
	id, any := c.list.Selected()
	if to.id != (store.CaseID{}) {
		id, any = to.id, true
	}
	index, size := c.rows.from+max(0, c.list.Cursor()), c.window()
	s, log := c.s.Store, c.s.Log
	return c.s.read(func() tea.Msg {
		m := casesLoaded{filter: f, to: to}
		m.err = guard.Run(log, func() (err error) {
			if m.counts, err = s.CaseCounts(); err != nil {
				return err
			}
			at, all := index, m.counts.Of(f)
			switch {
			case to.top:
				at = 0
			case to.bottom:
				at = all
			case any:
				if here, in, err := s.CasePosition(f, id); err == nil && in {
					at = here
				}
			}
			m.from = max(0, min(at-size/2, all-size))
			m.rows, err = s.Cases(f, m.from, size)
			return err
		})
		return m
	})
}

// Update takes what has happened.
func (c *Cases) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Changed:
		if (m.Cases || m.All) && c.ready {
			if c.words != "" && !c.finding {
				return tea.Batch(c.Load(), c.seek(casePlace{}))
			}
			return c.Load()
		}
	case Tick:
		c.rows.now = c.s.Now()
	case casesLoaded:
		return c.loaded(m)
	case casesFound:
		return c.found(m)
	}
	return nil
}

func (c *Cases) loaded(m casesLoaded) tea.Cmd {
	c.loading = false
	var cmds []tea.Cmd
	switch {
	case m.err != nil:
		c.pending, c.missed = casePlace{}, true
		cmds = append(cmds, func() tea.Msg { return Failed{Err: m.err} })
	case c.words != "":
		c.counts = m.counts
	case m.filter == c.filter:
		c.counts, c.ready = m.counts, true
		c.replace(m.rows, m.from, m.counts.Of(m.filter), m.to)
		if c.pending == m.to {
			c.pending = casePlace{}
		}
		cmds = append(cmds, c.tell())
	}
	if c.again {
		cmds = append(cmds, c.Load())
	}
	return tea.Batch(cmds...)
}

// replace puts other rows in the place of those at hand. The cursor goes where the
// person asked for, else it holds to its case.
func (c *Cases) replace(rows []store.CaseRow, from, total int, to casePlace) {
	shift := from - c.rows.from
	c.rows.set(rows, from, total)
	c.list.RefreshFrom(shift)
	switch {
	case to.top:
		c.list.Do(keymap.Top)
	case to.bottom:
		c.list.Do(keymap.Bottom)
	case to.id != (store.CaseID{}):
		c.list.Select(to.id)
	}
}

// tell says which case the cursor stands on, when it is another or changed.
func (c *Cases) tell() tea.Cmd {
	row, any := c.Case()
	now := casesTold{row.ID, row.Version, any}
	if now == c.told {
		return nil
	}
	c.told = now
	return func() tea.Msg { return CaseSelected{row, any} }
}

// Show changes the filter.
func (c *Cases) Show(f store.CaseFilter) tea.Cmd {
	c.filter, c.pending = f, casePlace{top: true}
	c.widen()
	return c.Load()
}

// Again says anew which case the cursor stands on: whoever comes back has looked at
// another since.
func (c *Cases) Again() tea.Cmd {
	if c.told = (casesTold{}); !c.ready {
		return nil
	}
	return c.tell()
}

// GoTo puts the cursor on a case, if the list has it.
func (c *Cases) GoTo(id store.CaseID) tea.Cmd {
	if c.list.Select(id) {
		return c.tell()
	}
	if c.words != "" {
		return nil
	}
	c.pending = casePlace{id: id}
	return c.Load()
}

// caseFilters are the actions that change what is shown.
var caseFilters = map[keymap.Action]store.CaseFilter{
	keymap.FilterOpen: store.CasesOpen, keymap.FilterMine: store.CasesMine, keymap.FilterClosed: store.CasesClosed, keymap.FilterAll: store.CasesAll,
}

// Do moves, filters and narrows.
func (c *Cases) Do(a keymap.Action) (tea.Cmd, bool) {
	if f, ok := caseFilters[a]; ok {
		return c.Show(f), true
	}
	switch a {
	case keymap.Narrow:
		c.narrowing = true
		c.SetSize(c.width, c.height)
		c.SetFocus(c.focus)
		return nil, true
	case keymap.NextHit: // all rows that are shown are hits
		a = keymap.Down
	case keymap.Begin:
		a = keymap.Up
	case keymap.Back:
		switch {
		case c.words != "":
			c.widen()
			return c.Load(), true
		case c.filter != store.CasesOpen:
			return c.Show(store.CasesOpen), true
		}
		return nil, false
	case keymap.Top, keymap.Bottom:
		if c.words == "" && c.rows.total > len(c.rows.rows) {
			c.pending = casePlace{top: a == keymap.Top, bottom: a == keymap.Bottom}
			return c.Load(), true
		}
	}
	if !c.list.Do(a) {
		return nil, false
	}
	cmd := c.tell()
	if !c.loading && c.near(c.window()*5/16) {
		cmd = tea.Batch(cmd, c.Load())
	}
	return cmd, true
}

// near says whether the cursor is so many rows or fewer from where rows are missing.
func (c *Cases) near(rows int) bool {
	at, n := c.list.Cursor(), len(c.rows.rows)
	return c.words == "" && (at < rows && c.rows.from > 0 || at >= n-rows && c.rows.from+n < c.rows.total)
}

// Hits says whether the list is narrowed to words.
func (c *Cases) Hits() bool { return c.words != "" }

// Missed says that the rows that keys waited for could not be read.
func (c *Cases) Missed() bool { return c.missed }

// Busy says that a key must wait for rows that are on their way.
func (c *Cases) Busy() bool {
	switch {
	case c.narrowing:
		return false
	case c.words != "":
		return c.finding
	}
	return c.loading && (!c.ready || c.pending != casePlace{} || c.near(c.height))
}

// Why says why an action cannot be done.
func (c *Cases) Why(a keymap.Action) string {
	row, any := c.Case()
	_, holds := row.Newest()
	switch a {
	case keymap.NextHit:
		if !c.Hits() {
			return c.s.T(lang.WhyNoNarrow)
		}
	case keymap.Open, keymap.MergeCases, keymap.Close, keymap.Reopen:
		switch {
		case !any:
			return c.s.T(lang.WhyNoCase)
		case a != keymap.MergeCases && !holds:
			return c.s.T(lang.WhyNoContactIn)
		case a == keymap.Close && !row.Open:
			return c.s.T(lang.WhyCaseClosed)
		case a == keymap.Close && running(row):
			return c.s.T(lang.WhyCallRuns)
		case a == keymap.Reopen && row.Open:
			return c.s.T(lang.WhyCaseOpen)
		}
	}
	return ""
}

func running(row store.CaseRow) bool {
	for _, k := range row.Contacts {
		if k.Call.Running() {
			return true
		}
	}
	return false
}

// View draws the rows, or says that there are none and why.
func (c *Cases) View() string {
	var head string
	if c.narrowing || c.words != "" {
		head = c.s.narrowed(c.field, c.narrowing, c.width)
	}
	if len(c.rows.rows) > 0 {
		return part.Above(head, c.list.View())
	}
	words := c.s.T(lang.CasesNone)
	switch {
	case !c.ready:
		words = ""
	case c.words != "":
		words = c.s.nothingFound(c.narrowing)
	case c.counts.All == 0:
		words = c.s.T(lang.CasesEmpty)
	}
	height := c.height
	if head != "" {
		height--
	}
	lines := []string{""}
	for _, l := range outside.New(words).Line().Wrap(max(2, c.width-4)) {
		lines = append(lines, "  "+c.s.Style.Plain.Muted.Render(l.String()))
	}
	return part.Above(head, part.Block(lines, c.width, height))
}
