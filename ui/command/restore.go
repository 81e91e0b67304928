package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"baken/store"
)

type restoreCommand struct {
	File  string `arg:"" help:"The copy that \"baken backup\" wrote."`
	Aside bool   `help:"Keep the store that is there beside it, under another name, instead of refusing."`
}

func (restoreCommand) Help() string { return example("baken restore /media/stick/baken-2026-11-23.db") }

// Run makes the store from a copy, which is checked first, and unlocks it.
func (r *restoreCommand) Run(ctx context.Context, a *app) error {
	conf, err := a.config()
	if err != nil {
		return err
	}
	from, to := absolute(r.File), a.storePath(conf.Store.Path)
	kept := ""
	if r.Aside {
		if kept, err = a.aside(to, conf); err != nil {
			return err
		}
	}
	err = store.Restore(ctx, from, to)
	switch {
	case errors.Is(err, store.ErrExists):
		return fmt.Errorf("%w; nothing was changed: --aside keeps it beside the restored one", err)
	case err != nil && kept != "":
		return errors.Join(err, os.Rename(kept, to))
	case err != nil:
		return err
	}
	s, err := a.open(ctx, conf)
	if err != nil {
		return partlyf("the copy stands at %s, but it was not unlocked: %s", to, words(err))
	}
	if kept != "" {
		a.say("what stood there before is %s", kept)
	}
	i, err := os.Stat(to)
	if err = errors.Join(err, s.Close()); err != nil {
		return err
	}
	return newSheet(a, []string{"file", "bytes"}, func(r fileRow) []string { return []string{r.File, fmt.Sprint(r.Bytes)} }).print(fileRow{to, i.Size()})
}

// aside gives the store that stands at a path another name, when nobody has it
// open.
func (a *app) aside(path string, conf Configuration) (string, error) {
	l, err := store.Open(path, a.options(conf))
	switch {
	case err == nil:
		if err := l.Close(); err != nil {
			return "", err
		}
	case errors.Is(err, store.ErrNoStore):
		return "", nil
	case errors.Is(err, store.ErrInUse):
		return "", err
	}
	kept := path + ".before-restore-" + a.now().UTC().Format("20060102T150405.000Z")
	if _, err := os.Lstat(kept); !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("%s is there already; nothing was changed", kept)
	}
	return kept, os.Rename(path, kept)
}
