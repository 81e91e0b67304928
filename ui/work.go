package ui

import (
	"context"
	"log/slog"
	"sync"

	"baken/inbox"
	"baken/inbox/imap"
	"baken/store"
	"baken/store/guard"
	"baken/ui/lang"
	"baken/ui/screen"
)

// Work is the work with the mail server that goes on behind a session.
type Work struct {
	service *inbox.Service
	ctx     context.Context
	server  string
	log     *slog.Logger
	status  <-chan screen.MailStatus

	asked   sync.Map          // bodies that are being fetched, or wait for it
	waiting chan store.MailID // at most maxAsked, in the order of asking

	mu   sync.Mutex
	now  screen.MailStatus
	over bool
	told map[chan screen.MailStatus]bool // who follows
}

// Begin starts the work, which goes on until ctx ends or the service is stopped.
// server is the mail server's name, for messages.
func Begin(ctx context.Context, service *inbox.Service, server string, log *slog.Logger) *Work {
	w := &Work{service: service, ctx: ctx, server: server, log: log, told: map[chan screen.MailStatus]bool{}, waiting: make(chan store.MailID, maxAsked)}
	w.status = w.Follow(ctx)
	events := make(chan inbox.Event)
	go func() {
		defer close(events)
		if err := guard.Run(log, func() error { return service.Run(ctx, events) }); err != nil && ctx.Err() == nil {
			w.tell(func(s *screen.MailStatus) { s.Online, s.Problem = false, lang.FailInside })
		}
	}()
	go w.listen(events)
	// What fails is fetched later with the others; the status says what is wrong.
	go w.fetch(func(id store.MailID) { _ = service.Fetch(ctx, id) })
	return w
}

// Status tells how things stand, the newest only: who is slow misses nothing
// that still matters.
func (w *Work) Status() <-chan screen.MailStatus { return w.status }

// Follow is Status for one more session, until ctx ends.
func (w *Work) Follow(ctx context.Context) <-chan screen.MailStatus {
	c := make(chan screen.MailStatus, 1)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.over {
		close(c)
		return c
	}
	w.told[c] = true
	if w.now != (screen.MailStatus{}) {
		c <- w.now
	}
	context.AfterFunc(ctx, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.told, c)
	})
	return c
}

// Nudge has what waits looked at now.
func (w *Work) Nudge() { w.service.Nudge() }

// maxAsked is how many bodies may wait to be fetched before all others: what a
// screen or two can show.
const maxAsked = 36

// Fetch asks for a body before all others. Asked again while it waits or is under
// way, it does nothing; nor when too many wait: a screen asks for the newest
// first, and again when one has come.
func (w *Work) Fetch(id store.MailID) {
	if _, under := w.asked.LoadOrStore(id, true); under {
		return
	}
	select {
	case w.waiting <- id:
	default:
		w.asked.Delete(id)
	}
}

// fetch brings what was asked for, one after another, until the work ends.
func (w *Work) fetch(bring func(store.MailID)) {
	for {
		select {
		case id := <-w.waiting:
			_ = guard.Run(w.log, func() error { bring(id); return nil })
			w.asked.Delete(id)
		case <-w.ctx.Done():
			return
		}
	}
}

