package remote

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"slices"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/ssh"
	"github.com/charmbracelet/wish"
	gossh "golang.org/x/crypto/ssh"

	"baken/store"
	"baken/store/guard"
	"baken/store/member"
)

// Visitor is somebody who has come in: a member of the team, at a terminal or without one.
type Visitor struct {
	Member store.Member
	Store  *store.Store // the hub's, as the member has it

	In      io.Reader
	Out     io.Writer
	Err     io.Writer
	Environ []string // as the client sent it, with TERM of the terminal
	Args    []string // what is to be done; none: the workstation

	// Of a terminal.
	Terminal bool
	Dark     bool // its background
	Sizes    <-chan tea.WindowSizeMsg
}

// Getenv gives a variable of the session.
func (v *Visitor) Getenv(name string) string {
	for _, e := range slices.Backward(v.Environ) {
		if len(e) > len(name) && e[len(name)] == '=' && e[:len(name)] == name {
			return e[len(name)+1:]
		}
	}
	return ""
}

// Full is said to who comes while as many are there as may be.
type Full struct {
	Own bool // so many sessions are the member's own
}

func (Full) Error() string { return "too many sessions" }

// Deps are what a server is made with.
type Deps struct {
	Store   *store.Store
	HostKey gossh.Signer
	Log     *slog.Logger
	// Serve does what a visitor came for until that is over or ctx ends, and gives the
	// exit status.
	Serve func(ctx context.Context, v *Visitor) int
	// Refuse tells a visitor, to whom nothing is served, why: a Full.
	Refuse func(v *Visitor, why error) int
}

// Server serves the team.
type Server struct {
	deps Deps
	ssh  *ssh.Server
	gate gate

	mu      sync.Mutex
	visits  map[*visit]bool
	closing bool
	inside  sync.WaitGroup
}

// visit is one session that is open.
type visit struct {
	key    string
	member member.ID
	stop   context.CancelFunc
	conn   *gossh.ServerConn
}

// New makes a server.
func New(d Deps) (*Server, error) {
	s := &Server{deps: d, visits: map[*visit]bool{}}
	server, err := wish.NewServer(
		wish.WithPublicKeyAuth(func(_ ssh.Context, key ssh.PublicKey) bool {
			return guard.Run(d.Log, func() error { // outside of any session
				_, err := d.Store.MemberWith(known(key)) // who it is, is asked when the key has signed
				return err
			}) == nil
		}),
		wish.WithMiddleware(func(ssh.Handler) ssh.Handler { return s.session }),
		ssh.EmulatePty(),
		func(server *ssh.Server) error { server.AddHostKey(d.HostKey); return nil },
	)
	if err != nil {
		return nil, err
	}
	server.Version = "Baken"
	server.ConnCallback = func(ctx ssh.Context, c net.Conn) net.Conn {
		l := s.gate.admit(c)
		if l == nil {
			return nil
		}
		ctx.SetValue(lineKey{}, l)
		return l
	}
	s.ssh = server
	return s, nil
}

type lineKey struct{}

// Serve takes connections until ctx ends; then sessions are ended, which keep what was
// typed, and it returns.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	ears := s.deps.Store.Listen()
	defer ears.Close()
	go s.watch(ears)
	defer context.AfterFunc(ctx, s.close)()
	err := s.ssh.Serve(l)
	s.close()
	s.inside.Wait()
	told, stop := context.WithTimeout(context.Background(), farewell) // how each ended is on its way
	defer stop()
	_ = s.ssh.Shutdown(told)
	_ = s.ssh.Close()
	if errors.Is(err, ssh.ErrServerClosed) || ctx.Err() != nil {
		return nil
	}
	return err
}

// close ends the sessions and lets nobody in any more.
func (s *Server) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closing {
		return
	}
	s.closing = true
	go func() { // closes the listener at once
		ctx, stop := context.WithCancel(context.Background())
		stop()
		_ = s.ssh.Shutdown(ctx)
	}()
	for v := range s.visits {
		v.cut()
	}
}

// farewell is how long clients have to hear how their sessions ended.
const farewell = time.Second

// ending is how long a session may take to keep what was typed.
const ending = 10 * time.Second

// watch ends the sessions of those who are not of the team any more.
func (s *Server) watch(ears *store.Listener) {
	for range ears.C {
		if !ears.Take().Members {
			continue
		}
		s.mu.Lock()
		for v := range s.visits {
			if s.belongs(v) {
				continue
			}
			v.cut()
		}
		s.mu.Unlock()
	}
}

// cut ends a session, and with it, where a terminal takes nothing any more, the
// connection.
func (v *visit) cut() {
	v.stop()
	time.AfterFunc(ending, func() { _ = v.conn.Close() })
}

