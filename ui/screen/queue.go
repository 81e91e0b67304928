package screen

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// Queue is the list of contacts. It holds a window of rows around the cursor and
// asks for another before the cursor comes to its edge.
type Queue struct {
	s      *Session
	list   *part.List[store.ContactID]
	rows   *queueRows
	field  *part.Field // what narrows the list
	filter store.Filter
	counts store.Counts

	width, height int
	focus         bool

	narrowing bool         // the field is open
	words     string       // what the list is narrowed to; empty: nothing
	search    int          // the number of the newest search; hits of another are dropped
	finding   bool         // hits are still coming
	heard     bool         // the first of them have come
	stale     store.Change // what has changed since the search began
	stop      context.CancelFunc

	loading  bool  // one is under way
	again    bool  // something changed meanwhile
	missed   bool  // the last one failed
	pending  place // where to go when the rows have come
	selected store.ContactID
	version  uint64
	seen     bool      // the list was shown, be it empty
	renewed  time.Time // when the list was looked through again for the words
	rests    bool      // it is looked through again soon
	movedAt  time.Time // when the row under the cursor went away, or came where none was
	ready    bool
}

// window is how many rows are held: some screenfuls, so that the cursor is never
// near their ends but at those of the whole list.
func (q *Queue) window() int { return 4 * max(16, q.page()) }

// page is how many rows are in sight.
func (q *Queue) page() int {
	if q.rows.twoLines {
		return q.height / 2
	}
	return q.height
}

// place is where the cursor shall go once the rows are there: zero, it stays.
type place struct {
	top, bottom bool
	contact     store.ContactID
}

var (
	stay     = place{}
	toTop    = place{top: true}
	toBottom = place{bottom: true}
)

// NewQueue makes the queue of a session.
func NewQueue(s *Session) *Queue {
	q := &Queue{s: s, filter: store.FilterWaiting, rows: newQueueRows(s)}
	q.list = part.NewList[store.ContactID](s.Look, q.rows)
	q.field = part.NewField(s.Look)
	q.field.Prompt = "/"
	return q
}

// Context is the queue's, or a field's while it is narrowed.
func (q *Queue) Context() keymap.Context {
	if q.narrowing {
		return keymap.Field
	}
	return keymap.Queue
}

// Counts are the numbers of the head.
func (q *Queue) Counts() store.Counts { return q.counts }

// Narrowed is what the list is narrowed to.
func (q *Queue) Narrowed() string { return q.words }

// Hits says whether the list is narrowed to words.
func (q *Queue) Hits() bool { return q.words != "" }

// Filter is what is shown.
func (q *Queue) Filter() store.Filter { return q.filter }

// Contact is the contact under the cursor.
func (q *Queue) Contact() (store.Contact, bool) {
	id, ok := q.list.Selected()
	if !ok {
		return store.Contact{}, false
	}
	return q.rows.get(id)
}

// SetSize sets the room in cells. In a narrow pane a row takes two lines.
func (q *Queue) SetSize(width, height int) {
	q.width, q.height = width, height
	q.rows.twoLines = width < 70
	lines := height
	if q.narrowing || q.words != "" {
		lines--
	}
	q.list.SetSize(width, max(1, lines))
	q.field.SetSize(width)
}

// SetFocus says whether keys go to the queue.
func (q *Queue) SetFocus(on bool) {
	q.focus = on
	q.list.SetFocus(on && !q.narrowing)
	q.field.SetFocus(on && q.narrowing)
}

// Load asks for the rows for the first time.
func (q *Queue) Load() tea.Cmd { return q.load() }

// Show changes the filter.
func (q *Queue) Show(f store.Filter) tea.Cmd {
	q.filter, q.pending = f, toTop
	q.widen()
	return q.load()
}

// Resume is Load where somebody was before: a filter, and the contact under the cursor.
func (q *Queue) Resume(f store.Filter, id store.ContactID) tea.Cmd {
	if slices.Contains(store.Filters, f) {
		q.filter = f
	}
	if q.pending = (place{contact: id}); id == (store.ContactID{}) {
		q.pending = toTop
	}
	return q.load()
}

// GoTo puts the cursor on a contact, if the list has it.
func (q *Queue) GoTo(id store.ContactID) tea.Cmd {
	if q.list.Select(id) {
		return q.tell()
	}
	if q.words != "" { // it is narrowed to what does not hold it
		return nil
	}
	q.pending = place{contact: id}
	return q.load()
}

