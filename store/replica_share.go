package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/record"
	"baken/store/vault"
)

// Share makes the journal one that the team shares: all that is in it is pending from
// now on, from the first event, and so is what is made. hub says that all of the team may
// sit at this workstation. It asks for the right to manage members. ErrNoChange when it
// is shared already.
func (s *Store) Share(ctx context.Context, hub bool) error {
	return s.write(ctx, func(t *tx) error {
		if t.sharing() != nil {
			return ErrNoChange
		}
		if err := t.allowed(member.ManageMembers, "share the journal"); err != nil {
			return err
		}
		last, _ := t.bucket(boxJournal).Cursor().Last()
		first, err := t.event(1)
		if err != nil {
			return err
		}
		sh := sharing{Root: root{first.Workstation, t.s.station.keys.Public()}, Before: seqOf(last), epoch: vault.NewShared(1, t.s.now()), Begun: true}
		if first.Workstation != t.s.station.id {
			return fmt.Errorf("%w: the journal was begun by another workstation", ErrState)
		}
		if err := t.putSharing(sh); err != nil {
			return err
		}
		if err := t.shareFrom(sh.Root); err != nil {
			return err
		}
		if err := t.shareAll(); err != nil {
			return err
		}
		sign, box := t.s.station.keys.Public(), t.s.station.keys.Box()
		check := sh.epoch.Check()
		_, err = t.append(
			journal.WorkstationEnrolled{Workstation: t.s.station.id, Member: t.s.own, Sign: sign[:], Box: box[:], Letter: firstLetter, Hub: hub},
			journal.EpochBegun{Epoch: sh.epoch.ID(), Number: 1, Check: check[:]},
		)
		return err
	})
}

// shareFrom keeps who founded the team, with whose first event its journal begins.
func (t *tx) shareFrom(r root) error {
	if err := t.putPosition(position{}); err != nil {
		return err
	}
	return t.putStation(r.Workstation, enrolled{Sign: r.Sign})
}

// Joining is a workstation that wants to be of a team, before it has a store: its keys.
// Keep it in memory; it is of no use once the store is there.
type Joining struct {
	id   journal.WorkstationID
	keys *vault.Workstation
}

// NewJoining makes the keys of a workstation.
func NewJoining() (*Joining, error) {
	keys, err := vault.NewWorkstation()
	if err != nil {
		return nil, err
	}
	j := &Joining{keys: keys}
	rand.Read(j.id[:])
	return j, nil
}

// Request is what a workstation says of itself to be enrolled. It is no secret, and
// whoever enrols it must know that it is the right one.
type Request struct {
	Workstation journal.WorkstationID `cbor:"1,keyasint"`
	Sign        vault.PublicKey       `cbor:"2,keyasint"`
	Box         vault.BoxKey          `cbor:"3,keyasint"`
}

// Request is what is to be brought to the team.
func (j *Joining) Request() Request { return Request{j.id, j.keys.Public(), j.keys.Box()} }

// Welcome is what a workstation gets that was enrolled. It opens for that one alone; it
// must come from the team, as it says which journal is to be believed.
type Welcome struct {
	Team        journal.TeamID        `cbor:"1,keyasint"`
	Workstation journal.WorkstationID `cbor:"2,keyasint"`
	Member      member.ID             `cbor:"3,keyasint"`
	Root        root                  `cbor:"4,keyasint"`
	Epoch       []byte                `cbor:"5,keyasint"` // sealed to the workstation
	Keys        []welcomeKey          `cbor:"6,keyasint"` // the team's own
}

// welcomeKey is one of the team's own keys, wrapped by its epoch key.
type welcomeKey struct {
	Class   vault.Class `cbor:"1,keyasint"`
	ID      vault.KeyID `cbor:"2,keyasint"`
	Wrapped []byte      `cbor:"3,keyasint"`
}

// teamClasses are the classes of the store's own keys that are the team's.
var teamClasses = []vault.Class{vault.Team, vault.Figures, vault.Hash}

// MarshalBinary gives it as it is carried.
func (w Welcome) MarshalBinary() ([]byte, error) { type plain Welcome; return record.Encode(plain(w)) }

// UnmarshalBinary reads it.
func (w *Welcome) UnmarshalBinary(b []byte) error {
	type plain Welcome
	return record.Decode(b, (*plain)(w))
}

// MarshalBinary gives it as it is carried.
func (r Request) MarshalBinary() ([]byte, error) { type plain Request; return record.Encode(plain(r)) }

