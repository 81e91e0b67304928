package imap

import (
	"context"
	"sync"
	"time"

	"baken/store"
)

// What makes a transaction: as many mails or bytes, or as much time. Until rows
// are on the screen nobody waits for more. What is in memory holds several: one
// is written while the next are read and parsed.
const (
	batchMails = 1000
	batchBytes = inMemory / 5
	batchTime  = 250 * time.Millisecond
)

// job is something for the store, in the order in which it was added.
type job struct {
	wait  func() // until apply can run; nil: at once
	apply func(*store.Sync) error
	mails int
	bytes int64
	after func(error) // after the commit, or its failure; may be nil
	now   bool        // do not wait for more to go with it
}

// writer is the one goroutine that writes the mirror. After an error nothing
// more is written.
type writer struct {
	mirror *store.Mirror
	jobs   chan job
	ended  chan struct{}
	mu     sync.Mutex
	failed error
}

func newWriter(ctx context.Context, m *store.Mirror) *writer {
	w := &writer{mirror: m, jobs: make(chan job, 64), ended: make(chan struct{})}
	go w.run(ctx)
	return w
}

// add hands a job over. It waits when the writer is far behind.
func (w *writer) add(j job) error {
	if err := w.err(); err != nil {
		if j.wait != nil {
			j.wait()
		}
		if j.after != nil {
			j.after(err)
		}
		return err
	}
	w.jobs <- j
	return nil
}

// flush waits until all that was added is on the disk.
func (w *writer) flush() error {
	done := make(chan struct{})
	if err := w.add(job{now: true, after: func(error) { close(done) }}); err != nil {
		return err
	}
	<-done
	return w.err()
}

// close writes what was added and ends. Nothing may be added afterwards.
func (w *writer) close() error {
	close(w.jobs)
	<-w.ended
	return w.err()
}

func (w *writer) err() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.failed
}

func (w *writer) run(ctx context.Context) {
	defer close(w.ended)
	for first := range w.jobs {
		batch := w.gather(first)
		err := w.err()
		if err == nil {
			err = w.write(ctx, batch)
		}
		if err != nil {
			w.mu.Lock()
			w.failed = err
			w.mu.Unlock()
		}
		for _, j := range batch {
			if j.after != nil {
				j.after(err)
			}
		}
	}
}

// gather takes further jobs into the transaction.
func (w *writer) gather(j job) (batch []job) {
	mails, size := 0, int64(0)
	timer := time.NewTimer(batchTime)
	defer timer.Stop()
	for {
		if j.wait != nil {
			j.wait()
		}
		batch = append(batch, j)
		mails, size = mails+j.mails, size+j.bytes
		if j.now || mails >= batchMails || size >= batchBytes {
			return batch
		}
		var ok bool
		select {
		case j, ok = <-w.jobs:
			if !ok {
				return batch
			}
		case <-timer.C:
			return batch
		}
	}
}

func (w *writer) write(ctx context.Context, batch []job) error {
	empty := true
	for _, j := range batch {
		empty = empty && j.apply == nil
	}
	if empty {
		return nil
	}
	return w.mirror.Update(ctx, func(y *store.Sync) error {
		for _, j := range batch {
			if j.apply == nil {
				continue
			}
			if err := j.apply(y); err != nil {
				return err
			}
		}
		return nil
	})
}
