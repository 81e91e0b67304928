package command_test

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/crypto/ssh"
)

// overheard is what a program says while it is looked at.
type overheard struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *overheard) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *overheard) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// hub is a running `baken serve`, and the keys of those who come to it.
type hub struct {
	*line
	cmd     *exec.Cmd
	said    *overheard
	prints  *bufio.Reader // after the first row
	address string
	hostKey string
	web     string // where the visitors' page is, if it is to be served
	keys    map[string]ssh.Signer
}

// serves starts the hub of a line, with a mail that waits, and a team: Els, counselor,
// and Sam, supervisor, each with a key. Eve has a key that nobody knows.
func serves(t testing.TB) *hub {
	t.Helper()
	h := &hub{line: newLine(t, "--smtp", ""), keys: map[string]ssh.Signer{}}
	h.imap.Deliver("INBOX", []byte("From: lies@post.example\r\nTo: "+h.imap.User+"\r\nSubject: Geroep bij de buren\r\nMessage-ID: <een@post.example>\r\n\r\nIk hoor geroep bij de buren.\r\n"), time.Now().Add(-time.Hour))
	h.baken("sync")
	h.configure("\n[serve]\nssh = \"127.0.0.1:0\"\n")
	for _, name := range []string{"els", "sam", "eve"} {
		h.key(name)
	}
	h.baken("user", "add", "Els", "--role", "counselor", "--key", "els.pub")
	h.start()
	// Who comes later comes through the socket of the hub.
	h.baken("user", "add", "Sam", "--role", "supervisor", "--key", string(ssh.MarshalAuthorizedKey(h.keys["sam"].PublicKey())))
	return h
}

// key makes a key pair as OpenSSH keeps one.
func (h *hub) key(name string) {
	h.t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		h.t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		h.t.Fatal(err)
	}
	if h.keys[name], err = ssh.NewSignerFromKey(private); err != nil {
		h.t.Fatal(err)
	}
	for file, b := range map[string][]byte{name: pem.EncodeToMemory(block), name + ".pub": ssh.MarshalAuthorizedKey(h.keys[name].PublicKey())} {
		if err := os.WriteFile(filepath.Join(h.home, file), b, 0o600); err != nil {
			h.t.Fatal(err)
		}
	}
}

// start starts the program, and reads where it is to be found.
func (h *hub) start() {
	h.t.Helper()
	h.cmd = exec.Command("baken", "serve", "--format", "json")
	h.cmd.Env, h.cmd.Dir = environment(h.home), h.home
	h.said = new(overheard)
	h.cmd.Stderr = h.said
	out, err := h.cmd.StdoutPipe()
	if err != nil {
		h.t.Fatal(err)
	}
	if err := h.cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	h.prints = bufio.NewReader(out)
	rows := 1
	if h.web != "" {
		rows++
	}
	first := make(chan string, rows)
	go func() {
		for range rows {
			line, _ := h.prints.ReadString('\n')
			first <- line
		}
	}()
	h.t.Cleanup(func() {
		_ = h.cmd.Process.Kill()
		_ = h.cmd.Wait()
	})
	var row struct{ Address, Host_key string }
	select {
	case line := <-first:
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			h.t.Fatalf("%q: %v\n%s", line, err, h.said)
		}
	case <-time.After(patience):
		h.t.Fatal("the hub does not start")
	}
	h.address, h.hostKey = row.Address, row.Host_key
	if h.web == "" {
		return
	}
	if err := json.Unmarshal([]byte(<-first), &row); err != nil {
		h.t.Fatalf("the page: %v\n%s", err, h.said)
	}
	pages.Lock()
	h.web = row.Address
	pages.Unlock()
}

// pages guards where a hub has its page, which is another after a restart.
var pages sync.Mutex

// page is where the visitors' page is by now.
func (h *hub) page() string {
	pages.Lock()
	defer pages.Unlock()
	return h.web
}

// client are the arguments of OpenSSH's client as one member.
func (h *hub) client(name string, more ...string) []string {
	host, port, err := net.SplitHostPort(h.address)
	if err != nil {
		h.t.Fatal(err)
	}
	return append([]string{"ssh", "-F", "/dev/null", "-p", port, "-i", filepath.Join(h.home, name), "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=accept-new",
		"-o", "UserKnownHostsFile=" + filepath.Join(h.home, "known_hosts"), "-o", "LogLevel=ERROR"}, append(more, host)...)
}

