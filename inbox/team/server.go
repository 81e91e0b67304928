package team

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nkeys"

	"baken/store"
	"baken/store/journal"
)

// Settings are those of a Server.
type Settings struct {
	Listen string          // host:port; others connect there
	Dir    string          // where the engine keeps its files; empty: it keeps no journal, and only lets in who joins
	Cert   tls.Certificate // by which those who join know it
	Team   journal.TeamID
	Store  *store.Store // the hub's: it says who is let in
	Enrol  Enrol        // takes in who joins
	Now    func() time.Time
}

// Server is the engine in the hub's own process: a NATS server with JetStream, which
// writes each entry to the disk before it is acknowledged, speaks TLS 1.3 alone, knows
// everybody by a key, and lets nobody purge. It logs nothing. Make one with Start.
type Server struct {
	Settings
	nats *server.Server
	own  nkeys.KeyPair // of this process

	mu      sync.Mutex
	options *server.Options
	invited []*Invitation
	guests  []Guest
	doors   *nats.Conn // at which those knock who join

	heard  *store.Listener
	closed chan struct{}
	once   sync.Once
	over   sync.WaitGroup
}

// ErrListen: the server cannot listen where it is to.
var ErrListen = errors.New("cannot listen there")

// mostGuests is how many connections there may be.
const mostGuests = 2000

// Start starts the server.
func Start(o Settings) (s *Server, err error) {
	host, text, err := net.SplitHostPort(o.Listen)
	port, perr := strconv.Atoi(text)
	if err := errors.Join(err, perr); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrListen, err)
	}
	if port == 0 {
		port = server.RANDOM_PORT
	}
	s = &Server{Settings: o}
	if s.own, err = nkeys.CreateUser(); err != nil {
		return nil, err
	}
	s.options = &server.Options{
		ServerName: "baken", Host: host, Port: port, NoLog: true, NoSigs: true, MaxConn: mostGuests, MaxPayload: maxEntry, MaxPending: 64 << 20,
		TLS: true, TLSHandshakeFirst: true, TLSTimeout: 10, AuthTimeout: 15, AllowNonTLS: false,
		TLSConfig: &tls.Config{MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{o.Cert}},
		JetStream: o.Dir != "", StoreDir: o.Dir, SyncAlways: true, JetStreamMaxMemory: 64 << 20, JetStreamMaxStore: 1 << 40,
		PingInterval: 20 * time.Second, MaxPingsOut: 3, WriteDeadline: 20 * time.Second,
	}
	if s.guests, err = Guests(o.Store); err != nil {
		return nil, err
	}
	if s.options.Nkeys, err = s.users(); err != nil {
		return nil, err
	}
	if s.nats, err = server.NewServer(s.options.Clone()); err != nil {
		return nil, fmt.Errorf("the journal's server: %w", err)
	}
	s.nats.Start()
	if !s.nats.ReadyForConnections(20 * time.Second) {
		s.nats.Shutdown()
		return nil, fmt.Errorf("%w: %s", ErrListen, o.Listen)
	}
	s.heard, s.closed = o.Store.Listen(), make(chan struct{})
	s.over.Go(s.watch)
	if err := s.opensDoor(); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// watch lets in who comes to the team and cuts off who leaves it, as the journal says.
func (s *Server) watch() {
	for {
		select {
		case _, open := <-s.heard.C:
			if !open {
				return
			}
			if s.heard.Take().Members {
				_ = s.Refresh() // it fails when the store is closed, and is tried at the next change
			}
		case <-s.closed:
			return
		}
	}
}

// users are all that are let in, this process among them.
func (s *Server) users() ([]*server.NkeyUser, error) {
	all, err := users(s.Team, s.guests, s.invited, nil)
	if err != nil {
		return nil, err
	}
	own, err := s.own.PublicKey()
	return append(all, &server.NkeyUser{Nkey: own}), err
}

// Refresh has those let in that the journal knows, and cuts off the others.
func (s *Server) Refresh() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	guests, err := Guests(s.Store)
	if err != nil {
		return err
	}
	s.guests = guests
	return s.reload()
}

// reload has the server know who is let in.
func (s *Server) reload() (err error) {
	next := s.options.Clone()
	if next.Nkeys, err = s.users(); err != nil {
		return err
	}
	if err := s.nats.ReloadOptions(next); err != nil {
		return fmt.Errorf("the journal's server: %w", err)
	}
	return nil
}

// knows says whether a workstation is let in.
func (s *Server) knows(w journal.WorkstationID) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.ContainsFunc(s.guests, func(g Guest) bool { return g.Station == w })
}

// Addr is where it listens.
func (s *Server) Addr() string { return s.nats.Addr().String() }

// identity is that of this process.
func (s *Server) identity() Identity {
	public, _ := s.own.PublicKey()
	return Identity{public, s.own.Sign}
}

// connect is a connection within this process.
func (s *Server) connect() (*nats.Conn, error) {
	i := s.identity()
	return nats.Connect("", nats.InProcessServer(s.nats), nats.Nkey(i.Public, i.Sign), nats.CustomInboxPrefix(inboxOf(i)), nats.MaxReconnects(-1))
}

// Dial is a connection of the hub's own store to the journal, which is made where there
// is none.
func (s *Server) Dial(ctx context.Context) (Engine, error) {
	nc, err := s.connect()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAway, err)
	}
	j, err := newJets(nc, s.Team)
	if err != nil {
		nc.Close()
		return nil, err
	}
	j.deletes = true
	return j, nil
}

// Close ends it; twice does no harm.
func (s *Server) Close() { s.once.Do(s.close) }

func (s *Server) close() {
	close(s.closed)
	s.over.Wait()
	s.heard.Close()
	if s.doors != nil {
		s.doors.Close()
	}
	s.nats.Shutdown()
	s.nats.WaitForShutdown()
}

// seedIdentity is the identity of an Ed25519 seed.
func seedIdentity(seed []byte) Identity {
	k := ed25519.NewKeyFromSeed(seed)
	b, _ := nkeys.Encode(nkeys.PrefixByteUser, k.Public().(ed25519.PublicKey)) // fails for wrong lengths only
	return Identity{string(b), func(nonce []byte) ([]byte, error) { return k.Sign(rand.Reader, nonce, &ed25519.Options{}) }}
}
