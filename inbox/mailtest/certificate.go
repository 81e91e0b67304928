package mailtest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// Certificate says which certificate a server shows.
type Certificate int

// The certificates. All are signed by the CA in CAFile, so that only what is
// said here is wrong with them.
const (
	Fitting     Certificate = iota // for 127.0.0.1 and localhost
	ForeignName                    // for mail.elsewhere.example
	Expired                        // for 127.0.0.1 and localhost, until yesterday
	Ending                         // for 127.0.0.1 and localhost, for ten days and an hour more
)

// identity is a CA that exists in this process only, and what it has signed.
type identity struct {
	ca    []byte // PEM
	pool  *x509.CertPool
	pairs [4]pair // by Certificate
}

// pair is a certificate and its key.
type pair struct {
	cert, key []byte // PEM
	server    tls.Certificate
}

// known is the identity of all servers of this process.
var known = sync.OnceValues(newIdentity)

func newIdentity() (*identity, error) {
	now := time.Now()
	ca := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: "Baken test CA"},
		NotBefore:             now.Add(-72 * time.Hour),
		NotAfter:              now.Add(90 * 24 * time.Hour),
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
	}
	caKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	der, err := x509.CreateCertificate(rand.Reader, ca, ca, caKey.Public(), caKey)
	if err != nil {
		return nil, err
	}
	id := &identity{ca: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pool: x509.NewCertPool()}
	id.pool.AppendCertsFromPEM(id.ca)
	for which := range id.pairs {
		leaf := &x509.Certificate{
			SerialNumber: big.NewInt(int64(2 + which)),
			Subject:      pkix.Name{CommonName: "localhost"},
			DNSNames:     []string{"localhost"},
			IPAddresses:  []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback},
			NotBefore:    ca.NotBefore,
			NotAfter:     ca.NotAfter,
			KeyUsage:     x509.KeyUsageDigitalSignature,
			ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		}
		switch Certificate(which) {
		case Fitting:
		case ForeignName:
			leaf.Subject.CommonName = "mail.elsewhere.example"
			leaf.DNSNames, leaf.IPAddresses = []string{"mail.elsewhere.example"}, nil
		case Expired:
			leaf.NotAfter = now.Add(-24 * time.Hour)
		case Ending:
			leaf.NotAfter = now.Add(10*24*time.Hour + time.Hour)
		}
		if id.pairs[which], err = sign(leaf, ca, caKey); err != nil {
			return nil, err
		}
	}
	return id, nil
}

// sign makes a key for the certificate and lets the CA sign it.
func sign(leaf, ca *x509.Certificate, caKey *ecdsa.PrivateKey) (p pair, err error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return p, err
	}
	der, err := x509.CreateCertificate(rand.Reader, leaf, ca, key.Public(), caKey)
	if err != nil {
		return p, err
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return p, err
	}
	p.cert = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	p.key = pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: keyDER})
	p.server, err = tls.X509KeyPair(p.cert, p.key)
	return p, err
}

// trust is a client's TLS configuration that knows the CA.
func (id *identity) trust() *tls.Config {
	return &tls.Config{RootCAs: id.pool, ServerName: "localhost", MinVersion: tls.VersionTLS12}
}

// serve is a server's TLS configuration.
func (id *identity) serve(which Certificate) *tls.Config {
	return &tls.Config{Certificates: []tls.Certificate{id.pairs[which].server}, MinVersion: tls.VersionTLS12}
}

// theIdentity is the identity, or the end of the test.
func theIdentity(t testing.TB) *identity {
	t.Helper()
	id, err := known()
	if err != nil {
		t.Fatalf("mailtest: cannot make a certificate: %v", err)
	}
	return id
}

// caFile writes the CA's certificate where a program under test can read it.
func (id *identity) caFile(t testing.TB) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(name, id.ca, 0o600); err != nil {
		t.Fatalf("mailtest: %v", err)
	}
	return name
}
