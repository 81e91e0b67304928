package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"testing"
	"time"

	"baken/store/mail"
	"baken/store/outside"
	"baken/store/vault"
)

// house is a store in a test, with a clock that stands still until it is moved.
type house struct {
	*Store
	t     testing.TB
	path  string
	clock time.Time
	off   time.Duration // by how much the machine's clock is off; the mail server's is right
	way   vault.Way
}

func newHouse(t testing.TB) *house {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "baken")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, path: filepath.Join(dir, "baken.db"), clock: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	h.way = vault.PassphraseWork([]byte("correct horse"), 2)
	s, err := Create(h.path, Founding{Name: outside.New("Noor"), Ways: []NamedWay{{h.way, "passphrase"}}}, h.options())
	if err != nil {
		t.Fatal(err)
	}
	h.Store = s
	t.Cleanup(h.close)
	return h
}

func (h *house) options() Options {
	return Options{Now: func() time.Time { return h.clock.Add(h.off) }, NoSync: true}
}

// close checks the whole file and closes it.
func (h *house) close() {
	h.t.Helper()
	if h.closed.Load() {
		return
	}
	checks, err := h.Verify(context.Background(), nil)
	if err != nil {
		h.t.Errorf("verify: %v", err)
	}
	for _, c := range checks {
		for _, w := range c.Wrong {
			h.t.Errorf("verify: %s: %s: %s", c.What, w.Where, w.Why)
		}
	}
	if err := h.Store.Close(); err != nil {
		h.t.Error(err)
	}
}

// reopen closes the store and opens it again, as after a quit.
func (h *house) reopen() {
	h.t.Helper()
	h.close()
	l, err := Open(h.path, h.options())
	if err != nil {
		h.t.Fatal(err)
	}
	if h.Store, err = l.Unlock(h.way); err != nil {
		h.t.Fatal(err)
	}
}

var inbox = outside.New("INBOX")

// letter is an invented mail.
type letter struct {
	uid                 UID
	from, subject, text string
	root, id            string
	at                  time.Time
	out                 bool
	aside               AsideReason
	level               Urgency
	flags               Flags
	bounced             []string
}

// arrive keeps letters in INBOX, with their bodies.
func (h *house) arrive(letters ...letter) (ids []MailID) {
	h.t.Helper()
	err := h.Mirror().Update(context.Background(), func(y *Sync) error {
		if err := y.SetFolder(Folder{Name: inbox, Role: Inbox, UIDValidity: 1}); err != nil {
			return err
		}
		for _, l := range letters {
			id, wanted, err := y.Arrive(h.FolderID(inbox), l.arrival())
			if err != nil {
				return err
			}
			ids = append(ids, id)
			if !wanted {
				continue
			}
			var bounced []outside.Text
			for _, b := range l.bounced {
				bounced = append(bounced, outside.New(b))
			}
			a := Assessment{Urgency: l.level, Language: "nl"}
			if l.level >= Raised {
				a.Reasons = []Reason{{"test", outside.New("hij heeft een mes")}}
			}
			if err := y.Body(id, PackBody(mail.Body{Blocks: []mail.Block{{Text: outside.New(l.text)}}}), bounced, a); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return ids
}

func (l letter) arrival() Arrival {
	if l.id == "" {
		l.id = fmt.Sprintf("%d.%s@example.org", l.uid, l.from)
	}
	if l.root == "" {
		l.root = l.id
	}
	a := Arrival{UID: l.uid, Internal: l.at, Size: int64(len(l.text)), Flags: l.flags, Root: outside.New(l.root), Folded: l.from, Aside: l.aside}
	a.Head = mail.Head{
		MessageID: outside.New(l.id), From: []mail.Address{{Name: outside.New("Name of " + l.from), Addr: outside.New(l.from)}},
		Subject: outside.New(l.subject), Date: l.at, Hash: sha256.Sum256([]byte(l.id + l.subject + l.from)),
	}
	a.With = a.Head.From[0]
	if l.out {
		a.Direction = Out
		a.With = mail.Address{Addr: outside.New(l.from)}
		a.Head.From[0].Addr = outside.New("hulplijn@example.org")
		a.Head.To = []mail.Address{a.With}
	}
	return a
}

func (h *house) queue(f Filter) []Contact {
	h.t.Helper()
	rows, err := h.Queue(f, 0, 1000)
	if err != nil {
		h.t.Fatal(err)
	}
	return rows
}

func (h *house) one(f Filter) Contact {
	h.t.Helper()
	rows := h.queue(f)
	if len(rows) != 1 {
		h.t.Fatalf("%s has %d contacts, want 1", f, len(rows))
	}
	return rows[0]
}

// noise is text that does not compress.
func noise(n int) string {
	b := make([]byte, n/2)
	rand.Read(b)
	return hex.EncodeToString(b)
}

// talk is the whole conversation of a contact.
func talk(s interface {
	Conversation(ContactID) iter.Seq2[Message, error]
}, id ContactID) (all []Message, err error) {
	for m, err := range s.Conversation(id) {
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}
