package team

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"baken/store"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// house is a hub with its server, and the workstations that joined it.
type house struct {
	t      testing.TB
	dir    string
	cert   tls.Certificate
	server *Server
	hub    *seat
	seats  []*seat
}

// seat is a workstation at work.
type seat struct {
	*store.Store
	t       testing.TB
	carrier *Carrier
	stop    func()
}

// clock is the time of a test: it only goes on.
var clock = sync.OnceValue(func() func() time.Time {
	begun, start := time.Now(), time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	return func() time.Time { return start.Add(time.Since(begun)) }
})

func options() store.Options { return store.Options{Now: clock()} }

func way() vault.Way { return vault.PassphraseWork([]byte("correct horse"), 2) }

// newHouse is a hub whose journal is shared, and its server.
func newHouse(t testing.TB) *house {
	t.Helper()
	h := &house{t: t, dir: t.TempDir()}
	st, err := store.Create(filepath.Join(h.dir, "hub", "baken.db"), store.Founding{Name: outside.New("Noor Claes"), Ways: []store.NamedWay{{Way: way(), Label: "passphrase"}}}, options())
	h.step(err)
	h.step(st.Share(t.Context(), true))
	h.cert, err = Certificate(filepath.Join(h.dir, "team.pem"))
	h.step(err)
	h.hub = &seat{Store: st, t: t}
	h.start("127.0.0.1:0")
	t.Cleanup(h.close)
	return h
}

// start starts the server and the hub's carrier.
func (h *house) start(listen string) {
	h.t.Helper()
	var err error
	h.server, err = Start(Settings{
		Listen: listen, Dir: filepath.Join(h.dir, "journal"), Cert: h.cert, Team: h.standing().Team, Now: clock(),
		Store: h.hub.Store,
		Enrol: func(ctx context.Context, r store.Request, of member.ID) (store.Welcome, error) {
			return h.hub.Enrol(ctx, r, of, false)
		},
	})
	h.step(err)
	_, err = h.server.Found(h.t.Context(), h.hub.Store)
	h.step(err)
	h.hub.works(h.server.Dial)
}

func (h *house) standing() store.Standing {
	h.t.Helper()
	st, err := h.hub.Standing()
	h.step(err)
	return st
}

func (h *house) close() {
	for _, s := range append(h.seats, h.hub) {
		s.rests()
		if err := s.Close(); err != nil {
			h.t.Error(err)
		}
	}
	h.server.Close()
}

func (h *house) step(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// works carries for the workstation until it rests.
func (s *seat) works(dial Dial) {
	ctx, cancel := context.WithCancel(context.Background())
	s.carrier = New(s.Store, dial)
	done := make(chan struct{})
	go func() { defer close(done); s.carrier.Run(ctx) }()
	s.stop = func() { cancel(); <-done }
}

func (s *seat) rests() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
}

// comes is a new member who joins with a workstation.
func (h *house) comes(name string, roles ...member.Role) *seat {
	h.t.Helper()
	id, err := h.hub.AddMember(h.t.Context(), outside.New(name), member.RolesOf(roles...))
	h.step(err)
	i, err := h.server.Invite(id, h.server.Addr())
	h.step(err)
	read, err := ReadCode(i.Code())
	h.step(err)
	j, err := store.NewJoining()
	h.step(err)
	w, err := read.Join(h.t.Context(), j.Request())
	h.step(err)
	st, err := store.CreateJoined(filepath.Join(h.dir, name, "baken.db"), j, w, []store.NamedWay{{Way: way(), Label: "passphrase"}}, options())
	h.step(err)
	s := &seat{Store: st, t: h.t}
	h.seats = append(h.seats, s)
	s.works(h.dial(s))
	return s
}

// dial is how a workstation connects.
func (h *house) dial(s *seat) Dial {
	st, err := s.Standing()
	h.step(err)
	erases, err := s.May(member.Erase)
	h.step(err)
	place := Place{Addresses: []string{h.server.Addr()}, Pin: PinOf(h.cert.Certificate[0])}
	return place.Connect(Workstation{Team: st.Team, Sign: s.SignNonce, Key: s.StationKey(), Deletes: erases})
}

