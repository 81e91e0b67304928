package inbox

import (
	"time"

	"baken/inbox/imap"
	"baken/inbox/outbox"
	"baken/store"
)

// Status is how things stand with the account, for the status line.
type Status struct {
	Mail        imap.State   // offline, connecting, online, refused
	Problem     imap.Problem // why, when it is not online
	Next        time.Time    // when it is tried again; zero when not by itself
	SyncedAt    time.Time    // when store and server last agreed; zero: never in this run
	Left        int          // mails still to be filled in
	ReadingOnly bool         // no submission server is configured

	Sending bool // mails are on their way at this moment
	// SendErr is why the submission server takes nothing, if it does not: an
	// error of inbox/account. SendNext is when it is tried again.
	SendErr  error
	SendNext time.Time

	// Of the outbox.
	ToSend  int // replies that wait or are on their way
	Unclear int // sent or not: a person decides
	Failed  int // refused; a person decides
	Held    int // something happened in between; a person decides
	Other   int // acts on the mailbox that the server does not know of yet
}

// Event is something that Run tells of: a [Status] when it changed, a [Progress],
// a [Trouble], a [Worked] or a [Sent].
type Event interface{ event() }

// Progress says how far the filling in of a folder is.
type Progress struct{ imap.Progress }

// Trouble is something to be known that does not end the connection.
type Trouble struct{ imap.Trouble }

// Worked says what was done in the folders since it was last told, when something
// was.
type Worked struct{ Rows []Row }

// Sent says what a run of the outbox did, when it did something.
type Sent struct {
	outbox.Report
	Err error // what ended it early; for the log pane, holds no content
}

func (Status) event()   {}
func (Progress) event() {}
func (Trouble) event()  {}
func (Worked) event()   {}
func (Sent) event()     {}

// Status gives how things stand.
func (v *Service) Status() Status {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.status
}

// change changes the status and says whether it is another now.
func (v *Service) change(f func(*Status)) (Status, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	was := v.status
	f(&v.status)
	return v.status, v.status != was
}

// count counts the outbox anew.
func (v *Service) count() (p store.Pending, err error) {
	p, err = v.outbox.Pending()
	if err == nil {
		v.change(func(s *Status) {
			s.ToSend, s.Unclear, s.Failed, s.Held, s.Other = p.Send, p.Unclear, p.Failed, p.Held, p.Other
		})
	}
	return p, err
}

// tell changes the status and tells of it, if it is another.
func (r *running) tell(f func(*Status)) {
	if _, changed := r.change(f); changed {
		r.give(r.Status())
	}
}

// give hands an event on. A Progress does not wait for its turn.
func (r *running) give(e Event) {
	if _, ok := e.(Progress); ok {
		select {
		case r.events <- e:
		default:
		}
		return
	}
	select {
	case r.events <- e:
	case <-r.ctx.Done():
	}
}