// belongs says whether who has a session is still of the team, by the same key.
func (s *Server) belongs(v *visit) bool {
	m, err := s.deps.Store.MemberWith(v.key)
	return err == nil && m.ID == v.member
}

// Present are the members who have a session open, each once.
func (s *Server) Present() (all []member.ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for v := range s.visits {
		if !slices.Contains(all, v.member) {
			all = append(all, v.member)
		}
	}
	return all
}

// Sessions counts the sessions that are open; below 0 when nobody is let in any more.
func (s *Server) Sessions() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closing {
		return -1
	}
	return len(s.visits)
}

// enter notes a session, unless there are too many: a Full.
func (s *Server) enter(v *visit) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	own := 0
	for o := range s.visits {
		if o.member == v.member {
			own++
		}
	}
	switch {
	case s.closing:
		return store.ErrClosed
	case own >= ofMember:
		return Full{Own: true}
	case len(s.visits) >= sessions:
		return Full{}
	}
	s.visits[v] = true
	s.inside.Add(1)
	return nil
}

func (s *Server) leave(v *visit) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.visits, v)
	s.inside.Done()
}

// session is one session from its beginning to its end.
func (s *Server) session(sess ssh.Session) {
	status := 1
	err := guard.Run(s.deps.Log, func() error {
		status = s.serve(sess)
		return nil
	})
	if err != nil {
		status = 1
	}
	_ = sess.Exit(status)
}

func (s *Server) serve(sess ssh.Session) int {
	if l, ok := sess.Context().Value(lineKey{}).(*line); ok {
		l.enters()
		defer l.leaves()
	}
	key := sess.PublicKey()
	conn, ok := sess.Context().Value(ssh.ContextKeyConn).(*gossh.ServerConn)
	if key == nil || !ok {
		return 1
	}
	m, err := s.deps.Store.MemberWith(known(key))
	if err != nil {
		_ = conn.Close() // the key was taken away meanwhile
		return 1
	}
	ctx, stop := context.WithCancel(sess.Context())
	defer stop()
	v, err := s.visitor(ctx, stop, sess, m)
	if err != nil {
		return 1
	}
	defer v.Store.Close()
	open := &visit{known(key), m.ID, stop, conn}
	if err := s.enter(open); err != nil {
		return s.deps.Refuse(v, err)
	}
	defer s.leave(open)
	if !s.belongs(open) { // she was taken out before [Server.watch] could see the session
		_ = conn.Close()
		return 1
	}
	if err := v.Store.SawMember(ctx); err != nil {
		s.deps.Log.Warn("it is not kept that a member was here")
	}
	if v.Terminal && len(v.Args) == 0 {
		in := v.In.(*input)
		v.Dark = in.dark(v.Out)
		go func() { // who closes a window leaves no screen behind
			select {
			case <-in.ended:
				stop()
			case <-ctx.Done():
			}
		}()
	}
	return s.deps.Serve(ctx, v)
}

// visitor puts together what there is of a session.
func (s *Server) visitor(ctx context.Context, stop func(), sess ssh.Session, m store.Member) (*Visitor, error) {
	view, err := s.deps.Store.As(m.ID)
	if err != nil {
		return nil, err
	}
	v := &Visitor{Member: m, Store: view, In: sess, Out: sess, Err: sess.Stderr(), Environ: sess.Environ(), Args: sess.Command()}
	pty, changes, terminal := sess.Pty()
	if terminal && len(v.Args) == 0 {
		v.Terminal, v.In = true, newInput(sess, ctx.Done())
		v.Sizes = sizes(ctx, pty.Window, changes)
	} else if terminal {
		go drain(changes)
	}
	return v, nil
}

// sizes passes on how large the terminal is, the latest only.
func sizes(ctx context.Context, first ssh.Window, changes <-chan ssh.Window) <-chan tea.WindowSizeMsg {
	out := make(chan tea.WindowSizeMsg, 1)
	out <- sizeOf(first)
	go func() {
		for {
			select {
			case w, ok := <-changes:
				if !ok {
					return
				}
				select {
				case <-out:
				default:
				}
				out <- sizeOf(w)
			case <-ctx.Done():
				drain(changes)
				return
			}
		}
	}()
	return out
}

// most is how wide or high a terminal is believed to be, in cells: what is drawn grows with it.
const most = 1000

func sizeOf(w ssh.Window) tea.WindowSizeMsg {
	return tea.WindowSizeMsg{Width: min(max(w.Width, 1), most), Height: min(max(w.Height, 1), most)}
}

// drain takes what is told of sizes until the session's channel is closed: who tells of
// them must not be held up.
func drain(changes <-chan ssh.Window) {
	for range changes {
	}
}
