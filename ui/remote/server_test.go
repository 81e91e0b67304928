package remote

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/ssh"
	gossh "golang.org/x/crypto/ssh"

	"baken/store"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// TestSizes bounds what a client says of its terminal, and keeps the latest.
func TestSizes(t *testing.T) {
	for _, c := range []struct{ w, h, width, height int }{{80, 24, 80, 24}, {0, 0, 1, 1}, {1 << 31, 1<<32 - 1, most, most}, {-1, 5, 1, 5}} {
		if got := sizeOf(ssh.Window{Width: c.w, Height: c.h}); got != (tea.WindowSizeMsg{Width: c.width, Height: c.height}) {
			t.Errorf("%d×%d: %v", c.w, c.h, got)
		}
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		changes := make(chan ssh.Window)
		out := sizes(ctx, ssh.Window{Width: 80, Height: 24}, changes)
		for n := range 3 {
			changes <- ssh.Window{Width: 90 + n, Height: 24}
		}
		synctest.Wait()
		if got := <-out; got.Width != 92 {
			t.Errorf("%v", got)
		}
		stop()
		for range 5 { // who tells of more is not held up
			changes <- ssh.Window{Width: 1, Height: 1}
		}
		close(changes)
	})
}

// TestGetenv takes the latest, and none whose name only begins so.
func TestGetenv(t *testing.T) {
	v := Visitor{Environ: []string{"LANG=nl", "LANGUAGE=fr", "LANG=en", "=x", "", "TERM", "EMPTY="}}
	for name, want := range map[string]string{"LANG": "en", "LANGUAGE": "fr", "TERM": "", "EMPTY": "", "LAN": ""} {
		if got := v.Getenv(name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// served is a server with one member who has a key.
type served struct {
	*Server
	store   *store.Store
	els     member.ID
	key     gossh.Signer
	address string
	end     func() error
}

// serving starts a server, which serves as serve says.
func serving(t *testing.T, serve func(context.Context, *Visitor) int) *served {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	path := filepath.Join(t.TempDir(), "baken", "baken.db")
	if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	st, err := store.Create(path, store.Founding{
		Name: outside.New("Noor"), Ways: []store.NamedWay{{Way: vault.PassphraseWork([]byte("correct horse"), 2), Label: "passphrase"}},
	}, store.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	d := &served{store: st}
	if d.els, err = st.AddMember(t.Context(), outside.New("Els"), member.RolesOf(member.Counselor)); err != nil {
		t.Fatal(err)
	}
	_, d.key = ed25519Key(t)
	if err := st.SetMemberKeys(t.Context(), d.els, []string{known(d.key.PublicKey())}); err != nil {
		t.Fatal(err)
	}
	host, err := HostKey(HostKeyPath(path))
	if err != nil {
		t.Fatal(err)
	}
	d.Server, err = New(Deps{Store: st, HostKey: host, Log: log, Serve: serve, Refuse: func(_ *Visitor, why error) int {
		if errors.As(why, new(Full)) {
			return 9
		}
		return 1
	}})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	d.address = l.Addr().String()
	ctx, stop := context.WithCancel(context.Background())
	over := make(chan error, 1)
	go func() { over <- d.Serve(ctx, l) }()
	d.end = func() error { stop(); return <-over }
	t.Cleanup(func() { stop() })
	return d
}

// session opens one.
func (d *served) session(t *testing.T) *gossh.Session {
	t.Helper()
	c, err := gossh.Dial("tcp", d.address, &gossh.ClientConfig{User: "x", Auth: []gossh.AuthMethod{gossh.PublicKeys(d.key)}, HostKeyCallback: gossh.InsecureIgnoreHostKey()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// status is how a session ended.
func status(err error) int {
	var exit *gossh.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitStatus()
	}
	return -1
}

// TestSessionEnds has a session end when its member leaves the team, or when the key is
// taken away, and no other.
func TestSessionEnds(t *testing.T) {
	for name, act := range map[string]func(d *served) error{
		"removed": func(d *served) error { _, err := d.store.RemoveMember(context.Background(), d.els); return err },
		"key":     func(d *served) error { return d.store.SetMemberKeys(context.Background(), d.els, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			began := make(chan struct{}, 1)
			d := serving(t, func(ctx context.Context, _ *Visitor) int {
				began <- struct{}{}
				<-ctx.Done()
				return 7
			})
			s := d.session(t)
			if err := s.Start("wait"); err != nil {
				t.Fatal(err)
			}
			<-began
			if got := d.Present(); len(got) != 1 || got[0] != d.els {
				t.Errorf("present: %v", got)
			}
			if err := d.store.SetRoles(t.Context(), d.els, member.RolesOf(member.Supervisor)); err != nil {
				t.Fatal(err)
			}
			if err := act(d); err != nil {
				t.Fatal(err)
			}
			if got := status(s.Wait()); got != 7 {
				t.Errorf("it ends with %d", got)
			}
			if _, err := gossh.Dial("tcp", d.address, &gossh.ClientConfig{Auth: []gossh.AuthMethod{gossh.PublicKeys(d.key)}, HostKeyCallback: gossh.InsecureIgnoreHostKey()}); err == nil {
				t.Error("she comes in again")
			}
			if err := d.end(); err != nil {
				t.Error(err)
			}
			if len(d.Present()) != 0 {
				t.Error("somebody is there")
			}
		})
	}
}

// TestSessionOfNobody has a member leave while her session begins, before it is known.
func TestSessionOfNobody(t *testing.T) {
	d := serving(t, func(context.Context, *Visitor) int { return 0 })
	v := &visit{key: known(d.key.PublicKey()), member: d.els}
	if !d.belongs(v) {
		t.Error("she is taken for nobody")
	}
	if _, err := d.store.RemoveMember(t.Context(), d.els); err != nil {
		t.Fatal(err)
	}
	if d.belongs(v) {
		t.Error("she is there still")
	}
}

// TestFaultEndsOneSession has a session panic, and others go on; the eleventh is refused.
func TestFaultEndsOneSession(t *testing.T) {
	d := serving(t, func(ctx context.Context, v *Visitor) int {
		switch v.Args[0] {
		case "panic":
			panic("of a contact")
		case "wait":
			<-ctx.Done()
		}
		return 3
	})
	var waiting []*gossh.Session
	for range ofMember - 1 {
		s := d.session(t)
		if err := s.Start("wait"); err != nil {
			t.Fatal(err)
		}
		waiting = append(waiting, s)
	}
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
		d.mu.Lock()
		n := len(d.visits)
		d.mu.Unlock()
		if n == ofMember-1 {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("%d are in", n)
		}
	}
	if got := status(d.session(t).Run("panic")); got != 1 {
		t.Errorf("a fault ends with %d", got)
	}
	if got := status(d.session(t).Run("x")); got != 3 {
		t.Errorf("after it: %d", got)
	}
	last := d.session(t)
	if err := last.Start("wait"); err != nil {
		t.Fatal(err)
	}
	got := 0
	for end := time.Now().Add(10 * time.Second); got != 9 && time.Now().Before(end); {
		got = status(d.session(t).Run("x"))
	}
	if got != 9 {
		t.Errorf("one too many: %d", got)
	}
	if err := d.end(); err != nil {
		t.Error(err)
	}
	for _, s := range append(waiting, last) {
		if got := status(s.Wait()); got != 3 {
			t.Errorf("at the end of the hub: %d", got)
		}
	}
}
