package team

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"baken/store"
	"baken/store/member"
	"baken/store/outside"
)

// errandEnv holds what a workstation as a process of its own is to do.
const errandEnv = "BAKEN_TEST_STATION"

// errand is that.
type errand struct {
	Path    string // of its store
	Address string // of the server
	Pin     Pin
	Dies    string // when it kills itself; empty: not
	Calls   int    // it makes, each with a note
}

// The instants at which a workstation dies.
var instants = []string{"before publishing", "after publishing", "after the acknowledgement", "while receiving"}

// beStation is a workstation, until its input ends. It prints the id of each contact that
// it made, and "done" when nothing is pending.
func beStation(text string) error {
	var e errand
	if err := json.Unmarshal([]byte(text), &e); err != nil {
		return err
	}
	l, err := store.Open(e.Path, options())
	if err != nil {
		return err
	}
	s, err := l.Unlock(way())
	if err != nil {
		return err
	}
	defer s.Close()
	st, err := s.Standing()
	if err != nil {
		return err
	}
	dial := Place{Addresses: []string{e.Address}, Pin: e.Pin}.Connect(Workstation{Team: st.Team, Sign: s.SignNonce, Key: s.StationKey()})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	c := New(s, func(ctx context.Context) (Engine, error) {
		engine, err := dial(ctx)
		return &mortal{Engine: engine, dies: e.Dies}, err
	})
	ended := make(chan struct{})
	go func() { defer close(ended); c.Run(ctx) }()
	for range e.Calls {
		d, err := s.NewContact(ctx, store.Phone, store.Call{StartedAt: clock()().Add(-time.Minute), EndedAt: clock()()})
		if err != nil {
			return err
		}
		fmt.Println(d.Contact)
		if _, _, err := s.WriteNote(ctx, d.Contact, outside.New("belt morgen")); err != nil {
			return err
		}
	}
	for now := range c.Follow(ctx) {
		st, err := s.Standing()
		if err != nil {
			return err
		}
		if now.State == Together && st.Pending == 0 {
			break
		}
	}
	fmt.Println("done")
	_, err = io.Copy(io.Discard, os.Stdin)
	cancel()
	<-ended
	return err
}

// mortal is an engine whose workstation kills itself.
type mortal struct {
	Engine
	dies  string
	acked bool
}

func (m *mortal) dieAt(instant string) {
	if m.dies == instant {
		p, _ := os.FindProcess(os.Getpid())
		_ = p.Kill()
		select {}
	}
}

func (m *mortal) Publish(ctx context.Context, all []store.Outgoing) ([]uint64, error) {
	m.dieAt("before publishing")
	m.told()
	seqs, err := m.Engine.Publish(ctx, all)
	if len(seqs) > 0 {
		m.dieAt("after publishing")
		m.acked = m.acked || all[len(seqs)-1].Expects
	}
	return seqs, err
}

// told is after the store was told of an acknowledgement.
func (m *mortal) told() {
	if m.acked {
		m.dieAt("after the acknowledgement")
	}
}

func (m *mortal) Get(ctx context.Context, k Key) ([]byte, error) {
	m.told()
	return m.Engine.Get(ctx, k)
}
func (m *mortal) Put(ctx context.Context, all ...Record) error {
	m.told()
	return m.Engine.Put(ctx, all...)
}

func (m *mortal) Replay(ctx context.Context, after uint64, take func([]store.Delivered) error) error {
	return m.Engine.Replay(ctx, after, func(some []store.Delivered) error {
		if m.dies == "while receiving" {
			time.AfterFunc(rand.N(4*time.Millisecond), func() { m.dieAt(m.dies) })
		}
		return take(some)
	})
}

// runs is a workstation as a process, until it has nothing to do or kills itself; it gives
// the contacts that it made.
func (h *house) runs(e errand) (made []string) {
	h.t.Helper()
	e.Address, e.Pin = h.server.Addr(), PinOf(h.cert.Certificate[0])
	text, err := json.Marshal(e)
	h.step(err)
	self, err := os.Executable()
	h.step(err)
	p := exec.Command(self)
	p.Env = append(os.Environ(), errandEnv+"="+string(text))
	var said strings.Builder
	p.Stderr = &said
	input, err := p.StdinPipe()
	h.step(err)
	output, err := p.StdoutPipe()
	h.step(err)
	h.step(p.Start())
	limit := time.AfterFunc(time.Minute, func() { _ = p.Process.Kill() })
	defer limit.Stop()
	done := false
	for lines := bufio.NewScanner(output); lines.Scan(); {
		if done = lines.Text() == "done"; done {
			input.Close()
		} else {
			made = append(made, lines.Text())
		}
	}
	_ = p.Wait()
	if done == (e.Dies != "") || e.Dies != "" && p.ProcessState.ExitCode() != -1 {
		h.t.Fatalf("dies %q: done %v, %v: %s", e.Dies, done, p.ProcessState, said.String())
	}
	return made
}

