package find

import "math/bits"

// Bits is a set of documents of one segment.
type Bits []uint64

// NewBits makes an empty set for n documents.
func NewBits(n int) Bits { return make(Bits, (n+63)/64) }

// Set puts a document in.
func (b Bits) Set(n uint32) { b[n/64] |= 1 << (n % 64) }

// Clear takes a document out.
func (b Bits) Clear(n uint32) { b[n/64] &^= 1 << (n % 64) }

// Has says whether a document is in the set; one beyond its end is not.
func (b Bits) Has(n uint32) bool { return int(n/64) < len(b) && b[n/64]&(1<<(n%64)) != 0 }

// Count is how many there are.
func (b Bits) Count() (n int) {
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// And leaves what is in o too, which may be shorter.
func (b Bits) And(o Bits) {
	n := min(len(b), len(o))
	for i := range n {
		b[i] &= o[i]
	}
	clear(b[n:])
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
	for i := range b {
		b[i] = ^uint64(0)
	}
	if n%64 != 0 {
		b[len(b)-1] = 1<<(n%64) - 1
	}
}
