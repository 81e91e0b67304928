package screen

import (
	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/ui/part"
)

// Handoffs lists the cases that are handed off: what waits for review, what was
// offered, what came back. One that is opened shows its summary with case and
// conversation beside or below it, the names covered.
type Handoffs struct {
	s      *Session
	list   *part.List[store.HandoffID]
	rows   *handoffRows
	filter store.HandoffFilter
	counts map[store.HandoffFilter]int
	me     store.Member
	limit  int // how many rows are asked for

	opened bool
	shown  store.Handoff
	words  *part.Finder // of the one that is shown
	file   *CasePane
	talk   *Conversation
	side   handoffSide // which of the three has the keys

	asked         int
	wanted        store.HandoffID // is opened once it is read
	loaded        bool
	answered      int  // the question that was answered last
	missed        bool // and the answer was that it cannot be read
	version       uint64
	width, height int
	focus         bool
}

// handoffSide is one of the parts of a handoff.
type handoffSide int

const (
	sideWords handoffSide = iota
	sideCase
	sideTalk
	sides
)

// manyHandoffs is how many rows are read at a time.
const manyHandoffs = 200

// NewHandoffs makes the list of a session, without rows yet.
func NewHandoffs(s *Session) *Handoffs {
	h := &Handoffs{s: s, rows: &handoffRows{s: s}, limit: manyHandoffs, words: part.NewFinder(s.Look), file: NewCasePane(s), talk: NewConversation(s)}
	h.list = part.NewList[store.HandoffID](s.Look, h.rows)
	return h
}

// Context is that of the handoffs.
func (h *Handoffs) Context() keymap.Context { return keymap.Handoffs }

// SetSize sets the room in cells.
func (h *Handoffs) SetSize(width, height int) {
	h.width, h.height = width, height
	h.arrange()
}

// SetFocus says whether keys go here.
func (h *Handoffs) SetFocus(on bool) {
	h.focus = on
	h.list.SetFocus(on && !h.opened)
	h.words.SetFocus(on && h.opened && h.side == sideWords)
	h.file.SetFocus(on && h.opened && h.side == sideCase)
	h.talk.SetFocus(on && h.opened && h.side == sideTalk)
}

// handoffsLoaded is the answer to Load.
type handoffsLoaded struct {
	of       *Handoffs
	question int
	filter   store.HandoffFilter
	rows     []store.Handoff
	counts   map[store.HandoffFilter]int
	me       store.Member
	shown    store.Handoff
	gone     bool
	err      error
}

// Load asks for the rows, and for the one that is open.
func (h *Handoffs) Load() tea.Cmd {
	h.asked++
	m := handoffsLoaded{of: h, question: h.asked, filter: h.filter}
	st, limit, open, log := h.s.Store, h.limit, h.shown.ID, h.s.Log
	if h.wanted != (store.HandoffID{}) {
		open = h.wanted
	}
	return h.s.read(func() tea.Msg {
		m.err = guard.Run(log, func() (err error) {
			if m.counts, err = st.HandoffLengths(); err != nil {
				return err
			}
			if m.filter == "" {
				m.filter = first(m.counts)
			}
			if m.rows, err = st.Handoffs(m.filter, 0, limit); err != nil {
				return err
			}
			if open != (store.HandoffID{}) {
				if m.shown, err = st.Handoff(open); err != nil {
					m.gone = true
				}
			}
			all, err := st.Members()
			for _, who := range all {
				if who.ID == st.Me() {
					m.me = who
				}
			}
			return err
		})
		return m
	})
}

// first is the filter that is shown to begin with: what wants something of whoever
// looks.
func first(counts map[store.HandoffFilter]int) store.HandoffFilter {
	for _, f := range []store.HandoffFilter{store.HandoffsToMe, store.HandoffsReturned, store.HandoffsReview, store.HandoffsMine} {
		if counts[f] > 0 {
			return f
		}
	}
	return store.HandoffsAll
}

// Update takes what has happened. What was uncovered elsewhere stays covered here.
func (h *Handoffs) Update(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	switch m := msg.(type) {
	case namesUncovered, namesCovered:
		return nil
	case Changed:
		if h.loaded && (m.Handoffs || m.All) {
			cmd = h.Load()
		}
	case handoffsLoaded:
		if m.of == h && m.question == h.asked {
			return h.take(m)
		}
		return nil
	case handoffOpened:
		if m.of == h && m.id == h.shown.ID {
			return tea.Batch(h.file.Show(m.contact, m.any), h.talk.Show(m.contact, m.any))
		}
		return nil
	}
	return tea.Batch(cmd, h.file.Update(msg), h.talk.Update(msg))
}

// Busy says that a key must wait for rows that are on their way.
func (h *Handoffs) Busy() bool { return h.answered != h.asked }