// until waits for what another does.
func until(t testing.TB, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		if so() {
			return
		}
	}
	t.Fatalf("never: %s", what)
}

// agree waits until all replicas are the same and nothing is pending.
func (h *house) agree() {
	h.t.Helper()
	all := append([]*seat{h.hub}, h.seats...)
	var why string
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		why = ""
		var first [32]byte
		for n, s := range all {
			sum, events, err := s.Fingerprint()
			h.step(err)
			st, err := s.Standing()
			h.step(err)
			if n == 0 {
				first = sum
			}
			if sum != first || st.Pending > 0 {
				why += fmt.Sprintf("%d has %d events, %d pending, %d alarms, %+v; ", n, events, st.Pending, st.Alarms, s.carrier.Status())
			}
		}
		if why == "" {
			return
		}
	}
	h.t.Fatal(why)
}

// calls makes a contact that came by telephone.
func (s *seat) calls() store.ContactID {
	s.t.Helper()
	d, err := s.NewContact(context.Background(), store.Phone, store.Call{StartedAt: clock()().Add(-time.Minute), EndedAt: clock()()})
	if err != nil {
		s.t.Fatal(err)
	}
	return d.Contact
}

// TestTeam: what one does is at the others, whoever it is, and after each went away.
func TestTeam(t *testing.T) {
	h := newHouse(t)
	before := h.hub.calls()
	els, sam := h.comes("Els", member.Counselor), h.comes("Sam", member.Counselor, member.Supervisor)
	h.agree()
	for _, s := range h.seats {
		if _, err := s.Contact(before); err != nil {
			t.Fatal(err)
		}
	}
	id := els.calls()
	_, _, err := els.WriteNote(t.Context(), id, outside.New("Zij belt morgen terug."))
	h.step(err)
	until(t, "the call of Els at Sam's", func() bool { _, err := sam.Contact(id); return err == nil })
	_, err = els.Release(t.Context(), id)
	h.step(err)
	h.agree()

	sam.rests()
	_, err = sam.Claim(t.Context(), id)
	h.step(err)
	_, err = els.Claim(t.Context(), id)
	h.step(err)
	until(t, "the claim of Els at the hub", func() bool { c, err := h.hub.Contact(id); return err == nil && c.ClaimedBy == els.Me() })
	sam.works(h.dial(sam))
	h.agree()
	c, err := sam.Contact(id)
	h.step(err)
	if c.ClaimedBy != els.Me() {
		t.Errorf("it is claimed by %v, want the first", c.ClaimedBy)
	}
	if all, err := sam.Conflicts(); err != nil || len(all) != 1 {
		t.Errorf("Sam is told of %d conflicts, %v; want 1", len(all), err)
	}

	at := h.server.Addr()
	h.hub.rests()
	h.server.Close()
	until(t, "Els away", func() bool { return els.carrier.Status().State == Away })
	away := els.calls()
	h.start(at)
	until(t, "what Els did meanwhile", func() bool { _, err := sam.Contact(away); return err == nil })
	h.agree()
}

// TestCodeOnce: a code lets one workstation in.
func TestCodeOnce(t *testing.T) {
	h := newHouse(t)
	id, err := h.hub.AddMember(t.Context(), outside.New("Els"), member.RolesOf(member.Counselor))
	h.step(err)
	i, err := h.server.Invite(id, h.server.Addr())
	h.step(err)
	for n, want := range []error{nil, ErrInvitation} {
		j, err := store.NewJoining()
		h.step(err)
		if _, err := i.Join(t.Context(), j.Request()); !errors.Is(err, want) {
			t.Errorf("use %d of the code: %v, want %v", n+1, err, want)
		}
	}
	for _, wrong := range []string{"", "abc", i.Code()[1:], i.Code() + "a", "x" + i.Code()[1:]} {
		if _, err := ReadCode(wrong); !errors.Is(err, ErrCode) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}
