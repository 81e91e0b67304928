package store

import (
	"context"
	"math/bits"
	"slices"

	"baken/store/find"
)

// mergeFrom is how many segments of about one size are merged into one.
const mergeFrom = 8

// tier sorts segments by size: each is four times as large as the one before.
func tier(blocks uint32) int { return (bits.Len32(max(blocks, 8)) - 3) / 2 }

// toMerge gives the segments that are to be merged: of the lowest size of which
// there are many, or one of which more than half is dead.
func toMerge(all []segmentRecord) (ids []segmentID) {
	tiers := map[int][]segmentID{}
	for _, r := range all {
		if r.Dead > r.Docs/2 {
			return []segmentID{r.ID}
		}
		k := tier(r.Blocks)
		tiers[k] = append(tiers[k], r.ID)
	}
	lowest := -1
	for k, some := range tiers {
		if len(some) >= mergeFrom && (lowest < 0 || k < lowest) {
			lowest = k
		}
	}
	if lowest < 0 {
		return nil
	}
	return tiers[lowest]
}

// mergeIndex merges until nothing is to be merged.
func (s *Store) mergeIndex(ctx context.Context) error {
	for {
		if more, err := s.mergeSome(ctx); err != nil || !more {
			return err
		}
	}
}

func (s *Store) mergeSome(ctx context.Context) (merged bool, err error) {
	generation := s.indexed.Load()
	var parts []*openSegment
	if err := s.read(func(t *tx) error {
		x, err := t.searchIndex()
		if err != nil {
			return err
		}
		ids := toMerge(x.Segments)
		for _, o := range x.open {
			if slices.Contains(ids, o.id) {
				parts = append(parts, o)
			}
		}
		return nil
	}); err != nil || len(parts) == 0 {
		return false, err
	}
	var all []find.Part
	living := 0
	for _, o := range parts {
		all = append(all, find.Part{Segment: o.Segment, Dead: o.dead, From: func(number uint32) (block []byte, err error) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if s.indexed.Load() != generation {
				return nil, errStale
			}
			err = s.read(func(t *tx) error { block, err = t.block(o, number); return err })
			if err != nil && s.indexed.Load() != generation {
				err = errStale
			}
			return block, err
		}})
		living += o.Len() - o.dead.Count()
	}
	w := s.newSegmentWriter(ctx, generation)
	var head []byte
	if living > 0 {
		if head, err = find.Merge(all, w.sink); err != nil {
			return false, ofIndex(err)
		}
	}
	// The keys of what was merged stay in the vault's memory as long as they like: who
	// reads the index as it was before reads on.
	err = s.write(ctx, func(t *tx) error {
		if s.indexed.Load() != generation {
			return errStale
		}
		x, err := t.searchIndex()
		if err != nil {
			return err
		}
		var next *openSegment
		if living > 0 {
			if next, err = w.close(t, head); err != nil {
				return err
			}
		}
		return x.replace(t, parts, next)
	})
	if err == nil {
		err = s.shedSegments()
	}
	return err == nil, err
}

// shedSegments lets segments go that are in the index no more: who read while one
// was taken away may have put it back.
func (s *Store) shedSegments() error {
	return s.read(func(t *tx) error {
		x, err := t.searchIndex()
		if err != nil {
			return err
		}
		s.segments.Range(func(id, _ any) bool {
			if !slices.ContainsFunc(x.Segments, func(r segmentRecord) bool { return r.ID == id }) {
				s.segments.Delete(id)
			}
			return true
		})
		return nil
	})
}

// replace puts a segment in the place of those that it was merged from. What was
// taken out of them meanwhile is taken out of it.
func (x *indexTx) replace(t *tx, parts []*openSegment, next *openSegment) error {
	kept := x.open
	x.open, x.Segments, x.dirty = nil, nil, true
	for _, o := range kept {
		at := slices.IndexFunc(parts, func(p *openSegment) bool { return p.id == o.id })
		if at < 0 {
			x.add(o)
			continue
		}
		for n := range uint32(o.Len()) {
			if o.dead.Has(n) && !parts[at].dead.Has(n) {
				if m, ok := next.Find(o.Doc(n).Name); ok {
					next.dead.Set(m)
					next.dirty = true
				}
			}
		}
		if _, err := t.dropSegment(o.id); err != nil {
			return err
		}
	}
	if next != nil {
		x.add(next)
	}
	return nil
}

// sweepIndex takes away segments that were begun and given up, by a process that
// ended too. Nobody may be writing one: s.indexing is held.
func (s *Store) sweepIndex(ctx context.Context) error {
	generation := s.indexed.Load()
	var some []segmentID
	if err := s.read(func(t *tx) (err error) { some, err = t.orphans(); return err }); err != nil {
		return err
	}
	if err := s.shedSegments(); err != nil || len(some) == 0 {
		return err
	}
	return s.write(ctx, func(t *tx) error {
		if s.indexed.Load() != generation {
			return nil
		}
		for _, id := range some {
			if _, err := t.dropSegment(id); err != nil {
				return err
			}
		}
		return nil
	})
}
