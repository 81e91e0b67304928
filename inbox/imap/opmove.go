package imap

import (
	"cmp"
	"errors"
	"slices"

	goimap "github.com/emersion/go-imap/v2"

	"baken/store"
)

// move files a mail. One that another program has filed elsewhere meanwhile, or
// deleted, stays as it is: that program's user has decided later.
func (w *work) move(o *store.Op, search bool) (folder string, err error) {
	places, err := w.places(o.Mail)
	if err != nil {
		return "", err
	}
	target := w.folders.role[o.To]
	p, doubt, err := w.source(places, target)
	if err != nil || doubt != nil {
		return p.folder, cmp.Or(err, doubt)
	}
	if p.uid == 0 {
		for _, t := range places {
			if t.folder == target {
				return target, w.done(target, store.ReasonNone, *o) // by us, before a cut, or by somebody else
			}
		}
		if !search {
			return "", errElsewhere
		}
		found, unread, err := w.seek(o.Mail, append(w.sources(target), target))
		if err != nil || unread != nil && o.Tries < maxLooks {
			return "", cmp.Or(err, unread)
		}
		switch {
		case len(found) == 0:
			return "", w.done("", store.ReasonGone, *o)
		case found[0].folder == target:
			return target, w.done(target, store.ReasonNone, *o)
		}
		p = found[0]
	}
	if target, err = w.ensure(o.To); err != nil {
		return target, err
	}
	if target == "" {
		return "", w.s.store.Outbox().Fail(w.ctx, o.ID, store.ReasonNoFolder, "")
	}
	before := o.Tries > 0
	if err := w.beginOp(o); err != nil {
		return p.folder, err
	}
	to, err := w.carry(p, target, o.Mail, before)
	if err != nil {
		return p.folder, err
	}
	if err := w.done(p.folder, store.ReasonNone, *o); err != nil {
		return p.folder, err
	}
	err = w.moved(p, target, to, o.Mail)
	if answered(err) {
		err = nil // it is done; where the mail is now, the next pass finds
	}
	return p.folder, err
}

// sources are the folders from which mails are filed.
func (w *work) sources(target string) []string {
	return slices.DeleteFunc(slices.Clone(w.folders.watched(w.s.cfg)), func(name string) bool {
		return name == target || w.folders.roleOf(name) == store.Sent
	})
}

// source gives the first of the places from which a mail is filed that is its place
// indeed; the zero spot when none is. doubt is errUnsure when one could not be
// looked into.
func (w *work) source(places []spot, target string) (from spot, doubt, err error) {
	for _, p := range places {
		if !slices.Contains(w.sources(target), p.folder) {
			continue
		}
		there, err := w.stands(p)
		switch {
		case there:
			return p, nil, nil
		case errors.Is(err, errUnsure):
			doubt = err
		case err != nil && err != errElsewhere:
			return p, nil, err
		}
	}
	return spot{}, doubt, nil
}

// carry moves a mail to another folder and gives its UID there, 0 when the
// server does not say. Where there is no MOVE it is copied, and only when the
// server has said that the copy is there the old one is marked; it is expunged
// only where that takes nothing else along. again is set when a copy may be
// there from a try before: when that cannot be said for sure, it is carried again.
func (w *work) carry(p spot, target string, id store.MailID, again bool) (to store.UID, err error) {
	uid := oneUID(p.uid)
	if again {
		if to, err = w.uidIn(target, id); err != nil && !errors.Is(err, errUnsure) {
			return 0, err
		}
	}
	if err := w.at(p); err != nil {
		return 0, err
	}
	switch {
	case to != 0:
	case w.c.has(goimap.CapMove):
		if to, err = w.shift(uid, target); err != nil {
			return 0, err
		}
		now, err := w.flagsAt(uid)
		if err == nil && len(now) > 0 {
			err = leftAsWas("MOVE")
		}
		return to, err
	default:
		err = w.c.await("COPY", func() error {
			d, err := w.c.c.Copy(uid.set, target).Wait()
			if err == nil {
				to = onlyUID(d.DestUIDs)
			}
			return err
		})
		if err != nil {
			return 0, err
		}
	}
	return to, w.strike(uid)
}

