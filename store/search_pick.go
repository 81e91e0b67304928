package store

import (
	"container/heap"

	"baken/store/find"
)

// candidate is a document that may be a hit.
type candidate struct {
	*find.Doc
	covered bool // found with the names and not without, or the other way round
	without bool // found without the names
}

// picks are the documents of all segments that may be hits. The first are taken in
// their order, and the others counted: to put all in order would be for nothing.
type picks struct {
	of     []*pick
	best   bool
	scored []scored // once the first of the best was asked for: a heap
}

// pick are those of one segment.
type pick struct {
	*find.Segment
	m    find.Matched
	left find.Bits // not given yet
	sure find.Bits // hits, whatever their contacts are
	at   int       // where the newest of those that are left is looked for
}

// add puts those of a segment in. sure says that nothing depends on the contacts.
func (p *picks) add(s *find.Segment, m find.Matched, sure bool) {
	k := &pick{Segment: s, m: m, left: find.NewBits(s.Len()), sure: find.NewBits(s.Len())}
	k.left.Or(m.All)
	k.left.Or(m.Shown)
	if sure {
		k.sure.Or(m.All)
		k.sure.And(m.Shown)
		k.sure.And(s.Of(docMail))
	}
	p.of = append(p.of, k)
}

func (k *pick) take(n uint32) candidate {
	k.left.Clear(n)
	shown := k.m.Shown.Has(n)
	return candidate{k.Doc(n), k.m.All.Has(n) != shown, shown}
}

// next gives the next one; false when there is none.
func (p *picks) next() (candidate, bool) {
	if p.best {
		return p.nextBest()
	}
	var newest *pick
	for _, k := range p.of {
		all := k.Newest()
		for k.at < len(all) && !k.left.Has(all[k.at]) {
			k.at++
		}
		if k.at < len(all) && (newest == nil || find.Newer(k.Doc(all[k.at]), newest.Doc(newest.Newest()[newest.at])) < 0) {
			newest = k
		}
	}
	if newest == nil {
		return candidate{}, false
	}
	return newest.take(newest.Newest()[newest.at]), true
}

// takeSure takes away those of which it is sure that they are hits, and says how many.
func (p *picks) takeSure() (n int) {
	for _, k := range p.of {
		k.sure.And(k.left)
		n += k.sure.Count()
		k.left.Without(k.sure)
	}
	p.best = false // the others may come in any order
	return n
}

// scored is a document by how well it fits.
type scored struct {
	of    *pick
	n     uint32
	score float32
}

type byScore []scored

func (b byScore) Len() int { return len(b) }
func (b byScore) Less(i, j int) bool {
	if b[i].score != b[j].score {
		return b[i].score > b[j].score
	}
	return find.Newer(b[i].of.Doc(b[i].n), b[j].of.Doc(b[j].n)) < 0
}
func (b byScore) Swap(i, j int) { b[i], b[j] = b[j], b[i] }
func (b *byScore) Push(x any)   { *b = append(*b, x.(scored)) }
func (b *byScore) Pop() any {
	last := (*b)[len(*b)-1]
	*b = (*b)[:len(*b)-1]
	return last
}

func (p *picks) nextBest() (candidate, bool) {
	h := (*byScore)(&p.scored)
	if p.scored == nil {
		n := 0
		for _, k := range p.of {
			n += k.left.Count()
		}
		p.scored = make([]scored, 0, n)
		for _, k := range p.of {
			for _, i := range k.Newest() {
				if k.left.Has(i) {
					p.scored = append(p.scored, scored{k, i, k.m.Score[i]})
				}
			}
		}
		heap.Init(h)
	}
	if len(p.scored) == 0 {
		return candidate{}, false
	}
	x := heap.Pop(h).(scored)
	return x.of.take(x.n), true
}
