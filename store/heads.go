package store

import (
	"encoding/binary"
	"hash/fnv"
)

// A file of bbolt begins with two heads, on a page each, which transactions write in
// turn. When the newer one is not as it was written bbolt takes the older, without a
// word, and the last transaction has never been: so each is looked at here, before
// anything is written over it.

// What a head says of itself, behind the page's own.
const (
	headMagic   = 0xED0CDAED
	headVersion = 2
	headSummed  = 56 // bytes, behind which their sum stands
)

// goodHead says whether a first page of the file holds a head as it was written.
func goodHead(page []byte) bool {
	if len(page) < pageHead+headSummed+8 {
		return false
	}
	m, o := page[pageHead:], binary.NativeEndian
	h := fnv.New64a()
	h.Write(m[:headSummed])
	return o.Uint32(m) == headMagic && o.Uint32(m[4:]) == headVersion && o.Uint64(m[headSummed:]) == h.Sum64()
}

// lookAtHeads reads both heads of the file that was just opened.
func (l *Locked) lookAtHeads() error {
	size := l.db.Info().PageSize
	both := make([]byte, 2*size)
	if _, err := l.db.Logger().(*disk).file.ReadAt(both, 0); err != nil {
		return err
	}
	l.lostHead = !goodHead(both[:size]) || !goodHead(both[size:])
	if l.lostHead {
		l.opts.log().Error("one of the two heads of the store is damaged: the last step may be missing")
	}
	return nil
}

// LostHead says that one of the file's two heads was not as it was written. If that was
// the newer one, the last step that was kept is missing in what is shown. The next
// write puts another in its place.
func (l *Locked) LostHead() bool { return l.lostHead }

// LostHead is that of the file when it was opened: see [Locked.LostHead].
func (s *Store) LostHead() bool { return s.lostHead }
