package store

import (
	"encoding/binary"
	"fmt"
	"io"
)

// A tree of which a branch leads back to itself, as in a copy that was made while the
// file was written, is searched by bbolt without end: that ends the program, and
// nothing can catch it. So the tree is climbed before bbolt does, as far as that takes
// no time that anybody would notice.

// mostClimbed is how many pages are looked at when a file is opened. A store of some
// megabytes has no more; of a larger one it is the beginning, and `baken verify` looks
// at all.
const mostClimbed = 2000

// climb goes down a tree.
type climb struct {
	f    io.ReaderAt
	end  uint64
	left int
}

// lookForLoops fails with ErrDamaged when the tree of the transaction is deeper than any
// tree is.
func (l *Locked) lookForLoops(txid uint64) error {
	size := l.db.Info().PageSize
	f := l.db.Logger().(*disk).file
	both := make([]byte, 2*size)
	if _, err := f.ReadAt(both, 0); err != nil {
		return err
	}
	o := binary.NativeEndian
	for _, head := range [][]byte{both[:size], both[size:]} {
		if m := head[pageHead:]; goodHead(head) && o.Uint64(m[48:]) == txid {
			c := &climb{f: f, end: o.Uint64(m[40:]), left: mostClimbed}
			return c.down(o.Uint64(m[16:]), size, 0)
		}
	}
	return nil
}

// down looks at a page and all below it.
func (c *climb) down(id uint64, size, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("%w: its pages lead back to themselves; it was not changed: restore the last backup", ErrDamaged)
	}
	if c.left == 0 || id < 2 || id >= c.end { // what leads beyond the file is met by guard
		return nil
	}
	c.left--
	p := make([]byte, size)
	if _, err := c.f.ReadAt(p, int64(id)*int64(size)); err != nil {
		return err
	}
	o := binary.NativeEndian
	branch := o.Uint16(p[8:]) == pageBranch
	for i := range int(o.Uint16(p[10:])) {
		at := pageHead + 16*i
		if at+16 > size {
			return nil
		}
		child := uint64(0)
		if e := p[at:]; branch {
			child = o.Uint64(e[8:])
		} else if o.Uint32(e)&1 != 0 { // a bucket, of which the first 8 bytes are its root
			if value := uint64(o.Uint32(e[4:])) + uint64(o.Uint32(e[8:])); value+8 <= uint64(len(e)) {
				child = o.Uint64(e[value:])
			}
		}
		if child == 0 {
			continue
		}
		if err := c.down(child, size, depth+1); err != nil {
			return err
		}
	}
	return nil
}
