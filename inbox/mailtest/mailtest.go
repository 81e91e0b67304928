// Package mailtest gives tests real mail servers on the loopback interface: a
// Dovecot for IMAP, a submission server that keeps what it gets, a proxy that
// breaks connections, and a scripted server for answers that no healthy server
// gives.
//
// It is used by tests and by nothing else. Everything it starts is stopped by
// the test's Cleanup, by its own process id, and no test is ever skipped: when
// Dovecot is not installed the test fails and says what to install. All
// certificates, passwords and tokens are made up and worth nothing.
package mailtest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"syscall"
	"testing"
	"time"
)

// patience bounds every wait for a server of this package. It is far more than
// any of them needs, so that a loaded machine fails no test.
const patience = 20 * time.Second

// freePort finds a port of the loopback interface that nobody listens on, and
// keeps it for the test until its end. It lies below the range from which
// outgoing connections get theirs, so that it is still free when a server that
// was stopped comes back on it. What keeps it from the other tests, also from
// those of other processes, is a UDP socket of the same number, which no server
// here has another use for.
func freePort(t testing.TB) int {
	t.Helper()
	for range 200 {
		port := 12000 + rand.IntN(20000)
		mine, err := net.ListenPacket("udp", loopback(port))
		if err != nil {
			continue
		}
		l, err := net.Listen("tcp", loopback(port))
		if err != nil {
			_ = mine.Close()
			continue
		}
		shut(t, l)
		t.Cleanup(func() { _ = mine.Close() })
		return port
	}
	t.Fatal("mailtest: found no free port on 127.0.0.1")
	return 0
}

// listen opens a port that freePort gave. Between the fork and the exec of any
// command that the program under test runs, the child holds a copy of every
// open socket, also of one that was just closed: for that moment the port is in
// use, and listen waits until it is not.
func listen(addr string) (net.Listener, error) {
	end := time.Now().Add(patience)
	for {
		l, err := net.Listen("tcp", addr)
		if !errors.Is(err, syscall.EADDRINUSE) || time.Now().After(end) {
			return l, err
		}
		time.Sleep(time.Millisecond)
	}
}

// shut closes a port and returns when whoever connects to it is refused, which
// is a moment later when a command was being started; see listen.
func shut(t testing.TB, l net.Listener) {
	t.Helper()
	_ = l.Close()
	end := time.Now().Add(patience)
	for {
		c, err := net.Dial("tcp", l.Addr().String())
		if errors.Is(err, syscall.ECONNREFUSED) {
			return
		}
		if err == nil {
			_ = c.Close()
		}
		if time.Now().After(end) {
			t.Errorf("mailtest: %s does not close: %v", l.Addr(), err)
			return
		}
		time.Sleep(time.Millisecond)
	}
}

// loopback is the address of a port on the loopback interface.
func loopback(port int) string { return fmt.Sprintf("127.0.0.1:%d", port) }
