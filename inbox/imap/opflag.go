package imap

import (
	"cmp"
	"errors"
	"slices"

	goimap "github.com/emersion/go-imap/v2"

	"baken/store"
	"baken/store/outside"
)

// netFlags is what a row of flag operations on one mail comes to. A flag that was
// changed here and changed back is left as the server has it: of two who
// changed it, the one who meant something by it wins.
func netFlags(ops []store.Op) (add, remove store.Flags) {
	for _, n := range flagNames {
		var first, last int
		for _, o := range ops {
			d := 0
			if o.Add&n.flag != 0 {
				d = 1
			}
			if o.Remove&n.flag != 0 {
				d = -1
			}
			if d != 0 {
				if last = d; first == 0 {
					first = d
				}
			}
		}
		switch {
		case first != last:
		case last > 0:
			add |= n.flag
		case last < 0:
			remove |= n.flag
		}
	}
	return add, remove
}

// flag sets and clears flags of a mail, wherever the store has it, or where it is
// found. A mail that is gone needs none.
func (w *work) flag(ops []store.Op, search bool) (folder string, err error) {
	add, remove := netFlags(ops)
	if add|remove == 0 {
		return "", w.done("", store.ReasonNone, ops...)
	}
	places, err := w.places(ops[0].Mail)
	if err != nil {
		return "", err
	}
	set, doubt, err := w.flagAll(places, add, remove)
	if err != nil || doubt != nil {
		return set, cmp.Or(err, doubt)
	}
	if set == "" && search {
		all := w.everywhere()
		found, unread, err := w.seek(ops[0].Mail, all[:min(len(all), maxSearched)])
		if err == nil {
			set, doubt, err = w.flagAll(found, add, remove)
		}
		if err != nil || doubt != nil {
			return set, cmp.Or(err, doubt)
		}
		if set == "" && unread != nil && ops[0].Tries < maxLooks {
			return "", unread
		}
	}
	switch {
	case set != "":
		return set, w.done(set, store.ReasonNone, ops...)
	case !search:
		return "", errElsewhere
	}
	return "", w.done("", store.ReasonGone, ops...)
}

// flagAll changes the flags of a mail where it stands, and names a folder in which
// that was done; doubt is errUnsure when one could not be looked into.
func (w *work) flagAll(places []spot, add, remove store.Flags) (set string, doubt, err error) {
	for _, p := range places {
		there, err := w.flagAt(p, add, remove)
		switch {
		case errors.Is(err, errUnsure):
			doubt = err
		case err == errElsewhere:
		case err != nil:
			return p.folder, nil, err
		case there:
			set = p.folder
		case !slices.Contains(w.folders.watched(w.s.cfg), p.folder):
			if err := w.notThere(p.folder, p.uid); err != nil {
				return p.folder, nil, err
			}
		}
	}
	return set, doubt, nil
}

// flagAt changes the flags of a mail in one place; false when it is not there.
func (w *work) flagAt(p spot, add, remove store.Flags) (there bool, err error) {
	if err := w.at(p); err != nil {
		return false, err
	}
	uid := oneUID(p.uid)
	var now map[store.UID]store.Flags
	for _, c := range []struct {
		op    goimap.StoreFlagsOp
		flags store.Flags
	}{{goimap.StoreFlagsAdd, add}, {goimap.StoreFlagsDel, remove}} {
		if c.flags == 0 {
			continue
		}
		if now, err = w.change(uid, c.op, c.flags); err != nil {
			return false, err
		}
		if _, there := now[p.uid]; !there {
			return false, nil
		}
	}
	flags, folder := now[p.uid], w.s.store.FolderID(outside.New(p.folder))
	return true, w.writer.add(job{mails: 1, apply: func(y *store.Sync) error { return y.SetFlags(folder, p.uid, flags) }})
}

// change sets or clears flags of mails of the selected folder, and gives those that
// they have afterwards; a mail that is not among them is not there. What counts is
// what the server did, not that it said OK: see leftAsWas.
func (w *work) change(set uidSet, op goimap.StoreFlagsOp, flags store.Flags) (map[store.UID]store.Flags, error) {
	done := func(f store.Flags) bool {
		if op == goimap.StoreFlagsDel {
			return f&flags == 0
		}
		return f&flags == flags
	}
	now, err := w.c.store(set, op, flags)
	if err != nil {
		return nil, err
	}
	told := 0
	for uid, f := range now {
		if set.set.Contains(goimap.UID(uid)) && done(f) {
			told++
		}
	}
	if told == count(set.set) {
		return now, nil
	}
	// It need not tell flags that were so already, and may first tell those of before.
	if now, err = w.flagsAt(set); err != nil {
		return nil, err
	}
	for _, f := range now {
		if !done(f) {
			return nil, leftAsWas("STORE")
		}
	}
	return now, nil
}
