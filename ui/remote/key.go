package remote

import (
	"crypto/rsa"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/keygen"
	"golang.org/x/crypto/ssh"
)

var (
	// ErrKey is a text that is no public key of OpenSSH.
	ErrKey = errors.New("not an SSH public key")
	// ErrWeakKey is a key that is too weak to trust: DSA, or RSA of fewer than 2048 bits.
	ErrWeakKey = errors.New("a key that is too weak")
)

// ParseKey reads a line of an authorized_keys file (OpenSSH, sshd(8)) and gives it without
// options and comment, which is how the team knows it. ErrKey, ErrWeakKey. A certificate
// is no key.
func ParseKey(line string) (string, error) {
	key, _, options, _, err := ssh.ParseAuthorizedKey([]byte(line))
	if _, certificate := key.(*ssh.Certificate); err != nil || certificate || len(options) > 0 {
		return "", ErrKey
	}
	switch key.Type() {
	case keyDSA:
		return "", ErrWeakKey
	case ssh.KeyAlgoRSA:
		c, ok := key.(ssh.CryptoPublicKey)
		if !ok {
			return "", ErrKey
		}
		if k, ok := c.CryptoPublicKey().(*rsa.PublicKey); !ok || k.Size() < 2048/8 {
			return "", ErrWeakKey
		}
	}
	return known(key), nil
}

// keyDSA is the name of DSA keys (RFC 4253), which OpenSSH does not take any more.
const keyDSA = "ssh-dss"

// known is a key as the team knows it.
func known(key ssh.PublicKey) string {
	return strings.TrimSpace(string(ssh.MarshalAuthorizedKey(key)))
}

// Fingerprint is what OpenSSH shows of a key: its SHA-256.
func Fingerprint(key string) string {
	k, _, _, _, err := ssh.ParseAuthorizedKey([]byte(key))
	if err != nil {
		return ""
	}
	return ssh.FingerprintSHA256(k)
}

// HostKeyPath is where the key of the hub stands, beside its store.
func HostKeyPath(store string) string { return filepath.Join(filepath.Dir(store), "ssh_host_ed25519") }

// HostKey reads the key by which the hub shows that it is the hub, and makes it the first
// time.
func HostKey(path string) (ssh.Signer, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if _, err := keygen.New(path, keygen.WithKeyType(keygen.Ed25519), keygen.WithWrite()); err != nil {
			return nil, fmt.Errorf("the host key cannot be made: %w", err)
		}
	}
	pem, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	defer clear(pem)
	k, err := ssh.ParsePrivateKey(pem)
	if err != nil {
		return nil, fmt.Errorf("%w: %s", ErrKey, path)
	}
	return k, nil
}
