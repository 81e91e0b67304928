package mailtest

import (
	"net"
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
