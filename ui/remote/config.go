package remote

import (
	"errors"
	"net"
)

// Config is the [serve] part of the configuration.
type Config struct {
	Store string `toml:"store"` // the hub's own; empty: that of [store]
	SSH   string `toml:"ssh"`   // where to listen, as ":2222"
	Watch string `toml:"watch"` // where a health check is answered, as "127.0.0.1:9712"; empty: nowhere
}

// Default is what holds where nothing is said.
func Default() Config { return Config{SSH: ":2222"} }

// ErrAddress is an address that cannot be listened on.
var ErrAddress = errors.New("not an address to listen on")

// Validate refuses an address that is none.
func (c Config) Validate() error {
	if _, port, err := net.SplitHostPort(c.SSH); err != nil || port == "" {
		return ErrAddress
	}
	return nil
}
