package account

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"os"
	"time"
)

// Flaw is what is wrong with a certificate.
type Flaw string

// The flaws.
const (
	UnknownAuthority Flaw = "unknown authority"
	WrongName        Flaw = "wrong name"
	Expired          Flaw = "expired"
	NotYetValid      Flaw = "not yet valid"
	NotTLS           Flaw = "no TLS"
	OtherFlaw        Flaw = "other"
)

// CertificateError says what is wrong with the certificate of a server. It is
// an [ErrCertificate].
type CertificateError struct {
	Flaw Flaw
	Host string
	Err  error
}

func (e *CertificateError) Error() string {
	switch e.Flaw {
	case UnknownAuthority:
		return fmt.Sprintf("the certificate of %s is signed by an authority that this machine does not know; if it is the organisation's own, name its file in ca_file", e.Host)
	case WrongName:
		return fmt.Sprintf("the certificate is not one for %s; write the name that the mail provider gives, or ask who runs the server", e.Host)
	case Expired:
		return fmt.Sprintf("the certificate of %s has expired; look at this machine's date, else ask who runs the server", e.Host)
	case NotYetValid:
		return fmt.Sprintf("the certificate of %s is not valid yet; look at this machine's date", e.Host)
	case NotTLS:
		return fmt.Sprintf("%s does not speak TLS at this port; use the address with STARTTLS (imap://, smtp://) or another port", e.Host)
	}
	return fmt.Sprintf("no safe connection to %s could be made", e.Host)
}

// Is makes it an [ErrCertificate].
func (e *CertificateError) Is(target error) bool { return target == ErrCertificate }

// Unwrap gives what the TLS library said.
func (e *CertificateError) Unwrap() error { return e.Err }

// TLS is the configuration for a host. The authorities of ca_file are trusted
// beside the system's.
func (c Config) TLS(host string) (*tls.Config, error) {
	t := &tls.Config{ServerName: host, MinVersion: tls.VersionTLS12}
	if c.noted != nil {
		t.VerifyConnection = c.noted.note
	}
	if c.CAFile == "" {
		return t, nil
	}
	pem, err := os.ReadFile(c.CAFile)
	if err != nil {
		return nil, &ConfigError{Key: "ca_file", Value: c.CAFile, Want: WantFile}
	}
	t.RootCAs, err = x509.SystemCertPool()
	if err != nil {
		t.RootCAs = x509.NewCertPool()
	}
	if !t.RootCAs.AppendCertsFromPEM(pem) {
		return nil, &ConfigError{Key: "ca_file", Value: c.CAFile, Want: WantPEM}
	}
	return t, nil
}

// Handshake makes a connection safe. What is wrong with the certificate comes
// as a [CertificateError]; conn is closed on any error.
func Handshake(ctx context.Context, conn net.Conn, t *tls.Config) (*tls.Conn, error) {
	c := tls.Client(conn, t)
	if err := c.HandshakeContext(ctx); err != nil {
		_ = conn.Close()
		return nil, TLSError(t.ServerName, err)
	}
	return c, nil
}

// TLSError gives an error of a handshake its name.
func TLSError(host string, err error) error {
	flaw := Flaw("")
	var (
		authority x509.UnknownAuthorityError
		name      x509.HostnameError
		invalid   x509.CertificateInvalidError
		verify    *tls.CertificateVerificationError
		record    tls.RecordHeaderError
		alert     tls.AlertError
	)
	switch {
	case errors.As(err, &authority):
		flaw = UnknownAuthority
	case errors.As(err, &name):
		flaw = WrongName
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		// The library has one reason for both, and tells them apart in words only.
		flaw = Expired
		if invalid.Cert != nil && time.Now().Before(invalid.Cert.NotBefore) {
			flaw = NotYetValid
		}
	case errors.As(err, &invalid), errors.As(err, &verify), errors.As(err, &alert):
		flaw = OtherFlaw
	case errors.As(err, &record):
		flaw = NotTLS
	default:
		return Network(host, err)
	}
	return &CertificateError{flaw, host, err}
}
