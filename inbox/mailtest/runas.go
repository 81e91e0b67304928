package mailtest

import (
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
)

// whoRuns is who a server runs as: we ourselves, and as root the user that its
// package has made, since no mail server gives root any mail. as is nil when nothing
// has to change for that.
func whoRuns(t testing.TB, packaged string) (who *user.User, as *syscall.Credential) {
	t.Helper()
	who, err := user.Current()
	if err != nil {
		t.Fatalf("mailtest: who runs this? %v", err)
	}
	if who.Uid != "0" {
		return who, nil
	}
	if who, err = user.Lookup(packaged); err != nil {
		t.Fatalf("mailtest: as root this server runs as %s: %v", packaged, err)
	}
	return who, &syscall.Credential{Uid: number(t, who.Uid), Gid: number(t, who.Gid)}
}

// groupOf is the name of a user's first group.
func groupOf(t testing.TB, who *user.User) string {
	t.Helper()
	g, err := user.LookupGroupId(who.Gid)
	if err != nil {
		t.Fatalf("mailtest: %v", err)
	}
	return g.Name
}

// number reads an id of a user or a group.
func number(t testing.TB, id string) uint32 {
	t.Helper()
	n, err := strconv.ParseUint(id, 10, 32)
	if err != nil {
		t.Fatalf("mailtest: %v", err)
	}
	return uint32(n)
}

// own gives a file tree to the user that the server runs as.
func (s *Server) own(root string) {
	if s.as == nil {
		return
	}
	err := filepath.WalkDir(root, func(path string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, int(s.as.Uid), int(s.as.Gid))
	})
	if err != nil {
		s.t.Fatalf("mailtest: %v", err)
	}
}
