package command

import (
	"context"
	"net"
	"runtime"
	"time"

	"baken/ui/watch"
)

// lookEvery is how often the hub looks whether there is room on its disk.
const lookEvery = 10 * time.Minute

// watch has what happens to the hub written into the log until ctx ends, and answers who
// watches on l, where there is one.
func (h *hub) watch(ctx context.Context, l net.Listener, sessions func() int) {
	a, path := h.app, h.store.Path()
	w := watch.New(watch.Deps{
		Gauges: h.store.Gauges, Mail: h.service.Status, Sessions: sessions,
		Space: func() (uint64, uint64, error) { return watch.Space(path) },
		Now:   a.now, Log: a.log, Version: number, Commit: commit(), Go: runtime.Version(),
	})
	go func() {
		for told := h.work.Follow(ctx); ; {
			select {
			case _, open := <-told:
				if !open {
					return
				}
				w.Told(h.service.Status())
			case <-ctx.Done():
				return
			}
		}
	}()
	go func() {
		each := time.NewTicker(lookEvery)
		defer each.Stop()
		for {
			w.Look(ctx)
			select {
			case <-each.C:
			case <-ctx.Done():
				return
			}
		}
	}()
	if l != nil {
		go w.Serve(ctx, l)
	}
}
