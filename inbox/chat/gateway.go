package chat

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"time"
)

// Options are what a Gateway is made with. The zero value of a number stands for what is
// usual.
type Options struct {
	House House
	Team  TeamBox
	Own   []byte // the gateway's secret, 32 random bytes that outlast a restart
	Now   func() time.Time
	Zone  *time.Location // of the times on the page
	Log   *slog.Logger   // is told what failed, and nothing of a visitor; nil for nowhere

	Name    string // of the helpline, on the page; may be empty
	Neutral string // https address that the exit leads to
	Proxy   bool   // a proxy on loopback stands in front and says in X-Forwarded-For who comes

	Line      int // bytes of a line, 4096
	PerOrigin int // chats open from one origin, 20
	Begins    int // chats from one origin within a day, 100
	Messages  int // messages left from one origin within a day, 20
	Readers   int // pages that follow one chat, 4
	Requests  int // of one origin within a second, 40; five times as many at once

	Patience time.Duration // with a reader that does not take what it is given, 10 s
}

// The bounds of time and size that have no setting.
const (
	maxLetters   = 8000           // of a message that is left, as a field of HTML counts them: in UTF-16
	maxMessage   = 3 * maxLetters // the same in bytes, in the script that takes most
	maxBody      = 80 << 10       // of a form: three times as many, and what stands beside
	maxHeader    = 16 << 10
	headerWithin = 10 * time.Second
	bodyWithin   = 20 * time.Second
	idleWithin   = 60 * time.Second
	askWithin    = 10 * time.Second
	beatEvery    = 15 * time.Second
	bodiesAtOnce = 50 // forms of one origin that are being read
	drawnAtOnce  = 3  // pages of one chat that are drawn or on their way
	pageAsOne    = 32 << 10
	linesBurst   = 12 // lines at once
	linesSecond  = 1  // and then in each second
)

// Gateway serves the visitors' page. It is an http.Handler that may be called from
// anywhere; [Gateway.Server] gives the server around it.
type Gateway struct {
	o       Options
	own     own
	neutral string
	pages   http.Handler

	mu      sync.Mutex
	live    map[SessionID]*live
	origins origins
	tidied  time.Time
}

// live is a session as the gateway knows it, in memory alone. Its fields are guarded by
// Gateway.mu.
type live struct {
	key     *Key
	lang    Language
	origin  origin
	used    time.Time
	readers []*follower // the oldest first
	drawn   int         // pages that are drawn or on their way now
	lines   bucket
}

