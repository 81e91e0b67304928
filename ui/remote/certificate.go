package remote

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"sync"
	"time"
)

// Soon is how long before its end a certificate is said to end soon. Those that are
// renewed by a program are renewed before.
const Soon = 21 * 24 * time.Hour

// ErrLooseKey is a key's file that everybody on the machine can read.
var ErrLooseKey = errors.New("everybody on this machine can read the key")

// Certificate is that of the visitors' page, with its key. It is read anew when one of its
// files is another; what cannot be read leaves the one before in use.
type Certificate struct {
	cert, key string
	log       *slog.Logger

	mu    sync.Mutex
	using *tls.Certificate
	read  [2]stamp  // the files that were last read, or could not be
	tried time.Time // when they could not be; zero where they could
}

// stamp is how a file looks from outside.
type stamp struct {
	size int64
	at   time.Time
}

// LoadCertificate reads a certificate with its key. The error is that of reading, or
// ErrLooseKey.
func LoadCertificate(cert, key string, log *slog.Logger) (*Certificate, error) {
	c := &Certificate{cert: cert, key: key, log: log}
	c.read, _ = c.stamps()
	var err error
	c.using, err = c.load()
	if err != nil {
		return nil, err
	}
	return c, nil
}

func (c *Certificate) load() (*tls.Certificate, error) {
	info, err := os.Stat(c.key)
	if err != nil {
		return nil, err
	}
	if info.Mode().Perm()&0o007 != 0 {
		return nil, fmt.Errorf("%w: %s", ErrLooseKey, c.key)
	}
	pair, err := tls.LoadX509KeyPair(c.cert, c.key)
	if err != nil {
		return nil, err
	}
	if pair.Leaf == nil {
		if pair.Leaf, err = x509.ParseCertificate(pair.Certificate[0]); err != nil {
			return nil, err
		}
	}
	return &pair, nil
}

func (c *Certificate) stamps() (all [2]stamp, err error) {
	for i, name := range []string{c.cert, c.key} {
		var info fs.FileInfo
		if info, err = os.Stat(name); err != nil {
			return all, err
		}
		all[i] = stamp{info.Size(), info.ModTime()}
	}
	return all, nil
}

// again is how long it takes before files that could not be read are read again, though
// they look the same: a certificate is there a moment before its key.
const again = 10 * time.Second

// current is the one in use, after a look at the files.
func (c *Certificate) current() *tls.Certificate {
	c.mu.Lock()
	defer c.mu.Unlock()
	now, err := c.stamps()
	if err == nil && now == c.read && (c.tried.IsZero() || time.Since(c.tried) < again) {
		return c.using
	}
	var fresh *tls.Certificate
	if err == nil {
		fresh, err = c.load()
	}
	if err != nil {
		if c.tried.IsZero() || now != c.read {
			c.log.Warn("the certificate of the visitors' page changed and cannot be read; the one before stays in use", "type", fmt.Sprintf("%T", err))
		}
		c.read, c.tried = now, time.Now()
		return c.using
	}
	c.using, c.read, c.tried = fresh, now, time.Time{}
	c.log.Info("the certificate of the visitors' page was read again")
	return c.using
}

// TLS is how a server speaks with it.
func (c *Certificate) TLS() *tls.Config {
	return &tls.Config{
		MinVersion:     tls.VersionTLS12, // old telephones
		GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return c.current(), nil },
	}
}

// Ends is when it is good for nothing any more.
func (c *Certificate) Ends() time.Time { return c.current().Leaf.NotAfter }

// Name is the first name it is for; empty for none.
func (c *Certificate) Name() string {
	if names := c.current().Leaf.DNSNames; len(names) > 0 {
		return names[0]
	}
	return ""
}
