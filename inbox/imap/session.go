package imap

import (
	"context"
	"errors"
	"time"

	"baken/store"
	"baken/store/guard"
)

// session is one connection from dialling to its end, which always has an
// error.
func (s *Syncer) session(ctx context.Context, tell func(Event)) error {
	c, err := s.connect(ctx)
	if err != nil {
		return err
	}
	defer c.close()
	closed := make(chan struct{})
	s.mu.Lock()
	s.online, s.offline = true, closed
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		s.online = false
		s.mu.Unlock()
		close(closed)
	}()
	tell(StateChanged{State: Online})
	ears := s.listen(ctx, c, tell)
	defer ears.close()
	w := &work{s: s, tally: newTally(), tell: tell}
	return w.with(ctx, c, func() error { return w.stay(ears) })
}

// stay works until the connection ends.
func (w *work) stay(ears *ears) error {
	changes := w.s.store.Listen()
	defer changes.Close()
	thorough := true
	look, owed := true, false
	poll := time.NewTimer(w.s.poll)
	defer poll.Stop()
	for {
		if look {
			began := w.s.now()
			if err := w.pass(thorough); err != nil {
				return err
			}
			look, thorough, owed = false, false, true
			poll.Reset(w.s.poll)
			if u := w.behind(); u == nil || !u.Behind {
				if err := w.synced(began); err != nil {
					return err
				}
			}
			w.tell(Looked{began, w.lacking()})
		}
		if owed {
			var err error
			if owed, err = w.replayLate(); err != nil {
				return err
			}
		}
		more, err := w.unit()
		if err != nil {
			return err
		}
		look = w.stale
		if more || owed || look {
			// Others first, if there are any.
			select {
			case a := <-w.s.ask:
				if err := w.serve(a); err != nil {
					return err
				}
			case <-w.s.nudge:
				look = true
			case <-w.c.pushed:
				look = true
			case <-ears.heard:
				look = true
			case _, open := <-changes.C:
				look = look || w.acted(open, changes)
			case <-poll.C:
				look = true
			case <-w.ctx.Done():
				return w.ctx.Err()
			default:
			}
			continue
		}
		select {
		case a := <-w.s.ask:
			if err := w.serve(a); err != nil {
				return err
			}
		case <-w.s.nudge:
			look = true
		case <-w.c.pushed:
			look = true
		case <-ears.heard:
			look = true
		case _, open := <-changes.C:
			look = w.acted(open, changes)
		case <-poll.C:
			look = true
		case <-w.c.line.ended:
			return w.c.named("connection", w.c.line.why())
		case <-w.ctx.Done():
			return w.ctx.Err()
		}
	}
}

// acted says whether something was done here that the server can be told now.
func (w *work) acted(open bool, changes *store.Listener) bool {
	return open && changes.Take().Outbox && w.hasWork()
}

// synced tells that all is in step, as it was at began.
func (w *work) synced(began time.Time) error {
	left := 0
	for _, name := range w.folders.watched(w.s.cfg) {
		f, ok, err := w.known(name)
		if err != nil {
			return err
		}
		if ok && !f.Missing {
			left += max(0, f.Exists-f.Have)
		}
	}
	counts, err := w.s.store.Counts()
	if err != nil {
		return err
	}
	w.tally.receive(w.c)
	w.tally.bodies = int(w.bodied.Load()) - w.toldBodies
	w.toldBodies += w.tally.bodies
	w.tell(Synced{At: began, Left: left + counts.ToFetch, Done: w.tally.summary(w.s.now().Sub(began))})
	w.tally = newTally()
	return nil
}

// serve does what somebody asked for. Only the end of the connection is an
// error for us.
func (w *work) serve(a ask) error {
	err := guard.Run(w.s.log, func() error { return a.run(w) })
	a.done <- err
	if errors.Is(err, guard.ErrFault) {
		return err // nobody knows in the middle of what it was
	}
	select {
	case <-w.c.line.ended:
		return err
	default:
	}
	if e := w.writer.err(); e != nil {
		return e
	}
	return nil
}
