package imap

import (
	"bytes"
	"maps"
	"strings"
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/inbox/mailtest"
	"baken/store"
	"baken/store/outside"
)

// TestSameMessageID: two mails of two people bear one Message-ID. What is done to
// one never happens to the other, also when the first is not on the server any more.
func TestSameMessageID(t *testing.T) {
	for _, hidden := range [][]string{nil, {"MOVE"}} {
		for name, act := range map[string]func(*desk){
			"flag":   func(d *desk) { d.flag(store.Flagged, 0) },
			"move":   func(d *desk) { d.file(store.Archive) },
			"delete": func(d *desk) { d.delete() },
		} {
			for _, there := range []bool{true, false} {
				h := newHouse(t, mailtest.Options{}, hidden...)
				a := h.server.Deliver("INBOX", letterFrom(1, "lien@example.net", "A", "Ik ben A."), day)
				h.server.Deliver("INBOX", letterFrom(1, "ander@example.net", "B", "Ik ben B."), day.Add(time.Second))
				h.server.Deliver("Archive", letterFrom(1, "derde@example.net", "C", "Ik ben C."), day.Add(2*time.Second))
				h.once()
				row := h.contact("A")
				d := &desk{house: h, mail: row.Newest, contact: row.ID}
				act(d)
				if !there {
					h.server.Expunge("INBOX", a) // another program was quicker
				}
				h.once()
				h.once()
				want := map[string]string{}
				want["INBOX/B"], want["Archive/C"] = "", ""
				if there {
					switch name {
					case "flag":
						want["INBOX/A"] = `\Flagged`
					case "move":
						want["Archive/A"] = ""
					}
				}
				h.holds(want)
				if left := h.open(); len(left) > 0 {
					t.Errorf("%s: operations are left: %+v", name, left)
				}
			}
		}
	}
}

// holds fails unless the server has these mails, as "folder/subject", with these
// flags, and no others.
func (h *house) holds(want map[string]string) {
	h.t.Helper()
	want = maps.Clone(want)
	for _, folder := range h.server.Folders() {
		for _, m := range h.server.Messages(folder) {
			_, rest, _ := bytes.Cut(m.Raw, []byte("Subject: "))
			subject, _, _ := bytes.Cut(rest, []byte("\r\n"))
			name := folder + "/" + string(subject)
			flags, ok := want[name]
			delete(want, name)
			var got []string
			for _, f := range m.Flags {
				got = append(got, string(f))
			}
			if !ok || strings.Join(got, " ") != flags {
				h.t.Errorf("%s is on the server with flags %v, want %q", name, got, flags)
			}
		}
	}
	for name := range want {
		h.t.Errorf("%s is not on the server", name)
	}
}

// TestFiledOnceMore: the first try to file a mail ended at some step; another mail
// with its Message-ID stands in the target. It is filed once, and nothing is lost.
func TestFiledOnceMore(t *testing.T) {
	for _, c := range []struct {
		at Direction
		in string
	}{{mailtest.ToServer, "COPY"}, {mailtest.ToClient, "COPYUID"}, {mailtest.ToServer, "+FLAGS"}, {mailtest.ToServer, "UID EXPUNGE"}} {
		for _, to := range []store.Role{store.Archive, store.Junk} {
			h := newHouse(t, mailtest.Options{}, "MOVE")
			target := map[store.Role]string{store.Archive: "Archive", store.Junk: "Junk"}[to]
			h.server.Deliver(target, letterFrom(1, "ander@example.net", "B", "Een andere mail."), day)
			h.server.Deliver("INBOX", letterFrom(1, "a@example.net", "A", "Ik ben A."), day.Add(time.Hour))
			h.once()
			if err := h.store.Outbox().Move(t.Context(), h.contact("A").Newest, to); err != nil {
				t.Fatal(err)
			}
			h.proxy.CutBefore(c.at, c.in)
			if _, err := h.sync.Once(t.Context(), nil); err == nil {
				t.Fatalf("%s: it was not cut", c.in)
			}
			h.once()
			h.once()
			h.holds(map[string]string{target + "/A": "", target + "/B": ""})
			if left := h.open(); len(left) > 0 {
				t.Errorf("cut before %s: operations are left: %+v", c.in, left)
			}
		}
	}
}

// Direction is which way something is cut.
type Direction = mailtest.Direction

// TestDeletedEverywhere: a deletion takes the mail out of every folder, known to
// hold it or not, and nothing else.
func TestDeletedEverywhere(t *testing.T) {
	for name, c := range map[string]struct {
		hidden []string
		want   map[string]string
		why    store.OpReason
	}{
		"with UIDPLUS":    {nil, map[string]string{"Oud/B": ""}, store.ReasonNone},
		"without UIDPLUS": {[]string{"UIDPLUS", "MOVE"}, map[string]string{"Oud/B": "", "INBOX/A": `\Deleted`, "Oud/A": `\Deleted`, "Trash/A": `\Deleted`}, store.ReasonRemains},
	} {
		h := newHouse(t, mailtest.Options{}, c.hidden...)
		raw := letterFrom(1, "lien@example.net", "A", "Ik ben A.")
		h.server.Create("Oud")
		for _, folder := range []string{"INBOX", "Oud", "Trash"} {
			h.server.Deliver(folder, raw, day)
		}
		h.server.Deliver("Oud", letterFrom(1, "ander@example.net", "B", "Ik ben B."), day)
		h.once()
		if err := h.store.Outbox().Delete(t.Context(), h.contact("A").Newest); err != nil {
			t.Fatal(err)
		}
		h.once()
		h.once()
		h.holds(c.want)
		all, err := h.store.Outbox().List(true)
		if err != nil || len(all) != 1 {
			t.Fatal(all, err)
		}
		if o := all[0]; o.State != store.OpDone || o.Reason != c.why || len(o.Remains) != len(c.want)-1 {
			t.Errorf("%s: it is %s (%s), and remains in %d folders", name, o.State, o.Reason, len(o.Remains))
		}
	}
}