// UnmarshalBinary reads it.
func (r *Request) UnmarshalBinary(b []byte) error {
	type plain Request
	return record.Decode(b, (*plain)(r))
}

// Enrol takes a workstation into the team, which speaks for a member, or as a hub for
// all. It asks for the right to manage members. ErrUnknown when there is no such member,
// ErrThere when the workstation is in the team already.
func (s *Store) Enrol(ctx context.Context, r Request, of member.ID, hub bool) (w Welcome, err error) {
	err = s.write(ctx, func(t *tx) error {
		sh, err := t.mustShare()
		if err != nil {
			return err
		}
		if _, err := t.managed(of, "enrol a workstation"); err != nil {
			return err
		}
		if t.raw(boxMembers, r.Workstation[:]) != nil {
			return fmt.Errorf("%w: workstation %s", ErrThere, r.Workstation)
		}
		w = Welcome{Team: s.team, Workstation: r.Workstation, Member: of, Root: sh.Root}
		if w.Epoch, err = t.sealEpoch(sh, r.Workstation, r.Box); err != nil {
			return err
		}
		for _, c := range teamClasses {
			k, err := t.keyFor(Owner{}, c)
			if err != nil {
				return err
			}
			id, at := k.ID(), keyRow(vault.Row{Class: c, ID: k.ID()})
			if t.raw(boxKeyRows, id[:]) == nil { // of what others count under it
				if err := t.put(boxKeyRows, id[:], at); err != nil {
					return err
				}
			}
			wrapped, err := sh.epoch.Wrap(k)
			if err != nil {
				return err
			}
			w.Keys = append(w.Keys, welcomeKey{c, k.ID(), wrapped})
		}
		letter, err := t.freeLetter("", r.Workstation)
		if err != nil {
			return err
		}
		_, err = t.append(journal.WorkstationEnrolled{Workstation: r.Workstation, Member: of, Sign: r.Sign[:], Box: r.Box[:], Letter: letter, Hub: hub})
		return err
	})
	if err != nil {
		return Welcome{}, err
	}
	return w, nil
}

// enrol folds that a workstation is of the team.
func (t *tx) enrol(b journal.WorkstationEnrolled) error {
	t.change.Members = true
	letter, err := t.freeLetter(b.Letter, b.Workstation)
	if err != nil {
		return err
	}
	return t.putValue(boxMembers, b.Workstation[:], signer{b.Member, vault.PublicKey(b.Sign), letter})
}

// firstLetter is the letter of the workstation that founded the team.
const firstLetter = "A"

// freeLetter is the letter of a workstation, for the numbers of its cases: want, if no
// other has it, else the first that is free: B to Z, then BA and so on.
func (t *tx) freeLetter(want string, of journal.WorkstationID) (string, error) {
	taken := map[string]bool{}
	if err := t.scan(boxMembers, nil, func(key, _ []byte) error {
		raw, err := t.get(boxMembers, key)
		var w signer
		if err == nil && record.Decode(raw, &w) == nil && w.Sign != (vault.PublicKey{}) && journal.WorkstationID(key) != of {
			taken[w.Letter] = true
		}
		return err
	}); err != nil {
		return "", err
	}
	if want != "" && !taken[want] {
		return want, nil
	}
	for n := 1; ; n++ {
		letter := ""
		for i := n; ; i = i/26 - 1 {
			letter = string(rune('A'+i%26)) + letter
			if i < 26 {
				break
			}
		}
		if !taken[letter] {
			return letter, nil
		}
	}
}

// RevokeWorkstation takes a workstation out of the team: what it makes from now on does
// not stand, and a new epoch begins whose key it does not get. It asks for the right to
// manage members. ErrUnknown, ErrNoChange, and ErrOneself for this one.
func (s *Store) RevokeWorkstation(ctx context.Context, id journal.WorkstationID) error {
	return s.write(ctx, func(t *tx) error {
		if _, err := t.mustShare(); err != nil {
			return err
		}
		if err := t.allowed(member.ManageMembers, "revoke a workstation"); err != nil {
			return err
		}
		var w enrolled
		ok, err := t.value(boxShared, s.sharedKey("station", id[:]), &w)
		switch {
		case err != nil:
			return err
		case !ok:
			return fmt.Errorf("%w: workstation %s", ErrUnknown, id)
		case w.Revoked:
			return ErrNoChange
		case id == s.station.id:
			return ErrOneself
		}
		return t.revoke(id)
	})
}

