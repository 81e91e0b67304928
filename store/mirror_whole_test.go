package store

import (
	"context"
	"errors"
	"testing"

	"baken/store/outside"
)

// brokenOff is a context that ends in the middle of a transaction, after some.
type brokenOff struct {
	context.Context
	after, asked int
}

// Err is asked when a transaction begins and before it is committed.
func (c *brokenOff) Err() error {
	c.asked++
	if c.asked >= 2*c.after {
		return context.Canceled
	}
	return nil
}

// What concerns a whole folder is done some mails at a time, so that nobody
// waits for all of it, and goes on after a crash where it was.
func TestWholeFoldersGoInWindows(t *testing.T) {
	h := newHouse(t)
	const n = 2*folderWindow + 10
	h.fill(0, n, "")
	id, m := h.FolderID(inbox), h.Mirror()
	lengths := func() (uids, adrift int) {
		t.Helper()
		h.step(h.read(func(t *tx) error {
			l, err := t.ladder(uidList(id))
			if err != nil {
				return err
			}
			d, err := t.ladder(driftList(id))
			uids, adrift = l.Len(), d.Len()
			return err
		}))
		return uids, adrift
	}
	begins := func(what string, f func(context.Context, FolderID) error, uids, adrift int) {
		t.Helper()
		if err := f(&brokenOff{Context: context.Background(), after: 2}, id); !errors.Is(err, context.Canceled) {
			t.Fatalf("%s: %v", what, err)
		}
		if u, a := lengths(); u != uids || a != adrift {
			t.Errorf("%s: after one transaction %d have a place and %d are adrift, want %d and %d", what, u, a, uids, adrift)
		}
		h.reopen()
		m = h.Mirror()
	}
	begins("reset", m.ResetFolder, n-folderWindow, folderWindow)
	if f, _, err := m.Folder(inbox); err != nil || f.UIDValidity != 0 {
		t.Errorf("half reset it has a UIDVALIDITY: %v", err)
	}
	if len(h.wanted()) != 0 {
		t.Error("half reset a body is asked for by a UID that means something else")
	}
	at, err := m.Location(h.anyMail(1))
	if err != nil || len(at) != 0 {
		t.Errorf("half reset a mail has a place: %v", err)
	}
	h.step(m.ResetFolder(context.Background(), id))
	if u, a := lengths(); u != 0 || a != n {
		t.Errorf("reset: %d have a place and %d are adrift", u, a)
	}
	begins("sweep", m.Sweep, 0, n-folderWindow)
	h.step(m.Sweep(context.Background(), id))
	if c, _ := h.Counts(); c != (Counts{}) {
		t.Errorf("swept: %+v", c)
	}

	h.fill(0, n, "")
	begins("folder gone", m.FolderGone, n-folderWindow, 0)
	if f, _, err := m.Folder(inbox); err != nil || f.Missing {
		t.Errorf("it is said to be missing before it was gone through: %v", err)
	}
	h.step(m.FolderGone(context.Background(), id))
	if f, _, err := m.Folder(inbox); err != nil || !f.Missing || f.Have != 0 {
		t.Errorf("gone: has %d: %v", f.Have, err)
	}
}

// anyMail is a mail of INBOX whose UID is at least from.
func (h *house) anyMail(from UID) (id MailID) {
	h.t.Helper()
	h.step(h.read(func(t *tx) error {
		l, err := t.ladder(uidList(h.FolderID(inbox)))
		if err != nil {
			return err
		}
		at, err := l.Index(uidKey(from))
		if err != nil {
			return err
		}
		steps, err := l.Window(at, 1)
		id = MailID(steps[0].value[:16])
		return err
	}))
	return id
}

// A contact to which words are on their way stays though its mail has gone, and
// of one that has gone nothing is left.
func TestNothingIsLeftOfAContact(t *testing.T) {
	ctx := context.Background()
	h := newHouse(t)
	before := h.records()
	h.arrive(letter{uid: 1, from: "a@example.org", root: "r", text: "hallo", at: h.clock}, letter{uid: 2, from: "b@example.org", root: "r", text: "hallo", at: h.clock})
	h.sync(func(y *Sync) error { return y.Expunged(h.FolderID(inbox), []UID{1, 2}) })
	after := h.records()
	for _, b := range []box{boxThreads, boxWriters, boxKeys, boxContacts, boxPseudonyms, boxMails, boxEntries, boxMessageIDs, boxBodies} {
		if before[b.name] != after[b.name] {
			t.Errorf("%s has %d records more", b.name, after[b.name]-before[b.name])
		}
	}
	h.arrive(letter{uid: 3, from: "c@example.org", at: h.clock})
	c := h.one(FilterAll).ID
	h.step(h.write(ctx, func(t *tx) error {
		_, err := t.newOp(Op{Kind: OpAppend, Contact: c, To: Sent, MessageID: outside.New("x")})
		return err
	}))
	h.sync(func(y *Sync) error { return y.Expunged(h.FolderID(inbox), []UID{3}) })
	if c, err := h.Contact(c); err != nil || !c.Gone {
		t.Errorf("it vanished under what is on its way: %v", err)
	}
}

// records is how many each bucket has.
func (h *house) records() map[string]int {
	h.t.Helper()
	n := map[string]int{}
	h.step(h.read(func(t *tx) error {
		for _, b := range h.boxes() {
			if err := t.scan(b, nil, func(_, _ []byte) error { n[b.name]++; return nil }); err != nil {
				return err
			}
		}
		return nil
	}))
	return n
}

// The other sender that a contact names is one that is there.
func TestOtherSenderHasGone(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	s.mail(letter{from: "b@example.org"})
	s.mail(letter{from: "c@example.org"})
	by := map[ContactID]UID{}
	for _, c := range s.queue(FilterAll) {
		l, err := s.Mirror().Location(c.Newest)
		s.step(err)
		by[c.ID] = l[0].UID
	}
	for _, c := range s.queue(FilterAll) {
		if c.OtherSender == (ContactID{}) {
			continue
		}
		s.sync(func(y *Sync) error { return y.Expunged(s.FolderID(inbox), []UID{by[c.OtherSender]}) })
		now, err := s.Contact(c.ID)
		s.step(err)
		if now.OtherSender == c.OtherSender {
			t.Fatal("a contact names one that has gone")
		}
		s.must(s.Join(ctx, now.ID, now.OtherSender))
		break
	}
	for _, c := range s.queue(FilterAll) {
		s.sync(func(y *Sync) error { return y.Expunged(s.FolderID(inbox), []UID{1, 2, 3}) })
		if c, err := s.Contact(c.ID); err == nil && c.OtherSender != (ContactID{}) {
			if _, err := s.Contact(c.OtherSender); err != nil {
				t.Error(err)
			}
		}
	}
}

// What is filed is found by either id of a joined contact.
func TestFileAJoinedContact(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	s.must(s.Join(ctx, s.id, other))
	for _, id := range []ContactID{s.id, other} {
		n, err := s.Outbox().File(ctx, id, Archive)
		if err != nil || n != 2 {
			t.Errorf("%d filed: %v", n, err)
		}
		s.step(s.Outbox().Unfile(ctx, id, Archive))
	}
}
