package vault

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"
	"testing"

	"filippo.io/age"
	"golang.org/x/crypto/ssh"
)

func sshPEM(t testing.TB, key any, passphrase string) []byte {
	t.Helper()
	var b *pem.Block
	var err error
	if passphrase == "" {
		b, err = ssh.MarshalPrivateKey(key, "")
	} else {
		b, err = ssh.MarshalPrivateKeyWithPassphrase(key, "", []byte(passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(b)
}

func sshLine(t testing.TB, key any) []byte {
	t.Helper()
	s, err := ssh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return ssh.MarshalAuthorizedKey(s.PublicKey())
}

func way(t testing.TB) func(Way, error) Way {
	return func(w Way, err error) Way {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
}

func says(p string) func() ([]byte, error) { return func() ([]byte, error) { return []byte(p), nil } }

func TestWays(t *testing.T) {
	_, ed, _ := ed25519.GenerateKey(rand.Reader)
	rs, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	_, otherEd, _ := ed25519.GenerateKey(rand.Reader)
	file, public, err := GenerateIdentity(noon)
	if err != nil {
		t.Fatal(err)
	}
	otherFile, _, _ := GenerateIdentity(noon)
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	words, recovery, err := RecoveryKey()
	if err != nil {
		t.Fatal(err)
	}
	_, otherRecovery, _ := RecoveryKey()
	//lint:ignore SA1019 people still have keys of this format
	old, err := x509.EncryptPEMBlock(rand.Reader, "RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(rs), []byte("old"), x509.PEMCipherAES256)
	if err != nil {
		t.Fatal(err)
	}
	is := way(t)

	for _, c := range []struct {
		name              string
		add, open, refuse Way
		wrong             error
		kind              SlotKind
	}{
		{"passphrase", quick("été"), quick("e\u0301te\u0301"), quick("ete"), ErrWrongPassphrase, KindPassphrase},
		{"ed25519", is(SSHKey(sshPEM(t, ed, ""), nil)), is(SSHKey(sshPEM(t, ed, ""), nil)),
			is(SSHKey(sshPEM(t, otherEd, ""), nil)), ErrWrongKey, KindSSHKey},
		{"ed25519, protected, by its public half", is(SSHPublicKey(sshLine(t, ed))), is(SSHKey(sshPEM(t, ed, "door"), says("door"))),
			is(SSHKey(sshPEM(t, ed, "door"), says("window"))), ErrKeyLocked, KindSSHKey},
		{"rsa", is(SSHPublicKey(sshLine(t, rs))), is(SSHKey(sshPEM(t, rs, ""), nil)),
			is(SSHKey(sshPEM(t, ed, ""), nil)), ErrWrongKey, KindSSHKey},
		{"rsa in PEM, protected", is(SSHPublicKey(sshLine(t, rs))), is(SSHKey(pem.EncodeToMemory(old), says("old"))),
			is(SSHPublicKey(sshLine(t, rs))), ErrPublicOnly, KindSSHKey},
		{"identity", is(Recipient(public)), is(Identity("\r\n " + strings.ReplaceAll(file, "\n", "\r\n"))),
			is(Identity(otherFile)), ErrWrongKey, KindIdentity},
		{"identity, hybrid", is(Recipient(hybrid.Recipient().String())), is(Identity(hybrid.String())),
			is(Recipient(public)), ErrPublicOnly, KindIdentity},
		{"recovery", recovery, is(RecoveryWords(words)), otherRecovery, ErrWrongRecovery, KindRecovery},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, err := New(noon)
			if err != nil {
				t.Fatal(err)
			}
			r := newRow(t, v, Words)
			sealed := r.key.Seal(nil, At("b", []byte("k")), []byte("hello"))
			if _, err := v.AddSlot(c.add, "", noon); err != nil {
				t.Fatal(err)
			}
			h := reread(t, v.Header())
			if k := h.Slots()[0].Kind; k != c.kind {
				t.Errorf("kind %q, want %q", k, c.kind)
			}
			_, err = h.Unlock(c.refuse)
			wantErr(t, err, c.wrong)
			if err == nil || strings.Contains(err.Error(), "AGE-") {
				t.Errorf("error %v", err)
			}
			w, err := h.Unlock(c.refuse, c.open)
			if err != nil {
				t.Fatal(err)
			}
			k, err := w.OpenKey(r.Row, r.wrapped)
			if err != nil {
				t.Fatal(err)
			}
			if p, err := k.Open(nil, At("b", []byte("k")), sealed); err != nil || string(p) != "hello" {
				t.Errorf("opened %q, %v", p, err)
			}
		})
	}
}

func TestUnlockRefuses(t *testing.T) {
	v := newVault(t)
	h := reread(t, v.Header())
	before := h.Bytes()
	file, _, _ := GenerateIdentity(noon)
	identity := way(t)(Identity(file))

	_, err := h.Unlock(identity)
	wantErr(t, err, ErrNoSlot)
	_, err = h.Unlock()
	wantErr(t, err, ErrNoSlot)
	_, err = h.Unlock(Way{})
	wantErr(t, err, ErrNoSlot)
	_, err = h.Unlock(quick(""))
	wantErr(t, err, ErrWrongPassphrase)
	_, err = h.Unlock(quick("wrong"), identity)
	wantErr(t, err, ErrWrongPassphrase)
	wantErr(t, err, ErrNoSlot)
	if string(h.Bytes()) != string(before) {
		t.Error("the header changed")
	}

	_, err = v.AddSlot(quick(""), "", noon)
	wantErr(t, err, ErrEmptyPassphrase)
	if _, err = v.AddSlot(Way{}, "", noon); err == nil {
		t.Error("the zero way was added")
	}
}

func TestProtectedKeyAsks(t *testing.T) {
	_, ed, _ := ed25519.GenerateKey(rand.Reader)
	_, other, _ := ed25519.GenerateKey(rand.Reader)
	v, _ := New(noon)
	if _, err := v.AddSlot(way(t)(SSHPublicKey(sshLine(t, ed))), "", noon); err != nil {
		t.Fatal(err)
	}
	asked := 0
	cancelled := errors.New("cancelled")
	ask := func() ([]byte, error) { asked++; return nil, cancelled }

	_, err := v.Header().Unlock(way(t)(SSHKey(sshPEM(t, other, "x"), ask)))
	wantErr(t, err, ErrWrongKey)
	if asked != 0 {
		t.Error("asked for the passphrase of a key that fits no slot")
	}
	_, err = v.Header().Unlock(way(t)(SSHKey(sshPEM(t, ed, "x"), ask)))
	wantErr(t, err, ErrKeyLocked)
	wantErr(t, err, cancelled)
	if asked != 1 {
		t.Errorf("asked %d times", asked)
	}
	_, err = v.Header().Unlock(way(t)(SSHKey(sshPEM(t, ed, "x"), nil)))
	wantErr(t, err, ErrKeyLocked)
}

// TestPassphraseOfAKeyIsWiped: what was given for a key is not left in memory, whether
// it was the right one or not.
func TestPassphraseOfAKeyIsWiped(t *testing.T) {
	_, ed, _ := ed25519.GenerateKey(rand.Reader)
	v, _ := New(noon)
	if _, err := v.AddSlot(way(t)(SSHPublicKey(sshLine(t, ed))), "", noon); err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]error{"door": nil, "window": ErrKeyLocked} {
		given := []byte(words)
		_, err := v.Header().Unlock(way(t)(SSHKey(sshPEM(t, ed, "door"), func() ([]byte, error) { return given, nil })))
		wantErr(t, err, want)
		if !bytes.Equal(given, make([]byte, len(given))) {
			t.Errorf("%q is left", given)
		}
	}
}

func TestWaysThatAreNone(t *testing.T) {
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	file, public, _ := GenerateIdentity(noon)
	secret := strings.Fields(file)[len(strings.Fields(file))-1]
	for _, c := range []struct {
		name string
		make func() (Way, error)
		want error
	}{
		{"ecdsa", func() (Way, error) { return SSHKey(sshPEM(t, ec, ""), nil) }, ErrNotAKey},
		{"ecdsa, protected", func() (Way, error) { return SSHKey(sshPEM(t, ec, "x"), says("x")) }, ErrNotAKey},
		{"ecdsa, public", func() (Way, error) { return SSHPublicKey(sshLine(t, ec)) }, ErrNotAKey},
		{"nothing", func() (Way, error) { return SSHKey(nil, nil) }, ErrNotAKey},
		{"noise, public", func() (Way, error) { return SSHPublicKey([]byte("ssh-ed25519 AAAA")) }, ErrNotAKey},
		{"identity cut short", func() (Way, error) { return Identity(secret[:40]) }, ErrNotAnIdentity},
		{"no identity", func() (Way, error) { return Identity("# only a comment\n") }, ErrNotAnIdentity},
		{"identity as recipient", func() (Way, error) { return Recipient(secret) }, ErrNotARecipient},
		{"recipient as identity", func() (Way, error) { return Identity(public) }, ErrNotAnIdentity},
		{"two recipients", func() (Way, error) { return Recipient(public + "\n" + public) }, ErrNotARecipient},
	} {
		_, err := c.make()
		if !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", c.name, err, c.want)
		} else if strings.Contains(err.Error(), secret[20:40]) {
			t.Errorf("%s: the error holds the key", c.name)
		}
	}
}

func TestSecretsDoNotPrint(t *testing.T) {
	w, _ := NewWorkstation()
	v := newVault(t)
	r := newRow(t, v, Words)
	secret := fmt.Sprintf("%x", r.key.secret)
	for _, x := range []any{quick("stille linde"), v, r.key, *r.key, w, *w, struct{ K *Key }{r.key}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x"} {
			got := fmt.Sprintf(verb, x)
			if strings.Contains(got, "stille") || strings.Contains(got, secret) || len(got) > 100 {
				t.Errorf("%T with %s prints %s", x, verb, got)
			}
		}
	}
}
