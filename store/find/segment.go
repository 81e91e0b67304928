package find

import (
	"bytes"
	"fmt"
	"slices"
	"sort"
)

// Segment is one that was written. It holds its documents and the index of its
// words in memory, some 150 bytes for a document, and reads the rest when it is
// asked. It may be asked by several goroutines at once.
type Segment struct {
	docs   []Doc
	length []uint32 // of each document, apart: they are looked at in no order
	byName []uint32 // documents in the order of their names
	newest []uint32 // documents, newest first
	kinds  map[Kind]Bits
	words  uint64
	blocks uint32
	pieces []piece
	all    [streams]inStream
}

// piece is a piece of the list of words.
type piece struct {
	first                      []byte
	terms, postings, positions uint64 // where it begins
}

// Open reads the head that [Builder.Write] or [Merge] returned, and what must be in
// memory. ErrDamaged, or the error of from.
func Open(head []byte, from Source) (*Segment, error) {
	n, words, blocks, all, err := readHead(head)
	if err != nil {
		return nil, err
	}
	s := &Segment{words: words, blocks: blocks, all: all}
	p, err := s.whole(streamDocs, from)
	if err != nil {
		return nil, err
	}
	if n > len(p)/36 {
		return nil, fmt.Errorf("%w: a segment has fewer documents than it says", ErrDamaged)
	}
	s.docs, s.length = make([]Doc, n), make([]uint32, n)
	d := decoder{p: p}
	for i := range s.docs {
		if err := s.docs[i].read(&d); err != nil {
			return nil, err
		}
		s.length[i] = s.docs[i].length()
	}
	if d.left() > 0 {
		return nil, fmt.Errorf("%w: a segment has more documents than it says", ErrDamaged)
	}
	if p, err = s.whole(streamIndex, from); err != nil {
		return nil, err
	}
	for d = (decoder{p: p}); d.left() > 0; {
		k := piece{first: bytes.Clone(d.bytes(d.uvarint()))}
		k.terms, k.postings, k.positions = d.uvarint(), d.uvarint(), d.uvarint()
		if i := len(s.pieces); d.bad || k.terms > all[streamTerms].length || i > 0 && (bytes.Compare(s.pieces[i-1].first, k.first) >= 0 || s.pieces[i-1].terms >= k.terms) {
			return nil, fmt.Errorf("%w: the index of the words", ErrDamaged)
		}
		s.pieces = append(s.pieces, k)
	}
	s.order()
	for i := 1; i < n; i++ {
		if s.docs[s.byName[i-1]].Name == s.docs[s.byName[i]].Name {
			return nil, fmt.Errorf("%w: a document stands twice in a segment", ErrDamaged)
		}
	}
	return s, nil
}

func (s *Segment) order() {
	s.kinds = map[Kind]Bits{}
	s.byName, s.newest = make([]uint32, len(s.docs)), make([]uint32, len(s.docs))
	for i := range s.docs {
		s.byName[i], s.newest[i] = uint32(i), uint32(i)
		k := s.docs[i].Kind
		if s.kinds[k] == nil {
			s.kinds[k] = NewBits(len(s.docs))
		}
		s.kinds[k].Set(uint32(i))
	}
	slices.SortFunc(s.byName, func(a, b uint32) int { return s.docs[a].Compare(s.docs[b].Name) })
	slices.SortFunc(s.newest, func(a, b uint32) int { return Newer(&s.docs[a], &s.docs[b]) })
}

// Of are its documents of a kind. Not to be changed.
func (s *Segment) Of(k Kind) Bits { return s.kinds[k] }

// Newest are its documents, newest first. Not to be changed.
func (s *Segment) Newest() []uint32 { return s.newest }

// Newer orders documents, the newest first and those of one moment by their names.
func Newer(a, b *Doc) int {
	switch {
	case a.at > b.at:
		return -1
	case a.at < b.at:
		return 1
	}
	return a.Compare(b.Name)
}

func (s *Segment) whole(stream int, from Source) ([]byte, error) {
	c := s.all[stream].cursor(from)
	c.load(0)
	p := c.read(nil, s.all[stream].length)
	return p, c.err
}

// Len is how many documents it has, those too that were taken out since.
func (s *Segment) Len() int { return len(s.docs) }

// Words is how many words its documents have together.
func (s *Segment) Words() uint64 { return s.words }

// Blocks is how many blocks it has.
func (s *Segment) Blocks() uint32 { return s.blocks }

// Doc gives a document.
func (s *Segment) Doc(number uint32) *Doc { return &s.docs[number] }

// Find gives the document of a name; false when it has none.
func (s *Segment) Find(n Name) (number uint32, ok bool) {
	i, ok := sort.Find(len(s.byName), func(i int) int { return n.Compare(s.docs[s.byName[i]].Name) })
	if !ok {
		return 0, false
	}
	return s.byName[i], true
}

// term is a word of a segment and where its lists stand.
type term struct {
	word                                           []byte
	docs                                           uint32
	postings, postingsLen, positions, positionsLen uint64
}

// terms reads the words of a segment from start on, in their order.
type terms struct {
	term // good until the next
	s    *Segment
	at   int // the next piece
	c    *cursor
	room []byte
	rest decoder
	held bool // the word is still to be given
	err  error
}

// termsFrom begins before the first word that is not below start.
func (s *Segment) termsFrom(start []byte, from Source) *terms {
	t := &terms{s: s, c: s.all[streamTerms].cursor(from)}
	if len(s.pieces) == 0 {
		return t
	}
	t.at = max(0, sort.Search(len(s.pieces), func(i int) bool { return bytes.Compare(s.pieces[i].first, start) > 0 })-1)
	t.c.seek(s.pieces[t.at].terms)
	for t.next() {
		if bytes.Compare(t.word, start) >= 0 {
			t.held = true
			break
		}
	}
	return t
}

// next goes to the next word; false at the end, or when err is set.
func (t *terms) next() bool {
	if t.held {
		t.held = false
		return true
	}
	if t.err == nil && t.rest.left() == 0 && t.at < len(t.s.pieces) {
		k, end := t.s.pieces[t.at], t.s.all[streamTerms].length
		if t.at++; t.at < len(t.s.pieces) {
			end = t.s.pieces[t.at].terms
		}
		t.room = t.c.read(t.room[:0], end-k.terms)
		t.err, t.rest = t.c.err, decoder{p: t.room}
		t.term = term{word: t.word[:0], postings: k.postings, positions: k.positions}
	}
	if t.err != nil || t.rest.left() == 0 {
		return false
	}
	d := &t.rest
	t.postings += t.postingsLen
	t.positions += t.positionsLen
	shared := d.uvarint()
	rest := d.bytes(d.uvarint())
	docs := d.uvarint()
	t.postingsLen, t.positionsLen = d.uvarint(), d.uvarint()
	if d.bad || shared > uint64(len(t.word)) || docs > uint64(len(t.s.docs)) ||
		!within(t.postings, t.postingsLen, t.s.all[streamPostings].length) || !within(t.positions, t.positionsLen, t.s.all[streamPositions].length) {
		t.err = fmt.Errorf("%w: the list of the words", ErrDamaged)
		return false
	}
	t.word, t.docs = append(t.word[:shared], rest...), uint32(docs)
	return true
}

// within says whether n bytes from a place on lie in a stream.
func within(at, n, length uint64) bool { return n <= length && at <= length-n }
