package imap

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"baken/store"
	"baken/store/guard"
	"baken/store/outside"
)

// work is what is done on one connection, by the goroutine that owns it.
type work struct {
	s      *Syncer
	c      *conn
	ctx    context.Context
	tell   func(Event)
	tally  *tally
	writer *writer
	crew   *crew
	budget *budget

	folders folders
	listed  time.Time
	missing map[string]bool  // folders that were watched and are not there
	unread  map[string]error // folders that are there and cannot be read: what the server answered
	// compared is when the flags of a folder were last compared one by one,
	// where the server has no CONDSTORE.
	compared map[string]time.Time
	aside    time.Time // when the folders that nobody watches were last looked at
	// gone are the mails that are not in a folder any more. They are taken away
	// after all folders were looked at: most have only moved.
	gone  map[string][]store.UID
	stale bool // a folder was found to be made anew since the last pass
	// passedOver are bodies that were not given since the last pass, by how often;
	// suspects those of the selected folder that were not given often enough.
	passedOver map[store.MailID]int
	suspects   []store.Wanted
	again      []store.UID    // of the folder at hand: asked for and not given
	bare       []store.UID    // of the folder at hand: without a Message-ID, and asked for by chosen fields
	late       []store.Wanted // larger than the server had said
	alone      bool           // nobody else's requests are served
	since      time.Time      // when the unit of work began
	rows       pace           // mails in one FETCH of headers
	flow       flow
	turn       int
	bodied     atomic.Int64
	toldBodies int // of them, those that a Synced told of
	doubts     doubts
	rests      int // how often a server was waited for that can't at the moment
}

// with runs f with a writer and a crew, and waits for both.
func (w *work) with(ctx context.Context, c *conn, f func() error) error {
	w.ctx, w.c = ctx, c
	w.missing, w.unread, w.compared, w.gone, w.passedOver = map[string]bool{}, map[string]error{}, map[string]time.Time{}, map[string][]store.UID{}, map[store.MailID]int{}
	w.writer, w.crew, w.budget = newWriter(ctx, w.s.mirror), newCrew(w.s.log), newBudget(inMemory)
	w.rows = pace{n: firstRows, last: time.Now()}
	err := guard.Run(w.s.log, f)
	if w.c != c {
		defer w.c.close()
	}
	w.crew.dismiss()
	if e := w.writer.close(); e != nil && (err == nil || !errors.Is(err, e)) {
		err = e // the store's trouble explains the rest
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// pass brings all folders into step but for what has to be filled in behind:
// first what counselors did (see [work.replay]), then what is new, then what is gone. With thorough
// flags are compared one by one where the server cannot say what changed. What
// could not be read is in w.unread afterwards: see [work.behind].
func (w *work) pass(thorough bool) error {
	clear(w.passedOver) // what has moved is found now
	w.stale = false
	if err := w.list(); err != nil {
		return err
	}
	if err := w.replay(); err != nil {
		return err
	}
	if err := w.askNotGiven(); err != nil {
		return err
	}
	for _, name := range w.folders.watched(w.s.cfg) {
		if err := w.visit(name, thorough); err != nil {
			return err
		}
	}
	if err := w.lookAside(); err != nil {
		return err
	}
	if len(w.gone) > 0 {
		if err := w.followMoved(); err != nil {
			return err
		}
	}
	if err := w.takeAway(); err != nil {
		return err
	}
	if err := w.dropMissing(); err != nil {
		return err
	}
	if err := w.sweep(); err != nil {
		return err
	}
	return w.replay() // by now it is known where more of the mails are
}

// visit brings one folder into step, if the server lets us.
func (w *work) visit(name string, thorough bool) error {
	err := w.step(name, thorough)
	if answered(err) {
		return w.refused(name, err)
	}
	if err == nil {
		w.readable(name)
	}
	return err
}

// goneMails is how many are taken away in one transaction: each may change a row.
const goneMails = 250

// takeAway settles what is gone, now that all folders were looked at.
func (w *work) takeAway() error {
	for name, uids := range w.gone {
		id := w.s.store.FolderID(outside.New(name))
		w.tally.at(name).Gone += len(uids)
		for len(uids) > 0 {
			n := min(len(uids), goneMails)
			some := uids[:n]
			uids = uids[n:]
			if err := w.writer.add(job{mails: n, now: true, apply: func(y *store.Sync) error { return y.Expunged(id, some) }}); err != nil {
				return err
			}
		}
		delete(w.gone, name)
	}
	return w.writer.flush()
}
