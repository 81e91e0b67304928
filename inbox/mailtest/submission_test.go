package mailtest

import (
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// dial connects and logs in by password.
func dial(t *testing.T, s *Sink) *smtp.Client {
	t.Helper()
	var c *smtp.Client
	var err error
	switch s.o.Security {
	case ImplicitTLS:
		c, err = smtp.DialTLS(s.Addr, s.TLS)
	case StartTLS:
		c, err = smtp.DialStartTLS(s.Addr, s.TLS)
	case Plain:
		c, err = smtp.Dial(s.Addr)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	if !s.o.Open {
		if err := c.Auth(sasl.NewPlainClient("", s.User, s.Password)); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func send(c *smtp.Client, to ...string) error {
	return c.SendMail("hulplijn@example.org", to, strings.NewReader(string(letter(1))))
}

func TestSubmissionKeepsMail(t *testing.T) {
	for _, o := range []SMTPOptions{{}, {Security: StartTLS}, {Security: Plain}, {Open: true}} {
		s := Submission(t, o)
		if err := send(dial(t, s), "a@example.org", "b@example.org"); err != nil {
			t.Fatal(err)
		}
		got := s.Received()
		if len(got) != 1 || s.Count("letter-1@example.org") != 1 {
			t.Fatalf("%+v: got %d mails", o, len(got))
		}
		m := got[0]
		if m.From != "hulplijn@example.org" || len(m.To) != 2 || string(m.Raw) != string(letter(1)) ||
			m.Secure != (o.Security != Plain) || (m.Mechanism == "") != o.Open {
			t.Errorf("%+v: got %+v", o, m)
		}
	}
}

func TestSubmissionLogins(t *testing.T) {
	s := Submission(t, SMTPOptions{})
	bearer := func(token string) sasl.Client {
		return sasl.NewOAuthBearerClient(&sasl.OAuthBearerOptions{Username: s.User, Token: token})
	}
	for name, one := range map[string]struct {
		in sasl.Client
		ok bool
	}{
		"password":           {sasl.NewPlainClient("", s.User, s.Password), true},
		"wrong password":     {sasl.NewPlainClient("", s.User, "no"), false},
		"oauthbearer":        {bearer(s.Token), true},
		"oauthbearer, stale": {bearer("stale"), false},
		"xoauth2":            {xoauth2{s.User, s.Token}, true},
		"xoauth2, stale":     {xoauth2{s.User, "stale"}, false},
	} {
		c, err := smtp.DialTLS(s.Addr, s.TLS)
		if err != nil {
			t.Fatal(err)
		}
		err = c.Auth(one.in)
		if (err == nil) != one.ok {
			t.Errorf("%s: %v", name, err)
		}
		if err := send(c, "a@example.org"); (err == nil) != one.ok {
			t.Errorf("%s: sending: %v", name, err)
		}
		_ = c.Close()
	}
}

func TestSubmissionFaults(t *testing.T) {
	const cut = -1
	for name, one := range map[string]struct {
		f    Fault
		code int // what the client hears; cut: nothing
		kept int
	}{
		"mail refused":          {Fault{At: AtMail, Code: 451}, 451, 0},
		"rcpt refused":          {Fault{At: AtRcpt, Code: 550, To: "a@example.org"}, 550, 0},
		"rcpt of somebody else": {Fault{At: AtRcpt, Code: 550, To: "x@example.org"}, 0, 1},
		"refused in data":       {Fault{At: InData, Code: 552}, 552, 0},
		"refused at the dot":    {Fault{At: AtDot, Code: 452, Text: "disk full"}, 452, 0},
		"cut at mail":           {Fault{At: AtMail, Cut: true}, cut, 0},
		"cut in data":           {Fault{At: InData, Cut: true}, cut, 0},
		"cut at the dot":        {Fault{At: AtDot, Cut: true}, cut, 0},
		"cut after storing":     {Fault{At: AfterStore, Cut: true}, cut, 1},
		"slow, then well":       {Fault{At: AfterStore, Delay: 30 * time.Millisecond}, 0, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := Submission(t, SMTPOptions{})
			s.Fault(one.f)
			err := send(dial(t, s), "a@example.org")
			var refusal *smtp.SMTPError
			switch {
			case one.code == 0 && err != nil:
				t.Errorf("sending: %v", err)
			case one.code == cut && (err == nil || errors.As(err, &refusal)):
				t.Errorf("sending was not cut: %v", err)
			case one.code > 0 && (!errors.As(err, &refusal) || refusal.Code != one.code):
				t.Errorf("sending: %v, want %d", err, one.code)
			}
			if n := s.Count("letter-1@example.org"); n != one.kept {
				t.Errorf("%d kept, want %d", n, one.kept)
			}
			if one.f.To == "x@example.org" {
				return // that fault still waits
			}
			if err := send(dial(t, s), "a@example.org"); err != nil {
				t.Errorf("the fault struck twice: %v", err)
			}
		})
	}
}

func TestSubmissionStopsAndStarts(t *testing.T) {
	s := Submission(t, SMTPOptions{})
	if err := send(dial(t, s), "a@example.org"); err != nil {
		t.Fatal(err)
	}
	s.Stop()
	if c, err := net.Dial("tcp", s.Addr); err == nil {
		_ = c.Close()
		t.Error("the stopped server takes connections")
	}
	s.Start()
	if err := send(dial(t, s), "a@example.org"); err != nil || s.Count("letter-1@example.org") != 2 {
		t.Errorf("after the start: %v, %d mails", err, len(s.Received()))
	}
}
