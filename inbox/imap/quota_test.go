package imap

import (
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/inbox/mailtest"
	"baken/store"
)

// TestQuotaFull: a Dovecot whose mailbox is full takes no copy of what was sent, nor,
// where it has no MOVE, one of what is to be filed. Both wait, and say why; flags and
// deletions go on, and so does following the mailbox. When there is room, all is done,
// once.
func TestQuotaFull(t *testing.T) {
	for _, c := range []struct {
		format mailtest.Format
		hidden []string
		waits  map[store.OpKind]bool
	}{
		{mailtest.Maildir, nil, map[store.OpKind]bool{store.OpAppend: true}},
		{mailtest.Sdbox, []string{"MOVE"}, map[store.OpKind]bool{store.OpAppend: true, store.OpMove: true}},
	} {
		t.Run(string(c.format), func(t *testing.T) {
			h := newHouse(t, mailtest.Options{Format: c.format}, c.hidden...)
			uids := h.deliver("INBOX", 6)
			forward := h.clock()
			h.once()
			h.server.SetQuota(500) // less than there is
			raw := h.sent("een@example.org")
			out := h.store.Outbox()
			for _, err := range []error{
				out.Move(t.Context(), h.contact("vraag 1").Newest, store.Archive),
				out.Delete(t.Context(), h.contact("vraag 2").Newest),
				out.Flag(t.Context(), h.contact("vraag 3").Newest, store.Seen, 0),
			} {
				if err != nil {
					t.Fatal(err)
				}
			}
			h.server.AddFlags("INBOX", uids[4], goimap.FlagAnswered)
			for range 3 { // it is not asked again at once
				h.once()
			}
			left := h.open()
			for _, o := range left {
				if !c.waits[o.Kind] || o.State != store.OpWaiting || o.Reason != store.ReasonFull || o.Code != "OVERQUOTA" || o.Tries != 1 || !o.NotBefore.After(time.Now()) {
					t.Errorf("%+v", o)
				}
				if o.Kind == store.OpAppend {
					if p, err := out.Parcel(o.ID); err != nil || string(p) != string(raw) {
						t.Errorf("the copy is not kept: %v", err)
					}
				}
			}
			if len(left) != len(c.waits) {
				t.Fatalf("%d operations wait, want %v", len(left), c.waits)
			}
			h.agree("INBOX")
			if n := len(h.server.Messages("Sent")); n != 0 {
				t.Errorf("%d mails in Sent", n)
			}
			forward(time.Hour)
			h.once()
			if left = h.open(); len(left) != len(c.waits) || left[0].Tries != 2 {
				t.Errorf("asked again while it is full: %+v", left)
			}

			h.server.SetQuota(0)
			forward(time.Hour)
			h.once()
			h.once()
			if left = h.open(); len(left) > 0 {
				t.Errorf("with room there are left: %+v", left)
			}
			h.agree("INBOX")
			h.agree("Sent")
			for folder, want := range map[string]int{"INBOX": 4, "Archive": 1, "Sent": 1} {
				if n := len(h.server.Messages(folder)); n != want {
					t.Errorf("%d mails in %s, want %d", n, folder, want)
				}
			}
		})
	}
}
