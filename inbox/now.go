package inbox

import (
	"cmp"
	"context"
	"errors"
	"sync"
	"time"

	"baken/inbox/imap"
	"baken/inbox/outbox"
	"baken/store"
)

// Now has a Service that runs look and send at once, on the connection that it has, and
// tells what came of it as Once does, with what was done since it last told anybody. It
// ends when all folders were looked at, what was due is sent, and what that brought
// along is done; texts that are missing are waited for as long as some come. It never
// connects by itself: where nothing runs, nor begins to within a moment, it is
// imap.ErrOffline. Any number may ask at a time; progress may be nil.
func (v *Service) Now(ctx context.Context, progress func(Progress)) (s Summary, err error) {
	start := time.Now()
	f, ended := v.follow()
	for f == nil { // it may be about to begin
		if ctx.Err() != nil || time.Since(start) > begins {
			return s, cmp.Or(ctx.Err(), imap.ErrOffline)
		}
		time.Sleep(20 * time.Millisecond)
		f, ended = v.follow()
	}
	defer v.unfollow(f)
	w := waiting{Service: v, f: f, moved: start}
	v.Nudge()
	often := time.NewTicker(100 * time.Millisecond)
	defer often.Stop()
	for done := false; !done && err == nil; {
		select {
		case <-ctx.Done():
			err = ctx.Err()
		case <-ended:
			err = store.ErrClosed
		case <-f.news:
			w.moved = time.Now()
			if p := f.far(); progress != nil && p != (imap.Progress{}) {
				progress(Progress{p})
			}
			done, err = w.done()
		case <-often.C:
			done, err = w.done()
		}
	}
	s = f.summary()
	if p, e := v.outbox.Pending(); e == nil {
		s.stands(p)
	}
	s.Took = time.Since(start)
	return s, err
}

// waiting is one Now.
type waiting struct {
	*Service
	f     *follower
	moved time.Time // when something happened last
	left  int       // how much was still to be fetched then
	again bool      // it was looked once more, for what sending brought along
}

// still is how long nothing may happen, once all was looked at, before that is all.
const still = 5 * time.Second

// begins is how long Run may take to begin.
const begins = 2 * time.Second

// done says whether all that was asked for is; with why not all could be.
func (w *waiting) done() (bool, error) {
	looked, lacks, lost := w.f.stands()
	if lost != nil || !looked {
		return false, lost
	}
	quiet := time.Since(w.moved) > still
	left, err := w.missing()
	if err != nil {
		return false, err
	}
	if left != w.left {
		w.left, w.moved = left, time.Now()
	}
	if left > 0 && !quiet {
		return false, nil
	}
	var some *imap.UnreadError
	if errors.As(lacks, &some) && some.Behind || w.cfg.ReadingOnly() {
		return true, lacks // nothing is sent upon it
	}
	wait, err := w.toSend()
	if err != nil || wait && !quiet {
		return false, err
	}
	p, err := w.count()
	if err != nil {
		return false, err
	}
	switch {
	case p.Other > 0 && !w.again:
		w.again = true
		w.f.ask(w.now())
		w.syncer.Nudge()
		return false, nil
	case p.Other > 0 && !quiet: // what may take the connection along is done last
		return false, nil
	}
	if p.Send == 0 {
		return true, lacks
	}
	return true, errors.Join(w.Status().SendErr, lacks)
}

// toSend says whether a reply is on its way, or will be in a moment.
func (w *waiting) toSend() (bool, error) {
	s := w.Status()
	if s.Sending || s.SendErr != nil && s.SendNext.After(w.now()) {
		return s.Sending, nil
	}
	due, err := w.outbox.Due(w.now())
	for _, op := range due {
		if op.Kind == store.OpSend {
			return true, err
		}
	}
	return false, err
}

// missing is how many mails, headers or texts, are still to be fetched.
func (v *Service) missing() (n int, err error) {
	folders, err := v.store.Mirror().Folders()
	for _, f := range folders {
		if !f.Missing {
			n += max(0, f.Exists-f.Have)
		}
	}
	if err != nil {
		return n, err
	}
	c, err := v.store.Counts()
	return n + c.ToFetch, err
}

// follower gathers what a Run tells, for one who waits for it. It holds nobody up.
type follower struct {
	news chan struct{} // has a value when something was told

	mu       sync.Mutex
	asked    time.Time
	sum      Summary
	looked   bool  // since it was asked
	lacks    error // what such a look could not bring into step
	lost     error // why there is no connection
	progress imap.Progress
}

// follow begins to gather; nil when nothing runs. ended is closed when Run has ended.
func (v *Service) follow() (f *follower, ended chan struct{}) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.stop == nil {
		return nil, nil
	}
	f = &follower{news: make(chan struct{}, 1), asked: v.now()}
	if v.followers == nil {
		v.followers = map[*follower]bool{}
	}
	v.followers[f] = true
	return f, v.ended
}

func (v *Service) unfollow(f *follower) {
	v.mu.Lock()
	defer v.mu.Unlock()
	delete(v.followers, f)
}

// share tells all who wait.
func (v *Service) share(tell func(*follower)) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for f := range v.followers {
		tell(f)
		select {
		case f.news <- struct{}{}:
		default:
		}
	}
}

// hear takes what the syncer told.
func (f *follower) hear(e imap.Event) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch e := e.(type) {
	case imap.StateChanged:
		f.lost = e.Err
	case imap.Synced:
		f.sum.add(e.Done)
	case imap.Looked:
		if !e.At.Before(f.asked) { // else it may have missed what came since
			f.looked, f.lacks = true, e.Err
		}
	case imap.Progress:
		f.progress = e
	}
}

// took adds what a run of the outbox did.
func (f *follower) took(r outbox.Report) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.sum.send(r)
}

// ask waits for another look.
func (f *follower) ask(now time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.asked, f.looked = now, false
}

func (f *follower) stands() (looked bool, lacks, lost error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.looked, f.lacks, f.lost
}

func (f *follower) far() imap.Progress {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.progress
}

func (f *follower) summary() Summary {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.sum
}
