package screen

import (
	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
)

// caseFilterKeys are the words of the filters.
var caseFilterKeys = map[store.CaseFilter]lang.Key{
	store.CasesOpen: lang.CasesOpen, store.CasesClosed: lang.CasesClosed, store.CasesMine: lang.CasesMine, store.CasesAll: lang.CasesAll,
}

// counted is how many a filter has, in words.
func (c *Cases) counted(f store.CaseFilter) string {
	return c.s.T(caseFilterKeys[f], lang.N(c.counts.Of(f)))
}

// Title is what the list shows.
func (c *Cases) Title() string { return c.s.dotted(c.s.T(lang.CasesTitle), c.counted(c.filter)) }

// Edge has what the list shows with the other counts beside it, and where one is.
func (c *Cases) Edge() part.Edge {
	title := c.Title()
	if c.filter != store.CasesMine && c.counts.Mine > 0 {
		title = c.s.dotted(title, c.counted(store.CasesMine))
	}
	e := part.Edge{Title: title, Scroll: c.scroll()}
	if at, of := c.position(); of > 0 {
		e.Foot = c.s.T(lang.QueueNarrowed, lang.N(at), lang.N(of))
	}
	return e
}

// position says where the cursor is in the whole list.
func (c *Cases) position() (at, of int) {
	if c.words != "" {
		return c.list.Cursor() + 1, len(c.rows.rows)
	}
	return c.rows.from + c.list.Cursor() + 1, c.rows.total
}

// scroll says which part of the whole is in sight.
func (c *Cases) scroll() part.Scroll {
	s := c.list.Scroll()
	if c.words == "" {
		s.From += c.rows.from
		s.Of = c.rows.total
	}
	return s
}
