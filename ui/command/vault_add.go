package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"baken/store"
	"baken/store/vault"
)

type vaultAddCommand struct {
	Passphrase        bool   `help:"A passphrase, asked for twice." xor:"way" required:""`
	NewPassphraseFile string `help:"A passphrase: the first line of a file." xor:"way" required:"" placeholder:"FILE"`
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
	again, err := a.askHidden(ctx, "once more: ")
	defer clear(again)
	switch {
	case err != nil:
		return nil, err
	case !bytes.Equal(p, again):
		clear(p)
		return nil, errors.New("the two are not the same; nothing was changed")
	case len(p) == 0:
		return nil, vault.ErrEmptyPassphrase
	}
	return p, nil
}
