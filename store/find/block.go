package find

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
)

// BlockSize is how large a block is at most, in bytes: two of them, sealed, fill
// eight pages of the file that they are kept in.
const BlockSize = 16<<10 - 160

// blockStep is what the length of a last block is rounded up to.
const blockStep = 1 << 10

// The streams of a segment. Each is one run of bytes that goes on from block to
// block; the blocks of all stand in the order in which they became full.
const (
	streamDocs      = iota // the documents
	streamTerms            // the words, in their order
	streamIndex            // where in streamTerms each piece begins
	streamPostings         // which documents have a word
	streamPositions        // and at which places of these
	streams
)

// Sink takes a block of a segment. Blocks are numbered from 0. It must not keep the
// slice.
type Sink func(number uint32, block []byte) error

// Source gives a block of a segment as the [Sink] got it.
type Source func(number uint32) ([]byte, error)

// writer puts streams into blocks.
type writer struct {
	sink Sink
	next uint32
	all  [streams]outStream
	err  error
}

type outStream struct {
	room   []byte
	length uint64
	blocks []uint32
}

func (w *writer) write(stream int, p []byte) {
	s := &w.all[stream]
	s.length += uint64(len(p))
	for len(p) > 0 && w.err == nil {
		n := min(len(p), BlockSize-len(s.room))
		s.room, p = append(s.room, p[:n]...), p[n:]
		if len(s.room) == BlockSize {
			w.put(s)
		}
	}
}

func (w *writer) put(s *outStream) {
	if w.err == nil {
		w.err = w.sink(w.next, s.room)
	}
	s.blocks = append(s.blocks, w.next)
	w.next++
	clear(s.room)
	s.room = s.room[:0]
}

// close writes what is begun, and gives the head.
func (w *writer) close(docs int, words uint64) ([]byte, error) {
	for i := range w.all {
		if s := &w.all[i]; len(s.room) > 0 {
			n := (len(s.room) + blockStep - 1) / blockStep * blockStep
			s.room = append(s.room, make([]byte, min(n, BlockSize)-len(s.room))...)
			w.put(s)
		}
	}
	head := []byte{format}
	head = binary.AppendUvarint(head, uint64(docs))
	head = binary.AppendUvarint(head, words)
	head = binary.AppendUvarint(head, uint64(w.next))
	for _, s := range w.all {
		head = binary.AppendUvarint(head, s.length)
		last := uint32(0)
		for _, b := range s.blocks {
			head = binary.AppendUvarint(head, uint64(b-last))
			last = b
		}
	}
	return head, w.err
}

// format is the version of a segment's layout.
const format = 1

// inStream is a stream of a segment that can be read.
type inStream struct {
	length uint64
	blocks []uint32
}

// readHead reads what writer.close gave.
func readHead(p []byte) (docs int, words uint64, blocks uint32, all [streams]inStream, err error) {
	d := decoder{p: p}
	if d.byte() != format {
		d.bad = true
	}
	n := d.uvarint()
	words = d.uvarint()
	total := d.uvarint()
	for i := range all {
		all[i].length = d.uvarint()
		count := all[i].length / BlockSize
		if all[i].length%BlockSize > 0 {
			count++
		}
		if count > uint64(d.left()) { // each stands in a byte at least
			d.bad = true
		}
		last := uint64(0)
		for range count {
			if d.bad {
				break
			}
			last += d.uvarint()
			if last >= total {
				d.bad = true
			}
			all[i].blocks = append(all[i].blocks, uint32(last))
		}
	}
	if d.bad || n > math.MaxInt32 || total > math.MaxUint32 || n > all[streamDocs].length {
		return 0, 0, 0, all, fmt.Errorf("%w: the head of a segment", ErrDamaged)
	}
	return int(n), words, uint32(total), all, nil
}

// cursor reads a stream from some place on.
type cursor struct {
	from   Source
	stream *inStream
	number int    // of the block that is held, in the stream; -1: none
	block  []byte // as far as it belongs to the stream
	at     int    // in block
	err    error
}

func (s *inStream) cursor(from Source) *cursor { return &cursor{from: from, stream: s, number: -1} }

// seek goes to a place of the stream.
func (c *cursor) seek(at uint64) {
	c.load(int(at / BlockSize))
	c.at = int(at % BlockSize)
	if c.err == nil && c.at > len(c.block) {
		c.fail()
	}
}

func (c *cursor) load(number int) {
	if c.err != nil || number == c.number {
		return
	}
	if number >= len(c.stream.blocks) {
		if uint64(number)*BlockSize == c.stream.length { // at its end
			c.number, c.block, c.at = number, nil, 0
			return
		}
		c.fail()
		return
	}
	b, err := c.from(c.stream.blocks[number])
	if err != nil {
		c.err = err
		return
	}
	want := min(uint64(BlockSize), c.stream.length-uint64(number)*BlockSize)
	if uint64(len(b)) < want {
		c.fail()
		return
	}
	c.number, c.block, c.at = number, b[:want], 0
}

func (c *cursor) fail() {
	if c.err == nil {
		c.err = fmt.Errorf("%w: a stream ends too early", ErrDamaged)
	}
	c.block, c.at = nil, 0
}

// read gives the next n bytes appended to room.
func (c *cursor) read(room []byte, n uint64) []byte {
	for n > 0 && c.err == nil {
		if c.at == len(c.block) {
			c.load(c.number + 1)
			if c.err == nil && len(c.block) == 0 {
				c.fail()
			}
			continue
		}
		k := min(uint64(len(c.block)-c.at), n)
		room = append(room, c.block[c.at:c.at+int(k)]...)
		c.at += int(k)
		n -= k
	}
	return room
}

// decoder reads numbers; after the first that is none it gives zeros.
type decoder struct {
	p   []byte
	at  int
	bad bool
}

// left is how much is still to be read, in bytes.
func (d *decoder) left() int { return len(d.p) - d.at }

func (d *decoder) fail() { d.bad, d.at = true, len(d.p) }

func (d *decoder) byte() byte {
	if d.left() == 0 {
		d.bad = true
		return 0
	}
	d.at++
	return d.p[d.at-1]
}

func (d *decoder) uvarint() uint64 {
	if d.at < len(d.p) && d.p[d.at] < 0x80 {
		d.at++
		return uint64(d.p[d.at-1])
	}
	v, n := binary.Uvarint(d.p[d.at:])
	if n <= 0 {
		d.fail()
		return 0
	}
	d.at += n
	return v
}

// skip leaves n numbers out.
func (d *decoder) skip(n uint32) {
	for n >= 8 && d.left() >= 8 { // the last byte of each is below 0x80
		ends := bits.OnesCount64(^binary.LittleEndian.Uint64(d.p[d.at:]) & 0x8080808080808080)
		n -= uint32(ends)
		d.at += 8
	}
	for ; n > 0; n-- {
		for d.at < len(d.p) && d.p[d.at] >= 0x80 {
			d.at++
		}
		if d.at == len(d.p) {
			d.bad = true
			return
		}
		d.at++
	}
}

func (d *decoder) bytes(n uint64) []byte {
	if n > uint64(d.left()) {
		d.fail()
		return nil
	}
	b := d.p[d.at : d.at+int(n)]
	d.at += int(n)
	return b
}
