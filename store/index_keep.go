package store

import (
	"context"
	"errors"
	"time"
)

// While little changes, it is in the index after indexSoon; while the sync fetches
// many mails, they are gathered for indexBulk at most, so that a segment holds many.
const (
	indexSoon = 200 * time.Millisecond
	indexBulk = 5 * time.Second
	bulkFrom  = 500 // bodies that are still to be fetched
)

func (s *Store) wakeIndex() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// KeepIndex keeps the index in step with what is kept, until ctx ends or the store
// is closed; then it returns nil. One at a time does: a second waits for the
// first. It returns early only when the disk fails or the file is damaged beyond
// the index, which is made anew by itself.
func (s *Store) KeepIndex(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		select {
		case <-s.closing:
			stop()
		case <-ctx.Done():
		}
	}()
	s.indexing.Lock()
	defer s.indexing.Unlock()
	if err := s.sweepIndex(ctx); err != nil && !s.mendIndex(ctx, err) {
		return s.unlessOver(err)
	}
	merging := make(chan struct{}, 1)
	merged := make(chan error, 1)
	go func() {
		defer stop() // one does not go on without the other
		merged <- s.guard(func() error { return s.keepMerging(ctx, merging) })
	}()
	err := s.guard(func() error { return s.keepIndexing(ctx, merging) })
	stop()
	return errors.Join(s.unlessOver(err), s.unlessOver(<-merged))
}

// unlessOver is err, if it is not that the work was to end.
func (s *Store) unlessOver(err error) error {
	if s.closed.Load() || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, ErrClosed) {
		return nil
	}
	return err
}

func (s *Store) keepIndexing(ctx context.Context, merging chan<- struct{}) error {
	b := s.newBatch()
	for {
		more, err := b.gather(ctx)
		if err == nil && b.due(more) {
			if err = b.commit(ctx); err == nil {
				select {
				case merging <- struct{}{}:
				default:
				}
				b = s.newBatch()
			}
		}
		switch {
		case errors.Is(err, errStale), err != nil && s.mendIndex(ctx, err):
			b = s.newBatch()
			continue
		case err != nil:
			return err
		case more:
			continue
		}
		wait := time.NewTimer(indexSoon)
		if b.empty() {
			wait.Stop()
			select {
			case <-s.wake:
				wait.Reset(indexSoon)
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		select {
		case <-wait.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// keepMerging merges segments each time that it is told to look.
func (s *Store) keepMerging(ctx context.Context, look <-chan struct{}) error {
	for {
		select {
		case <-look:
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := s.mergeIndex(ctx); err != nil && !errors.Is(err, errStale) && !s.mendIndex(ctx, err) {
			return err
		}
	}
}

// CatchUpIndex brings the index in step with what is kept now, and returns. It
// waits for a KeepIndex that runs.
func (s *Store) CatchUpIndex(ctx context.Context) error {
	s.indexing.Lock()
	defer s.indexing.Unlock()
	if err := s.sweepIndex(ctx); err != nil && !s.mendIndex(ctx, err) {
		return err
	}
	b := s.newBatch()
	for {
		more, err := b.gather(ctx)
		if err == nil && !b.empty() && (!more || b.full()) {
			if err = b.commit(ctx); err == nil {
				err = s.mergeIndex(ctx)
				b = s.newBatch()
			}
		}
		switch {
		case errors.Is(err, errStale), err != nil && s.mendIndex(ctx, err):
			b = s.newBatch()
		case err != nil:
			return err
		case !more:
			return nil
		}
	}
}

// AwaitIndex waits until somebody who keeps the index in step has read all that has
// changed so far; of what is still to be fetched it knows nothing.
func (s *Store) AwaitIndex(ctx context.Context) error {
	l := s.Listen()
	defer l.Close()
	for {
		i, err := s.Index()
		if err == nil && i.Behind == 0 && !i.Building {
			return nil
		}
		if err != nil && !s.mendIndex(ctx, err) {
			return err
		}
		select {
		case _, open := <-l.C:
			if !open {
				return ErrClosed
			}
			l.Take()
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// mendIndex begins the index anew when err says that it is damaged, and says
// whether it has.
func (s *Store) mendIndex(ctx context.Context, err error) bool {
	if !isIndex(err) {
		return false
	}
	return s.write(ctx, func(t *tx) error { return t.indexAnew(err) }) == nil
}

// IndexState is how the search index stands.
type IndexState struct {
	Documents int       // that can be found
	Behind    int       // that are still to be read for it
	ToFetch   int       // mails whose words are not here yet
	Unread    int       // that are damaged and cannot be found
	Building  bool      // it is being built from all that is kept
	Rebuilt   time.Time // when it was last found damaged and begun anew; zero: never
}

// Index says how the search index stands. Each time that it has gone on a
// [Listener] hears Change.Index.
func (s *Store) Index() (i IndexState, err error) {
	err = s.read(func(t *tx) error { i, err = t.indexState(); return err })
	return i, err
}

func (t *tx) indexState() (i IndexState, err error) {
	x, err := t.searchIndex()
	if err != nil {
		return i, err
	}
	for _, r := range x.Segments {
		i.Documents += int(r.Docs - r.Dead)
	}
	wanted, err := t.ladder(listWanted)
	if err != nil {
		return i, err
	}
	if i.Behind, err = t.behind(); err != nil {
		return i, err
	}
	i.ToFetch = wanted.Len()
	i.Rebuilt, i.Unread = x.Rebuilt, len(x.Unread)
	if x.Walk.Stage == walkDone {
		return i, nil
	}
	i.Building = true
	mails, err := t.keptSum(boxMails)
	if err != nil {
		return i, err
	}
	i.Behind = max(i.Behind, int(mails.count)-i.Documents-i.ToFetch)
	return i, nil
}
