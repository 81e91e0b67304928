package find

import (
	"fmt"
	"math"
	"slices"
)

// phrase takes the documents in which words follow one another; of each word any of
// its forms. It goes through the lists of all words once, side by side.
func (h *holds) phrase(words [][]term) error {
	all := make([]*standing, len(words))
	for i, forms := range words {
		var err error
		if all[i], err = h.lists.standing(forms, h.t.Fields); err != nil {
			return err
		}
	}
	for doc := uint32(0); ; doc++ {
		var more bool
		if doc, more = together(all, doc); !more {
			break
		}
		length := h.look.s.length[doc]
		ends := all[0].places(length)
		for _, s := range all[1:] {
			if len(ends) == 0 {
				break
			}
			ends = follow(ends, s.places(length))
		}
		count, in := uint32(0), Fields(0)
		for _, place := range ends {
			if f := h.look.s.docs[doc].field(place); h.t.Fields.Has(f) {
				if in |= f.Of(); !Covered.Has(f) {
					count++
				}
			}
		}
		if in != 0 {
			h.take(doc, count, in)
		}
	}
	for _, s := range all {
		if err := s.err(); err != nil {
			return err
		}
	}
	return nil
}

// together is the first document from doc on in which all words stand.
func together(all []*standing, doc uint32) (uint32, bool) {
	for same := 0; same < len(all); {
		same = 0
		for _, s := range all {
			next, more := s.seek(doc)
			if !more {
				return 0, false
			}
			if next == doc {
				same++
			}
			doc = next
		}
	}
	return doc, true
}

// follow leaves of next what comes right after one of ends. Both are in order.
func follow(ends, next []uint32) []uint32 {
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

// standing reads where a word stands, all its forms together, one document after the
// other.
type standing struct {
	forms []*occurrences
	in    Fields
	doc   uint32 // that it is at
	at    []uint32
}

// occurrences are those of one form of a word.
type occurrences struct {
	list   *postings
	where  decoder
	unread uint32  // places of documents before this one
	x      posting // it is at; its document is none at the end
	bad    bool
}

// noDocument is after all that a segment can hold.
const noDocument = math.MaxUint32

// standing begins before the first document in which one of the forms stands in one
// of those fields.
func (l *lists) standing(forms []term, in Fields) (*standing, error) {
	s := &standing{in: in}
	for _, t := range forms {
		list, err := l.of(t)
		if err != nil {
			return nil, err
		}
		where, err := l.places(t)
		if err != nil {
			return nil, err
		}
		l.postingsP, l.positionP = nil, nil // they are read on beside those of others
		o := &occurrences{list: list, where: *where}
		o.next()
		s.forms = append(s.forms, o)
	}
	return s, nil
}

// next goes to the next document. The places in this one were not read.
func (o *occurrences) next() {
	o.unread += o.x.count
	o.step()
}

func (o *occurrences) step() {
	var ok bool
	if o.x, ok = o.list.next(); !ok {
		o.x = posting{doc: noDocument}
	}
}

// seek goes to the first document from doc on in which the word stands.
func (s *standing) seek(doc uint32) (uint32, bool) {
	s.doc = noDocument
	for _, o := range s.forms {
		for o.x.doc < doc || o.x.doc != noDocument && o.x.in&s.in == 0 {
			o.next()
		}
		s.doc = min(s.doc, o.x.doc)
	}
	return s.doc, s.doc != noDocument
}

// places gives where the word stands in the document that it is at, in order, and goes
// on from it. It must not be longer than length.
func (s *standing) places(length uint32) []uint32 {
	s.at = s.at[:0]
	from := 0
	for _, o := range s.forms {
		if o.x.doc != s.doc {
			continue
		}
		o.where.skip(o.unread)
		o.unread = 0
		if from++; uint64(o.x.count) > uint64(o.where.left()) {
			o.bad = true
		}
		place := uint64(0)
		for n := o.x.count; n > 0 && !o.bad; n-- {
			place += o.where.uvarint()
			if o.where.bad || place > uint64(length) {
				o.bad = true
				break
			}
			s.at = append(s.at, uint32(place))
		}
		o.step()
	}
	if from > 1 {
		slices.Sort(s.at)
	}
	return s.at
}

func (s *standing) err() error {
	for _, o := range s.forms {
		if o.list.err != nil {
			return o.list.err
		}
		if o.bad || o.where.bad {
			return fmt.Errorf("%w: a list of places", ErrDamaged)
		}
	}
	return nil
}
