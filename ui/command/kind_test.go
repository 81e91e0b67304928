package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baken/store"
	"baken/store/member"
	"baken/store/outside"
	"baken/ui/kind"
	"baken/ui/lang"
)

// What was typed, a path and a name stay out of the log; the kind of what went
// wrong is in it.
func TestLogHoldsKinds(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	_, missing := os.Open("/nowhere/brief van Sanne.pdf")
	for i, c := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("%s holds the contact: %w", "Geheim", &store.ClaimedError{Member: member.ID{1}, By: outside.New("Geheim")}), "store.ErrClaimed *store.ClaimedError"},
		{fmt.Errorf("contact %q: %w", "Geheim", store.ErrUnknown), "store.ErrUnknown"},
		{halfDone(lang.NotAttached, missing), "fs.ErrNotExist command.partly *fs.PathError syscall.Errno errno 2"},
		{misused(lang.NotADay, "2026-10-24", "Geheim"), "command.usage"},
		{errors.New("Geheim"), "other"},
		{errors.Join(store.ErrState, fs.ErrPermission), "fs.ErrPermission store.ErrState"},
		{&os.PathError{Op: "open", Path: "Geheim", Err: store.ErrDiskFull}, "store.ErrDiskFull *fs.PathError"},
	} {
		if got := kind.Of(c.err); got != c.want {
			t.Errorf("error %d is %q, want %q", i, got, c.want)
		}
		a := &app{getenv: os.Getenv}
		if err := a.openLog(); err != nil {
			t.Fatal(err)
		}
		path := a.logPath()
		a.closeLog("reply <contact>", 1, c.err, time.Second)
		b, err := os.ReadFile(filepath.Clean(path))
		if err != nil {
			t.Fatal(err)
		}
		if s := string(b); strings.Contains(s, "Geheim") || strings.Contains(s, "Sanne") || !strings.Contains(s, `"err":"`+c.want+`"`) || !strings.Contains(s, `"status":1`) {
			t.Errorf("error %d: the log has %s", i, s)
		}
	}
}
