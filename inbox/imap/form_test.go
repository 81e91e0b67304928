package imap

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"baken/inbox/mailtest"
	"baken/store"
)

// TestTwoInOneSecond: two visitors of a form that writes no Message-ID press its
// button in the same second. Both are seen, and are the same two however their mails
// are fetched: by rows first or whole.
func TestTwoInOneSecond(t *testing.T) {
	for _, hidden := range [][]string{nil, {"ESEARCH", "CONDSTORE", "QRESYNC"}} {
		h := newHouse(t, mailtest.Options{}, hidden...)
		for i := range 2 {
			raw := fmt.Sprintf("Received: from form by mail.example.org with ESMTP id Q%d\r\n for <hulplijn@example.org>; Fri, 20 Nov 2026 09:00:00 +0000\r\n"+
				"Received: from web by form\r\nFrom: <form@example.net>\r\nTo: <hulplijn@example.org>\r\nSubject: bericht\r\n\r\nIk ben nummer %d.\r\n", i, i)
			h.server.Deliver("INBOX", []byte(raw), day)
		}
		ids := func() map[store.MailID]string {
			all := map[store.MailID]string{}
			for _, row := range h.contacts() {
				for _, m := range h.conversation(row.ID) {
					if row.Subject.Unsafe() == "bericht" {
						all[m.Mail] = strings.TrimSpace(m.Body.OwnText().Unsafe())
					}
				}
			}
			return all
		}
		if sum := h.once(); sum.Total.New != 2 {
			t.Errorf("%d new mails, want 2", sum.Total.New)
		}
		rows := ids()
		if len(rows) != 2 {
			t.Fatalf("seen are %v", rows)
		}
		for i := range firstRows + 10 {
			h.server.Deliver("INBOX", letterFrom(i, "w@example.net", "later", "Dag."), day.Add(time.Hour))
		}
		h.server.SetUIDValidity("INBOX", 99)
		h.once()
		h.agree("INBOX")
		whole := ids()
		for id, words := range rows {
			if whole[id] != words {
				t.Errorf("%q is another mail when it comes whole: %v", words, whole)
			}
		}
		if len(whole) != 2 {
			t.Errorf("there are %d of them in the end", len(whole))
		}
	}
}
