package screen

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/find"
	"baken/store/guard"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// Search finds in all that may be read, as one types. What is found stands in two
// lines each: what it is, and the words where they stand.
type Search struct {
	s     *Session
	field *part.Field
	list  *part.List[hitKey]
	rows  *hitRows

	typing bool // the field has the keys
	anew   bool // what is typed next takes the place of what stands there
	order  store.SearchOrder
	found  store.Found
	state  store.IndexState
	wrong  string // what of the query cannot be read
	asked  int    // the number of the newest question; answers to others are dropped
	asking bool
	stale  bool   // something changed since, out of sight
	left   hitKey // where the cursor stood when that was taken out; zero: nowhere
	stop   context.CancelFunc
	told   time.Time // when it was last put in the history that one searched

	width, height int
	focus         bool
}

// manyHits is how many are shown.
const manyHits = 200

// tellEvery is how long one search counts in the history.
const tellEvery = time.Hour

// NewSearch makes it, with nothing asked for yet.
func NewSearch(s *Session) *Search {
	r := &hitRows{s: s}
	c := &Search{s: s, rows: r, list: part.NewList[hitKey](s.Look, r), field: part.NewField(s.Look), typing: true, order: store.Newest}
	c.field.Prompt = "/"
	return c
}

// Context is that of the list, or a field's while one types.
func (c *Search) Context() keymap.Context {
	if c.typing {
		return keymap.Field
	}
	return keymap.Search
}

// SetSize sets the room in cells.
func (c *Search) SetSize(width, height int) {
	c.width, c.height = width, height
	c.field.SetSize(width)
	c.list.SetSize(width, max(1, height-c.above()))
}

// SetFocus says whether keys go here.
func (c *Search) SetFocus(on bool) {
	c.focus = on
	c.list.SetFocus(on && !c.typing)
	c.field.SetFocus(on && c.typing)
}

// Begin opens the field; with words it searches for them.
func (c *Search) Begin(words string) tea.Cmd {
	c.write(true)
	c.anew = words == ""
	if words != "" && words != c.field.Value() {
		c.field.SetValue(words)
		return c.Load()
	}
	return c.Again()
}

// Again searches anew when something has changed since.
func (c *Search) Again() tea.Cmd {
	if !c.stale {
		return nil
	}
	return c.Load()
}

func (c *Search) write(on bool) {
	c.typing = on
	c.SetFocus(c.focus)
}

// hitsFound is the answer to Load.
type hitsFound struct {
	question int
	found    store.Found
	state    store.IndexState
	wrong    *find.QueryError
	told     bool  // in the history
	untold   error // why it could not be: what was found is shown all the same
	err      error
}

// Load asks for what the field says. A question that is under way is given up.
func (c *Search) Load() tea.Cmd {
	c.halt()
	c.stale = false
	text := outside.New(c.field.Value())
	if text.Line().IsEmpty() {
		c.take(hitsFound{question: c.asked})
		return nil
	}
	now := c.s.Now()
	if c.s.Zone != nil {
		now = now.In(c.s.Zone)
	}
	q, err := find.Parse(text, now)
	var wrong *find.QueryError
	if errors.As(err, &wrong) {
		c.take(hitsFound{question: c.asked, wrong: wrong})
		return nil
	}
	q = q.Typing() // also once it is typed: what was found then does not go
	ctx, stop := context.WithCancel(c.s.Context)
	c.stop, c.asking = stop, true
	tell := c.s.Now().Sub(c.told) >= tellEvery
	st, log := c.s.Store, c.s.Log
	m, o := hitsFound{question: c.asked}, store.SearchOptions{Limit: manyHits, Order: c.order}
	return c.s.read(func() tea.Msg {
		m.err = guard.Run(log, func() (err error) {
			if m.found, err = st.Search(ctx, q, o); errors.As(err, &m.wrong) {
				return nil
			}
			if err == nil {
				m.state, err = st.Index()
			}
			if err == nil && tell {
				m.untold = st.RecordSearched(ctx)
				m.told = m.untold == nil
			}
			return err
		})
		if ctx.Err() != nil {
			return nil
		}
		return m
	})
}

func (c *Search) halt() {
	if c.stop != nil {
		c.stop()
		c.stop = nil
	}
	c.asking = false
	c.asked++
}

func (c *Search) take(m hitsFound) {
	c.asking = false
	c.wrong = ""
	if m.wrong != nil {
		c.wrong = QueryWords(c.s.Lang, m.wrong)
		if c.typing && m.wrong.Wrong != find.UnknownKey && m.wrong.Wrong != find.UnknownWord {
			return // it is not written to its end yet: what was found before stays
		}
	}
	c.found, c.state = m.found, m.state
	c.rows.set(m.found.Hits)
	c.list.Refresh()
	if c.left != (hitKey{}) {
		c.list.Select(c.left)
		c.left = hitKey{}
	}
	c.SetSize(c.width, c.height)
}

