package outbox

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"baken/inbox/account"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
	"baken/store/vault"
)

// way opens the stores of these tests.
func way() vault.Way { return vault.PassphraseWork([]byte("zomer regen"), 2) }

// house is a store with replies to send.
type house struct {
	*store.Store
	t    testing.TB
	path string
	now  time.Time
	uid  store.UID
}

func newHouse(t testing.TB) *house {
	t.Helper()
	h := &house{t: t, path: filepath.Join(t.TempDir(), "store", "baken.db"), now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	s, err := store.Create(h.path, store.Founding{Name: outside.New("Noor"), Ways: []store.NamedWay{{Way: way(), Label: "passphrase"}}}, h.options())
	if err != nil {
		t.Fatal(err)
	}
	h.Store = s
	t.Cleanup(h.close)
	return h
}

func (h *house) options() store.Options {
	return store.Options{Now: func() time.Time { return h.now }, NoSync: true}
}

// close checks the whole file and closes it.
func (h *house) close() {
	h.t.Helper()
	if h.Store == nil {
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
	h.Store = nil
}

// open opens the store again, after close or after another process had it.
func (h *house) open() {
	h.t.Helper()
	s, err := reopen(h.path, h.options())
	if err != nil {
		h.t.Fatal(err)
	}
	h.Store = s
}

func reopen(path string, o store.Options) (*store.Store, error) {
	l, err := store.Open(path, o)
	if err != nil {
		return nil, err
	}
	return l.Unlock(way())
}

// arrival is what the sync makes of a mail in a folder.
func (h *house) arrival(from, id string, out bool) store.Arrival {
	h.uid++
	a := store.Arrival{UID: h.uid, Internal: h.now, Size: 100, Root: outside.New("root-of-" + from), Folded: from}
	a.Head = mail.Head{
		MessageID: outside.New(id), From: []mail.Address{{Addr: outside.New(from)}}, To: []mail.Address{{Addr: outside.New("hulplijn@example.org")}},
		Subject: outside.New("Bang"), Hash: [32]byte{byte(h.uid), byte(h.uid >> 8), 1},
	}
	a.With = a.Head.From[0]
	if out {
		a.Direction = store.Out
		a.Head.From, a.Head.To = a.Head.To, a.Head.From
		a.Head.References = []outside.Text{outside.New("root-of-" + from)}
	}
	return a
}

// arrive puts a mail into a folder, as the sync does.
func (h *house) arrive(role store.Role, a store.Arrival) store.MailID {
	h.t.Helper()
	name := outside.New(map[store.Role]string{store.Inbox: "INBOX", store.Sent: "Sent", store.Drafts: "Drafts"}[role])
	var id store.MailID
	err := h.Mirror().Update(context.Background(), func(y *store.Sync) (err error) {
		if err := y.SetFolder(store.Folder{Name: name, Role: role, UIDValidity: 1}); err != nil {
			return err
		}
		if id, _, err = y.Arrive(h.FolderID(name), a); err != nil {
			return err
		}
		return y.Body(id, store.PackBody(mail.Body{Blocks: []mail.Block{{Text: outside.New("Ik ben bang.")}}}), nil, store.Assessment{Language: "nl"})
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return id
}

// contact is the newest contact of the queue that waits for a writer's address.
func (h *house) contactOf(id store.MailID) store.ContactID {
	h.t.Helper()
	all, err := h.Queue("all", 0, 1<<16)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, c := range all {
		if c.Newest == id {
			return c.ID
		}
	}
	h.t.Fatal("the mail has no contact")
	return store.ContactID{}
}

var config = func() account.Config {
	c := account.Default()
	c.Address, c.FromName = "hulplijn@example.org", "Hulplijn"
	return c
}()

// reply lets a mail come in and puts the reply to it into the outbox. It gives
// the operation as it stands.
func (h *house) reply(n int) store.Op {
	h.t.Helper()
	from := fmt.Sprintf("writer%d@example.net", n)
	id := h.arrive(store.Inbox, h.arrival(from, "q-"+from, false))
	return h.answer(h.contactOf(id), from, 0)
}

func (h *house) answer(contact store.ContactID, to string, undo time.Duration) store.Op {
	h.t.Helper()
	d := store.ReplyDraft{ID: store.NewOpID(), Contact: contact, To: []mail.Address{{Addr: outside.New(to)}}, Text: outside.New("Dank u voor uw bericht.")}
	a, err := Reply(h.Store, config, d, "nl", h.now, undo)
	if err != nil {
		h.t.Fatal(err)
	}
	_, op, err := h.Outbox().Answer(context.Background(), a)
	if err != nil {
		h.t.Fatal(err)
	}
	return h.op(op)
}

func (h *house) op(id store.OpID) store.Op {
	h.t.Helper()
	op, err := h.Outbox().Get(id)
	if err != nil {
		h.t.Fatal(err)
	}
	return op
}

// kinds are the kinds of all operations that wait.
func (h *house) kinds() (kinds []store.OpKind) {
	h.t.Helper()
	all, err := h.Outbox().List(false)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, o := range all {
		kinds = append(kinds, o.Kind)
	}
	return kinds
}
