package find

import "math/bits"

// Bits is a set of documents of one segment.
type Bits []uint64

// NewBits makes an empty set for n documents.
func NewBits(n int) Bits { return make(Bits, (n+63)/64) }

// Set puts a document in.
func (b Bits) Set(n uint32) { b[n/64] |= 1 << (n % 64) }

// Has says whether a document is in the set; one beyond its end is not.
func (b Bits) Has(n uint32) bool { return int(n/64) < len(b) && b[n/64]&(1<<(n%64)) != 0 }

// Count is how many there are.
func (b Bits) Count() (n int) {
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// And leaves what is in o too.
func (b Bits) And(o Bits) {
	for i := range b {
		b[i] &= o[i]
	}
}

// Or puts in what is in o.
func (b Bits) Or(o Bits) {
	for i := range b {
		b[i] |= o[i]
	}
}

// Without takes out what is in o, which may be shorter.
func (b Bits) Without(o Bits) {
	for i := range min(len(b), len(o)) {
		b[i] &^= o[i]
	}
}

// fill puts the first n in.
func (b Bits) fill(n int) {
	for i := range n {
		b.Set(uint32(i))
	}
}
