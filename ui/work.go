package ui

import (
	"context"
	"sync"

	"baken/inbox"
	"baken/inbox/imap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/screen"
)

// Work is the work with the mail server that goes on behind a session.
type Work struct {
	service *inbox.Service
	ctx     context.Context
	server  string
	status  chan screen.MailStatus
	asked   sync.Map // bodies that are being fetched

	mu  sync.Mutex
	now screen.MailStatus
}

// Begin starts the work, which goes on until ctx ends or the service is stopped.
// server is the mail server's name, for messages.
func Begin(ctx context.Context, service *inbox.Service, server string) *Work {
	w := &Work{service: service, ctx: ctx, server: server, status: make(chan screen.MailStatus, 1)}
	events := make(chan inbox.Event)
	go func() {
		defer close(events)
		if err := service.Run(ctx, events); err != nil && ctx.Err() == nil {
			w.tell(func(s *screen.MailStatus) { s.Online, s.Problem = false, lang.FailInside })
		}
	}()
	go w.listen(events)
	return w
}

// Status tells how things stand, the newest only: who is slow misses nothing
// that still matters.
func (w *Work) Status() <-chan screen.MailStatus { return w.status }

// Nudge has what waits looked at now.
func (w *Work) Nudge() { w.service.Nudge() }

// Fetch asks for a body before all others. Asked again while it is under way,
// it does nothing.
func (w *Work) Fetch(id store.MailID) {
	if _, under := w.asked.LoadOrStore(id, true); under {
		return
	}
	go func() {
		defer w.asked.Delete(id)
		// What fails is fetched later with the others; the status says what is wrong.
		_ = w.service.Fetch(w.ctx, id)
	}()
}

func (w *Work) listen(events <-chan inbox.Event) {
	for e := range events {
		switch e := e.(type) {
		case inbox.Status:
			w.tell(func(s *screen.MailStatus) {
				s.Online, s.Connecting = e.Mail == imap.Online, e.Mail == imap.Connecting
				if !e.SyncedAt.IsZero() {
					s.SyncedAt = e.SyncedAt
				}
				if e.Left == 0 {
					s.Folder = ""
				}
				if s.Problem = ""; e.Mail != imap.Online && e.Mail != imap.Connecting {
					s.Problem = problemKey(e.Problem)
				} else if e.SendErr != nil {
					s.Problem = lang.FailSubmission
				}
			})
		case inbox.Progress:
			w.tell(func(s *screen.MailStatus) {
				s.Folder, s.Done, s.Of = e.Folder.Line().String(), e.Done, e.Total
				if e.Done >= e.Total {
					s.Folder = ""
				}
			})
		case inbox.Trouble:
			w.tell(func(s *screen.MailStatus) {
				s.Problem = ""
				if !e.Over {
					s.Problem = problemKey(e.Problem)
				}
				if !e.Folder.IsEmpty() {
					s.Server = e.Folder.Line().String()
				}
			})
		}
	}
	close(w.status)
}

// tell changes the status and leaves it for whoever looks next.
func (w *Work) tell(f func(*screen.MailStatus)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now.Server = w.server
	f(&w.now)
	select {
	case <-w.status: // nobody has looked at the one before
	default:
	}
	w.status <- w.now
}

// problemKey finds the words for a problem of the mail server.
func problemKey(p imap.Problem) lang.Key {
	switch p {
	case imap.NoProblem:
		return ""
	case imap.Credentials:
		return lang.LoginRefused
	case imap.Certificate, imap.Insecure:
		return lang.FailCert
	case imap.Silent:
		return lang.FailSilent
	case imap.NoCommand, imap.CommandFailed:
		return lang.FailSecret
	case imap.DiskFull:
		return lang.FailDiskFull
	case imap.StoreTrouble:
		return lang.FailRead
	case imap.FolderMissing:
		return lang.FailMailboxCut
	case imap.OneConnection:
		return lang.OneConnection
	case imap.OperationsRejected:
		return lang.FailRejected
	case imap.Configuration, imap.BadServer:
		return lang.FailServer
	}
	return lang.FailConnect
}
