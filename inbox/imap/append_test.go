package imap

import (
	"fmt"
	"testing"
	"time"

	"baken/inbox/mailtest"
	"baken/store"
	"baken/store/outside"
)

// sent has the outbox say that a mail of ours was taken, and that a copy must be
// put into Sent.
func (h *house) sent(messageID string) (raw []byte) {
	h.t.Helper()
	return h.sentRaw(messageID, "Dag Lien.\r\n")
}

func (h *house) sentRaw(messageID, body string) (raw []byte) {
	h.t.Helper()
	raw = []byte(fmt.Sprintf("From: <hulplijn@example.org>\r\nTo: <lien@example.net>\r\nSubject: antwoord\r\nMessage-ID: <%s>\r\n\r\n%s", messageID, body))
	out := h.store.Outbox()
	ctx := h.t.Context()
	_, id, err := out.Answer(ctx, store.Answer{Draft: store.NewReply(store.ContactID(store.NewOpID())), New: true, Folded: "lien@example.net", Mail: raw, MessageID: outside.New(messageID),
		Subject: outside.New("antwoord"), Sender: outside.New("hulplijn@example.org"), Recipients: []outside.Text{outside.New("lien@example.net")}})
	for _, step := range []func() error{
		func() error { return err },
		func() error { return out.Begin(ctx, id) },
		func() error { return out.DataBegun(ctx, id) },
		func() error { return out.Sent(ctx, id, true, nil) },
	} {
		if err := step(); err != nil {
			h.t.Fatal(err)
		}
	}
	return raw
}

// open are the operations that are not done.
func (h *house) open() []store.Op {
	h.t.Helper()
	left, err := h.store.Outbox().List(false)
	if err != nil {
		h.t.Fatal(err)
	}
	return left
}

// TestSentCopy: one copy of what was sent is in Sent, whoever put it there, and
// the contact has it once.
func TestSentCopy(t *testing.T) {
	for _, c := range []struct {
		name   string
		o      mailtest.Options
		hidden []string
		before func(*house, []byte)
	}{
		{"by us", mailtest.Options{}, nil, func(*house, []byte) {}},
		{"without LITERAL+", mailtest.Options{}, []string{"LITERAL+", "LITERAL-"}, func(*house, []byte) {}},
		{"by the server", mailtest.Options{}, nil, func(h *house, raw []byte) { h.server.Deliver("Sent", raw, time.Now()) }},
		{"no such folder", mailtest.Options{Folders: []mailtest.Folder{}}, nil, func(*house, []byte) {}},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHouse(t, c.o, c.hidden...)
			h.once()
			raw := h.sent("een@example.org")
			c.before(h, raw)
			h.once()
			h.once()
			all := h.server.Messages("Sent")
			if len(all) != 1 || string(all[0].Raw) != string(raw) {
				t.Errorf("%d mails in Sent, or not the one that was sent", len(all))
			}
			if left := h.open(); len(left) > 0 {
				t.Errorf("%d operations are left", len(left))
			}
			h.agree("Sent")
			if n := len(h.conversation(h.contact("antwoord").ID)); n != 1 {
				t.Errorf("%d messages in the conversation", n)
			}
		})
	}
}

// TestAppendCut: a cut at any byte of putting the copy there leaves one copy in
// the end.
func TestAppendCut(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.once()
	for i := range 12 {
		h.sent(fmt.Sprintf("%d@example.org", i))
		h.proxy.CutAfter(mailtest.ToServer, int64(1200+i*120))
		for range 5 {
			if _, err := h.sync.Once(t.Context(), nil); err == nil {
				break
			}
		}
		h.proxy.CutAfter(mailtest.ToServer, -1)
		h.once()
	}
	if n := len(h.server.Messages("Sent")); n != 12 || len(h.open()) > 0 {
		t.Errorf("%d mails in Sent, want 12; %d operations are left", n, len(h.open()))
	}
}

// TestAppendRefused: a copy that the server does not take is kept here; when
// there is no room it is tried again later, and all else goes on.
func TestAppendRefused(t *testing.T) {
	for code, want := range map[string]store.OpState{"[OVERQUOTA]": store.OpWaiting, "[NOPERM]": store.OpFailed} {
		script := func(s *mailtest.Script) {
			s.Hello("IMAP4rev1")
			for {
				tag, rest := s.Expect("")
				switch {
				case len(rest) > 4 && rest[:4] == "LIST":
					s.Say(`* LIST () "/" INBOX`)
					s.Say(`* LIST () "/" Sent`)
				case len(rest) > 6 && rest[:6] == "SELECT":
					s.Say("* 0 EXISTS")
					s.Say("* OK [UIDVALIDITY 1] x")
					s.Say("* OK [UIDNEXT 1] x")
				case len(rest) > 6 && rest[:6] == "APPEND":
					s.Say("%s NO %s geheim", tag, code)
					continue
				}
				s.Say("%s OK done", tag)
			}
		}
		h := newHouseAt(t, mailtest.ScriptedAddr(t, script))
		h.sent("een@example.org")
		h.once()
		left := h.open()
		if len(left) != 1 || left[0].State != want || left[0].Code == "" {
			t.Fatalf("%s: %+v", code, left)
		}
		if p, err := h.store.Outbox().Parcel(left[0].ID); err != nil || len(p) == 0 {
			t.Errorf("%s: the copy is not kept: %v", code, err)
		}
	}
}
