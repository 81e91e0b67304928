package imap

import (
	"baken/store"
	"baken/store/outside"
)

// erase deletes a mail in every folder that it is known to be in; one that has
// been moved is followed. Without UIDPLUS it is marked as deleted and goes when
// some program expunges: an expunge of ours would take what others marked.
func (w *work) erase(id store.MailID, o store.Op, last bool) error {
	places, err := w.places(id, o.Contact, last)
	if err != nil {
		return err
	}
	if err := w.beginOp(&o); err != nil {
		return err
	}
	found := 0
	for _, p := range places {
		err := w.at(p)
		if err == errElsewhere {
			continue
		}
		if err != nil {
			return err
		}
		uid := oneUID(p.uid)
		now, err := w.c.flagsOf(uid)
		if err != nil {
			return err
		}
		if _, there := now[p.uid]; !there {
			continue
		}
		if err := w.strike(uid); err != nil {
			return err
		}
		found++
		left, err := w.c.flagsOf(uid)
		if err != nil {
			return err
		}
		if _, there := left[p.uid]; there {
			continue
		}
		folder := w.s.store.FolderID(outside.New(p.folder))
		if err := w.writer.add(job{mails: 1, apply: func(y *store.Sync) error { return y.Expunged(folder, []store.UID{p.uid}) }}); err != nil {
			return err
		}
	}
	switch {
	case found > 0:
		return w.done(store.ReasonNone, o)
	case !last:
		return errElsewhere
	}
	return w.done(store.ReasonGone, o)
}
