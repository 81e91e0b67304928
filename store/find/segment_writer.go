package find

import "encoding/binary"

// pieceSize is about how large a piece of the list of words is, in bytes.
const pieceSize = 4 << 10

// segmentWriter writes documents and words, which come in their order.
type segmentWriter struct {
	writer
	room  []byte
	last  []byte // word
	piece int    // bytes in the piece that is begun; 0: none is
}

func (w *segmentWriter) doc(d *Doc) {
	w.room = d.append(w.room[:0])
	w.write(streamDocs, w.room)
}

// term writes a word with its lists.
func (w *segmentWriter) term(word []byte, docs uint32, postings, positions []byte) {
	w.begin(word, docs, len(postings), len(positions))
	w.write(streamPostings, postings)
	w.write(streamPositions, positions)
}

// begin writes a word; its lists, which have these lengths, come next.
func (w *segmentWriter) begin(word []byte, docs uint32, postings, positions int) {
	p := w.room[:0]
	if w.piece == 0 {
		p = binary.AppendUvarint(p, uint64(len(word)))
		p = append(p, word...)
		p = binary.AppendUvarint(p, w.all[streamTerms].length)
		p = binary.AppendUvarint(p, w.all[streamPostings].length)
		p = binary.AppendUvarint(p, w.all[streamPositions].length)
		w.write(streamIndex, p)
		p, w.last = p[:0], w.last[:0]
	}
	shared := 0
	for shared < len(word) && shared < len(w.last) && word[shared] == w.last[shared] {
		shared++
	}
	p = binary.AppendUvarint(p, uint64(shared))
	p = binary.AppendUvarint(p, uint64(len(word)-shared))
	p = append(p, word[shared:]...)
	p = binary.AppendUvarint(p, uint64(docs))
	p = binary.AppendUvarint(p, uint64(postings))
	p = binary.AppendUvarint(p, uint64(positions))
	w.write(streamTerms, p)
	w.room = p
	w.last = append(w.last[:0], word...)
	if w.piece += len(p); w.piece >= pieceSize {
		w.piece = 0
	}
}