// A workstation is killed in the middle of its work, again and again: what it had
// acknowledged to its counselor comes to all, once, and all end with the same.
func TestKilledWorkstation(t *testing.T) {
	h := newHouse(t)
	els := h.comes("Els", member.Counselor)
	h.agree()
	els.rests()
	h.step(els.Close())
	path := filepath.Join(h.dir, "Els", "baken.db")
	h.seats = nil
	var made []string
	for _, dies := range instants {
		for range 2 {
			h.hub.calls() // there is something to receive
			made = append(made, h.runs(errand{Path: path, Dies: dies, Calls: 3})...)
		}
	}
	made = append(made, h.runs(errand{Path: path, Calls: 1})...)
	els.opens(path)
	els.works(h.dial(els))
	h.seats = []*seat{els}
	h.agree()
	if len(made) < 1+len(instants) {
		t.Errorf("only %d contacts were made", len(made))
	}
	for _, text := range made {
		id, err := h.hub.FindContact(text)
		h.step(err)
		c, err := h.hub.Contact(id)
		if err != nil || c.Claim != store.Confirmed {
			t.Errorf("%s is claimed %q: %v", text, c.Claim, err)
		}
	}
	for name, s := range map[string]*seat{"the hub": h.hub, "Els": els} {
		c, err := s.Counts()
		st, serr := s.Standing()
		if err != nil || serr != nil || c.All < len(made)+2*len(instants) || st.Alarms > 0 || st.Conflicts > 0 {
			t.Errorf("%s has %d contacts, %d alarms, %d conflicts: %v, %v", name, c.All, st.Alarms, st.Conflicts, err, serr)
		}
	}
}

// opens opens the store again.
func (s *seat) opens(path string) {
	s.t.Helper()
	l, err := store.Open(path, options())
	if err == nil {
		s.Store, err = l.Unlock(way())
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// whole checks the file.
func (s *seat) whole() {
	s.t.Helper()
	checks, err := s.Verify(context.Background(), nil)
	if err != nil {
		s.t.Error(err)
	}
	for _, c := range checks {
		for _, w := range c.Wrong {
			s.t.Errorf("%s: %s: %s", c.What, w.Where, w.Why)
		}
	}
}

// hubEnv says that a process is the hub of the house in a folder, listening at an address.
const hubEnv = "BAKEN_TEST_HUB"

// beHub is that, until its input ends.
func beHub(text string) error {
	dir, listen, _ := strings.Cut(text, "\n")
	l, err := store.Open(filepath.Join(dir, "hub", "baken.db"), options())
	if err != nil {
		return err
	}
	s, err := l.Unlock(way())
	if err != nil {
		return err
	}
	defer s.Close()
	cert, err := Certificate(filepath.Join(dir, "team.pem"))
	if err != nil {
		return err
	}
	st, err := s.Standing()
	if err != nil {
		return err
	}
	server, err := Start(Settings{Listen: listen, Dir: filepath.Join(dir, "journal"), Cert: cert, Team: st.Team, Now: clock(), Store: s})
	if err != nil {
		return err
	}
	defer server.Close()
	if _, err := server.Found(context.Background(), s); err != nil {
		return err
	}
	hub := &seat{Store: s}
	hub.works(server.Dial)
	defer hub.rests()
	fmt.Println("serves")
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}

// The hub is killed under load, again and again. Nobody at a workstation waits for it, and
// all that was done is at all in the end, once.
func TestKilledHub(t *testing.T) {
	h := newHouse(t)
	els, sam := h.comes("Els", member.Counselor), h.comes("Sam", member.Counselor)
	h.agree()
	at := h.server.Addr()
	h.hub.rests()
	h.step(h.hub.Close())
	h.server.Close()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var working sync.WaitGroup
	var made, slow atomic.Int64
	for _, s := range h.seats {
		working.Go(func() {
			for ctx.Err() == nil {
				begun := time.Now()
				time.Sleep(rand.N(120 * time.Millisecond)) // a house of many, but people
				s.calls()
				if made.Add(1); time.Since(begun) > 5*time.Second {
					slow.Add(1)
				}
			}
		})
	}
	for range 3 {
		before := h.events(els)
		stop := h.hubProcess(at)
		until(t, "events that go through the hub", func() bool { return h.events(els) > before+8 })
		time.Sleep(rand.N(200 * time.Millisecond)) // any instant
		stop()
	}
	cancel()
	working.Wait()
	h.hub.opens(filepath.Join(h.dir, "hub", "baken.db"))
	h.start(at)
	h.agree()
	for name, s := range map[string]*seat{"the hub": h.hub, "Els": els, "Sam": sam} {
		c, err := s.Counts()
		if err != nil || c.All != int(made.Load()) {
			t.Errorf("%s has %d contacts, %d were made: %v", name, c.All, made.Load(), err)
		}
		s.whole()
	}
	if slow.Load() > 0 {
		t.Errorf("%d of %d waited for the hub", slow.Load(), made.Load())
	}
}

// events is how many the team's journal has, as a workstation knows.
func (h *house) events(s *seat) uint64 {
	h.t.Helper()
	st, err := s.Standing()
	h.step(err)
	return st.Events
}

// hubProcess is the hub as a process; stop kills it.
func (h *house) hubProcess(listen string) (stop func()) {
	h.t.Helper()
	self, err := os.Executable()
	h.step(err)
	p := exec.Command(self)
	p.Env = append(os.Environ(), hubEnv+"="+h.dir+"\n"+listen)
	p.Stderr = os.Stderr
	input, err := p.StdinPipe()
	h.step(err)
	output, err := p.StdoutPipe()
	h.step(err)
	h.step(p.Start())
	if lines := bufio.NewScanner(output); !lines.Scan() {
		h.t.Fatalf("the hub does not serve: %v", p.Wait())
	}
	return func() {
		_ = p.Process.Kill()
		_ = p.Wait()
		input.Close()
	}
}