// shift is MOVE (RFC 6851), for servers that have it, from the selected folder.
func (w *work) shift(uids uidSet, target string) (to store.UID, err error) {
	err = w.c.await("MOVE", func() error {
		d, err := w.c.c.Move(uids.set, target).Wait()
		if err == nil {
			to = onlyUID(d.DestUIDs)
		}
		return err
	})
	return to, err
}

// uidIn gives the UID of a mail in a folder, the highest if it is there more than
// once, 0 when it is not.
func (w *work) uidIn(folder string, id store.MailID) (uid store.UID, err error) {
	found, doubt, err := w.seek(id, []string{folder})
	for _, p := range found {
		uid = max(uid, p.uid)
	}
	return uid, cmp.Or(err, doubt)
}

// strike marks mails of the selected folder as deleted, and expunges them, and
// nothing else, where the server can do that.
func (w *work) strike(uids uidSet) error {
	if _, err := w.change(uids, goimap.StoreFlagsAdd, store.Deleted); err != nil {
		return err
	}
	if !w.c.has(goimap.CapUIDPlus) {
		return nil
	}
	return w.c.await("EXPUNGE", func() error { return w.c.c.UIDExpunge(uids.set).Close() })
}

// moved keeps where a mail is now: first there, then no more here, so that it is
// never nowhere. A target that is watched is read by the next pass.
func (w *work) moved(p spot, target string, to store.UID, id store.MailID) error {
	if to == 0 {
		var err error
		if to, err = w.uidIn(target, id); err != nil {
			return err
		}
	}
	st, err := w.c.choose(target)
	if err != nil {
		return err
	}
	f, ok, err := w.known(target)
	if err != nil {
		return err
	}
	if anew := ok && f.UIDValidity != st.validity; anew || !ok {
		if slices.Contains(w.folders.watched(w.s.cfg), target) {
			return nil // the pass begins that folder anew
		}
		if anew {
			if err := w.s.mirror.ResetFolder(w.ctx, f.id); err != nil {
				return err
			}
		}
		f.Folder = store.Folder{Name: f.Name, Role: w.folders.roleOf(target), UIDValidity: st.validity}
		if err := w.setFolder(f.Folder); err != nil {
			return err
		}
	}
	if to != 0 {
		set := oneUID(to)
		if err := w.heads(f, set.set); err != nil {
			return err
		}
		w.tally.at(target).New--
	}
	if !w.c.has(goimap.CapMove) && !w.c.has(goimap.CapUIDPlus) {
		return w.writer.flush() // it is still there, marked
	}
	if err := w.notThere(p.folder, p.uid); err != nil {
		return err
	}
	return w.writer.flush()
}

// ensure gives the folder of a role, and makes it where there is none.
func (w *work) ensure(role store.Role) (string, error) {
	name := w.folders.role[role]
	if name != "" && w.folders.names[name] {
		return name, nil
	}
	if name == "" {
		name = w.folders.newName(role)
	}
	if name == "" {
		return "", nil
	}
	err := w.c.await("CREATE", func() error { return w.c.c.Create(name, nil).Wait() })
	if err != nil && codeOf(err) != "ALREADYEXISTS" {
		return "", err
	}
	if err := w.relist(); err != nil {
		return "", err
	}
	w.folders.role[role] = name
	w.folders.names[name] = true
	return name, nil
}

func onlyUID(set goimap.NumSet) store.UID {
	u, ok := set.(goimap.UIDSet)
	if !ok || len(u) != 1 || u[0].Start != u[0].Stop {
		return 0
	}
	return store.UID(u[0].Start)
}