// queueLoaded is the answer to load.
type queueLoaded struct {
	filter store.Filter
	to     place
	from   int
	rows   []store.Contact
	counts store.Counts
	err    error
}

// load asks for the window around the cursor. While one question is under way
// the next waits, so that a busy sync does not pile them up.
func (q *Queue) load() tea.Cmd {
	if q.loading {
		q.again = true
		return nil
	}
	q.loading, q.again, q.missed = true, false, false
	f, to := q.filter, q.pending
	id, any := q.list.Selected()
	if to.contact != (store.ContactID{}) {
		id, any = to.contact, true
	}
	index, size := q.rows.from+max(0, q.list.Cursor()), q.window()
	s, log := q.s.Store, q.s.Log
	return q.s.read(func() tea.Msg {
		m := queueLoaded{filter: f, to: to}
		m.err = guard.Run(log, func() (err error) { // keys wait for it
			if m.counts, err = s.Counts(); err != nil {
				return err
			}
			at := index
			switch {
			case to.top:
				at = 0
			case to.bottom:
				at = count(m.counts, f)
			case any:
				if here, in, err := s.Position(f, id); err == nil && in {
					at = here
				}
			}
			m.from = max(0, min(at-size/2, count(m.counts, f)-size))
			m.rows, err = s.Queue(f, m.from, size)
			return err
		})
		return m
	})
}

// count is how many contacts a filter has.
func count(c store.Counts, f store.Filter) int {
	switch f {
	case store.FilterWaiting:
		return c.Waiting
	case store.FilterMine:
		return c.Mine
	case store.FilterAnswered:
		return c.Answered
	case store.FilterClosed:
		return c.Closed
	case store.FilterAside:
		return c.Aside + c.Old
	case store.FilterUnfinished:
		return c.Unfinished
	}
	return c.All
}

// Update takes what has happened.
func (q *Queue) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Changed: // the counts of the head are read anew while the list is narrowed too
		return tea.Batch(q.load(), q.refreshHits(m.Change))
	case Tick:
		q.rows.now = q.s.Now()
		q.rows.minute = q.rows.now.Unix() / 60
	case queueLoaded:
		return q.loaded(m)
	case queueFound:
		return q.found(m)
	case hitsStale:
		return q.rested()
	}
	return nil
}

func (q *Queue) loaded(m queueLoaded) tea.Cmd {
	q.loading = false
	var cmds []tea.Cmd
	switch {
	case m.err != nil:
		q.pending, q.missed = stay, true
		cmds = append(cmds, func() tea.Msg { return Failed{Err: m.err} })
	case q.words != "":
		q.counts = m.counts
	case m.filter == q.filter:
		q.counts, q.ready = m.counts, true
		q.replace(m.rows, m.from, count(m.counts, m.filter), m.to)
		if q.pending == m.to {
			q.pending = stay
		}
		cmds = append(cmds, q.tell())
	}
	if q.again {
		cmds = append(cmds, q.load())
	}
	return tea.Batch(cmds...)
}

// replace puts other rows in the place of those at hand. The cursor goes where
// the person asked for; else it holds to its contact, or takes the place of it in
// the whole list when that has left, which is remembered: a key that was meant
// for the contact before does not meet the one that came there.
func (q *Queue) replace(rows []store.Contact, from, total int, to place) {
	before, had := q.list.Selected()
	shift := from - q.rows.from
	q.rows.set(rows, from, total)
	q.list.RefreshFrom(shift)
	switch {
	case to.top:
		q.list.Do(keymap.Top)
	case to.bottom:
		q.list.Do(keymap.Bottom)
	case to.contact != (store.ContactID{}) && q.list.Select(to.contact):
	default:
		if now, any := q.list.Selected(); q.seen && (had != any || now != before) {
			q.movedAt = q.s.Now()
		}
	}
	q.seen = true
}

// tell says which contact the cursor stands on, when it is another or changed.
func (q *Queue) tell() tea.Cmd {
	c, any := q.Contact()
	if c.ID == q.selected && c.Version == q.version {
		return nil
	}
	q.selected, q.version = c.ID, c.Version
	return func() tea.Msg { return Selected{c, any} }
}

// settleAfter is how long after the cursor was moved by what arrived, and not by
// a key, an act is not taken: its key was meant for the row before.
const settleAfter = 400 * time.Millisecond

// LookAgain says that the cursor does not stand where whoever comes back to the
// queue believes.
func (q *Queue) LookAgain() { q.movedAt = q.s.Now() }

