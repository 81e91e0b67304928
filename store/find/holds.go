package find

import (
	"fmt"
	"slices"
)

// holds finds the documents of a segment that have one term.
type holds struct {
	look       *Look
	lists      *lists
	t          *planned
	all, shown Bits
	score      []float32 // nil: nobody asks
	idf        float32
	// What BM25 adds for the length of a document, by the length of the mean one.
	short, long float32
}

// The constants of BM25, and how much more a word says that stands in a subject.
const (
	k1           = 1.2
	lengthWeight = 0.75
	subjectBoost = 1.6
)

// take notes that a document has the term, so often in what is not covered.
func (h *holds) take(doc, count uint32, in Fields) {
	if in&h.t.Fields == 0 {
		return
	}
	h.all.Set(doc)
	if in&h.t.Fields&^Covered == 0 {
		return
	}
	h.shown.Set(doc)
	if h.score != nil {
		n := float32(count)
		w := h.idf * n * (k1 + 1) / (n + h.short + h.long*float32(h.look.s.length[doc]))
		if in.Has(Subject) {
			w *= subjectBoost
		}
		h.score[doc] += w
	}
}

// term takes the documents of a term, of which words has the forms of each word,
// and last the numbers of which one will do.
func (h *holds) term(words [][]term) error {
	joined := words[len(words)-1]
	words = words[:len(words)-1]
	single := joined
	if len(words) == 1 {
		single = slices.Concat(words[0], joined)
	}
	for _, t := range single {
		list, err := h.lists.of(t)
		if err != nil {
			return err
		}
		mixed := false
		for x, ok := list.next(); ok; x, ok = list.next() {
			if h.score != nil && x.in&Covered != 0 && x.in&h.t.Fields&^Covered != 0 {
				mixed = true
				continue
			}
			h.take(x.doc, x.count, x.in)
		}
		if list.err != nil {
			return list.err
		}
		if mixed {
			if err := h.mixed(t); err != nil {
				return err
			}
		}
	}
	if len(words) == 1 {
		return nil
	}
	return h.phrase(words)
}

// mixed takes the documents that have a word in what is covered and elsewhere: how
// often it stands in a name must not move them.
func (h *holds) mixed(t term) error {
	list, err := h.lists.of(t)
	if err != nil {
		return err
	}
	places, err := h.lists.places(t)
	if err != nil {
		return err
	}
	for x, ok := list.next(); ok; x, ok = list.next() {
		place, count, d := uint64(0), uint32(0), &h.look.s.docs[x.doc]
		for range x.count {
			place += places.uvarint()
			if places.bad || place > uint64(d.length()) {
				return fmt.Errorf("%w: a list of places", ErrDamaged)
			}
			if !Covered.Has(d.field(uint32(place))) {
				count++
			}
		}
		if x.in&Covered != 0 && x.in&h.t.Fields&^Covered != 0 {
			h.take(x.doc, count, x.in)
		}
	}
	return list.err
}

// phrase takes the documents in which the words follow one another.
func (h *holds) phrase(words [][]term) error {
	with := NewBits(len(h.look.s.docs))
	for n, forms := range words {
		has := NewBits(len(h.look.s.docs))
		for _, t := range forms {
			list, err := h.lists.of(t)
			if err != nil {
				return err
			}
			for x, ok := list.next(); ok; x, ok = list.next() {
				if x.in&h.t.Fields != 0 {
					has.Set(x.doc)
				}
			}
			if list.err != nil {
				return list.err
			}
		}
		if n == 0 {
			with = has
		} else {
			with.And(has)
		}
	}
	if with.Count() == 0 {
		return nil
	}
	// From the first word on: where what was found so far may go on.
	ends, err := h.places(words[0], with)
	for n := 1; n < len(words) && err == nil; n++ {
		var next []uint64
		if next, err = h.places(words[n], with); err == nil {
			ends = follow(ends, next)
		}
	}
	if err != nil {
		return err
	}
	for i := 0; i < len(ends); {
		doc := uint32(ends[i] >> 32)
		count, in := uint32(0), Fields(0)
		for ; i < len(ends) && uint32(ends[i]>>32) == doc; i++ {
			if f := h.look.s.docs[doc].field(uint32(ends[i])); h.t.Fields.Has(f) {
				if in |= f.Of(); !Covered.Has(f) {
					count++
				}
			}
		}
		if in != 0 {
			h.take(doc, count, in)
		}
	}
	return nil
}

// places gives where a word, in any of its forms, stands in documents: the
// document's number, then the place, in order.
func (h *holds) places(forms []term, in Bits) (all []uint64, err error) {
	room, wanted := uint64(0), in.Count()
	for _, t := range forms { // each place takes a byte or more
		room += t.positionsLen * uint64(min(wanted, int(t.docs))) / uint64(max(1, t.docs))
	}
	all = make([]uint64, 0, room)
	for _, t := range forms {
		list, err := h.lists.of(t)
		if err != nil {
			return nil, err
		}
		places, err := h.lists.places(t)
		if err != nil {
			return nil, err
		}
		for x, ok := list.next(); ok; x, ok = list.next() {
			if !in.Has(x.doc) {
				places.skip(x.count)
				continue
			}
			place, last := uint64(0), uint64(h.look.s.length[x.doc])
			for range x.count {
				place += places.uvarint()
				if places.bad || place > last {
					return nil, fmt.Errorf("%w: a list of places", ErrDamaged)
				}
				all = append(all, uint64(x.doc)<<32|place)
			}
		}
		if list.err != nil {
			return nil, list.err
		}
		if places.bad {
			return nil, fmt.Errorf("%w: a list of places", ErrDamaged)
		}
	}
	if len(forms) > 1 {
		slices.Sort(all)
	}
	return all, nil
}

// follow leaves of next what comes right after one of ends. Both are in order.
func follow(ends, next []uint64) []uint64 {
	kept, i := next[:0], 0
	for _, p := range next {
		for i < len(ends) && ends[i]+1 < p {
			i++
		}
		if i < len(ends) && ends[i]+1 == p {
			kept = append(kept, p)
		}
	}
	return kept
}
