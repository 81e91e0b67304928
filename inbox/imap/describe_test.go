package imap

import (
	"context"
	"strings"
	"testing"
	"time"

	"baken/inbox/account"
	"baken/inbox/message"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
)

// syncerWith is a Syncer that connects to nothing.
func syncerWith(t *testing.T, s *store.Store, change func(*account.Config)) *Syncer {
	t.Helper()
	cfg := account.Default()
	cfg.Address, cfg.IMAP, cfg.SecretCommand = "hulplijn@example.org", "imaps://h@example.org", "true"
	if change != nil {
		change(&cfg)
	}
	y, err := New(s, cfg, Deps{})
	if err != nil {
		t.Fatal(err)
	}
	return y
}

// TestDescribe: whose a mail is and with whom. It decides what contact it
// belongs to, so each line is a promise.
func TestDescribe(t *testing.T) {
	s := newStore(t)
	y := syncerWith(t, s, func(c *account.Config) {
		c.Own = []string{"info@example.org"}
		c.Forms = []string{"formulier@example.org", "hulplijn@example.org"}
	})
	sentByUs(t, s, "van-ons@example.org", "lien@example.net")
	for _, c := range []struct {
		name   string
		role   store.Role
		header string
		dir    store.Direction
		with   string
		root   string
		aside  store.AsideReason
		silent bool // no address to answer to
	}{
		{"a writer", store.Inbox, "From: Lien <Lien@Example.net>\nTo: hulplijn@example.org\nMessage-ID: <1@x>", store.In, "lien@example.net", "1@x", "", false},
		{"in a thread", store.Inbox, "From: lien@example.net\nMessage-ID: <2@x>\nIn-Reply-To: <a@x>\nReferences: <1@x> <a@x>", store.In, "lien@example.net", "1@x", "", false},
		{"only In-Reply-To", store.Inbox, "From: lien@example.net\nMessage-ID: <2@x>\nIn-Reply-To: <a@x>", store.In, "lien@example.net", "a@x", "", false},
		{"no From, a Sender", store.Inbox, "Sender: lien@example.net\nMessage-ID: <2@x>", store.In, "lien@example.net", "2@x", "", false},
		{"another Reply-To is not followed", store.Inbox, "From: lien@example.net\nReply-To: piet@example.net\nMessage-ID: <3@x>", store.In, "lien@example.net", "3@x", "", false},
		{"our address, not in Sent", store.Inbox, "From: info@example.org\nTo: lien@example.net\nMessage-ID: <4@x>", store.In, "info@example.org", "4@x", "", false},
		{"our address, our Message-ID", store.Inbox, "From: info@example.org\nTo: lien@example.net\nMessage-ID: <van-ons@example.org>", store.Out, "lien@example.net", "van-ons@example.org", "", false},
		{"a stranger with our Message-ID", store.Inbox, "From: piet@example.net\nTo: hulplijn@example.org\nMessage-ID: <van-ons@example.org>", store.In, "piet@example.net", "van-ons@example.org", "", false},
		{"in Sent", store.Sent, "From: hulplijn@example.org\nTo: info@example.org, Lien <lien@example.net>, piet@example.net\nMessage-ID: <5@x>\nReferences: <1@x>", store.Out, "lien@example.net", "1@x", "", false},
		{"in Sent, to a Bcc", store.Sent, "From: hulplijn@example.org\nBcc: lien@example.net\nMessage-ID: <6@x>", store.Out, "lien@example.net", "6@x", "", false},
		{"in Sent, to ourselves", store.Sent, "From: hulplijn@example.org\nTo: info@example.org\nMessage-ID: <7@x>", store.Out, "info@example.org", "7@x", "", false},
		{"in Sent, automatic", store.Sent, "From: hulplijn@example.org\nTo: lien@example.net\nAuto-Submitted: auto-replied\nMessage-ID: <8@x>", store.Out, "lien@example.net", "8@x", "", false},
		{"a form", store.Inbox, "From: formulier@example.org\nReply-To: lien@example.net\nMessage-ID: <9@x>", store.In, "lien@example.net", "9@x", "", false},
		{"a form under our own address", store.Inbox, "From: hulplijn@example.org\nReply-To: lien@example.net\nMessage-ID: <10@x>", store.In, "lien@example.net", "10@x", "", false},
		{"a form without an address", store.Inbox, "From: formulier@example.org\nMessage-ID: <11@x>", store.In, "formulier@example.org", "11@x", "", true},
		{"a form that answers to us", store.Inbox, "From: formulier@example.org\nReply-To: hulplijn@example.org\nMessage-ID: <12@x>", store.In, "formulier@example.org", "12@x", "", true},
		{"an automatic answer", store.Inbox, "From: lien@example.net\nAuto-Submitted: auto-replied\nMessage-ID: <13@x>", store.In, "lien@example.net", "13@x", store.AsideAutoReply, false},
		{"a list", store.Inbox, "From: lien@example.net\nList-Id: <l.example.net>\nMessage-ID: <14@x>", store.In, "lien@example.net", "14@x", store.AsideList, false},
		{"junk", store.Junk, "From: lien@example.net\nMessage-ID: <15@x>", store.In, "lien@example.net", "15@x", store.AsideJunk, false},
		{"a bounce in junk", store.Junk, "From: MAILER-DAEMON@example.net\nReturn-Path: <>\nMessage-ID: <16@x>", store.In, "mailer-daemon@example.net", "16@x", store.AsideBounce, false},
	} {
		h, err := message.ReadHead(strings.NewReader(strings.ReplaceAll(c.header, "\n", "\r\n") + "\r\n\r\n"))
		if err != nil {
			t.Fatal(err)
		}
		a, err := y.describe(c.role, h)
		if err != nil {
			t.Fatal(err)
		}
		if a.Direction != c.dir || a.Folded != c.with || a.Root.Unsafe() != c.root || a.Aside != c.aside || a.Unanswerable != c.silent {
			t.Errorf("%s: direction %d, with %q, root %q, aside %q, unanswerable %v", c.name, a.Direction, a.Folded, a.Root.Unsafe(), a.Aside, a.Unanswerable)
		}
	}
}

