package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// The lock on the file is the kernel's and ends with the process. Beside the
// file stands who holds it, so that a second process can say so.

// InUseError says which process has the store open. It is ErrInUse.
type InUseError struct {
	Path    string
	PID     int       // 0: not known
	Command string    // the program's name and first word
	Since   time.Time // UTC
}

func (e *InUseError) Error() string {
	if e.PID == 0 {
		return fmt.Sprintf("%v: another process has %s open; close it first", ErrInUse, e.Path)
	}
	return fmt.Sprintf("%v: process %d (%s) has %s open since %s; close it first", ErrInUse, e.PID, e.Command, e.Path, e.Since.Format("2006-01-02 15:04 MST"))
}

// Is says that it is ErrInUse.
func (e *InUseError) Is(target error) bool { return target == ErrInUse }

type owner struct {
	PID     int       `json:"pid"`
	Command string    `json:"command"`
	Version string    `json:"version,omitempty"`
	Since   time.Time `json:"since"`
}

func ownerPath(path string) string { return path + ".open" }

func claimOwner(path string, o Options) error {
	command := filepath.Base(os.Args[0])
	if len(os.Args) > 1 {
		command += " " + filepath.Base(os.Args[1])
	}
	b, err := json.Marshal(owner{PID: os.Getpid(), Command: command, Version: o.Version, Since: o.now()().UTC()})
	if err != nil {
		return err
	}
	err = fault(os.WriteFile(ownerPath(path), append(b, '\n'), 0o600))
	switch {
	case errors.Is(err, ErrDiskFull):
		releaseOwner(path) // who has it open is told without a name; it can be read all the same
		return nil
	case err != nil:
		return folderFault(path, err)
	}
	return nil
}

func releaseOwner(path string) { os.Remove(ownerPath(path)) }

func inUse(path string) error {
	e := &InUseError{Path: path}
	b, err := os.ReadFile(ownerPath(path))
	if errors.Is(err, os.ErrNotExist) {
		return e
	}
	var o owner
	if json.Unmarshal(b, &o) == nil {
		e.PID, e.Command, e.Since = o.PID, o.Command, o.Since
	}
	return e
}
