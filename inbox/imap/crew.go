package imap

import (
	"log/slog"
	"runtime"
	"sync"

	"baken/store/guard"
)

// crew is the goroutines that parse mails beside the network.
type crew struct {
	tasks chan task
	wg    sync.WaitGroup
}

// task is something to be done. then is told how it went.
type task struct {
	do   func() error
	then func(error)
}

func newCrew(log *slog.Logger) *crew {
	c := &crew{tasks: make(chan task, 64)}
	for range max(2, runtime.GOMAXPROCS(0)) {
		c.wg.Go(func() {
			for t := range c.tasks {
				t.then(guard.Run(log, t.do))
			}
		})
	}
	return c
}

// do has a task done; it waits when all hands are full.
func (c *crew) do(t task) { c.tasks <- t }

// dismiss waits for what is under way. Nothing may be given afterwards.
func (c *crew) dismiss() {
	close(c.tasks)
	c.wg.Wait()
}
