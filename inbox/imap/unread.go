package imap

import (
	"errors"
	"fmt"
	"time"

	"baken/store"
	"baken/store/outside"
)

// UnreadError says that folders which are there could not be read. All others
// are in step.
type UnreadError struct {
	Folders int
	// Behind: INBOX, the first folder of the configuration or Sent is among them.
	// What writers or colleagues wrote since is not known, and nothing may be sent
	// upon what is.
	Behind bool
	Err    error // what the server answered for one of them
}

func (e *UnreadError) Error() string {
	return fmt.Sprintf("folders that could not be read: %d; all others are in step: %v", e.Folders, e.Err)
}

// Unwrap gives what the server answered.
func (e *UnreadError) Unwrap() error { return e.Err }

// refused settles a folder that could not be selected or read: it is gone, or
// the others go on without it.
func (w *work) refused(name string, failed error) error {
	w.listed = time.Time{}
	if err := w.list(); err != nil || !w.folders.names[name] {
		return err
	}
	if w.unread[name] == nil {
		w.s.log.Warn("folder cannot be read", "folder", w.s.store.FolderID(outside.New(name)), "err", failed)
		w.tell(Trouble{Problem: FolderUnreadable, Folder: outside.New(name)})
	}
	w.unread[name] = failed
	return nil
}

// readable tells that a folder can be read again, or is not there any more.
func (w *work) readable(name string) {
	if w.unread[name] != nil {
		delete(w.unread, name)
		w.tell(Trouble{Problem: FolderUnreadable, Folder: outside.New(name), Over: true})
	}
}

// behind says what could not be read; nil when all was.
func (w *work) behind() *UnreadError {
	if len(w.unread) == 0 {
		return nil
	}
	e := &UnreadError{Folders: len(w.unread)}
	for i, name := range w.folders.watched(w.s.cfg) {
		failed := w.unread[name]
		if failed == nil {
			continue
		}
		role := w.folders.roleOf(name)
		e.Behind = e.Behind || i == 0 || role == store.Inbox || role == store.Sent
		if e.Err == nil {
			e.Err = failed
		}
	}
	return e
}

// lacking is what of the configured folders could not be brought into step: nil,
// or an UnreadError and a MissingError, as they are.
func (w *work) lacking() error {
	var lacks error
	if names := w.folders.lacks(w.s.cfg); len(names) > 0 {
		lacks = &MissingError{names}
	}
	if u := w.behind(); u != nil {
		return errors.Join(u, lacks)
	}
	return lacks
}
