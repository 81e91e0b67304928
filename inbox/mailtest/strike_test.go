package mailtest

import (
	"errors"
	"net"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

func TestProxyBefore(t *testing.T) {
	s := Dovecot(t, Options{})
	p := NewProxy(t, s.IMAP)
	happened := false
	p.Before(2, func() { s.Deliver("INBOX", letter(1), time.Now()); happened = true })
	c, err := imapclient.DialInsecure(p.Addr, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for _, step := range []func() error{
		func() error { return c.Login(s.User, s.Password).Wait() },
		func() error { return c.Noop().Wait() },
	} {
		if err := step(); err != nil || happened {
			t.Fatalf("too early: %v, %v", happened, err)
		}
	}
	in, err := c.Select("INBOX", nil).Wait()
	if err != nil || in.NumMessages != 1 {
		t.Errorf("it did not happen before the third: %+v, %v", in, err)
	}
	if command, seen := p.Struck(); command != "SELECT" || seen != 3 {
		t.Errorf("it was %s, of %d", command, seen)
	}
}

func TestProxyStrikesSMTP(t *testing.T) {
	s := Submission(t, SMTPOptions{Security: Plain})
	p := NewProxy(t, s.Addr)
	for n, command := range []string{"EHLO", "AUTH", "MAIL", "RCPT", "DATA", "."} {
		p.StrikeSMTP(n, "451 4.3.0 not now")
		conn, err := net.Dial("tcp", p.Addr)
		if err != nil {
			t.Fatal(err)
		}
		c := smtp.NewClient(conn)
		err = c.Auth(sasl.NewPlainClient("", s.User, s.Password))
		if err == nil {
			err = send(c, "a@example.org")
		}
		_ = c.Close()
		var refusal *smtp.SMTPError
		if !errors.As(err, &refusal) && command != "EHLO" || refusal != nil && refusal.Code != 451 {
			t.Errorf("%s: %v", command, err)
		}
		if got := p.StruckSMTP(); got != command {
			t.Errorf("%s was struck, want %s", got, command)
		}
		if k := len(s.Received()); k != 0 {
			t.Errorf("with %s struck the server has %d mails", command, k)
		}
	}
}
