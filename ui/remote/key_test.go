package remote

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
)

func publicKey(t *testing.T, key any) ssh.PublicKey {
	t.Helper()
	k, err := ssh.NewPublicKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func ed25519Key(t *testing.T) (ssh.PublicKey, ssh.Signer) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	s, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return s.PublicKey(), s
}

// rsaKey is a public key of so many bits; that nobody has the private one is no matter.
func rsaKey(t *testing.T, bits uint) ssh.PublicKey {
	n := new(big.Int).Lsh(big.NewInt(1), bits-1)
	return publicKey(t, &rsa.PublicKey{N: n.Add(n, big.NewInt(1)), E: 65537})
}

// TestParseKey takes what OpenSSH writes into a .pub file, and nothing weaker or cleverer.
func TestParseKey(t *testing.T) {
	good, signer := ed25519Key(t)
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	certificate := &ssh.Certificate{Key: good, CertType: ssh.UserCert, ValidBefore: ssh.CertTimeInfinity}
	if err := certificate.SignCert(rand.Reader, signer); err != nil {
		t.Fatal(err)
	}
	one := new(big.Int).Lsh(big.NewInt(1), 1023)
	old := keyDSA + " " + base64.StdEncoding.EncodeToString(ssh.Marshal(struct {
		Name       string
		P, Q, G, Y *big.Int
	}{keyDSA, one, new(big.Int).Lsh(big.NewInt(1), 159), big.NewInt(2), big.NewInt(3)}))
	line := func(k ssh.PublicKey) string { return string(ssh.MarshalAuthorizedKey(k)) }
	for name, c := range map[string]struct {
		text string
		err  error
	}{
		"ed25519":             {line(good), nil},
		"with a comment":      {strings.TrimSpace(line(good)) + " els@huis \x1b[2J\r\n", nil},
		"after a remark":      {"# Els\n" + line(good), nil},
		"ecdsa":               {line(publicKey(t, &curve.PublicKey)), nil},
		"RSA of 2048 bits":    {line(rsaKey(t, 2048)), nil},
		"RSA of 2040 bits":    {line(rsaKey(t, 2040)), ErrWeakKey},
		"RSA of 1024 bits":    {line(rsaKey(t, 1024)), ErrWeakKey},
		"DSA":                 {old, ErrWeakKey},
		"certificate":         {line(certificate), ErrKey},
		"with an option":      {"restrict " + line(good), ErrKey},
		"with a command":      {`command="sh" ` + line(good), ErrKey},
		"nothing":             {"", ErrKey},
		"no key":              {"ssh-ed25519 AAAA", ErrKey},
		"a name":              {"/etc/passwd", ErrKey},
		"another's algorithm": {strings.Replace(line(good), "ssh-ed25519 ", "ssh-rsa ", 1), ErrKey},
	} {
		got, err := ParseKey(c.text)
		if !errors.Is(err, c.err) || (err == nil) != (c.err == nil) {
			t.Errorf("%s: %v, not %v", name, err, c.err)
			continue
		}
		if err != nil {
			continue
		}
		if strings.ContainsAny(got, "\r\n\x1b") || len(strings.Fields(got)) != 2 {
			t.Errorf("%s: %q", name, got)
		}
		if again, err := ParseKey(got); err != nil || again != got {
			t.Errorf("%s again: %q, %v", name, again, err)
		}
		if !strings.HasPrefix(Fingerprint(got), "SHA256:") {
			t.Errorf("%s: %q", name, Fingerprint(got))
		}
	}
}

// FuzzParseKey takes any text: what it gives is known again.
func FuzzParseKey(f *testing.F) {
	f.Add("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ8J7Q0f0Z0l0V1yq0o8n1o3bq1Hq0q1x6k7sKQ5h7Wn els")
	f.Add(`no-pty,command="a \" b" ssh-rsa AAAA`)
	f.Add("ssh-dss AAAAB3NzaC1kc3M=")
	f.Fuzz(func(t *testing.T, text string) {
		key, err := ParseKey(text)
		if err != nil {
			return
		}
		if again, err := ParseKey(key); err != nil || again != key {
			t.Errorf("%q becomes %q, %v", key, again, err)
		}
	})
}

// TestHostKey makes one key, for its owner's eyes, and finds it again.
func TestHostKey(t *testing.T) {
	path := HostKeyPath(filepath.Join(t.TempDir(), "baken.db"))
	first, err := HostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	again, err := HostKey(path)
	if err != nil || !bytes.Equal(first.PublicKey().Marshal(), again.PublicKey().Marshal()) {
		t.Errorf("another key: %v", err)
	}
	if err := os.WriteFile(path, []byte("no key"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := HostKey(path); !errors.Is(err, ErrKey) {
		t.Errorf("what is no key: %v", err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "no key" {
		t.Errorf("it is written over: %q, %v", b, err)
	}
}
