package imap

import (
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/store/outside"
)

// listAgain is how often the folders are listed.
const listAgain = 15 * time.Minute

// list finds out which folders there are, unless that was done lately, and
// settles those that are there no more.
func (w *work) list() error {
	if !w.listed.IsZero() && time.Since(w.listed) < listAgain {
		return nil
	}
	var all []*goimap.ListData
	err := w.c.await("LIST", func() error {
		var o *goimap.ListOptions
		if w.c.has(goimap.CapSpecialUse) && w.c.has(goimap.CapListExtended) {
			o = &goimap.ListOptions{ReturnSpecialUse: true}
		}
		cmd := w.c.c.List("", "*", o)
		for d := cmd.Next(); d != nil; d = cmd.Next() {
			all = append(all, d)
		}
		return cmd.Close()
	})
	if err != nil {
		return err
	}
	w.folders, w.listed = sortFolders(all, w.s.cfg), time.Now()
	w.folders.names["INBOX"] = true
	for name := range w.unread {
		if !w.folders.names[name] {
			w.readable(name)
		}
	}
	for _, name := range w.folders.watched(w.s.cfg) {
		switch there := w.folders.names[name]; {
		case !there && !w.missing[name]:
			w.missing[name] = true
			w.tell(Trouble{Problem: FolderMissing, Folder: outside.New(name)})
		case there && w.missing[name]:
			delete(w.missing, name)
			w.tell(Trouble{Problem: FolderMissing, Folder: outside.New(name), Over: true})
		}
	}
	return nil
}

// dropMissing takes the folders that are gone out of the store, after the
// others were read: most mails of a folder that is gone have only moved.
func (w *work) dropMissing() error {
	known, err := w.s.mirror.Folders()
	if err != nil {
		return err
	}
	for _, f := range known {
		name := f.Name.Unsafe()
		if f.Missing || w.folders.names[name] {
			continue
		}
		w.tally.at(name).Gone += f.Have
		if err := w.writer.flush(); err != nil {
			return err
		}
		if err := w.s.mirror.FolderGone(w.ctx, w.s.store.FolderID(f.Name)); err != nil {
			return err
		}
	}
	return nil
}

// sweep lets go what was adrift since a folder was reset and has not been seen
// again, now that all there is was looked at.
func (w *work) sweep() error {
	known, err := w.s.mirror.Folders()
	if err != nil {
		return err
	}
	for _, f := range known {
		if f.FilledTo != 1 && !f.Missing {
			continue
		}
		if err := w.s.mirror.Sweep(w.ctx, w.s.store.FolderID(f.Name)); err != nil {
			return err
		}
	}
	return nil
}
