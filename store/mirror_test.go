package store

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"baken/store/mail"
	"baken/store/outside"
)

func (h *house) sync(f func(y *Sync) error) {
	h.t.Helper()
	if err := h.Mirror().Update(context.Background(), f); err != nil {
		h.t.Fatal(err)
	}
}

var archive = outside.New("Archive")

// header keeps only the header of a letter, in a folder.
func (h *house) header(folder outside.Text, l letter) (id MailID, wanted bool) {
	h.t.Helper()
	h.sync(func(y *Sync) (err error) {
		if _, ok, _ := y.Folder(folder); !ok {
			if err := y.SetFolder(Folder{Name: folder, UIDValidity: 1}); err != nil {
				return err
			}
		}
		id, wanted, err = y.Arrive(h.FolderID(folder), l.arrival())
		return err
	})
	return id, wanted
}

func (h *house) wanted() (all []Wanted) {
	h.t.Helper()
	all, err := h.Mirror().Wanted(100)
	if err != nil {
		h.t.Fatal(err)
	}
	return all
}

func TestWantedNewestFirst(t *testing.T) {
	h := newHouse(t)
	var ids []MailID
	for i := range 3 {
		id, wanted := h.header(inbox, letter{uid: UID(i + 1), from: "a@example.org", at: h.clock.Add(time.Duration(i) * time.Minute)})
		if !wanted {
			t.Error("the body of a new mail is not wanted")
		}
		ids = append(ids, id)
	}
	w := h.wanted()
	if len(w) != 3 || w[0].Mail != ids[2] || w[2].Mail != ids[0] || w[0].UID != 3 {
		t.Errorf("wanted: %v", w)
	}
	if c := h.queue(FilterWaiting); c[0].Urgency != NotAssessed || c[0].NotFetched != 1 {
		t.Errorf("a mail that was not read is %v", c[0].Urgency)
	}
	h.sync(func(y *Sync) error { return y.Unreadable(ids[0], mail.Encrypted) })
	h.sync(func(y *Sync) error { return y.Body(ids[1], PackBody(mail.Body{}), nil, Assessment{Urgency: Calm}) })
	if w := h.wanted(); len(w) != 1 || w[0].Mail != ids[2] {
		t.Errorf("wanted: %v", w)
	}
	if n, _ := h.Counts(); n.ToFetch != 1 {
		t.Errorf("to fetch: %d", n.ToFetch)
	}
	if _, wanted := h.header(archive, letter{uid: 9, from: "a@example.org", id: "1.a@example.org@example.org", at: h.clock}); wanted {
		t.Error("a mail that cannot be read is asked for again")
	}
}

// A mail in two folders is one; its body is asked for from where it is.
func TestPlaces(t *testing.T) {
	h := newHouse(t)
	l := letter{uid: 1, from: "a@example.org", id: "one@example.org", at: h.clock}
	id, _ := h.header(inbox, l)
	l.uid = 7
	if again, wanted := h.header(archive, l); again != id || !wanted {
		t.Error("the same mail in another folder is another")
	}
	h.sync(func(y *Sync) error { return y.Expunged(h.FolderID(archive), []UID{7}) })
	if w := h.wanted(); len(w) != 1 || w[0].Folder != h.FolderID(inbox) || w[0].UID != 1 {
		t.Errorf("asked for where it is not: %+v", w)
	}
	h.sync(func(y *Sync) error { return y.Expunged(h.FolderID(inbox), []UID{1, 2}) })
	if n, _ := h.Counts(); n != (Counts{}) || len(h.wanted()) != 0 {
		t.Errorf("a mail that is gone left %+v", n)
	}
}

func TestUIDGivenTwice(t *testing.T) {
	h := newHouse(t)
	h.header(inbox, letter{uid: 1, from: "a@example.org", at: h.clock})
	h.header(inbox, letter{uid: 1, from: "b@example.org", at: h.clock})
	if n, _ := h.Counts(); n.All != 1 {
		t.Errorf("%d contacts", n.All)
	}
}

