package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"baken/store/outside"
	"baken/store/vault"
	"baken/ui/lang"
)

type vaultCommand struct {
	Add    vaultAddCommand    `cmd:"" `
	Remove vaultRemoveCommand `cmd:"" `
	List   vaultListCommand   `cmd:"" `
	Rotate vaultRotateCommand `cmd:"" `
	Keygen vaultKeygenCommand `cmd:"" `
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
	out := newSheet(a, []lang.Key{lang.HeadSlot, lang.HeadKind, lang.HeadAdded, lang.HeadLabel}, func(r slotRow) []string {
		return []string{r.Slot, a.T(waysIn[vault.SlotKind(r.Kind)]), local(r.Added), r.Label.String()}
	})
	for _, s := range slots {
		if err := out.row(slotRowOf(s)); err != nil {
			return err
		}
	}
	return out.close()
}

type vaultListCommand struct{}

// Run lists the ways in. They can be read without unlocking.
func (vaultListCommand) Run(a *app) error {
	conf, err := a.config()
	if err != nil {
		return err
	}
	if a.guest != nil {
		return a.printSlots(a.guest.store.Slots()...)
	}
	l, err := a.openLocked(conf)
	if err != nil {
		return err
	}
	defer l.Close()
	return a.printSlots(l.Slots()...)
}

type vaultKeygenCommand struct {
	Output string `short:"o" placeholder:"FILE"`
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
		return fail(lang.FileThere, k.Output)
	}
	if err != nil {
		return fail(lang.IdentityNotKept, err)
	}
	_, err = f.WriteString(file)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(fail(lang.IdentityNotKept, err), os.Remove(k.Output))
	}
	_, err = fmt.Fprintln(a.stdout, recipient)
	return err
}

type vaultRotateCommand struct{}

// Run makes a new epoch.
func (vaultRotateCommand) Run(ctx context.Context, a *app) error {
	return a.withVault(ctx, func(s *lease) error {
		if err := s.Rotate(ctx); err != nil {
			return err
		}
		a.say(lang.VaultRotated)
		return a.printSlots(s.Slots()...)
	})
}

func (a *app) withVault(ctx context.Context, do func(*lease) error) error {
	s, err := a.open(ctx, whole)
	if err != nil {
		return err
	}
	defer s.Close()
	return do(s)
}

type vaultRemoveCommand struct {
	Slot string `arg:"" `
}

// Run removes a way in. The keys are made new with it, so that the removed way
// opens nothing that is written from now on.
func (r *vaultRemoveCommand) Run(ctx context.Context, a *app) error {
	return a.withVault(ctx, func(s *lease) error {
		removed, err := s.RemoveSlot(ctx, r.Slot)
		if errors.Is(err, vault.ErrNoSlot) {
			return a.noSuchSlot(r.Slot, s.Slots())
		}
		if err != nil {
			return err
		}
		left := s.Slots()
		configured := vault.SlotKind(s.conf.Store.Unlock)
		if !slices.ContainsFunc(left, func(o vault.Slot) bool { return o.Kind == configured }) {
			a.say(lang.WayStillConfigured, waysIn[configured])
		} else if removed.ID == s.CameInBy() {
			a.say(lang.OwnWayRemoved, string(removed.ID), waysIn[removed.Kind])
		}
		return a.printSlots(left...)
	})
}

// noSuchSlot says which slots there are, instead of the one that was named.
func (a *app) noSuchSlot(id string, slots []vault.Slot) error {
	var all []string
	for _, s := range slots {
		one := string(s.ID) + " (" + a.T(waysIn[s.Kind])
		if s.Label != "" {
			one += ", " + outside.New(s.Label).Line().String()
		}
		all = append(all, one+")")
	}
	return fail(lang.NoSuchSlot, id, strings.Join(all, ", "))
}
