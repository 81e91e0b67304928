package imap

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/inbox/account"
	"baken/inbox/mailtest"
	"baken/store"
	"baken/store/outside"
	"baken/store/vault"
)

// house is a store and a Syncer of a test, with a server.
type house struct {
	t      testing.TB
	store  *store.Store
	server *mailtest.Server
	proxy  *mailtest.Proxy
	cfg    account.Config
	deps   Deps
	sync   *Syncer
}

// newStore makes a store that is checked as a whole when the test ends.
func newStore(t testing.TB) *store.Store {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "baken")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	s, err := store.Create(filepath.Join(dir, "baken.db"), store.Founding{Name: outside.New("Noor"),
		Ways: []store.NamedWay{{Way: vault.PassphraseWork([]byte("zomer regen"), 2), Label: "passphrase"}}}, store.Options{NoSync: os.Getenv("ZZSYNC") == ""})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		checks, err := s.Verify(context.Background(), nil)
		if err != nil {
			t.Errorf("verify: %v", err)
		}
		for _, c := range checks {
			for _, w := range c.Wrong {
				t.Errorf("verify: %s: %s: %s", c.What, w.Where, w.Why)
			}
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// newHouse starts a Dovecot and a store. With hidden capabilities the
// connection is a plain one through a proxy.
func newHouse(t testing.TB, o mailtest.Options, hidden ...string) *house {
	t.Helper()
	return houseOf(t, mailtest.Dovecot(t, o), hidden...)
}

// houseOf is newHouse with a server that runs.
func houseOf(t testing.TB, server *mailtest.Server, hidden ...string) *house {
	t.Helper()
	h := &house{t: t, server: server}
	h.proxy = mailtest.NewProxy(t, h.server.IMAP)
	h.cfg = account.Default()
	h.cfg.Address = "hulplijn@example.org"
	h.cfg.SecretCommand = "printf '%s\n' " + h.server.Password
	h.cfg.IMAP = "imap://" + url.QueryEscape(h.server.User) + "@" + h.proxy.Addr
	h.cfg.CAFile = h.server.CAFile
	if len(hidden) > 0 {
		// Hiding reads the lines, so they must not be encrypted.
		h.proxy.Hide(append(hidden, "STARTTLS")...)
	}
	h.store = newStore(t)
	h.deps = Deps{Patience: 2 * time.Second, Poll: 200 * time.Millisecond}
	h.remake()
	return h
}

// remake makes the Syncer anew, after a change of the configuration.
func (h *house) remake() {
	h.t.Helper()
	if err := h.cfg.Validate(); err != nil {
		h.t.Fatal(err)
	}
	s, err := New(h.store, h.cfg, h.deps)
	if err != nil {
		h.t.Fatal(err)
	}
	h.sync = s
}

func (h *house) once() Summary {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 600*time.Second)
	defer cancel()
	sum, err := h.sync.Once(ctx, nil)
	if err != nil {
		h.t.Fatalf("sync: %v", err)
	}
	return sum
}

func (h *house) contacts() []store.Contact {
	h.t.Helper()
	list, err := h.store.Queue("all", 0, 10000)
	if err != nil {
		h.t.Fatal(err)
	}
	return list
}

// contact is the one contact with a subject.
func (h *house) contact(subject string) store.Contact {
	h.t.Helper()
	var found []store.Contact
	for _, c := range h.contacts() {
		if c.Subject.Unsafe() == subject {
			found = append(found, c)
		}
	}
	if len(found) != 1 {
		h.t.Fatalf("contacts with subject %q: %d, want one", subject, len(found))
	}
	return found[0]
}

func (h *house) conversation(c store.ContactID) []store.Message {
	h.t.Helper()
	var all []store.Message
	for m, err := range h.store.Conversation(c) {
		if err != nil {
			h.t.Fatal(err)
		}
		all = append(all, m)
	}
	return all
}

// agree fails unless store and server have the same mails with the same flags
// in a folder, and all bodies are here.
func (h *house) agree(folder string) {
	h.t.Helper()
	here := map[goimap.UID]store.Flags{}
	err := h.store.Mirror().UIDs(h.store.FolderID(outside.New(folder)), 0, func(u store.UID, _ store.MailID, f store.Flags) error {
		here[goimap.UID(u)] = f
		return nil
	})
	if err != nil {
		h.t.Fatal(err)
	}
	there := h.server.Messages(folder)
	for _, m := range there {
		f, ok := here[m.UID]
		if !ok {
			h.t.Errorf("%s: uid %d is not here", folder, m.UID)
		} else if want := readFlags(m.Flags); f != want {
			h.t.Errorf("%s: uid %d has flags %v here and %v on the server", folder, m.UID, writeFlags(f), m.Flags)
		}
		delete(here, m.UID)
	}
	for u := range here {
		h.t.Errorf("%s: uid %d is here only", folder, u)
	}
	left, err := h.store.Mirror().Wanted(10)
	if err != nil || len(left) > 0 {
		h.t.Errorf("bodies that are not here: %d, %v", len(left), err)
	}
}

var day = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

// letterFrom is a mail from outside.
func letterFrom(n int, from, subject, body string, more ...string) []byte {
	s := fmt.Sprintf("From: <%s>\r\nTo: <hulplijn@example.org>\r\nSubject: %s\r\nMessage-ID: <m%d@example.net>\r\nDate: Fri, 20 Nov 2026 09:00:00 +0000\r\n", from, subject, n)
	for _, m := range more {
		s += m + "\r\n"
	}
	return []byte(s + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + body + "\r\n")
}

// deliver puts n plain mails into a folder.
func (h *house) deliver(folder string, n int) []goimap.UID {
	h.t.Helper()
	var uids []goimap.UID
	for i := range n {
		uids = append(uids, h.server.Deliver(folder, letterFrom(i, fmt.Sprintf("w%d@example.net", i), fmt.Sprintf("vraag %d", i), fmt.Sprintf("Dag, dit is vraag %d van mij aan u.", i)), day.Add(time.Duration(i)*time.Minute)))
	}
	return uids
}
