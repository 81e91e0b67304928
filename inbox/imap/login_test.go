package imap

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baken/inbox/account"
	"baken/inbox/mailtest"
)

// TestLogin: each way in, and each that is refused, against Dovecot.
func TestLogin(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.deliver("INBOX", 1)
	start := "imap://hulplijn%40example.org@" + h.server.IMAP
	implicit := "imaps://hulplijn%40example.org@" + h.server.IMAPS
	for _, c := range []struct {
		name, url, secret string
		auth              account.Auth
		err               error
		hide              []string
	}{
		{"STARTTLS, password", start, h.server.Password, account.Password, nil, nil},
		{"TLS, password", implicit, h.server.Password, account.Password, nil, nil},
		{"TLS, OAUTHBEARER", implicit, h.server.Token, account.OAuthBearer, nil, nil},
		{"TLS, XOAUTH2", implicit, h.server.Token, account.XOAuth2, nil, nil},
		{"STARTTLS, XOAUTH2", start, h.server.Token, account.XOAuth2, nil, nil},
		{"wrong password", implicit, "fout", account.Password, account.ErrRefused, nil},
		{"expired token, OAUTHBEARER", implicit, "oud", account.OAuthBearer, account.ErrRefused, nil},
		{"expired token, XOAUTH2", implicit, "oud", account.XOAuth2, account.ErrRefused, nil},
		{"TLS to a port without", strings.Replace(start, "imap:", "imaps:", 1), h.server.Password, account.Password, account.ErrCertificate, nil},
		{"nobody there", "imaps://h@127.0.0.1:1", "x", account.Password, account.ErrUnreachable, nil},
		{"no such host", "imaps://h@mail.invalid", "x", account.Password, account.ErrUnreachable, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			h.cfg.IMAP, h.cfg.Auth, h.cfg.SecretCommand = c.url, c.auth, "printf '%s\n' "+c.secret
			h.remake()
			_, err := h.sync.Once(t.Context(), nil)
			if !errors.Is(err, c.err) || (err == nil) != (c.err == nil) {
				t.Fatal(err)
			}
			if err != nil && (strings.Contains(err.Error(), c.secret) && c.secret != "x" || strings.Contains(err.Error(), "\n")) {
				t.Errorf("the error is %q", err)
			}
		})
	}
}

// TestTokenRenewed: a token that has expired is asked for again, once, and a
// reader of mail notices nothing.
func TestTokenRenewed(t *testing.T) {
	for _, auth := range []account.Auth{account.XOAuth2, account.OAuthBearer} {
		h := newHouse(t, mailtest.Options{Token: "een"})
		file := filepath.Join(t.TempDir(), "token")
		give := func(token string) {
			t.Helper()
			if err := os.WriteFile(file, []byte(token+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		give("een")
		h.cfg.Auth, h.cfg.SecretCommand = auth, "cat "+file
		h.remake()
		h.once()
		h.server.SetToken("twee")
		give("twee")
		h.once()
		h.server.SetToken("drie")
		if _, err := h.sync.Once(t.Context(), nil); !errors.Is(err, account.ErrRefused) {
			t.Errorf("%s: %v", auth, err)
		}
	}
}

// TestCertificates: what is wrong with a certificate is said, and the secret is
// not.
func TestCertificates(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		name    string
		names   []string
		from    time.Duration
		to      time.Duration
		trusted bool
		flaw    account.Flaw
	}{
		{"unknown", []string{"localhost"}, -time.Hour, time.Hour, false, account.UnknownAuthority},
		{"another name", []string{"mail.example.org"}, -time.Hour, time.Hour, true, account.WrongName},
		{"expired", []string{"localhost"}, -2 * time.Hour, -time.Hour, true, account.Expired},
		{"not yet", []string{"localhost"}, time.Hour, 2 * time.Hour, true, account.NotYetValid},
	} {
		for _, scheme := range []string{"imaps", "imap"} {
			t.Run(c.name+" "+scheme, func(t *testing.T) {
				cert, ca := certificate(t, dir, c.names, time.Now().Add(c.from), time.Now().Add(c.to))
				addr := serveTLS(t, cert, scheme == "imap")
				h := &house{t: t, store: newStore(t), cfg: account.Default()}
				h.cfg.Address, h.cfg.SecretCommand = "h@example.org", "echo geheim"
				h.cfg.IMAP = scheme + "://h@" + strings.Replace(addr, "127.0.0.1", "localhost", 1)
				if c.trusted {
					h.cfg.CAFile = ca
				}
				h.remake()
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
				defer cancel()
				_, err := h.sync.Once(ctx, nil)
				var e *account.CertificateError
				if !errors.As(err, &e) || e.Flaw != c.flaw || !errors.Is(err, account.ErrCertificate) {
					t.Errorf("%v, want the flaw %q", err, c.flaw)
				}
			})
		}
	}
}

func certificate(t *testing.T, dir string, names []string, from, to time.Time) (tls.Certificate, string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(from.UnixNano()), Subject: pkix.Name{CommonName: "test"}, DNSNames: names,
		NotBefore: from, NotAfter: to, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, template.SerialNumber.String()+".pem")
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, file
}

// serveTLS greets over TLS, or offers STARTTLS, and fails the test when a secret
// comes.
func serveTLS(t *testing.T, cert tls.Certificate, start bool) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			raw, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer raw.Close()
				if start {
					buf := make([]byte, 4096)
					_, _ = raw.Write([]byte("* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] hi\r\n"))
					n, err := raw.Read(buf)
					if err != nil {
						return
					}
					tag, _, _ := strings.Cut(string(buf[:n]), " ")
					_, _ = raw.Write([]byte(tag + " OK begin\r\n"))
				}
				c := tls.Server(raw, &tls.Config{Certificates: []tls.Certificate{cert}})
				if c.Handshake() == nil {
					_, _ = c.Write([]byte("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi\r\n"))
					buf := make([]byte, 4096)
					if n, _ := c.Read(buf); strings.Contains(string(buf[:n]), "LOGIN") || strings.Contains(string(buf[:n]), "AUTH") {
						t.Error("the secret was sent")
					}
				}
			}()
		}
	}()
	return l.Addr().String()
}
