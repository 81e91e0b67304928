package imap

import (
	"context"
	"errors"
	"time"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"baken/inbox/account"
	"baken/store/guard"
)

const (
	// idleTime is how long one IDLE lasts: networks forget a connection on which
	// nothing is said.
	idleTime = 9 * time.Minute
	// aloneTime is how long a server that allowed no second connection is left
	// in peace about it.
	aloneTime = 10 * time.Minute
)

// ears is the second connection, on which the server tells that something has
// come. Where there is none, the first one asks every minute.
type ears struct {
	heard chan struct{}
	stop  context.CancelFunc
	ended chan struct{}
}

// listen opens the second connection behind, if the server has IDLE.
func (s *Syncer) listen(ctx context.Context, c *conn, tell func(Event)) *ears {
	ctx, stop := context.WithCancel(ctx)
	e := &ears{heard: make(chan struct{}, 1), stop: stop, ended: make(chan struct{})}
	if !c.has(goimap.CapIdle) {
		close(e.ended)
		return e
	}
	go func() {
		defer close(e.ended)
		if err := guard.Run(s.log, func() error { s.keepListening(ctx, e, tell); return nil }); err != nil {
			tell(Trouble{Problem: OneConnection})
		}
	}()
	return e
}

// close ends it, and waits for the end.
func (e *ears) close() {
	e.stop()
	<-e.ended
}

func (s *Syncer) keepListening(ctx context.Context, e *ears, tell func(Event)) {
	var wait backoff
	single := false
	for ctx.Err() == nil {
		began := time.Now()
		err := s.idle(ctx, e, func() {
			if single {
				single = false
				tell(Trouble{Problem: OneConnection, Over: true})
			}
		})
		if ctx.Err() != nil {
			return
		}
		if time.Since(began) > steady {
			wait.reset()
		}
		pause := wait.next()
		if errors.Is(err, account.ErrBusy) || account.NeedsPerson(err) || answered(err) {
			// The first connection was taken and this one is not: too many.
			pause = aloneTime
			if !single {
				single = true
				s.log.Info("one connection only", "err", err)
				tell(Trouble{Problem: OneConnection})
			}
		}
		t := time.NewTimer(pause)
		select {
		case <-t.C:
		case <-ctx.Done():
		}
		t.Stop()
	}
}

// idle listens to INBOX until the connection ends.
func (s *Syncer) idle(ctx context.Context, e *ears, works func()) error {
	c, err := s.connect(ctx)
	if err != nil {
		return err
	}
	defer c.close()
	if _, err := c.choose("INBOX"); err != nil {
		return err
	}
	e.hear() // what came before we listened, nobody tells
	for {
		var cmd *imapclient.IdleCommand
		if err := c.await("IDLE", func() (err error) { cmd, err = c.c.Idle(); return err }); err != nil {
			return err
		}
		works()
		renew := time.NewTimer(idleTime)
		told := true
		for told {
			select {
			case <-c.pushed:
				e.hear()
			case <-c.line.ended:
				renew.Stop()
				return c.named("IDLE", c.line.why())
			case <-c.c.Closed():
				renew.Stop()
				return account.Network(c.host, errClosed)
			case <-renew.C:
				told = false
			}
		}
		if err := c.await("DONE", func() error {
			if err := cmd.Close(); err != nil {
				return err
			}
			return cmd.Wait()
		}); err != nil {
			return err
		}
	}
}

func (e *ears) hear() {
	select {
	case e.heard <- struct{}{}:
	default:
	}
}
