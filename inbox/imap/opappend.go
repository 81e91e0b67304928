package imap

import (
	"errors"

	goimap "github.com/emersion/go-imap/v2"

	"baken/store"
)

// appendCopy puts a copy of what was sent into Sent, unless it is there: put by
// the server itself, or by us before a cut.
func (w *work) appendCopy(o store.Op) error {
	folder, err := w.tryAppend(&o)
	if err != nil {
		err = w.settle([]store.Op{o}, folder, err)
	}
	if err == nil && !w.alive() {
		// The library cannot go on after an APPEND that was refused.
		return w.reconnect()
	}
	return err
}

func (w *work) tryAppend(o *store.Op) (folder string, err error) {
	folder, err = w.ensure(o.To)
	if err != nil {
		return "", err
	}
	if folder == "" {
		return "", w.s.store.Outbox().Fail(w.ctx, o.ID, store.ReasonNoFolder, "")
	}
	there, err := w.bearing(folder, o.MessageID)
	if answered(err) {
		err = unsure(err)
	}
	if err != nil {
		return folder, err
	}
	if len(there) > 0 {
		return folder, w.done(folder, store.ReasonNone, *o)
	}
	parcel, err := w.s.store.Outbox().Parcel(o.ID)
	if errors.Is(err, store.ErrErased) || errors.Is(err, store.ErrNotKept) {
		return folder, w.done(folder, store.ReasonGone, *o)
	}
	if err != nil {
		return folder, err
	}
	if err := w.beginOp(o); err != nil {
		return folder, err
	}
	err = w.c.await("APPEND", func() error {
		cmd := w.c.c.Append(folder, int64(len(parcel)), &goimap.AppendOptions{Flags: []goimap.Flag{goimap.FlagSeen}, Time: o.Since})
		_, err := cmd.Write(parcel)
		if e := cmd.Close(); err == nil {
			err = e
		}
		if _, e := cmd.Wait(); err == nil || e != nil {
			err = e
		}
		return err
	})
	if err != nil {
		w.c.close()
		return folder, err
	}
	return folder, w.done(folder, store.ReasonNone, *o)
}

// alive says whether the connection can still be used.
func (w *work) alive() bool {
	select {
	case <-w.c.line.ended:
		return false
	default:
		return true
	}
}

// reconnect takes a new connection in place of one that was closed.
func (w *work) reconnect() error {
	w.c.close()
	c, err := w.s.connect(w.ctx)
	if err != nil {
		return err
	}
	w.tally.receive(w.c)
	w.c = c
	return nil
}
