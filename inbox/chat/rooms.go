package chat

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"baken/store/opening"
)

// The bounds of Rooms.
const (
	maxEntries = 4000            // of one chat
	maxBytes   = 1 << 20         // of one chat's sealed words
	lifetime   = 48 * time.Hour  // of a chat that is over or that nobody is in
	goneAfter  = 2 * time.Minute // without a sign of life of the visitor
	overFor    = 5 * time.Minute // a chat that was ended can still be read on its page, to copy from
	typingFor  = 6 * time.Second
	pauseFor   = 60 * time.Second // before a chat goes back into the queue
	sweepEvery = time.Second

	maxForgotten = 2000 // chats of which it is known that they were forgotten
)

// Config is what Rooms are made with. The zero value of a number stands for what is
// usual.
type Config struct {
	Keeper Keeper
	Hours  Hours
	Now    func() time.Time
	Open   int // chats in all, 500
	Each   int // chats of one counselor, 4
	Within int // working days in which a message is answered, 3
}

// Rooms are the chats of one process: a House for the gateway, and the counselors' side.
// All methods may be called from anywhere. Those that change something wait for the
// Keeper, and what they acknowledge it has; none holds up another chat.
type Rooms struct {
	c Config

	mu      sync.Mutex
	rooms   map[SessionID]*room
	present map[string]Counselor // who is at the desk
	queue   []*room              // who waits, in their order

	forgotten []Summary     // the last ones, for who watches
	version   uint64        // goes up with each change
	changed   chan struct{} // closed and made anew at each change
	open      bool          // at the last sweep
}

// room is one chat. Its fields are guarded by Rooms.mu, but for write.
type room struct {
	write   sync.Mutex // held while the Keeper writes of this chat; taken before Rooms.mu
	head    Head
	entries []Entry
	bytes   int
	lines   map[lineOf]uint64
	held    map[LineID]*time.Timer // lines that have not left
	begun   bool                   // the Keeper has its head

	readers int       // of the visitor, waiting now
	alive   time.Time // the visitor's last sign of life
	paused  time.Time // since when the counselor is away
	ends    [2]end    // of the visitor, of the desk
	place   int
	version uint64
	changed chan struct{}
}

// lineOf tells the two sides' ids apart, so that neither can use up the other's.
type lineOf struct {
	side Side
	id   LineID
}

// end is what is known of one side of a chat beside its entries.
type end struct {
	typing time.Time // until when
	got    uint64
	seen   uint64
}

const (
	endVisitor = iota
	endDesk
)

// NewRooms makes the rooms with what the Keeper kept. Run must run for what happens with
// time.
func NewRooms(ctx context.Context, c Config) (*Rooms, error) {
	if c.Now == nil {
		c.Now = time.Now
	}
	for n, usual := range map[*int]int{&c.Open: 500, &c.Each: 4, &c.Within: 3} {
		if *n <= 0 {
			*n = usual
		}
	}
	if err := c.Hours.Check(); err != nil {
		return nil, err
	}
	r := &Rooms{c: c, rooms: map[SessionID]*room{}, present: map[string]Counselor{}, changed: make(chan struct{})}
	kept, err := c.Keeper.Load(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading the chats: %w", err)
	}
	now := c.Now()
	r.open, _ = c.Hours.Open(opening.ByChat, now)
	for _, k := range kept {
		m := newRoom(k.Head, now)
		m.begun = true
		for _, e := range k.Entries {
			m.add(e)
		}
		if m.head.Phase == Paused {
			m.paused = now
		}
		r.rooms[k.Head.ID] = m
	}
	r.order()
	return r, nil
}

func newRoom(h Head, now time.Time) *room {
	return &room{head: h, alive: now, lines: map[lineOf]uint64{}, held: map[LineID]*time.Timer{}, changed: make(chan struct{})}
}

func (m *room) add(e Entry) {
	m.entries = append(m.entries, e)
	m.bytes += len(e.Sealed)
	if len(e.Sealed) > 0 {
		m.lines[lineOf{e.Side, e.Line}] = e.N
	}
}

// Run does what happens with time, until the context ends.
func (r *Rooms) Run(ctx context.Context) {
	tick := time.NewTicker(sweepEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			r.sweep(ctx)
		}
	}
}

// bump tells everybody who waits that a chat has changed. r.mu is held.
func (r *Rooms) bump(m *room) {
	r.version++
	m.version = r.version
	close(m.changed)
	m.changed = make(chan struct{})
	close(r.changed)
	r.changed = make(chan struct{})
}

// order works out the queue, and tells whose place has changed. r.mu is held.
func (r *Rooms) order() {
	r.queue = r.queue[:0]
	for _, m := range r.rooms {
		if m.begun && m.head.Phase == Waiting && m.head.Presence == Here {
			r.queue = append(r.queue, m)
		} else {
			m.place = 0
		}
	}
	slices.SortFunc(r.queue, func(a, b *room) int {
		if c := a.head.Asked.Compare(b.head.Asked); c != 0 {
			return c
		}
		return slices.Compare(a.head.ID[:], b.head.ID[:])
	})
	for i, m := range r.queue {
		if m.place != i+1 {
			m.place = i + 1
			r.bump(m)
		}
	}
}

// find gives a chat. r.mu is held.
func (r *Rooms) find(id SessionID) (*room, error) {
	m := r.rooms[id]
	if m == nil || !m.begun {
		return nil, ErrGone
	}
	return m, nil
}

// here gives a chat that its visitor is in. r.mu is held.
func (r *Rooms) here(id SessionID) (*room, error) {
	m, err := r.find(id)
	if err == nil && m.head.Presence != Here {
		return nil, ErrGone
	}
	return m, err
}

// lock gives a chat with its write held, so that it may be changed.
func (r *Rooms) lock(id SessionID) (*room, error) {
	r.mu.Lock()
	m, err := r.find(id)
	r.mu.Unlock()
	if err != nil {
		return nil, err
	}
	m.write.Lock()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.rooms[id] != m || !m.begun { // forgotten meanwhile
		m.write.Unlock()
		return nil, ErrGone
	}
	return m, nil
}

// step writes the head if it changes, and then an entry; write is held and r.mu is
// not. change works on a copy, and may refuse. It is called with r.mu held.
func (r *Rooms) step(ctx context.Context, m *room, e *Entry, change func(*Head) error) error {
	r.mu.Lock()
	h := m.head
	h.With = slices.Clone(h.With)
	if change != nil {
		if err := change(&h); err != nil {
			r.mu.Unlock()
			return err
		}
	}
	if e != nil {
		e.N = uint64(len(m.entries)) + 1
		e.At = r.c.Now()
	}
	r.mu.Unlock()

	if change != nil {
		if err := r.c.Keeper.Keep(ctx, h); err != nil {
			return fmt.Errorf("keeping a chat: %w", err)
		}
	}
	var failed error
	if e != nil {
		if err := r.c.Keeper.Append(ctx, h.ID, *e); err != nil {
			failed = fmt.Errorf("keeping a line: %w", err)
		}
	}

	r.mu.Lock()
	defer r.mu.Unlock()
	if e != nil && failed == nil {
		m.add(*e)
	}
	if change != nil {
		m.head = h
		r.order()
	}
	r.bump(m)
	return failed
}