// TestDeletedWhereItWent: of a mail that was filed in a folder that is not watched,
// and moved on from there by another program, nothing remains.
func TestDeletedWhereItWent(t *testing.T) {
	for _, claimed := range []bool{true, false} {
		h := newHouse(t, mailtest.Options{})
		h.deliver("INBOX", 2)
		h.once()
		row := h.contact("vraag 1")
		if claimed {
			if _, err := h.store.Claim(t.Context(), row.ID); err != nil {
				t.Fatal(err)
			}
		}
		if err := h.store.Outbox().Move(t.Context(), row.Newest, store.Archive); err != nil {
			t.Fatal(err)
		}
		h.once()
		h.server.Create("Oud")
		h.server.Move("Archive", h.server.Messages("Archive")[0].UID, "Oud")
		if err := h.store.Outbox().Delete(t.Context(), row.Newest); err != nil {
			t.Fatal(err)
		}
		h.once()
		h.holds(map[string]string{"INBOX/vraag 0": ""})
		if places, err := h.store.Mirror().Location(row.Newest); err != nil || len(places) > 0 {
			t.Errorf("the store has it in %v, %v", places, err)
		}
	}
}

// TestDeletedAfterItWent: another program moves the mail before the deletion, and
// nobody but the operation knows of it here.
func TestDeletedAfterItWent(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	uids := h.deliver("INBOX", 2)
	h.once()
	if err := h.store.Outbox().Delete(t.Context(), h.contact("vraag 1").Newest); err != nil {
		t.Fatal(err)
	}
	h.server.Create("Oud")
	h.server.Move("INBOX", uids[1], "Oud")
	h.once()
	h.holds(map[string]string{"INBOX/vraag 0": ""})
}

// TestAnewWithoutMessageID: a folder is made anew and is long, and a mail in it that
// has no Message-ID is not here again yet. What was done to it is done all the same.
func TestAnewWithoutMessageID(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.server.Deliver("INBOX", []byte("From: <lien@example.net>\r\nSubject: oud\r\n\r\nDag.\r\n"), day)
	for i := range 3 * firstRows {
		h.server.Deliver("INBOX", letterFrom(i, "w@example.net", "later", "Dag."), day.Add(time.Duration(i)*time.Hour))
	}
	h.once()
	if err := h.store.Outbox().Flag(t.Context(), h.contact("oud").Newest, store.Flagged, 0); err != nil {
		t.Fatal(err)
	}
	h.server.SetUIDValidity("INBOX", 99)
	// One look only, without the filling in: the rows are not here yet.
	c, err := h.sync.connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	w := &work{s: h.sync, tally: newTally(), tell: func(Event) {}}
	if err := w.with(t.Context(), c, func() error {
		if err := w.pass(true); err != nil {
			return err
		}
		_, err := w.replayLate()
		return err
	}); err != nil {
		t.Fatal(err)
	}
	c.logout()
	all, err := h.store.Outbox().List(true)
	if err != nil || len(all) != 1 || all[0].State != store.OpDone || all[0].Reason != store.ReasonNone {
		t.Errorf("the operation is %+v, %v", all, err)
	}
	for _, m := range h.server.Messages("INBOX") {
		if want := bytes.Contains(m.Raw, []byte("Subject: oud")); want != (len(m.Flags) == 1 && m.Flags[0] == goimap.FlagFlagged) {
			t.Errorf("uid %d has flags %v", m.UID, m.Flags)
		}
	}
	h.once()
	h.agree("INBOX")
}

// TestNoFolderNoRow: what was done in no folder has no row of its own in the summary.
func TestNoFolderNoRow(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	uids := h.deliver("INBOX", 2)
	h.once()
	m := h.contact("vraag 1").Newest
	for _, f := range [][2]store.Flags{{store.Flagged, 0}, {0, store.Flagged}} {
		if err := h.store.Outbox().Flag(t.Context(), m, f[0], f[1]); err != nil {
			t.Fatal(err)
		}
	}
	h.server.Expunge("INBOX", uids[1])
	sum := h.once()
	for _, f := range sum.Folders {
		if f.Folder == (outside.Text{}) {
			t.Errorf("a row without a folder: %+v", f)
		}
	}
	if sum.Total.Sent != 2 {
		t.Errorf("%d operations done, want 2", sum.Total.Sent)
	}
}
