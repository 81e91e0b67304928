package command

import (
	"bytes"
	"context"
	"os"
	"unicode/utf8"

	"baken/store/vault"
	"baken/ui/lang"
)

type vaultAddCommand struct {
	Passphrase        bool   `xor:"way" required:""`
	NewPassphraseFile string `xor:"way" required:"" placeholder:"FILE"`
	SSHKey            string `name:"ssh-key" xor:"way" required:"" placeholder:"FILE"`
	Recipient         string `xor:"way" required:""`
	NewRecovery       bool   `xor:"way" required:""`
	Label             string `placeholder:"WORDS"`
}

// Run adds a way in. Recovery words are shown before they open anything: where they
// went nobody knows when the program ends at that, as it does when nobody reads a pipe
// any more, and a way in of which nobody has the words must not stay.
func (v *vaultAddCommand) Run(ctx context.Context, a *app) error {
	return a.withVault(ctx, func(s *lease) error {
		w, words, err := v.way(ctx, a)
		if err != nil {
			return err
		}
		if words != nil {
			if err := a.printRecovery(a.stdout, words); err != nil {
				return fail(lang.RecoveryNotShown, err)
			}
		}
		id, err := s.AddSlot(ctx, w, v.Label)
		switch {
		case err != nil && words != nil:
			return fail(lang.RecoveryNotAdded, err)
		case err != nil:
			return err
		case words != nil:
			return nil
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
		return vault.Way{}, fail(lang.KeyNotRead, err)
	}
	if w, err := vault.SSHPublicKey(b); err == nil {
		return w, nil
	}
	return a.sshKey(ctx, path)
}

// newPassphrase asks for a passphrase twice.
func (a *app) newPassphrase(ctx context.Context) ([]byte, error) {
	p, err := a.askHidden(ctx, lang.AskNewPassphrase)
	if err != nil {
		return nil, err
	}
	if err := longEnough(p); err != nil {
		clear(p)
		return nil, err
	}
	again, err := a.askHidden(ctx, lang.AskOnceMore)
	defer clear(again)
	switch {
	case err != nil:
		return nil, err
	case !bytes.Equal(p, again):
		clear(p)
		return nil, fail(lang.PassphrasesDiffer)
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
	if n == 0 {
		return fail(lang.PassphraseEmpty, shortest)
	}
	return fail(lang.PassphraseShort, n, shortest)
}