// NewGateway makes one. ErrOptions says what is missing.
func NewGateway(o Options) (*Gateway, error) {
	for n, usual := range map[*int]int{&o.Line: 4096, &o.PerOrigin: 20, &o.Begins: 100, &o.Messages: 20, &o.Readers: 4, &o.Requests: 40} {
		if *n <= 0 {
			*n = usual
		}
	}
	if o.Patience <= 0 {
		o.Patience = 10 * time.Second
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Neutral == "" {
		o.Neutral = "https://www.wikipedia.org/"
	}
	to, err := url.Parse(o.Neutral)
	switch {
	case o.House == nil:
		return nil, fmt.Errorf("%w: no house", ErrOptions)
	case o.Team == TeamBox{}:
		return nil, fmt.Errorf("%w: no key of the team", ErrOptions)
	case len(o.Own) != len(own{}):
		return nil, fmt.Errorf("%w: the gateway's secret is not 32 bytes", ErrOptions)
	case err != nil || to.Host == "" || to.Scheme != "https" && to.Scheme != "http":
		return nil, fmt.Errorf("%w: the neutral page is not a web address", ErrOptions)
	}
	g := &Gateway{o: o, own: own(o.Own), neutral: to.String(), live: map[SessionID]*live{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", g.show)
	mux.HandleFunc("POST /{$}", g.post)
	mux.HandleFunc("GET /lines", g.linesPage)
	mux.HandleFunc("GET /events", g.events)
	mux.HandleFunc("GET /exit", g.exit)
	mux.HandleFunc("POST /exit", g.exit)
	for name, f := range files {
		mux.HandleFunc("GET /"+name, f.serve)
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { g.refuse(w, r, http.StatusNotFound, "nopage") })
	g.pages = mux
	return g, nil
}

// Server gives a server around the gateway, with bounds on how long a visitor's browser
// may take, and an error log that tells no address. The caller listens, by way of
// [Gateway.Listener], and closes.
func (g *Gateway) Server() *http.Server {
	return &http.Server{
		Handler:           g,
		ReadHeaderTimeout: headerWithin,
		IdleTimeout:       idleWithin,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          log.New(quiet{g.o.Log}, "", 0),
		// Its own answer to OPTIONS * has none of the headers that every answer of ours has.
		DisableGeneralOptionsHandler: true,
		BaseContext:                  func(net.Listener) context.Context { return context.Background() },
	}
}

// quiet takes what net/http says, which has addresses in it, and passes on what kind of
// thing it was.
type quiet struct{ to *slog.Logger }

func (q quiet) Write(p []byte) (int, error) {
	kind := "other"
	for _, k := range []string{"TLS handshake error", "Accept error", "superfluous", "panic"} {
		if strings.Contains(string(p), k) {
			kind = k
			break
		}
	}
	q.to.Warn("the visitors' page", "server", kind)
	return len(p), nil
}

// ServeHTTP answers a visitor.
func (g *Gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer g.caught(w)
	g.headers(w, r)
	c := http.NewResponseController(w)
	_ = c.SetReadDeadline(time.Now().Add(bodyWithin))
	_ = c.SetWriteDeadline(time.Now().Add(bodyWithin))
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	if !g.mayAsk(r) {
		w.Header().Set("Retry-After", "5")
		g.refuse(w, r, http.StatusTooManyRequests, "slow")
		return
	}
	g.pages.ServeHTTP(w, r)
}

// caught keeps a panic from the server's log: only where it was is told.
func (g *Gateway) caught(w http.ResponseWriter) {
	v := recover()
	if v == nil {
		return
	}
	if v == http.ErrAbortHandler {
		panic(v)
	}
	pc := make([]uintptr, 16)
	frames := runtime.CallersFrames(pc[:runtime.Callers(3, pc)])
	var where []string
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "baken/") {
			where = append(where, fmt.Sprintf("%s:%d", f.Function, f.Line))
		}
		if !more {
			break
		}
	}
	g.o.Log.Error("the visitors' page", "panic", fmt.Sprintf("%T", v), "at", strings.Join(where, " "))
	w.WriteHeader(http.StatusInternalServerError)
}

// headers sets what every answer has.
func (g *Gateway) headers(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	frame := "'none'"
	if r.URL.Path == "/lines" {
		frame = "'self'"
	}
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "+frame)
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Robots-Tag", "noindex, nofollow")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), notifications=(), payment=(), usb=(), display-capture=(), browsing-topics=()")
	if frame == "'none'" {
		h.Set("X-Frame-Options", "DENY")
	} else {
		h.Set("X-Frame-Options", "SAMEORIGIN")
	}
	if g.secure(r) {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

// secure says whether the visitor's browser speaks HTTPS, with us or with the proxy.
func (g *Gateway) secure(r *http.Request) bool {
	return r.TLS != nil || g.o.Proxy && r.Header.Get("X-Forwarded-Proto") == "https" && fromLoopback(r)
}

// ours says whether a request that changes something comes from our own page. What no
// header tells is left to the cookie, which no other site's request has: browsers that
// are too old for Sec-Fetch-Site send "null" as Origin here, because of no-referrer.
func ours(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" {
		return site == "same-origin" || site == "none"
	}
	from := r.Header.Get("Origin")
	if from == "" || from == "null" {
		return true
	}
	u, err := url.Parse(from)
	return err == nil && u.Host == r.Host
}

// answer is what the house's error means for the visitor: a status and a text.
func answer(err error) (int, string) {
	switch {
	case errors.Is(err, ErrFull):
		return http.StatusServiceUnavailable, "nofull"
	case errors.Is(err, ErrTooLong):
		return http.StatusRequestEntityTooLarge, "long"
	case errors.Is(err, ErrGone):
		return http.StatusGone, "over"
	case errors.Is(err, ErrClosed):
		return http.StatusConflict, "closed"
	}
	return http.StatusServiceUnavailable, "nohouse"
}

// fault tells the log that the house could not, without its words.
func (g *Gateway) fault(what string, err error) {
	if err == nil || errors.Is(err, ErrGone) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return
	}
	g.o.Log.Warn("the visitors' page", "failed", what, "kind", fmt.Sprintf("%T", err))
}

