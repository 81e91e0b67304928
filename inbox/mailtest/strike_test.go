package mailtest

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// A library may ask for capabilities of its own accord, at one time or another: the
// commands that are counted here are written by hand.
func TestProxyBefore(t *testing.T) {
	s := Dovecot(t, Options{})
	p := NewProxy(t, s.IMAP)
	happened := make(chan struct{})
	p.Before(2, func() { s.Deliver("INBOX", letter(1), time.Now()); close(happened) })
	conn, err := net.Dial("tcp", p.Addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	in := bufio.NewReader(conn)
	if _, err := in.ReadString('\n'); err != nil { // the greeting
		t.Fatal(err)
	}
	ask := func(command string) (answer string) {
		t.Helper()
		if _, err := fmt.Fprintf(conn, "t %s\r\n", command); err != nil {
			t.Fatal(err)
		}
		for !strings.HasPrefix(answer, "t ") && !strings.Contains(answer, "\nt ") {
			line, err := in.ReadString('\n')
			if err != nil {
				t.Fatal(err)
			}
			answer += line
		}
		return answer
	}
	for _, command := range []string{fmt.Sprintf("LOGIN %q %q", s.User, s.Password), "NOOP"} {
		if answer := ask(command); !strings.Contains(answer, "t OK") {
			t.Fatal(answer)
		}
		select {
		case <-happened:
			t.Fatal("too early")
		default:
		}
	}
	if answer := ask("SELECT INBOX"); !strings.Contains(answer, "* 1 EXISTS") {
		t.Errorf("it did not happen before the third: %s", answer)
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
