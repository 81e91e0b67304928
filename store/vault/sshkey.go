package vault

import (
	"bytes"
	"crypto/rsa"
	"errors"
	"fmt"

	"filippo.io/age"
	"filippo.io/age/agessh"
	"golang.org/x/crypto/ssh"
)

// SSHKey reads an SSH private key, ed25519 or RSA, in the format of OpenSSH or
// PEM. A key that is protected asks passphrase for its own, and only once a slot
// is found that it fits (at once for the older PEM formats, which do not say
// what key they hold); passphrase may be nil if nobody can be asked. It fails
// with ErrNotAKey, and, here or at unlocking, with ErrKeyLocked, which also
// wraps what passphrase returned. What passphrase gives is wiped when it was used.
func SSHKey(pem []byte, passphrase func() ([]byte, error)) (Way, error) {
	w := Way{kind: KindSSHKey}
	id, err := agessh.ParseIdentity(pem)
	var missing *ssh.PassphraseMissingError
	switch {
	case errors.As(err, &missing) && missing.PublicKey != nil:
		k := &lockedKey{passphrase: passphrase}
		in, err := agessh.NewEncryptedSSHIdentity(missing.PublicKey, bytes.Clone(pem), k.ask)
		if err != nil {
			return Way{}, ErrNotAKey
		}
		k.EncryptedSSHIdentity = in
		w.recipient, w.identities = in.Recipient(), []age.Identity{k}
		return w, nil
	case errors.As(err, &missing):
		if id, err = openPEM(pem, passphrase); err != nil {
			return Way{}, err
		}
	case err != nil:
		return Way{}, ErrNotAKey
	}
	switch id := id.(type) {
	case *agessh.Ed25519Identity:
		w.recipient = id.Recipient()
	case *agessh.RSAIdentity:
		w.recipient = id.Recipient()
	default:
		return Way{}, ErrNotAKey
	}
	w.identities = []age.Identity{id}
	return w, nil
}

// SSHPublicKey reads the public half of an SSH key, a line as in
// authorized_keys. It can be added, and does not unlock.
func SSHPublicKey(line []byte) (Way, error) {
	r, err := agessh.ParseRecipient(string(bytes.TrimSpace(line)))
	if err != nil {
		return Way{}, ErrNotAKey
	}
	return Way{kind: KindSSHKey, recipient: r}, nil
}

// lockedKey is a protected key. It tells a passphrase that was not given or is
// wrong from a key that fits no slot.
type lockedKey struct {
	*agessh.EncryptedSSHIdentity
	passphrase func() ([]byte, error)
	given      []byte // what passphrase returned last
	asked      error
}

func (k *lockedKey) ask() ([]byte, error) {
	k.given, k.asked = askFor(k.passphrase)
	return k.given, k.asked
}

func askFor(passphrase func() ([]byte, error)) ([]byte, error) {
	if passphrase == nil {
		return nil, errors.New("nobody to ask")
	}
	return passphrase()
}

func (k *lockedKey) Unwrap(s []*age.Stanza) ([]byte, error) {
	k.asked = nil
	defer func() { clear(k.given) }()
	key, err := k.EncryptedSSHIdentity.Unwrap(s)
	switch {
	case err == nil || errors.Is(err, age.ErrIncorrectIdentity):
		return key, err
	case k.asked != nil:
		return nil, fmt.Errorf("%w: %w", ErrKeyLocked, k.asked)
	}
	return nil, ErrKeyLocked
}

func openPEM(pem []byte, passphrase func() ([]byte, error)) (age.Identity, error) {
	p, err := askFor(passphrase)
	defer clear(p)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrKeyLocked, err)
	}
	raw, err := ssh.ParseRawPrivateKeyWithPassphrase(pem, p)
	if err != nil {
		return nil, ErrKeyLocked
	}
	// Of the keys that can be used only RSA comes in these formats.
	k, ok := raw.(*rsa.PrivateKey)
	if !ok {
		return nil, ErrNotAKey
	}
	id, err := agessh.NewRSAIdentity(k)
	if err != nil {
		return nil, ErrNotAKey
	}
	return id, nil
}
