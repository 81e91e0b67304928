package command

import (
	"context"
	"fmt"

	"baken/store"
)

// keepIndex has the search index kept in step as long as the store is open.
func (a *app) keepIndex(ctx context.Context, s *store.Store) {
	go func() {
		if err := s.KeepIndex(ctx); err != nil {
			a.log.Error("the search index is not kept in step", "type", fmt.Sprintf("%T", err))
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
