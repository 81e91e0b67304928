package command

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"baken/ui/lang"
	"baken/ui/watch"
)

// soon is how long before its end a certificate is told of: those that are renewed by
// themselves are renewed a month before.
const soon = 21 * 24 * time.Hour

// checkCertificate says of a server, which is in order today, when that will end.
func (a *app) checkCertificate(c *checks, what, server string, until time.Time) {
	left := until.Sub(a.now())
	if until.IsZero() || left >= soon {
		c.good(what, lang.ServerLoggedIn, server)
		return
	}
	c.wrong(what, lang.CertificateEnds, server, until.In(workplace).Format("2006-01-02 15:04"), int(left.Hours()/24))
}

// checkDisk says whether there is room for what erasing and keeping safe copies takes.
func (a *app) checkDisk(c *checks, path string) {
	i, err := os.Stat(path)
	if err != nil {
		return // the store has its own line
	}
	free, _, err := watch.Space(filepath.Dir(path))
	if err != nil {
		return // not known on this system
	}
	if wanted := watch.Wanted(i.Size()); free < wanted {
		c.wrong("disk", lang.DiskFilling, megabytes(free), megabytes(wanted))
		return
	}
	c.good("disk", lang.DiskHasRoom, megabytes(free))
}

func megabytes(n uint64) string { return fmt.Sprintf("%d MB", n/1e6) }
