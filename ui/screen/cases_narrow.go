package screen

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
)

// casesFound are the cases that have the words that the list is narrowed to.
type casesFound struct {
	search int
	hits   []store.CaseRow
	to     casePlace
	err    error
}

// Narrowed is what is typed to narrow the list.
func (c *Cases) Narrowed() string { return c.words }

// Type takes a key while the field is open: the list is narrowed as one types.
func (c *Cases) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	switch a {
	case keymap.Back:
		c.widen()
		return c.Load()
	case keymap.Accept:
		c.narrowing = false
		c.SetSize(c.width, c.height)
		c.SetFocus(c.focus)
		if c.words == "" {
			return c.Load()
		}
		return c.tell()
	case keymap.Up, keymap.Down, keymap.PageUp, keymap.PageDown:
		c.list.Do(a)
		return c.tell()
	}
	before := c.field.Version()
	c.field.Update(key, a)
	if c.field.Version() == before {
		return nil
	}
	if c.words = c.field.Value(); c.words == "" {
		c.halt()
		c.pending = casePlace{top: true}
		return c.Load()
	}
	return c.seek(casePlace{top: true})
}

// seek looks for the words behind the screen; the rows at hand stay until all hits
// are there, or as many as are shown.
func (c *Cases) seek(to casePlace) tea.Cmd {
	c.halt()
	ctx, stop := context.WithCancel(c.s.Context)
	c.stop, c.finding = stop, true
	st, f, words, language, log := c.s.Store, c.filter, c.words, c.s.Language(), c.s.Log
	m := casesFound{search: c.search, to: to}
	return c.s.read(func() tea.Msg {
		err := guard.Run(log, func() error {
			return st.NarrowCases(ctx, f, words, language, func(rows []store.CaseRow) error {
				m.hits = append(m.hits, rows...)
				if len(m.hits) >= maxHits {
					m.hits = m.hits[:maxHits]
					return errStopped
				}
				return nil
			})
		})
		if err != errStopped && ctx.Err() == nil {
			m.err = err
		}
		return m
	})
}

func (c *Cases) found(m casesFound) tea.Cmd {
	if m.search != c.search {
		return nil
	}
	c.finding = false
	if m.err != nil { // the rows at hand stay
		return func() tea.Msg { return Failed{Err: m.err} }
	}
	c.replace(m.hits, 0, len(m.hits), m.to)
	return c.tell()
}

// widen ends narrowing.
func (c *Cases) widen() {
	c.halt()
	c.narrowing, c.words = false, ""
	c.field.SetValue("")
	c.SetSize(c.width, c.height)
	c.SetFocus(c.focus)
}

func (c *Cases) halt() {
	if c.stop != nil {
		c.stop()
		c.stop = nil
	}
	c.finding = false
	c.search++ // what is still on its way is of no use any more
}
