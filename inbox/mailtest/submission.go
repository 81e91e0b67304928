package mailtest

import (
	"crypto/tls"
	"io"
	"log"
	"net"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
)

// Security is how a submission server is reached.
type Security int

// The kinds of security (RFC 8314).
const (
	ImplicitTLS Security = iota
	StartTLS
	Plain // no TLS at all
)

// SMTPOptions says what submission server is wanted. The zero value is a good
// one: implicit TLS, and a login that must be made.
type SMTPOptions struct {
	Security Security
	User     string // default "hulplijn@example.org"
	Password string // default "zomer-regen-42"
	Token    string // an access token that holds; default "token-one"
	Open     bool   // no login is wanted or offered
	MaxBytes int64  // announced with SIZE and enforced; 0 is no limit
	// UTF8 offers SMTPUTF8 (RFC 6531).
	UTF8        bool
	Certificate Certificate
}

// Submitted is a mail as the server took it.
type Submitted struct {
	From      string // of MAIL FROM
	To        []string
	Hello     string // what the client called itself
	Mechanism string // of its login; empty when there was none
	Secure    bool   // over TLS
	MessageID string // without angle brackets
	At        time.Time
	Raw       []byte
}

// Sink is a submission server that keeps what it gets and sends nothing on.
// Its methods may be called from any goroutine, but Stop and Start from one at
// a time.
type Sink struct {
	Addr            string // host:port
	CAFile          string
	TLS             *tls.Config
	User            string
	Password, Token string

	t      testing.TB
	o      SMTPOptions
	id     *identity
	tokens *tokens
	server *smtp.Server
	served chan struct{}

	mu     sync.Mutex
	got    []Submitted
	faults []Fault
	conns  map[net.Conn]struct{}
}

// Submission starts a submission server.
func Submission(t testing.TB, o SMTPOptions) *Sink {
	t.Helper()
	login := Options{User: o.User, Password: o.Password, Token: o.Token}
	login.fill()
	id := theIdentity(t)
	s := &Sink{
		t: t, o: o, id: id, Addr: loopback(freePort(t)), CAFile: id.caFile(t), TLS: id.trust(),
		User: login.User, Password: login.Password, Token: login.Token,
		tokens: &tokens{user: login.User, valid: login.Token},
		conns:  map[net.Conn]struct{}{},
	}
	t.Cleanup(s.Stop)
	s.Start()
	return s
}

// Start brings a stopped server back on its port, with all it had.
func (s *Sink) Start() {
	s.t.Helper()
	if s.server != nil {
		s.t.Fatal("mailtest: this submission server runs already")
	}
	l, err := listen(s.Addr)
	if err != nil {
		s.t.Fatalf("mailtest: %v", err)
	}
	server := smtp.NewServer(smtp.BackendFunc(s.session))
	server.Domain = "localhost"
	server.AllowInsecureAuth = s.o.Security == Plain
	server.MaxMessageBytes = s.o.MaxBytes
	server.EnableSMTPUTF8 = s.o.UTF8
	server.ErrorLog = log.New(io.Discard, "", 0) // connections that a fault cut
	var front net.Listener = &remembering{Listener: l, sink: s}
	switch s.o.Security {
	case ImplicitTLS:
		front = tls.NewListener(front, s.id.serve(s.o.Certificate))
	case StartTLS:
		server.TLSConfig = s.id.serve(s.o.Certificate)
	case Plain:
	}
	served := make(chan struct{})
	go func() { _ = server.Serve(front); close(served) }()
	s.server, s.served = server, served
}

// Stop closes the port and all connections. It may be called on a server that
// does not run.
func (s *Sink) Stop() {
	if s.server == nil {
		return
	}
	_ = s.server.Close()
	s.mu.Lock()
	for c := range s.conns {
		_ = c.Close()
	}
	s.mu.Unlock()
	<-s.served
	s.server = nil
}

// remembering is a listener that knows its open connections, so that Stop can
// end those that wait in a fault.
type remembering struct {
	net.Listener
	sink *Sink
}

func (l *remembering) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	l.sink.mu.Lock()
	defer l.sink.mu.Unlock()
	l.sink.conns[c] = struct{}{}
	return &remembered{Conn: c, sink: l.sink}, nil
}

type remembered struct {
	net.Conn
	sink *Sink
}

func (c *remembered) Close() error {
	c.sink.mu.Lock()
	delete(c.sink.conns, c.Conn)
	c.sink.mu.Unlock()
	return c.Conn.Close()
}

// SetToken makes this the only access token that holds; empty is none.
func (s *Sink) SetToken(token string) { s.tokens.set(token) }

// Received is all that was stored, in its order.
func (s *Sink) Received() []Submitted {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.got)
}

// Count says how often a mail with this Message-ID (without angle brackets)
// was stored. More than once is a mail that was sent twice.
func (s *Sink) Count(messageID string) int {
	n := 0
	for _, m := range s.Received() {
		if m.MessageID == messageID {
			n++
		}
	}
	return n
}

func (s *Sink) keep(m Submitted) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.got = append(s.got, m)
}
