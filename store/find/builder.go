package find

import (
	"encoding/binary"
	"slices"
)

// Texts are the words of a document by field; its codes, which are no words, apart.
type Texts struct {
	Of    [fields]string
	Codes []string
}

// Set puts the text of a field.
func (t *Texts) Set(f Field, text string) { t.Of[f] = text }

// Builder builds a segment in memory. It is not for two goroutines at once.
type Builder struct {
	lists map[string]*list
	slab  []list
	docs  []Doc
	words uint64
	size  int
	cut   *cutter
}

// list is what is gathered of one word.
type list struct {
	postings, positions []byte
	docs                uint32
	doc                 uint32 // that it was found in last, from 1
	before              uint32 // the one before that
	count               uint32 // how often in doc
	in                  Fields // where in doc
	place               uint32 // the last in doc
}

// NewBuilder makes an empty one.
func NewBuilder() *Builder { return &Builder{lists: map[string]*list{}, cut: newCutter()} }

// Len is how many documents it holds.
func (b *Builder) Len() int { return len(b.docs) }

// Size is about how much memory it takes, in bytes.
func (b *Builder) Size() int { return b.size }

// Has says whether it holds a document of that name.
func (b *Builder) Has(n Name) bool {
	return slices.ContainsFunc(b.docs, func(d Doc) bool { return d.Name == n })
}

// docSize is about what a document takes in memory, and listSize a word.
const (
	docSize  = 96
	listSize = 176
)

// Add puts a document in. One of each name may be added.
func (b *Builder) Add(d Doc, t Texts) {
	number := uint32(len(b.docs)) + 1
	start := uint32(0)
	for f := range fields {
		place := start
		if f == Code {
			for _, c := range t.Codes {
				b.put([]byte(c), number, f, place)
				place++
			}
		} else if t.Of[f] != "" {
			b.cut.words(t.Of[f], func(w Word) {
				b.put(w.Text, number, f, start+uint32(w.At))
				place = max(place, start+uint32(w.At)+1)
			})
		}
		d.ends[f] = place
		if place > start {
			place++
			d.ends[f] = place
		}
		start = place
	}
	b.docs = append(b.docs, d)
	b.words += uint64(d.length())
	b.size += docSize
}

// put notes one word.
func (b *Builder) put(word []byte, doc uint32, f Field, place uint32) {
	l := b.lists[string(word)]
	if l == nil {
		if len(b.slab) == 0 {
			b.slab = make([]list, 512)
		}
		l, b.slab = &b.slab[0], b.slab[1:]
		b.lists[string(word)] = l
		b.size += listSize + len(word)
	}
	had := cap(l.positions) + cap(l.postings)
	if l.doc != doc {
		l.finish()
		l.before, l.doc, l.place = l.doc, doc, 0
		l.docs++
	}
	l.count++
	l.in |= f.Of()
	place = max(place, l.place)
	l.positions = binary.AppendUvarint(l.positions, uint64(place-l.place))
	l.place = place
	b.size += cap(l.positions) + cap(l.postings) - had
}

// finish writes down what was found in the last document.
func (l *list) finish() {
	if l.count > 0 {
		l.postings = appendPosting(l.postings, l.doc-l.before, l.count, l.in)
		l.count, l.in = 0, 0
	}
}

// appendPosting writes that a word stands count times in the document that many
// after the last.
func appendPosting(p []byte, after, count uint32, in Fields) []byte {
	if count == 1 {
		return append(binary.AppendUvarint(p, uint64(after)<<1), byte(in))
	}
	p = append(binary.AppendUvarint(p, uint64(after)<<1|1), byte(in))
	return binary.AppendUvarint(p, uint64(count))
}

// Write gives the blocks of the segment to sink, and returns its head. The Builder
// is empty afterwards.
func (b *Builder) Write(sink Sink) (head []byte, err error) {
	w := &segmentWriter{writer: writer{sink: sink}}
	terms := make([]string, 0, len(b.lists))
	for t := range b.lists {
		terms = append(terms, t)
	}
	slices.Sort(terms)
	for i := range b.docs {
		w.doc(&b.docs[i])
	}
	for _, t := range terms {
		l := b.lists[t]
		l.finish()
		w.term([]byte(t), l.docs, l.postings, l.positions)
		if w.err != nil {
			break
		}
	}
	head, err = w.close(len(b.docs), b.words)
	*b = *NewBuilder()
	return head, err
}
