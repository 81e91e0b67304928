package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"slices"
)

// What concerns all mails of a folder goes through it in windows, each a
// transaction of its own: a mailbox can be large, and counselors write in
// between. Each window leaves the store whole, and what is left to do stands in
// it, so that what was broken off goes on when it is asked for again.

// folderWindow is how many mails of a folder one transaction settles.
const folderWindow = 128

// inWindows runs one window after the other until f says that there is no more.
func (m *Mirror) inWindows(ctx context.Context, f func(*Sync) (more bool, err error)) error {
	for more := true; more; {
		if err := m.Update(ctx, func(y *Sync) (err error) {
			more, err = f(y)
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// ResetFolder forgets the UIDs of a folder whose UIDVALIDITY changed (RFC 9051,
// 2.3.1.1). Its mails stay, adrift, until they are seen again or [Mirror.Sweep].
// From the first window on the folder has no UIDVALIDITY, and none of its UIDs
// is given any more. Call it again when it was broken off, before the folder is
// filled. It may wait for others who write.
func (m *Mirror) ResetFolder(ctx context.Context, id FolderID) error {
	return m.inWindows(ctx, func(y *Sync) (bool, error) { return y.resetWindow(id) })
}

func (y *Sync) resetWindow(id FolderID) (more bool, err error) {
	t := y.t
	k, err := t.keptFolder(id)
	if err != nil {
		return false, err
	}
	l, err := t.ladder(uidList(id))
	if err != nil {
		return false, err
	}
	drift, err := t.ladder(driftList(id))
	if err != nil {
		return false, err
	}
	steps, err := l.Window(0, folderWindow)
	if err != nil {
		return false, err
	}
	for _, s := range steps {
		m, uid := MailID(s.value[:16]), UID(binary.BigEndian.Uint32(s.key))
		if err := l.Delete(s.key); err != nil {
			return false, err
		}
		if err := t.adrift(drift, m, place{id, uid}); err != nil {
			return false, err
		}
	}
	k.UIDValidity, k.UIDNext, k.HighestModSeq, k.FilledTo, k.Exists = 0, 0, 0, 0, 0
	k.Resetting = l.Len() > 0
	return k.Resetting, t.putValue(boxFolders, id[:], k)
}

// adrift takes a place from a mail whose folder is reset.
func (t *tx) adrift(drift *ladder, id MailID, p place) error {
	f, ok, err := t.facts(id)
	if err != nil || !ok {
		return err
	}
	f.Places = slices.DeleteFunc(f.Places, func(o place) bool { return o == p })
	if err := t.putFacts(id, f); err != nil {
		return err
	}
	if err := drift.Put(bytes.Clone(id[:]), nil); err != nil {
		return err
	}
	// Its UID means another mail now, or none: the body must not be asked for by it.
	e, ok, err := t.entry(f.Contact, id)
	if err != nil || !ok || e.Read {
		return err
	}
	if err := t.unwant(id, e); err != nil || len(f.Places) == 0 {
		return err
	}
	return t.want(id, e, f.Places[0], f.Size)
}

// Sweep lets those mails go that were adrift since [Mirror.ResetFolder] and were
// not seen again in any folder. Call it when the folder is filled, and again when
// it was broken off; with nothing adrift it only reads.
func (m *Mirror) Sweep(ctx context.Context, id FolderID) error {
	any := false
	if err := m.s.read(func(t *tx) error {
		l, err := t.ladder(driftList(id))
		any = err == nil && l.Len() > 0
		return err
	}); err != nil || !any {
		return err
	}
	return m.inWindows(ctx, func(y *Sync) (bool, error) { return y.sweepWindow(id) })
}

func (y *Sync) sweepWindow(id FolderID) (more bool, err error) {
	drift, err := y.t.ladder(driftList(id))
	if err != nil {
		return false, err
	}
	steps, err := drift.Window(0, folderWindow)
	if err != nil {
		return false, err
	}
	for _, s := range steps {
		if err := drift.Delete(s.key); err != nil {
			return false, err
		}
		if err := y.t.lost(MailID(s.key)); err != nil {
			return false, err
		}
	}
	return drift.Len() > 0, nil
}

// FolderGone is [Sync.Expunged] for all of a folder that is not on the server
// any more. Call it again when it was broken off: until then the folder is not
// said to be missing.
func (m *Mirror) FolderGone(ctx context.Context, id FolderID) error {
	return m.inWindows(ctx, func(y *Sync) (bool, error) { return y.goneWindow(id) })
}

func (y *Sync) goneWindow(id FolderID) (more bool, err error) {
	l, err := y.t.ladder(uidList(id))
	if err != nil {
		return false, err
	}
	steps, err := l.Window(0, folderWindow)
	if err != nil {
		return false, err
	}
	var uids []UID
	for _, s := range steps {
		uids = append(uids, UID(binary.BigEndian.Uint32(s.key)))
	}
	if err := y.Expunged(id, uids); err != nil || l.Len() > 0 {
		return err == nil, err
	}
	k, err := y.t.keptFolder(id)
	if err != nil {
		return false, err
	}
	k.Missing = true
	return false, y.t.putValue(boxFolders, id[:], k)
}
