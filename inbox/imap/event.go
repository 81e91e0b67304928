package imap

import (
	"errors"
	"time"

	"baken/inbox/account"
	"baken/store"
	"baken/store/guard"
	"baken/store/outside"
)

// State is how the connection stands.
type State string

// The states.
const (
	Offline    State = "offline" // it is tried again by itself
	Connecting State = "connecting"
	Online     State = "online"
	Refused    State = "refused" // somebody has to do something: see Problem
)

// Problem is a typed word for what is wrong; the screen finds the words.
type Problem string

// The problems.
const (
	NoProblem          Problem = ""
	Unreachable        Problem = "unreachable"
	Silent             Problem = "silent"
	Busy               Problem = "busy" // too many connections, or the server is being maintained
	Credentials        Problem = "credentials"
	Certificate        Problem = "certificate"
	Insecure           Problem = "insecure"
	NoCommand          Problem = "no-command"
	CommandFailed      Problem = "command-failed"
	Configuration      Problem = "configuration"
	BadServer          Problem = "bad-server"
	DiskFull           Problem = "disk-full"
	DiskReadOnly       Problem = "disk-read-only"
	StoreTrouble       Problem = "store"
	DiskTrouble        Problem = "disk"
	ProgramFault       Problem = "fault"
	OneConnection      Problem = "one-connection" // works, without being told of news at once
	FolderMissing      Problem = "folder-missing"
	FolderUnreadable   Problem = "folder-unreadable"
	OperationsRejected Problem = "operations-rejected" // the server did not take what was done here; see the outbox
)

// problemOf names an error.
func problemOf(err error) Problem {
	for _, k := range []struct {
		err  error
		word Problem
	}{
		{account.ErrRefused, Credentials}, {account.ErrCertificate, Certificate}, {account.ErrInsecure, Insecure},
		{account.ErrNoCommand, NoCommand}, {account.ErrCommandFailed, CommandFailed}, {account.ErrConfig, Configuration},
		{store.ErrDisk, DiskTrouble}, {store.ErrFault, ProgramFault}, {guard.ErrFault, ProgramFault},
		{store.ErrDiskFull, DiskFull}, {store.ErrReadOnly, DiskReadOnly}, {store.ErrDamaged, StoreTrouble}, {store.ErrClosed, StoreTrouble},
		{account.ErrTimeout, Silent}, {account.ErrUnreachable, Unreachable}, {account.ErrBusy, Busy}, {account.ErrServer, BadServer},
	} {
		if errors.Is(err, k.err) {
			return k.word
		}
	}
	return Unreachable
}

// Event is something that the screen may want to show: a [StateChanged], a
// [Synced], a [Looked], a [Progress] or a [Trouble].
type Event interface{ event() }

// StateChanged says how the connection stands from now on.
type StateChanged struct {
	State   State
	Problem Problem
	Err     error     // for the log pane; holds no content
	Next    time.Time // when it is tried again; zero when it is not by itself
}

// Synced says that store and server agree, as of At, when the look began: what
// has come in since may not be here. Rows and bodies of older mails may still be
// on their way (see Left). While INBOX or Sent cannot be read it is not told.
type Synced struct {
	At   time.Time
	Left int // mails still to be filled in, header or body
	// Done is what was done on this connection since the last Synced.
	Done Summary
}

// Looked says that a look at all folders, which began at At, has come to its end; the
// Synced of it, if there is one, comes before. Err is what was found to be missing, as
// [Syncer.Once] gives it: an [UnreadError], a [MissingError], both, or nil.
type Looked struct {
	At  time.Time
	Err error
}

// Progress says how far the filling in of a folder is.
type Progress struct {
	Folder outside.Text
	Done   int // mails whose rows are here
	Total  int
	Bodies int   // fetched in this session, over all folders
	Bytes  int64 // received in this session
}

// Trouble is something to be known that does not end the connection.
type Trouble struct {
	Problem Problem
	Folder  outside.Text // the folder that it is about, if any
	Over    bool         // it has passed
}

func (StateChanged) event() {}
func (Synced) event()       {}
func (Looked) event()       {}
func (Progress) event()     {}
func (Trouble) event()      {}
