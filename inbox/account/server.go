package account

import (
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
)

// Security is how a connection is made safe (RFC 8314).
type Security int

// The kinds.
const (
	ImplicitTLS Security = iota // TLS from the first byte
	StartTLS                    // asked for before anything else is said
	Plain                       // none: only to this very machine
)

// Server is where an account lives.
type Server struct {
	Host     string
	Port     int
	User     string
	Security Security
}

// Addr is host:port for dialling.
func (s Server) Addr() string { return net.JoinHostPort(s.Host, strconv.Itoa(s.Port)) }

// Loopback says whether the host is this very machine, by its literal address
// or as "localhost". No name is looked up.
func (s Server) Loopback() bool {
	if strings.EqualFold(s.Host, "localhost") {
		return true
	}
	a, err := netip.ParseAddr(s.Host)
	return err == nil && a.IsLoopback()
}

// IMAPServer reads the key imap: imaps://user@host, or imap://user@host with
// STARTTLS. To a loopback address imap:// does without TLS when the server
// offers none.
func (c Config) IMAPServer() (Server, error) {
	return parseServer("imap", c.IMAP, "imap", 993, 143)
}

// SMTPServer reads the key smtp: smtps://user@host, or smtp://user@host with
// STARTTLS.
func (c Config) SMTPServer() (Server, error) {
	return parseServer("smtp", c.SMTP, "smtp", 465, 587)
}

func parseServer(key, value, scheme string, implicit, start int) (Server, error) {
	bad := &ConfigError{Key: key, Value: value, Want: WantServer, Scheme: scheme}
	if value == "" {
		return Server{}, bad
	}
	u, err := url.Parse(value)
	if err != nil {
		bad.Value = "" // a password may stand in it
		return Server{}, bad
	}
	if _, set := u.User.Password(); set {
		return Server{}, &ConfigError{Key: key, Want: WantNoSecret}
	}
	s := Server{Host: u.Hostname(), User: u.User.Username()}
	switch u.Scheme {
	case scheme + "s":
		s.Security, s.Port = ImplicitTLS, implicit
	case scheme:
		s.Security, s.Port = StartTLS, start
	default:
		return Server{}, bad
	}
	if s.Host == "" || s.User == "" || u.RawQuery != "" || u.Fragment != "" || (u.Path != "" && u.Path != "/") {
		return Server{}, bad
	}
	if p := u.Port(); p != "" {
		n, err := strconv.Atoi(p)
		if err != nil || n < 1 || n > 65535 {
			return Server{}, &ConfigError{Key: key, Value: value, Want: WantPort}
		}
		s.Port = n
	}
	return s, nil
}
