package team

import (
	"context"
	"crypto/ed25519"
	"testing"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/vault"
)

// station is a workstation as an engine sees it: a key.
type station struct {
	id      journal.WorkstationID
	private ed25519.PrivateKey
}

func newStation(t testing.TB) station {
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	return station{journal.WorkstationID(randomBytes(16)), private}
}

func (s station) public() vault.PublicKey {
	return vault.PublicKey(s.private.Public().(ed25519.PublicKey))
}

// as is how it connects; deletes as in Workstation.
func (s station) as(team journal.TeamID, deletes bool) Workstation {
	return Workstation{Team: team, Key: s.public(), Deletes: deletes, Sign: func(nonce []byte) ([]byte, error) {
		return ed25519.Sign(s.private, nonce), nil
	}}
}

// dials is connections that are made without an error.
func dials(t testing.TB, dial Dial) func() Engine {
	return func() Engine {
		t.Helper()
		e, err := dial(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
}

func inProcess(t *testing.T) rig {
	h := newHouse(t)
	h.hub.rests()
	return rig{h.standing().Team, dials(t, h.server.Dial)}
}

func fromElsewhere(t *testing.T) rig {
	h := newHouse(t)
	ada := h.comes("Ada", member.Administrator)
	h.agree()
	ada.rests()
	h.hub.rests()
	return rig{h.standing().Team, dials(t, h.dial(ada))}
}
