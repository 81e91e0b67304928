package imap

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/inbox/account"
	"baken/store"
	"baken/store/outside"
)

// erasedTogether is of how many mails the deletions are done together: each folder
// is looked through once for all of them.
const erasedTogether = 20

// erasure is how the deletion of one mail stands.
type erasure struct {
	op      store.Op
	found   string   // a folder where it was
	remains []string // where it still is
	unread  []string // where it may be
	doubt   error    // why that is not known
	refused error    // what the server answered to deleting it
}

// erase deletes mails in all folders. Without UIDPLUS they are marked as deleted
// and go when some program expunges: an expunge of ours would take what others
// marked.
func (w *work) erase(ops []store.Op) error {
	ids := map[store.MailID]time.Time{}
	places := map[string][]spot{}
	all := map[store.MailID]*erasure{}
	whose := map[spot]store.MailID{}
	for _, o := range ops {
		at, ok, err := w.s.mirror.Internal(o.Mail)
		if err != nil {
			return err
		}
		if !ok {
			if err := w.done("", store.ReasonGone, o); err != nil {
				return err
			}
			continue
		}
		known, err := w.places(o.Mail)
		if err != nil {
			return err
		}
		if err := w.beginOp(&o); err != nil {
			if decided(err) == nil {
				continue
			}
			return err
		}
		ids[o.Mail], all[o.Mail] = at, &erasure{op: o}
		for _, p := range known {
			places[p.folder] = append(places[p.folder], p)
			whose[p] = o.Mail
		}
	}
	if len(ids) == 0 {
		return nil
	}
	err := w.eraseAll(ids, places, whose, all)
	for _, e := range all {
		if err := w.erased(e, err); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	return w.writer.flush()
}

// eraseAll goes through the folders, the one for what is thrown away last: some
// servers put there what is deleted elsewhere.
func (w *work) eraseAll(ids map[store.MailID]time.Time, places map[string][]spot, whose map[spot]store.MailID, all map[store.MailID]*erasure) error {
	names := w.everywhere()
	if i := slices.Index(names, w.folders.role[store.Trash]); i >= 0 {
		names = append(slices.Delete(names, i, i+1), w.folders.role[store.Trash])
	}
	for _, name := range names {
		found, err := w.find(name, ids)
		if errors.Is(err, errUnsure) {
			for _, e := range all {
				e.unread, e.doubt = append(e.unread, name), err
			}
			continue
		}
		if err != nil {
			return err
		}
		if w.c.selected != name {
			continue // it is gone
		}
		here := map[store.UID]*erasure{}
		for id, spots := range found {
			for _, p := range spots {
				here[p.uid] = all[id]
			}
		}
		for _, p := range places[name] {
			if p.validity == w.c.validity {
				here[p.uid] = all[whose[p]]
			}
		}
		if err := w.eraseIn(name, here); err != nil {
			return err
		}
	}
	return nil
}

// eraseIn deletes mails of the selected folder.
func (w *work) eraseIn(name string, here map[store.UID]*erasure) error {
	set, ok := someUIDs(keys(here))
	if !ok {
		return nil
	}
	there, err := w.flagsAt(set)
	if set, ok = someUIDs(keys(there)); err == nil && ok {
		for uid := range there {
			here[uid].found = name
		}
		if err = w.strike(set); err == nil {
			there, err = w.leftIn(name, set)
		}
	}
	if err != nil && !answered(err) {
		return err
	}
	var gone []store.UID
	for uid, e := range here {
		_, still := there[uid]
		switch {
		case errors.Is(err, errUnsure):
			e.unread, e.doubt = append(e.unread, name), err
		case err != nil:
			e.remains, e.refused = append(e.remains, name), err
		case still:
			e.remains = append(e.remains, name)
		default:
			gone = append(gone, uid)
		}
	}
	return w.notThere(name, gone...)
}

// leftIn gives those mails of a set that are in the selected folder after they
// were struck. Where a server keeps what was expunged (as one does that has labels
// and no folders), it is thrown away first.
func (w *work) leftIn(name string, set uidSet) (map[store.UID]store.Flags, error) {
	left, err := w.flagsAt(set)
	trash := w.folders.role[store.Trash]
	rest, ok := someUIDs(keys(left))
	if err != nil || !ok || !w.c.has(goimap.CapUIDPlus) || !w.c.has(goimap.CapMove) || !w.folders.names[trash] || name == trash {
		return left, err
	}
	if _, err := w.shift(rest, trash); err != nil {
		return nil, err
	}
	return w.flagsAt(rest)
}

// erased keeps how a deletion ended. failed is the error of a connection or a
// store that ended it before.
func (w *work) erased(e *erasure, failed error) error {
	ops := []store.Op{e.op}
	var why store.OpReason
	var where []string
	switch {
	case failed != nil:
		if err := w.settle(ops, e.found, failed); err != failed {
			return err
		}
		return nil
	case errors.Is(e.refused, account.ErrBusy), noRoom(e.refused):
		return w.settle(ops, e.found, e.refused)
	case e.refused != nil:
		why, where = store.ReasonRefused, append(e.remains, e.unread...)
	case e.doubt != nil && e.op.Tries < maxLooks:
		return w.settle(ops, e.found, e.doubt)
	case e.doubt != nil:
		why, where = store.ReasonUnread, append(e.remains, e.unread...)
	case len(e.remains) > 0:
		why, where = store.ReasonRemains, e.remains
	case e.found != "":
		return w.done(e.found, store.ReasonNone, ops...)
	default:
		return w.done("", store.ReasonGone, ops...)
	}
	var names []outside.Text
	for _, n := range where {
		names = append(names, outside.New(n))
	}
	err := w.s.store.Outbox().Remains(context.WithoutCancel(w.ctx), e.op.ID, why, codeOf(cmp.Or(e.refused, e.doubt)), names)
	if err = decided(err); err != nil {
		return err
	}
	if why == store.ReasonRemains {
		w.tally.acts(e.found).Sent++
	} else {
		w.rejected(e.found, 1)
	}
	return nil
}

func keys[V any](m map[store.UID]V) []store.UID { return slices.Collect(maps.Keys(m)) }
