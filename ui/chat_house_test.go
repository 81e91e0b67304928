package ui

import (
	"context"
	"crypto/rand"
	"errors"
	"maps"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/nacl/box"

	"baken/inbox/chat"
	inbox "baken/inbox/desk"
	"baken/store"
	"baken/store/directory"
	"baken/store/member"
	"baken/store/outside"
)

// chatHouse is a house with real rooms, kept in memory, and contacts in a real store.
type chatHouse struct {
	t     testing.TB
	st    *store.Store
	rooms *chat.Rooms
	team  *chat.TeamKey
	stop  context.CancelFunc

	mu       sync.Mutex
	at       time.Time
	visitors map[store.ContactID]*visitor
	n        byte
	sent     map[store.ContactID][]chat.LineID
	hold     time.Duration // how long a line is held; 0: as it was asked
}

// visitor is somebody at the page.
type visitor struct {
	h       *chatHouse
	id      chat.SessionID
	contact store.ContactID
	key     *chat.Key
	answers chat.Answers
}

func newChatHouse(t testing.TB, st func(now func() time.Time) *store.Store) *chatHouse {
	t.Helper()
	h := &chatHouse{t: t, at: monday, visitors: map[store.ContactID]*visitor{}, sent: map[store.ContactID][]chat.LineID{}}
	h.st = st(h.now)
	var err error
	if h.team, err = chat.NewTeamKey(); err != nil {
		t.Fatal(err)
	}
	h.rooms, err = chat.NewRooms(context.Background(), chat.Config{Keeper: &keeping{h: h}, Hours: openHours(), Now: h.now})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	h.stop = stop
	go h.rooms.Run(ctx)
	t.Cleanup(stop)
	return h
}

// openHours are such that it is always open.
func openHours() chat.Hours {
	days := []time.Weekday{0, 1, 2, 3, 4, 5, 6}
	return chat.Hours{Zone: "Europe/Brussels", Chat: directory.Hours{Rules: []directory.Rule{chat.Weekly(0, 24*60, days...)}}}
}

func (h *chatHouse) now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.at
}

// passes moves the clock.
func (h *chatHouse) passes(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.at = h.at.Add(d)
}

