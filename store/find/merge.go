package find

import (
	"bytes"
	"fmt"
)

// Part is a segment that is merged, without its dead documents.
type Part struct {
	*Segment
	From Source
	Dead Bits
}

// Merge writes one segment with the living documents of others, in bounded memory:
// some blocks of each, and the lists of one word. No name may be alive twice.
func Merge(parts []Part, sink Sink) (head []byte, err error) {
	w := &segmentWriter{writer: writer{sink: sink}}
	m := merger{w: w}
	total, words := uint32(0), uint64(0)
	for _, p := range parts {
		k := merged{Part: p, base: make([]uint32, p.Len()), all: p.termsFrom(nil, p.From), lists: p.lists(p.From)}
		for i := range p.docs {
			if p.Dead.Has(uint32(i)) {
				k.gaps = true
				continue
			}
			total++
			k.base[i] = total
			words += uint64(p.docs[i].length())
			w.doc(&p.docs[i])
		}
		k.more = k.all.next()
		m.parts = append(m.parts, &k)
	}
	for m.next() && w.err == nil {
	}
	if m.err != nil {
		return nil, m.err
	}
	return w.close(int(total), words)
}

type merger struct {
	w                   *segmentWriter
	parts               []*merged
	postings, positions []byte
	word                []byte
	err                 error
}

// merged is a part on its way.
type merged struct {
	Part
	base  []uint32 // what each document is called in the new segment, from 1; 0: it is dead
	gaps  bool
	all   *terms
	lists *lists
	more  bool // all stands at a word
}

// next writes the lowest word of all parts.
func (m *merger) next() bool {
	found := false
	for _, k := range m.parts {
		if k.all.err != nil {
			m.err = k.all.err
			return false
		}
		if k.more && (!found || bytes.Compare(k.all.word, m.word) < 0) {
			m.word, found = append(m.word[:0], k.all.word...), true
		}
	}
	if !found {
		return false
	}
	m.postings, m.positions = m.postings[:0], m.positions[:0]
	docs, last := uint32(0), uint32(0)
	for _, k := range m.parts {
		if !k.more || !bytes.Equal(k.all.word, m.word) {
			continue
		}
		if m.err = m.take(k, &docs, &last); m.err != nil {
			return false
		}
		k.more = k.all.next()
	}
	if docs > 0 {
		m.w.term(m.word, docs, m.postings, m.positions)
	}
	return true
}

// take takes over the lists of a word of one part.
func (m *merger) take(k *merged, docs, last *uint32) error {
	list, err := k.lists.of(k.all.term)
	if err != nil {
		return err
	}
	places, err := k.lists.places(k.all.term)
	if err != nil {
		return err
	}
	if !k.gaps {
		m.positions = append(m.positions, places.p[places.at:]...)
	}
	for x, ok := list.next(); ok; x, ok = list.next() {
		number := k.base[x.doc]
		if k.gaps {
			before := places.at
			for range x.count {
				if places.uvarint(); places.bad {
					return fmt.Errorf("%w: a list of places", ErrDamaged)
				}
			}
			if number != 0 {
				m.positions = append(m.positions, places.p[before:places.at]...)
			}
		}
		if number != 0 {
			m.postings = appendPosting(m.postings, number-*last, x.count, x.in)
			*last = number
			*docs++
		}
	}
	return list.err
}
