package screen

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
)

// maxHits is how many hits are shown; more say that the words are too few.
const maxHits = 500

// queueFound are hits of the words that the list is narrowed to.
type queueFound struct {
	words string
	hits  []store.Contact
	fresh bool // they take the place of those before
	end   bool
	more  <-chan queueFound
	err   error
}

// Type takes a key while the field is open: the list is narrowed as one types.
func (q *Queue) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	switch a {
	case keymap.Back:
		q.widen()
		return q.load()
	case keymap.Accept:
		q.narrowing = false
		q.SetSize(q.width, q.height)
		q.SetFocus(q.focus)
		if q.words == "" {
			return q.load()
		}
		return q.tell()
	case keymap.Up, keymap.Down, keymap.PageUp, keymap.PageDown:
		q.list.Do(a)
		return q.tell()
	}
	before := q.field.Version()
	q.field.Update(key, a)
	if q.field.Version() == before {
		return nil
	}
	return q.narrow(q.field.Value())
}

// narrow begins to look for words, in the background and from the top; hits
// appear as they are found.
func (q *Queue) narrow(words string) tea.Cmd {
	q.halt()
	q.words = words
	if words == "" {
		q.pending = toTop
		return q.load()
	}
	ctx, stop := context.WithCancel(q.s.Context)
	q.stop, q.finding, q.heard = stop, true, false
	more := make(chan queueFound)
	st, f, language := q.s.Store, q.filter, q.s.Language()
	go func() {
		defer close(more)
		fresh, n := true, 0
		send := func(m queueFound) error {
			select {
			case more <- m:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		err := st.Narrow(ctx, f, words, language, func(hits []store.Contact) error {
			if n += len(hits); n > maxHits {
				return errStopped
			}
			m := queueFound{words: words, hits: hits, fresh: fresh, more: more}
			fresh = false
			return send(m)
		})
		if err == errStopped || ctx.Err() != nil {
			err = nil
		}
		_ = send(queueFound{words: words, fresh: fresh, end: true, err: err})
	}()
	return next(more)
}

// next waits for the next hits.
func next(more <-chan queueFound) tea.Cmd {
	return func() tea.Msg {
		m, ok := <-more
		if !ok {
			return nil
		}
		return m
	}
}

func (q *Queue) found(m queueFound) tea.Cmd {
	if m.words != q.words {
		return nil
	}
	q.heard = true
	rows := m.hits
	if !m.fresh {
		rows = append(q.rows.rows, m.hits...)
	}
	q.rows.set(rows, 0, len(rows))
	q.list.Refresh()
	if m.fresh {
		q.list.Do(keymap.Top)
	}
	cmds := []tea.Cmd{q.tell()}
	if m.err != nil {
		cmds = append(cmds, func() tea.Msg { return Failed{Err: m.err} })
	}
	if m.end {
		q.finding = false
	} else {
		cmds = append(cmds, next(m.more))
	}
	return tea.Batch(cmds...)
}

// refreshHits looks again when a row changed that is among the hits.
func (q *Queue) refreshHits(c store.Change) tea.Cmd {
	if q.finding {
		return nil
	}
	if c.All {
		return q.narrow(q.words)
	}
	for id := range c.Contacts {
		if _, in := q.rows.Index(id); in {
			return q.narrow(q.words)
		}
	}
	return nil
}

// widen ends narrowing.
func (q *Queue) widen() {
	q.halt()
	q.narrowing, q.words = false, ""
	q.field.SetValue("")
	q.SetSize(q.width, q.height)
	q.SetFocus(q.focus)
}

func (q *Queue) halt() {
	if q.stop != nil {
		q.stop()
		q.stop = nil
	}
	q.finding = false
}
