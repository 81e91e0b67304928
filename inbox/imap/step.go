package imap

import (
	"time"

	"baken/store"
	"baken/store/outside"
)

// firstRows is how many rows of a new folder are brought before all else.
const firstRows = 50

// compareAgain is how often flags are compared one by one on a server without
// CONDSTORE.
const compareAgain = 10 * time.Minute

// compareRecent is of how many UIDs below the highest that is done each time.
const compareRecent = 1000

// folder is a folder while it is being worked on.
type folder struct {
	store.Folder
	id   store.FolderID
	name string
}

// known reads where the sync of a folder stands.
func (w *work) known(name string) (f folder, ok bool, err error) {
	n := outside.New(name)
	f.Folder, ok, err = w.s.mirror.Folder(n)
	f.Name, f.id, f.name = n, w.s.store.FolderID(n), name
	return f, ok, err
}

// step brings one folder into step as far as it is here already, and the first
// rows of one that is new. An unchanged folder costs one round trip where the
// server has CONDSTORE.
func (w *work) step(name string, thorough bool) error {
	if !w.folders.names[name] {
		return nil
	}
	st, err := w.c.choose(name)
	if err != nil {
		return err
	}
	f, ok, err := w.known(name)
	if err != nil {
		return err
	}
	if !ok || f.UIDValidity != st.validity {
		return w.begin(f, ok, st)
	}
	before, role := f.Folder, w.folders.roleOf(name)
	if st.next > f.UIDNext {
		if err := w.news(&f, st); err != nil {
			return err
		}
	}
	switch {
	case st.modSeq != 0 && f.HighestModSeq != 0:
		if st.modSeq != f.HighestModSeq {
			err = w.changedSince(f, f.HighestModSeq)
		}
	case thorough || st.modSeq != 0 || time.Since(w.compared[name]) > compareAgain:
		if err = w.compare(f, f.FilledTo); err == nil {
			w.compared[name] = time.Now()
		}
	default:
		err = w.compare(f, max(f.FilledTo, f.UIDNext-min(f.UIDNext, compareRecent)))
	}
	if err != nil {
		return err
	}
	f.UIDNext, f.HighestModSeq, f.Exists, f.Role, f.Missing = max(st.next, f.UIDNext), st.modSeq, st.exists, role, false
	have := f.Have
	f.Have = before.Have
	if f.Folder != before {
		if err := w.setFolder(f.Folder); err != nil {
			return err
		}
	}
	f.Have = have
	return w.missed(f, before, st)
}

// begin starts a folder that was never seen, or whose UIDs mean nothing any
// more.
func (w *work) begin(f folder, known bool, st standing) error {
	f.Folder = store.Folder{Name: f.Name, Role: w.folders.roleOf(f.name), UIDValidity: st.validity, UIDNext: st.next, HighestModSeq: st.modSeq, Exists: st.exists}
	if st.exists == 0 || st.next == 0 {
		f.FilledTo = 1
	}
	if f.UIDNext == 0 {
		f.UIDNext = 1
	}
	if known {
		if err := w.writer.flush(); err != nil {
			return err
		}
		if err := w.s.mirror.ResetFolder(w.ctx, f.id); err != nil {
			return err
		}
	}
	err := w.setFolder(f.Folder)
	if err == nil {
		err = w.writer.flush()
	}
	if err != nil || f.FilledTo == 1 {
		return err
	}
	w.compared[f.name] = time.Now()
	return w.atOnce(func() error {
		if err := w.fill(f, firstRows, true); err != nil {
			return err
		}
		_, err := w.bodies(firstRows)
		return err
	})
}

// news brings the rows of the mails that came since, newest first.
func (w *work) news(f *folder, st standing) error {
	all, err := w.c.search(f.UIDNext, st.next-1)
	if err != nil {
		return err
	}
	if f.FilledTo == 0 && f.UIDNext <= 1 {
		f.FilledTo = 1
	}
	f.Have += count(all)
	return w.heads(*f, all)
}

// setFolder keeps where a folder stands, after all that was added before.
func (w *work) setFolder(f store.Folder) error {
	return w.writer.add(job{apply: func(y *store.Sync) error { return y.SetFolder(f) }})
}

// missed finds the mails that are gone from a folder, and those that are there
// and not here, when the numbers do not add up.
func (w *work) missed(f folder, before store.Folder, st standing) error {
	if f.FilledTo == 0 {
		return nil
	}
	if f.FilledTo == 1 {
		if f.Have == st.exists {
			return nil
		}
	} else if f.Have-before.Have == st.exists-before.Exists {
		return nil
	}
	if err := w.writer.flush(); err != nil {
		return err
	}
	there, err := w.c.search(f.FilledTo, f.UIDNext-1)
	if err != nil {
		return err
	}
	gone, holes, err := w.difference(f, there)
	if err != nil {
		return err
	}
	w.gone[f.name] = append(w.gone[f.name], gone...)
	if len(holes) > 0 {
		set, _ := someUIDs(holes)
		return w.heads(f, set.set)
	}
	return nil
}
