package command

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"baken/store"
	"baken/ui/lang"
)

type restoreCommand struct {
	File  string `arg:"" `
	Aside bool
}

// Run makes the store from a copy, which is checked first, and unlocks it.
func (r *restoreCommand) Run(ctx context.Context, a *app) error {
	conf, err := a.config()
	if err != nil {
		return err
	}
	from, to := absolute(r.File), a.storePath(conf.Store.Path)
	kept := ""
	if r.Aside {
		if kept, err = a.aside(conf); err != nil {
			return err
		}
	}
	if kept != "" {
		err = store.RestoreOver(ctx, from, to, kept)
	} else {
		err = store.Restore(ctx, from, to)
	}
	if err == nil {
		err = store.FollowErased(from, to)
	}
	switch {
	case errors.Is(err, store.ErrExists):
		return fail(lang.RestoreThere, to)
	case errors.Is(err, store.ErrNoStore):
		return fail(lang.RestoreNoCopy, from)
	case errors.Is(err, store.ErrNewer):
		return fail(lang.CopyNewer, from)
	case errors.Is(err, store.ErrDamaged):
		return copyDamaged{fail(lang.CopyDamaged, from)}
	case err != nil:
		return err
	}
	s, err := a.openBy(ctx, conf, whole)
	if err != nil {
		return halfDone(lang.RestoredLocked, to, err)
	}
	if kept != "" {
		a.say(lang.KeptAside, kept)
	}
	i, err := os.Stat(to)
	if err = errors.Join(err, s.Close()); err != nil {
		return err
	}
	return a.printFile(to, i.Size())
}

// copyDamaged is [store.ErrDamaged] of a copy, in its own words.
type copyDamaged struct{ error }

func (e copyDamaged) Unwrap() []error { return []error{e.error, store.ErrDamaged} }

// aside is the name that the store which stands at a path gets, when nobody has it
// open; empty when there is none.
func (a *app) aside(conf Configuration) (string, error) {
	l, err := a.openLocked(conf)
	path := a.speaker.store
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
	kept := path + store.AsideMark + a.now().UTC().Format("20060102T150405.000Z")
	if _, err := os.Lstat(kept); !errors.Is(err, fs.ErrNotExist) {
		return "", fail(lang.AsideThere, kept)
	}
	return kept, nil
}
