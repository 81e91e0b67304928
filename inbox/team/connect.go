package team

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/nats-io/nats.go"

	"baken/store/journal"
)

// Place is where the engine of a team is, for those who connect to it.
type Place struct {
	Addresses []string // host:port, of one server or of those of a cluster
	Pin       Pin      // of the certificate; zero: one of an authority that this machine knows, or of Roots
	Roots     *x509.CertPool
}

// Pin is by what a certificate is known: the first half of its SHA-256.
type Pin [16]byte

// PinOf is that of a certificate, in DER.
func PinOf(cert []byte) Pin {
	sum := sha256.Sum256(cert)
	return Pin(sum[:16])
}

// String is the pin in hexadecimal.
func (p Pin) String() string { return fmt.Sprintf("%x", p[:]) }

// ParsePin reads what String gives.
func ParsePin(s string) (p Pin, err error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != len(p) {
		return p, fmt.Errorf("not a pin: want %d hexadecimal digits", 2*len(p))
	}
	return Pin(b), nil
}

// ErrPin: the server at that address is another than the one that this workstation joined.
var ErrPin = errors.New("the server shows another certificate than it did")

func (p Place) tls() *tls.Config {
	t := &tls.Config{MinVersion: tls.VersionTLS13, RootCAs: p.Roots}
	if p.Pin == (Pin{}) {
		return t
	}
	t.InsecureSkipVerify = true // it is known by its pin, which says more than an authority does
	t.VerifyConnection = func(c tls.ConnectionState) error {
		if len(c.PeerCertificates) == 0 || PinOf(c.PeerCertificates[0].Raw) != p.Pin {
			return ErrPin
		}
		return nil
	}
	return t
}

// connectTo is a connection to a server elsewhere. It ends when the server goes; whoever
// needs another makes it.
func (p Place) connectTo(ctx context.Context, i Identity) (*nats.Conn, error) {
	var urls []string
	for _, a := range p.Addresses {
		urls = append(urls, "tls://"+a)
	}
	o := []nats.Option{
		nats.Nkey(i.Public, i.Sign), nats.CustomInboxPrefix(inboxOf(i)), nats.Secure(p.tls()), nats.NoReconnect(), nats.Timeout(patience),
		nats.PingInterval(20 * time.Second), nats.MaxPingsOutstanding(3),
		nats.ErrorHandler(func(*nats.Conn, *nats.Subscription, error) {}), // the library would print it
	}
	if p.Pin != (Pin{}) {
		o = append(o, nats.TLSHandshakeFirst())
	}
	if end, ok := ctx.Deadline(); ok {
		o = append(o, nats.Timeout(min(patience, max(time.Second, time.Until(end)))))
	}
	nc, err := nats.Connect(strings.Join(urls, ","), o...)
	switch {
	case err == nil:
		return nc, nil
	case errors.Is(err, ErrPin):
		return nil, fmt.Errorf("%w: %w", ErrShut, ErrPin)
	case errors.Is(err, nats.ErrAuthorization):
		return nil, fmt.Errorf("%w: %w", ErrShut, err)
	}
	return nil, fmt.Errorf("%w: %w", ErrAway, err)
}

// Workstation is who connects from elsewhere.
type Workstation struct {
	Team    journal.TeamID
	Sign    func(nonce []byte) ([]byte, error) // see [store.Store.SignNonce]
	Key     [32]byte                           // the public half
	Deletes bool                               // it may take records of others away
}

// Connect dials the engine at a place.
func (p Place) Connect(w Workstation) Dial {
	return func(ctx context.Context) (Engine, error) {
		public, err := nkey(w.Key)
		if err != nil {
			return nil, err
		}
		nc, err := p.connectTo(ctx, Identity{public, w.Sign})
		if err != nil {
			return nil, err
		}
		j, err := newJets(nc, w.Team)
		if err != nil {
			nc.Close()
			return nil, err
		}
		j.deletes = w.Deletes
		return j, nil
	}
}
