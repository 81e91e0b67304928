package store

import (
	"encoding/binary"
	"fmt"
	"math/bits"

	"baken/store/vault"
)

// sum is what a bucket adds up to: how many records, and the sum modulo 2^256
// of a MAC over the key, the length, the first 17 and the last 16 bytes of each
// (of what is sealed: which key it wants, and the authentication tag). It is kept sealed and changed in the
// transaction that changes a record, so that a record which a damaged tree has
// lost is missed.
type sum struct {
	count uint64
	total [4]uint64
}

// bucketSums holds the sums: bucket → sum, sealed.
const bucketSums = "sums"

func (t *tx) sum(b box) *sum {
	if s := t.sums[b.name]; s != nil {
		return s
	}
	s, err := t.keptSum(b)
	if err != nil {
		panic(err) // guard turns it into ErrDamaged: without its sum a bucket must not be written
	}
	if t.sums == nil {
		t.sums = map[string]*sum{}
	}
	t.sums[b.name] = &s
	return &s
}

func (t *tx) keptSum(b box) (s sum, err error) {
	v := t.b.Bucket([]byte(bucketSums)).Get([]byte(b.name))
	if v == nil { // a bucket is made with one
		return s, fmt.Errorf("%w: the count of %s is missing; run `baken verify`, and restore the last backup", ErrDamaged, b.name)
	}
	p, err := t.s.keys[vault.View].Open(nil, vault.At(bucketSums, []byte(b.name)), v)
	if err != nil || len(p) != 40 {
		return s, fmt.Errorf("%w: the count of %s does not open", ErrDamaged, b.name)
	}
	s.count = binary.BigEndian.Uint64(p)
	for i := range s.total {
		s.total[i] = binary.BigEndian.Uint64(p[8+8*i:])
	}
	return s, nil
}

func (t *tx) add(b box, key, value []byte) {
	s := t.sum(b)
	s.count++
	s.include(t.s.recordMAC(b, key, value))
}

func (t *tx) subtract(b box, key, value []byte) {
	s := t.sum(b)
	s.count--
	s.exclude(t.s.recordMAC(b, key, value))
}

func (s *sum) include(m [4]uint64) {
	var carry uint64
	for i := 3; i >= 0; i-- {
		s.total[i], carry = bits.Add64(s.total[i], m[i], carry)
	}
}

func (s *sum) exclude(m [4]uint64) {
	var borrow uint64
	for i := 3; i >= 0; i-- {
		s.total[i], borrow = bits.Sub64(s.total[i], m[i], borrow)
	}
}

// recordMAC is the MAC of one record.
func (s *Store) recordMAC(b box, key, value []byte) (m [4]uint64) {
	var length [8]byte
	binary.BigEndian.PutUint64(length[:], uint64(len(value)))
	mac := s.keys[vault.View].MAC([]byte(b.name), key, length[:], value[:min(17, len(value))], value[max(0, len(value)-16):])
	for i := range m {
		m[i] = binary.BigEndian.Uint64(mac[8*i:])
	}
	return m
}

func (t *tx) flushSums() error {
	for name, s := range t.sums {
		p := binary.BigEndian.AppendUint64(nil, s.count)
		for _, w := range s.total {
			p = binary.BigEndian.AppendUint64(p, w)
		}
		v := t.s.keys[vault.View].Seal(nil, vault.At(bucketSums, []byte(name)), p)
		if err := t.b.Bucket([]byte(bucketSums)).Put([]byte(name), v); err != nil {
			return err
		}
	}
	return nil
}
