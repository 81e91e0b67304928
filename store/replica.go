package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/vault"
)

// A store is a replica when its team shares a journal: several workstations that each
// keep all of it. Whoever carries the journal between them (see package inbox/team)
// is given envelopes to publish and hands over what the journal has, in its order;
// it learns no word, decides nothing and can be replaced, as every replica keeps the
// whole journal.
//
// What is made here is pending until it comes back: it stands in the journal of this
// file beyond the events that the team's journal has, with numbers from pendingFrom
// on, and is folded after all of them. So what is shown is the confirmed view, which
// follows from the team's journal alone and is the same on every replica, with what
// is pending on top. When others' events arrive they come to stand before what is
// pending, and whatever they touch is folded anew. A pending event that comes back
// takes the next number of the confirmed ones.
//
// Nothing is believed of whoever carries. An event takes a place in the journal when
// its workstation was enrolled and not revoked, signed it for this team and subject,
// and when it follows the one before of that workstation; one that does not is kept
// aside (see Alarm), and what comes before a missing one waits for it. It changes
// something when the member for whom the workstation speaks may do that, at that place
// of the journal, and its key is that of what it is about. All of this follows from the
// journal, so that all replicas decide alike.
//
// A claim, and each step of a handoff, is published with the last sequence of its
// subject that it was made after. When another was first it is refused: it is taken
// out of what is pending and shown once, beside what was first.
//
// Keys go their own way, as records that can be deleted: each key of a contact or a
// case wrapped by the team's epoch key, and the epoch key sealed to each workstation.
// An erasure deletes them and begins a new epoch; what they sealed is not read by a
// replica that is built afterwards.

// pendingFrom is the number from which on the journal's events are not in the team's
// journal yet: that number and the workstation's counter.
const pendingFrom = 1 << 63

// Delivered is an entry of the team's journal.
type Delivered struct {
	Seq      uint64 // its sequence in the team's journal, from 1; they ascend and may have gaps
	Subject  journal.Subject
	Envelope []byte
	// NoKey says that the records have no key row of the id that [Received].Wants named:
	// it was erased.
	NoKey bool
}

// Received is what became of entries.
type Received struct {
	// Taken is how many of them, from the first on, are settled. All of them, unless
	// Wants names a key.
	Taken int
	// Wants is the key that the next one needs: get its row, give it to
	// [Store.ReceiveKeyRow], and give this entry and those after it again; with NoKey
	// when there is none.
	Wants vault.KeyID
	// Alarms is how many more of them do not stand.
	Alarms int
}

// Outgoing is an event to be published.
type Outgoing struct {
	ID       EventID // the id of the message too
	Subject  journal.Subject
	Envelope []byte
	// Expects says that it may be published only if Last is the last sequence of the
	// subject; 0: there is none. Nothing is given out after it until it is settled.
	Expects bool
	Last    uint64
	// Key is the row of the key that it is sealed with, which is to be put among the
	// records before it is published; nil when that was done.
	Key *KeyRow
}

// Standing is how this workstation stands with the team's journal.
type Standing struct {
	Shared    bool // there is one
	Team      journal.TeamID
	Station   journal.WorkstationID
	Stream    string // which stream it was received from, as [Store.Follow] was told
	Last      uint64 // sequence of the last entry that was received
	Events    uint64 // that the team's journal has, of those that stand here
	Pending   int    // events made here that it does not have
	Conflicts int    // in which somebody else was first, and that were not looked at
	Alarms    int    // of the journal that do not stand
	Revoked   bool   // this workstation was taken out of the team
	Epoch     bool   // the team's epoch key is another than the one that is here
}

// sharing is what a workstation keeps on its desk of the journal that it shares.
type sharing struct {
	Root   root         `cbor:"1,keyasint"` // who founded the team
	Before uint64       `cbor:"2,keyasint,omitzero"`
	Epoch  []byte       `cbor:"3,keyasint"`          // the team's epoch key
	Begun  bool         `cbor:"4,keyasint,omitzero"` // here, and it is not in the team's journal yet
	Others []otherEpoch `cbor:"5,keyasint,omitempty"`

	epoch *vault.Shared
}