// asks runs a command over SSH, without a terminal; -i and a file before it name further
// keys to try.
func (h *hub) asks(name string, command ...string) (out, trouble string, status int) {
	h.t.Helper()
	var more []string
	for len(command) > 1 && command[0] == "-i" {
		more, command = append(more, command[:2]...), command[2:]
	}
	args := append(h.client(name, more...), command...)
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env, cmd.Dir = environment(h.home), h.home
	var o, e bytes.Buffer
	cmd.Stdout, cmd.Stderr = &o, &e
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		h.t.Fatal(err)
	}
	return o.String(), e.String(), cmd.ProcessState.ExitCode()
}

// sits has a member at a terminal with the workstation in it.
func (h *hub) sits(name string, more ...string) *terminal {
	return atTerminalOf(h.t, h.home, h.client(name, append([]string{"-tt"}, more...)...)...)
}

// dials connects with the given keys, offered in their order.
func (h *hub) dials(keys ...ssh.Signer) (*ssh.Client, error) {
	return ssh.Dial("tcp", h.address, &ssh.ClientConfig{
		User: "x", Auth: []ssh.AuthMethod{ssh.PublicKeys(keys...)}, Timeout: patience,
		HostKeyCallback: func(_ string, _ net.Addr, key ssh.PublicKey) error {
			if got := ssh.FingerprintSHA256(key); got != h.hostKey {
				return fmt.Errorf("another host: %s", got)
			}
			return nil
		},
	})
}

// TestTeamOverSSH has a counselor and a supervisor at the hub, by OpenSSH's client.
func TestTeamOverSSH(t *testing.T) {
	h := serves(t)
	els, sam := h.sits("els"), h.sits("sam")
	els.sees("Geroep bij de buren")
	sam.sees("Geroep bij de buren")

	// What one does the other sees at once.
	els.press("c")
	els.sees("claimed")
	sam.sees("Els")
	var row struct{ ID, Claim, Claimed_by string }
	out, _, status := h.asks("sam", "list", "--format", "json")
	if err := json.Unmarshal([]byte(out), &row); err != nil || status != 0 || row.Claim != "confirmed" || row.Claimed_by != "Els" {
		t.Errorf("%q (%d): %v", out, status, err)
	}
	out, _, _ = h.asks("sam", "user", "list", "--format", "json")
	if strings.Count(out, `"here":true`) != 2 || !strings.Contains(out, `"last_seen":`) {
		t.Errorf("who is here: %s", out)
	}
	// A supervisor may not do a counselor's work.
	if _, trouble, status := h.asks("sam", "claim", row.ID); status != 1 || trouble == "" {
		t.Errorf("the supervisor claims: %d, %q", status, trouble)
	}
	// The screen follows the terminal.
	if err := pty.Setsize(els.pty, &pty.Winsize{Rows: 5, Cols: 100}); err != nil {
		t.Fatal(err)
	}
	els.sees("too small") // drawn anew
	if err := pty.Setsize(els.pty, &pty.Winsize{Rows: 30, Cols: 100}); err != nil {
		t.Fatal(err)
	}
	els.sees("names covered")
	// Files here are not hers: nothing is backed up to where she cannot see it.
	els.press("B")
	els.sees("not over SSH")

	// One connection carries several sessions.
	control := filepath.Join(h.home, "control")
	first := h.sits("els", "-M", "-S", control)
	first.sees("Geroep bij de buren")
	second := h.sits("els", "-S", control)
	second.sees("Geroep bij de buren")
	first.press("\x11")
	second.press("\x11")
	if status := second.ends(); status != 0 {
		t.Errorf("the second session ends with %d", status)
	}
	first.ends()

	// Who left the team is gone at once, and comes in no more.
	h.baken("user", "remove", "Els")
	els.ends()
	if _, _, status := h.asks("els", "list"); status != 255 {
		t.Errorf("after she left: %d", status)
	}
	out, _, _ = h.asks("sam", "list", "--format", "json")
	if strings.Contains(out, "Els") {
		t.Errorf("she holds it still: %s", out)
	}

	// Locking ends the session of one alone.
	sam.press("\x0c")
	if status := sam.ends(); status != 0 || !strings.Contains(sam.all(), "locked") {
		t.Errorf("locked: %d, %q", status, sam.all()[max(0, len(sam.all())-200):])
	}
	if out, _, status := h.asks("sam", "handoff", "list", "--format", "json"); status != 0 {
		t.Errorf("handoffs: %d %s", status, out)
	}

	// The hub's end is everybody's, and keeps what was written.
	again := h.sits("sam")
	again.sees("Geroep bij de buren")
	if err := h.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	again.ends()
	if err := h.cmd.Wait(); err != nil {
		t.Errorf("the hub ends with %v: %s", err, h.said)
	}
	key := h.hostKey
	h.start()
	if h.hostKey != key {
		t.Error("the hub has another key")
	}
}

// thief has somebody's public key, and signs with another.
type thief struct {
	ssh.Signer
	of ssh.PublicKey
}

