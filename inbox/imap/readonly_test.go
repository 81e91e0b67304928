package imap

import (
	"slices"
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/inbox/mailtest"
	"baken/store"
)

// readOnly are folders of a Dovecot in which we may look and do nothing else. Such a
// server says OK to STORE and to EXPUNGE all the same, and does nothing.
func readOnly(t *testing.T, hidden ...string) (h *house, forward func(time.Duration)) {
	h = newHouse(t, mailtest.Options{}, hidden...)
	h.deliver("INBOX", 5)
	forward = h.clock()
	h.once()
	h.server.SetRights("INBOX", "lri") // mail comes in
	h.server.SetRights("Sent", "lr")
	out := h.store.Outbox()
	for _, err := range []error{
		out.Flag(t.Context(), h.contact("vraag 0").Newest, store.Seen|store.Flagged, 0),
		out.Move(t.Context(), h.contact("vraag 1").Newest, store.Archive),
		out.Delete(t.Context(), h.contact("vraag 2").Newest),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	h.sent("een@example.org")
	h.server.Deliver("INBOX", letterFrom(100, "nieuw@example.net", "nieuw", "Een nieuwe vraag."), day.Add(time.Hour))
	sum, err := h.sync.Once(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if sum.Total.New != 1 || sum.Total.Failed != 4 {
		t.Errorf("%d new mails, %d refused operations; want 1, 4", sum.Total.New, sum.Total.Failed)
	}
	h.contact("nieuw")
	h.agree("INBOX")
	h.agree("Sent")
	return h, forward
}

// refusedAll fails unless all operations stand there as refused, and nothing has come
// of them on the server, but for so many copies of what was to be moved.
func (h *house) refusedAll(copied int) []store.Op {
	h.t.Helper()
	open := h.open()
	var kinds []store.OpKind
	for _, o := range open {
		kinds = append(kinds, o.Kind)
		if o.State != store.OpFailed || o.Reason != store.ReasonRefused || o.Code != "NOPERM" || o.Tries != 1 {
			h.t.Errorf("%s is %s (%s, %s), want it refused", o.Kind, o.State, o.Reason, o.Code)
		}
		if o.Kind != store.OpAppend {
			continue
		}
		if p, err := h.store.Outbox().Parcel(o.ID); err != nil || len(p) == 0 {
			h.t.Errorf("the copy is not kept: %v", err)
		}
	}
	if slices.Sort(kinds); !slices.Equal(kinds, []store.OpKind{store.OpAppend, store.OpDelete, store.OpFlag, store.OpMove}) {
		h.t.Fatalf("there are %v", kinds)
	}
	in := h.server.Messages("INBOX")
	if n := len(in); n != 6 {
		h.t.Errorf("%d mails in the inbox, want 6", n)
	}
	for _, m := range in {
		if len(m.Flags) > 0 {
			h.t.Errorf("%s has flags %v", m.MessageID, m.Flags)
		}
	}
	for f, most := range map[string]int{"Archive": copied, "Trash": 0, "Sent": 0} {
		if n := len(h.server.Messages(f)); n > most {
			h.t.Errorf("%d mails in %s", n, f)
		}
	}
	return open
}

// TestReadOnly: what may not be done to a mailbox is said, the mailbox is followed all
// the same; when it may be done and is tried again, it is done, once.
func TestReadOnly(t *testing.T) {
	for _, hidden := range [][]string{nil, {"MOVE"}, {"MOVE", "UIDPLUS"}} {
		h, forward := readOnly(t, hidden...)
		copied := 0
		if hidden != nil {
			copied = 1 // it is there before the old one is touched
		}
		open := h.refusedAll(copied)
		h.server.SetRights("INBOX", "")
		h.server.SetRights("Sent", "")
		for _, o := range open {
			if err := h.store.Outbox().DecideRetry(t.Context(), o.ID); err != nil {
				t.Fatal(err)
			}
		}
		forward(time.Hour)
		h.once()
		h.once()
		if left := h.open(); len(left) > 0 {
			t.Errorf("without %v there are left: %+v", hidden, left)
		}
		h.agree("INBOX")
		h.agree("Sent")
		there := map[string][]goimap.Flag{}
		for _, f := range []string{"INBOX", "Archive", "Sent", "Trash"} {
			for _, m := range h.server.Messages(f) {
				if slices.Contains(m.Flags, goimap.FlagDeleted) {
					continue // where nothing but what is ours can be expunged, it stays so
				}
				if _, twice := there[m.MessageID]; twice {
					t.Errorf("without %v: %s is there twice", hidden, m.MessageID)
				}
				there[m.MessageID] = m.Flags
			}
		}
		if _, kept := there["m2@example.net"]; kept || len(there) != 6 || len(there["m0@example.net"]) != 2 {
			t.Errorf("without %v there are %v", hidden, there)
		}
	}
}

// TestNotWritable: a Dovecot that cannot write its folders says OK to some of what it is
// asked, and that it has a fault to the rest. Nothing is taken for done, and all is when
// it can.
func TestNotWritable(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.server.Create("Vragen")
	h.cfg.Folders = []string{"INBOX", "Vragen"}
	forward := h.clock()
	h.deliver("Vragen", 4)
	h.once()
	for _, folder := range []string{"Vragen", "Sent"} {
		h.server.SetWritable(folder, false)
	}
	out := h.store.Outbox()
	for _, err := range []error{
		out.Flag(t.Context(), h.contact("vraag 0").Newest, store.Seen, 0),
		out.Move(t.Context(), h.contact("vraag 1").Newest, store.Archive),
		out.Delete(t.Context(), h.contact("vraag 2").Newest),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	h.sent("een@example.org")
	h.server.Deliver("INBOX", letterFrom(100, "nieuw@example.net", "nieuw", "Een nieuwe vraag."), day.Add(time.Hour))
	_, _ = h.sync.Once(t.Context(), nil) // it may say that a folder cannot be read
	h.contact("nieuw")
	open := h.open()
	if len(open) != 4 {
		t.Errorf("%d operations are open, want 4: %+v", len(open), open)
	}
	for _, o := range open {
		if o.State != store.OpFailed && o.State != store.OpWaiting || o.Code == "" || o.Tries != 1 {
			t.Errorf("%+v", o)
		}
	}
	for _, folder := range []string{"Vragen", "Sent"} {
		h.server.SetWritable(folder, true)
	}
	for _, o := range open {
		if o.State != store.OpFailed {
			continue
		}
		if err := out.DecideRetry(t.Context(), o.ID); err != nil {
			t.Fatal(err)
		}
	}
	forward(time.Hour)
	h.once()
	h.once()
	if left := h.open(); len(left) > 0 {
		t.Errorf("there are left: %+v", left)
	}
	for folder, want := range map[string]int{"INBOX": 1, "Vragen": 2, "Archive": 1, "Sent": 1} {
		if n := len(h.server.Messages(folder)); n != want {
			t.Errorf("%d mails in %s, want %d", n, folder, want)
		}
	}
	h.agree("Vragen")
	h.agree("Sent")
}

// TestReadOnlyGivenUp: what may not be done and is given up is here as it is there.
func TestReadOnlyGivenUp(t *testing.T) {
	h, _ := readOnly(t)
	for _, o := range h.refusedAll(0) {
		if err := h.store.Outbox().DecideDiscard(t.Context(), o.ID); err != nil {
			t.Fatal(err)
		}
	}
	h.once()
	h.agree("INBOX")
	for _, subject := range []string{"vraag 0", "vraag 1", "vraag 2"} {
		if m := h.conversation(h.contact(subject).ID); len(m) != 1 || m[0].Flags != 0 || m[0].Gone {
			t.Errorf("%s: %+v", subject, m)
		}
	}
}
