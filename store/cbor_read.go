package store

import (
	"encoding/binary"
	"errors"
)

var errFigure = errors.New("a figure is written otherwise")

// cborReader reads what record.Encode wrote, piece by piece (RFC 8949, of known
// lengths). After bad input it gives zeros.
type cborReader struct {
	p   []byte
	bad bool
}

// The major types that are read.
const (
	cborUint  = 0
	cborBytes = 2
	cborText  = 3
	cborArray = 4
	cborMap   = 5
	cborPlain = 7
)

func (r *cborReader) fail() { r.bad, r.p = true, nil }

// head reads a type and its number: the value, or how long what follows is.
func (r *cborReader) head() (major byte, n uint64) {
	if len(r.p) == 0 {
		r.fail()
		return 0, 0
	}
	major, low := r.p[0]>>5, r.p[0]&31
	r.p = r.p[1:]
	if low < 24 {
		return major, uint64(low)
	}
	size := 1 << (low - 24)
	if low > 27 || len(r.p) < size {
		r.fail()
		return 0, 0
	}
	var b [8]byte
	copy(b[8-size:], r.p)
	r.p = r.p[size:]
	return major, binary.BigEndian.Uint64(b[:])
}

// sized reads a number that is a value or counts what follows, of which each piece
// takes a byte or more.
func (r *cborReader) sized(want byte) int {
	if len(r.p) > 0 && r.p[0]>>5 == want && r.p[0]&31 < 24 && int(r.p[0]&31) < len(r.p) { // most are short
		n := int(r.p[0] & 31)
		r.p = r.p[1:]
		return n
	}
	major, n := r.head()
	if major != want || n > 1<<31-1 || want != cborUint && n > uint64(len(r.p)) {
		r.fail()
		return 0
	}
	return int(n)
}

// string reads bytes, or those of a text.
func (r *cborReader) string(want byte) []byte {
	n := r.sized(want)
	b := r.p[:n]
	r.p = r.p[n:]
	return b
}

func (r *cborReader) bool() bool {
	major, n := r.head()
	if major != cborPlain || n != 20 && n != 21 {
		r.fail()
	}
	return n == 21
}

// skip leaves out one piece, whatever it is.
func (r *cborReader) skip() {
	for left := 1; left > 0 && !r.bad; left-- {
		switch major, n := r.head(); major {
		case cborBytes, cborText:
			if n > uint64(len(r.p)) {
				r.fail()
				return
			}
			r.p = r.p[n:]
		case cborArray, cborMap:
			if n > uint64(len(r.p)) {
				r.fail()
				return
			}
			left += int(n)
			if major == cborMap {
				left += int(n)
			}
		case 6: // what a tag stands before
			left++
		}
	}
}