// otherEpoch is an epoch key of the team that wraps nothing any more, or not yet: what was
// wrapped by it can be read until it is retired.
type otherEpoch struct {
	Key   []byte    `cbor:"1,keyasint"`
	Until time.Time `cbor:"2,keyasint"`

	epoch *vault.Shared
}

// epochGrace is how long an epoch key is kept after another took its place: what somebody
// wrapped who did not know yet is read, and wrapped anew, meanwhile. An erasure is complete
// after it.
const epochGrace = 24 * time.Hour

// root is the workstation that founded the team: its first event is the journal's.
type root struct {
	Workstation journal.WorkstationID `cbor:"1,keyasint"`
	Sign        vault.PublicKey       `cbor:"2,keyasint"`
}

const deskSharing = "sharing"

// position is where the team's journal stands here.
type position struct {
	Stream string `cbor:"1,keyasint,omitzero"`
	Last   uint64 `cbor:"2,keyasint,omitzero"` // sequence
	Count  uint64 `cbor:"3,keyasint,omitzero"` // number of the last event that it has
}

// ErrNotShared: the store belongs to no team with a journal of its own.
var ErrNotShared = errors.New("the journal is this workstation's alone")

// ErrBehind: what was said cannot be judged before more of the team's journal was
// received.
var ErrBehind = errors.New("not received that far")

// sharing is what is kept of the journal that is shared; nil when none is.
func (t *tx) sharing() *sharing {
	if t.shares != nil {
		return t.shares
	}
	return t.s.shares.Load()
}

// mustShare is sharing, or ErrNotShared.
func (t *tx) mustShare() (*sharing, error) {
	if sh := t.sharing(); sh != nil {
		return sh, nil
	}
	return nil, ErrNotShared
}

// putSharing keeps it; who asks in this transaction is told already.
func (t *tx) putSharing(sh sharing) error {
	var err error
	if sh.Epoch, err = sh.epoch.MarshalBinary(); err != nil {
		return err
	}
	for i := range sh.Others {
		if sh.Others[i].Key, err = sh.Others[i].epoch.MarshalBinary(); err != nil {
			return err
		}
	}
	t.shares = &sh
	return t.putDesk(deskSharing, sh)
}

func (t *tx) loadSharing() error {
	var sh sharing
	ok, err := t.desk(deskSharing, &sh)
	if err != nil || !ok {
		return err
	}
	sh.epoch = new(vault.Shared)
	err = sh.epoch.UnmarshalBinary(sh.Epoch)
	for i := range sh.Others {
		sh.Others[i].epoch = new(vault.Shared)
		err = errors.Join(err, sh.Others[i].epoch.UnmarshalBinary(sh.Others[i].Key))
	}
	if err != nil {
		return fmt.Errorf("%w: the team's epoch key", ErrDamaged)
	}
	t.s.shares.Store(&sh)
	return nil
}

// sharedKey is where something stands of the team's journal.
func (s *Store) sharedKey(kind string, id []byte) []byte {
	h := s.hash("shared", []byte(kind), id)
	return h[:]
}

func (t *tx) position() (p position, err error) {
	_, err = t.value(boxShared, t.s.sharedKey("position", nil), &p)
	return p, err
}

func (t *tx) putPosition(p position) error {
	return t.putValue(boxShared, t.s.sharedKey("position", nil), p)
}

// enrolled is a workstation as the team's journal says.
type enrolled struct {
	Member  member.ID       `cbor:"1,keyasint"`
	Sign    vault.PublicKey `cbor:"2,keyasint"`
	Box     vault.BoxKey    `cbor:"3,keyasint"`
	Any     bool            `cbor:"4,keyasint,omitzero"` // it speaks for every member
	Revoked bool            `cbor:"5,keyasint,omitzero"`
	Upto    uint64          `cbor:"6,keyasint,omitzero"` // counter of the last that stands when it was revoked
}

