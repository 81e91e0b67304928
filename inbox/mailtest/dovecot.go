package mailtest

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2/imapclient"
)

// Format is how Dovecot keeps its mail.
type Format string

// The formats. Maildir is the default.
const (
	Maildir Format = "maildir"
	Sdbox   Format = "sdbox"
)

// Options says what mailbox is wanted. The zero value is a good one.
type Options struct {
	Format   Format
	User     string // default "hulplijn@example.org"
	Password string // default "zomer-regen-42"
	Token    string // an access token that holds; default "token-one"
	// Folders beside INBOX; nil is UsualFolders, an empty slice none.
	Folders []Folder
	// MaxConnections for one user and address; default 100. Beyond it a
	// login is answered with NO [UNAVAILABLE] and the connection is closed.
	MaxConnections int
	Certificate    Certificate
}

// Server is a running Dovecot, or Cyrus, with one mailbox. Its methods end the test when
// they fail; they may be called from any goroutine, but Stop, Kill and Start
// from one at a time.
type Server struct {
	IMAPS  string // host:port, implicit TLS
	IMAP   string // host:port, STARTTLS or plain
	CAFile string // PEM of the CA that signed the certificate
	TLS    *tls.Config
	User   string
	// Password for PLAIN and LOGIN; Token for OAUTHBEARER and XOAUTH2.
	Password, Token string

	t      testing.TB
	dir    string
	binary string
	args   []string
	as     *syscall.Credential
	plan   plan // of Dovecot only
	tokens *tokens
	cmd    *exec.Cmd
	exited chan struct{}

	mu     sync.Mutex
	client *imapclient.Client // the test's own connection; nil when not open
}

// Dovecot starts a Dovecot with an empty mailbox. It fails the test when
// Dovecot is not installed.
func Dovecot(t testing.TB, o Options) *Server {
	t.Helper()
	binary, version := installed(t)
	o.fill()
	id := theIdentity(t)
	s := &Server{
		t: t, binary: binary, TLS: id.trust(), CAFile: id.caFile(t),
		User: o.User, Password: o.Password, Token: o.Token,
		tokens: &tokens{user: o.User, valid: o.Token},
	}
	// A short path of its own: Unix sockets allow 107 bytes, and t.TempDir is
	// closed to other users, which Dovecot is when the test runs as root.
	dir, err := os.MkdirTemp("", "mailtest-")
	if err != nil {
		t.Fatalf("mailtest: %v", err)
	}
	s.dir = dir
	s.args = []string{"-F", "-c", filepath.Join(dir, "dovecot.conf")}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })

	owner, as := whoRuns(t, "dovecot")
	s.as = as
	s.plan = plan{version: version, dir: dir, user: owner.Username, group: groupOf(t, owner), introspection: s.tokens.listen(t), o: o}
	s.plan.imap, s.plan.imaps = freePort(t), freePort(t)
	s.IMAP, s.IMAPS = loopback(s.plan.imap), loopback(s.plan.imaps)

	shown := id.pairs[o.Certificate]
	s.write("cert.pem", string(shown.cert))
	s.write("key.pem", string(shown.key))
	s.write("passwd", fmt.Sprintf("%s:{PLAIN}%s::::::\n", o.User, o.Password))
	s.configure()
	for _, sub := range []string{"home", "mail", "run", "state"} {
		if err := os.Mkdir(filepath.Join(dir, sub), 0o755); err != nil {
			t.Fatalf("mailtest: %v", err)
		}
	}
	s.own(dir)
	t.Cleanup(s.Kill)
	s.Start()
	return s
}

func (o *Options) fill() {
	if o.Format == "" {
		o.Format = Maildir
	}
	if o.User == "" {
		o.User = "hulplijn@example.org"
	}
	if o.Password == "" {
		o.Password = "zomer-regen-42"
	}
	if o.Token == "" {
		o.Token = "token-one"
	}
	if o.Folders == nil {
		o.Folders = UsualFolders
	}
	if o.MaxConnections == 0 {
		o.MaxConnections = 100
	}
}

