package screen

import (
	"errors"
	"iter"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/store/mail"
)

// What a conversation says is read around what is in sight, and let go again
// further off: a single writer can fill the memory otherwise.
const (
	// atHand is how many bytes of text beside what is in sight are kept, so that
	// the usual conversation is read once and whole.
	atHand = 1 << 20
	// inView is how many bytes of text in sight are read at once; what lies beyond
	// is read when the cursor comes near.
	inView = 16 << 20
)

// window is whose words are wanted: the messages from lo to hi, that under the
// cursor and its neighbours first.
type window struct{ cursor, lo, hi int }

// nowhere is a window on nothing.
var nowhere = window{-1, 0, -1}

// conversationLoaded is the answer to load.
type conversationLoaded struct {
	of       *Conversation
	question int
	fresh    bool
	contact  store.Contact
	messages []store.Message
	draft    store.ReplyDraft // of the reply that is being written
	drafted  bool
	other    store.Contact // of the same thread, from another address
	suggested
	err error
}

// load reads what is in sight: fresh, from the store as it is now; else only the
// words that are missing of the messages that are shown.
func (c *Conversation) load(fresh bool) tea.Cmd {
	if !c.loaded {
		c.wanted = window{}
	} else if fresh {
		c.wanted = c.sight()
	}
	c.asked++
	m := conversationLoaded{of: c, question: c.asked, fresh: fresh, contact: c.contact}
	st, w, shown, rows, first := c.s.Store, c.wanted, c.messages, c.height, !c.loaded
	pinned := c.pinned
	return c.s.read(func() tea.Msg {
		if !fresh {
			m.messages, m.err = read(st, shown, shown, w, pinned)
			return m
		}
		if m.contact, m.err = st.Contact(m.contact.ID); m.err != nil {
			return m
		}
		heads, err := st.Heads(m.contact.ID)
		if m.err = err; err != nil {
			return m
		}
		if m.suggested, m.err = suggest(st, m.contact.ID); m.err != nil {
			return m
		}
		if id := m.contact.OtherSender; id != (store.ContactID{}) {
			if m.other, err = st.Contact(id); err != nil && !errors.Is(err, store.ErrUnknown) {
				m.err = err
				return m
			}
		}
		if m.draft, m.drafted, m.err = st.ReplyDraft(m.contact.ID); m.err != nil {
			return m
		}
		if first {
			w.cursor = begin(heads)
			w.lo, w.hi = w.cursor-1, w.cursor+rows/3+1
		} else {
			w = w.moved(shown, heads)
		}
		m.messages, m.err = read(st, heads, nil, w, pinned.moved(shown, heads))
		return m
	})
}

// Opening gives the messages of a contact with the words of those at which
// reading begins: what a composer has above its text.
func Opening(st *store.Store, id store.ContactID) ([]store.Message, error) {
	heads, err := st.Heads(id)
	if err != nil {
		return nil, err
	}
	return opening(st, heads)
}

func opening(st *store.Store, heads []store.Message) ([]store.Message, error) {
	at := begin(heads)
	return read(st, heads, nil, window{at, at - 1, at + 1}, nowhere)
}

// moved is the window on the same messages of a conversation that has changed.
func (w window) moved(was, now []store.Message) window {
	if w.cursor < 0 || w.cursor >= len(was) {
		return w
	}
	of := passageKey("", was[w.cursor], 0)
	at := slices.IndexFunc(now, func(m store.Message) bool { return passageKey("", m, 0) == of })
	if at < 0 {
		return w
	}
	by := at - w.cursor
	return window{w.cursor + by, w.lo + by, w.hi + by}
}

// read gives the messages with the words of those that are wanted, and of others
// near to them as long as that is not much; those that are pinned stay. What had
// holds is not read again.
func read(st *store.Store, heads, had []store.Message, w, pinned window) ([]store.Message, error) {
	all := slices.Clone(heads)
	for i := range all {
		all[i] = bare(all[i])
	}
	fill := func(i int) error {
		if all[i].Read {
			return nil
		}
		if i < len(had) && had[i].Read {
			all[i] = had[i]
			return nil
		}
		m, err := st.Words(all[i])
		if errors.Is(err, store.ErrUnknown) {
			return nil // what has gone meanwhile is told as a change
		}
		all[i] = m
		return err
	}
	size := 0
	for i := range w.order(len(all)) {
		near, seen := max(i-w.cursor, w.cursor-i) <= 1, w.lo <= i && i <= w.hi
		if !near && (size >= inView || !seen && size >= atHand) {
			break
		}
		if err := fill(i); err != nil {
			return nil, err
		}
		size += sizeOf(all[i])
	}
	for i := max(0, pinned.lo); i <= min(pinned.hi, len(all)-1); i++ {
		if err := fill(i); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// order is in which order the words of n messages are read: those in the window
// outwards from the cursor, then the rest likewise.
func (w window) order(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		given := make([]bool, n)
		for _, part := range []window{{w.cursor, w.cursor - 1, w.cursor + 1}, w, {w.cursor, 0, n - 1}} {
			lo, hi := max(0, part.lo), min(n-1, part.hi)
			for d := 0; w.cursor-d >= lo || w.cursor+d <= hi; d++ {
				for _, i := range []int{w.cursor + d, w.cursor - d} {
					if i < lo || i > hi || given[i] {
						continue
					}
					given[i] = true
					if !yield(i) {
						return
					}
				}
			}
		}
	}
}

// bare is a message without its words.
func bare(m store.Message) store.Message {
	m.Body, m.Read = mail.Body{}, false
	return m
}

// sizeOf is how much text a message has.
func sizeOf(m store.Message) (n int) {
	for _, b := range m.Body.Blocks {
		n += b.Text.Len()
	}
	for _, l := range m.Body.Links {
		n += l.URL.Len()
	}
	return n
}

// sight is the window on what stands on the screen, with a message more on both
// sides.
func (c *Conversation) sight() window {
	first, last := c.reader.Sight()
	w := window{c.at[c.reader.Current()], c.at[first] - 1, c.at[last] + 1}
	w.cursor = max(0, min(w.cursor, len(c.messages)-1))
	return window{w.cursor, min(w.lo, w.cursor-1), max(w.hi, w.cursor+1)}
}

// follow reads the words that are missing of what is in sight. One question is
// asked at a time; what cannot be had is not asked for again.
func (c *Conversation) follow() tea.Cmd {
	if !c.loaded || c.asked != c.answered || len(c.messages) == 0 {
		return nil
	}
	w := c.sight()
	if w == c.wanted || c.has(w) {
		return nil
	}
	c.wanted = w
	return c.load(false)
}

// has says whether the words of all messages in a window are read.
func (c *Conversation) has(w window) bool {
	for _, m := range c.messages[max(0, w.lo):min(len(c.messages), w.hi+1)] {
		if !m.Read {
			return false
		}
	}
	return true
}
