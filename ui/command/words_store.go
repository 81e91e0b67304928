package command

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"baken/store"
	"baken/store/guard"
	"baken/store/vault"
	"baken/ui/lang"
)

func (s speaker) ofStore(err error) (string, bool) {
	var used *store.InUseError
	var held *store.ClaimedError
	var loose *store.LooseError
	var foreign *store.ForeignDiskError
	var kept *store.HeldError
	var only *store.ReadOnlyError
	if words, ok := s.ofHandoff(err); ok {
		return words, true
	}
	switch {
	case errors.As(err, &used) && used.PID != 0: // a moment is told as everywhere: in the helpline's zone
		return s.T(lang.StoreInUseBy, fmt.Sprint(used.PID), used.Command, used.Path, local(used.Since)), true
	case errors.Is(err, store.ErrInUse):
		return s.T(lang.StoreInUse, s.store), true
	case errors.As(err, &held) && !held.By.IsEmpty():
		return s.T(lang.HeldBy, held.By), true
	case errors.As(err, &kept):
		return s.T(lang.CaseHeld, kept.Number), true
	case errors.As(err, &foreign):
		return s.T(lang.ForeignDisk, foreign.Path, foreign.Kind), true
	case errors.As(err, &loose) && loose.Mend == "":
		return s.T(lang.SharedFolder, loose.Path), true
	case errors.As(err, &loose):
		return s.T(lang.LooseFile, loose.Path, fmt.Sprintf("%04o", loose.Mode), loose.Mend), true
	}
	for _, k := range []worded{
		{store.ErrNoStore, lang.NoStoreThere}, {store.ErrExists, lang.StoreExists}, {store.ErrNewer, lang.StoreNewer}, {store.ErrLooseMode, lang.StoreLoose}, {store.ErrForeignDisk, lang.StoreForeignDisk},
	} {
		if errors.Is(err, k.err) {
			return s.T(k.key, s.store), true
		}
	}
	if errors.Is(err, store.ErrUnfinished) { // whatever the disk did
		return s.T(lang.HalfErased), true
	}
	switch { // what the disk did comes before damage: a write that failed may look like it
	case errors.Is(err, store.ErrDisk):
		return s.T(lang.DiskFailed), true
	case errors.Is(err, store.ErrDiskFull):
		return s.T(lang.DiskFull), true
	case errors.As(err, &only):
		return s.T(lang.StoreReadOnly, only.Path), true
	case errors.Is(err, store.ErrReadOnly):
		return s.T(lang.StoreReadOnly, s.store), true
	case errors.Is(err, store.ErrDamaged):
		return s.T(lang.StoreDamaged, s.store, err.Error()), true
	case errors.Is(err, store.ErrFault):
		return s.T(lang.ProgramFault, err.Error()), true
	case errors.Is(err, guard.ErrFault):
		return s.T(lang.FaultInside), true
	}
	return s.first(err, []worded{
		{store.ErrClosed, lang.StoreClosed}, {store.ErrUnknown, lang.NoSuchID}, {store.ErrAmbiguous, lang.ManyIDs},
		{store.ErrClaimed, lang.ClaimedElse}, {store.ErrNotClaimed, lang.NotClaimedYet}, {store.ErrNoChange, lang.NoChange}, {store.ErrDraftMoved, lang.DraftMoved},
		{store.ErrNotAllowed, lang.NotAllowed}, {store.ErrState, lang.NotInState}, {store.ErrGiven, lang.GivenAlready}, {store.ErrErased, lang.AllErased},
		{store.ErrTooLarge, lang.TooLargeHere}, {store.ErrMarked, lang.MarkedImage}, {store.ErrNotKept, lang.NotKeptHere}, {store.ErrOnItsWay, lang.WordsOnTheWay}, {store.ErrHeld, lang.SomeHeld},
		{store.ErrCallRuns, lang.CallRunsStill}, {store.ErrLastAdministrator, lang.UserLastAdministrator}, {store.ErrOneself, lang.UserOneself}, {store.ErrKeyTaken, lang.UserKeyTaken},
	})
}

func (s speaker) ofVault(err error) (string, bool) {
	var word *vault.WrongWordError
	if errors.As(err, &word) {
		switch {
		case word.Unknown:
			return s.T(lang.WordUnknown, word.Index+1), true
		case word.Swapped:
			return s.T(lang.WordsSwapped, word.Index+1, word.Index+2), true
		}
		return s.T(lang.WordOther, word.Index+1), true
	}
	return s.first(err, []worded{
		{vault.ErrDamagedHeader, lang.HeaderDamaged}, {vault.ErrForgedHeader, lang.HeaderForged}, {vault.ErrNewer, lang.HeaderNewer},
		{vault.ErrWrongPassphrase, lang.WrongPassphrase}, {vault.ErrWrongRecovery, lang.WrongRecovery}, {vault.ErrWrongKey, lang.WrongKey},
		{vault.ErrNoSlot, lang.NoSlotOfKind}, {vault.ErrKeyLocked, lang.KeyLocked}, {vault.ErrPublicOnly, lang.PublicOnly},
		{vault.ErrLastSlot, lang.LastSlot}, {vault.ErrManySlots, lang.ManySlots}, {vault.ErrTooManySlots, lang.TooManySlots},
		{vault.ErrNotAKey, lang.NotAKey}, {vault.ErrNotAnIdentity, lang.NotAnIdentity}, {vault.ErrNotARecipient, lang.NotARecipient},
		{vault.ErrWordCount, lang.WordCount}, {vault.ErrWrongWords, lang.WordsWrong}, {vault.ErrLocked, lang.StoreClosed},
	})
}

func (s speaker) ofFile(err error) (string, bool) {
	var p *fs.PathError
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EFBIG), errors.Is(err, syscall.EDQUOT):
		return s.T(lang.DiskFull), true
	case !errors.As(err, &p):
		return "", false
	case errors.Is(err, fs.ErrNotExist):
		return s.T(lang.FileMissing, p.Path), true
	case errors.Is(err, fs.ErrPermission):
		return s.T(lang.FileDenied, p.Path), true
	case errors.Is(err, fs.ErrExist):
		return s.T(lang.FileExists, p.Path), true
	case errors.Is(err, syscall.EROFS):
		return s.T(lang.FileReadOnly, p.Path), true
	}
	return "", false
}
