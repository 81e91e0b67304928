package imap

import (
	"baken/store"
)

// compareWindow is of how many mails the flags are compared at once.
const compareWindow = 2000

// changedSince brings the flags that changed after a mod-sequence (RFC 7162,
// 3.1.4.1), for mails that are here.
func (w *work) changedSince(f folder, since uint64) error {
	set, ok := uidRange(max(f.FilledTo, 1), f.UIDNext-1)
	if !ok || f.FilledTo == 0 {
		return nil
	}
	o := wantFlags()
	o.ModSeq, o.ChangedSince = true, since
	b := &flagBatch{w: w, f: f}
	err := w.c.fetch(w.ctx, w.budget, set, o, func(s seen) error {
		if !s.hasFlags {
			return nil
		}
		return b.add(s.uid, s.flags)
	})
	if err != nil {
		return err
	}
	return b.end()
}

// compare brings the flags of all mails from a UID on, where the server cannot
// say which changed.
func (w *work) compare(f folder, from store.UID) error {
	if f.FilledTo == 0 {
		return nil
	}
	if err := w.writer.flush(); err != nil {
		return err
	}
	type here struct {
		uid   store.UID
		flags store.Flags
	}
	b := &flagBatch{w: w, f: f}
	for {
		var window []here
		err := w.s.mirror.UIDs(f.id, from, func(uid store.UID, _ store.MailID, flags store.Flags) error {
			window = append(window, here{uid, flags})
			if len(window) == compareWindow {
				return errEnough
			}
			return nil
		})
		if err != nil && err != errEnough {
			return err
		}
		if len(window) == 0 {
			return b.end()
		}
		last := window[len(window)-1].uid
		set, _ := uidRange(window[0].uid, last)
		there, err := w.c.flagsOf(set)
		if err != nil {
			return err
		}
		for _, h := range window {
			flags, ok := there[h.uid]
			if ok && flags != h.flags {
				if err := b.add(h.uid, flags); err != nil {
					return err
				}
			}
		}
		if len(window) < compareWindow || last == ^store.UID(0) {
			return b.end()
		}
		from = last + 1
	}
}

// flagBatch gathers flags for the writer.
type flagBatch struct {
	w    *work
	f    folder
	uids []store.UID
	list []store.Flags
}

func (b *flagBatch) add(uid store.UID, flags store.Flags) error {
	b.uids, b.list = append(b.uids, uid), append(b.list, flags)
	if len(b.uids) < batchMails {
		return nil
	}
	return b.end()
}

func (b *flagBatch) end() error {
	uids, list, id := b.uids, b.list, b.f.id
	b.uids, b.list = nil, nil
	if len(uids) == 0 {
		return nil
	}
	b.w.tally.at(b.f.name).Changed += len(uids)
	return b.w.writer.add(job{mails: len(uids), apply: func(y *store.Sync) error {
		for i, uid := range uids {
			if err := y.SetFlags(id, uid, list[i]); err != nil {
				return err
			}
		}
		return nil
	}})
}
