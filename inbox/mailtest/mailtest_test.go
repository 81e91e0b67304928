package mailtest

import (
	"net"
	"os/exec"
	"sync"
	"testing"
)

// A port that a test has asked for is nobody else's while no server stands on
// it: neither that of a test beside it nor that of another process.
func TestFreePortIsKept(t *testing.T) {
	var port int
	t.Run("kept", func(t *testing.T) {
		port = freePort(t)
		if c, err := net.ListenPacket("udp", loopback(port)); err == nil {
			_ = c.Close()
			t.Fatal("the port can be had by another")
		}
		l, err := net.Listen("tcp", loopback(port))
		if err != nil {
			t.Fatalf("the port cannot be used by who asked for it: %v", err)
		}
		_ = l.Close()
	})
	c, err := net.ListenPacket("udp", loopback(port))
	if err != nil {
		t.Fatalf("the port is kept after the test: %v", err)
	}
	_ = c.Close()
}

// A command that is being started holds a copy of a port that was just closed,
// until it has become itself. Neither whoever opens that port again nor whoever
// counts on its being closed notices.
func TestPortWhileCommandsStart(t *testing.T) {
	addr := loopback(freePort(t))
	stop := make(chan struct{})
	var starting sync.WaitGroup
	for range 4 {
		starting.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
					_ = exec.Command("true").Run()
				}
			}
		})
	}
	defer starting.Wait()
	defer close(stop)
	for n := range 600 {
		l, err := listen(addr)
		if err != nil {
			t.Fatalf("the port cannot be opened again: %v", err)
		}
		if n%2 == 0 {
			_ = l.Close()
			continue
		}
		shut(t, l)
		if c, err := net.Dial("tcp", addr); err == nil {
			_ = c.Close()
			t.Fatal("the port is open after it was closed")
		}
	}
}
