package journal

import (
	"fmt"
	"time"

	"github.com/fxamacker/cbor/v2"

	"baken/store/member"
	"baken/store/record"
)

// Kind says what happened. The words are kept for ever.
type Kind string

// Event is one thing that a member did.
type Event struct {
	ID          EventID
	Seq         uint64 // the place in the journal, from 1
	Workstation WorkstationID
	Subject     Subject
	Member      member.ID
	Body        Body

	// Raw is the payload as it came, for kinds and versions that are not known.
	Raw []byte
}

// At is when it happened, by the clock of its workstation.
func (e Event) At() time.Time { return e.ID.Clock().Time() }

// Body is what an event says: one of the types of this package that are named
// in [Kinds]. What it means is declared there, once: see [Means].
type Body interface{ Kind() Kind }

// payload is what is sealed.
type payload struct {
	Kind    Kind            `cbor:"1,keyasint"`
	Version uint            `cbor:"2,keyasint"`
	Member  member.ID       `cbor:"3,keyasint"`
	Body    cbor.RawMessage `cbor:"4,keyasint"`
}

// Encode writes what by did as a payload. ErrNewer for a kind that is not
// declared.
func Encode(by member.ID, b Body) ([]byte, error) {
	k, ok := kinds[b.Kind()]
	if !ok {
		return nil, undeclared(b.Kind())
	}
	body, err := record.Encode(b)
	if err != nil {
		return nil, err
	}
	return record.Encode(payload{Kind: b.Kind(), Version: k.version, Member: by, Body: body})
}

// Decode reads a payload. Of a kind or version that is not known it gives the
// member and an [Unknown] body, with ErrNewer.
func Decode(p []byte) (by member.ID, b Body, err error) {
	var in payload
	if err := record.Decode(p, &in); err != nil {
		return by, nil, fmt.Errorf("%w: an event's payload", ErrMalformed)
	}
	k, ok := kinds[in.Kind]
	if !ok || in.Version > k.version {
		return in.Member, Unknown{Of: in.Kind, Version: in.Version}, fmt.Errorf("%w: an event of kind %q, version %d", ErrNewer, in.Kind, in.Version)
	}
	b, err = k.read(in.Version, in.Body)
	if err != nil {
		return in.Member, nil, fmt.Errorf("%w: an event of kind %q, version %d", ErrMalformed, in.Kind, in.Version)
	}
	return in.Member, b, nil
}

// Unknown stands for an event that this version of the program cannot read.
type Unknown struct {
	Of      Kind
	Version uint
}

// Kind is the kind that it says it is.
func (u Unknown) Kind() Kind { return u.Of }
