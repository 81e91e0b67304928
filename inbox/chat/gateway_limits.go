package chat

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"time"
)

// origin is where somebody comes from, as a hash whose key changes daily and is in this
// memory only. It leads back to no address.
type origin [16]byte

// origins are those of today. Guarded by Gateway.mu.
type origins struct {
	key [32]byte
	day int64
	all map[origin]*from
}

// from is what is counted of an origin.
type from struct {
	open     int
	opening  int // chats that begin at this moment
	begins   int
	bodies   int // forms that are being read
	messages int
	requests bucket
}

// maxOrigins is how many are told apart; those beyond it are taken together, so that
// making up addresses uses no memory.
const maxOrigins = 50_000

// at gives what is counted of an origin.
func (o *origins) at(k origin) *from {
	if f := o.all[k]; f != nil {
		return f
	}
	if len(o.all) >= maxOrigins {
		k = origin{}
	}
	f := o.all[k]
	if f == nil {
		f = &from{}
		if o.all == nil {
			o.all = map[origin]*from{}
		}
		o.all[k] = f
	}
	return f
}

// hash gives an address its origin of today.
func (o *origins) hash(a netip.Addr, now time.Time) origin {
	if day := now.Unix() / (24 * 60 * 60); day != o.day {
		o.day = day
		rand.Read(o.key[:])
		for k, f := range o.all {
			if f.open == 0 {
				delete(o.all, k)
			}
		}
	}
	m := hmac.New(sha256.New, o.key[:])
	b := a.As16()
	m.Write(b[:])
	return origin(m.Sum(nil)[:16])
}

// tidy lets go of origins of whom nothing is counted.
func (o *origins) tidy(now time.Time) {
	for k, f := range o.all {
		if f.open == 0 && f.begins == 0 && f.bodies == 0 && f.messages == 0 && now.Sub(f.requests.at) > time.Minute {
			delete(o.all, k)
		}
	}
}

// bucket lets through so many at once, and so many a second after that.
type bucket struct {
	used float64
	at   time.Time
}

func (b *bucket) take(now time.Time, burst, second float64) bool {
	if d := now.Sub(b.at).Seconds(); d > 0 {
		b.used = max(0, b.used-d*second)
		b.at = now
	}
	if b.used+1 > burst {
		return false
	}
	b.used++
	return true
}

// origin is that of a request.
func (g *Gateway) origin(r *http.Request) origin {
	a := g.address(r)
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.origins.hash(a, g.o.Now())
}

// address is where a request comes from: the last that a proxy on loopback added, if
// there is one. What cannot be read is one address for all.
func (g *Gateway) address(r *http.Request) netip.Addr {
	host := remote(r)
	if g.o.Proxy && fromLoopback(r) {
		all := r.Header.Values("X-Forwarded-For")
		if len(all) > 0 {
			said := all[len(all)-1]
			host = strings.TrimSpace(said[strings.LastIndexByte(said, ',')+1:])
		}
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		return netip.IPv6Unspecified()
	}
	return counted(a)
}

// counted is what of an address counts: all of IPv4, the /64 of IPv6.
func counted(a netip.Addr) netip.Addr {
	a = a.Unmap().WithZone("")
	if a.Is6() {
		if p, err := a.Prefix(64); err == nil {
			a = p.Addr()
		}
	}
	return a
}

func remote(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return ""
	}
	return host
}

func fromLoopback(r *http.Request) bool {
	a, err := netip.ParseAddr(remote(r))
	return err == nil && a.Unmap().IsLoopback()
}

// mayAsk counts a request. The exit is always let through.
func (g *Gateway) mayAsk(r *http.Request) bool {
	if r.URL.Path == "/exit" {
		return true
	}
	k := g.origin(r)
	g.mu.Lock()
	defer g.mu.Unlock()
	g.tidy()
	n := float64(g.o.Requests)
	return g.origins.at(k).requests.take(g.o.Now(), 5*n, n)
}

// mayBegin counts a chat that begins. It holds its place until begun is called.
func (g *Gateway) mayBegin(r *http.Request) (begun func(), ok bool) {
	k := g.origin(r)
	g.mu.Lock()
	defer g.mu.Unlock()
	f := g.origins.at(k)
	if f.open+f.opening >= g.o.PerOrigin || f.begins >= g.o.Begins {
		return nil, false
	}
	f.begins++
	f.opening++
	return func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		f.opening--
	}, true
}

// mayRead counts a form that is read, until it was read: who is slow on purpose holds
// memory.
func (g *Gateway) mayRead(r *http.Request) (read func(), ok bool) {
	k := g.origin(r)
	g.mu.Lock()
	defer g.mu.Unlock()
	f := g.origins.at(k)
	if f.bodies >= bodiesAtOnce {
		return nil, false
	}
	f.bodies++
	return func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		f.bodies--
	}, true
}

// mayDraw counts a page of a chat that is drawn, until it is on its way. A long one
// counts as several requests.
func (g *Gateway) mayDraw(l *live, r *http.Request) (drawn func(bytes int), ok bool) {
	k := g.origin(r)
	g.mu.Lock()
	defer g.mu.Unlock()
	if l.drawn >= drawnAtOnce {
		return nil, false
	}
	l.drawn++
	return func(bytes int) {
		g.mu.Lock()
		defer g.mu.Unlock()
		l.drawn--
		g.origins.at(k).requests.used += float64(bytes / pageAsOne)
	}, true
}

// mayLeave counts a message that is left.
func (g *Gateway) mayLeave(r *http.Request) bool {
	k := g.origin(r)
	g.mu.Lock()
	defer g.mu.Unlock()
	f := g.origins.at(k)
	if f.messages >= g.o.Messages {
		return false
	}
	f.messages++
	return true
}

// maySay counts a line of a session.
func (g *Gateway) maySay(l *live) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return l.lines.take(g.o.Now(), linesBurst, linesSecond)
}

// follow counts a page that follows a session. Of more than there may be the oldest give
// way: a telephone that comes again after its connection was lost is not refused for
// those that nobody has heard the end of.
func (g *Gateway) follow(f *follower) {
	g.mu.Lock()
	defer g.mu.Unlock()
	l := f.live
	l.used = g.o.Now()
	l.readers = append(l.readers, f)
	for len(l.readers) > g.o.Readers {
		l.readers[0].cut()
		l.readers = slices.Delete(l.readers, 0, 1)
	}
}

func (g *Gateway) unfollow(f *follower) {
	g.mu.Lock()
	defer g.mu.Unlock()
	l := f.live
	l.used = g.o.Now()
	l.readers = slices.DeleteFunc(l.readers, func(o *follower) bool { return o == f })
}
