package imap

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/inbox/mailtest"
	"baken/store"
	"baken/store/outside"
)

// desk is what a counselor can do to the mail of a conflict.
type desk struct {
	*house
	mail    store.MailID
	contact store.ContactID
	uid     goimap.UID
}

func (d *desk) flag(add, remove store.Flags) {
	d.t.Helper()
	if err := d.store.Outbox().Flag(context.Background(), d.mail, add, remove); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) file(to store.Role) {
	d.t.Helper()
	if err := d.store.Outbox().Move(context.Background(), d.mail, to); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) delete() {
	d.t.Helper()
	if err := d.store.Outbox().Delete(context.Background(), d.mail); err != nil {
		d.t.Fatal(err)
	}
}

// conflicts: what the counselor did offline, what happened on the server
// meanwhile, and where the mail ends, with which flags. Nothing is left undone.
var conflicts = []struct {
	name  string
	here  func(*desk)
	there func(*desk)
	in    string        // the folder where the mail ends; "" is nowhere
	flags []goimap.Flag // that it has there
	why   store.OpReason
	state store.State // of the contact; "" when it is not to be looked at
}{
	{"read here, nothing there", func(d *desk) { d.flag(store.Seen, 0) }, func(d *desk) {}, "INBOX", []goimap.Flag{`\Seen`}, "", ""},
	{"read here, moved there", func(d *desk) { d.flag(store.Seen, 0) }, func(d *desk) { d.server.Move("INBOX", d.uid, "Junk") },
		"Junk", []goimap.Flag{`\Seen`}, "", ""},
	{"answered here, moved there to a folder that is not watched", func(d *desk) { d.flag(store.AnsweredFlag|store.Seen, 0) },
		func(d *desk) { d.server.Move("INBOX", d.uid, "Archive") }, "Archive", []goimap.Flag{`\Answered`, `\Seen`}, "", ""},
	{"answered here, deleted there", func(d *desk) { d.flag(store.AnsweredFlag|store.Seen, 0) },
		func(d *desk) { d.server.Expunge("INBOX", d.uid) }, "", nil, store.ReasonGone, ""},
	{"flagged here, deleted there", func(d *desk) { d.flag(store.Flagged, 0) },
		func(d *desk) { d.server.Expunge("INBOX", d.uid) }, "", nil, store.ReasonGone, ""},
	{"flagged here, folder renamed there", func(d *desk) { d.flag(store.Flagged, 0) },
		func(d *desk) { d.server.Move("INBOX", d.uid, "Trash"); d.server.Rename("Trash", "Oud") }, "Oud", []goimap.Flag{`\Flagged`}, "", ""},
	{"filed here, nothing there", func(d *desk) { d.file(store.Archive) }, func(d *desk) {}, "Archive", nil, "", ""},
	{"filed here and there", func(d *desk) { d.file(store.Archive) }, func(d *desk) { d.server.Move("INBOX", d.uid, "Archive") }, "Archive", nil, "", ""},
	{"filed here, moved elsewhere there", func(d *desk) { d.file(store.Archive) },
		func(d *desk) { d.server.Move("INBOX", d.uid, "Trash") }, "Trash", nil, store.ReasonGone, ""},
	{"filed here, deleted there", func(d *desk) { d.file(store.Archive) },
		func(d *desk) { d.server.Expunge("INBOX", d.uid) }, "", nil, store.ReasonGone, ""},
	{"filed here, the folder is gone there", func(d *desk) { d.file(store.Archive) },
		func(d *desk) { d.server.Delete("Archive") }, "Archive", nil, "", ""},
	{"read and filed here, flagged there", func(d *desk) { d.flag(store.Seen, 0); d.file(store.Archive) },
		func(d *desk) { d.server.AddFlags("INBOX", d.uid, goimap.FlagFlagged) }, "Archive", []goimap.Flag{`\Flagged`, `\Seen`}, "", ""},
	{"deleted here, nothing there", func(d *desk) { d.delete() }, func(d *desk) {}, "", nil, "", ""},
	{"deleted here, moved there", func(d *desk) { d.delete() }, func(d *desk) { d.server.Move("INBOX", d.uid, "Junk") }, "", nil, "", ""},
	{"deleted here and there", func(d *desk) { d.delete() }, func(d *desk) { d.server.Expunge("INBOX", d.uid) }, "", nil, store.ReasonGone, ""},
	{"the same flag set on both sides", func(d *desk) { d.flag(store.Seen, 0) },
		func(d *desk) { d.server.AddFlags("INBOX", d.uid, goimap.FlagSeen) }, "INBOX", []goimap.Flag{`\Seen`}, "", ""},
	{"set and cleared here, set there", func(d *desk) { d.flag(store.Flagged, 0); d.flag(0, store.Flagged) },
		func(d *desk) { d.server.AddFlags("INBOX", d.uid, goimap.FlagFlagged) }, "INBOX", []goimap.Flag{`\Flagged`}, "", ""},
	{"one flag here, another there", func(d *desk) { d.flag(store.Seen, 0) },
		func(d *desk) { d.server.AddFlags("INBOX", d.uid, goimap.FlagFlagged, "eigen") }, "INBOX", []goimap.Flag{`\Flagged`, `\Seen`, "eigen"}, "", ""},
	{"read here, answered by another program there", func(d *desk) { d.flag(store.Seen, 0) },
		func(d *desk) { d.server.AddFlags("INBOX", d.uid, goimap.FlagAnswered) }, "INBOX", []goimap.Flag{`\Answered`, `\Seen`}, "", store.Answered},
	{"read here, the reply of another program in Sent", func(d *desk) { d.flag(store.Seen, 0) },
		func(d *desk) {
			d.server.Deliver("Sent", []byte("From: <hulplijn@example.org>\r\nTo: <w3@example.net>\r\nSubject: Re: vraag 3\r\nMessage-ID: <ander@example.org>\r\nIn-Reply-To: <m3@example.net>\r\n\r\nDag.\r\n"), time.Now())
		}, "INBOX", []goimap.Flag{`\Seen`}, "", store.Answered},
	{"read here, UIDVALIDITY changed there", func(d *desk) { d.flag(store.Seen, 0) },
		func(d *desk) { d.server.SetUIDValidity("INBOX", 99) }, "INBOX", []goimap.Flag{`\Seen`}, "", ""},
}

