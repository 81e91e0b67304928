package store

import "errors"

// What can be wrong with the file.
var (
	// ErrNoStore: there is no file at the path.
	ErrNoStore = errors.New("no store there")
	// ErrExists: a file stands where one was to be made.
	ErrExists = errors.New("a store is there already")
	// ErrInUse: another process has it open; see [InUseError].
	ErrInUse = errors.New("the store is in use")
	// ErrNewer: a newer version of the program wrote it.
	ErrNewer = errors.New("the store was written by a newer version")
	// ErrLooseMode: others than its owner may read or write the file or its folder.
	ErrLooseMode = errors.New("others may read the store")
	// ErrForeignDisk: the file would stand, or stands, on a disk that keeps neither
	// permissions nor locks; see [ForeignDiskError].
	ErrForeignDisk = errors.New("not a disk for a store")
	// ErrDamaged: a page, a record or a seal is not as it was written.
	ErrDamaged = errors.New("the store is damaged")
	// ErrDiskFull: the disk, a quota or a size limit left no room. Nothing of the
	// transaction was kept.
	ErrDiskFull = errors.New("no room on the disk")
	// ErrReadOnly: the file, its folder or the whole disk may only be read. Nothing
	// was changed.
	ErrReadOnly = errors.New("the store can only be read")
	// ErrDisk: the disk did not say whether it has kept the last step. The store
	// does nothing more until it is opened again.
	ErrDisk = errors.New("the disk failed")
	// ErrFault: a mistake in this program, met in the middle of a question or an
	// act. Nothing was changed, and nothing is known to be wrong with the file.
	ErrFault = errors.New("a fault in the program")
	// ErrClosed: the store was closed or locked meanwhile.
	ErrClosed = errors.New("the store is closed")
)

// What can be wrong with a question or an act.
var (
	// ErrUnknown: there is no such contact, case, message, note or operation.
	ErrUnknown = errors.New("unknown")
	// ErrAmbiguous: the prefix of an id fits more than one.
	ErrAmbiguous = errors.New("ambiguous")
	// ErrThere: something else has the name.
	ErrThere = errors.New("there is one of that name")
	// ErrClaimed: a colleague holds the contact.
	ErrClaimed = errors.New("claimed by a colleague")
	// ErrNotClaimed: nobody holds the contact.
	ErrNotClaimed = errors.New("not claimed")
	// ErrNotAllowed: the member's roles do not hold the right.
	ErrNotAllowed = errors.New("not allowed in this role")
	// ErrOwn: nobody reviews what she offered herself.
	ErrOwn = errors.New("one's own")
	// ErrOthers: the handoff was offered by, or to, somebody else.
	ErrOthers = errors.New("somebody else's to do")
	// ErrIncomplete: something is missing, or is none of its codes; see
	// [IncompleteError].
	ErrIncomplete = errors.New("something is missing")
	// ErrNoChange: it is as asked already; nothing was written.
	ErrNoChange = errors.New("nothing to change")
	// ErrDraftMoved: the draft was saved meanwhile by another session of who writes it.
	ErrDraftMoved = errors.New("the draft is another meanwhile")
	// ErrDepends: an undo of something that a later act stands on.
	ErrDepends = errors.New("a later act depends on it")
	// ErrCannotUndo: an act of a kind that has no undo.
	ErrCannotUndo = errors.New("cannot be undone")
	// ErrState: an operation of the outbox is not in a state from which that follows.
	ErrState = errors.New("not possible in this state")
	// ErrCallRuns: the call goes on; it must be ended first.
	ErrCallRuns = errors.New("the call goes on")
	// ErrGiven: the outbox has the draft already. It was not given again.
	ErrGiven = errors.New("given to the outbox already")
	// ErrErased: its key was destroyed; the content cannot be read by anybody.
	ErrErased = errors.New("erased")
	// ErrHeld: the case is kept for a court or a law, and nothing of it is erased; see
	// [HeldError].
	ErrHeld = errors.New("held")
	// ErrOnItsWay: words to the contact wait to be sent. Nothing was erased.
	ErrOnItsWay = errors.New("words to it wait to be sent")
	// ErrUnfinished: what was erased cannot be read by anybody here, but stands in
	// pages of the file, or in a copy of it, that are still to be thrown away. That is
	// done when the store is next opened.
	ErrUnfinished = errors.New("erased, but traces of it are left")
	// ErrTooLarge: beyond a limit that the documentation names.
	ErrTooLarge = errors.New("too large")
	// ErrMarked: the attachment may be an image of abuse and leaves the vault no
	// more.
	ErrMarked = errors.New("marked as a possible image of abuse")
	// ErrFormVersion: a form has a version that is not above those before it.
	ErrFormVersion = errors.New("the form has that version already")
	// ErrNotKept: the content was not fetched, or not all of it.
	ErrNotKept = errors.New("not kept here")
)
