package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

type backupCommand struct {
	File string `arg:"" help:"Where the copy is written; it must not be there yet."`
}

func (backupCommand) Help() string { return example("baken backup /media/stick/baken-2026-11-23.db") }

type fileRow struct {
	File  string `json:"file"`
	Bytes int64  `json:"bytes"`
}

// Run writes a sealed copy: under another name until it is whole.
func (b *backupCommand) Run(ctx context.Context, a *app) error {
	conf, err := a.config()
	if err != nil {
		return err
	}
	path := absolute(b.File)
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is there already; nothing was written: name another file", path)
	}
	s, err := a.open(ctx, conf)
	if err != nil {
		return err
	}
	defer s.Close()
	part := path + ".part"
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("the copy cannot be written: %w; the store is as it was", err)
	}
	defer os.Remove(part)
	n, err := s.Backup(ctx, f)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		return fmt.Errorf("the copy %s could not be finished: %w; nothing of it was kept, the store is as it was", path, err)
	}
	return newSheet(a, []string{"file", "bytes"}, func(r fileRow) []string { return []string{r.File, fmt.Sprint(r.Bytes)} }).print(fileRow{path, n})
}
