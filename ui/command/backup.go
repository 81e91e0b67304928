package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

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

// Run writes a sealed copy: under another name until it is whole.
func (b *backupCommand) Run(ctx context.Context, a *app) error {
	path := absolute(b.File)
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return fail(lang.FileThere, path)
	}
	s, err := a.open(ctx, whole)
	if err != nil {
		return err
	}
	defer s.Close()
	part := path + ".part"
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fail(lang.BackupNotBegun, err)
	}
	defer os.Remove(part)
	n, err := s.Backup(ctx, f)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		return fail(lang.BackupNotDone, path, err)
	}
	return a.printFile(path, n)
}
