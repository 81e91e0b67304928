package chat

import (
	"net"
	"net/netip"
	"sync"
)

// The bounds of connections. Who is beyond them is hung up on: before a request there is
// nobody to answer.
const (
	maxConns     = 4096
	maxConnsFrom = 256 // from one origin; a proxy in front counts its own
)

// Listener gives l with a bound on how many connections there are at once, in all and
// from one origin, so that who opens them and says nothing keeps nobody out.
func (g *Gateway) Listener(l net.Listener) net.Listener {
	return &listener{Listener: l, g: g, from: map[origin]int{}}
}

type listener struct {
	net.Listener
	g *Gateway

	mu   sync.Mutex
	all  int
	from map[origin]int
}

// Accept waits for the next connection there is room for.
func (l *listener) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if k := l.g.originOf(c.RemoteAddr()); l.enters(k) {
			return &conn{Conn: c, gone: sync.OnceFunc(func() { l.leaves(k) })}, nil
		}
		_ = c.Close()
	}
}

func (l *listener) enters(k origin) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.all >= maxConns || k != (origin{}) && l.from[k] >= maxConnsFrom {
		return false
	}
	l.all++
	l.from[k]++
	return true
}

func (l *listener) leaves(k origin) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all--
	if l.from[k]--; l.from[k] == 0 {
		delete(l.from, k)
	}
}

// conn is a connection that is counted until it is closed.
type conn struct {
	net.Conn
	gone func()
}

// Close may be called again.
func (c *conn) Close() error {
	c.gone()
	return c.Conn.Close()
}

// originOf is that of a connection; the zero value for a proxy's on loopback, which
// brings many.
func (g *Gateway) originOf(from net.Addr) origin {
	at, err := netip.ParseAddrPort(from.String())
	if err != nil || g.o.Proxy && at.Addr().Unmap().IsLoopback() {
		return origin{}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.origins.hash(counted(at.Addr()), g.o.Now())
}
