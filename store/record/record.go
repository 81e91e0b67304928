// Package record is the form in which everything is written that is kept or
// carried: CBOR (RFC 8949), deterministic, so that what is equal is equal byte
// for byte, and a sum or a signature over it means something.
//
// Fields of a record are only ever added. What is not known is skipped when it is
// read.
package record

import (
	"errors"

	"github.com/fxamacker/cbor/v2"
)

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
		m, err := cbor.DecOptions{MaxArrayElements: 1 << 24, MaxMapPairs: 1 << 24}.DecMode()
		if err != nil {
			panic(err)
		}
		return m
	}()
)

var errMalformed = errors.New("not a record of that form")

// Encode writes v.
func Encode(v any) ([]byte, error) { return encoding.Marshal(v) }

// Decode reads what Encode wrote; p may hold nothing else. Its error says nothing
// of what is in p.
func Decode(p []byte, into any) error {
	if err := decoding.Unmarshal(p, into); err != nil {
		return errMalformed
	}
	return nil
}