func (t *tx) revoke(id journal.WorkstationID) error {
	var at link
	if _, err := t.value(boxShared, t.s.sharedKey("link", id[:]), &at); err != nil {
		return err
	}
	if _, err := t.append(journal.WorkstationRevoked{Workstation: id, Upto: at.Counter}); err != nil {
		return err
	}
	return t.beginEpoch(id)
}

// revokeOf revokes the workstations that speak for a member who leaves.
func (t *tx) revokeOf(id member.ID) error {
	if t.sharing() == nil {
		return nil
	}
	var theirs []journal.WorkstationID
	if err := t.eachStation(func(w journal.WorkstationID, e enrolled) error {
		if e.Member == id && !e.Any && !e.Revoked && w != t.s.station.id {
			theirs = append(theirs, w)
		}
		return nil
	}); err != nil {
		return err
	}
	for _, w := range theirs {
		if err := t.revoke(w); err != nil {
			return err
		}
	}
	return nil
}

// Station is a workstation of the team.
type Station struct {
	ID      journal.WorkstationID
	Member  member.ID // for whom it speaks
	Hub     bool      // it speaks for all
	Sign    vault.PublicKey
	Letter  string
	Revoked bool
	Events  uint64 // of it that were received
}

// Stations are the workstations that the team's journal knows, in the order in which
// they came.
func (s *Store) Stations() (all []Station, err error) {
	err = s.read(func(t *tx) error {
		return t.eachStation(func(id journal.WorkstationID, e enrolled) error {
			st := Station{ID: id, Member: e.Member, Hub: e.Any, Sign: e.Sign, Revoked: e.Revoked}
			var l link
			var w signer
			_, err := t.value(boxShared, s.sharedKey("link", id[:]), &l)
			_, werr := t.value(boxMembers, id[:], &w)
			st.Events, st.Letter = l.Counter, w.Letter
			all = append(all, st)
			return errors.Join(err, werr)
		})
	})
	return all, err
}

// CreateJoined makes a store at path for a workstation that was enrolled. It is empty
// until it has received the team's journal. Otherwise it is as [Create].
func CreateJoined(path string, j *Joining, w Welcome, ways []NamedWay, o Options) (*Store, error) {
	if w.Workstation != j.id {
		return nil, fmt.Errorf("%w: the welcome is another workstation's", ErrState)
	}
	epoch, err := j.keys.OpenShared(w.Epoch, w.Team[:], j.id[:])
	if err != nil {
		return nil, err
	}
	return makeStore(path, ways, o, func(t *tx) error { return t.foundJoined(j, w, epoch) })
}

// foundJoined writes the first records of a store that joins a team.
func (t *tx) foundJoined(j *Joining, w Welcome, epoch *vault.Shared) error {
	if err := t.makeParts(); err != nil {
		return err
	}
	rows := map[string][]byte{}
	for _, c := range []vault.Class{vault.View, vault.Desk} {
		row, k, wrapped, err := t.s.vault.NewKey(Owner{}, c)
		if err != nil {
			return err
		}
		t.s.keys[c], rows[string(keyRow(row))] = k, wrapped
	}
	var known [][]byte
	for _, k := range w.Keys {
		row := vault.Row{Class: k.Class, ID: k.ID}
		key, own, err := t.s.vault.Adopt(row, k.Wrapped, epoch)
		if err != nil {
			return err
		}
		rows[string(keyRow(row))] = own
		if slices.Contains(storeClasses, k.Class) {
			t.s.keys[k.Class] = key
		}
		known = append(known, keyRow(row))
	}
	for _, c := range storeClasses {
		if t.s.keys[c] == nil {
			return fmt.Errorf("%w: the welcome has not all of the team's keys", ErrState)
		}
	}
	for row, wrapped := range rows {
		if err := t.putRaw(boxKeys, []byte(row), wrapped); err != nil {
			return err
		}
	}
	for _, at := range known {
		if err := t.put(boxKeyRows, at[17:], at); err != nil {
			return err
		}
	}
	private, err := j.keys.MarshalBinary()
	if err != nil {
		return err
	}
	k := kept{Team: w.Team, Workstation: j.id, Member: w.Member, Keys: private}
	t.s.team, t.s.own, t.s.me, t.s.station = k.Team, k.Member, k.Member, station{k.Workstation, j.keys}
	if err := errors.Join(t.putSchema(t.s.schema()), t.putVault(t.s.vault.Header()), t.putDesk("workstation", k)); err != nil {
		return err
	}
	if err := t.putSharing(sharing{Root: w.Root, epoch: epoch}); err != nil {
		return err
	}
	return t.shareFrom(w.Root)
}