func TestExpungedWithActs(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	claims(s)
	s.sync(func(y *Sync) error { return y.Expunged(s.FolderID(inbox), []UID{s.uid}) })
	c, err := s.Contact(s.id)
	if err != nil || !c.Gone || c.Messages != 1 {
		t.Errorf("gone %v with %d messages: %v", c.Gone, c.Messages, err)
	}
	if m, _ := talk(s, s.id); len(m) != 1 || !m[0].Gone || !m[0].HaveBody {
		t.Error("what was worked on is not here any more")
	}
}

// A mail that is gone before its body was here, and comes back, is asked for.
func TestGoneAndBack(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	claims(s)
	l := letter{uid: 5, from: "a@example.org", root: "root@example.org", id: "late@example.org", at: s.clock}
	s.header(inbox, l)
	s.sync(func(y *Sync) error { return y.Expunged(s.FolderID(inbox), []UID{5}) })
	if len(s.wanted()) != 0 {
		t.Error("a mail that is gone is asked for")
	}
	l.uid = 1
	if _, wanted := s.header(archive, l); !wanted {
		t.Error("a mail that came back is not asked for")
	}
	if c, _ := s.Contact(s.id); c.Gone || c.NotFetched != 1 {
		t.Errorf("gone %v, not fetched %d", c.Gone, c.NotFetched)
	}
}

func TestReset(t *testing.T) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", id: "a@x", at: h.clock}, letter{uid: 2, from: "b@example.org", id: "b@x", at: h.clock})
	h.header(inbox, letter{uid: 3, from: "c@example.org", id: "c@x", at: h.clock})
	h.step(h.Mirror().ResetFolder(context.Background(), h.FolderID(inbox)))
	if len(h.wanted()) != 0 {
		t.Error("a body is asked for by a UID that means something else now")
	}
	if n, _ := h.Counts(); n.All != 3 {
		t.Errorf("after the reset: %d contacts", n.All)
	}
	h.reopen()
	f, _, err := h.Mirror().Folder(inbox)
	if err != nil || f.Have != 0 || f.UIDValidity != 0 || f.Role != Inbox {
		t.Errorf("folder: %+v %v", f.Have, err)
	}
	// Two are seen again under other UIDs, one is not.
	if _, wanted := h.header(inbox, letter{uid: 11, from: "a@example.org", id: "a@x", at: h.clock}); wanted {
		t.Error("a body that is here is asked for")
	}
	if _, wanted := h.header(inbox, letter{uid: 13, from: "c@example.org", id: "c@x", at: h.clock}); !wanted {
		t.Error("a body that is not here is not asked for")
	}
	h.step(h.Mirror().Sweep(context.Background(), h.FolderID(inbox)))
	if n, _ := h.Counts(); n.All != 2 {
		t.Errorf("after the sweep: %d contacts", n.All)
	}
	var uids []UID
	if err := h.Mirror().UIDs(h.FolderID(inbox), 0, func(u UID, _ MailID, _ Flags) error { uids = append(uids, u); return nil }); err != nil || len(uids) != 2 {
		t.Errorf("uids %v: %v", uids, err)
	}
}

func TestFolderGone(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	s.mail(letter{from: "b@example.org"})
	claims(s)
	s.step(s.Mirror().FolderGone(context.Background(), s.FolderID(inbox)))
	if c := s.one(FilterAll); c.ID != s.id || !c.Gone {
		t.Error("only what was worked on stays")
	}
	if f, _, _ := s.Mirror().Folder(inbox); !f.Missing || f.Have != 0 {
		t.Errorf("folder: missing %v, has %d", f.Missing, f.Have)
	}
}

