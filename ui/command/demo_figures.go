package command

import (
	"context"
	"fmt"

	"baken/store"
	"baken/store/guard"
	"baken/ui/command/demo"
)

// demoVariable tells the workstation of the demonstration that it is one.
const demoVariable = "BAKEN_DEMO"

// yearsBefore is how many contacts of earlier years there are in the demonstration at
// least: one year of them.
const yearsBefore = 1

// countEarlier counts what the demonstration shows of earlier years, behind the screen:
// it takes a second or two, which nobody waits for. It does nothing for a mailbox that
// is not the invented one.
func (w *workstation) countEarlier(ctx context.Context, s *store.Store) {
	if w.again || !w.isDemo() {
		return
	}
	go func() {
		defer func() {
			if p := recover(); p != nil {
				guard.Record(w.app.log, p)
			}
		}()
		if err := s.CountEarlier(ctx, demo.Earlier(yearsBefore)); err != nil {
			w.app.log.Info("the figures of the demonstration are not all there", "type", fmt.Sprintf("%T", err))
		}
	}()
}
