package imap

import (
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

// flag sets and clears flags of a mail, wherever it is. A mail that is gone
// needs none.
func (w *work) flag(id store.MailID, ops []store.Op, last bool) error {
	add, remove := netFlags(ops)
	places, err := w.places(id, ops[0].Contact, last)
	if err != nil {
		return err
	}
	set := 0
	for _, p := range places {
		if add|remove == 0 {
			break
		}
		there, err := w.flagAt(p, add, remove)
		if err == errElsewhere {
			continue
		}
		if err != nil {
			return err
		}
		if there {
			set++
		}
	}
	switch {
	case set > 0 || add|remove == 0:
		return w.done(store.ReasonNone, ops...)
	case !last:
		return errElsewhere
	}
	return w.done(store.ReasonGone, ops...)
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
		if now, err = w.c.store(uid, c.op, c.flags); err != nil {
			return false, err
		}
		if _, told := now[p.uid]; told {
			continue
		}
		// A server need not tell flags that were so already.
		if now, err = w.c.flagsOf(uid); err != nil {
			return false, err
		}
		if _, there := now[p.uid]; !there {
			return false, nil
		}
	}
	flags, folder := now[p.uid], w.s.store.FolderID(outside.New(p.folder))
	return true, w.writer.add(job{mails: 1, apply: func(y *store.Sync) error { return y.SetFlags(folder, p.uid, flags) }})
}
