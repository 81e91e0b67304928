package ui

import (
	"context"
	"testing"

	"baken/inbox"
	"baken/inbox/imap"
	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/screen"
)

// Every problem has words of its own.
func TestProblemsHaveWords(t *testing.T) {
	said := map[lang.Key]imap.Problem{}
	for _, p := range []imap.Problem{
		imap.Unreachable, imap.Silent, imap.Busy, imap.Credentials, imap.Certificate, imap.Insecure, imap.NoCommand, imap.CommandFailed,
		imap.Configuration, imap.BadServer, imap.DiskFull, imap.DiskReadOnly, imap.StoreTrouble, imap.DiskTrouble, imap.ProgramFault, imap.OneConnection, imap.FolderMissing, imap.FolderUnreadable,
		imap.OperationsRejected,
	} {
		k, ok := problems[p]
		if !ok || k == "" {
			t.Errorf("%s has no words", p)
		}
		if other, twice := said[k]; twice {
			t.Errorf("%s and %s have the same words", p, other)
		}
		said[k] = p
	}
}

// However long a conversation is, only so many of its bodies wait, the newest
// first, and each once.
func TestFewAreAsked(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	w := &Work{ctx: ctx, waiting: make(chan store.MailID, maxAsked)}
	for n := range 200 {
		w.Fetch(store.MailID{byte(n)})
		w.Fetch(store.MailID{byte(n)})
	}
	var brought []store.MailID
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		w.fetch(func(id store.MailID) {
			if brought = append(brought, id); len(brought) == maxAsked {
				end()
			}
		})
	}()
	<-ended
	for n, id := range brought {
		if id != (store.MailID{byte(n)}) {
			t.Fatalf("number %d that was brought is %v", n, id)
		}
	}
	w.Fetch(store.MailID{150}) // there is room again
	if len(w.waiting) != 1 {
		t.Error("nothing can be asked for any more")
	}
}

// A folder that cannot be read is shown until it can be, whatever else is told.
func TestTroubleStays(t *testing.T) {
	w := &Work{server: "mail.example.org", told: map[chan screen.MailStatus]bool{}}
	w.status = w.Follow(t.Context())
	events := make(chan inbox.Event)
	ended := make(chan struct{})
	go func() { w.listen(events); close(ended) }()
	trouble := func(p imap.Problem, folder string, over bool) inbox.Event {
		return inbox.Trouble{Trouble: imap.Trouble{Problem: p, Folder: outside.New(folder), Over: over}}
	}
	online := inbox.Status{Mail: imap.Online}
	for i, c := range []struct {
		event  inbox.Event
		want   lang.Key
		server string
	}{
		{online, "", "mail.example.org"},
		{trouble(imap.FolderUnreadable, "INBOX", false), lang.FailUnreadable, "INBOX"},
		{online, lang.FailUnreadable, "INBOX"},
		{trouble(imap.OneConnection, "", false), lang.FailUnreadable, "INBOX"},
		{trouble(imap.OperationsRejected, "INBOX", false), lang.FailRejected, "mail.example.org"},
		{online, lang.FailUnreadable, "INBOX"},
		{trouble(imap.FolderUnreadable, "INBOX", true), lang.OneConnection, "mail.example.org"},
		{trouble(imap.OneConnection, "", true), "", "mail.example.org"},
		{trouble(imap.FolderMissing, "Sent", false), lang.FailMailboxCut, "Sent"},
		{inbox.Status{Mail: imap.Offline, Problem: imap.Unreachable}, lang.FailConnect, "mail.example.org"},
		{online, "", "mail.example.org"},
	} {
		events <- c.event
		if got := <-w.status; got.Problem != c.want || got.Server != c.server {
			t.Errorf("after event %d: %q about %q, want %q about %q", i, got.Problem, got.Server, c.want, c.server)
		}
	}
	close(events)
	<-ended
}

// How far a sync is, row by row and text by text, stands until it is done or the
// connection is gone; a few mails are not worth telling.
func TestHowFarASyncIs(t *testing.T) {
	w := &Work{told: map[chan screen.MailStatus]bool{}}
	w.status = w.Follow(t.Context())
	events := make(chan inbox.Event)
	ended := make(chan struct{})
	go func() { w.listen(events); close(ended) }()
	progress := func(folder string, done, of, bodies int) inbox.Event {
		return inbox.Progress{Progress: imap.Progress{Folder: outside.New(folder), Done: done, Total: of, Bodies: bodies}}
	}
	for i, c := range []struct {
		event                    inbox.Event
		folder                   string
		done, of, texts, textsOf int
	}{
		{inbox.Status{Mail: imap.Online, Left: 6000}, "", 0, 0, 0, 6000},
		{progress("INBOX", 2000, 6000, 0), "INBOX", 2000, 6000, 0, 6000},
		{progress("", 0, 0, 50), "INBOX", 2000, 6000, 50, 6000},
		{progress("INBOX", 6000, 6000, 50), "", 6000, 6000, 50, 6000},
		{inbox.Status{Mail: imap.Online, Left: 5950}, "", 6000, 6000, 50, 6000},
		{progress("", 0, 0, 4000), "", 6000, 6000, 4000, 6000},
		{inbox.Status{Mail: imap.Online, Left: 5950, ToSend: 1}, "", 6000, 6000, 4000, 6000},
		{inbox.Status{Mail: imap.Online, Left: 0}, "", 6000, 6000, 4000, 0},
		{inbox.Status{Mail: imap.Online, Left: 3}, "", 6000, 6000, 4000, 0},
		{progress("Archief", 10, 6000, 4000), "Archief", 10, 6000, 4000, 0},
		{inbox.Status{Mail: imap.Offline, Problem: imap.Unreachable, Left: 5990}, "", 10, 6000, 4000, 0},
	} {
		events <- c.event
		if s := <-w.status; s.Folder != c.folder || s.Done != c.done || s.Of != c.of || s.Texts != c.texts || s.TextsOf != c.textsOf {
			t.Errorf("after event %d: %+v", i, s)
		}
	}
	close(events)
	<-ended
}
