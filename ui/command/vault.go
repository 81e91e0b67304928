package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"baken/store"
	"baken/store/outside"
	"baken/store/vault"
)

type vaultCommand struct {
	Add    vaultAddCommand    `cmd:"" help:"Add a way in."`
	Remove vaultRemoveCommand `cmd:"" help:"Remove a way in, and rotate."`
	List   vaultListCommand   `cmd:"" help:"The ways in."`
	Rotate vaultRotateCommand `cmd:"" help:"Make new keys for the key table; what is sealed stays as it is."`
	Keygen vaultKeygenCommand `cmd:"" help:"Make an age identity, for unlock = \"identity\"."`
}

func (vaultCommand) Help() string {
	return example("baken vault list\n    baken vault add --ssh-key ~/.ssh/id_ed25519.pub --label 'Noor, laptop'")
}

type slotRow struct {
	Slot  string       `json:"slot"`
	Kind  string       `json:"kind"`
	Added time.Time    `json:"added"`
	Label outside.Safe `json:"label,omitzero"`
}

func slotRowOf(s vault.Slot) slotRow {
	return slotRow{string(s.ID), string(s.Kind), utc(s.Added), outside.New(s.Label).Line()}
}

func (a *app) printSlots(slots ...vault.Slot) error {
	out := newSheet(a, []string{"slot", "kind", "added", "label"}, func(r slotRow) []string {
		return []string{r.Slot, r.Kind, local(r.Added), r.Label.String()}
	})
	for _, s := range slots {
		if err := out.row(slotRowOf(s)); err != nil {
			return err
		}
	}
	return out.close()
}

type vaultListCommand struct{}

func (vaultListCommand) Help() string { return example("baken vault list --format json") }

// Run lists the ways in. They can be read without unlocking.
func (vaultListCommand) Run(a *app) error {
	conf, err := a.config()
	if err != nil {
		return err
	}
	l, err := store.Open(a.storePath(conf.Store.Path), a.options(conf))
	if err != nil {
		return err
	}
	defer l.Close()
	return a.printSlots(l.Slots()...)
}

type vaultKeygenCommand struct {
	Output string `short:"o" help:"Write the identity into a new file (mode 0600) and print only its recipient." placeholder:"FILE"`
}

func (vaultKeygenCommand) Help() string {
	return example("baken vault keygen -o ~/.config/baken/identity.txt")
}

// Run makes an age identity.
func (k *vaultKeygenCommand) Run(a *app) error {
	file, recipient, err := vault.GenerateIdentity(a.now())
	if err != nil {
		return err
	}
	if k.Output == "" {
		_, err := fmt.Fprint(a.stdout, file)
		return err
	}
	f, err := os.OpenFile(k.Output, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; nothing was written: name another file", k.Output)
	}
	if err != nil {
		return fmt.Errorf("the identity was not kept: %w", err)
	}
	_, err = f.WriteString(file)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(fmt.Errorf("the identity was not kept: %w", err), os.Remove(k.Output))
	}
	_, err = fmt.Fprintln(a.stdout, recipient)
	return err
}

type vaultRotateCommand struct{}

func (vaultRotateCommand) Help() string { return example("baken vault rotate") }

// Run makes a new epoch.
func (vaultRotateCommand) Run(ctx context.Context, a *app) error {
	return a.withVault(ctx, func(_ Configuration, s *store.Store) error {
		if err := s.Rotate(ctx); err != nil {
			return err
		}
		a.say("the vault is in a new epoch; backups made before still open with what opened them then")
		return a.printSlots(s.Slots()...)
	})
}

func (a *app) withVault(ctx context.Context, do func(Configuration, *store.Store) error) error {
	conf, err := a.config()
	if err != nil {
		return err
	}
	s, err := a.open(ctx, conf)
	if err != nil {
		return err
	}
	defer s.Close()
	return do(conf, s)
}

type vaultRemoveCommand struct {
	Slot string `arg:"" help:"The slot's id, or the beginning of it."`
}

func (vaultRemoveCommand) Help() string { return example("baken vault remove 3fa9") }

// Run removes a way in. The keys are made new with it, so that the removed way
// opens nothing that is written from now on.
func (r *vaultRemoveCommand) Run(ctx context.Context, a *app) error {
	return a.withVault(ctx, func(_ Configuration, s *store.Store) error {
		_, err := s.RemoveSlot(ctx, r.Slot)
		if errors.Is(err, vault.ErrNoSlot) {
			return noSuchSlot(r.Slot, s.Slots())
		}
		if err != nil {
			return err
		}
		return a.printSlots(s.Slots()...)
	})
}

// noSuchSlot says which slots there are, instead of the one that was named.
func noSuchSlot(id string, slots []vault.Slot) error {
	var all []string
	for _, s := range slots {
		one := string(s.ID) + " (" + string(s.Kind)
		if s.Label != "" {
			one += ", " + outside.New(s.Label).Line().String()
		}
		all = append(all, one+")")
	}
	return fmt.Errorf("no slot has the id %q; nothing was removed: there are %s", id, strings.Join(all, ", "))
}