// Update takes what has happened.
func (c *Search) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Changed:
		switch {
		case !m.Index && !m.All && len(m.Contacts) == 0 || c.field.Value() == "":
		case c.focus && !c.asking && c.wrong == "":
			return c.Load()
		default:
			c.stale = true
			if !c.focus || c.wrong != "" {
				c.drop(m.Change)
			}
		}
	case Tick:
		if c.focus && !c.asking && c.wrong == "" {
			return c.Again() // something lay over it while that changed
		}
	case hitsFound:
		if m.question != c.asked {
			return nil
		}
		if m.err != nil { // what stands there was found by other words
			c.take(hitsFound{})
			return func() tea.Msg { return Failed{What: c.s.Lang.Action(keymap.GoSearch), Err: m.err} }
		}
		if m.told {
			c.told = c.s.Now()
		}
		c.take(m)
		var cmds []tea.Cmd
		if m.untold != nil {
			cmds = append(cmds, func() tea.Msg { return Failed{What: c.s.Lang.Action(keymap.GoSearch), Err: m.untold} })
		}
		if c.stale {
			cmds = append(cmds, c.Load())
		}
		return tea.Batch(cmds...)
	}
	return nil
}

// drop takes out what may be other by now, or erased, where it cannot be searched for
// anew at once: while it is out of sight, or what is asked for cannot be read.
func (c *Search) drop(m store.Change) {
	if id, any := c.list.Selected(); any && c.left == (hitKey{}) {
		c.left = id
	}
	c.found.Hits = slices.DeleteFunc(slices.Clone(c.found.Hits), func(h store.Hit) bool { return m.All || m.Contacts[h.Contact] })
	c.rows.set(c.found.Hits)
	c.list.Refresh()
}

// Type takes a key while one types what to search for.
func (c *Search) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	if a == keymap.Accept || a == keymap.Back {
		c.anew = false
	}
	switch a {
	case keymap.Back:
		if c.field.Value() == "" || len(c.found.Hits) > 0 {
			c.write(false)
			return nil
		}
		c.field.SetValue("")
		return c.Load()
	case keymap.Accept:
		if c.field.Value() != "" {
			c.write(false)
		}
		if c.wrong != "" { // it is typed to its end
			return c.Load()
		}
		return nil
	case keymap.Up, keymap.Down, keymap.PageUp, keymap.PageDown:
		c.list.Do(a)
		return nil
	}
	before := c.field.Version()
	if c.anew && a == "" && (key.Type == tea.KeyRunes || key.Type == tea.KeySpace) {
		c.field.SetValue("")
	}
	c.anew = false
	c.field.Update(key, a)
	if c.field.Version() == before {
		return nil
	}
	c.list.Do(keymap.Top)
	return c.Load()
}

// Do moves, opens the field and changes the order.
func (c *Search) Do(a keymap.Action) (tea.Cmd, bool) {
	switch a {
	case keymap.Narrow:
		c.write(true)
		return nil, true
	case keymap.SwitchOrder:
		if c.order == store.Newest {
			c.order = store.Best
		} else {
			c.order = store.Newest
		}
		c.list.Do(keymap.Top)
		return c.Load(), true
	}
	return nil, c.list.Do(a)
}

// Hit is what the cursor stands on.
func (c *Search) Hit() (store.Hit, bool) {
	id, ok := c.list.Selected()
	if !ok {
		return store.Hit{}, false
	}
	i, ok := c.rows.Index(id)
	if !ok {
		return store.Hit{}, false
	}
	return c.rows.hits[i], true
}

// Busy says that a key must wait for what is being searched.
func (c *Search) Busy() bool { return c.asking && !c.typing }

// Why says why an action cannot be done.
func (c *Search) Why(a keymap.Action) string {
	if _, any := c.Hit(); a == keymap.Open && !any {
		return c.s.T(lang.WhyNothingHit)
	}
	return ""
}

// Title is what it is called, with how many there are.
func (c *Search) Title() string {
	if c.field.Value() == "" || c.wrong != "" {
		return c.s.T(lang.SearchTitle)
	}
	return c.s.dotted(c.s.T(lang.SearchTitle), FoundWords(c.s.Lang, c.found))
}

// Edge has the title, and where one is.
func (c *Search) Edge() part.Edge {
	e := part.Edge{Title: c.Title(), Scroll: c.list.Scroll()}
	if at := c.list.Cursor(); at >= 0 && len(c.found.Hits) > 0 {
		e.Foot = c.s.T(lang.QueueNarrowed, lang.N(at+1), lang.N(len(c.found.Hits)))
	}
	return e
}

// Looked is what stands at the first place of a hit, to look for it where it is
// opened.
func Looked(h store.Hit) string {
	for _, p := range Pieces(h.Snippet) {
		if p.Hit {
			return p.Text.String()
		}
	}
	return ""
}