func (t thief) PublicKey() ssh.PublicKey { return t.of }

// TestAttacksOverSSH tries what nobody may.
func TestAttacksOverSSH(t *testing.T) {
	h := serves(t)
	// Nobody comes in by a key that is not known, nor by one that cannot sign.
	for name, key := range map[string]ssh.Signer{"unknown": h.keys["eve"], "stolen": thief{h.keys["eve"], h.keys["els"].PublicKey()}} {
		if c, err := h.dials(key); err == nil {
			c.Close()
			t.Errorf("the %s key opens", name)
		}
	}
	// A key that is offered and cannot sign makes nobody of the one that does: OpenSSH
	// offers what it has the public half of, and goes on to the next.
	if err := os.WriteFile(filepath.Join(h.home, "thief.pub"), ssh.MarshalAuthorizedKey(h.keys["els"].PublicKey()), 0o600); err != nil {
		t.Fatal(err)
	}
	var row struct{ ID string }
	out, trouble, status := h.asks("thief", "-i", filepath.Join(h.home, "sam"), "list", "--format", "json")
	if status != 0 || json.Unmarshal([]byte(out), &row) != nil {
		t.Fatalf("%d: %q, %s", status, out, trouble)
	}
	if out, _, status := h.asks("thief", "-i", filepath.Join(h.home, "sam"), "claim", row.ID); status != 1 { // a counselor could
		t.Errorf("Sam is taken for Els: %d, %s", status, out)
	}
	c, err := h.dials(h.keys["sam"])
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	run := func(command string) (string, error) {
		s, err := c.NewSession()
		if err != nil {
			return "", err
		}
		defer s.Close()
		out, err := s.CombinedOutput(command)
		return string(out), err
	}

	// There is nothing but what is served.
	for _, command := range []string{
		"sh", "init", "vault keygen", "restore x", "serve", "sync", "backup /tmp/x", "directory import x", "case export x --plain-file y", "list --store /etc/passwd",
		"list --config /etc/passwd", "list --passphrase-file /etc/passwd", "list; sh", "show " + row.ID + " --recovery", "team form", "demo", "completion bash", "verify",
	} {
		if out, err := run(command); err == nil || strings.Contains(out, "root:") {
			t.Errorf("%s: %q", command, out)
		}
	}
	// Nor does asking for it make the hub read a file, which could have no end.
	fifo := filepath.Join(h.home, "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	refused := make(chan error, 1)
	go func() {
		_, err := run("list --config " + fifo)
		refused <- err
	}()
	select {
	case err := <-refused:
		if err == nil {
			t.Error("a visitor names the configuration")
		}
	case <-time.After(patience):
		t.Fatal("the hub waits for a file that a visitor names")
	}
	for _, key := range []string{"/etc/passwd", filepath.Join(h.home, "els.pub")} {
		if out, err := run("user key Sam " + key); err == nil {
			t.Errorf("a file of the hub is read: %s", out)
		}
	}
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.RequestSubsystem("sftp"); err == nil {
		t.Error("there is a subsystem")
	}
	s.Close()
	if _, err := c.Dial("tcp", h.imap.IMAPS); err == nil {
		t.Error("a port is forwarded")
	}
	if l, err := c.Listen("tcp", "127.0.0.1:0"); err == nil {
		l.Close()
		t.Error("a port is forwarded to here")
	}
	if out, err := run("version"); err != nil || strings.Contains(out, h.home) {
		t.Errorf("what it says of itself: %q, %v", out, err)
	}
	// A supervisor makes herself no administrator.
	if out, err := run("user role Sam administrator"); err == nil {
		t.Errorf("she does: %s", out)
	}

	// Strangers who say nothing, in numbers: the others work on.
	var idle []net.Conn
	defer func() {
		for _, n := range idle {
			n.Close()
		}
	}()
	for range 500 {
		n, err := net.Dial("tcp", h.address)
		if err != nil {
			t.Fatal(err)
		}
		idle = append(idle, n)
	}
	if out, err := run("list"); err != nil {
		t.Errorf("who is in cannot work: %q, %v", out, err)
	}
	for _, n := range idle {
		n.Close()
	}
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		again, err := h.dials(h.keys["els"])
		if err == nil {
			again.Close()
			break
		}
		if time.Now().After(end) {
			t.Fatalf("nobody comes in any more: %v", err)
		}
	}
	// Where somebody came from stands nowhere.
	b, err := os.ReadFile(filepath.Join(h.home, ".local", "state", "baken", "baken.log"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(b, []byte(`"msg":"session"`)) || bytes.Contains(b, []byte("127.0.0.1")) {
		t.Errorf("the log:\n%s", b)
	}
}
