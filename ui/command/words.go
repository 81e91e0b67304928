package command

import (
	"errors"
	"fmt"

	"baken/store"
	"baken/store/vault"
)

// words gives an error for a person: what failed, what was kept, what to do.
// Most errors say it themselves; those that are only a name get a sentence here.
func words(err error) string {
	var used *store.InUseError
	if errors.As(err, &used) && used.PID != 0 { // a moment is told as everywhere: in the helpline's zone
		return fmt.Sprintf("%v: process %d (%s) has %s open since %s; close it first", store.ErrInUse, used.PID, used.Command, used.Path, local(used.Since))
	}
	for _, w := range sentences {
		if errors.Is(err, w.err) {
			return w.says
		}
	}
	for _, w := range advices {
		if errors.Is(err, w.err) {
			return err.Error() + w.says
		}
	}
	return err.Error()
}

type sentence struct {
	err  error
	says string
}

// sentences take the place of errors that name nothing of the case at hand.
var sentences = []sentence{
	{vault.ErrWrongPassphrase, "wrong passphrase: it does not open the vault; nothing was changed: try again, or unlock with the recovery words (--recovery)"},
	{vault.ErrWrongRecovery, "these recovery words do not open this vault; nothing was changed: look whether they were written down for this store"},
	{vault.ErrWrongKey, "the key does not open the vault; nothing was changed: name another key in [store], or unlock with the recovery words (--recovery)"},
	{vault.ErrNoSlot, "the vault has no way in of this kind; nothing was changed: `baken vault list` shows which there are, unlock in [store] chooses one"},
	{vault.ErrKeyLocked, "the SSH key is protected and its passphrase was not given or is wrong; nothing was changed: try again on a terminal"},
	{vault.ErrPublicOnly, "this is a public key; it cannot unlock, its private half can; nothing was changed"},
	{vault.ErrLastSlot, "this is the vault's last way in; it was not removed: add another one first (`baken vault add`)"},
	{vault.ErrManySlots, "more than one slot begins like this; nothing was removed: give more of its digits"},
}

// advices add what was kept and what to do to errors that only say what it is.
var advices = []sentence{
	{store.ErrClaimed, "; nothing was changed: ask the colleague, or take it over on the screen"},
	{store.ErrNotClaimed, "; nothing was changed"},
	{store.ErrNoChange, "; nothing was written"},
	{store.ErrAmbiguous, "; nothing was done: give more of its digits"},
	{store.ErrNoStore, "; nothing was done: `baken init` makes one, --store names another"},
	{store.ErrUnknown, "; nothing was done: `baken list --filter all` and `baken outbox` show the ids"},
	{store.ErrErased, "; its keys were destroyed, nobody can read it"},
}
