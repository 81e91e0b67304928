package imap

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"

	"baken/inbox/account"
	"baken/inbox/mailtest"
	"baken/store"
)

// TestMemoryServer: the server inside the demo, which has none of the
// extensions for syncing.
func TestMemoryServer(t *testing.T) {
	user := imapmemserver.NewUser("h", "geheim")
	for _, name := range []string{"INBOX", "Sent"} {
		if err := user.Create(name, nil); err != nil {
			t.Fatal(err)
		}
	}
	add := func(folder string, n int) {
		t.Helper()
		raw := letterFrom(n, "w@example.net", fmt.Sprintf("vraag %d", n), "Dag.")
		if _, err := user.Append(folder, bytes.NewReader(raw), &goimap.AppendOptions{Time: day.Add(time.Duration(n) * time.Minute)}); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 90 {
		add("INBOX", i)
	}
	mem := imapmemserver.New()
	mem.AddUser(user)
	server := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return mem.NewSession(), nil, nil
		},
		InsecureAuth: true,
		Caps:         goimap.CapSet{goimap.CapIMAP4rev1: {}, goimap.CapIMAP4rev2: {}},
	})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	go func() { _ = server.Serve(l) }()

	h := newHouseAt(t, l.Addr().String())
	h.deps.Patience = 20 * time.Second // it is healthy, and only slow where the machine has much to do
	h.remake()
	if sum := h.once(); sum.Total.New != 90 || sum.Bodies != 90 {
		t.Errorf("new %d, bodies %d", sum.Total.New, sum.Bodies)
	}
	if err := h.store.Outbox().Flag(t.Context(), h.contact("vraag 4").Newest, store.Seen, 0); err != nil {
		t.Fatal(err)
	}
	if err := h.store.Outbox().Move(t.Context(), h.contact("vraag 5").Newest, store.Archive); err != nil {
		t.Fatal(err)
	}
	sum := h.once()
	if sum.Total.Sent != 2 || sum.Total.Failed != 0 {
		t.Errorf("%d operations done, %d not", sum.Total.Sent, sum.Total.Failed)
	}
	r := h.run()
	add("INBOX", 200)
	r.until("the new one", func() bool { return r.here() == 90 })
}

// newHouseAt is a store and a Syncer for a server that is no Dovecot.
func newHouseAt(t *testing.T, addr string) *house {
	t.Helper()
	h := &house{t: t, store: newStore(t), cfg: account.Default(), deps: Deps{Patience: time.Second, Poll: 100 * time.Millisecond}}
	h.cfg.Address, h.cfg.SecretCommand, h.cfg.IMAP = "hulplijn@example.org", "echo geheim", "imap://h@"+addr
	h.remake()
	return h
}

// hello is the beginning of a session with a server that does as it is told:
// one folder, empty unless exists says otherwise.
func hello(s *mailtest.Script, exists int) {
	s.Hello("IMAP4rev1 UIDPLUS MOVE")
	tag, _ := s.Expect("LIST")
	s.Say(`* LIST () "/" INBOX`)
	s.Say("%s OK done", tag)
	tag, _ = s.Expect("SELECT")
	s.Say("* %d EXISTS", exists)
	s.Say("* OK [UIDVALIDITY 1] x")
	s.Say("* OK [UIDNEXT %d] x", exists+1)
	s.Say("%s OK [READ-WRITE] done", tag)
}

// TestAnswers: what no healthy server says ends in an error of ours, and in none
// of its words.
func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		name   string
		script func(*mailtest.Script)
		want   error
	}{
		{"BYE as greeting", func(s *mailtest.Script) { s.Say("* BYE geheim") }, account.ErrBusy},
		{"nonsense as greeting", func(s *mailtest.Script) { s.Say("SSH-2.0-geheim"); s.Gone() }, account.ErrServer},
		{"too many connections", func(s *mailtest.Script) {
			s.Say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi")
			tag, _ := s.Expect("AUTHENTICATE")
			s.Say("%s NO [UNAVAILABLE] geheim", tag)
			s.Gone()
		}, account.ErrBusy},
		{"no way in", func(s *mailtest.Script) { s.Say("* OK [CAPABILITY IMAP4rev1 AUTH=GSSAPI LOGINDISABLED] hi"); s.Gone() }, account.ErrInsecure},
		{"NO to LIST", func(s *mailtest.Script) {
			s.Hello("IMAP4rev1")
			tag, _ := s.Expect("LIST")
			s.Say("%s NO geheim", tag)
			s.Gone()
		}, account.ErrServer},
		{"BYE in the middle", func(s *mailtest.Script) {
			s.Hello("IMAP4rev1")
			s.Expect("LIST")
			s.Say("* BYE geheim")
		}, account.ErrUnreachable},
		{"VANISHED", func(s *mailtest.Script) {
			s.Hello("IMAP4rev1")
			s.Expect("LIST")
			s.Say("* VANISHED 1:3")
			s.Gone()
		}, account.ErrServer},
		{"a mail that is not given", func(s *mailtest.Script) {
			hello(s, 1)
			for {
				tag, rest := s.Expect("")
				switch {
				case strings.HasPrefix(rest, "UID SEARCH"):
					s.Say("* SEARCH 1")
				case strings.Contains(rest, "HEADER.FIELDS"):
					s.Say("* 1 FETCH (UID 1 FLAGS () INTERNALDATE \"20-Nov-2026 09:00:00 +0000\" RFC822.SIZE 100 BODY[HEADER.FIELDS (%s)] {44}\r\nSubject: x\r\nMessage-ID: <x@b>\r\nFrom: a@b\r\n\r\n)", fieldList())
				case strings.Contains(rest, "BODY.PEEK[]"):
					s.Say("%s NO [CONTACTADMIN] geheim", tag)
					continue
				case strings.Contains(rest, "FLAGS"):
					s.Say("* 1 FETCH (UID 1 FLAGS ())")
				}
				s.Say("%s OK done", tag)
			}
		}, errUnreadable},
	} {
		t.Run(c.name, func(t *testing.T) {
			addr := mailtest.ScriptedAddr(t, c.script)
			h := newHouseAt(t, addr)
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			_, err := h.sync.Once(ctx, nil)
			if ctx.Err() != nil {
				t.Fatal("it does not end")
			}
			if c.want == errUnreadable {
				m := h.conversation(h.contact("x").ID)
				if len(m) != 1 || m[0].HaveBody || m[0].Flaw == "" {
					t.Errorf("the mail is not marked as one that cannot be read; %v", err)
				}
				return
			}
			if !errors.Is(err, c.want) {
				t.Errorf("the error is %v, want one of %v", err, c.want)
			}
			if err != nil && strings.Contains(err.Error(), "geheim") {
				t.Errorf("the server's words are in the error: %v", err)
			}
		})
	}
}

// TestGreetingAndGone: a server that says BYE and hangs up was heard, also by whom
// asks after the end.
func TestGreetingAndGone(t *testing.T) {
	c := imapclient.New(mailtest.Scripted(t, func(s *mailtest.Script) { s.Say("* BYE [UNAVAILABLE] geheim") }), nil)
	<-c.Closed()
	for range 100 {
		var said *goimap.Error
		if err := greeting(c); !errors.As(err, &said) || said.Type != goimap.StatusResponseTypeBye {
			t.Fatalf("the error is %v, want the server's BYE", err)
		}
	}
}

var errUnreadable = errors.New("none, and an unreadable mail")

func fieldList() string { return strings.Join(headSection.HeaderFields, " ") }
