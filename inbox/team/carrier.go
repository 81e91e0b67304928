package team

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"baken/store"
	"baken/store/journal"
	"baken/store/record"
	"baken/store/vault"
)

// Dial connects to the engine of a team.
type Dial func(ctx context.Context) (Engine, error)

// Carrier keeps a store in step with the journal of its team. Make one with New.
type Carrier struct {
	store *store.Store
	dial  Dial

	mu      sync.Mutex
	status  Status
	changed chan struct{} // closed when the status changes
	again   chan struct{} // tries at once
}

// New is a carrier for a store whose journal is shared.
func New(s *store.Store, dial Dial) *Carrier {
	return &Carrier{store: s, dial: dial, changed: make(chan struct{}), again: make(chan struct{}, 1)}
}

// The pauses between two tries, and between two looks at what nobody tells of: the
// epoch's keys, and the end of the stream.
const (
	firstPause = 500 * time.Millisecond
	mostPause  = 8 * time.Second
	lookAgain  = 10 * time.Second
)

// Run carries until ctx ends. What goes wrong stands in the Status; it is tried again.
func (c *Carrier) Run(ctx context.Context) {
	pause, shut := firstPause, 0
	for ctx.Err() == nil {
		begun := time.Now()
		err := c.once(ctx, false)
		if ctx.Err() != nil || err == nil { // the store is closed
			return
		}
		if time.Since(begun) > mostPause {
			pause, shut = firstPause, 0
		}
		state := stateOf(err)
		if st, err := c.store.Standing(); state == Shut && err == nil && !st.Revoked {
			if shut++; shut < turnedAway { // the server may just have been told of somebody else
				state = Away
			}
		}
		c.says(func(s *Status) { s.State, s.Why = state, err })
		select {
		case <-time.After(pause/2 + rand.N(pause)): // not all at once, where many lost it at once
		case <-c.again:
		case <-ctx.Done():
			return
		}
		pause = min(2*pause, mostPause)
	}
}

// Once brings the store in step once: what others did, then what was done here. It ends
// when all of it stands in the journal and was received.
func (c *Carrier) Once(ctx context.Context) error {
	err := c.once(ctx, true)
	c.says(func(s *Status) {
		if s.Why = err; err != nil {
			s.State = stateOf(err)
		}
	})
	return err
}

// Try has the next try begin at once.
func (c *Carrier) Try() {
	select {
	case c.again <- struct{}{}:
	default:
	}
}

// once is one connection: it lasts until something fails, or, if it is to end, until
// nothing is left to do.
func (c *Carrier) once(ctx context.Context, ends bool) error {
	e, err := c.dial(ctx)
	if err != nil {
		return err
	}
	defer e.Close()
	x := &exchange{Carrier: c, engine: e, ends: ends, fetched: map[vault.KeyID]bool{}}
	return x.run(ctx)
}

// exchange is a connection at work.
type exchange struct {
	*Carrier
	engine Engine
	ends   bool

	last   uint64            // of the stream, as far as is known
	at     uint64            // received up to it
	held   []store.Delivered // wait for a key
	sent   store.EventID     // the last that was published by this connection
	behind bool              // an epoch key waits until more was received

	fetched map[vault.KeyID]bool // keys whose rows were asked for
}

