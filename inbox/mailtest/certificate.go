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

// identity is a certificate for 127.0.0.1 and localhost, signed by a CA that
// exists in this process only.
type identity struct {
	ca, cert, key []byte // PEM
	server        tls.Certificate
	pool          *x509.CertPool
}

// known is the identity of all servers of this process.
var known = sync.OnceValues(newIdentity)

func newIdentity() (*identity, error) {
	now := time.Now()
	ca := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: "Baken test CA"},
		NotBefore:             now.Add(-time.Hour),
		NotAfter:              now.Add(48 * time.Hour),
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
	}
	leaf := &x509.Certificate{
		SerialNumber: big.NewInt(2),
		Subject:      pkix.Name{CommonName: "localhost"},
		DNSNames:     []string{"localhost"},
		IPAddresses:  []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback},
		NotBefore:    ca.NotBefore,
		NotAfter:     ca.NotAfter,
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	caKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	caDER, err := x509.CreateCertificate(rand.Reader, ca, ca, caKey.Public(), caKey)
	if err != nil {
		return nil, err
	}
	der, err := x509.CreateCertificate(rand.Reader, leaf, ca, key.Public(), caKey)
	if err != nil {
		return nil, err
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	id := &identity{
		ca:   pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: caDER}),
		cert: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}),
		key:  pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: keyDER}),
		pool: x509.NewCertPool(),
	}
	id.pool.AppendCertsFromPEM(id.ca)
	id.server, err = tls.X509KeyPair(id.cert, id.key)
	return id, err
}

// trust is a client's TLS configuration that knows the CA.
func (id *identity) trust() *tls.Config {
	return &tls.Config{RootCAs: id.pool, ServerName: "localhost", MinVersion: tls.VersionTLS12}
}

// serve is a server's TLS configuration.
func (id *identity) serve() *tls.Config {
	return &tls.Config{Certificates: []tls.Certificate{id.server}, MinVersion: tls.VersionTLS12}
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
