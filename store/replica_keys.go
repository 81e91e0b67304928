package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/record"
	"baken/store/vault"
)

// KeyRow is a key of a contact or a case on its way to the other workstations: a record
// of its own, that can be deleted, by which alone what the key sealed can be read there.
type KeyRow struct {
	vault.Row
	Epoch   vault.EpochID // of the team, whose key wraps it
	Wrapped []byte
	// Gone says that the record is to be deleted: what the key sealed was erased.
	Gone bool
}

// SealedEpoch is the team's epoch key, sealed to one workstation: a record of its own,
// which is deleted once the workstation has it.
type SealedEpoch struct {
	Workstation journal.WorkstationID `cbor:"1,keyasint"`
	Epoch       vault.EpochID         `cbor:"2,keyasint"`
	Sealed      []byte                `cbor:"3,keyasint"`
	By          journal.WorkstationID `cbor:"4,keyasint"` // who sealed it
	Sig         []byte                `cbor:"5,keyasint"` // by it, of all of the above and the team
}

// signed is what its maker signs.
func (e SealedEpoch) signed(team journal.TeamID) ([]byte, error) {
	e.Sig = nil
	p, err := record.Encode(e)
	return append(append([]byte("baken: epoch of a team "), team[:]...), p...), err
}

// ErrEpoch: a key is wrapped by an epoch key that is not here. Who made it wraps it anew.
var ErrEpoch = errors.New("wrapped in another epoch of the team")

// outKeyRow is a key that stands, or is to stand, in a record of the team's by our doing.
type outKeyRow struct {
	Owner Owner         `cbor:"1,keyasint"`
	Class vault.Class   `cbor:"2,keyasint"`
	Sent  vault.EpochID `cbor:"3,keyasint,omitzero"` // the epoch in which it was last put there
	Gone  bool          `cbor:"4,keyasint,omitzero"`
}

// shareKey has a key that seals events put among the records of the team.
func (t *tx) shareKey(r vault.Row) error {
	if t.sharing() == nil || r.Class.OfStore() {
		return nil
	}
	key := outKeyOf(outKey, r.ID[:])
	if t.raw(boxOutgoing, key) != nil {
		return nil
	}
	return t.putValue(boxOutgoing, key, outKeyRow{Owner: r.Owner, Class: r.Class})
}

// rowIn is a key as it is given out.
func (t *tx) rowIn(sh *sharing, id vault.KeyID, o outKeyRow) (KeyRow, error) {
	row := KeyRow{Row: vault.Row{Owner: o.Owner, Class: o.Class, ID: id}, Epoch: sh.epoch.ID(), Gone: o.Gone}
	if o.Gone {
		return row, nil
	}
	at := keyRow(row.Row)
	wrapped := t.raw(boxKeys, at)
	if wrapped == nil {
		row.Gone = true
		return row, nil
	}
	k, err := t.openKey(at, wrapped)
	if err != nil {
		return row, err
	}
	row.Wrapped, err = sh.epoch.Wrap(k)
	return row, err
}

// unsentRow is the row of a key that is to be put among the records before an event
// that it seals is published; nil when it is there.
func (t *tx) unsentRow(sh *sharing, id vault.KeyID) (*KeyRow, error) {
	var o outKeyRow
	ok, err := t.value(boxOutgoing, outKeyOf(outKey, id[:]), &o)
	if err != nil || !ok || o.Gone || o.Sent == sh.epoch.ID() {
		return nil, err
	}
	row, err := t.rowIn(sh, id, o)
	if err != nil || row.Gone {
		return nil, err
	}
	return &row, nil
}

// KeyRows gives up to n rows that are to be put among the records of the team, or
// deleted there. Each is given until [Store.KeyRowsSent] says that it was done.
func (s *Store) KeyRows(ctx context.Context, n int) (all []KeyRow, err error) {
	err = s.read(func(t *tx) error {
		sh, err := t.mustShare()
		if err != nil {
			return err
		}
		err = t.scan(boxOutgoing, []byte{outKey}, func(key, _ []byte) error {
			if len(all) == n {
				return errStop
			}
			var o outKeyRow
			if _, err := t.value(boxOutgoing, key, &o); err != nil {
				return err
			}
			if !o.Gone && o.Sent == sh.epoch.ID() {
				return nil
			}
			row, err := t.rowIn(sh, vault.KeyID(key[1:]), o)
			all = append(all, row)
			return errors.Join(err, ctx.Err())
		})
		if err == errStop {
			err = nil
		}
		return err
	})
	return all, err
}