// link is where the chain of a workstation's events stands in the team's journal.
type link struct {
	Counter uint64   `cbor:"1,keyasint"`
	Hash    [32]byte `cbor:"2,keyasint"`
}

// announced is the team's epoch as its journal says.
type announced struct {
	Epoch  vault.EpochID `cbor:"1,keyasint"`
	Number uint64        `cbor:"2,keyasint"`
	Check  [32]byte      `cbor:"3,keyasint"`
}

// Standing says how this workstation stands with the team's journal.
func (s *Store) Standing() (st Standing, err error) {
	err = s.read(func(t *tx) error {
		sh := t.sharing()
		if sh == nil {
			return nil
		}
		p, err := t.position()
		if err != nil {
			return err
		}
		st = Standing{Shared: true, Team: s.team, Station: s.station.id, Stream: p.Stream, Last: p.Last, Events: p.Count}
		st.Pending = int(max(sh.Before, p.Count) - p.Count)
		for range t.from(boxJournal, seqKey(pendingFrom)) {
			st.Pending++
		}
		for range t.beginning(boxOutgoing, []byte{outConflict}) {
			st.Conflicts++
		}
		if st.Alarms, err = t.countAlarms(); err != nil {
			return err
		}
		var me enrolled
		if _, err := t.value(boxShared, s.sharedKey("station", s.station.id[:]), &me); err != nil {
			return err
		}
		st.Revoked = me.Revoked
		var a announced
		ok, err := t.value(boxShared, s.sharedKey("epoch", nil), &a)
		st.Epoch = ok && !sh.is(a)
		return err
	})
	return st, err
}

// is says whether the epoch key that was announced is here, or one that comes after it.
func (sh *sharing) is(a announced) bool {
	return sh.Begun || sh.epoch.Number() > a.Number || sh.of(a.Epoch) != nil && sh.of(a.Epoch).Is(a.Check)
}

// of is the epoch key of an id; nil when it is not here.
func (sh *sharing) of(id vault.EpochID) *vault.Shared {
	if sh.epoch.ID() == id {
		return sh.epoch
	}
	for _, o := range sh.Others {
		if o.epoch.ID() == id {
			return o.epoch
		}
	}
	return nil
}

// with is what is kept when an epoch key wraps from now on; the one before is retired
// after a time.
func (sh sharing) with(next *vault.Shared, now time.Time) sharing {
	sh.Others = slices.DeleteFunc(slices.Clone(sh.Others), func(o otherEpoch) bool { return o.epoch.ID() == next.ID() })
	sh.Others = append(sh.Others, otherEpoch{Until: now.Add(epochGrace), epoch: sh.epoch})
	sh.epoch = next
	return sh
}

// Follow says from which stream the team's journal comes. When it is another one than
// before, all is to be given again from its beginning: what is here already is passed
// over. It gives the sequence of the last entry that was received from it.
func (s *Store) Follow(ctx context.Context, stream string) (last uint64, err error) {
	err = s.write(ctx, func(t *tx) error {
		if _, err := t.mustShare(); err != nil {
			return err
		}
		p, err := t.position()
		if err != nil || p.Stream == stream {
			last = p.Last
			return err
		}
		p.Stream, p.Last = stream, 0
		if err := t.publishAgain(); err != nil {
			return err
		}
		return t.putPosition(p)
	})
	return last, err
}

// Fingerprint is the team's journal up to where it was received: the same on every
// replica that has received as much. It is for people to compare.
func (s *Store) Fingerprint() (sum [32]byte, events uint64, err error) {
	err = s.read(func(t *tx) error {
		p, err := t.position()
		if err != nil {
			return err
		}
		h := sha256.New()
		if err := t.scan(boxJournal, nil, func(key, raw []byte) error {
			if seqOf(key) <= p.Count {
				h.Write(raw)
			}
			return nil
		}); err != nil {
			return err
		}
		events = p.Count
		h.Sum(sum[:0])
		return nil
	})
	return sum, events, err
}
