package store

import (
	"crypto/rand"
	"errors"
	"fmt"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/vault"
)

// kept is what a workstation keeps of itself on its desk.
type kept struct {
	Team        journal.TeamID        `cbor:"1,keyasint"`
	Workstation journal.WorkstationID `cbor:"2,keyasint"`
	Member      member.ID             `cbor:"3,keyasint"`
	Keys        []byte                `cbor:"4,keyasint"` // vault.Workstation
}

// tip is where the chain of this workstation's events stands.
type tip struct {
	Counter uint64        `cbor:"1,keyasint"`
	Prev    [32]byte      `cbor:"2,keyasint"`
	Clock   journal.Clock `cbor:"3,keyasint"`
}

func (t *tx) makeStation() error {
	keys, err := vault.NewWorkstation()
	if err != nil {
		return err
	}
	k := kept{}
	rand.Read(k.Team[:])
	rand.Read(k.Workstation[:])
	rand.Read(k.Member[:])
	if k.Keys, err = keys.MarshalBinary(); err != nil {
		return err
	}
	t.s.team, t.s.own, t.s.me, t.s.station = k.Team, k.Member, k.Member, station{k.Workstation, keys}
	return t.putDesk("workstation", k)
}

func (t *tx) loadStation() error {
	var k kept
	if ok, err := t.desk("workstation", &k); err != nil || !ok {
		return fmt.Errorf("%w: the workstation's own keys are missing; nothing was changed: restore the last backup", ErrDamaged)
	}
	keys := new(vault.Workstation)
	if err := keys.UnmarshalBinary(k.Keys); err != nil {
		return fmt.Errorf("%w: the workstation's own keys", ErrDamaged)
	}
	var c tip
	if _, err := t.desk("tip", &c); err != nil {
		return err
	}
	t.s.clock, t.s.committed = c.Clock, c.Clock
	t.s.team, t.s.own, t.s.me, t.s.station = k.Team, k.Member, k.Member, station{k.Workstation, keys}
	if err := t.loadSharing(); err != nil {
		return err
	}
	if as := t.s.opts.As; !as.IsZero() {
		if _, ok, err := t.person(as); err != nil || !ok {
			return errors.Join(fmt.Errorf("%w: member %s", ErrUnknown, as), err)
		}
		t.s.me = as
	}
	return nil
}

// desk reads a position or setting of this workstation.
func (t *tx) desk(name string, into any) (bool, error) {
	key := t.s.hash("desk", []byte(name))
	p, err := t.get(boxDesk, key[:])
	if err != nil || p == nil {
		return false, err
	}
	return true, decode(boxDesk, p, into)
}

func (t *tx) putDesk(name string, v any) error {
	key := t.s.hash("desk", []byte(name))
	return t.putValue(boxDesk, key[:], v)
}