// KeyRowsSent says that rows were put among the records, or deleted.
func (s *Store) KeyRowsSent(ctx context.Context, rows ...KeyRow) error {
	return s.write(ctx, func(t *tx) error {
		for _, row := range rows {
			key := outKeyOf(outKey, row.ID[:])
			var o outKeyRow
			ok, err := t.value(boxOutgoing, key, &o)
			switch {
			case err != nil:
				return err
			case !ok:
			case row.Gone:
				err = t.drop(boxOutgoing, key)
			case o.Gone: // it was erased meanwhile
			default:
				o.Sent = row.Epoch
				err = t.putValue(boxOutgoing, key, o)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// ReceiveKeyRow takes a key that another workstation put among the records. One that is
// here, or of what was erased, is passed over. ErrEpoch when it is wrapped in an epoch
// whose key is not here, or not any more; vault.ErrSeal or vault.ErrNoKey when it is not
// what was made for its row.
func (s *Store) ReceiveKeyRow(ctx context.Context, rows ...KeyRow) error {
	return s.write(ctx, func(t *tx) error {
		sh, err := t.mustShare()
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := t.adopt(sh, row); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) adopt(sh *sharing, row KeyRow) error {
	if row.Gone || row.Class.OfStore() || row.Owner == (Owner{}) || t.raw(boxKeyRows, row.ID[:]) != nil {
		return nil
	}
	at := keyRow(row.Row)
	if t.raw(boxKeys, at) == nil {
		err := t.unerased(row.Owner, row.Class)
		if errors.Is(err, ErrErased) {
			return nil
		}
		if err != nil {
			return err
		}
		by := sh.of(row.Epoch)
		if by == nil {
			return fmt.Errorf("%w: a key", ErrEpoch)
		}
		k, own, err := t.s.vault.Adopt(row.Row, row.Wrapped, by)
		if err != nil {
			return err
		}
		if by != sh.epoch { // whoever made it may not know yet
			if err := t.shareKey(row.Row); err != nil {
				return err
			}
		}
		t.fresh = append(t.fresh, k)
		if err := t.putRaw(boxKeys, at, own); err != nil {
			return err
		}
	}
	return t.put(boxKeyRows, row.ID[:], at)
}

// keysGone has the rows of keys deleted among the records of the team.
func (t *tx) keysGone(rows []vault.Row) error {
	if t.sharing() == nil {
		return nil
	}
	for _, r := range rows {
		if t.raw(boxKeyRows, r.ID[:]) == nil {
			continue // it never left this file
		}
		if err := t.putValue(boxOutgoing, outKeyOf(outKey, r.ID[:]), outKeyRow{Owner: r.Owner, Class: r.Class, Gone: true}); err != nil {
			return err
		}
	}
	return nil
}

// beginEpoch begins a new epoch of the team, which makes an erasure complete: what was
// wrapped in those before may be kept by whoever carries records, and opens no more. All
// keys that seal events are wrapped anew, and the epoch key is sealed to every
// workstation that was not revoked, but for leaveOut.
func (t *tx) beginEpoch(leaveOut journal.WorkstationID) error {
	sh := t.sharing()
	if sh == nil {
		return nil
	}
	next := sh.with(vault.NewShared(sh.epoch.Number()+1, t.s.now()), t.s.now())
	next.Begun = true
	if err := t.putSharing(next); err != nil {
		return err
	}
	check := next.epoch.Check()
	if _, err := t.append(journal.EpochBegun{Epoch: next.epoch.ID(), Number: next.epoch.Number(), Check: check[:]}); err != nil {
		return err
	}
	if err := t.shareAll(); err != nil {
		return err
	}
	if err := t.dropAll(boxOutgoing, []byte{outStation}); err != nil {
		return err
	}
	id := next.epoch.ID()
	return t.eachStation(func(w journal.WorkstationID, e enrolled) error {
		if e.Revoked || w == leaveOut || w == t.s.station.id {
			return nil
		}
		return t.put(boxOutgoing, outKeyOf(outStation, w[:]), id[:])
	})
}

// shareAll has all keys that seal events put among the records.
func (t *tx) shareAll() error {
	var rows []vault.Row
	if err := t.scan(boxKeyRows, nil, func(id, _ []byte) error {
		at, err := t.get(boxKeyRows, id)
		if err != nil {
			return err
		}
		row, err := readRow(at)
		if err == nil && t.raw(boxKeys, at) != nil {
			rows = append(rows, row)
		}
		return err
	}); err != nil {
		return err
	}
	for _, row := range rows {
		if err := t.shareKey(row); err != nil {
			return err
		}
	}
	return nil
}

// EpochKeys are the epoch keys that are to be put among the records of the team, each
// until [Store.EpochKeySent] says that it was done.
func (s *Store) EpochKeys() (all []SealedEpoch, err error) {
	err = s.read(func(t *tx) error {
		sh, err := t.mustShare()
		if err != nil {
			return err
		}
		return t.scan(boxOutgoing, []byte{outStation}, func(key, _ []byte) error {
			id := journal.WorkstationID(key[1:])
			var w enrolled
			if _, err := t.value(boxShared, s.sharedKey("station", id[:]), &w); err != nil {
				return err
			}
			e := SealedEpoch{Workstation: id, Epoch: sh.epoch.ID(), By: s.station.id}
			var err error
			if e.Sealed, err = t.sealEpoch(sh, id, w.Box); err != nil {
				return err
			}
			p, err := e.signed(s.team)
			e.Sig = s.station.keys.Sign(p)
			all = append(all, e)
			return err
		})
	})
	return all, err
}

func (t *tx) sealEpoch(sh *sharing, to journal.WorkstationID, box vault.BoxKey) ([]byte, error) {
	return sh.epoch.SealTo(box, t.s.team[:], to[:])
}

// EpochKeySent says that an epoch key was put among the records.
func (s *Store) EpochKeySent(ctx context.Context, e SealedEpoch) error {
	return s.write(ctx, func(t *tx) error {
		key := outKeyOf(outStation, e.Workstation[:])
		id, err := t.get(boxOutgoing, key)
		if err != nil || len(id) != len(e.Epoch) || vault.EpochID(id) != e.Epoch {
			return err
		}
		return t.drop(boxOutgoing, key)
	})
}

// ReceiveEpochKey takes an epoch key of the team that was sealed to this workstation by one
// that may begin epochs; as the team's journal says so far. One that is here is passed over.
// ErrBehind when it is not known that its maker may, ErrNotAllowed when it may not, and
// vault.ErrSeal when it is not sealed to this workstation. From now on it wraps the keys,
// unless it is older than the one that is here; that is retired after a day.
func (s *Store) ReceiveEpochKey(ctx context.Context, e SealedEpoch) error {
	if s.shares.Load() == nil {
		return ErrNotShared
	}
	signed, err := e.signed(s.team)
	if err != nil {
		return err
	}
	got, err := s.station.keys.OpenShared(e.Sealed, s.team[:], s.station.id[:])
	if err != nil {
		return err
	}
	return s.write(ctx, func(t *tx) error {
		sh := *t.sharing()
		if sh.of(got.ID()) != nil {
			return nil
		}
		if err := t.mayBegin(e.By, signed, e.Sig); err != nil {
			return err
		}
		if got.Number() > sh.epoch.Number() {
			return t.putSharing(sh.with(got, s.now()))
		}
		sh.Others = append(slices.Clone(sh.Others), otherEpoch{Until: s.now().Add(epochGrace), epoch: got})
		if err := t.putSharing(sh); err != nil {
			return err
		}
		return t.follow()
	})
}

// mayBegin says whether a workstation signed, and speaks for somebody who may begin epochs.
func (t *tx) mayBegin(by journal.WorkstationID, signed, sig []byte) error {
	var w enrolled
	ok, err := t.value(boxShared, t.s.sharedKey("station", by[:]), &w)
	switch {
	case err != nil:
		return err
	case !ok:
		return ErrBehind
	case w.Revoked || !vault.Verify(w.Sign, signed, sig):
		return fmt.Errorf("%w: an epoch", ErrNotAllowed)
	case w.Any:
		return nil
	}
	var p person
	if _, err := t.value(boxShared, t.s.sharedKey("member", w.Member[:]), &p); err != nil {
		return err
	}
	if !p.Roles.May(member.Erase) {
		return fmt.Errorf("%w: an epoch", ErrNotAllowed)
	}
	return nil
}

// follow has the keys wrapped by the epoch that the journal announced last: of two that
// were begun at once it is that of all.
func (t *tx) follow() error {
	sh := *t.sharing()
	var a announced
	ok, err := t.value(boxShared, t.s.sharedKey("epoch", nil), &a)
	if err != nil || !ok || sh.Begun || sh.epoch.ID() == a.Epoch || sh.epoch.Number() > a.Number {
		return err
	}
	next := sh.of(a.Epoch)
	if next == nil || !next.Is(a.Check) {
		return nil
	}
	return t.putSharing(sh.with(next, t.s.now()))
}

// retireEpochs forgets the epoch keys whose time is over. Traces of them are in pages of
// before, so that the file is to be written anew.
func (t *tx) retireEpochs() error {
	sh := *t.sharing()
	left := slices.DeleteFunc(slices.Clone(sh.Others), func(o otherEpoch) bool { return t.s.now().After(o.Until) })
	if len(left) == len(sh.Others) {
		return nil
	}
	sh.Others = left
	return errors.Join(t.putSharing(sh), t.putDesk(deskRetire, true))
}

// announce keeps which epoch key is the team's.
func (r *receiver) announce(b journal.EpochBegun) error {
	var last announced
	key := r.t.s.sharedKey("epoch", nil)
	if _, err := r.t.value(boxShared, key, &last); err != nil || b.Number < last.Number {
		return err
	}
	if err := r.t.putValue(boxShared, key, announced{b.Epoch, b.Number, [32]byte(b.Check)}); err != nil {
		return err
	}
	return r.t.follow()
}
