// Package teamtest is a team's journal for tests: an ordered log in memory, to which
// stores are connected or not. It keeps what an engine keeps, and carries all at once.
package teamtest

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"baken/store"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// Journal is the log of one team, and its records. Stores that share it may exchange from
// many goroutines.
type Journal struct {
	t testing.TB

	mu     sync.Mutex
	log    []store.Delivered
	rows   map[vault.KeyID]store.KeyRow
	epochs map[journal.WorkstationID]store.SealedEpoch
	lasts  map[journal.Subject]uint64
	byID   map[store.EventID]uint64
}

// stream is what the journal calls itself.
const stream = "a"

// Share makes a team of a store that was alone; hub as for [store.Store.Share].
func Share(t testing.TB, s *store.Store, hub bool) *Journal {
	t.Helper()
	j := &Journal{t: t, rows: map[vault.KeyID]store.KeyRow{}, epochs: map[journal.WorkstationID]store.SealedEpoch{}, lasts: map[journal.Subject]uint64{}, byID: map[store.EventID]uint64{}}
	j.must(s.Share(context.Background(), hub))
	_, err := s.Follow(context.Background(), stream)
	j.must(err)
	return j
}

func (j *Journal) must(err error) {
	j.t.Helper()
	if err != nil {
		j.t.Fatal(err)
	}
}

// Joins is another workstation, of a member who comes to the team at a store of it. Whoever
// calls closes it.
func (j *Journal) Joins(at *store.Store, name string, way vault.Way, o store.Options, roles ...member.Role) *store.Store {
	j.t.Helper()
	ctx := context.Background()
	id, err := at.AddMember(ctx, outside.New(name), member.RolesOf(roles...))
	j.must(err)
	asks, err := store.NewJoining()
	j.must(err)
	w, err := at.Enrol(ctx, asks.Request(), id, false)
	j.must(err)
	path := filepath.Join(j.t.TempDir(), "store", "baken.db")
	s, err := store.CreateJoined(path, asks, w, []store.NamedWay{{Way: way, Label: "passphrase"}}, o)
	j.must(err)
	_, err = s.Follow(ctx, stream)
	j.must(err)
	return s
}

// Meet has stores exchange all, until nobody has anything to send.
func (j *Journal) Meet(all ...*store.Store) {
	j.t.Helper()
	for again := true; again; {
		again = false
		for _, s := range all {
			sent, err := j.Exchange(context.Background(), s)
			j.must(err)
			again = again || sent > 0
		}
	}
}

// Exchange brings one store in step: what others did, then what was done there. It says
// how many events it published.
func (j *Journal) Exchange(ctx context.Context, s *store.Store) (sent int, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if err := j.receive(ctx, s); err != nil {
		return 0, err
	}
	if err := j.records(ctx, s); err != nil {
		return 0, err
	}
	for {
		some, err := s.Pending(ctx, store.EventID{}, 1)
		if err != nil || len(some) == 0 {
			return sent, errors.Join(err, j.receive(ctx, s))
		}
		if err := j.publish(ctx, s, some[0]); err != nil {
			return sent, err
		}
		sent++
	}
}

// publish puts an event at the end of the log, or says that another was first.
func (j *Journal) publish(ctx context.Context, s *store.Store, o store.Outgoing) error {
	if o.Key != nil {
		j.rows[o.Key.ID] = *o.Key
		if err := s.KeyRowsSent(ctx, *o.Key); err != nil {
			return err
		}
	}
	seq := j.byID[o.ID]
	switch {
	case o.Expects && j.lasts[o.Subject] != o.Last:
		return s.Refused(ctx, o.ID, j.lasts[o.Subject])
	case seq == 0:
		seq = uint64(len(j.log) + 1)
		j.log = append(j.log, store.Delivered{Seq: seq, Subject: o.Subject, Envelope: slices.Clone(o.Envelope)})
		j.lasts[o.Subject], j.byID[o.ID] = seq, seq
	}
	return s.Acknowledged(ctx, o.ID, seq)
}

// records puts the rows of keys and epochs among the records.
func (j *Journal) records(ctx context.Context, s *store.Store) error {
	rows, err := s.KeyRows(ctx, 1<<16)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if r.Gone {
			delete(j.rows, r.ID)
		} else {
			j.rows[r.ID] = r
		}
	}
	keys, err := s.EpochKeys()
	if err := errors.Join(err, s.KeyRowsSent(ctx, rows...)); err != nil {
		return err
	}
	for _, k := range keys {
		j.epochs[k.Workstation] = k
		if err := s.EpochKeySent(ctx, k); err != nil {
			return err
		}
	}
	return nil
}

// receive gives a store what it does not have, and the keys that this wants.
func (j *Journal) receive(ctx context.Context, s *store.Store) error {
	st, err := s.Standing()
	if err != nil {
		return err
	}
	rest := slices.Clone(j.log[min(int(st.Last), len(j.log)):])
	for {
		if e, ok := j.epochs[st.Station]; ok {
			if err := s.ReceiveEpochKey(ctx, e); err == nil {
				delete(j.epochs, st.Station)
			} else if !errors.Is(err, store.ErrBehind) {
				return err
			}
		}
		got, err := s.Receive(ctx, rest)
		if err != nil {
			return err
		}
		if rest = rest[got.Taken:]; len(rest) == 0 {
			return nil
		}
		row, ok := j.rows[got.Wants]
		if !ok {
			rest[0].NoKey = true
			continue
		}
		if err := s.ReceiveKeyRow(ctx, row); errors.Is(err, store.ErrEpoch) {
			return nil // who made it wraps it anew
		} else if err != nil {
			return err
		}
	}
}
