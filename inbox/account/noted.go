package account

import (
	"crypto/tls"
	"sync"
	"time"
)

// Certificate remembers until when the certificate of a server holds, and what vouches
// for it. It may be used by many at once.
type Certificate struct {
	mu    sync.Mutex
	until time.Time
}

// Until is when it ends; zero: no server has shown one.
func (c *Certificate) Until() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.until
}

// Noting is the configuration with which each connection notes the certificate that it
// has found good.
func (c Config) Noting(n *Certificate) Config {
	c.noted = n
	return c
}

// note takes the certificates of a connection: of each way to an authority the one that
// ends first, of all ways the one that lasts longest.
func (c *Certificate) note(s tls.ConnectionState) error {
	var until time.Time
	for _, chain := range s.VerifiedChains {
		ends := time.Time{}
		for _, one := range chain {
			if ends.IsZero() || one.NotAfter.Before(ends) {
				ends = one.NotAfter
			}
		}
		if ends.After(until) {
			until = ends
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.until = until
	return nil
}
