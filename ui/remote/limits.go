package remote

import (
	"net"
	"sync"
	"time"
)

// How much is borne at a time.
const (
	handshake = 20 * time.Second // for who has not shown a key yet
	strangers = 200              // handshakes under way in all
	ofOne     = 30               // and from one place
	sessions  = 200              // that are open in all
	ofMember  = 10               // and of one member
	unused    = 10 * time.Minute // for a connection without a session
)

// gate counts those who have not shown yet who they are. Places are held in memory as
// long as the handshake goes on.
type gate struct {
	mu   sync.Mutex
	all  int
	from map[string]int
}

// admit lets a connection begin its handshake, and nil when too many do.
func (g *gate) admit(c net.Conn) *line {
	place, _, err := net.SplitHostPort(c.RemoteAddr().String())
	if err != nil {
		place = c.RemoteAddr().String()
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.from == nil {
		g.from = map[string]int{}
	}
	if g.all >= strangers || g.from[place] >= ofOne {
		return nil
	}
	g.all++
	g.from[place]++
	l := &line{Conn: c, greeted: sync.OnceFunc(func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.all--
		if g.from[place]--; g.from[place] == 0 {
			delete(g.from, place)
		}
	})}
	l.until(time.Now().Add(handshake))
	return l
}

// line is a connection from the first byte on.
type line struct {
	net.Conn
	greeted func() // the handshake is over, well or not

	mu   sync.Mutex
	open int // sessions
}

// enters says that a session begins on it: it lasts as long as there is one.
func (l *line) enters() {
	l.greeted()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.open++
	l.until(time.Time{})
}

// leaves says that one has ended.
func (l *line) leaves() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.open--; l.open == 0 {
		l.until(time.Now().Add(unused))
	}
}

// until says how long it lasts; zero: for ever.
func (l *line) until(end time.Time) { _ = l.Conn.SetDeadline(end) }

// SetDeadline does nothing: the SSH server sets its own, which is none, with each piece
// that it reads.
func (l *line) SetDeadline(time.Time) error { return nil }

// Close ends it.
func (l *line) Close() error {
	l.greeted()
	return l.Conn.Close()
}
