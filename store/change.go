package store

import (
	"sync"

	"baken/store/member"
)

// Change says what is different since the last time a listener looked.
type Change struct {
	// Contacts are those whose row changed, nil with All set when they were many.
	Contacts map[ContactID]bool
	All      bool
	// Cases is set when the list of cases may be another.
	Cases bool
	// Handoffs is set when a case was handed off, or a handoff went on.
	Handoffs bool
	// Outbox is set when an operation was added or changed its state.
	Outbox bool
	// Index is set when the search index has gone on: what was not found may be now.
	Index bool
	// Members is set when somebody came to the team, left it, or may do other things.
	Members bool
	// Directory is set when there is another directory of services.
	Directory bool
	// Erased is set when something was erased: what is being written about it can be
	// kept no more.
	Erased bool
	// Room is set when something was said in the team's room, or is there no more. What is
	// said beside a case is told as a change of its contacts and of the cases.
	Room bool
	// Hours is set when the team decided on other opening hours.
	Hours bool
	// Figures is set when what is counted, or waits to be, is another.
	Figures bool
	// Acts are the newest that can be taken back, in their order.
	Acts []Act
}

// Act is what somebody did, by whatever way: on a screen or by a command beside it.
type Act struct {
	By   member.ID
	Done      // what it did; its state is as it was then
	Op   OpID // of a reply that was given to the outbox; zero: [Store.Undo] takes it back
}

// keptActs is how many acts are told at once.
const keptActs = 20

func (c *Change) act(a ...Act) {
	c.Acts = append(c.Acts[:len(c.Acts):len(c.Acts)], a...)
	c.Acts = c.Acts[max(0, len(c.Acts)-keptActs):]
}

// manyContacts is from how many rows on only All is said.
const manyContacts = 256

func (c *Change) contact(id ContactID) {
	if c.All {
		return
	}
	if c.Contacts == nil {
		c.Contacts = map[ContactID]bool{}
	}
	c.Contacts[id] = true
	if len(c.Contacts) > manyContacts {
		c.All, c.Contacts = true, nil
	}
}

func (c *Change) merge(o Change) {
	c.Outbox = c.Outbox || o.Outbox
	c.Index = c.Index || o.Index
	c.Members = c.Members || o.Members
	c.Directory = c.Directory || o.Directory
	c.Cases = c.Cases || o.Cases
	c.Handoffs = c.Handoffs || o.Handoffs
	c.Figures = c.Figures || o.Figures
	c.Hours = c.Hours || o.Hours
	c.Room = c.Room || o.Room
	c.Erased = c.Erased || o.Erased
	c.act(o.Acts...)
	if o.All {
		c.All, c.Contacts = true, nil
	}
	for id := range o.Contacts {
		c.contact(id)
	}
}

func (c Change) empty() bool {
	return !c.All && !c.Outbox && !c.Index && !c.Members && !c.Directory && !c.Cases && !c.Handoffs && !c.Figures &&
		!c.Room && !c.Hours && !c.Erased && len(c.Acts) == 0 && len(c.Contacts) == 0
}

// Listener hears of changes. What happens between two looks is told at once, so
// that a slow listener holds nobody up and misses nothing.
type Listener struct {
	// C has a value when there is something to Take. It is closed with the store.
	C    chan struct{}
	of   *listeners
	mu   sync.Mutex
	next Change
}

// Listen begins to hear. Close the listener when done.
func (s *Store) Listen() *Listener {
	l := s.listeners.add()
	if s.visit != nil {
		s.visit.hears(l)
	}
	return l
}

// Take gives what changed since the last Take.
func (l *Listener) Take() Change {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.next
	l.next = Change{}
	return c
}

// Close stops hearing.
func (l *Listener) Close() { l.of.remove(l) }

type listeners struct {
	mu     sync.Mutex
	all    map[*Listener]bool
	closed bool
}

func (ls *listeners) add() *Listener {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	l := &Listener{C: make(chan struct{}, 1), of: ls}
	if ls.closed {
		close(l.C)
		return l
	}
	if ls.all == nil {
		ls.all = map[*Listener]bool{}
	}
	ls.all[l] = true
	return l
}

func (ls *listeners) remove(l *Listener) {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	delete(ls.all, l)
}

// end closes one that nobody looks at any more.
func (ls *listeners) end(l *Listener) {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	if ls.all[l] {
		delete(ls.all, l)
		close(l.C)
	}
}

func (ls *listeners) tell(c Change) {
	if c.empty() {
		return
	}
	ls.mu.Lock()
	defer ls.mu.Unlock()
	for l := range ls.all {
		l.mu.Lock()
		l.next.merge(c)
		l.mu.Unlock()
		select {
		case l.C <- struct{}{}:
		default:
		}
	}
}

func (ls *listeners) close() {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	ls.closed = true
	for l := range ls.all {
		close(l.C)
	}
	ls.all = nil
}
