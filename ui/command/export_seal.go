package command

import (
	"io"
	"strings"

	"filippo.io/age"
	"filippo.io/age/agessh"
	"golang.org/x/crypto/ssh"

	"baken/ui/lang"
)

// reader is somebody for whom a file is sealed.
type reader struct {
	age.Recipient
	name string // for the history: the age recipient, or the fingerprint of an SSH key
}

// readers reads for whom a file is sealed: age recipients (age1…) and public SSH
// keys (ssh-ed25519, ssh-rsa), as they stand in authorized_keys.
func readers(all []string) (to []reader, err error) {
	for _, words := range all {
		r, err := readerOf(strings.TrimSpace(words))
		if err != nil {
			return nil, misused(lang.ExportRecipient, words)
		}
		to = append(to, r)
	}
	return to, nil
}

func readerOf(words string) (reader, error) {
	if !strings.HasPrefix(words, "ssh-") {
		r, err := age.ParseX25519Recipient(words)
		return reader{r, words}, err
	}
	r, err := agessh.ParseRecipient(words)
	if err != nil {
		return reader{}, err
	}
	key, _, _, _, err := ssh.ParseAuthorizedKey([]byte(words))
	if err != nil {
		return reader{}, err
	}
	return reader{r, ssh.FingerprintSHA256(key)}, nil
}

// sealedFor is a writer whose words only these can read, or whoever has the file
// when there are none. done ends it: before, the file is not whole.
func sealedFor(w io.Writer, to []reader) (_ io.Writer, done func() error, err error) {
	if len(to) == 0 {
		return w, func() error { return nil }, nil
	}
	var recipients []age.Recipient
	for _, r := range to {
		recipients = append(recipients, r.Recipient)
	}
	sealed, err := age.Encrypt(w, recipients...)
	if err != nil {
		return nil, nil, err
	}
	return sealed, sealed.Close, nil
}
