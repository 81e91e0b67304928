package mailtest

import (
	"bytes"
	"errors"
	"io"
	"net"
	"sync"
	"testing"
	"time"
)

// Direction is which way bytes go through a [Proxy].
type Direction int

// The directions.
const (
	ToServer Direction = iota
	ToClient
)

// Proxy stands between a client and a server on the loopback interface and
// breaks what passes. A new one passes everything. All settings hold for the
// connections that are open and for those to come; methods may be called from
// any goroutine.
type Proxy struct {
	Addr string // where the client connects to, host:port

	t      testing.TB
	target string

	mu       sync.Mutex
	listener net.Listener // nil while it refuses
	links    map[*link]struct{}
	accepted int
	passed   [2]int64
	left     [2]int64 // bytes until the cut; negative: no cut is set
	fatal    [2]string
	silent   bool
	wake     chan struct{} // closed and renewed when silence ends
	latency  time.Duration
	rate     int64 // bytes in a second; 0 is as fast as can be
	hidden   map[string]bool
	refused  []string // commands answered BAD because they are hidden
	strike   strike
	smtp     smtpStrike
	spoil    [2]int64 // bytes until one is changed; negative: none is
}

// strike is a command that the server does not get, or before which something happens.
type strike struct {
	set     bool   // it is still to come
	answer  string // "NO", "BAD", "BYE" or Nothing; empty: it passes
	before  func() // what happens first; may be nil
	left    int    // commands until then
	command string // the one that was struck
	seen    int    // commands that came since it was set
}

// link is one connection and its counterpart. It counts as open from the
// moment it is accepted: one that is cut before its counterpart is there never
// gets one.
type link struct {
	client, server net.Conn
	cut            bool // under Proxy.mu
}

func (l *link) close() {
	_ = l.client.Close()
	if l.server != nil {
		_ = l.server.Close()
	}
}

// NewProxy starts a proxy for target (host:port).
func NewProxy(t testing.TB, target string) *Proxy {
	t.Helper()
	p := &Proxy{
		t: t, target: target, Addr: loopback(freePort(t)), links: map[*link]struct{}{},
		left: [2]int64{-1, -1}, spoil: [2]int64{-1, -1}, wake: make(chan struct{}), hidden: map[string]bool{},
	}
	p.Refuse(false)
	t.Cleanup(func() {
		p.Silence(false)
		p.Refuse(true)
		p.Cut()
	})
	return p
}

// Refuse closes the port: whoever connects is refused, as when nothing runs
// there. Connections that are open stay. Refuse(false) opens it again.
func (p *Proxy) Refuse(on bool) {
	p.t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	if on == (p.listener == nil) {
		return
	}
	if on {
		shut(p.t, p.listener)
		p.listener = nil
		return
	}
	l, err := listen(p.Addr)
	if err != nil {
		p.t.Errorf("mailtest: %v", err)
		return
	}
	p.listener = l
	go p.accept(l)
}

// Cut ends all open connections at once.
func (p *Proxy) Cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for l := range p.links {
		l.cut = true
		l.close()
	}
}

// Down is Refuse(true) and Cut: the network is gone. Up is its end.
func (p *Proxy) Down() { p.t.Helper(); p.Refuse(true); p.Cut() }

// Up brings the network back.
func (p *Proxy) Up() { p.t.Helper(); p.Silence(false); p.Refuse(false) }

// CutAfter ends all connections when n more bytes have passed in a direction;
// exactly n pass. It strikes once. A negative n takes the order back.
func (p *Proxy) CutAfter(d Direction, n int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.left[d] = n
}

// CutBefore ends all connections when a piece of data with this text comes,
// before any of that piece passes. It strikes once; an empty text takes the
// order back. The connection must be a plain one. What a server says only after
// it has done something ("APPENDUID") is thereby done and never heard of.
func (p *Proxy) CutBefore(d Direction, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fatal[d] = text
}

// Strike answers the n-th command from now on, counted from 0 over all connections
// that are made from now on, with NO or BAD, or with BYE and the end of the
// connection, or, with [Nothing], not at all; the server does not get it. Commands that carry a literal are passed
// over. It strikes once; an empty answer takes the order back. The connection must be
// a plain one.
func (p *Proxy) Strike(n int, answer string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.strike = strike{set: answer != "", answer: answer, left: n}
}

// Before has something happen when the n-th command comes, counted as for
// [Proxy.Strike], before the server gets it; all else waits meanwhile. It takes the
// place of a Strike. f must not use this proxy.
func (p *Proxy) Before(n int, f func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.strike = strike{set: true, before: f, left: n}
}

// Nothing is the answer of a Strike that is none.
const Nothing = "nothing"

// Struck is the command that was struck, or before which something happened, "" if none
// was, and how many commands came since [Proxy.Strike] or [Proxy.Before].
func (p *Proxy) Struck() (command string, seen int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.strike.command, p.strike.seen
}