// sentByUs has the store know that a Message-ID was sent by us.
func sentByUs(t *testing.T, s *store.Store, messageID, to string) {
	t.Helper()
	_, _, err := s.Outbox().Answer(context.Background(), store.Answer{
		Draft: store.NewReply(store.ContactID(store.NewOpID())), New: true, Folded: to, Mail: []byte("From: hulplijn@example.org\r\n\r\n"), MessageID: outside.New(messageID), Subject: outside.New("dag"),
		Sender: outside.New("hulplijn@example.org"), Recipients: []outside.Text{outside.New(to)}, NotBefore: time.Now().Add(time.Hour),
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestAssess: what could not be read never looks calm, and mail of ours is not
// assessed.
func TestAssess(t *testing.T) {
	y := syncerWith(t, newStore(t), nil)
	own := func(s string, f ...mail.Flaw) mail.Body {
		return mail.Body{Blocks: []mail.Block{{Kind: mail.Own, Text: outside.New(s)}}, Flaws: f}
	}
	attached := func(s, kind string, inline bool) mail.Body {
		b := own(s)
		b.Attachments = []mail.Attachment{{Number: 1, Type: outside.New(kind), Inline: inline}}
		return b
	}
	calm := "Beste, kunt u mij zeggen op welke dagen de lijn open is en of ik ook op zaterdag kan bellen? Met vriendelijke groet."
	acute := "Hij staat voor de deur met een mes, help mij nu."
	for _, c := range []struct {
		name string
		body mail.Body
		dir  store.Direction
		want store.Urgency
	}{
		{"calm", own(calm), store.In, store.Calm},
		{"acute", own(acute), store.In, store.Acute},
		{"acute, cut", own(acute, mail.Truncated), store.In, store.Acute},
		{"calm, cut", own(calm, mail.Truncated), store.In, store.NotAssessed},
		{"encrypted", own(calm, mail.Encrypted), store.In, store.NotAssessed},
		{"a letter attached", attached("Goedendag, zie bijlage. Dank u.", "application/pdf", false), store.In, store.NotAssessed},
		{"a text attached", attached("Goedendag, zie bijlage. Dank u.", "text/plain", false), store.In, store.NotAssessed},
		{"a signature's picture", attached("Goedendag, wanneer is de lijn open? Dank u.", "image/png", true), store.In, store.Calm},
		{"an invitation with a long letter", attached(strings.Repeat(calm+" ", 4), "application/pdf", false), store.In, store.Calm},
		{"no text", mail.Body{}, store.In, store.NotAssessed},
		{"quoted only", mail.Body{Blocks: []mail.Block{{Kind: mail.Quoted, Text: outside.New(acute)}}}, store.In, store.NotAssessed},
		{"ours", own(acute), store.Out, store.Calm},
	} {
		got := y.assess(mail.Head{}, c.body, c.dir)
		if got.Urgency != c.want || (got.Urgency == store.Acute) != (len(got.Reasons) > 0) {
			t.Errorf("%s: %v, %d reasons; want %v", c.name, got.Urgency, len(got.Reasons), c.want)
		}
	}
}
