package chat

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// What the visitor is not told of wakes no page again and again.
func TestUntoldEntriesDoNotSpin(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t, nil)
	id := d.visitor()
	d.is(d.Accept(ctx, id, noor), nil)
	d.is(d.ReadAlong(ctx, id, Counselor{ID: "sam", Name: "Sam"}), nil)
	var since Since
	asked := 0
	for ; asked < 5; asked++ {
		soon, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
		v, err := d.Wait(soon, id, since)
		cancel()
		if err != nil {
			break
		}
		since = Since{Entry: v.Upto, Version: v.Version}
	}
	if asked != 1 {
		t.Errorf("what is there was given %d times", asked)
	}
}

// Of those who begin at once from one place no more come in than may.
func TestBeginsAtOnceFromOnePlace(t *testing.T) {
	h := newHub(t, func(h *hub) { h.o.Proxy, h.o.PerOrigin = true, 3 })
	var wg sync.WaitGroup
	for range 30 {
		g := h.guest(t)
		g.as["X-Forwarded-For"] = "203.0.113.7"
		g.post("do", "go", "to", "h")
		wg.Go(func() { g.post("do", "begin") })
	}
	wg.Wait()
	all, _, err := h.rooms.Watch(context.Background(), 0)
	if err != nil || len(all) != 3 {
		t.Errorf("%d chats from a place that may have 3, %v", len(all), err)
	}
}

// A message that fills its field arrives in every script.
func TestLongMessageInEveryScript(t *testing.T) {
	h := newHub(t, nil)
	for _, letter := range []string{"a", "é", "ش", "あ", "🙂"} {
		g := h.guest(t)
		g.post("do", "go", "to", "h")
		units := 1
		if letter == "🙂" {
			units = 2
		}
		a, body := g.post("do", "message", "key", NewLine().String(), "text", strings.Repeat(letter, maxLetters/units))
		if a.StatusCode != http.StatusSeeOther {
			t.Errorf("%s: %d %.80s", letter, a.StatusCode, body)
		}
	}
	if n := len(h.keeper.messages()); n != 5 {
		t.Errorf("%d of 5 arrived", n)
	}
}

// A page that comes again while the server still holds its lost connections is followed;
// the oldest give way.
func TestNewestReadersFollow(t *testing.T) {
	h := newHub(t, nil)
	g := h.guest(t)
	g.enter()
	id := h.only(waiting).ID
	if err := h.rooms.Accept(context.Background(), id, noor); err != nil {
		t.Fatal(err)
	}
	for range 7 { // whose other end is not heard of again
		conn := g.asks("/events")
		_ = conn.SetReadDeadline(time.Now().Add(10 * time.Second))
		b := make([]byte, 15)
		if _, err := conn.Read(b); err != nil || string(b) != "HTTP/1.1 200 OK" {
			t.Fatalf("%q %v", b, err)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	var got []string
	h.send(id, "ben je er nog")
	g.follow(ctx, "", func(_, event, data string) bool {
		if event == "line" && strings.Contains(data, "ben je er nog") {
			got = append(got, data)
			return false
		}
		return true
	})
	if len(got) != 1 {
		t.Errorf("%q", got)
	}
	eventually(t, "no more readers than may be", func() bool {
		h.gateway.mu.Lock()
		defer h.gateway.mu.Unlock()
		return len(h.gateway.live[id].readers) <= h.gateway.o.Readers
	})
}

// However many pages of a long chat are asked for and not taken, they cost little.
func TestPagesNotTakenCostLittle(t *testing.T) {
	h := newHub(t, func(h *hub) { h.narrow = true })
	g := h.guest(t)
	g.enter()
	id := h.only(waiting).ID
	if err := h.rooms.Accept(context.Background(), id, noor); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("woord ", 600)
	for range 240 {
		h.send(id, long)
	}
	heap := func() int64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapInuse)
	}
	before := heap()
	for range 60 {
		g.asks("/")
	}
	var most int64
	for end := time.Now().Add(3 * time.Second); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		most = max(most, heap()-before)
	}
	if most > 24<<20 {
		t.Errorf("60 pages that nobody takes hold %d MB", most>>20)
	}
}

// Connections from one place on which nothing is said keep nobody else out, and those that
// end make room.
func TestSilentConnections(t *testing.T) {
	h := newHub(t, nil)
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer inner.Close()
	l := h.gateway.Listener(inner).(*listener)
	from := func(a string) origin { return h.gateway.originOf(&net.TCPAddr{IP: net.ParseIP(a), Port: 1}) }
	if from("2001:db8::1") != from("2001:db8::2") || from("203.0.113.7") == from("203.0.113.8") || from("127.0.0.1") == (origin{}) {
		t.Error("origins are not those of requests")
	}
	taken := make(chan net.Conn, 2*maxConnsFrom)
	go func() {
		defer close(taken)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			taken <- c
		}
	}()
	var ends []net.Conn
	for range maxConnsFrom + 20 {
		c, err := net.Dial("tcp", inner.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		ends = append(ends, c)
	}
	_ = ends[maxConnsFrom+19].SetReadDeadline(time.Now().Add(10 * time.Second))
	if _, err := ends[maxConnsFrom+19].Read(make([]byte, 1)); err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("one too many is heard: %v", err)
	}
	if n := len(taken); n != maxConnsFrom {
		t.Errorf("%d were taken", n)
	}
	if !l.enters(from("203.0.113.7")) {
		t.Error("another place is kept out")
	}
	one := <-taken
	one.Close()
	one.Close()
	if l.all != maxConnsFrom || !l.enters(from("127.0.0.1")) || l.enters(from("127.0.0.1")) {
		t.Errorf("%d after one ended", l.all)
	}
}

// What the server could answer by itself has the headers of every answer too.
func TestOptionsOfAll(t *testing.T) {
	h := newHub(t, nil)
	conn, err := net.Dial("tcp", h.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "OPTIONS * HTTP/1.1\r\nHost: %s\r\n\r\n", h.addr)
	a, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	checkHeaders(t, "OPTIONS *", a.Header)
}
