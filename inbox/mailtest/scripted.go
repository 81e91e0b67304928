package mailtest

import (
	"bufio"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"
)

// Script is the server's side of one connection whose every line the test
// writes: for BYE, NO, BAD, nonsense and silence, which no healthy server
// gives. Its methods end the connection and the script when the client does
// something else than expected, and report it as the test's error.
type Script struct {
	net.Conn
	t  testing.TB
	in *bufio.Reader
}

// stopped is what a Script panics with to leave the test's function.
type stopped struct{}

// Scripted gives a client's end of a pipe whose other end is served by f, in a
// goroutine of its own. The connection is closed when f returns; f must not
// call FailNow.
func Scripted(t testing.TB, f func(s *Script)) net.Conn {
	t.Helper()
	client, server := net.Pipe()
	done := make(chan struct{})
	go func() { defer close(done); play(t, server, f) }()
	t.Cleanup(func() {
		_, _ = client.Close(), server.Close()
		<-done
	})
	return client
}

// ScriptedAddr serves f on a loopback port, to every connection that is made,
// for clients that dial by themselves.
func ScriptedAddr(t testing.TB, f func(s *Script)) (addr string) {
	t.Helper()
	l, err := listen(loopback(freePort(t)))
	if err != nil {
		t.Fatalf("mailtest: %v", err)
	}
	done := make(chan struct{})
	conns := make(chan net.Conn, 1000)
	go func() {
		defer close(done)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			select {
			case conns <- c:
				go play(t, c, f)
			default:
				_ = c.Close() // a client that dials without end
			}
		}
	}()
	t.Cleanup(func() {
		_ = l.Close()
		<-done
		close(conns)
		for c := range conns {
			_ = c.Close()
		}
	})
	return l.Addr().String()
}

func play(t testing.TB, c net.Conn, f func(s *Script)) {
	defer c.Close()
	defer func() {
		if v := recover(); v != nil {
			if _, ours := v.(stopped); !ours {
				panic(v)
			}
		}
	}()
	f(&Script{Conn: c, t: t, in: bufio.NewReader(c)})
}

// Say writes a line; the CRLF is added. It is not an error when the client has
// gone.
func (s *Script) Say(format string, args ...any) {
	if _, err := fmt.Fprintf(s.Conn, format+"\r\n", args...); err != nil {
		panic(stopped{})
	}
}

// Line reads the client's next line, without its CRLF. When the client hangs
// up the script ends.
func (s *Script) Line() string {
	_ = s.SetReadDeadline(time.Now().Add(patience))
	line, err := s.in.ReadString('\n')
	if err != nil {
		panic(stopped{})
	}
	return strings.TrimRight(line, "\r\n")
}

// Expect reads the next command, which must begin with the words (after its
// tag, in any case), and returns its tag and what follows the words.
func (s *Script) Expect(words string) (tag, rest string) {
	line := s.Line()
	tag, command, _ := strings.Cut(line, " ")
	if len(command) < len(words) || !strings.EqualFold(command[:len(words)], words) {
		s.t.Errorf("mailtest: the client said %q, the script expected %q", line, words)
		panic(stopped{})
	}
	return tag, strings.TrimSpace(command[len(words):])
}

// Hello greets, with the given capabilities, and takes any login by LOGIN or
// AUTHENTICATE PLAIN with SASL-IR.
func (s *Script) Hello(capabilities string) {
	s.Say("* OK [CAPABILITY IMAP4rev1 SASL-IR %s] hello", capabilities)
	tag, command, _ := strings.Cut(s.Line(), " ")
	if verb, _, _ := strings.Cut(strings.ToUpper(command), " "); verb != "LOGIN" && verb != "AUTHENTICATE" {
		s.t.Errorf("mailtest: the client said %s, the script expected a login", verb)
		panic(stopped{})
	}
	s.Say("%s OK [CAPABILITY IMAP4rev1 %s] welcome", tag, capabilities)
}

// Gone waits until the client hangs up, and reads what it still says.
func (s *Script) Gone() {
	for {
		s.Line()
	}
}