// comes opens the page.
func (h *chatHouse) comes(a chat.Answers) *visitor {
	h.t.Helper()
	raw := make([]byte, 32)
	rand.Read(raw)
	h.n++
	v := &visitor{h: h, id: chat.SessionID{h.n, 7}, answers: a}
	v.contact = h.st.ChatContact(v.id)
	public := [32]byte(h.team.Box())
	sealed, err := box.SealAnonymous(nil, raw, &public, rand.Reader)
	if err != nil {
		h.t.Fatal(err)
	}
	if v.key, err = h.team.Session(v.id, sealed); err != nil {
		h.t.Fatal(err)
	}
	h.mu.Lock()
	h.visitors[v.contact] = v
	h.mu.Unlock()
	if err := h.rooms.Begin(context.Background(), chat.Opening{ID: v.id, Language: chat.Dutch, Team: sealed, Own: []byte{1}}); err != nil {
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

// heard are the words that reached the visitor, of the desk.
func (v *visitor) heard() (all []chat.Words) {
	v.h.t.Helper()
	view, err := v.h.rooms.Read(context.Background(), v.id, chat.Since{})
	if err != nil {
		v.h.t.Fatal(err)
	}
	for _, e := range view.Entries {
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

// held is how many lines of a counselor wait to leave.
func (h *chatHouse) held(v *visitor) (n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, line := range h.sent[v.contact] {
		if !errors.Is(h.rooms.TakeBack(v.id, line), chat.ErrLeft) {
			n++
		}
	}
	return n
}

// kinds are what happened in the chat.
func (v *visitor) kinds() map[chat.Kind]int {
	view, err := v.h.rooms.Read(context.Background(), v.id, chat.Since{})
	if err != nil {
		v.h.t.Fatal(err)
	}
	all := map[chat.Kind]int{}
	for _, e := range view.Entries {
		all[e.Kind]++
	}
	return all
}

// keeping keeps the rooms in memory, and their contacts in the store.
type keeping struct{ h *chatHouse }

func (k *keeping) Load(context.Context) ([]chat.Kept, error) { return nil, nil }

func (k *keeping) Keep(ctx context.Context, h chat.Head) error {
	k.h.mu.Lock()
	v := k.h.visitors[k.h.st.ChatContact(h.ID)]
	k.h.mu.Unlock()
	r := store.RoomHead{Session: h.ID, Head: []byte{1}, Began: h.Began, Language: h.Language.Code(), Asked: h.Asked, Age: v.answers.Age, Region: v.answers.Region, Gender: v.answers.Gender}
	if len(h.With) > 0 {
		r.Holder, _ = member.ParseID(h.With[0].ID)
	}
	if h.Phase == chat.Over {
		r.Ended, r.How = h.Over, "ended"
	}
	return k.h.st.KeepRoom(ctx, r)
}

func (k *keeping) Append(ctx context.Context, id chat.SessionID, e chat.Entry) error {
	var heard *store.Heard
	if len(e.Sealed) > 0 {
		k.h.mu.Lock()
		v := k.h.visitors[k.h.st.ChatContact(id)]
		k.h.mu.Unlock()
		w, err := v.key.Open(e)
		if err != nil {
			return err
		}
		heard = &store.Heard{At: e.At, Desk: e.Side == chat.Desk, Text: w.Text}
		if e.Side == chat.Visitor {
			heard.Found = store.Assessment{Language: "nl", Urgency: store.Calm}
			if strings.Contains(w.Text.Unsafe(), "ik ben 14") {
				heard.Found.Urgency, heard.Found.Reasons = store.Minor, []store.Reason{{Rule: "nl.age", Text: outside.New("ik ben 14")}}
			}
		}
	}
	return k.h.st.AppendRoom(ctx, id, e.N, []byte{1}, heard)
}

func (k *keeping) Forget(ctx context.Context, id chat.SessionID) error { return nil }

func (k *keeping) Message(context.Context, chat.Left) error { return nil }

// chatSeat is a member's place in it.
type chatSeat struct {
	h     *chatHouse
	me    chat.Counselor
	along map[store.ContactID]bool

	mu     sync.Mutex
	typing map[store.ContactID]int
	refuse error // what sending is refused with
}

func (h *chatHouse) seat(st *store.Store) *chatSeat {
	name, err := st.MyName()
	if err != nil {
		h.t.Fatal(err)
	}
	return &chatSeat{h: h, me: chat.Counselor{ID: st.Me().String(), Name: name}, along: map[store.ContactID]bool{}, typing: map[store.ContactID]int{}}
}

// seatOf is the seat of a colleague.
func (h *chatHouse) seatOf(id member.ID, name string) *chatSeat {
	return &chatSeat{h: h, me: chat.Counselor{ID: id.String(), Name: name}, along: map[store.ContactID]bool{}, typing: map[store.ContactID]int{}}
}

func (s *chatSeat) of(id store.ContactID) (*visitor, error) {
	s.h.mu.Lock()
	defer s.h.mu.Unlock()
	if v := s.h.visitors[id]; v != nil {
		return v, nil
	}
	return nil, chat.ErrGone
}

func (s *chatSeat) Watch(ctx context.Context, since uint64) ([]inbox.Chat, uint64, error) {
	all, version, err := s.h.rooms.Watch(ctx, since)
	if err != nil {
		return nil, since, err
	}
	var out []inbox.Chat
	for _, r := range all {
		c := inbox.Chat{Contact: s.h.st.ChatContact(r.ID), Language: r.Language.Code(), Began: r.Began, Asked: r.Asked, LastLine: r.LastLine,
			Phase: r.Phase, Presence: r.Presence, Place: r.Place, Unread: r.Unread, Entries: r.Entries, Gone: r.Gone}
		c.For, _ = member.ParseID(r.For)
		for _, w := range r.With {
			id, _ := member.ParseID(w.ID)
			c.With = append(c.With, inbox.Person{ID: id, Name: outside.New(w.Name)})
		}
		if v, err := s.of(c.Contact); err == nil {
			c.Answers = v.answers
		}
		out = append(out, c)
	}
	return out, version, nil
}

func (s *chatSeat) Read(ctx context.Context, id store.ContactID, since chat.Since) (inbox.View, error) {
	v, err := s.of(id)
	if err != nil {
		return inbox.View{}, err
	}
	if !s.h.reads(v, s) {
		return inbox.View{}, chat.ErrNotIn
	}
	r, err := s.h.rooms.Read(ctx, v.id, since)
	if err != nil {
		return inbox.View{}, err
	}
	if !s.h.reads(v, s) {
		return inbox.View{}, chat.ErrNotIn
	}
	out := inbox.View{Phase: r.Phase, Place: r.Place, Typing: r.Typing, Got: r.Got, Seen: r.Seen, Version: r.Version}
	for _, e := range r.Entries {
		w, err := v.key.Open(e)
		out.Entries = append(out.Entries, inbox.Entry{N: e.N, At: e.At, Side: e.Side, Kind: e.Kind, Line: e.Line, Who: outside.New(e.Who), Words: w, How: e.How, Unreadable: err != nil})
	}
	return out, nil
}

// reads says whether a seat may read a chat.
func (h *chatHouse) reads(v *visitor, s *chatSeat) bool {
	all, _, _ := h.rooms.Watch(context.Background(), 0)
	for _, r := range all {
		if r.ID != v.id {
			continue
		}
		in := len(r.With) == 0
		for _, w := range r.With {
			in = in || w.ID == s.me.ID
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		return in || s.along[v.contact]
	}
	return false
}

func (s *chatSeat) do(id store.ContactID, f func(*visitor) error) error {
	v, err := s.of(id)
	if err != nil {
		return err
	}
	return f(v)
}

func (s *chatSeat) Accept(ctx context.Context, id store.ContactID) error {
	return s.do(id, func(v *visitor) error { return s.h.rooms.Accept(ctx, v.id, s.me) })
}

func (s *chatSeat) Send(ctx context.Context, id store.ContactID, k chat.Kind, line chat.LineID, w chat.Words, hold time.Duration, failed func(error)) error {
	s.mu.Lock()
	refuse := s.refuse
	s.mu.Unlock()
	if refuse != nil {
		return refuse
	}
	if s.h.hold > 0 {
		hold = s.h.hold
	}
	s.h.mu.Lock()
	s.h.sent[id] = append(s.h.sent[id], line)
	s.h.mu.Unlock()
	return s.do(id, func(v *visitor) error {
		sealed, err := v.key.Seal(chat.Desk, k, line, w)
		if err != nil {
			return err
		}
		return s.h.rooms.Send(ctx, v.id, s.me.ID, k, line, sealed, hold, failed)
	})
}

func (s *chatSeat) TakeBack(id store.ContactID, line chat.LineID) error {
	return s.do(id, func(v *visitor) error { return s.h.rooms.TakeBack(v.id, line) })
}

func (s *chatSeat) Typing(id store.ContactID, on bool) error {
	s.mu.Lock()
	s.typing[id]++
	s.mu.Unlock()
	return s.do(id, func(v *visitor) error { return s.h.rooms.MarkDesk(v.id, s.me.ID, chat.Mark{Typing: on}) })
}

func (s *chatSeat) Seen(id store.ContactID, n uint64) error {
	return s.do(id, func(v *visitor) error { return s.h.rooms.MarkDesk(v.id, s.me.ID, chat.Mark{Seen: n}) })
}

func (s *chatSeat) all(f func(*visitor) error) (err error) {
	s.h.mu.Lock()
	all := maps.Clone(s.h.visitors)
	s.h.mu.Unlock()
	for _, v := range all {
		if e := f(v); e != nil && !errors.Is(e, chat.ErrNotIn) {
			err = errors.Join(err, e)
		}
	}
	return err
}

func (s *chatSeat) Pause(ctx context.Context) error {
	return s.all(func(v *visitor) error { return s.h.rooms.Pause(ctx, v.id, s.me.ID) })
}

func (s *chatSeat) Return(ctx context.Context) error {
	return s.all(func(v *visitor) error { return s.h.rooms.Return(ctx, v.id, s.me.ID) })
}

func (s *chatSeat) HandOver(ctx context.Context, id store.ContactID, to member.ID) error {
	var who chat.Counselor
	if !to.IsZero() {
		who.ID = to.String()
	}
	return s.do(id, func(v *visitor) error { return s.h.rooms.HandOver(ctx, v.id, s.me.ID, who) })
}

func (s *chatSeat) Invite(ctx context.Context, id store.ContactID, who member.ID) error {
	return s.do(id, func(v *visitor) error {
		return s.h.rooms.Invite(ctx, v.id, s.me.ID, chat.Counselor{ID: who.String(), Name: "Bram"})
	})
}

func (s *chatSeat) ReadAlong(ctx context.Context, id store.ContactID) error {
	return s.do(id, func(v *visitor) error {
		s.mu.Lock()
		s.along[id] = true
		s.mu.Unlock()
		return s.h.rooms.ReadAlong(ctx, v.id, s.me)
	})
}

func (s *chatSeat) End(ctx context.Context, id store.ContactID) error {
	return s.do(id, func(v *visitor) error { return s.h.rooms.End(ctx, v.id, s.me.ID) })
}

func (s *chatSeat) Here(on bool) { s.h.rooms.Present(s.me, on) }
func (s *chatSeat) Close()       { s.Here(false) }
