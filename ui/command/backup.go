package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
)

type backupCommand struct {
	File string `arg:""`
}

type fileRow struct {
	File  string `json:"file"`
	Bytes int64  `json:"bytes"`
}

// printFile prints which file was made.
func (a *app) printFile(path string, bytes int64) error {
	return newSheet(a, []lang.Key{lang.HeadFile, lang.HeadBytes}, func(r fileRow) []string { return []string{r.File, fmt.Sprint(r.Bytes)} }).print(fileRow{path, bytes})
}

// Run writes a sealed copy.
func (b *backupCommand) Run(ctx context.Context, a *app) error {
	path := absolute(b.File)
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return fail(lang.FileThere, path)
	}
	s, err := a.open(ctx, whole)
	if err != nil {
		return a.backupThere(err)
	}
	defer s.Close()
	n, err := s.BackupTo(ctx, path)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fail(lang.FileThere, path)
	case err != nil:
		return fail(lang.BackupNotDone, path, err)
	}
	return a.printFile(path, n)
}

// backupThere says how an open workstation makes the copy, where one is what stands
// in the way.
func (a *app) backupThere(err error) error {
	if !errors.Is(err, store.ErrInUse) {
		return err
	}
	keys := keymap.Default()
	if conf, e := a.config(); e == nil {
		if own, e := keymap.New(conf.Keys); e == nil {
			keys = own
		}
	}
	return fail(lang.BackupOnScreen, err, keymap.Show(keys.Keys(keymap.Queue, keymap.Backup)))
}
