package command

import (
	"context"
	"fmt"
	"time"

	"baken/store"
)

// keepIndex has the search index kept in step as long as the store is open. What fails,
// as on a full disk, is tried again, later each time.
func (a *app) keepIndex(ctx context.Context, s *store.Store) {
	go func() {
		for pause := time.Second; ; pause = min(2*pause, time.Minute) {
			err := s.KeepIndex(ctx)
			if err == nil {
				return
			}
			a.log.Error("the search index is not kept in step; it is tried again", "type", fmt.Sprintf("%T", err))
			select {
			case <-time.After(pause):
			case <-ctx.Done():
				return
			}
		}
	}()
}

// indexing has the search index kept in step while a command works. finish lets what
// came until then be put into it, and ends that.
func (a *app) indexing(ctx context.Context, s *store.Store) (finish func() error) {
	ctx, stop := context.WithCancel(ctx)
	kept := make(chan error, 1)
	go func() { kept <- s.KeepIndex(ctx) }()
	return func() error {
		defer stop()
		reached := make(chan error, 1)
		go func() { reached <- s.AwaitIndex(ctx) }()
		select {
		case err := <-kept:
			return err
		case err := <-reached:
			stop()
			<-kept // what it writes is written
			return err
		}
	}
}