// enter gives the session of a cookie, from memory or, after a restart, from the house.
// ErrGone.
func (g *Gateway) enter(r *http.Request, c cookie) (SessionID, *live, error) {
	id := c.token.session()
	g.mu.Lock()
	l := g.live[id]
	if l != nil {
		l.used = g.o.Now()
		l.lang = c.lang
	}
	g.mu.Unlock()
	if l != nil {
		return id, l, nil
	}
	o, err := g.o.House.Resume(r.Context(), id)
	if err != nil {
		return id, nil, err
	}
	key, err := g.own.unwrap(c.token, o.Own)
	if err != nil {
		return id, nil, ErrGone
	}
	return id, g.hold(id, key, c.lang, g.origin(r)), nil
}

// hold puts a session into memory, or gives the one that is there.
func (g *Gateway) hold(id SessionID, key *Key, lang Language, from origin) *live {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.tidy()
	if l := g.live[id]; l != nil {
		return l
	}
	l := &live{key: key, lang: lang, origin: from, used: g.o.Now()}
	g.live[id] = l
	g.origins.at(from).open++
	return l
}

// drop forgets a session and its key.
func (g *Gateway) drop(id SessionID) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.dropHeld(id)
}

func (g *Gateway) dropHeld(id SessionID) {
	if l := g.live[id]; l != nil {
		delete(g.live, id)
		if o := g.origins.at(l.origin); o.open > 0 {
			o.open--
		}
	}
}

// tidy drops, once a minute, what nobody has used. g.mu is held.
func (g *Gateway) tidy() {
	now := g.o.Now()
	if now.Sub(g.tidied) < time.Minute {
		return
	}
	g.tidied = now
	for id, l := range g.live {
		if len(l.readers) == 0 && now.Sub(l.used) > goneAfter+time.Minute {
			g.dropHeld(id)
		}
	}
	g.origins.tidy(now)
}

// exit ends the session at once and leads to the neutral page. What comes from another
// site ends nothing. Nothing here may be cached, so that the cache needs no clearing,
// which takes some browsers seconds.
func (g *Gateway) exit(w http.ResponseWriter, r *http.Request) {
	if ours(r) {
		g.end(r, Exited)
		w.Header().Set("Clear-Site-Data", `"cookies", "storage"`)
		g.forgetCookie(w, r)
	}
	if r.Method == http.MethodPost && r.Header.Get("Sec-Fetch-Mode") != "navigate" {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.Header().Set("Location", g.neutral)
	w.WriteHeader(http.StatusSeeOther)
}

// end ends the visitor's side of the chat that a request belongs to. The visitor does not
// wait for the disk: what the house cannot do now it finds out by itself.
func (g *Gateway) end(r *http.Request, how Presence) {
	c, ok := g.cookie(r)
	if !ok || c.step != stepChat {
		return
	}
	id := c.token.session()
	g.drop(id)
	ctx := context.WithoutCancel(r.Context())
	go func() { g.fault("leave", g.o.House.Leave(ctx, id, how)) }()
}

// file is one of the page's fixed files.
type file struct {
	kind string
	text string
}

func (f file) serve(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", f.kind)
	_, _ = io.WriteString(w, f.text)
}
