package store

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"baken/store/find"
	"baken/store/vault"
)

// errStale: something was erased, or the index thrown away, since the work was
// begun. It is begun again: what was read may be gone.
var errStale = errors.New("the index was changed meanwhile")

const (
	batchSize   = 20 << 20 // of a Builder, about, in bytes
	gatherStep  = 64       // documents that are read in one transaction
	gatherOnce  = 2048     // documents that one look takes
	blocksAtATx = 96       // blocks that are written in one transaction
)

// batch is what is read for one segment.
type batch struct {
	s          *Store
	generation uint64
	build      *find.Builder
	seen       map[find.Name]bool // what was read: nothing is twice
	again      bool               // something of it has changed since: that is for the next batch
	read       []docRef
	taken      map[string]bool // records of what has changed that are done with it
	walk       walk            // where the walk through all is then
	walked     bool
	bulk       bool
	rounds     int
	unread     []find.Name // documents that are damaged
}

func (s *Store) newBatch() *batch {
	return &batch{s: s, generation: s.indexed.Load(), build: find.NewBuilder(), seen: map[find.Name]bool{}, taken: map[string]bool{}}
}

// empty says that there is nothing to commit.
func (b *batch) empty() bool { return len(b.taken) == 0 && !b.walked }

// full says that it is to be committed before anything else is read.
func (b *batch) full() bool { return b.again || b.build.Size() >= batchSize }

// due says whether the batch is to be committed: when nothing more comes, or it is
// full. While the sync brings many mails it is kept open for some rounds.
func (b *batch) due(more bool) bool {
	switch {
	case b.empty(), b.full():
		return b.full()
	case more:
		return false
	}
	return !b.bulk || b.rounds >= int(indexBulk/indexSoon)
}

// gather reads some of what is to be read, and says whether there is more at once.
func (b *batch) gather(ctx context.Context) (more bool, err error) {
	var todo []docRef
	if err := b.s.read(func(t *tx) error { todo, more, err = b.todo(t); return err }); err != nil {
		return false, err
	}
	b.rounds++
	for len(todo) > 0 {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		if b.s.indexed.Load() != b.generation {
			return false, errStale
		}
		some := todo[:min(gatherStep, len(todo))]
		todo = todo[len(some):]
		if err := b.take(some); err != nil {
			return false, err
		}
	}
	return more, nil
}

// todo gives documents that have changed, and when there are none those to which
// the walk comes next.
func (b *batch) todo(t *tx) (todo []docRef, more bool, err error) {
	x, err := t.searchIndex()
	if err != nil {
		return nil, false, err
	}
	if x.Words != find.Version {
		return nil, false, errOtherWords
	}
	wanted, err := t.ladder(listWanted)
	if err != nil {
		return nil, false, err
	}
	b.bulk = wanted.Len() > bulkFrom
	for k, raw := range t.beginning(boxChanged, nil) {
		if b.taken[string(k)] {
			continue
		}
		if len(todo) >= gatherOnce {
			return todo, true, nil
		}
		all, err := t.readChanged(k, raw)
		if err != nil {
			return nil, false, err
		}
		if slices.ContainsFunc(all, func(d docRef) bool { return b.seen[d.Name] }) {
			b.again = true
			return todo, true, nil
		}
		b.taken[string(k)] = true
		for _, d := range all {
			b.seen[d.Name] = true
		}
		todo = append(todo, all...)
	}
	if len(todo) > 0 {
		return todo, x.Walk.Stage != walkDone, nil
	}
	if !b.walked {
		b.walk = x.Walk
	}
	if b.walk.Stage == walkDone {
		return nil, false, nil
	}
	all, next, err := t.walkOn(b.walk, gatherOnce)
	for _, d := range all {
		if !b.seen[d.Name] { // else it was read just now
			b.seen[d.Name] = true
			todo = append(todo, d)
		}
	}
	b.walk, b.walked = next, true
	return todo, b.walk.Stage != walkDone, err
}