// Spoil changes one byte when n more have passed in a direction, as a broken machine on
// the way does. It strikes once. A negative n takes the order back.
func (p *Proxy) Spoil(d Direction, n int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.spoil[d] = n
}

// Silence keeps every byte back and every connection open, as a network does
// that drops packets. What was kept back passes when the silence ends.
func (p *Proxy) Silence(on bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.silent && !on {
		close(p.wake)
		p.wake = make(chan struct{})
	}
	p.silent = on
}

// Latency delays each piece of data, in both directions.
func (p *Proxy) Latency(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.latency = d
}

// Bandwidth bounds each direction of each connection, in bytes a second; 0 is
// no bound.
func (p *Proxy) Bandwidth(bytesPerSecond int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.rate = bytesPerSecond
}

// Passed is how many bytes have passed in a direction since the start.
func (p *Proxy) Passed(d Direction) int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.passed[d]
}

// Accepted is how many connections were made since the start.
func (p *Proxy) Accepted() int { p.mu.Lock(); defer p.mu.Unlock(); return p.accepted }

// Open is how many connections are open.
func (p *Proxy) Open() int { p.mu.Lock(); defer p.mu.Unlock(); return len(p.links) }

func (p *Proxy) accept(l net.Listener) {
	for {
		client, err := l.Accept()
		if err != nil {
			return
		}
		one := &link{client: client}
		p.mu.Lock()
		late := p.listener != l // it refuses meanwhile
		if !late {
			p.links[one] = struct{}{}
			p.accepted++
		}
		p.mu.Unlock()
		if late {
			_ = client.Close()
			continue
		}
		go p.join(one)
	}
}

// join carries one connection until either side ends it.
func (p *Proxy) join(one *link) {
	defer func() {
		p.mu.Lock()
		delete(p.links, one)
		p.mu.Unlock()
		one.close()
	}()
	server, err := net.Dial("tcp", p.target)
	if err != nil {
		return // the server is down, and so the client finds it
	}
	p.mu.Lock()
	one.server = server
	cut, hides, submits := one.cut, len(p.hidden) > 0 || p.strike.set, p.smtp.set
	p.mu.Unlock()
	if cut {
		return
	}
	client := one.client

	up, down := io.ReadCloser(client), io.ReadCloser(server)
	switch {
	case submits:
		up, down = p.veilSMTP(client, server)
	case hides:
		up, down = p.veil(client, server)
	}
	var both sync.WaitGroup
	both.Go(func() { p.carry(one, server, up, ToServer) })
	both.Go(func() { p.carry(one, client, down, ToClient) })
	both.Wait()
	_, _ = up.Close(), down.Close()
}

// carry copies one direction, with the faults that are set.
func (p *Proxy) carry(one *link, to io.Writer, from io.Reader, d Direction) {
	defer one.close()
	buf := make([]byte, 16<<10)
	for {
		n, err := from.Read(buf)
		if n > 0 && !p.pass(one, to, buf[:n], d) {
			return
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				return
			}
			p.wait() // a FIN is as silent as a byte
			return
		}
	}
}

// wait lasts as long as the silence.
func (p *Proxy) wait() {
	for {
		p.mu.Lock()
		silent, wake := p.silent, p.wake
		p.mu.Unlock()
		if !silent {
			return
		}
		<-wake
	}
}

// pass writes a piece of data; false is the end of the connection.
func (p *Proxy) pass(one *link, to io.Writer, data []byte, d Direction) bool {
	p.wait()
	p.mu.Lock()
	latency, rate := p.latency, p.rate
	p.mu.Unlock()
	time.Sleep(latency)
	for len(data) > 0 {
		piece := data
		if rate > 0 {
			// A twentieth of a second's worth at a time.
			piece = data[:min(int64(len(data)), max(1, rate/20))]
			time.Sleep(time.Duration(len(piece)) * time.Second / time.Duration(rate))
		}
		data = data[len(piece):]
		piece, cut := p.take(piece, d)
		if _, err := to.Write(piece); err != nil {
			return false
		}
		if cut {
			p.Cut()
			return false
		}
	}
	return true
}

// take counts what passes and says whether the cut comes after it.
func (p *Proxy) take(piece []byte, d Direction) (pass []byte, cut bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if text := p.fatal[d]; text != "" && bytes.Contains(piece, []byte(text)) {
		p.fatal[d] = ""
		return nil, true
	}
	if left := p.left[d]; left >= 0 && left <= int64(len(piece)) {
		piece, cut = piece[:left], true
		p.left[d] = -1
	} else if left > 0 {
		p.left[d] -= int64(len(piece))
	}
	if at := p.spoil[d]; at >= 0 && at < int64(len(piece)) {
		piece = bytes.Clone(piece)
		piece[at] ^= 0x11
		p.spoil[d] = -1
	} else if at >= 0 {
		p.spoil[d] -= int64(len(piece))
	}
	p.passed[d] += int64(len(piece))
	return piece, cut
}
