package find

import "fmt"

// posting is that a word stands in a document.
type posting struct {
	doc, count uint32
	in         Fields
}

// postings reads a list of them. It must have as many as the word says.
type postings struct {
	d    decoder
	left uint32
	last uint64 // document, from 1
	docs int    // of the segment
	err  error
}

func (p *postings) next() (x posting, ok bool) {
	if p.left == 0 || p.err != nil {
		if p.err == nil && p.d.left() > 0 {
			p.err = fmt.Errorf("%w: a list is longer than it says", ErrDamaged)
		}
		return x, false
	}
	p.left--
	var v uint64
	if d := &p.d; d.at+1 < len(d.p) && d.p[d.at] < 0x80 { // as most are
		v, x.in = uint64(d.p[d.at]), Fields(d.p[d.at+1])
		d.at += 2
	} else {
		v = d.uvarint()
		x.in = Fields(d.byte())
	}
	x.count = 1
	if v&1 != 0 {
		x.count = uint32(p.d.uvarint())
	}
	p.last += v >> 1
	if p.d.bad || v>>1 == 0 || p.last > uint64(p.docs) || x.count == 0 {
		p.err = fmt.Errorf("%w: a list of documents", ErrDamaged)
		return x, false
	}
	x.doc = uint32(p.last - 1)
	return x, true
}

// lists reads the lists of words.
type lists struct {
	s                    *Segment
	postings, positions  *cursor
	postingsP, positionP []byte
}

func (s *Segment) lists(from Source) *lists {
	return &lists{s: s, postings: s.all[streamPostings].cursor(from), positions: s.all[streamPositions].cursor(from)}
}

// of gives the documents of a word, until it is asked for those of another.
func (l *lists) of(t term) (*postings, error) {
	l.postings.seek(t.postings)
	l.postingsP = l.postings.read(l.postingsP[:0], t.postingsLen)
	return &postings{d: decoder{p: l.postingsP}, left: t.docs, docs: len(l.s.docs)}, l.postings.err
}

// places gives where a word stands in its documents, one after the other: as many
// numbers as it stands there, each how far it is from the one before.
func (l *lists) places(t term) (*decoder, error) {
	l.positions.seek(t.positions)
	l.positionP = l.positions.read(l.positionP[:0], t.positionsLen)
	return &decoder{p: l.positionP}, l.positions.err
}