// Missed says that the rows that keys waited for could not be read.
func (h *Handoffs) Missed() bool { return h.missed }

func (h *Handoffs) take(m handoffsLoaded) tea.Cmd {
	h.answered, h.missed = m.question, m.err != nil
	if m.err != nil {
		h.wanted = store.HandoffID{}
		return func() tea.Msg { return Failed{Err: m.err} }
	}
	h.loaded, h.filter, h.counts, h.me = true, m.filter, m.counts, m.me
	h.rows.set(m.rows)
	h.list.Refresh()
	switch {
	case m.gone:
		h.close()
	case h.opened && m.shown.ID == h.shown.ID:
		h.shown = m.shown
	}
	h.draw()
	if id := h.wanted; id != (store.HandoffID{}) {
		h.wanted = store.HandoffID{}
		h.list.Select(id) // it may be further down than what is read of the list
		if m.shown.ID == id {
			cmd := h.openThis(m.shown)
			h.side = sideWords
			h.SetFocus(h.focus)
			return cmd
		}
	}
	return nil
}

// Turn opens a handoff once it is read.
func (h *Handoffs) Turn(id store.HandoffID) tea.Cmd {
	if h.opened {
		h.close()
	}
	h.filter, h.wanted = store.HandoffsAll, id
	return h.Load()
}

// Handoff is the one that is open, or under the cursor.
func (h *Handoffs) Handoff() (store.Handoff, bool) {
	if h.opened {
		return h.shown, true
	}
	id, ok := h.list.Selected()
	if !ok {
		return store.Handoff{}, false
	}
	return h.rows.get(id)
}

// handoffOpened brings the contact of the handoff that was opened.
type handoffOpened struct {
	of      *Handoffs
	id      store.HandoffID
	contact store.Contact
	any     bool
}

// open shows the handoff under the cursor with its case; the history says that its
// contact was on the screen.
func (h *Handoffs) open() tea.Cmd {
	v, ok := h.Handoff()
	if !ok || h.opened {
		return nil
	}
	return h.openThis(v)
}

func (h *Handoffs) openThis(v store.Handoff) tea.Cmd {
	h.opened, h.shown, h.side = true, v, sideCase
	h.words.Forget()
	h.arrange()
	h.draw()
	h.SetFocus(h.focus)
	s := h.s
	return tea.Batch(h.file.Show(store.Contact{}, false), h.talk.Show(store.Contact{}, false), func() tea.Msg {
		m := handoffOpened{of: h, id: v.ID}
		c, err := s.Store.Contact(v.Contact)
		if err != nil {
			return Failed{Err: err}
		}
		m.contact, m.any = c, true
		if err := s.Store.RecordOpened(s.Context, c.ID); err != nil {
			return Failed{What: s.Lang.Action(keymap.Open), Err: err}
		}
		return m
	})
}

func (h *Handoffs) close() {
	h.opened, h.shown = false, store.Handoff{}
	h.SetFocus(h.focus)
	h.draw()
}

// handoffFilters are the actions that change what is shown.
var handoffFilters = map[keymap.Action]store.HandoffFilter{
	keymap.FilterReview: store.HandoffsReview, keymap.FilterOffered: store.HandoffsToMe, keymap.FilterReturned: store.HandoffsReturned,
	keymap.FilterApproved: store.HandoffsApproved, keymap.FilterOffers: store.HandoffsMine, keymap.FilterHandoffs: store.HandoffsAll,
}

// Do moves, filters, opens, and goes between the parts of what is open.
func (h *Handoffs) Do(a keymap.Action) (tea.Cmd, bool) {
	if f, ok := handoffFilters[a]; ok {
		h.close()
		h.filter, h.limit = f, manyHandoffs
		return h.Load(), true
	}
	switch a {
	case keymap.Open:
		return h.open(), true
	case keymap.Back:
		if h.opened {
			h.close()
			return nil, true
		}
		return nil, false
	case keymap.NextPane, keymap.PrevPane:
		step := handoffSide(1)
		if a == keymap.PrevPane {
			step = sides - 1
		}
		h.side = (h.side + step) % sides
		h.arrange()
		h.SetFocus(h.focus)
		return nil, true
	}
	if !h.opened {
		done := h.list.Do(a)
		h.draw()
		if n := h.rows.Len(); done && n == h.limit && h.list.Cursor() > n-20 {
			h.limit += manyHandoffs
			return h.Load(), true
		}
		return nil, done
	}
	switch h.side {
	case sideCase:
		return h.file.Do(a)
	case sideTalk:
		return h.talk.Do(a)
	}
	return nil, h.words.Do(a)
}

// Type takes no keys: nothing is typed here.
func (h *Handoffs) Type(tea.KeyMsg, keymap.Action) tea.Cmd { return nil }
