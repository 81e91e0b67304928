package chat

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"baken/store/opening"
	"baken/store/outside"
)

// monday is a moment at which the chat of the tests is open.
var monday = time.Date(2026, 11, 30, 13, 0, 0, 0, time.UTC)

// always is open day and night, all year; never is not.
var (
	always = weekly(0, 24*60, everyDay...)
	never  = Hours{Zone: "Europe/Brussels"}
)

var everyDay = []time.Weekday{0, 1, 2, 3, 4, 5, 6}

func weekly(from, to int, days ...time.Weekday) Hours {
	h := Hours{Zone: "Europe/Brussels"}
	h.Chat.Rules = append(h.Chat.Rules, opening.Weekly(from, to, days...))
	return h
}

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

// hub is what serve would put together, on a free port of loopback.
type hub struct {
	t       testing.TB
	keeper  *folder
	team    *TeamKey
	rooms   *Rooms
	gateway *Gateway
	o       Options
	config  Config
	log     safeBuffer
	neutral *httptest.Server
	addr    string
	stop    func()
	narrow  bool // connections take little at once
}

// narrow is a listener whose connections have small buffers.
type narrow struct{ net.Listener }

func (n narrow) Accept() (net.Conn, error) {
	c, err := n.Listener.Accept()
	if t, ok := c.(*net.TCPConn); ok {
		err = errors.Join(err, t.SetWriteBuffer(4<<10))
	}
	return c, err
}

type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

var noor = Counselor{ID: "noor", Name: "Noor"}

func newHub(t testing.TB, change func(*hub)) *hub {
	t.Helper()
	team, err := NewTeamKey()
	if err != nil {
		t.Fatal(err)
	}
	h := &hub{t: t, keeper: newFolder(t), team: team, addr: "127.0.0.1:0"}
	h.neutral = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<!doctype html><title>weather</title><p>It will rain."))
	}))
	t.Cleanup(h.neutral.Close)
	h.config = Config{Keeper: h.keeper, Hours: always}
	zone, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		t.Fatal(err)
	}
	h.o = Options{Team: team.Box(), Own: bytes.Repeat([]byte{7}, 32), Zone: zone, Neutral: h.neutral.URL + "/",
		Name: "Hulplijn", Log: slog.New(slog.NewTextHandler(&h.log, nil)), Requests: 10_000, PerOrigin: 1000, Begins: 10_000}
	if change != nil {
		change(h)
	}
	h.start()
	t.Cleanup(func() { h.stop() })
	return h
}

// start starts it; at the same address when it was stopped.
func (h *hub) start() {
	h.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var err error
	if h.rooms, err = NewRooms(ctx, h.config); err != nil {
		h.t.Fatal(err)
	}
	h.o.House = h.rooms
	if h.gateway, err = NewGateway(h.o); err != nil {
		h.t.Fatal(err)
	}
	l, err := net.Listen("tcp", h.addr)
	if err != nil {
		h.t.Fatal(err)
	}
	h.addr = l.Addr().String()
	if h.narrow {
		l = narrow{l}
	}
	srv := h.gateway.Server()
	done := make(chan struct{}, 2)
	go func() { _ = srv.Serve(l); done <- struct{}{} }()
	go func() { h.rooms.Run(ctx); done <- struct{}{} }()
	h.stop = func() {
		cancel()
		_ = srv.Close()
		<-done
		<-done
		h.stop = func() {}
	}
}

func (h *hub) url() string { return "http://" + h.addr + "/" }

// only waits for the one chat that there is.
func (h *hub) only(ready func(Summary) bool) Summary {
	h.t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		all, _, _ := h.rooms.Watch(context.Background(), 0)
		for _, s := range all {
			if ready(s) {
				return s
			}
		}
	}
	h.t.Fatal("no such chat came")
	return Summary{}
}

func waiting(s Summary) bool { return s.Phase == Waiting && s.Presence == Here }

// key is the key of a chat, as a counselor has it.
func (h *hub) key(id SessionID) *Key {
	h.t.Helper()
	o, err := h.rooms.Opened(id)
	if err != nil {
		h.t.Fatal(err)
	}
	k, err := h.team.Session(id, o.Team)
	if err != nil {
		h.t.Fatal(err)
	}
	return k
}

// send sends a line of Noor's.
func (h *hub) send(id SessionID, text string) {
	h.t.Helper()
	h.words(id, Line, Words{Text: outside.New(text)})
}

func (h *hub) words(id SessionID, k Kind, w Words) {
	h.t.Helper()
	line := NewLine()
	sealed, err := h.key(id).Seal(Desk, k, line, w)
	if err != nil {
		h.t.Fatal(err)
	}
	if err := h.rooms.Send(context.Background(), id, noor.ID, k, line, sealed, 0, nil); err != nil {
		h.t.Fatal(err)
	}
}

// said are the lines of both sides, "v " or "d " before each.
func (h *hub) said(id SessionID) []string {
	h.t.Helper()
	v, err := h.rooms.Read(context.Background(), id, Since{})
	if err != nil {
		h.t.Fatal(err)
	}
	k := h.key(id)
	var out []string
	for _, e := range v.Entries {
		if e.Kind != Line {
			continue
		}
		w, err := k.Open(e)
		if err != nil {
			h.t.Fatal(err)
		}
		out = append(out, map[Side]string{Visitor: "v ", Desk: "d "}[e.Side]+w.Text.Block().String())
	}
	return out
}

// eventually waits for something.
func eventually(t testing.TB, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Fatalf("did not come: %s", what)
}
