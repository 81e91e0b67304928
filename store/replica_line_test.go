package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// wire is the ordered log of a team, and its records, as an engine keeps them.
type wire struct {
	log     []Delivered
	rows    map[vault.KeyID]KeyRow
	epochs  map[journal.WorkstationID]SealedEpoch
	lasts   map[journal.Subject]uint64
	byID    map[EventID]uint64
	skipIDs bool // the window in which ids are told apart is over: what is sent twice is there twice
}

func newWire() *wire {
	return &wire{rows: map[vault.KeyID]KeyRow{}, epochs: map[journal.WorkstationID]SealedEpoch{}, lasts: map[journal.Subject]uint64{}, byID: map[EventID]uint64{}}
}

var errWrongLast = errors.New("wrong last sequence")

// publish puts an event at the end. It fails with errWrongLast, and the sequence that
// there is.
func (w *wire) publish(o Outgoing) (uint64, error) {
	if seq := w.byID[o.ID]; seq > 0 && !w.skipIDs && !o.Expects {
		return seq, nil
	}
	if o.Expects && w.lasts[o.Subject] != o.Last {
		return w.lasts[o.Subject], errWrongLast
	}
	return w.put(o.Subject, o.Envelope, o.ID), nil
}

func (w *wire) put(subject journal.Subject, envelope []byte, id EventID) uint64 {
	seq := uint64(len(w.log) + 1)
	w.log = append(w.log, Delivered{Seq: seq, Subject: subject, Envelope: slices.Clone(envelope)})
	w.lasts[subject], w.byID[id] = seq, seq
	return seq
}

// seat is a workstation of a team, and how it is connected.
type seat struct {
	*house
	wire *wire
	name string
}

// newHub is a workstation that was alone and shares its journal, with what it had.
func newHub(t testing.TB, hub bool) *seat {
	h := &seat{house: newHouse(t), wire: newWire(), name: "hub"}
	h.step(h.Share(context.Background(), hub))
	_, err := h.Follow(context.Background(), "a")
	h.step(err)
	return h
}

// joins is another workstation, of a member of the team.
func (h *seat) joins(name string, of member.ID) *seat {
	h.t.Helper()
	ctx := context.Background()
	j, err := NewJoining()
	h.step(err)
	w, err := h.Enrol(ctx, j.Request(), of, false)
	h.step(err)
	b, err := w.MarshalBinary()
	h.step(err)
	var got Welcome
	h.step(got.UnmarshalBinary(b))
	s := &seat{house: &house{t: h.t, path: filepath.Join(h.t.TempDir(), name, "baken.db"), clock: h.clock, way: vault.PassphraseWork([]byte("correct horse"), 2)}, wire: h.wire, name: name}
	s.Store, err = CreateJoined(s.path, j, got, []NamedWay{{s.way, "passphrase"}}, s.options())
	h.step(err)
	_, err = s.Follow(ctx, "a")
	h.step(err)
	h.t.Cleanup(s.close)
	return s
}

// comes is a member who joins with a workstation.
func (h *seat) comes(name string, roles ...member.Role) *seat {
	h.t.Helper()
	id, err := h.AddMember(context.Background(), outside.New(name), member.RolesOf(roles...))
	h.step(err)
	return h.joins(name, id)
}

// sendRecords puts the rows of keys and epochs among the records.
func (s *seat) sendRecords() {
	s.t.Helper()
	ctx := context.Background()
	rows, err := s.KeyRows(ctx, 1000)
	s.step(err)
	for _, r := range rows {
		if r.Gone {
			delete(s.wire.rows, r.ID)
		} else {
			s.wire.rows[r.ID] = r
		}
	}
	s.step(s.KeyRowsSent(ctx, rows...))
	keys, err := s.EpochKeys()
	s.step(err)
	for _, k := range keys {
		s.wire.epochs[k.Workstation] = k
		s.step(s.EpochKeySent(ctx, k))
	}
}

// send publishes up to n pending events; lost acknowledgements are those of which lose
// says so.
func (s *seat) send(n int, lose func() bool) (sent int) {
	s.t.Helper()
	ctx := context.Background()
	s.sendRecords()
	for sent < n {
		all, err := s.Pending(ctx, EventID{}, 1)
		s.step(err)
		if len(all) == 0 {
			return sent
		}
		o := all[0]
		if o.Key != nil {
			s.wire.rows[o.Key.ID] = *o.Key
			s.step(s.KeyRowsSent(ctx, *o.Key))
		}
		seq, err := s.wire.publish(o)
		sent++
		if lose != nil && lose() {
			return sent
		}
		if err == nil {
			s.step(s.Acknowledged(ctx, o.ID, seq))
			continue
		}
		err = s.Refused(ctx, o.ID, seq)
		if errors.Is(err, ErrBehind) {
			s.receive(1000)
			err = s.Refused(ctx, o.ID, seq)
		}
		s.step(err)
	}
	return sent
}

