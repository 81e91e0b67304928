package vault

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"filippo.io/age"
	"golang.org/x/text/unicode/norm"
)

// Way is one way in, for unlocking and for adding slots. The zero Way is none.
type Way struct {
	kind       SlotKind
	recipient  age.Recipient  // nil: cannot be added, for the reason no
	identities []age.Identity // none: cannot unlock
	no         error
}

// Kind says which slots the way is for.
func (w Way) Kind() SlotKind { return w.kind }

// Format prints the kind alone, whatever the verb: a Way holds secrets.
func (w Way) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "vault.Way(%s)", w.kind) }

func (w Way) addable() (age.Recipient, error) {
	if w.recipient != nil {
		return w.recipient, nil
	}
	if w.no != nil {
		return nil, w.no
	}
	return nil, errors.New("the zero vault.Way cannot be added")
}

// wrong is what it means when the way fits no slot of its kind.
func (w Way) wrong() error {
	switch w.kind {
	case KindPassphrase:
		return ErrWrongPassphrase
	case KindRecovery:
		return ErrWrongRecovery
	}
	return ErrWrongKey
}

// The work of scrypt, as log2 of N: age's own default (256 MB and about a
// second), and the most that is done for a slot that somebody else made.
const (
	passphraseWork    = 18
	maxPassphraseWork = 20
)

// Passphrase is a passphrase, through scrypt. It is compared in Unicode's
// composed form (NFC), so that it does not matter which keyboard typed it; the
// caller takes the line ending off. An empty one can neither be added nor
// unlock. p is copied.
func Passphrase(p []byte) Way { return PassphraseWork(p, passphraseWork) }

// PassphraseWork is Passphrase with another scrypt work factor (log2 of N, from
// 1 to 20) for slots that are added. Low ones are for tests.
func PassphraseWork(p []byte, logN int) Way {
	w := Way{kind: KindPassphrase}
	s := string(norm.NFC.Bytes(p))
	r, err := age.NewScryptRecipient(s)
	if err != nil {
		w.no = ErrEmptyPassphrase
		return w
	}
	id, _ := age.NewScryptIdentity(s) // fails only on what the recipient refused
	r.SetWorkFactor(min(max(logN, 1), maxPassphraseWork))
	id.SetMaxWorkFactor(maxPassphraseWork)
	w.recipient, w.identities = r, []age.Identity{id}
	return w
}

// Identity reads age identities, one a line, as age-keygen and GenerateIdentity
// write them: empty lines and lines that begin with "#" are left out. Each of
// them unlocks; the first is the one that is added. It fails with
// ErrNotAnIdentity, which says nothing of what was read.
func Identity(s string) (Way, error) {
	var lines []string
	for l := range strings.Lines(s) {
		lines = append(lines, strings.TrimSpace(l))
	}
	ids, err := age.ParseIdentities(strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		return Way{}, ErrNotAnIdentity
	}
	w := Way{kind: KindIdentity, identities: ids}
	switch id := ids[0].(type) {
	case *age.X25519Identity:
		w.recipient = id.Recipient()
	case *age.HybridIdentity:
		w.recipient = id.Recipient()
	default:
		return Way{}, ErrNotAnIdentity
	}
	return w, nil
}

// Recipient reads the public half of an age identity ("age1…"). It can be
// added, and does not unlock.
func Recipient(s string) (Way, error) {
	rs, err := age.ParseRecipients(strings.NewReader(strings.TrimSpace(s)))
	if err != nil || len(rs) != 1 {
		return Way{}, ErrNotARecipient
	}
	return Way{kind: KindIdentity, recipient: rs[0]}, nil
}

// GenerateIdentity makes a fresh age identity (X25519): the text for a file, as
// age-keygen writes it, and the recipient to give to others.
func GenerateIdentity(now time.Time) (file, recipient string, err error) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", fmt.Errorf("making an age identity: %w", err)
	}
	recipient = id.Recipient().String()
	file = fmt.Sprintf("# created: %s\n# public key: %s\n%s\n", now.UTC().Format(time.RFC3339), recipient, id)
	return file, recipient, nil
}
