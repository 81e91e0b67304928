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