func TestAttachments(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	id, _ := s.header(inbox, letter{uid: 1, from: "a@example.org", at: s.clock})
	file := bytes.Repeat([]byte("bijlage "), MaxPiece/4)
	s.sync(func(y *Sync) error {
		for i := 0; i*MaxPiece < len(file); i++ {
			if err := y.Piece(id, Piece{Number: 1, Index: i, Bytes: file[i*MaxPiece : (i+1)*MaxPiece]}.Pack()); err != nil {
				return err
			}
		}
		return y.Body(id, PackBody(mail.Body{Attachments: []mail.Attachment{{Number: 1, Size: int64(len(file))}}}), nil, Assessment{})
	})
	var b bytes.Buffer
	if err := s.Attachment(ctx, id, 1, &b); err != nil || !bytes.Equal(b.Bytes(), file) {
		t.Errorf("%d bytes: %v", b.Len(), err)
	}
	if err := s.Attachment(ctx, id, 2, &b); !errors.Is(err, ErrNotKept) {
		t.Error(err)
	}
	if err := s.Attachment(ctx, MailID{1}, 1, &b); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
	if err := s.Mirror().Update(ctx, func(y *Sync) error { return y.Piece(id, Piece{Number: 1, Bytes: make([]byte, MaxPiece+1)}.Pack()) }); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
	if err := s.Mirror().Update(ctx, func(y *Sync) error {
		return y.Body(id, PackBody(mail.Body{Blocks: []mail.Block{{Text: outside.New(noise(MaxBody + 1))}}}), nil, Assessment{})
	}); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
}

