// Package member has the words for who works at the line and what they may do.
//
// A member has [Roles], one or more; a counselor who works alone has all
// three. Each act has a [Right], and one table says which roles have it. It is
// asked twice: where an event is made, and by every replica that folds it, so
// the table decides the same everywhere: it reads no configuration and no
// clock.
//
// The package does not know who is asking: that the hand behind an id is the
// member's is shown by signatures, elsewhere.
package member

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
)

// ID names a member, in every event and for ever. It is random and tells
// nothing. The zero ID is nobody.
type ID [16]byte

// NewID makes an ID that nobody has.
func NewID() ID {
	var id ID
	rand.Read(id[:]) // does not fail: crypto/rand ends the program first
	return id
}

// ParseID reads what String wrote. Its error is ErrID.
func ParseID(s string) (ID, error) {
	var id ID
	if len(s) != hex.EncodedLen(len(id)) {
		return ID{}, fmt.Errorf("%w: %d bytes", ErrID, len(s))
	}
	if _, err := hex.Decode(id[:], []byte(s)); err != nil {
		return ID{}, ErrID
	}
	return id, nil
}

// String gives 32 hexadecimal digits in lower case.
func (id ID) String() string { return hex.EncodeToString(id[:]) }

// IsZero says whether id is nobody.
func (id ID) IsZero() bool { return id == ID{} }

// MarshalText is String, for JSON and configuration.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText is ParseID.
func (id *ID) UnmarshalText(b []byte) error {
	parsed, err := ParseID(string(b))
	if err == nil {
		*id = parsed
	}
	return err
}
