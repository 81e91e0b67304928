package journal

import (
	"fmt"
	"time"

	"github.com/fxamacker/cbor/v2"

	"baken/store/member"
	"baken/store/vault"
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
// in [Kinds].
type Body interface {
	Kind() Kind
	// Class is the class of key that the event is sealed with, of the contact or
	// case that it is about.
	Class() vault.Class
}

// payload is what is sealed.
type payload struct {
	Kind    Kind            `cbor:"1,keyasint"`
	Version uint            `cbor:"2,keyasint"`
	Member  member.ID       `cbor:"3,keyasint"`
	Body    cbor.RawMessage `cbor:"4,keyasint"`
}

var (
	encoding = func() cbor.EncMode {
		o := cbor.CoreDetEncOptions()
		o.Time = cbor.TimeRFC3339Nano // whole: a second more or less decides what was answered
		m, err := o.EncMode()
		if err != nil {
			panic(err)
		}
		return m
	}()
	decoding = func() cbor.DecMode {
		m, err := cbor.DecOptions{MaxArrayElements: 1 << 20, MaxMapPairs: 1 << 20}.DecMode()
		if err != nil {
			panic(err)
		}
		return m
	}()
)

// Encode writes what by did as a payload.
func Encode(by member.ID, b Body) ([]byte, error) {
	body, err := encoding.Marshal(b)
	if err != nil {
		return nil, err
	}
	return encoding.Marshal(payload{Kind: b.Kind(), Version: kinds[b.Kind()].version, Member: by, Body: body})
}

// Decode reads a payload. Of a kind or version that is not known it gives the
// member and an [Unknown] body, with ErrNewer.
func Decode(p []byte) (by member.ID, b Body, err error) {
	var in payload
	if err := decoding.Unmarshal(p, &in); err != nil {
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

// Class is History: nothing of it is known.
func (Unknown) Class() vault.Class { return vault.History }
