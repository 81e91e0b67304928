package mailtest

import (
	"fmt"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/emersion/go-sasl"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// letter is a small mail with the given number.
func letter(i int) []byte {
	return fmt.Appendf(nil, "From: writer@example.org\r\nTo: hulplijn@example.org\r\n"+
		"Subject: letter %d\r\nMessage-ID: <letter-%d@example.org>\r\n\r\nHello, this is letter %d.\r\n", i, i, i)
}

func TestDovecotKeepsMail(t *testing.T) {
	for _, format := range []Format{Maildir, Sdbox} {
		t.Run(string(format), func(t *testing.T) {
			s := Dovecot(t, Options{Format: format})
			at := time.Date(2026, 11, 20, 9, 12, 0, 0, time.UTC)
			uid := s.Deliver("INBOX", letter(1), at, imap.FlagSeen, "$Junk")
			want := []Message{{
				UID: uid, Flags: []imap.Flag{"$Junk", imap.FlagSeen},
				MessageID: "letter-1@example.org", At: at, Raw: letter(1),
			}}
			sameTime := cmpopts.EquateApproxTime(0)
			if diff := cmp.Diff(want, s.Messages("INBOX"), sameTime); diff != "" {
				t.Errorf("INBOX (-want +got):\n%s", diff)
			}
			folders := []string{"Archive", "Drafts", "INBOX", "Junk", "Sent", "Trash"}
			if diff := cmp.Diff(folders, s.Folders()); diff != "" {
				t.Errorf("folders (-want +got):\n%s", diff)
			}

			s.RemoveFlags("INBOX", uid, imap.FlagSeen)
			s.AddFlags("INBOX", uid, imap.FlagAnswered)
			s.Create("Elsewhere")
			s.Move("INBOX", uid, "Elsewhere")
			s.Rename("Elsewhere", "There")
			if got := s.Messages("INBOX"); len(got) != 0 {
				t.Errorf("INBOX still holds %d messages", len(got))
			}
			moved := s.Messages("There")
			if len(moved) != 1 || !cmp.Equal(moved[0].Flags, []imap.Flag{"$Junk", imap.FlagAnswered}) {
				t.Errorf("moved message: %+v", moved)
			}
			s.Expunge("There", moved[0].UID)
			if got := s.Messages("There"); len(got) != 0 {
				t.Errorf("There still holds %d messages", len(got))
			}
			s.Delete("There")
			if diff := cmp.Diff(folders, s.Folders()); diff != "" {
				t.Errorf("folders (-want +got):\n%s", diff)
			}

			s.SetUIDValidity("INBOX", 4242)
			if got := s.UIDValidity("INBOX"); got != 4242 {
				t.Errorf("UIDVALIDITY = %d, want 4242", got)
			}
		})
	}
}

func TestDovecotComesBackOnItsPorts(t *testing.T) {
	s := Dovecot(t, Options{})
	s.Deliver("INBOX", letter(1), time.Now())
	for _, end := range []func(){s.Stop, s.Kill} {
		c := s.Dial()
		end()
		if greets(s.IMAP) {
			t.Fatal("the server that was ended still answers")
		}
		select {
		case <-c.Closed():
		case <-time.After(patience):
			t.Fatal("a connection outlived its server")
		}
		_ = c.Close()
		s.Start()
		if n := len(s.Messages("INBOX")); n != 1 {
			t.Fatalf("%d messages after a restart, want 1", n)
		}
	}
}

func TestDovecotLogins(t *testing.T) {
	s := Dovecot(t, Options{})
	with := func(token string) sasl.Client {
		return sasl.NewOAuthBearerClient(&sasl.OAuthBearerOptions{Username: s.User, Token: token})
	}
	dials := map[string]func() (*imapclient.Client, error){
		"implicit": func() (*imapclient.Client, error) {
			return imapclient.DialTLS(s.IMAPS, &imapclient.Options{TLSConfig: s.TLS})
		},
		"starttls": func() (*imapclient.Client, error) {
			return imapclient.DialStartTLS(s.IMAP, &imapclient.Options{TLSConfig: s.TLS})
		},
		"plain": func() (*imapclient.Client, error) { return imapclient.DialInsecure(s.IMAP, nil) },
	}
	logins := []struct {
		name string
		ok   bool
		in   func(c *imapclient.Client) error
	}{
		{"password", true, func(c *imapclient.Client) error { return c.Login(s.User, s.Password).Wait() }},
		{"wrong password", false, func(c *imapclient.Client) error { return c.Login(s.User, "no").Wait() }},
		{"oauthbearer", true, func(c *imapclient.Client) error { return c.Authenticate(with(s.Token)) }},
		{"oauthbearer, stale", false, func(c *imapclient.Client) error { return c.Authenticate(with("stale")) }},
		{"xoauth2", true, func(c *imapclient.Client) error { return c.Authenticate(xoauth2{s.User, s.Token}) }},
		{"xoauth2, stale", false, func(c *imapclient.Client) error { return c.Authenticate(xoauth2{s.User, "stale"}) }},
	}
	for how, dial := range dials {
		for _, login := range logins {
			t.Run(how+"/"+login.name, func(t *testing.T) {
				c, err := dial()
				if err != nil {
					t.Fatal(err)
				}
				defer c.Close()
				if err := login.in(c); (err == nil) != login.ok {
					t.Errorf("login: %v", err)
				}
			})
		}
	}
	s.SetToken("token-two")
	c := s.Dial()
	defer c.Close()
	c2, err := dials["implicit"]()
	if err != nil {
		t.Fatal(err)
	}
	defer c2.Close()
	if err := c2.Authenticate(with(s.Token)); err == nil {
		t.Error("a token that was replaced still holds")
	}
}

// xoauth2 is the client of the mechanism that go-sasl does not have.
type xoauth2 struct{ user, token string }

func (x xoauth2) Start() (string, []byte, error) {
	return "XOAUTH2", []byte("user=" + x.user + "\x01auth=Bearer " + x.token + "\x01\x01"), nil
}

// Next answers the server's word about a refusal, with nothing: a nil would make
// go-smtp take the login for done.
func (x xoauth2) Next([]byte) ([]byte, error) { return []byte{}, nil }

func TestDovecotFill(t *testing.T) {
	s := Dovecot(t, Options{})
	at := time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)
	fill := func(i int) ([]byte, time.Time) { return letter(i), at.Add(time.Duration(i) * time.Minute) }
	s.Fill("INBOX", 300, fill)
	s.Fill("Sent", 3, fill)
	got := s.Messages("INBOX")
	if len(got) != 300 || len(s.Messages("Sent")) != 3 {
		t.Fatalf("%d in INBOX, want 300", len(got))
	}
	for i, m := range got {
		if m.MessageID != fmt.Sprintf("letter-%d@example.org", i) || !m.At.Equal(at.Add(time.Duration(i)*time.Minute)) {
			t.Fatalf("message %d is %s of %s", i, m.MessageID, m.At)
		}
	}
}

func TestDovecotMaxConnections(t *testing.T) {
	s := Dovecot(t, Options{MaxConnections: 2})
	for range 2 {
		defer s.Dial().Close()
	}
	c, err := imapclient.DialTLS(s.IMAPS, &imapclient.Options{TLSConfig: s.TLS})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Login(s.User, s.Password).Wait(); err == nil {
		t.Error("a third connection was let in")
	}
}

func TestDovecotSpecialUse(t *testing.T) {
	s := Dovecot(t, Options{Folders: []Folder{{"Verzonden items", `\Sent`}, {"Concepten", ""}}})
	c := s.Dial()
	defer c.Close()
	list, err := c.List("", "*", &imap.ListOptions{ReturnSpecialUse: true}).Collect()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, f := range list {
		for _, a := range f.Attrs {
			if a == imap.MailboxAttrSent {
				got[f.Mailbox] = true
			}
		}
	}
	if !got["Verzonden items"] || len(got) != 1 || len(list) != 3 {
		t.Errorf("folders: %v, sent: %v", list, got)
	}
}