// receive takes up to n entries, and the keys that they want.
func (s *seat) receive(n int) Received {
	s.t.Helper()
	st, err := s.Standing()
	s.step(err)
	from := min(int(st.Last), len(s.wire.log))
	return s.given(s.wire.log[from:min(len(s.wire.log), from+n)])
}

// given takes entries, with the keys that they want.
func (s *seat) given(all []Delivered) (done Received) {
	s.t.Helper()
	ctx := context.Background()
	all = slices.Clone(all)
	for {
		if e, ok := s.wire.epochs[s.station.id]; ok {
			if err := s.ReceiveEpochKey(ctx, e); err == nil {
				delete(s.wire.epochs, s.station.id)
			} else if !errors.Is(err, ErrBehind) {
				s.t.Fatal(err)
			}
		}
		got, err := s.Receive(ctx, all)
		s.step(err)
		done.Taken, done.Alarms = done.Taken+got.Taken, done.Alarms+got.Alarms
		all = all[got.Taken:]
		if len(all) == 0 {
			return done
		}
		row, ok := s.wire.rows[got.Wants]
		if ok {
			if err := s.ReceiveKeyRow(ctx, row); errors.Is(err, ErrEpoch) {
				return done // who made it wraps it anew
			} else {
				s.step(err)
			}
			continue
		}
		all[0].NoKey = true
	}
}

// meet exchanges all, until nobody has anything to send.
func meet(seats ...*seat) {
	for again := true; again; {
		again = false
		for _, s := range seats {
			s.receive(1 << 20)
			again = s.send(1<<20, nil) > 0 || again
		}
	}
}

// replicaView is all that follows from the journal.
func (s *seat) replicaView() (all map[string]string) {
	s.t.Helper()
	s.step(s.read(func(t *tx) error {
		var err error
		if all, err = t.keptView(); err != nil {
			return err
		}
		for _, b := range []box{boxMembers, boxUndone, boxNumbers, boxFigures, boxMarks} {
			if err := t.scan(b, nil, func(key, raw []byte) error {
				p := raw
				var err error
				if b.name == boxUndone.name { // of what was erased before it came nobody knows
					if _, err := t.eventByID(EventID(key)); errors.Is(err, ErrErased) {
						return nil
					}
				}
				switch b.name {
				case boxFigures.name:
					p, err = t.getFrom(b, key, Owner{}, vault.Figures)
				case boxMarks.name:
				default:
					p, err = t.get(b, key)
				}
				all[fmt.Sprintf("%s %x", b.name, key)] = fmt.Sprintf("%x", p)
				return err
			}); err != nil {
				return err
			}
		}
		return nil
	}))
	return all
}

// equal fails when two replicas differ.
func equal(t interface{ Fatalf(string, ...any) }, a, b *seat) {
	av, bv := a.replicaView(), b.replicaView()
	for k := range maps.Keys(av) {
		if av[k] != bv[k] {
			t.Fatalf("%s and %s differ: %s: %d and %d bytes: %s", a.name, b.name, k, len(av[k])/2, len(bv[k])/2, gocmp.Diff(av[k], bv[k]))
		}
	}
	if len(av) != len(bv) {
		t.Fatalf("%s has %d records, %s %d: %s", a.name, len(av), b.name, len(bv), gocmp.Diff(av, bv))
	}
	af, an, err := a.Fingerprint()
	bf, bn, berr := b.Fingerprint()
	if err != nil || berr != nil || af != bf || an != bn {
		t.Fatalf("the journals differ: %x of %d, %x of %d: %v, %v", af, an, bf, bn, err, berr)
	}
}

// calls makes a contact that came by telephone.
func (s *seat) calls() ContactID {
	s.t.Helper()
	d, err := s.NewContact(context.Background(), Phone, Call{StartedAt: s.clock.Add(-time.Minute), EndedAt: s.clock})
	s.must2(d, err)
	return d.Contact
}

func (s *seat) must2(d Done, err error) Done {
	s.t.Helper()
	s.step(err)
	return d
}

func (s *seat) caseOf(id ContactID) CaseID {
	s.t.Helper()
	c, err := s.Contact(id)
	s.step(err)
	return c.Case
}
