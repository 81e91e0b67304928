package watch

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"baken/inbox"
	"baken/inbox/imap"
	"baken/store"
	"baken/store/guard"
)

// Deps are what is watched.
type Deps struct {
	Gauges   func(context.Context) (store.Gauges, error)
	Mail     func() inbox.Status
	Sessions func() int                             // that are open
	Space    func() (free, total uint64, err error) // of the disk with the store
	Now      func() time.Time
	Log      *slog.Logger
	Version  string
	Commit   string
	Go       string
}

// Watch answers. Its methods may be called from any goroutine.
type Watch struct {
	deps  Deps
	began time.Time
	one   sync.Mutex // one answer at a time: counting costs something

	mu       sync.Mutex
	mail     standing
	since    time.Time // when the mailbox was last in order; at first when the watch began
	full     bool      // the disk, when it was last looked at
	troubles map[string]uint64
}

// standing is how the mailbox stands, as far as it is told.
type standing struct {
	state   imap.State
	problem string // a word of the program; empty: none
}

// New makes a watch of what begins now.
func New(d Deps) *Watch {
	now := d.Now()
	return &Watch{deps: d, began: now, since: now, troubles: map[string]uint64{}, mail: standing{state: imap.Offline}}
}

// ErrNotLoopback is an address that others than this machine could ask.
var ErrNotLoopback = errors.New("not an address of this machine alone")

// Address refuses an address to listen on that is none, or is not loopback's.
func Address(address string) error {
	host, port, err := net.SplitHostPort(address)
	if err != nil || port == "" || !loopback(host) {
		return ErrNotLoopback
	}
	return nil
}

// loopback says whether a host is this machine by its very name.
func loopback(host string) bool {
	return host == "localhost" || net.ParseIP(host).IsLoopback()
}

// How long is waited for who asks.
const (
	asking    = 5 * time.Second
	answering = 30 * time.Second
)

// Serve answers on l until ctx ends.
func (w *Watch) Serve(ctx context.Context, l net.Listener) {
	s := &http.Server{
		Handler: w.handler(), ReadHeaderTimeout: asking, ReadTimeout: asking, WriteTimeout: answering, IdleTimeout: answering, MaxHeaderBytes: 16 << 10,
		ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError), // it says who asked for what
	}
	defer context.AfterFunc(ctx, func() { _ = s.Close() })()
	if err := s.Serve(l); ctx.Err() == nil && err != nil {
		w.deps.Log.Error("the watch has ended", "do", "start the hub anew")
	}
}

func (w *Watch) handler() http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /health", w.serveHealth)
	m.HandleFunc("GET /metrics", w.serveMetrics)
	return http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		host := r.Host
		if h, _, err := net.SplitHostPort(r.Host); err == nil {
			host = h
		}
		if !loopback(host) {
			http.Error(out, "only this machine is answered, by its own name", http.StatusForbidden)
			return
		}
		out.Header().Set("Cache-Control", "no-store")
		out.Header().Set("X-Content-Type-Options", "nosniff")
		w.one.Lock()
		defer w.one.Unlock()
		if guard.Run(w.deps.Log, func() error { m.ServeHTTP(out, r); return nil }) != nil {
			http.Error(out, "a fault in the program; the log says where", http.StatusInternalServerError)
		}
	})
}

// Told takes how the mailbox stands, whenever that may be another. What has changed
// goes to the log, in one line, with what to do.
func (w *Watch) Told(s inbox.Status) {
	now := standing{state: s.Mail}
	switch {
	case s.Mail != imap.Online && s.Problem != imap.NoProblem:
		now.problem = string(s.Problem)
	case s.Mail == imap.Online && s.SendErr != nil:
		now.problem = "submission"
	}
	w.mu.Lock()
	was := w.mail
	w.mail = now
	if was.fine() {
		w.since = w.deps.Now()
	}
	if now.problem != "" && now != was {
		w.troubles[now.problem]++
	}
	w.mu.Unlock()
	switch {
	case now == was:
	case now.problem != "":
		w.deps.Log.Warn("the mailbox is not in order", "state", string(now.state), "problem", now.problem, "do", advice(now.problem))
	case now.fine():
		w.deps.Log.Info("the mailbox is in order")
	}
}

func (s standing) fine() bool { return s.state == imap.Online && s.problem == "" }

// advice is what is to be done about a problem, in words for the log.
func advice(problem string) string {
	switch imap.Problem(problem) {
	case imap.Credentials:
		return "the server refuses the password: look at what secret_command prints"
	case imap.NoCommand, imap.CommandFailed:
		return "secret_command gives nothing: run it as the hub's user"
	case imap.Certificate, imap.Insecure:
		return "look at the server's certificate, this machine's clock and ca_file: `baken check` says which"
	case imap.Configuration:
		return "look at [mail] in the configuration: `baken check` says what is wrong"
	case imap.DiskFull:
		return "make room on the disk with the store"
	case imap.DiskReadOnly, imap.DiskTrouble, imap.StoreTrouble:
		return "look at the disk with the store, then `baken verify`"
	case imap.ProgramFault:
		return "a fault in the program: send the lines above to who maintains it"
	case imap.FolderMissing, imap.FolderUnreadable:
		return "look at [mail] folders, and at the rights of the mailbox"
	case "submission":
		return "mail does not go out: `baken check` says why; what waits is kept"
	}
	return "nothing, it is tried again by itself; if it stays so, look at the network and the server"
}