// installed finds Dovecot and its version.
func installed(t testing.TB) (binary, version string) {
	t.Helper()
	const advice = "apt-get install dovecot-imapd; .ci/run does it"
	binary, err := exec.LookPath("dovecot")
	if err != nil {
		binary = "/usr/sbin/dovecot" // not in an ordinary user's PATH
	}
	out, err := exec.Command(binary, "--version").Output()
	if err != nil {
		t.Fatalf("mailtest: dovecot does not run, and this test needs a real one (%s): %v", advice, err)
	}
	version, _, _ = strings.Cut(strings.TrimSpace(string(out)), " ")
	return binary, version
}

// configure writes the configuration that is planned.
func (s *Server) configure() {
	s.t.Helper()
	for name, text := range s.plan.files() {
		s.write(name, text)
	}
}

// write puts a file into the server's own folder.
func (s *Server) write(name, text string) {
	s.t.Helper()
	path := filepath.Join(s.dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		s.t.Fatalf("mailtest: %v", err)
	}
	s.own(path)
}

// Start brings a stopped server back on the same ports, with the same mail.
// It returns when it answers.
func (s *Server) Start() {
	s.t.Helper()
	if s.cmd != nil {
		s.t.Fatal("mailtest: this Dovecot runs already")
	}
	cmd := exec.Command(s.binary, s.args...)
	cmd.Dir = s.dir
	cmd.SysProcAttr = apart(s.as)
	said := &strings.Builder{}
	cmd.Stdout, cmd.Stderr = said, said
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		s.t.Fatalf("mailtest: cannot start %s: %v", s.binary, err)
	}
	exited := make(chan struct{})
	go func() { _ = cmd.Wait(); close(exited) }()
	s.cmd, s.exited = cmd, exited
	for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		select {
		case <-exited:
			s.cmd = nil
			s.t.Fatalf("mailtest: dovecot ended at once: %s\n%s", said, s.Log())
		default:
		}
		if greets(s.IMAP) {
			return
		}
		if time.Now().After(end) {
			s.t.Fatalf("mailtest: dovecot does not answer on %s\n%s", s.IMAP, s.Log())
		}
	}
}

// greets says whether an IMAP server says hello there.
func greets(addr string) bool {
	c, err := net.DialTimeout("tcp", addr, time.Second)
	if err != nil {
		return false
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(2 * time.Second))
	hello := make([]byte, 4)
	_, err = io.ReadFull(c, hello)
	return err == nil && string(hello) == "* OK"
}

// Stop ends the server in order, as a restart for an upgrade does: clients get
// a BYE. It returns when the server is gone; its ports refuse connections.
func (s *Server) Stop() { s.end(syscall.SIGTERM) }

// Kill ends the server and all its connections without a word. It may be
// called on a server that does not run.
func (s *Server) Kill() { s.end(syscall.SIGKILL) }

func (s *Server) end(sig syscall.Signal) {
	s.hangUp()
	if s.cmd == nil {
		return
	}
	group := -s.cmd.Process.Pid // the process group that Start made
	target := group
	if sig == syscall.SIGTERM {
		target = s.cmd.Process.Pid
	}
	if err := syscall.Kill(target, sig); err != nil && !errors.Is(err, syscall.ESRCH) {
		s.t.Errorf("mailtest: cannot end dovecot: %v", err)
	}
	select {
	case <-s.exited:
	case <-time.After(patience):
		s.t.Errorf("mailtest: dovecot did not end\n%s", s.Log())
	}
	// What is left of it, after a polite end that not all have heeded.
	_ = syscall.Kill(group, syscall.SIGKILL)
	s.cmd = nil
}

// SetToken makes this the only access token that holds; empty is none. Tokens
// expire at a provider; this is how they do here.
func (s *Server) SetToken(token string) { s.tokens.set(token) }

// Log is what Dovecot has written to its log.
func (s *Server) Log() string {
	b, err := os.ReadFile(filepath.Join(s.dir, "log"))
	if err != nil {
		return err.Error()
	}
	return string(b)
}
