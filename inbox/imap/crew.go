package imap

import (
	"runtime"
	"sync"
)

// crew is the goroutines that parse mails beside the network.
type crew struct {
	tasks chan func()
	wg    sync.WaitGroup
}

func newCrew() *crew {
	c := &crew{tasks: make(chan func(), 64)}
	for range max(2, runtime.GOMAXPROCS(0)) {
		c.wg.Go(func() {
			for t := range c.tasks {
				t()
			}
		})
	}
	return c
}

// do has a task done; it waits when all hands are full.
func (c *crew) do(task func()) { c.tasks <- task }

// dismiss waits for what is under way. Nothing may be given afterwards.
func (c *crew) dismiss() {
	close(c.tasks)
	c.wg.Wait()
}