// errOtherWords: the index was made by other rules.
var errOtherWords = errors.Join(errIndex, errors.New("made by another version"))

// take reads documents.
func (b *batch) take(some []docRef) error {
	type kept struct {
		doc   find.Doc
		texts find.Texts
	}
	var all []kept
	if err := b.s.read(func(t *tx) error {
		for _, d := range some {
			doc, texts, ok, err := t.content(d)
			if ofRecord(err) { // that one alone is lost; the check of the store says where
				b.unread = append(b.unread, d.Name)
				continue
			}
			if err != nil {
				return err
			}
			if ok {
				all = append(all, kept{doc, texts})
			}
		}
		return nil
	}); err != nil {
		return err
	}
	for _, k := range all {
		b.build.Add(k.doc, k.texts)
	}
	b.read = append(b.read, some...)
	return nil
}

// commit writes the segment, takes out what it is in place of, and says where all
// that stands, in one transaction but for the blocks of a large one.
func (b *batch) commit(ctx context.Context) error {
	var done func(*tx) (*openSegment, error)
	if b.build.Len() > 0 {
		w := b.s.newSegmentWriter(ctx, b.generation)
		head, err := b.build.Write(w.sink)
		if err != nil {
			return err
		}
		done = func(t *tx) (*openSegment, error) { return w.close(t, head) }
	}
	return b.s.write(ctx, func(t *tx) error {
		if b.s.indexed.Load() != b.generation {
			return errStale
		}
		if err := t.outOfIndex(b.read...); err != nil {
			return err
		}
		if b.s.indexed.Load() != b.generation { // it was damaged
			return nil
		}
		x, err := t.searchIndex()
		if err != nil {
			return err
		}
		if done != nil {
			o, err := done(t)
			if err != nil {
				return err
			}
			x.add(o)
		}
		for k := range b.taken {
			if err := t.drop(boxChanged, []byte(k)); err != nil {
				return err
			}
		}
		if b.walked {
			x.Walk = b.walk
		}
		x.Unread = slices.DeleteFunc(x.Unread, func(n find.Name) bool { return b.seen[n] })
		x.Unread = append(x.Unread, b.unread...)
		x.dirty = true
		return nil
	})
}

// segmentWriter keeps the blocks of a segment, some of them in one transaction, so
// that who writes beside it does not wait.
type segmentWriter struct {
	ctx        context.Context
	s          *Store
	generation uint64
	id         segmentID
	from       uint32 // the number of the first of blocks
	blocks     [][]byte
}

func (s *Store) newSegmentWriter(ctx context.Context, generation uint64) *segmentWriter {
	return &segmentWriter{ctx: ctx, s: s, generation: generation, id: newSegment()}
}

func (w *segmentWriter) sink(number uint32, block []byte) error {
	if len(w.blocks) == blocksAtATx {
		if err := w.s.write(w.ctx, func(t *tx) error { _, err := w.flush(t); return err }); err != nil {
			return err
		}
		w.from, w.blocks = number, w.blocks[:0]
	}
	w.blocks = append(w.blocks, bytes.Clone(block))
	return nil
}

func (w *segmentWriter) flush(t *tx) (*vault.Key, error) {
	if w.s.indexed.Load() != w.generation {
		return nil, errStale
	}
	key, err := t.keyFor(Owner(w.id), vault.Words)
	if err != nil {
		return nil, err
	}
	for i, block := range w.blocks {
		if err := t.putBlock(w.id, key, w.from+uint32(i), block); err != nil {
			return nil, err
		}
	}
	return key, nil
}

// close writes what is left, and opens the segment.
func (w *segmentWriter) close(t *tx, head []byte) (*openSegment, error) {
	key, err := w.flush(t)
	if err != nil {
		return nil, err
	}
	return t.closeSegment(w.id, key, head)
}