// listen tells of what happens. By a mistake of ours one event is not told; those
// after it are.
func (w *Work) listen(events <-chan inbox.Event) {
	var told telling
	for e := range events {
		_ = guard.Run(w.log, func() error { w.hear(&told, e); return nil })
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.over = true
	for c := range w.told {
		close(c)
	}
	w.told = nil
}

// telling is what was told before and still stands.
type telling struct {
	troubles
	left int // mails that were still to come
}

func (w *Work) hear(told *telling, e inbox.Event) {
	switch e := e.(type) {
	case inbox.Status:
		if e.Mail != imap.Online {
			told.troubles = nil // what still is so the next connection tells anew
		}
		w.tell(func(s *screen.MailStatus) {
			s.Online, s.Connecting = e.Mail == imap.Online, e.Mail == imap.Connecting
			if !e.SyncedAt.IsZero() {
				s.SyncedAt = e.SyncedAt
			}
			if e.Left == 0 || e.Mail != imap.Online {
				s.Folder = ""
			}
			switch {
			case e.Mail != imap.Online || e.Left < manyTexts:
				s.TextsOf = 0
			case s.TextsOf == 0 || e.Left != told.left: // else something else was told
				s.TextsOf = s.Texts + e.Left
			}
			told.left = e.Left
			if s.Problem = ""; e.Mail != imap.Online && e.Mail != imap.Connecting {
				s.Problem = problemKey(e.Problem)
			} else if e.SendErr != nil {
				s.Problem = lang.FailSubmission
			} else {
				told.show(s)
			}
		})
	case inbox.Progress:
		w.tell(func(s *screen.MailStatus) {
			s.Texts = e.Bodies
			if e.Folder.IsEmpty() { // texts only: the folder is where it was
				return
			}
			s.Folder, s.Done, s.Of = e.Folder.Line().String(), e.Done, e.Total
			if e.Done >= e.Total {
				s.Folder = ""
			}
		})
	case inbox.Trouble:
		told.troubles = told.after(e.Trouble)
		w.tell(func(s *screen.MailStatus) {
			s.Problem = ""
			if e.Problem == imap.OperationsRejected && !e.Over {
				s.Problem = lang.FailRejected // said once: the outbox shows what stands
				return
			}
			told.show(s)
		})
	}
}

// manyTexts is from how many mails on it is told how far fetching them is.
const manyTexts = 50

// tell changes the status and leaves it for whoever looks next.
func (w *Work) tell(f func(*screen.MailStatus)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now.Server = w.server
	f(&w.now)
	for c := range w.told {
		select {
		case <-c: // nobody has looked at the one before
		default:
		}
		c <- w.now
	}
}

// troubles are those that have not passed, the latest last.
type troubles []imap.Trouble

// after is what stands after one more was told.
func (all troubles) after(t imap.Trouble) troubles {
	var left troubles
	for _, o := range all {
		if o.Problem != t.Problem || o.Folder != t.Folder {
			left = append(left, o)
		}
	}
	if !t.Over && t.Problem != imap.OperationsRejected {
		left = append(left, t)
	}
	return left
}

// show says the one that weighs most: what cannot be read before what is only
// slower, and else the latest.
func (all troubles) show(s *screen.MailStatus) {
	var t imap.Trouble
	for _, o := range all {
		if t.Problem != imap.FolderUnreadable || o.Problem == imap.FolderUnreadable {
			t = o
		}
	}
	s.Problem = problemKey(t.Problem)
	if !t.Folder.IsEmpty() {
		s.Server = t.Folder.Line().String()
	}
}

// problems are the words for what is wrong with the mail server.
var problems = map[imap.Problem]lang.Key{
	imap.NoProblem: "", imap.Unreachable: lang.FailConnect, imap.Silent: lang.FailSilent, imap.Busy: lang.FailBusy,
	imap.Credentials: lang.LoginRefused, imap.Certificate: lang.FailCert, imap.Insecure: lang.FailInsecure,
	imap.NoCommand: lang.FailNoCommand, imap.CommandFailed: lang.FailSecret, imap.Configuration: lang.FailAccount,
	imap.BadServer: lang.FailServer, imap.DiskFull: lang.FailDiskFull, imap.DiskReadOnly: lang.FailReadOnly, imap.StoreTrouble: lang.FailRead,
	imap.DiskTrouble: lang.FailDisk, imap.ProgramFault: lang.FailFault,
	imap.OneConnection: lang.OneConnection, imap.FolderMissing: lang.FailMailboxCut, imap.FolderUnreadable: lang.FailUnreadable,
	imap.OperationsRejected: lang.FailRejected,
}

// problemKey finds the words for a problem of the mail server.
func problemKey(p imap.Problem) lang.Key {
	if k, ok := problems[p]; ok {
		return k
	}
	return lang.FailConnect
}
