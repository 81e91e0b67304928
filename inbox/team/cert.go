package team

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"time"
)

// CertificatePath is where the certificate of the team's server stands, and its key: beside
// the hub's store.
func CertificatePath(store string) string { return filepath.Join(filepath.Dir(store), "team.pem") }

// JournalPath is the folder of the engine in the hub's own process.
func JournalPath(store string) string { return filepath.Join(filepath.Dir(store), "journal") }

// ErrCertificate: the file of the certificate cannot be used.
var ErrCertificate = errors.New("not a certificate with its key")

// Certificate reads the certificate by which workstations know the server, with its key,
// and makes it the first time. It names nobody and does not end: it is known by its pin.
func Certificate(path string) (tls.Certificate, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if b, err = makeCertificate(); err == nil {
			err = os.WriteFile(path, b, 0o600)
		}
	}
	if err != nil {
		return tls.Certificate{}, fmt.Errorf("the certificate of the team's server: %w", err)
	}
	defer clear(b)
	c, err := tls.X509KeyPair(b, b)
	if err != nil {
		return c, fmt.Errorf("%w: %s", ErrCertificate, path)
	}
	return c, nil
}

func makeCertificate() ([]byte, error) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	x := &x509.Certificate{
		SerialNumber: new(big.Int).SetBytes(randomBytes(16)), Subject: pkix.Name{CommonName: "baken"},
		NotBefore: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC), // RFC 5280, 4.1.2.5
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	cert, err := x509.CreateCertificate(rand.Reader, x, x, public, private)
	if err != nil {
		return nil, err
	}
	key, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return nil, err
	}
	b := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert})
	return append(b, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})...), nil
}
