package desk

import (
	"context"
	"crypto/rand"
	"errors"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"baken/inbox/chat"
	"baken/store"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/opening"
	"baken/store/outside"
	"baken/store/vault"
)

func way() vault.Way { return vault.PassphraseWork([]byte("zomer regen"), 2) }

// clock is one that the test moves.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

// hub is a house over a store in a file, with two counselors and a supervisor, that can
// be killed and started again.
type hub struct {
	t              testing.TB
	path           string
	clock          *clock
	st             *store.Store
	house          *House
	noor, els, sam member.ID
	seats          map[member.ID]*Seat
	kill           *kill
	synced         bool // what is acknowledged is on the disk
}

// kill stands between the rooms and the store, and ends the process at a step.
type kill struct {
	chat.Keeper
	mu    sync.Mutex
	after int // so many steps from now on; below zero: never
	late  bool
	dead  bool
}

var errKilled = errors.New("the process was killed")

func (k *kill) at(steps int, late bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.after, k.late = steps, late
}

// step does one, or does not: late is that it was done and nobody is told any more.
func (k *kill) step(f func() error) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.dead {
		return errKilled
	}
	k.after--
	if k.after != -1 {
		return f()
	}
	k.dead = true
	if k.late {
		if err := f(); err != nil {
			return err
		}
	}
	return errKilled
}

func (k *kill) Keep(ctx context.Context, h chat.Head) error {
	return k.step(func() error { return k.Keeper.Keep(ctx, h) })
}

func (k *kill) Append(ctx context.Context, id chat.SessionID, e chat.Entry) error {
	return k.step(func() error { return k.Keeper.Append(ctx, id, e) })
}

func (k *kill) Forget(ctx context.Context, id chat.SessionID) error {
	return k.step(func() error { return k.Keeper.Forget(ctx, id) })
}

func always() chat.Hours {
	h := chat.Hours{Zone: "Europe/Brussels"}
	h.Chat.Rules = append(h.Chat.Rules, opening.Weekly(0, 24*60, 0, 1, 2, 3, 4, 5, 6))
	return h
}

func newHub(t testing.TB) *hub {
	t.Helper()
	h := &hub{t: t, path: filepath.Join(t.TempDir(), "store", "baken.db"), clock: &clock{t: time.Date(2026, 11, 30, 13, 0, 0, 0, time.UTC)}}
	st, err := store.Create(h.path, store.Founding{Name: outside.New("Noor Claes"), Ways: []store.NamedWay{{Way: way(), Label: "passphrase"}}}, h.options())
	h.step(err)
	h.noor = st.Me()
	h.els, err = st.AddMember(context.Background(), outside.New("Els Peeters"), member.RolesOf(member.Counselor))
	h.step(err)
	h.sam, err = st.AddMember(context.Background(), outside.New("Sam Maes"), member.RolesOf(member.Supervisor))
	h.step(err)
	h.step(st.Close())
	h.start()
	t.Cleanup(h.close)
	return h
}

func (h *hub) options() store.Options {
	return store.Options{Now: h.clock.now, NoSync: !h.synced, Hub: true}
}

func (h *hub) step(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *hub) start() {
	h.t.Helper()
	l, err := store.Open(h.path, h.options())
	h.step(err)
	h.st, err = l.Unlock(way())
	h.step(err)
	h.house, err = newHouse(context.Background(), h.st, Options{Hours: always(), Now: h.clock.now}, func(k chat.Keeper) chat.Keeper {
		h.kill = &kill{Keeper: k, after: -2}
		return h.kill
	})
	h.step(err)
	h.seats = map[member.ID]*Seat{}
	for _, id := range []member.ID{h.noor, h.els, h.sam} {
		st, err := h.st.As(id)
		h.step(err)
		h.seats[id] = h.house.Seat(st)
	}
}

// restarts ends the process as it stands, and starts it again.
func (h *hub) restarts() {
	h.t.Helper()
	h.step(h.st.Close())
	h.start()
}

func (h *hub) close() {
	h.t.Helper()
	h.verify()
	if err := h.st.Close(); err != nil {
		h.t.Error(err)
	}
}

func (h *hub) verify() {
	h.t.Helper()
	checks, err := h.st.Verify(context.Background(), nil)
	if err != nil {
		h.t.Errorf("verify: %v", err)
	}
	for _, c := range checks {
		for _, w := range c.Wrong {
			h.t.Errorf("verify: %s: %s: %s", c.What, w.Where, w.Why)
		}
	}
}

// visitor is the gateway's end of one chat.
type visitor struct {
	*hub
	id      chat.SessionID
	key     *chat.Key
	opening chat.Opening
	contact store.ContactID
}

func (h *hub) visitor(a chat.Answers) *visitor {
	h.t.Helper()
	v := &visitor{hub: h}
	rand.Read(v.id[:])
	box, _ := h.house.Gateway()
	var err error
	v.key, v.opening, err = box.Session(v.id, chat.Dutch, a)
	h.step(err)
	v.opening.Own = []byte("the gateway's own copy")
	v.contact = h.st.ChatContact(v.id)
	return v
}

func (h *hub) comes() *visitor {
	h.t.Helper()
	v := h.visitor(chat.Answers{Age: "12-17", Region: "ANT"})
	h.step(h.house.Rooms().Begin(context.Background(), v.opening))
	return v
}

func (v *visitor) trySay(line chat.LineID, text string) error {
	sealed, err := v.key.Seal(chat.Visitor, chat.Line, line, said(text))
	v.step(err)
	_, err = v.house.Rooms().Say(context.Background(), v.id, line, sealed)
	return err
}

func (v *visitor) says(text string) {
	v.t.Helper()
	v.clock.pass(time.Second)
	v.step(v.trySay(chat.NewLine(), text))
}

// sees is what the visitor's page has, in words.
func (v *visitor) sees() (all []string) {
	v.t.Helper()
	w, err := v.house.Rooms().Wait(context.Background(), v.id, chat.Since{})
	v.step(err)
	for _, e := range w.Entries {
		words, err := v.key.Open(e)
		v.step(err)
		all = append(all, words.Text.Unsafe())
	}
	return all
}

func said(text string) chat.Words { return chat.Words{Text: outside.New(text)} }

func (v *visitor) contactRow() store.Contact {
	v.t.Helper()
	c, err := v.st.Contact(v.contact)
	v.step(err)
	return c
}

// copies is what the journal has of a chat, in its order.
func (v *visitor) copies() (all []journal.ChatStep) {
	v.t.Helper()
	lines, err := v.st.History(v.contact)
	v.step(err)
	for _, l := range lines {
		if b, ok := l.Body.(journal.ChatSaid); ok {
			all = append(all, b.Steps...)
		}
	}
	return all
}

// reads is what a seat is shown of a chat.
func (h *hub) reads(s *Seat, id store.ContactID) (all []string, err error) {
	v, err := s.Read(context.Background(), id, chat.Since{})
	for _, e := range v.Entries {
		all = append(all, e.Words.Text.Unsafe())
	}
	return all, err
}
