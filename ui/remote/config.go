package remote

import (
	"errors"
	"net"
	"net/netip"
	"net/url"
)

// Config is the [serve] part of the configuration.
type Config struct {
	Store string `toml:"store"` // the hub's own; empty: that of [store]
	SSH   string `toml:"ssh"`   // where to listen, as ":2222"

	Web     string `toml:"web"`      // where the visitors' page is, as ":8443"; empty: nowhere
	WebCert string `toml:"web_cert"` // PEM, with those between it and the authority; empty: plain HTTP, on loopback alone
	WebKey  string `toml:"web_key"`  // PEM
	WebName string `toml:"web_name"` // of the helpline, on the page
	WebExit string `toml:"web_exit"` // the page that the exit leads to; empty: an encyclopedia
	Watch   string `toml:"watch"`    // where a health check is answered, as "127.0.0.1:9712"; empty: nowhere

	Journal string `toml:"journal"` // "embedded": workstations may join, each with all of the journal; empty: there is this store alone
	Team    string `toml:"team"`    // where those workstations connect, as ":4222"
}

// Default is what holds where nothing is said.
func Default() Config { return Config{SSH: ":2222", Team: ":4222"} }

// Embedded is the journal in the hub's own process.
const Embedded = "embedded"

var (
	// ErrAddress is an address for SSH that cannot be listened on.
	ErrAddress = errors.New("not an address to listen on")
	// ErrWeb is the same for the visitors' page.
	ErrWeb = errors.New("not an address for the visitors' page")
	// ErrPlain is a page without a certificate for others than this machine.
	ErrPlain = errors.New("the visitors' page without a certificate, beyond this machine")
	// ErrHalf is a certificate without a key, or a key without a certificate.
	ErrHalf = errors.New("a certificate and its key are given together")
	// ErrExit is an exit to what is no page of the web.
	ErrExit = errors.New("not the address of a page")
	// ErrJournal is a journal that there is none of.
	ErrJournal = errors.New("not a journal of a team")
	// ErrTeam is an address for workstations that cannot be listened on.
	ErrTeam = errors.New("not an address for workstations")
)

// Validate refuses what cannot be served: one of the errors above.
func (c Config) Validate() error {
	switch {
	case !isAddress(c.SSH):
		return ErrAddress
	case c.Journal != "" && c.Journal != Embedded:
		return ErrJournal
	case c.Journal != "" && !isAddress(c.Team):
		return ErrTeam
	}
	if c.Web == "" {
		return nil
	}
	switch u, err := url.Parse(c.WebExit); {
	case !isAddress(c.Web):
		return ErrWeb
	case (c.WebCert == "") != (c.WebKey == ""):
		return ErrHalf
	case c.WebCert == "" && !onLoopback(c.Web):
		return ErrPlain
	case err != nil || c.WebExit != "" && (u.Scheme != "https" || u.Host == ""):
		return ErrExit
	}
	return nil
}

func isAddress(s string) bool {
	_, port, err := net.SplitHostPort(s)
	return err == nil && port != ""
}

// onLoopback says whether an address is heard on this machine alone. A name may mean
// something else tomorrow, but for localhost.
func onLoopback(address string) bool {
	host, _, _ := net.SplitHostPort(address)
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.Unmap().IsLoopback()
}
