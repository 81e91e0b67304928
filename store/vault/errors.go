package vault

import "errors"

// Errors about the header and the ways in. With each of them nothing was
// changed.
var (
	// ErrDamagedHeader: the bytes are not what was written.
	ErrDamagedHeader = errors.New("the vault's header is damaged")
	// ErrForgedHeader: the header is whole, but was changed by somebody who
	// did not have the keys.
	ErrForgedHeader = errors.New("the vault's header was changed without its keys")
	// ErrNewer: the header is of a version that this program does not know.
	ErrNewer = errors.New("the vault was made by a newer version of the program")

	ErrNoSlot          = errors.New("the vault has no slot of this kind")
	ErrWrongPassphrase = errors.New("wrong passphrase")
	ErrWrongKey        = errors.New("this key opens no slot of the vault")
	ErrWrongRecovery   = errors.New("these recovery words belong to another vault, or their slot was removed")
	ErrLastSlot        = errors.New("this is the vault's last slot; add another way in before you remove it")
	ErrManySlots       = errors.New("more than one slot begins like this")
	ErrTooManySlots    = errors.New("the vault has as many slots as it can hold; remove one first")

	ErrEmptyPassphrase = errors.New("a passphrase cannot be empty")
	ErrNotAKey         = errors.New("not an SSH key of a kind that can be used (ed25519, or RSA of 2048 bits and more)")
	ErrKeyLocked       = errors.New("the SSH key is protected by a passphrase, which was not given or is wrong")
	ErrNotAnIdentity   = errors.New(`not an age identity (a line that begins with "AGE-SECRET-KEY-")`)
	ErrNotARecipient   = errors.New(`not an age recipient (a line that begins with "age1")`)
	ErrPublicOnly      = errors.New("a public key can be added, but does not unlock")
)

// Errors about the recovery words. ErrWrongWord is what every
// [*WrongWordError] is.
var (
	ErrWrongWord  = errors.New("a recovery word is wrong")
	ErrWordCount  = errors.New("the number of recovery words is wrong")
	ErrWrongWords = errors.New("these are not recovery words of a vault: more than one of them is wrong")
)

// Errors about keys and records.
var (
	// ErrLocked: the vault was wiped.
	ErrLocked = errors.New("the vault is locked")
	// ErrNoKey: the key belongs to another epoch, or was forgotten.
	ErrNoKey = errors.New("this key is no longer in the vault")
	// ErrSeal: the bytes do not open under this key at this place.
	ErrSeal = errors.New("the seal does not hold")
	// ErrRotating: a rotation has begun and is neither committed nor aborted.
	ErrRotating = errors.New("a new epoch of the vault is being made")
	// ErrPadding: the bytes were not padded by Pad.
	ErrPadding = errors.New("the padding is damaged")
	// ErrNotAWorkstation: the bytes are not a workstation's keys.
	ErrNotAWorkstation = errors.New("the workstation's keys are damaged")
)
