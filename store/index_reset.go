package store

import (
	"crypto/rand"
	"errors"
	"time"

	"baken/store/find"
	"baken/store/vault"
)

func isIndex(err error) bool { return errors.Is(err, errIndex) }

// outdate has what was begun for the index given up: at once, and once more when this
// is written. Whoever begins between reads what was before, and must not write it.
func (t *tx) outdate() {
	t.outdated = true
	t.s.indexed.Add(1)
}

// resetIndex throws the index away, with the keys of its segments, and has it built
// from what is kept. rebuilt is when it was found damaged; zero when it was not.
func (t *tx) resetIndex(rebuilt time.Time) error {
	t.outdate()
	owners := map[segmentID]bool{}
	c := t.bucket(boxIndex).Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		if len(k) == 20 {
			owners[segmentID(k)] = true
		}
	}
	if t.searched != nil {
		for _, r := range t.searched.Segments {
			owners[r.ID] = true
		}
	}
	for id := range owners {
		if _, err := t.dropSegmentKeys(id); err != nil {
			return err
		}
	}
	for _, b := range []box{boxIndex, boxChanged} {
		if err := t.dropBox(b); err != nil {
			return err
		}
		if err := t.makeBox(b); err != nil {
			return err
		}
	}
	t.searched = &indexTx{indexRecord: indexRecord{Words: find.Version, Rebuilt: rebuilt.UTC()}, dirty: true}
	t.wakes = true
	return nil
}

// dropSegment takes a segment away, and gives the keys that are gone.
func (t *tx) dropSegment(id segmentID) ([]vault.KeyID, error) {
	if err := t.dropAll(boxIndex, id[:]); err != nil {
		return nil, err
	}
	return t.dropSegmentKeys(id)
}

func (t *tx) dropSegmentKeys(id segmentID) (gone []vault.KeyID, err error) {
	t.s.segments.Delete(id)
	for row := range t.beginning(boxKeys, id[:]) {
		gone = append(gone, vault.KeyID(row[17:]))
	}
	return gone, t.dropAll(boxKeys, id[:])
}

// orphans are segments that were begun and never became part of the index.
func (t *tx) orphans() (all []segmentID, err error) {
	x, err := t.searchIndex()
	if err != nil {
		return nil, err
	}
	known := map[segmentID]bool{}
	for _, r := range x.Segments {
		known[r.ID] = true
	}
	c := t.bucket(boxIndex).Cursor()
	for k, _ := c.First(); k != nil; {
		if len(k) != 20 {
			k, _ = c.Next()
			continue
		}
		id := segmentID(k)
		if !known[id] {
			all = append(all, id)
		}
		// The head stands after all blocks.
		if k, _ = c.Seek(blockKey(id, segmentHead)); k != nil && segmentID(k) == id {
			k, _ = c.Next()
		}
	}
	return all, nil
}

// purgeIndex writes every segment anew that has something in it that was taken out,
// under a key of its own, and destroys the keys of those that were: what was
// erased stands in none that a living key opens. It belongs to an erasure, and is
// of its transaction. What was begun beside it is given up.
func (t *tx) purgeIndex() (gone []vault.KeyID, err error) {
	t.outdate()
	x, err := t.searchIndex()
	if err != nil {
		return nil, t.indexAnew(err)
	}
	if err := t.changedOutOfIndex(); err != nil {
		return nil, t.indexAnew(err)
	}
	old := x.open
	var drop []segmentID
	if drop, err = t.orphans(); err != nil {
		return nil, t.indexAnew(err)
	}
	x.Segments, x.open = nil, nil
	for _, o := range old {
		if o.dead.Count() == 0 {
			x.add(o)
			continue
		}
		drop = append(drop, o.id)
		if o.dead.Count() == o.Len() {
			continue
		}
		next, err := t.rewrite(o)
		if err != nil {
			return nil, t.indexAnew(err)
		}
		x.add(next)
	}
	for _, id := range drop {
		keys, err := t.dropSegment(id)
		if err != nil {
			return nil, err
		}
		gone = append(gone, keys...)
	}
	x.dirty = x.dirty || len(drop) > 0
	return gone, t.flushIndex()
}

func newSegment() (id segmentID) { rand.Read(id[:]); return }

// add puts an open segment into the index.
func (x *indexTx) add(o *openSegment) {
	x.open = append(x.open, o)
	x.Segments = append(x.Segments, segmentRecord{ID: o.id, Docs: uint32(o.Len()), Dead: uint32(o.dead.Count()), Blocks: o.Blocks()})
	x.dirty = true
}

// rewrite writes the living documents of a segment into one of its own.
func (t *tx) rewrite(o *openSegment) (*openSegment, error) {
	id := newSegment()
	key, err := t.keyFor(Owner(id), vault.Words)
	if err != nil {
		return nil, err
	}
	head, err := find.Merge([]find.Part{{Segment: o.Segment, From: o.from, Dead: o.dead}}, func(number uint32, block []byte) error {
		return t.putBlock(id, key, number, block)
	})
	if err != nil {
		return nil, err
	}
	return t.closeSegment(id, key, head)
}

// closeSegment writes the head of a segment of which all blocks are written, and
// opens it.
func (t *tx) closeSegment(id segmentID, key *vault.Key, head []byte) (*openSegment, error) {
	if err := t.putBlock(id, key, segmentHead, vault.Pad(head)); err != nil {
		return nil, err
	}
	o := &openSegment{id: id, key: key}
	o.from = func(number uint32) ([]byte, error) { return t.block(o, number) }
	var err error
	if o.Segment, err = find.Open(head, o.from); err != nil {
		return nil, err
	}
	o.dead = find.NewBits(o.Len())
	return o, nil
}
