package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"unicode/utf8"

	"baken/store"
	"baken/store/vault"
)

type vaultAddCommand struct {
	Passphrase        bool   `help:"A passphrase of 12 characters or more, asked for twice." xor:"way" required:""`
	NewPassphraseFile string `help:"A passphrase of 12 characters or more: the first line of a file." xor:"way" required:"" placeholder:"FILE"`
	SSHKey            string `name:"ssh-key" help:"An SSH key: its public or private half." xor:"way" required:"" placeholder:"FILE"`
	Recipient         string `help:"The public half of an age identity (age1…)." xor:"way" required:""`
	NewRecovery       bool   `help:"Fresh recovery words; they are shown once, on stdout." xor:"way" required:""`
	Label             string `help:"What people call it; it is not sealed." placeholder:"WORDS"`
}

func (vaultAddCommand) Help() string {
	return example("baken vault add --recipient age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p --label server\n    baken vault add --new-recovery")
}

// Run adds a way in.
func (v *vaultAddCommand) Run(ctx context.Context, a *app) error {
	return a.withVault(ctx, func(_ Configuration, s *store.Store) error {
		w, words, err := v.way(ctx, a)
		if err != nil {
			return err
		}
		id, err := s.AddSlot(ctx, w, v.Label)
		if err != nil {
			return err
		}
		if words != nil {
			return printRecovery(a.stdout, words)
		}
		for _, slot := range s.Slots() {
			if slot.ID == id {
				return a.printSlots(slot)
			}
		}
		return nil
	})
}

func (v *vaultAddCommand) way(ctx context.Context, a *app) (w vault.Way, words []string, err error) {
	switch {
	case v.Passphrase:
		p, err := a.newPassphrase(ctx)
		defer clear(p)
		return passphraseWay(p), nil, err
	case v.NewPassphraseFile != "":
		p, err := firstLine(v.NewPassphraseFile)
		defer clear(p)
		if err == nil {
			err = longEnough(p)
		}
		return passphraseWay(p), nil, err
	case v.SSHKey != "":
		w, err := a.sshKeyToAdd(ctx, v.SSHKey)
		return w, nil, err
	case v.Recipient != "":
		w, err := vault.Recipient(v.Recipient)
		return w, nil, err
	}
	words, w, err = vault.RecoveryKey()
	return w, words, err
}

// sshKeyToAdd reads a public key, or the private one.
func (a *app) sshKeyToAdd(ctx context.Context, path string) (vault.Way, error) {
	b, err := os.ReadFile(a.athome(path))
	if err != nil {
		return vault.Way{}, fmt.Errorf("the key cannot be read: %w; nothing was added", err)
	}
	if w, err := vault.SSHPublicKey(b); err == nil {
		return w, nil
	}
	return a.sshKey(ctx, path)
}

// newPassphrase asks for a passphrase twice.
func (a *app) newPassphrase(ctx context.Context) ([]byte, error) {
	p, err := a.askHidden(ctx, "new passphrase: ")
	if err != nil {
		return nil, err
	}
	if err := longEnough(p); err != nil {
		clear(p)
		return nil, err
	}
	again, err := a.askHidden(ctx, "once more: ")
	defer clear(again)
	switch {
	case err != nil:
		return nil, err
	case !bytes.Equal(p, again):
		clear(p)
		return nil, errors.New("the two are not the same; nothing was changed")
	}
	return p, nil
}

// shortest is how many characters a passphrase has at least.
const shortest = 12

// longEnough refuses a passphrase that could be found by trying. Whoever has a
// copy of the file can try for as long as he likes.
func longEnough(p []byte) error {
	n := utf8.RuneCount(p)
	if n >= shortest {
		return nil
	}
	err := fmt.Errorf("the passphrase has %d characters, and whoever gets a copy of the file can try all that are so short; nothing was changed: take %d or more, such as four words that have nothing to do with one another", n, shortest)
	if n == 0 {
		return fmt.Errorf("%w; nothing was changed: take %d characters or more", vault.ErrEmptyPassphrase, shortest)
	}
	return err
}
