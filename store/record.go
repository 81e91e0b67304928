package store

import (
	"fmt"

	"baken/store/record"
	"baken/store/vault"
)

func encode(v any) ([]byte, error) { return record.Encode(v) }

func decode(b box, p []byte, into any) error {
	if err := record.Decode(p, into); err != nil {
		return fmt.Errorf("%w: a record of %s has another form than expected", ErrDamaged, b.name)
	}
	return nil
}

// value reads a record that is sealed with the store's key.
func (t *tx) value(b box, key []byte, into any) (bool, error) {
	p, err := t.get(b, key)
	if err != nil || p == nil {
		return false, err
	}
	return true, decode(b, p, into)
}

func (t *tx) putValue(b box, key []byte, v any) error {
	p, err := encode(v)
	if err != nil {
		return err
	}
	return t.put(b, key, p)
}

// valueOf reads a record that is sealed with a key of owner.
func (t *tx) valueOf(b box, key []byte, o Owner, c vault.Class, into any) (bool, error) {
	p, err := t.getFrom(b, key, o, c)
	if err != nil || p == nil {
		return false, err
	}
	return true, decode(b, p, into)
}

func (t *tx) putValueFor(b box, key []byte, o Owner, c vault.Class, v any) error {
	p, err := encode(v)
	if err != nil {
		return err
	}
	return t.putFor(b, key, o, c, p)
}

// inner seals a part of a record with a key of owner, at the record's place.
func (t *tx) inner(b box, key []byte, part string, o Owner, c vault.Class, v any) ([]byte, error) {
	p, err := encode(v)
	if err != nil {
		return nil, err
	}
	k, err := t.keyFor(o, c)
	if err != nil {
		return nil, err
	}
	return k.Seal(nil, vault.At(b.name+"/"+part, key), p), nil
}

// readInner opens a part of a record. ErrErased when its key was destroyed, or
// when it was not kept since it had been.
func (t *tx) readInner(b box, key []byte, part string, sealed []byte, o Owner, c vault.Class, into any) error {
	if sealed == nil {
		return ErrErased
	}
	p, err := t.open(vault.At(b.name+"/"+part, key), sealed, o, c)
	if err != nil {
		return err
	}
	return decode(b, p, into)
}
