package imap

import (
	"context"
	"errors"
	"slices"
	"time"

	"baken/inbox/account"
	"baken/store"
	"baken/store/outside"
)

// laterOn is when an operation that the server could not take now is tried
// again.
const laterOn = 10 * time.Minute

// errElsewhere: a mail is not where the store has it. The folders have to be
// looked at before more can be said.
var errElsewhere = errors.New("the mail is not where it was")

// replay does on the server what counselors did here, in their order, before
// anything is fetched. What concerns a mail that is not where it was waits for
// [work.replayRest].
func (w *work) replay() error { return w.replayAll(false) }

// replayRest does what replay left: by now it is known where the mails are.
func (w *work) replayRest() error {
	if len(w.elsewhere) == 0 {
		return nil
	}
	return w.replayAll(true)
}

func (w *work) replayAll(last bool) error {
	if !last {
		w.elsewhere = map[store.MailID]bool{}
	}
	ops, err := w.due()
	if err != nil {
		return err
	}
	var order []store.MailID
	of := map[store.MailID][]store.Op{}
	for _, o := range ops {
		if o.Kind == store.OpAppend {
			if !last {
				if err := w.appendCopy(o); err != nil {
					return err
				}
			}
			continue
		}
		if last && !w.elsewhere[o.Mail] {
			continue
		}
		if of[o.Mail] == nil {
			order = append(order, o.Mail)
		}
		of[o.Mail] = append(of[o.Mail], o)
	}
	for _, id := range order {
		if err := w.replayMail(id, of[id], last); err != nil {
			return err
		}
	}
	return nil
}

// due are the operations on the mailbox that can be done now. What was being
// tried when a connection ended is among them: nobody else does them.
func (w *work) due() (due []store.Op, err error) {
	all, err := w.s.store.Outbox().List(false)
	if err != nil {
		return nil, err
	}
	now := w.s.now()
	held := map[store.MailID]bool{}
	for _, o := range all {
		if o.Kind == store.OpSend {
			continue
		}
		ready := o.State == store.OpTrying || o.State == store.OpWaiting && !o.NotBefore.After(now)
		if ready && !held[o.Mail] {
			due = append(due, o)
		} else if o.Mail != (store.MailID{}) && o.State == store.OpWaiting {
			held[o.Mail] = true // those after it wait for it
		}
	}
	return due, nil
}

// hasWork says whether there is something to replay.
func (w *work) hasWork() bool {
	due, err := w.due()
	return err == nil && len(due) > 0
}

// replayMail does what was done to one mail.
func (w *work) replayMail(id store.MailID, ops []store.Op, last bool) error {
	for len(ops) > 0 {
		n := 1
		if ops[0].Kind == store.OpFlag {
			if n = slices.IndexFunc(ops, func(o store.Op) bool { return o.Kind != store.OpFlag }); n < 0 {
				n = len(ops)
			}
		}
		now := ops[:n]
		ops = ops[n:]
		var err error
		switch now[0].Kind {
		case store.OpFlag:
			err = w.flag(id, now, last)
		case store.OpMove:
			err = w.move(id, now[0], last)
		case store.OpDelete:
			err = w.erase(id, now[0], last)
		}
		if errors.Is(err, errElsewhere) {
			w.elsewhere[id] = true
			return nil
		}
		stop, err := w.settle(now, err)
		if err != nil || stop {
			return err
		}
	}
	return nil
}

// settle keeps how operations ended that were not: stop says that those after
// them have to wait. The error is that of a connection or a store.
func (w *work) settle(ops []store.Op, failed error) (stop bool, err error) {
	if failed == nil {
		return false, nil
	}
	out := w.s.store.Outbox()
	// The connection's end ends the context too; what happened is kept.
	ctx := context.WithoutCancel(w.ctx)
	for _, o := range ops {
		switch {
		case !answered(failed):
			if o.State == store.OpTrying {
				err = out.Later(ctx, o.ID, store.ReasonOffline, "", w.s.now())
			}
		case errors.Is(failed, account.ErrBusy), codeOf(failed) == "OVERQUOTA":
			err = out.Later(ctx, o.ID, store.ReasonTemporary, codeOf(failed), w.s.now().Add(laterOn))
		default:
			err = out.Fail(ctx, o.ID, store.ReasonRefused, codeOf(failed))
		}
		if err != nil && !errors.Is(err, store.ErrState) && !errors.Is(err, store.ErrUnknown) {
			return true, err
		}
	}
	if !answered(failed) {
		return true, failed
	}
	w.tally.at(w.c.selected).Failed += len(ops)
	w.tell(Trouble{Problem: OperationsRejected, Folder: outside.New(w.c.selected)})
	return true, nil
}

// done puts operations away. Somebody may have decided about one meanwhile.
func (w *work) done(why store.OpReason, ops ...store.Op) error {
	for _, o := range ops {
		err := w.s.store.Outbox().Done(w.ctx, o.ID, why)
		if err != nil && !errors.Is(err, store.ErrState) && !errors.Is(err, store.ErrUnknown) {
			return err
		}
	}
	if why == store.ReasonNone {
		w.tally.at(w.c.selected).Sent += len(ops)
	}
	return nil
}

// begin keeps that an operation is being tried, before anything is said.
func (w *work) beginOp(o *store.Op) error {
	if o.State == store.OpTrying {
		return nil
	}
	err := w.s.store.Outbox().Begin(w.ctx, o.ID)
	if err == nil {
		o.State = store.OpTrying
	}
	return err
}

func codeOf(err error) string {
	var e *ServerError
	if !errors.As(err, &e) {
		return ""
	}
	if e.Code != "" {
		return e.Code
	}
	return e.Type
}
