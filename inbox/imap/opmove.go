package imap

import (
	"slices"

	goimap "github.com/emersion/go-imap/v2"

	"baken/store"
	"baken/store/outside"
)

// move files a mail. One that another program has filed elsewhere meanwhile, or
// deleted, stays as it is: that program's user has decided later.
func (w *work) move(id store.MailID, o store.Op, last bool) error {
	places, err := w.places(id, o.Contact, last)
	if err != nil {
		return err
	}
	target := w.folders.role[o.To]
	if slices.ContainsFunc(places, func(p spot) bool { return p.folder == target }) {
		return w.done(store.ReasonNone, o) // it is there: by us, before a cut, or by somebody else
	}
	from := slices.IndexFunc(places, func(p spot) bool {
		return w.folders.roleOf(p.folder) != store.Sent && slices.Contains(w.folders.watched(w.s.cfg), p.folder)
	})
	if from < 0 {
		if !last {
			return errElsewhere
		}
		return w.done(store.ReasonGone, o)
	}
	p := places[from]
	if target, err = w.ensure(o.To); err != nil {
		return err
	}
	if target == "" {
		return w.s.store.Outbox().Fail(w.ctx, o.ID, store.ReasonNoFolder, "")
	}
	if err := w.at(p); err != nil {
		return err
	}
	now, err := w.c.flagsOf(oneUID(p.uid))
	if err != nil {
		return err
	}
	if _, there := now[p.uid]; !there {
		if !last {
			return errElsewhere
		}
		return w.done(store.ReasonGone, o)
	}
	messageID, err := w.messageID(id, o.Contact)
	if err != nil {
		return err
	}
	before := o.Tries > 0
	if err := w.beginOp(&o); err != nil {
		return err
	}
	to, err := w.carry(p, target, messageID, before)
	if err != nil {
		return err
	}
	if err := w.done(store.ReasonNone, o); err != nil {
		return err
	}
	return w.moved(p, target, to, messageID)
}

// carry moves a mail to another folder and gives its UID there, 0 when the
// server does not say. Where there is no MOVE it is copied, and only when the
// server has said that the copy is there the old one is marked; it is expunged
// only where that takes nothing else along. again is set when a copy may be
// there from a try before.
func (w *work) carry(p spot, target string, messageID outside.Text, again bool) (to store.UID, err error) {
	uid := oneUID(p.uid)
	if w.c.has(goimap.CapMove) {
		err = w.c.await("MOVE", func() error {
			d, err := w.c.c.Move(uid.set, target).Wait()
			if err == nil {
				to = onlyUID(d.DestUIDs)
			}
			return err
		})
		return to, err
	}
	if again {
		uids, err := w.bearing(target, messageID)
		if err != nil {
			return 0, err
		}
		if len(uids) > 0 {
			to = uids[len(uids)-1]
		}
		if err := w.at(p); err != nil {
			return 0, err
		}
	}
	if to == 0 {
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

// strike marks mails of the selected folder as deleted, and expunges them, and
// nothing else, where the server can do that.
func (w *work) strike(uids uidSet) error {
	if _, err := w.c.store(uids, goimap.StoreFlagsAdd, store.Deleted); err != nil {
		return err
	}
	if !w.c.has(goimap.CapUIDPlus) {
		return nil
	}
	return w.c.await("EXPUNGE", func() error { return w.c.c.UIDExpunge(uids.set).Close() })
}

// moved keeps where a mail is now: first there, then no more here, so that it is
// never nowhere. A target that is watched is read by the next pass.
func (w *work) moved(p spot, target string, to store.UID, messageID outside.Text) error {
	st, err := w.c.choose(target)
	if err != nil {
		return err
	}
	if to == 0 {
		uids, err := w.bearing(target, messageID)
		if err != nil {
			return err
		}
		if len(uids) > 0 {
			to = uids[len(uids)-1]
		}
	}
	f, ok, err := w.known(target)
	if err != nil {
		return err
	}
	if ok && f.UIDValidity != st.validity || !ok && slices.Contains(w.folders.watched(w.s.cfg), target) {
		return nil // the pass begins that folder anew
	}
	if !ok {
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
	from := w.s.store.FolderID(outside.New(p.folder))
	if err := w.writer.add(job{mails: 1, apply: func(y *store.Sync) error { return y.Expunged(from, []store.UID{p.uid}) }}); err != nil {
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
	w.listed = w.listed.Add(-listAgain)
	if err := w.list(); err != nil {
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
