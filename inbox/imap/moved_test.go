package imap

import (
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/inbox/mailtest"
	"baken/store"
)

// TestFiledByAnother: a mail that another program puts into a folder which nobody
// watches keeps its place in the queue, whatever was or was not done to it; one
// that it puts into the trash, or deletes, does not.
func TestFiledByAnother(t *testing.T) {
	for _, c := range []struct {
		name  string
		there func(h *house, uid goimap.UID)
		stays bool
	}{
		{"filed", func(h *house, uid goimap.UID) { h.server.Move("INBOX", uid, "Archive") }, true},
		{"filed elsewhere", func(h *house, uid goimap.UID) { h.server.Create("Oud/2026"); h.server.Move("INBOX", uid, "Oud/2026") }, true},
		{"into the trash", func(h *house, uid goimap.UID) { h.server.Move("INBOX", uid, "Trash") }, false},
		{"deleted", func(h *house, uid goimap.UID) { h.server.Expunge("INBOX", uid) }, false},
	} {
		for _, hidden := range [][]string{nil, {"CONDSTORE", "QRESYNC", "ESEARCH"}} {
			t.Run(c.name, func(t *testing.T) {
				h := newHouse(t, mailtest.Options{}, hidden...)
				h.deliver("INBOX", 5)
				uid := h.server.Deliver("INBOX", letterFrom(70, "zij@example.net", "Ik wil dood", "Ik wil dood, vannacht doe ik het."), day)
				h.once()
				before := h.contact("Ik wil dood")
				if before.State != store.Waiting || before.Urgency != store.Acute {
					t.Fatalf("%v, %v", before.State, before.Urgency)
				}
				c.there(h, uid)
				for range 2 {
					h.once()
				}
				rows := h.contacts()
				if got := len(rows) == 6; got != c.stays {
					t.Fatalf("%d contacts are left", len(rows))
				}
				if !c.stays {
					return
				}
				if after := h.contact("Ik wil dood"); after.ID != before.ID || after.State != store.Waiting || after.Urgency != store.Acute || after.Gone {
					t.Errorf("it is %v, %v", after.State, after.Urgency)
				}
				// Brought back it is the same; deleted where nobody watches it goes, too.
				folder := "Archive"
				if c.name != "filed" {
					folder = "Oud/2026"
				}
				m := h.server.Messages(folder)
				if len(m) != 1 {
					t.Fatalf("%d mails in %s", len(m), folder)
				}
				h.server.Expunge(folder, m[0].UID)
				h.once()
				if rows := h.contacts(); len(rows) != 5 {
					t.Errorf("%d contacts are left after it was deleted there", len(rows))
				}
			})
		}
	}
}

// TestNowhere: a mail counts as gone from everywhere when it is gone from each of its
// places, whatever other folders were looked at and have lost nothing.
func TestNowhere(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.server.Create("Vragen")
	h.cfg.Folders = []string{"INBOX", "Vragen"}
	h.remake()
	raw := letterFrom(70, "zij@example.net", "in twee folders", "Dag.")
	one, two := h.server.Deliver("INBOX", raw, day), h.server.Deliver("Vragen", raw, day)
	h.once()
	id := h.contact("in twee folders").Newest
	for _, c := range []struct {
		name string
		gone map[string][]store.UID
		want int
	}{
		{"from one of two", map[string][]store.UID{"INBOX": {store.UID(one)}, "Junk": nil, "Sent": {}}, 0},
		{"from both", map[string][]store.UID{"INBOX": {store.UID(one)}, "Junk": nil, "Sent": {}, "Vragen": {store.UID(two)}}, 1},
	} {
		for range 20 { // folders come in any order
			w := &work{s: h.sync, gone: c.gone}
			ids, err := w.nowhere()
			if err != nil || len(ids) != c.want || c.want == 1 && ids[id].IsZero() {
				t.Fatalf("%s: %d mails, %v", c.name, len(ids), err)
			}
		}
	}
}

// TestManyGoneAtOnce: mails of so many days are gone that one question for all of
// these days would be longer than a server reads.
func TestManyGoneAtOnce(t *testing.T) {
	const n = 1500
	h := newHouse(t, mailtest.Options{})
	h.server.Create("Oud")
	h.server.Fill("INBOX", n, func(i int) ([]byte, time.Time) {
		return letterFrom(i, "w@example.net", "vraag", "Dag."), day.AddDate(0, 0, -5*i)
	})
	h.once()
	if c := h.contacts(); len(c) == 0 {
		t.Fatal("nothing came")
	}
	var all []goimap.UID
	for _, m := range h.server.Messages("INBOX") {
		all = append(all, m.UID)
	}
	if len(all) != n {
		t.Fatalf("%d mails on the server", len(all))
	}
	h.server.Expunge("INBOX", all...)
	for range 2 {
		h.once()
	}
	if c := h.contacts(); len(c) > 0 {
		t.Errorf("%d contacts are left", len(c))
	}
}