// JustMoved says whether the row under the cursor went away a moment ago, so that
// the cursor stands on another.
func (q *Queue) JustMoved() bool {
	return !q.movedAt.IsZero() && q.s.Now().Sub(q.movedAt) < settleAfter
}

// filters are the actions that change what is shown.
var filters = map[keymap.Action]store.Filter{
	keymap.FilterWaiting: store.FilterWaiting, keymap.FilterMine: store.FilterMine, keymap.FilterAnswered: store.FilterAnswered,
	keymap.FilterClosed: store.FilterClosed, keymap.FilterAside: store.FilterAside, keymap.FilterAll: store.FilterAll, keymap.FilterUnfinished: store.FilterUnfinished,
}

// Do moves, filters and narrows.
func (q *Queue) Do(a keymap.Action) (tea.Cmd, bool) {
	if f, ok := filters[a]; ok {
		return q.Show(f), true
	}
	switch a {
	case keymap.Narrow:
		q.narrowing = true
		q.SetSize(q.width, q.height)
		q.SetFocus(q.focus)
		return nil, true
	case keymap.NextHit: // all rows that are shown are hits
		a = keymap.Down
	case keymap.Begin: // where nothing is narrowed it is the app's
		a = keymap.Up
	case keymap.Back:
		if q.words == "" && q.filter == store.FilterWaiting {
			return nil, false
		}
		if q.words == "" {
			return q.Show(store.FilterWaiting), true
		}
		q.widen()
		return q.load(), true
	case keymap.Top, keymap.Bottom:
		if q.words == "" && q.rows.total > len(q.rows.rows) {
			q.pending = toTop
			if a == keymap.Bottom {
				q.pending = toBottom
			}
			return q.load(), true
		}
	}
	if !q.list.Do(a) {
		return nil, false
	}
	return tea.Batch(q.tell(), q.ahead()), true
}

// ahead asks for another window before the cursor comes to the edge of this one.
func (q *Queue) ahead() tea.Cmd {
	if !q.loading && q.near(q.window()*5/16) {
		return q.load()
	}
	return nil
}

// near says whether the cursor is so many rows or fewer from where rows are
// missing.
func (q *Queue) near(rows int) bool {
	at, n := q.list.Cursor(), len(q.rows.rows)
	return q.words == "" && (at < rows && q.rows.from > 0 || at >= n-rows && q.rows.from+n < q.rows.total)
}

// Missed says that the rows that keys waited for could not be read.
func (q *Queue) Missed() bool { return q.missed }

// Busy says that a key must wait for rows that are on their way: it would be cut
// short at the end of those at hand, or meet another contact than it is meant for.
func (q *Queue) Busy() bool {
	switch {
	case q.narrowing:
		return false
	case q.words != "":
		return q.finding && !q.heard
	}
	return q.loading && (q.pending != stay || q.near(q.page()))
}

// Why says why an action cannot be done.
func (q *Queue) Why(a keymap.Action) string {
	switch a {
	case keymap.NextHit:
		if !q.Hits() {
			return q.s.T(lang.WhyNoNarrow)
		}
	}
	return ""
}

// View draws the rows, or says that there are none and why.
func (q *Queue) View() string {
	var head string
	if q.narrowing || q.words != "" {
		head = q.s.narrowed(q.field, q.narrowing, q.width)
	}
	if len(q.rows.rows) > 0 {
		return part.Above(head, q.list.View())
	}
	words := q.s.T(lang.QueueEmpty)
	switch {
	case !q.ready:
		words = ""
	case q.words != "":
		words = q.s.nothingFound(q.narrowing)
	case q.counts.All == 0:
		words = q.s.T(lang.QueueFirstSync)
	case q.filter == store.FilterUnfinished:
		words = q.s.T(lang.QueueFinished)
	case q.filter != store.FilterWaiting:
		words = q.s.T(lang.QueueNone)
	}
	height := q.height
	if head != "" {
		height--
	}
	lines := []string{""}
	for _, l := range outside.New(words).Line().Wrap(max(2, q.width-4)) {
		lines = append(lines, "  "+q.s.Style.Plain.Muted.Render(l.String()))
	}
	return part.Above(head, part.Block(lines, q.width, height))
}

var errStopped = errors.New("stopped")

// elapsed is how long a contact has waited.
func elapsed(since, now time.Time) time.Duration {
	if since.IsZero() || now.Before(since) {
		return 0
	}
	return now.Sub(since)
}
