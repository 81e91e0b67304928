package imap

import (
	"errors"
	"slices"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/store"
)

// What another program takes out of a watched folder it has mostly filed: the mail
// stands in a folder that nobody watches, and whoever wrote it may still wait. So
// before a mail counts as gone it is looked for there. In the trash it is gone.

// unwatched are the folders in which a mail may stand without being seen come.
func (w *work) unwatched() []string {
	watched := w.folders.watched(w.s.cfg)
	return slices.DeleteFunc(w.everywhere(), func(name string) bool {
		return slices.Contains(watched, name) || name == w.folders.role[store.Trash]
	})
}

// followMoved finds those of the mails that are gone which only moved. When a
// folder does not let us see, nothing counts as gone yet: the next pass looks
// again.
func (w *work) followMoved() error {
	if err := w.writer.flush(); err != nil {
		return err
	}
	ids, err := w.nowhere()
	if err != nil {
		return err
	}
	for _, name := range w.unwatched() {
		if len(ids) == 0 {
			return nil
		}
		found, err := w.find(name, ids)
		if closedToUs(err) {
			continue // what is there is not ours to see
		}
		if errors.Is(err, errUnsure) {
			clear(w.gone)
			return nil
		}
		if err != nil {
			return err
		}
		if err := w.keepAt(name, found); err != nil {
			return err
		}
		for id := range found {
			delete(ids, id)
		}
	}
	return nil
}

// closedToUs says whether a folder may be seen in the list and not be opened by us (RFC
// 5530, 3).
func closedToUs(err error) bool {
	var s *ServerError
	return errors.As(err, &s) && s.Command == "SELECT" && s.Code == "NOPERM"
}

// nowhere are the mails that are gone from all places that are known of them, with
// when the server got them.
func (w *work) nowhere() (map[store.MailID]time.Time, error) {
	gone := map[store.FolderID]map[store.UID]bool{}
	var here []store.MailID
	for name, uids := range w.gone {
		if len(uids) == 0 {
			continue
		}
		f, _, err := w.known(name)
		if err != nil {
			return nil, err
		}
		from := map[store.UID]bool{}
		for _, u := range uids {
			from[u] = true
		}
		gone[f.id] = from
		left := len(from)
		err = w.s.mirror.UIDs(f.id, slices.Min(uids), func(uid store.UID, id store.MailID, _ store.Flags) error {
			if from[uid] {
				here = append(here, id)
				left--
			}
			if left == 0 {
				return errEnough
			}
			return nil
		})
		if err != nil && err != errEnough {
			return nil, err
		}
	}
	ids := map[store.MailID]time.Time{}
	for _, id := range here {
		places, err := w.s.mirror.Location(id)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(places, func(p store.Placement) bool { return !gone[p.Folder][p.UID] }) {
			continue
		}
		at, ok, err := w.s.mirror.Internal(id)
		if err != nil {
			return nil, err
		}
		if ok {
			ids[id] = at
		}
	}
	return ids, nil
}

// keepAt keeps that mails stand in the selected folder, which nobody watches.
func (w *work) keepAt(name string, found map[store.MailID][]spot) error {
	if len(found) == 0 {
		return nil
	}
	var set goimap.UIDSet
	for _, spots := range found {
		for _, p := range spots {
			set.AddNum(goimap.UID(p.uid))
		}
	}
	f, ok, err := w.known(name)
	if err != nil {
		return err
	}
	if !ok || f.UIDValidity != w.c.validity {
		if ok {
			if err := w.s.mirror.ResetFolder(w.ctx, f.id); err != nil {
				return err
			}
		}
		f.Folder = store.Folder{Name: f.Name, Role: w.folders.roleOf(name), UIDValidity: w.c.validity, FilledTo: 1}
		if err := w.setFolder(f.Folder); err != nil {
			return err
		}
	}
	if err := w.heads(f, set); err != nil {
		return err
	}
	return w.writer.flush()
}

// lookAside finds what is gone from the folders that nobody watches and in which
// mails stand that are here.
func (w *work) lookAside() error {
	if time.Since(w.aside) < compareAgain {
		return nil
	}
	w.aside = time.Now()
	for _, name := range w.unwatched() {
		f, ok, err := w.known(name)
		if err != nil {
			return err
		}
		if !ok || f.Have == 0 || f.Missing {
			continue
		}
		st, err := w.c.choose(name)
		if answered(err) || err == nil && st.validity != f.UIDValidity {
			continue // looked at again later
		}
		if err != nil {
			return err
		}
		there, err := w.c.search(1, st.next-1)
		if answered(err) {
			continue
		}
		if err != nil {
			return err
		}
		f.FilledTo, f.UIDNext = 1, st.next
		gone, _, err := w.difference(f, there)
		if err != nil {
			return err
		}
		if len(gone) > 0 {
			w.gone[name] = append(w.gone[name], gone...)
		}
	}
	return nil
}