func (x *exchange) run(ctx context.Context) error {
	if err := x.follow(ctx); err != nil {
		return err
	}
	heard := x.store.Listen()
	defer heard.Close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	entries, failed := make(chan []store.Delivered), make(chan error, 1)
	var replaying sync.WaitGroup
	replaying.Go(func() {
		failed <- x.engine.Replay(ctx, x.at, func(some []store.Delivered) error {
			select {
			case entries <- some:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	})
	defer replaying.Wait()
	defer cancel()
	if err := x.epoch(ctx); err != nil {
		return err
	}
	at := make(chan struct{})
	close(at)
	look := time.NewTicker(lookAgain)
	defer look.Stop()
	for {
		over, more, err := x.step(ctx)
		if err != nil || over {
			return err
		}
		var now <-chan struct{}
		if more { // what others did comes in between
			now = at
		}
		from := entries
		if len(x.held) > 0 {
			from = nil
		}
		select {
		case some := <-from:
			err = x.take(ctx, some)
		case err = <-failed:
			if err == nil {
				err = ErrAway
			}
		case _, open := <-heard.C:
			if heard.Take(); !open {
				return nil
			}
		case <-look.C:
			err = x.looks(ctx)
		case <-x.again:
		case <-now:
		case <-ctx.Done():
			return ctx.Err()
		}
		if err != nil {
			return err
		}
	}
}

// follow looks which stream it is, and whether it goes on from where it was.
func (x *exchange) follow(ctx context.Context) error {
	id, last, err := x.engine.Stream(ctx)
	if err != nil {
		return err
	}
	st, err := x.store.Standing()
	if err != nil {
		return err
	}
	if st.Stream == id && last < st.Last {
		return fmt.Errorf("%w: it ends at %d, and %d was received", ErrShorter, last, st.Last)
	}
	if x.at, err = x.store.Follow(ctx, id); err != nil {
		return err
	}
	x.last = last
	return nil
}

// looks asks for what nobody tells of.
func (x *exchange) looks(ctx context.Context) error {
	id, last, err := x.engine.Stream(ctx)
	if err != nil {
		return err
	}
	st, err := x.store.Standing()
	switch {
	case err != nil:
		return err
	case st.Stream != id:
		return fmt.Errorf("%w: it was made anew", ErrAway) // the next connection follows that
	case last < st.Last:
		return fmt.Errorf("%w: it ends at %d, and %d was received", ErrShorter, last, st.Last)
	}
	x.last = max(x.last, last)
	if err := x.epoch(ctx); err != nil {
		return err
	}
	return x.take(ctx, nil)
}

// step does some of what is to be done now, and says whether there is more of it, and
// whether all is done for one that ends.
func (x *exchange) step(ctx context.Context) (over, more bool, err error) {
	if x.at < x.last { // first what others did: it may change what is sent
		return false, false, x.tells(CatchingUp)
	}
	rows, err := putRecords(ctx, x.engine, x.store)
	if err != nil {
		return false, false, err
	}
	events, err := x.publish(ctx)
	if err != nil {
		return false, false, err
	}
	if err := x.tells(Together); err != nil || !x.ends || rows || events {
		return false, rows || events, err
	}
	st, err := x.store.Standing()
	return err == nil && st.Pending == 0 && x.at >= x.last && len(x.held) == 0, false, err
}

// tells puts into the status how things stand.
func (x *exchange) tells(now State) error {
	st, err := x.store.Standing()
	if err != nil {
		return err
	}
	if st.Revoked {
		return ErrShut
	}
	x.says(func(s *Status) {
		s.State, s.Why, s.Pending, s.Behind = now, nil, st.Pending, int(max(x.last, x.at)-x.at)
	})
	return nil
}

// publish sends some of what is pending, as far as nothing has to be waited for, and
// says whether there is more.
func (x *exchange) publish(ctx context.Context) (more bool, err error) {
	all, err := x.store.Pending(ctx, x.sent, pieces)
	if err != nil || len(all) == 0 {
		return false, err
	}
	var rows []store.KeyRow
	for _, o := range all {
		if o.Key != nil {
			rows = append(rows, *o.Key)
		}
	}
	if err := putRows(ctx, x.engine, x.store, rows...); err != nil {
		return false, err
	}
	seqs, err := x.engine.Publish(ctx, all)
	for i, seq := range seqs {
		x.sent = all[i].ID
		if !all[i].Expects {
			continue // it is settled when it comes back
		}
		if err := x.store.Acknowledged(ctx, all[i].ID, seq); err != nil {
			return false, err
		}
	}
	var wrong *WrongLast
	if errors.As(err, &wrong) {
		return true, x.refused(ctx, wrong) // judged at once, or once more was received
	}
	return len(all) == pieces || all[len(all)-1].Expects, err
}

// refused says that somebody else was first.
func (x *exchange) refused(ctx context.Context, w *WrongLast) error {
	err := x.store.Refused(ctx, w.ID, w.Last)
	if errors.Is(err, store.ErrBehind) {
		x.last = max(x.last, w.Last)
		return nil
	}
	return err
}

// take hands entries over, with the keys that they want. Those that want a key which
// cannot be opened yet are held.
func (x *exchange) take(ctx context.Context, some []store.Delivered) error {
	all := append(x.held, some...)
	x.held = nil
	var got vault.KeyID // the row that was handed over last
	for len(all) > 0 {
		done, err := x.store.Receive(ctx, all)
		if err != nil {
			return err
		}
		if done.Taken > 0 {
			x.at = all[done.Taken-1].Seq
			x.last = max(x.last, x.at)
			all = all[done.Taken:]
			if x.behind {
				if err := x.epoch(ctx); err != nil {
					return err
				}
			}
			continue
		}
		if !x.fetched[done.Wants] {
			if err := x.fetch(ctx, all); err != nil {
				return err
			}
			continue
		}
		row, err := keyOf(ctx, x.engine, done.Wants)
		switch {
		case errors.Is(err, ErrNoRecord), err == nil && got == done.Wants: // the row is of no use
			all[0].NoKey = true
			continue
		case err != nil:
			return err
		}
		got = done.Wants
		switch err := x.store.ReceiveKeyRow(ctx, row); {
		case errors.Is(err, store.ErrEpoch): // who made it wraps it anew, or the epoch's key is on its way
			x.held = all
			return x.epoch(ctx)
		case errors.Is(err, vault.ErrSeal), errors.Is(err, vault.ErrNoKey):
			return fmt.Errorf("%w: a key", ErrRecord)
		case err != nil:
			return err
		}
	}
	st, err := x.store.Standing()
	if err != nil || !st.Epoch {
		return err
	}
	return x.epoch(ctx)
}

// fetch gets the rows of the keys that entries are sealed with, all at once: to get them
// one by one costs a step to the server and to the disk for each new contact. What cannot
// be used yet is left to who asks for that one.
func (x *exchange) fetch(ctx context.Context, all []store.Delivered) error {
	if len(x.fetched) > mostFetched {
		clear(x.fetched)
	}
	var ids []vault.KeyID
	for _, e := range all {
		env, err := journal.Read(e.Envelope)
		if err != nil || x.fetched[env.Header.Key] {
			continue
		}
		x.fetched[env.Header.Key] = true
		ids = append(ids, env.Header.Key)
	}
	rows := make([]store.KeyRow, len(ids))
	var work errgroup.Group
	work.SetLimit(gets)
	for i, id := range ids {
		work.Go(func() (err error) {
			if rows[i], err = keyOf(ctx, x.engine, id); errors.Is(err, ErrNoRecord) || errors.Is(err, ErrRecord) {
				rows[i], err = store.KeyRow{}, nil
			}
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return err
	}
	rows = slices.DeleteFunc(rows, func(r store.KeyRow) bool { return r.ID == vault.KeyID{} })
	err := x.store.ReceiveKeyRow(ctx, rows...)
	if errors.Is(err, store.ErrEpoch) || errors.Is(err, vault.ErrSeal) || errors.Is(err, vault.ErrNoKey) {
		return nil
	}
	return err
}

// gets is how many records are asked for at once.
const gets = 32

// mostFetched is of how many rows it is remembered that they were asked for.
const mostFetched = 1 << 16

// epoch gets the epoch key that was sealed to this workstation, if there is one.
func (x *exchange) epoch(ctx context.Context) error {
	st, err := x.store.Standing()
	if err != nil {
		return err
	}
	key := epochKey(st.Station)
	p, err := x.engine.Get(ctx, key)
	if errors.Is(err, ErrNoRecord) {
		x.behind = false
		return nil
	}
	if err != nil {
		return err
	}
	var e store.SealedEpoch
	if err := record.Decode(p, &e); err != nil {
		return fmt.Errorf("%w: the epoch's key", ErrRecord)
	}
	err = x.store.ReceiveEpochKey(ctx, e)
	x.behind = errors.Is(err, store.ErrBehind)
	switch {
	case x.behind:
		return nil
	case errors.Is(err, vault.ErrSeal), errors.Is(err, store.ErrNotAllowed):
		return fmt.Errorf("%w: the epoch's key", ErrRecord)
	case err != nil:
		return err
	}
	return x.engine.Delete(ctx, key)
}
