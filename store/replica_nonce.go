package store

import (
	"errors"

	"baken/store/vault"
)

// ErrNonce: what is to be signed is not what a server sends to know who connects.
var ErrNonce = errors.New("not a challenge")

// mostNonce is how long a challenge is at most, in bytes: shorter than anything else that
// a workstation signs, so that none of it can be asked for as one.
const mostNonce = 64

// SignNonce signs what the server of the team's journal sends to know who connects, with
// the key of this workstation. ErrNonce for what is none: letters, digits, - and _, 64 of
// them at most.
func (s *Store) SignNonce(nonce []byte) (sig []byte, err error) {
	if len(nonce) == 0 || len(nonce) > mostNonce {
		return nil, ErrNonce
	}
	for _, c := range nonce {
		switch {
		case '0' <= c && c <= '9', 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '-', c == '_':
		default:
			return nil, ErrNonce
		}
	}
	err = s.read(func(*tx) error { // the key is there as long as the store is open
		sig = s.station.keys.Sign(nonce)
		return nil
	})
	return sig, err
}

// StationKey is the public key of this workstation.
func (s *Store) StationKey() vault.PublicKey { return s.station.keys.Public() }