func TestConflicts(t *testing.T) {
	kinds := []struct {
		name   string
		hidden []string
	}{{"all", nil}, {"no CONDSTORE, MOVE", []string{"CONDSTORE", "QRESYNC", "MOVE"}}}
	for _, kind := range kinds {
		for _, c := range conflicts {
			t.Run(kind.name+"/"+c.name, func(t *testing.T) {
				t.Parallel()
				h := newHouse(t, mailtest.Options{}, kind.hidden...)
				uids := h.deliver("INBOX", 6)
				h.once()
				d := &desk{house: h, uid: uids[3]}
				row := h.contact("vraag 3")
				d.contact, d.mail = row.ID, row.Newest
				// Something was done on it, so that it stays here whatever happens there.
				if _, err := h.store.Claim(t.Context(), d.contact); err != nil {
					t.Fatal(err)
				}
				c.here(d)
				c.there(d)
				h.once()
				h.once()

				for _, folder := range h.server.Folders() {
					for _, m := range h.server.Messages(folder) {
						if m.MessageID != "m3@example.net" {
							continue
						}
						if folder != c.in {
							t.Errorf("the mail is in %s, want it in %q only", folder, c.in)
							continue
						}
						if want := slices.Clone(c.flags); !slices.Equal(m.Flags, want) {
							t.Errorf("flags %v, want %v", m.Flags, want)
						}
						c.in = "found"
					}
				}
				if c.in != "found" && c.in != "" {
					t.Errorf("the mail is not in %s", c.in)
				}
				h.agree("INBOX")
				all, err := h.store.Outbox().List(true)
				if err != nil {
					t.Fatal(err)
				}
				for _, o := range all {
					if o.State != store.OpDone || o.Reason != c.why {
						t.Errorf("operation %s is %s (%s), want it done (%s)", o.Kind, o.State, o.Reason, c.why)
					}
				}
				row, err = h.store.Contact(d.contact)
				if err != nil || c.state != "" && row.State != c.state {
					t.Errorf("the contact is %s, want %s; %v", row.State, c.state, err)
				}
				if len(h.conversation(d.contact)) == 0 {
					t.Error("the counselor's conversation is gone")
				}
			})
		}
	}
}

// TestFiledMailIsNotGone: what a counselor files in a folder that is not watched
// is known to be there.
func TestFiledMailIsNotGone(t *testing.T) {
	for _, hidden := range [][]string{nil, {"MOVE"}, {"MOVE", "UIDPLUS"}} {
		h := newHouse(t, mailtest.Options{}, hidden...)
		h.deliver("INBOX", 3)
		h.once()
		row := h.contact("vraag 1")
		if err := h.store.Outbox().Move(t.Context(), row.Newest, store.Archive); err != nil {
			t.Fatal(err)
		}
		h.once()
		h.once()
		if c := h.contact("vraag 1"); c.Gone {
			t.Errorf("without %v the filed mail counts as gone", hidden)
		}
		if n := len(h.server.Messages("Archive")); n != 1 {
			t.Errorf("without %v: %d mails in Archive", hidden, n)
		}
		places, err := h.store.Mirror().Location(row.Newest)
		if err != nil || !slices.ContainsFunc(places, func(p store.Placement) bool { return p.Name == outside.New("Archive") }) {
			t.Errorf("without %v the store has it in %v, %v", hidden, places, err)
		}
	}
}

// TestTargetRenamed: the folder to file in has another of the usual names by
// now, or none is left and it is made.
func TestTargetRenamed(t *testing.T) {
	for to, want := range map[string]string{"Archief": "Archief", "Oud": "Archive"} {
		h := newHouse(t, mailtest.Options{Folders: []mailtest.Folder{}})
		h.server.Create("Archive")
		h.deliver("INBOX", 2)
		h.once()
		if err := h.store.Outbox().Move(t.Context(), h.contact("vraag 1").Newest, store.Archive); err != nil {
			t.Fatal(err)
		}
		h.server.Rename("Archive", to)
		h.once()
		if n := len(h.server.Messages(want)); n != 1 {
			t.Errorf("renamed to %s: %d mails in %s, want 1", to, n, want)
		}
	}
}

// TestFiledInAFolderMadeAnew: the folder to file in is not watched and was made anew
// since the last time; the mail is known to be there all the same.
func TestFiledInAFolderMadeAnew(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.deliver("INBOX", 3)
	h.once()
	for i, n := range []int{1, 2} {
		m := h.contact(fmt.Sprintf("vraag %d", n)).Newest
		if err := h.store.Outbox().Move(t.Context(), m, store.Archive); err != nil {
			t.Fatal(err)
		}
		h.once()
		h.once()
		places, err := h.store.Mirror().Location(m)
		if err != nil || len(places) != 1 || places[0].Name != outside.New("Archive") {
			t.Errorf("%d: the store has it in %v, %v", i, places, err)
		}
		h.server.SetUIDValidity("Archive", 99)
	}
}
