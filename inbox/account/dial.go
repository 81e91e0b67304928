package account

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"syscall"
	"time"
)

// DialTime is how long making a connection may take.
const DialTime = 20 * time.Second

// Dialer makes a TCP connection. Tests put a proxy or a pipe here.
type Dialer func(ctx context.Context, addr string) (net.Conn, error)

// Dial connects by TCP, with keep-alive, so that a connection whose other end
// has gone is found out even while nothing is said.
func Dial(ctx context.Context, addr string) (net.Conn, error) {
	d := net.Dialer{Timeout: DialTime, KeepAliveConfig: net.KeepAliveConfig{
		Enable: true, Idle: 60 * time.Second, Interval: 15 * time.Second, Count: 4,
	}}
	return d.DialContext(ctx, "tcp", addr)
}

// NetworkError is an [ErrUnreachable] or [ErrTimeout], with the host and a word
// for what happened. It holds nothing that a server said.
type NetworkError struct {
	Host string
	What string // "refused", "no such host", "timeout", "no network", "cut", "unreachable"
	Err  error
}

func (e *NetworkError) Error() string {
	switch e.What {
	case "refused":
		return fmt.Sprintf("%s refuses the connection; nothing was lost, it is tried again", e.Host)
	case "no such host":
		return fmt.Sprintf("no server named %s is known; look at the name and at the network", e.Host)
	case "timeout":
		return fmt.Sprintf("%s does not answer; nothing was lost, it is tried again", e.Host)
	case "no network":
		return fmt.Sprintf("there is no way to %s; look at the network", e.Host)
	case "cut":
		return fmt.Sprintf("the connection to %s was cut; nothing was lost, it is tried again", e.Host)
	}
	return fmt.Sprintf("%s cannot be reached; nothing was lost, it is tried again", e.Host)
}

// Is makes it one of the errors of this package.
func (e *NetworkError) Is(target error) bool {
	return target == ErrUnreachable || target == ErrTimeout && e.What == "timeout"
}

// Unwrap gives what the network said.
func (e *NetworkError) Unwrap() error { return e.Err }

// Network gives an error of the network its name. An error that has one
// already, and that of a context, stays as it is.
func Network(host string, err error) error {
	var known *NetworkError
	var certificate *CertificateError
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.As(err, &known), errors.As(err, &certificate):
		return err
	}
	what := "unreachable"
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case errors.As(err, &dns) && dns.IsNotFound:
		what = "no such host"
	case errors.As(err, &dns):
		what = "no network"
	case errors.Is(err, syscall.ECONNREFUSED):
		what = "refused"
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETDOWN):
		what = "no network"
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		what = "timeout"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, net.ErrClosed),
		errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		what = "cut"
	}
	return &NetworkError{host, what, err}
}