// Pieces of a mail that will have no body are swept by a clean check; those of
// one that is on its way stay.
func TestPiecesAreSwept(t *testing.T) {
	h := newHouse(t)
	never, _ := h.header(inbox, letter{uid: 1, from: "a@example.org", at: h.clock})
	coming, _ := h.header(inbox, letter{uid: 2, from: "b@example.org", at: h.clock})
	h.sync(func(y *Sync) error {
		for _, id := range []MailID{never, coming} {
			if err := y.Piece(id, Piece{Number: 1, Bytes: []byte("bijlage")}.Pack()); err != nil {
				return err
			}
		}
		return y.Unreadable(never, mail.Truncated)
	})
	h.reopen() // checks
	var left []MailID
	if err := h.read(func(t *tx) error {
		return t.scan(boxAttachments, nil, func(k, _ []byte) error { left = append(left, MailID(k[:16])); return nil })
	}); err != nil || len(left) != 1 || left[0] != coming {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestTwoMailsWithOneMessageID(t *testing.T) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", id: "same@x", subject: "een", at: h.clock}, letter{uid: 2, from: "a@example.org", id: "same@x", subject: "twee", at: h.clock})
	if all, err := h.Mirror().ByMessageID(outside.New("same@x")); err != nil || len(all) != 2 {
		t.Errorf("%d mails: %v", len(all), err)
	}
}

// A mail that somebody takes out of Junk is not aside any more, in whatever order
// the server tells of it.
func TestOutOfJunk(t *testing.T) {
	spam := outside.New("Junk")
	in := func(h *house, folder outside.Text, role Role, l letter) {
		h.sync(func(y *Sync) error {
			if err := y.SetFolder(Folder{Name: folder, Role: role, UIDValidity: 1}); err != nil {
				return err
			}
			_, _, err := y.Arrive(h.FolderID(folder), l.arrival())
			return err
		})
	}
	for name, c := range map[string]struct {
		move func(h *house, l letter)
		want State
	}{
		"seen in INBOX": {func(h *house, l letter) {
			l.uid, l.aside = 9, ""
			in(h, inbox, Inbox, l)
		}, Waiting},
		"seen in INBOX, then gone from Junk": {func(h *house, l letter) {
			l.uid, l.aside = 9, ""
			in(h, inbox, Inbox, l)
			h.sync(func(y *Sync) error { return y.Expunged(h.FolderID(spam), []UID{7}) })
		}, Waiting},
		"gone from Junk, and it had stood in INBOX too": {func(h *house, l letter) {
			l.uid = 9
			in(h, inbox, Inbox, l)
			h.sync(func(y *Sync) error { return y.Expunged(h.FolderID(spam), []UID{7}) })
		}, Waiting},
		"seen in Junk again": {func(h *house, l letter) {
			l.uid = 8
			in(h, spam, Junk, l)
		}, Aside},
		"an automatic mail": {func(h *house, l letter) {
			l.uid, l.aside = 9, AsideAutoReply
			in(h, inbox, Inbox, l)
		}, Aside},
	} {
		h := newHouse(t)
		l := letter{uid: 7, id: "one@example.org", from: "a@example.org", at: h.clock, aside: AsideJunk}
		in(h, spam, Junk, l)
		if c := h.one(FilterAside); c.Aside != AsideJunk {
			t.Errorf("%s: in Junk it is aside because of %q", name, c.Aside)
		}
		c.move(h, l)
		if got := h.one(FilterAll); got.State != c.want {
			t.Errorf("%s: is %s %s, want %s", name, got.State, got.Aside, c.want)
		}
	}
}

// A mail with something to be done to it on the server is known until that is done:
// who else would know what to look for there. Then it goes.
func TestExpungedBeforeItsAct(t *testing.T) {
	ctx := context.Background()
	for name, end := range map[string]func(*scene, OpID) error{
		"done": func(s *scene, id OpID) error {
			s.step(s.Outbox().Begin(ctx, id))
			return s.Outbox().Done(ctx, id, ReasonGone)
		},
		"thrown away": func(s *scene, id OpID) error { return s.Outbox().DecideDiscard(ctx, id) },
		"left behind": func(s *scene, id OpID) error {
			s.step(s.Outbox().Begin(ctx, id))
			return s.Outbox().Remains(ctx, id, ReasonRemains, "", []outside.Text{inbox})
		},
	} {
		s := &scene{house: newHouse(t)}
		writes(s)
		before, ok, err := s.Mirror().Internal(s.last)
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		s.step(s.Outbox().Delete(ctx, s.last))
		s.sync(func(y *Sync) error { return y.Expunged(s.FolderID(inbox), []UID{s.uid}) })
		if at, ok, err := s.Mirror().Internal(s.last); !ok || !at.Equal(before) || err != nil {
			t.Errorf("%s: with its deletion open the mail is known as of %v, want %v: %v", name, at, before, err)
		}
		all, err := s.Outbox().List(false)
		if err != nil || len(all) != 1 {
			t.Fatal(all, err)
		}
		s.step(end(s, all[0].ID))
		if _, err := s.Contact(s.id); err == nil {
			t.Errorf("%s: the contact stays", name)
		}
	}
}

// TestIdentity: a mail is known by the hash of its header and the second in which
// the server got it, and by both.
func TestIdentity(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	at, _, err := s.Mirror().Internal(s.last)
	if err != nil {
		t.Fatal(err)
	}
	heads, err := s.Heads(s.id)
	if err != nil || len(heads) != 1 {
		t.Fatal(heads, err)
	}
	hash := heads[0].Head.Hash
	if s.Mirror().MailID(hash, at) != s.last {
		t.Error("the id of the mail is not that of its header and time")
	}
	other := hash
	other[0]++
	if s.Mirror().MailID(other, at) == s.last || s.Mirror().MailID(hash, at.Add(time.Second)) == s.last {
		t.Error("another header or another second gives the same id")
	}
	s.sync(func(y *Sync) error {
		for h, want := range map[[32]byte]bool{hash: true, other: false} {
			if is, err := y.Is(s.last, h); err != nil || is != want {
				t.Errorf("the header is the mail's: %v, want %v; %v", is, want, err)
			}
		}
		return nil
	})
}

// A contact does not vanish while words to it are being written or on their way.
func TestExpungedWhileWriting(t *testing.T) {
	ctx := context.Background()
	for name, c := range map[string]struct {
		do    func(s *scene) error
		stays bool
	}{
		"nothing": {func(s *scene) error { return nil }, false},
		"reply": {func(s *scene) error {
			return s.SaveReply(ctx, ReplyDraft{ID: NewOpID(), Contact: s.id, Text: outside.New("half")})
		}, true},
		"note":       {func(s *scene) error { return s.SaveNoteDraft(ctx, NoteDraft{Contact: s.id, Text: outside.New("half")}) }, true},
		"on its way": {func(s *scene) error { answers(s); return nil }, true},
		"thrown away": {func(s *scene) error {
			s.step(s.SaveReply(ctx, ReplyDraft{ID: NewOpID(), Contact: s.id}))
			return s.DropReply(ctx, s.id)
		}, false},
	} {
		s := &scene{house: newHouse(t)}
		writes(s)
		s.step(c.do(s))
		s.sync(func(y *Sync) error { return y.Expunged(s.FolderID(inbox), []UID{s.uid}) })
		got, err := s.Contact(s.id)
		if stays := err == nil; stays != c.stays || stays && !got.Gone {
			t.Errorf("%s: stays %v, gone %v: %v", name, stays, got.Gone, err)
		}
	}
}
