package screen

import (
	"context"
	"maps"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
)

// maxHits is how many hits are shown; more say that the words are too few.
const maxHits = 500

// queueFound are hits of the words that the list is narrowed to.
type queueFound struct {
	search int
	hits   []store.Contact
	fresh  bool // they take the place of those before
	to     place
	end    bool
	more   <-chan queueFound
	err    error
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

// narrow begins to look for other words, from the top; hits appear as they are
// found.
func (q *Queue) narrow(words string) tea.Cmd {
	q.halt()
	q.words = words
	if words == "" {
		q.pending = toTop
		return q.load()
	}
	q.heard = false
	fresh := true
	return q.seek(func(hits []store.Contact, send func(queueFound) error) error {
		m := queueFound{hits: hits, fresh: fresh, to: toTop}
		fresh = false
		return send(m)
	}, func() queueFound { return queueFound{fresh: fresh, to: toTop} })
}

// renew looks for the same words again. The hits at hand stay until all new ones are
// there, and the cursor holds to its contact.
func (q *Queue) renew() tea.Cmd {
	q.halt()
	q.renewed = q.s.Now()
	var all []store.Contact
	return q.seek(func(hits []store.Contact, _ func(queueFound) error) error {
		all = append(all, hits...)
		return nil
	}, func() queueFound { return queueFound{hits: all, fresh: true} })
}

// seek walks the list in the background. found gets hits as they come, last gives
// what is told when there are no more.
func (q *Queue) seek(found func([]store.Contact, func(queueFound) error) error, last func() queueFound) tea.Cmd {
	ctx, stop := context.WithCancel(q.s.Context)
	q.stop, q.finding, q.stale = stop, true, store.Change{}
	more := make(chan queueFound)
	st, f, words, language, search, log := q.s.Store, q.filter, q.words, q.s.Language(), q.search, q.s.Log
	send := func(m queueFound) error {
		m.search, m.more = search, more
		select {
		case more <- m:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	go func() {
		defer close(more)
		n := 0
		err := guard.Run(log, func() error {
			return st.Narrow(ctx, f, words, language, func(hits []store.Contact) error {
				if n += len(hits); n > maxHits {
					return errStopped
				}
				return found(hits, send)
			})
		})
		m := last()
		m.end = true
		if err != errStopped && ctx.Err() == nil {
			m.err = err
		}
		_ = send(m)
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
	if m.search != q.search {
		return nil
	}
	q.heard = true
	var cmds []tea.Cmd
	switch {
	case m.err != nil: // what was found stays
		cmds = append(cmds, func() tea.Msg { return Failed{Err: m.err} })
	case m.fresh:
		q.replace(m.hits, 0, len(m.hits), m.to)
	default:
		rows := append(q.rows.rows[:len(q.rows.rows):len(q.rows.rows)], m.hits...)
		q.replace(rows, 0, len(rows), stay)
	}
	cmds = append(cmds, q.tell())
	if !m.end {
		return tea.Batch(append(cmds, next(m.more))...)
	}
	q.finding = false
	return tea.Batch(append(cmds, q.refreshHits(q.stale))...)
}

// renewEvery is how often the list is looked through again for the words, at most:
// while mails come in by the thousand each would have it looked through.
const renewEvery = time.Second

// hitsStale says that it is time to look again.
type hitsStale struct{}

// refreshHits looks again when contacts changed: one of them may be a hit now, or none
// any more. What changes while one looks, or soon after, is kept until then.
func (q *Queue) refreshHits(c store.Change) tea.Cmd {
	if q.words == "" || !c.All && len(c.Contacts) == 0 {
		return nil
	}
	since := q.s.Now().Sub(q.renewed)
	if !q.finding && (since < 0 || since >= renewEvery) {
		return q.renew()
	}
	q.stale.All = q.stale.All || c.All
	if q.stale.Contacts == nil {
		q.stale.Contacts = map[store.ContactID]bool{}
	}
	maps.Copy(q.stale.Contacts, c.Contacts)
	if q.finding || q.rests {
		return nil
	}
	q.rests = true
	return q.s.Lasts(tea.Tick(renewEvery-since, func(time.Time) tea.Msg { return hitsStale{} }))
}

// rested looks again for what was kept meanwhile.
func (q *Queue) rested() tea.Cmd {
	q.rests = false
	if q.words == "" || q.finding {
		return nil // after that search what is kept is looked at
	}
	return q.renew()
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
	q.search++ // what is still on its way is of no use any more
}
