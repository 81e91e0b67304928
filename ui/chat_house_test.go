package ui

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"baken/inbox/chat"
	seats "baken/inbox/desk"
	"baken/store"
	"baken/store/directory"
	"baken/store/member"
	openings "baken/store/opening"
	"baken/store/outside"
)

// chatHouse is the house of a real store, with visitors that have no page.
type chatHouse struct {
	t     testing.TB
	st    *store.Store
	house *seats.House
	rooms *chat.Rooms
	team  chat.TeamBox

	mu       sync.Mutex
	at       time.Time
	visitors []*visitor
	sent     map[store.ContactID][]chat.LineID
	hold     time.Duration // how long a line is held; 0: as it was asked
}

// visitor is somebody at the page.
type visitor struct {
	h       *chatHouse
	id      chat.SessionID
	contact store.ContactID
	key     *chat.Key
}

func newChatHouse(t testing.TB, st func(now func() time.Time) *store.Store) *chatHouse {
	t.Helper()
	h := &chatHouse{t: t, at: monday, sent: map[store.ContactID][]chat.LineID{}}
	h.st = st(h.now)
	ctx, stop := context.WithCancel(context.Background())
	var err error
	if h.house, err = seats.New(ctx, h.st, seats.Options{Hours: openHours(), Now: h.now}); err != nil {
		t.Fatal(err)
	}
	h.rooms = h.house.Rooms()
	h.team, _ = h.house.Gateway()
	over := make(chan struct{})
	go func() { defer close(over); h.house.Run(ctx) }()
	t.Cleanup(func() { stop(); <-over })
	return h
}

// openHours are such that it is always open.
func openHours() chat.Hours {
	days := []time.Weekday{0, 1, 2, 3, 4, 5, 6}
	return chat.Hours{Zone: "Europe/Brussels", Chat: directory.Hours{Rules: []directory.Rule{openings.Weekly(0, 24*60, days...)}}}
}

func (h *chatHouse) now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.at
}

// passes moves the clock; the visitors are there all the time.
func (h *chatHouse) passes(d time.Duration) {
	h.mu.Lock()
	h.at = h.at.Add(d)
	all := append([]*visitor(nil), h.visitors...)
	h.mu.Unlock()
	for _, v := range all {
		_ = h.rooms.Mark(context.Background(), v.id, chat.Mark{Alive: true}) // who has gone is not
	}
}

// comes opens the page.
func (h *chatHouse) comes(a chat.Answers) *visitor {
	h.t.Helper()
	h.mu.Lock()
	v := &visitor{h: h, id: chat.SessionID{byte(len(h.visitors)) + 1, 7}}
	h.visitors = append(h.visitors, v)
	h.mu.Unlock()
	v.contact = h.st.ChatContact(v.id)
	key, o, err := h.team.Session(v.id, chat.Dutch, a)
	if err != nil {
		h.t.Fatal(err)
	}
	v.key, o.Own = key, []byte{1}
	if err := h.rooms.Begin(context.Background(), o); err != nil {
		h.t.Fatal(err)
	}
	return v
}

// says sends a line.
func (v *visitor) says(text string) uint64 {
	v.h.t.Helper()
	line := chat.NewLine()
	sealed, err := v.key.Seal(chat.Visitor, chat.Line, line, chat.Words{Text: outside.New(text)})
	if err != nil {
		v.h.t.Fatal(err)
	}
	n, err := v.h.rooms.Say(context.Background(), v.id, line, sealed)
	if err != nil {
		v.h.t.Fatal(err)
	}
	return n
}

func (v *visitor) marks(m chat.Mark) {
	v.h.t.Helper()
	if err := v.h.rooms.Mark(context.Background(), v.id, m); err != nil {
		v.h.t.Fatal(err)
	}
}

func (v *visitor) leaves(how chat.Presence) {
	v.h.t.Helper()
	if err := v.h.rooms.Leave(context.Background(), v.id, how); err != nil {
		v.h.t.Fatal(err)
	}
}

// entries are all there are; none of a chat that was forgotten.
func (v *visitor) entries() []chat.Entry {
	v.h.t.Helper()
	view, err := v.h.rooms.Read(context.Background(), v.id, chat.Since{})
	if err != nil && !errors.Is(err, chat.ErrGone) {
		v.h.t.Fatal(err)
	}
	return view.Entries
}

// heard are the words of the desk that reached the visitor.
func (v *visitor) heard() (all []chat.Words) {
	v.h.t.Helper()
	for _, e := range v.entries() {
		if e.Side != chat.Desk || len(e.Sealed) == 0 {
			continue
		}
		w, err := v.key.Open(e)
		if err != nil {
			v.h.t.Fatal(err)
		}
		all = append(all, w)
	}
	return all
}

// said are the texts of them.
func (v *visitor) said() string {
	var all []string
	for _, w := range v.heard() {
		all = append(all, w.Text.Block().String())
	}
	return strings.Join(all, "|")
}

// kinds are what happened in the chat.
func (v *visitor) kinds() map[chat.Kind]int {
	all := map[chat.Kind]int{}
	for _, e := range v.entries() {
		all[e.Kind]++
	}
	return all
}

// chatSeat is a member's place in it, of which the test says how long lines are held.
type chatSeat struct {
	*seats.Seat
	h  *chatHouse
	st *store.Store
}

func (h *chatHouse) seat(st *store.Store) *chatSeat { return &chatSeat{h.house.Seat(st), h, st} }

// store is the store as it is before her.
func (s *chatSeat) store() *store.Store { return s.st }

// seatOf is the seat of another member.
func (h *chatHouse) seatOf(id member.ID) *chatSeat {
	h.t.Helper()
	st, err := h.st.As(id)
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { st.Close() })
	return h.seat(st)
}

// Send notes what is sent.
func (s *chatSeat) Send(ctx context.Context, id store.ContactID, k chat.Kind, line chat.LineID, w chat.Words, hold time.Duration, failed func(error)) error {
	s.h.mu.Lock()
	s.h.sent[id] = append(s.h.sent[id], line)
	if s.h.hold > 0 {
		hold = s.h.hold
	}
	s.h.mu.Unlock()
	return s.Seat.Send(ctx, id, k, line, w, hold, failed)
}

// held says how long lines are held from now on.
func (h *chatHouse) held(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.hold = d
}
