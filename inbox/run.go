package inbox

import (
	"context"
	"errors"
	"time"

	"baken/inbox/imap"
	"baken/store"
	"baken/store/guard"
)

// ErrRunning: Run was called while it runs.
var ErrRunning = errors.New("the mail account is being kept in step already")

// Run stays in step with the account until ctx ends or [Service.Stop] is
// called, whatever the network does. Whoever gives events takes from it. First
// it puts in order what an earlier end left; then, each time there is a
// connection, INBOX and Sent are fetched and what is due is sent. At the end,
// replies within their time to undo are drafts again. It ends with nil, or with
// an error when the store cannot be written; with [guard.ErrFault] after a mistake
// of ours, when what was under way has come to its end.
func (v *Service) Run(ctx context.Context, events chan<- Event) error {
	ctx, end, err := v.begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	if err := v.outbox.Recover(ctx); err != nil {
		return err
	}
	r := &running{Service: v, ctx: ctx, events: events, heard: make(chan imap.Event, 16), sent: make(chan Sent, 1)}
	synced := make(chan error, 1)
	go func() { synced <- guard.Run(v.log, func() error { return v.syncer.Run(ctx, r.heard) }) }()
	err = guard.Run(v.log, func() error { return r.loop(synced) })
	v.halt()
	if r.sending {
		<-r.sent
	}
	for {
		select {
		case <-r.heard: // what the syncer still has to say nobody needs
			continue
		case e, open := <-synced:
			if open && err == nil {
				err = e
			}
		}
		break
	}
	if _, e := v.outbox.RecallAll(context.WithoutCancel(ctx)); e != nil && err == nil && !errors.Is(e, store.ErrClosed) {
		err = e
	}
	v.forget()
	v.change(func(s *Status) {
		s.Mail, s.Problem, s.Next, s.Sending = imap.Offline, imap.NoProblem, time.Time{}, false
	})
	return err
}

// begin makes sure that only one goroutine speaks for the account. end says
// that it has done.
func (v *Service) begin(ctx context.Context) (_ context.Context, end func(), err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.stop != nil {
		return nil, nil, ErrRunning
	}
	ctx, stop := context.WithCancel(ctx)
	ended := make(chan struct{})
	v.stop, v.ended = stop, ended
	return ctx, func() {
		stop()
		v.mu.Lock()
		v.stop = nil
		v.mu.Unlock()
		close(ended)
	}, nil
}

// halt has what was begun come to its end.
func (v *Service) halt() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.stop()
}

// forget drops the secrets from memory.
func (v *Service) forget() {
	v.secret.Forget()
	v.out.Secret.Forget()
}
