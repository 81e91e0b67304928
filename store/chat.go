package store

import (
	"context"
	"crypto/rand"
)

// ChatContact is the contact that a visitor's chat is: a keyed hash of the session.
func (s *Store) ChatContact(session [16]byte) ContactID {
	return ContactID(s.hash("chat", session[:]))
}

// chatSecrets are what the visitors' page needs and only the store keeps.
type chatSecrets struct {
	Team    []byte `cbor:"1,keyasint"` // the private half of the team's chat key
	Gateway []byte `cbor:"2,keyasint"` // the gateway's own secret
}

// ChatSecrets gives the private half of the team's chat key and the gateway's own
// secret, 32 random bytes each. They are made when they are first asked for, and stay
// the same.
func (s *Store) ChatSecrets(ctx context.Context) (team, gateway [32]byte, err error) {
	var kept chatSecrets
	known := false
	if err = s.read(func(t *tx) (err error) { known, err = t.desk("chat secrets", &kept); return err }); err == nil && !known {
		err = s.write(ctx, func(t *tx) error {
			if known, err := t.desk("chat secrets", &kept); known || err != nil { // two may ask at once
				return err
			}
			kept = chatSecrets{make([]byte, 32), make([]byte, 32)}
			rand.Read(kept.Team)
			rand.Read(kept.Gateway)
			return t.putDesk("chat secrets", kept)
		})
	}
	if err == nil && (len(kept.Team) != 32 || len(kept.Gateway) != 32) {
		err = damaged(boxDesk, ErrDamaged)
	}
	if err != nil {
		return team, gateway, err
	}
	return [32]byte(kept.Team), [32]byte(kept.Gateway), nil
}
