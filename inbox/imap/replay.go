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

// maxLooks is how often an operation is tried while folders in which its mail may
// stand cannot be read.
const maxLooks = 6

// replay does on the server, in their order, what counselors did here and what is
// done at once: flags and moves of mails that are where the store has them. It
// comes before anything is fetched. All else is for [work.replayLate]: nobody's
// mail waits for it.
func (w *work) replay() error {
	ops, err := w.due()
	if err != nil || len(ops) == 0 {
		return err
	}
	if err := w.upToDate(); err != nil {
		return err
	}
	for _, list := range byMail(ops) {
		soon := slices.IndexFunc(list, func(o store.Op) bool {
			return o.Tries > 0 || o.Kind != store.OpFlag && o.Kind != store.OpMove
		})
		if soon < 0 {
			soon = len(list)
		}
		if _, err := w.replayMail(list[:soon], false); err != nil {
			return err
		}
	}
	return nil
}

// replayLate does all that is due: what takes long (copies in Sent, deletions),
// what has failed before, and what concerns a mail that is not where the store has
// it. It comes when the folders have been looked at: an operation at which the
// connection ends again and again keeps no mail away. More says that it stopped
// for somebody who waits.
func (w *work) replayLate() (more bool, err error) {
	ops, err := w.due()
	if err != nil || len(ops) == 0 {
		return false, err
	}
	if err := w.upToDate(); err != nil {
		return false, err
	}
	w.since = time.Now()
	var erasing []store.Op
	for _, list := range byMail(ops) {
		left, err := w.replayMail(list, true)
		if err != nil || w.interrupted() {
			return err == nil, err
		}
		if len(left) > 0 {
			erasing = append(erasing, left[0])
		}
	}
	for some := range slices.Chunk(erasing, erasedTogether) {
		if err := w.erase(some); err != nil || w.interrupted() {
			return err == nil, err
		}
	}
	copied := false
	for _, o := range ops {
		if o.Kind != store.OpAppend {
			continue
		}
		if err := w.appendCopy(o); err != nil || w.interrupted() {
			return err == nil, err
		}
		copied = true
	}
	if name := w.folders.role[store.Sent]; copied && slices.Contains(w.folders.watched(w.s.cfg), name) {
		return false, w.visit(name, false)
	}
	return false, nil
}

// upToDate has the store and the selected folder say how things are now.
func (w *work) upToDate() error {
	w.c.leave()
	return w.writer.flush()
}

// byMail puts the operations on each mail together, in their order.
func byMail(ops []store.Op) (all [][]store.Op) {
	at := map[store.MailID]int{}
	for _, o := range ops {
		if o.Kind == store.OpAppend {
			continue
		}
		i, ok := at[o.Mail]
		if !ok {
			i = len(all)
			at[o.Mail] = i
			all = append(all, nil)
		}
		all[i] = append(all[i], o)
	}
	return all
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

// replayMail does what was done to one mail, up to a deletion, which is for
// [work.erase]; with search it looks for the mail if it is not where the store has
// it. It gives what is left; an error is that of a connection or a store.
func (w *work) replayMail(ops []store.Op, search bool) (left []store.Op, err error) {
	for len(ops) > 0 {
		n := 1
		if ops[0].Kind == store.OpFlag {
			if n = slices.IndexFunc(ops, func(o store.Op) bool { return o.Kind != store.OpFlag }); n < 0 {
				n = len(ops)
			}
		}
		var folder string
		var err error
		switch ops[0].Kind {
		case store.OpFlag:
			folder, err = w.flag(ops[:n], search)
		case store.OpMove:
			folder, err = w.move(&ops[0], search)
		case store.OpDelete:
			return ops, nil
		}
		if err == errElsewhere {
			return nil, nil
		}
		if err != nil {
			return nil, w.settle(ops[:n], folder, err)
		}
		ops = ops[n:]
	}
	return nil, nil
}

// settle keeps how operations in a folder ended that were not done; those after
// them on the same mail have to wait. The error is that of a connection or a store.
func (w *work) settle(ops []store.Op, folder string, failed error) error {
	if decided(failed) == nil {
		return nil
	}
	// What happened is kept, also when we are told to end.
	ctx := context.WithoutCancel(w.ctx)
	refused := false
	for i := range ops {
		o, err := &ops[i], error(nil)
		switch {
		case errors.Is(failed, errUnsure), takenAway(failed):
			err = w.later(ctx, o, store.ReasonTemporary, codeOf(failed), pause)
		case !answered(failed):
			if o.State == store.OpTrying || w.ctx.Err() == nil {
				// Perhaps the line broke by chance; if not, it would at each try.
				err = w.later(ctx, o, store.ReasonOffline, "", func(tries int) time.Duration { return pause(tries - 1) })
			}
		case errors.Is(failed, account.ErrBusy), noRoom(failed):
			why := store.ReasonTemporary
			if noRoom(failed) {
				why = store.ReasonFull
			}
			err = w.later(ctx, o, why, codeOf(failed), func(int) time.Duration { return laterOn })
			refused = true
		default:
			if err = w.tried(ctx, o); err == nil {
				err = w.s.store.Outbox().Fail(ctx, o.ID, store.ReasonRefused, codeOf(failed))
			}
			refused = true
		}
		if err = decided(err); err != nil {
			return err
		}
	}
	if refused {
		w.rejected(folder, len(ops))
	}
	if !answered(failed) {
		return failed
	}
	return nil
}

// rejected tells that the server did not take operations.
func (w *work) rejected(folder string, n int) {
	w.tally.acts(folder).Failed += n
	w.tell(Trouble{Problem: OperationsRejected, Folder: outside.New(folder)})
}

// pause is how long an operation waits that was tried so often: the first time a
// minute, then twice as long each time, up to an hour.
func pause(tries int) time.Duration {
	if tries < 1 {
		return 0
	}
	return min(time.Minute<<(min(tries, 7)-1), time.Hour)
}

// later has an operation wait. That it was tried is counted, for the pause grows
// with the tries.
func (w *work) later(ctx context.Context, o *store.Op, why store.OpReason, code string, pause func(tries int) time.Duration) error {
	if err := w.tried(ctx, o); err != nil {
		return err
	}
	o.State = store.OpWaiting
	return w.s.store.Outbox().Later(ctx, o.ID, why, code, w.s.now().Add(pause(o.Tries)))
}

// done puts operations away that were done in a folder, or for which there was
// nothing to do any more.
func (w *work) done(folder string, why store.OpReason, ops ...store.Op) error {
	for _, o := range ops {
		if err := decided(w.s.store.Outbox().Done(w.ctx, o.ID, why)); err != nil {
			return err
		}
	}
	if why == store.ReasonNone {
		w.tally.acts(folder).Sent += len(ops)
	}
	return nil
}

// decided lets it be no error that somebody has decided about an operation
// meanwhile.
func decided(err error) error {
	if errors.Is(err, store.ErrState) || errors.Is(err, store.ErrUnknown) {
		return nil
	}
	return err
}

// beginOp keeps that an operation is being tried, before anything is said.
func (w *work) beginOp(o *store.Op) error { return w.tried(w.ctx, o) }

// tried counts a try of an operation, unless that was done before it began.
func (w *work) tried(ctx context.Context, o *store.Op) error {
	if o.State == store.OpTrying {
		return nil
	}
	err := w.s.store.Outbox().Begin(ctx, o.ID)
	if err == nil {
		o.State = store.OpTrying
		o.Tries++
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
