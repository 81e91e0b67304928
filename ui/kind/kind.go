// Package kind names errors for a log. An error's words are for who reads them at
// the terminal: they may hold what was typed, a path or a colleague's name. None
// of that is in a kind, so a kind may be written down.
package kind

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"syscall"

	"baken/inbox"
	"baken/inbox/account"
	"baken/inbox/imap"
	"baken/inbox/message"
	"baken/inbox/outbox"
	"baken/store"
	"baken/store/form"
	"baken/store/guard"
	"baken/store/template"
	"baken/store/vault"
)

// sentinels are the errors that a log may name.
var sentinels = []struct {
	name string
	err  error
}{
	{"context.Canceled", context.Canceled}, {"context.DeadlineExceeded", context.DeadlineExceeded},
	{"fs.ErrNotExist", fs.ErrNotExist}, {"fs.ErrPermission", fs.ErrPermission}, {"fs.ErrExist", fs.ErrExist},
	{"store.ErrNoStore", store.ErrNoStore}, {"store.ErrExists", store.ErrExists}, {"store.ErrInUse", store.ErrInUse},
	{"store.ErrNewer", store.ErrNewer}, {"store.ErrLooseMode", store.ErrLooseMode}, {"store.ErrDamaged", store.ErrDamaged}, {"store.ErrForeignDisk", store.ErrForeignDisk},
	{"store.ErrDisk", store.ErrDisk}, {"store.ErrFault", store.ErrFault}, {"guard.ErrFault", guard.ErrFault},
	{"store.ErrDiskFull", store.ErrDiskFull}, {"store.ErrReadOnly", store.ErrReadOnly}, {"store.ErrClosed", store.ErrClosed}, {"store.ErrUnknown", store.ErrUnknown},
	{"store.ErrAmbiguous", store.ErrAmbiguous}, {"store.ErrClaimed", store.ErrClaimed},
	{"store.ErrNotClaimed", store.ErrNotClaimed}, {"store.ErrNotAllowed", store.ErrNotAllowed},
	{"store.ErrNoChange", store.ErrNoChange}, {"store.ErrDraftMoved", store.ErrDraftMoved}, {"store.ErrDepends", store.ErrDepends},
	{"store.ErrCannotUndo", store.ErrCannotUndo}, {"store.ErrState", store.ErrState}, {"store.ErrGiven", store.ErrGiven}, {"store.ErrErased", store.ErrErased}, {"store.ErrHeld", store.ErrHeld}, {"store.ErrOnItsWay", store.ErrOnItsWay}, {"store.ErrUnfinished", store.ErrUnfinished},
	{"store.ErrCallRuns", store.ErrCallRuns}, {"store.ErrThere", store.ErrThere},
	{"template.ErrSort", template.ErrSort}, {"template.ErrLanguage", template.ErrLanguage}, {"template.ErrEmpty", template.ErrEmpty}, {"template.ErrTooLong", template.ErrTooLong},
	{"store.ErrTooLarge", store.ErrTooLarge}, {"store.ErrFormVersion", store.ErrFormVersion}, {"store.ErrMarked", store.ErrMarked}, {"store.ErrNotKept", store.ErrNotKept},
	{"form.ErrForm", form.ErrForm}, {"form.ErrField", form.ErrField}, {"form.ErrValue", form.ErrValue}, {"form.ErrHidden", form.ErrHidden},
	{"vault.ErrDamagedHeader", vault.ErrDamagedHeader}, {"vault.ErrForgedHeader", vault.ErrForgedHeader},
	{"vault.ErrNewer", vault.ErrNewer}, {"vault.ErrNoSlot", vault.ErrNoSlot},
	{"vault.ErrWrongPassphrase", vault.ErrWrongPassphrase}, {"vault.ErrWrongKey", vault.ErrWrongKey},
	{"vault.ErrWrongRecovery", vault.ErrWrongRecovery}, {"vault.ErrLastSlot", vault.ErrLastSlot},
	{"vault.ErrManySlots", vault.ErrManySlots}, {"vault.ErrTooManySlots", vault.ErrTooManySlots},
	{"vault.ErrEmptyPassphrase", vault.ErrEmptyPassphrase}, {"vault.ErrNotAKey", vault.ErrNotAKey},
	{"vault.ErrKeyLocked", vault.ErrKeyLocked}, {"vault.ErrNotAnIdentity", vault.ErrNotAnIdentity},
	{"vault.ErrNotARecipient", vault.ErrNotARecipient}, {"vault.ErrPublicOnly", vault.ErrPublicOnly},
	{"vault.ErrWrongWord", vault.ErrWrongWord}, {"vault.ErrWordCount", vault.ErrWordCount},
	{"vault.ErrWrongWords", vault.ErrWrongWords}, {"vault.ErrLocked", vault.ErrLocked}, {"vault.ErrNoKey", vault.ErrNoKey},
	{"vault.ErrSeal", vault.ErrSeal}, {"vault.ErrRotating", vault.ErrRotating}, {"vault.ErrPadding", vault.ErrPadding},
	{"vault.ErrNotAWorkstation", vault.ErrNotAWorkstation}, {"account.ErrConfig", account.ErrConfig},
	{"account.ErrNoCommand", account.ErrNoCommand}, {"account.ErrCommandFailed", account.ErrCommandFailed},
	{"account.ErrRefused", account.ErrRefused}, {"account.ErrCertificate", account.ErrCertificate},
	{"account.ErrInsecure", account.ErrInsecure}, {"account.ErrUnreachable", account.ErrUnreachable},
	{"account.ErrTimeout", account.ErrTimeout}, {"account.ErrBusy", account.ErrBusy}, {"account.ErrServer", account.ErrServer},
	{"imap.ErrOffline", imap.ErrOffline}, {"imap.ErrGone", imap.ErrGone}, {"imap.ErrNoFolder", imap.ErrNoFolder},
	{"outbox.ErrIncomplete", outbox.ErrIncomplete}, {"outbox.ErrReadingOnly", outbox.ErrReadingOnly},
	{"message.ErrNoSender", message.ErrNoSender}, {"message.ErrNoRecipient", message.ErrNoRecipient},
	{"message.ErrAddress", message.ErrAddress}, {"message.ErrNoMessageID", message.ErrNoMessageID},
	{"message.ErrNoDate", message.ErrNoDate}, {"inbox.ErrRunning", inbox.ErrRunning},
}

// Sentinels gives the errors that have a name here, by it.
func Sentinels() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, s := range sentinels {
			if !yield(s.name, s.err) {
				return
			}
		}
	}
}

// Of names an error: the sentinels that it wraps and the types that it is made
// of, "store.ErrClaimed *store.ClaimedError"; "other" when there are neither.
func Of(err error) string {
	var kinds []string
	add := func(k string) {
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	for _, s := range sentinels {
		if errors.Is(err, s.err) {
			add(s.name)
		}
	}
	var walk func(error)
	walk = func(err error) {
		switch t := fmt.Sprintf("%T", err); {
		case err == nil:
			return
		case !strings.HasPrefix(t, "*fmt.") && !strings.HasPrefix(t, "*errors.") && t != "*command.told":
			add(t)
		}
		if no, ok := err.(syscall.Errno); ok {
			add(fmt.Sprintf("errno %d", int(no)))
		}
		switch e := err.(type) {
		case interface{ Unwrap() error }:
			walk(e.Unwrap())
		case interface{ Unwrap() []error }:
			for _, one := range e.Unwrap() {
				walk(one)
			}
		}
	}
	walk(err)
	if len(kinds) == 0 {
		return "other"
	}
	return strings.Join(kinds, " ")
}
