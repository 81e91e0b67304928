package imap

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"baken/store"
	"baken/store/outside"
)

// ask is a request to the goroutine that owns the connection.
type ask struct {
	run  func(*work) error
	done chan error
}

// post has a request done on the open connection, before all work that nobody
// waits for. ErrOffline when there is none.
func (s *Syncer) post(ctx context.Context, run func(*work) error) error {
	s.mu.Lock()
	online, closed := s.online, s.offline
	s.mu.Unlock()
	if !online {
		return ErrOffline
	}
	s.asking.Add(1)
	defer s.asking.Add(-1)
	a := ask{run, make(chan error, 1)}
	select {
	case s.ask <- a:
	case <-closed:
		return ErrOffline
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-a.done:
		return err
	case <-closed:
		select {
		case err := <-a.done:
			return err
		default:
			return ErrOffline
		}
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Fetch brings the body of one mail now, before all others: somebody looks at
// it. It needs [Syncer.Run] to be running; [ErrOffline] when there is no
// connection, [ErrGone] when the server has the mail no more. It returns when
// the body is in the store.
func (s *Syncer) Fetch(ctx context.Context, id store.MailID) error {
	return s.post(ctx, func(w *work) error {
		places, err := s.mirror.Location(id)
		if err != nil {
			return err
		}
		for _, p := range places {
			if err = w.fetchOne(id, p); err == nil || !answered(err) && !errors.Is(err, errNotGiven) && err != errAnew {
				return err
			}
		}
		if err == nil {
			err = ErrGone
		}
		return err
	})
}

func (w *work) fetchOne(id store.MailID, p store.Placement) error {
	name := p.Name.Unsafe()
	f, ok, err := w.known(name)
	if err != nil || !ok {
		return err
	}
	if err := w.hold(f); err != nil {
		return err
	}
	delete(w.passedOver, id) // somebody wants it now
	m := store.Wanted{Mail: id, Folder: p.Folder, UID: p.UID, Size: -1}
	err = w.c.fetch(w.ctx, w.budget, oneUID(p.UID), wantSizes(), func(s seen) error {
		if s.hasSize {
			m.Size = s.size
		}
		return nil
	})
	if err != nil {
		return err
	}
	if m.Size < 0 {
		return fmt.Errorf("%w: it was deleted or moved there", ErrGone)
	}
	for again := true; again && w.passedOver[id] == 0; {
		// The request itself is what waits.
		if err := w.atOnce(func() error { return w.bodiesOf(f, []store.Wanted{m}) }); err != nil {
			return err
		}
		if err := w.writer.flush(); err != nil {
			return err
		}
		if again, err = w.lookAgain(); err != nil {
			return err
		}
	}
	if w.passedOver[id] > 0 {
		return errNotGiven
	}
	return nil
}

// Find looks on the server for a Message-ID, and says in folders of which role
// it stands: Sent, the inbox, or neither. Where [Syncer.Run] has a connection
// it is asked on that one, else on one of its own. No answer is an error, never
// "not found".
func (s *Syncer) Find(ctx context.Context, messageID outside.Text) ([]store.Role, error) {
	// Whoever asks may have gone before the connection's goroutine looks: what it
	// finds goes through the channel, never into a variable of the asker.
	found := make(chan []store.Role, 2)
	look := func(w *work) error {
		if err := w.list(); err != nil {
			return err
		}
		var roles []store.Role
		for _, role := range []store.Role{store.Sent, store.Inbox} {
			uids, err := w.bearing(w.folders.role[role], messageID)
			if err != nil {
				return err
			}
			if len(uids) > 0 {
				roles = append(roles, role)
			}
		}
		found <- roles
		return nil
	}
	if err := s.look(ctx, look); err != nil {
		return nil, err
	}
	return <-found, nil
}

// Missing gives the folders of the configuration that are not on the server. Where
// [Syncer.Run] has a connection it is asked on that one, else on one of its own.
func (s *Syncer) Missing(ctx context.Context) ([]string, error) {
	found := make(chan []string, 2)
	if err := s.look(ctx, func(w *work) error {
		if err := w.list(); err != nil {
			return err
		}
		found <- w.folders.lacks(s.cfg)
		return nil
	}); err != nil {
		return nil, err
	}
	return <-found, nil
}

// look has f done on the connection that there is, else on one of its own.
func (s *Syncer) look(ctx context.Context, f func(*work) error) error {
	if err := s.post(ctx, f); err != ErrOffline {
		return err
	}
	c, err := s.connect(ctx)
	if err != nil {
		return err
	}
	defer c.close()
	w := &work{s: s, tally: newTally(), tell: func(Event) {}, alone: true}
	if err := w.with(ctx, c, func() error { return f(w) }); err != nil {
		return err
	}
	c.logout()
	return nil
}

// bearing gives the mails in a folder that bear a Message-ID; none when there
// is no such folder.
func (w *work) bearing(folder string, messageID outside.Text) ([]store.UID, error) {
	if folder == "" || !w.folders.names[folder] || messageID.IsEmpty() {
		return nil, nil
	}
	// Selected anew: what another program has just put there must be seen.
	if _, err := w.c.choose(folder); err != nil {
		return nil, err
	}
	set, err := w.c.bearing(messageID.Unsafe())
	if err != nil {
		return nil, err
	}
	all := (&supply{left: set}).take(count(set))
	slices.Reverse(all)
	return all, nil
}
