package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"os"
)

// The pages are read from the file, not through bbolt: a damaged page makes it
// touch memory that is not there, in a goroutine of its own where nothing can
// be done about it. The layout is that of bbolt's version 2 file format.

const (
	pageHead   = 16 // id (8), flags (2), count (2), overflow (4)
	pageBranch = 1
	pageLeaf   = 2
	pageMeta   = 4
	pageFree   = 16
	noFreelist = ^uint64(0)
	maxDepth   = 64
)

// pages walks the tree of a file.
type pages struct {
	v    *verifier
	f    io.ReaderAt
	size int64  // of a page
	end  uint64 // the first page beyond the file's
	seen []bool
}

// structure checks that the pages form a tree, with keys in order, in which
// each stands once, and that the rest are free.
func (v *verifier) structure() error {
	f, err := os.Open(v.tx.s.path)
	if err != nil {
		return err
	}
	defer f.Close()
	m, err := v.meta()
	if err != nil {
		return err
	}
	p := &pages{v: v, f: f, size: int64(m.pageSize), end: m.end}
	if i, err := f.Stat(); err != nil || uint64(i.Size()) < m.end*uint64(m.pageSize) {
		v.wrong("file", "shorter than its pages")
		return err
	}
	p.seen = make([]bool, m.end)
	p.seen[0], p.seen[1] = true, true
	if err := p.visit(m.root, nil, nil, 0); err != nil {
		return err
	}
	if m.freelist == noFreelist {
		return nil
	}
	return p.free(m.freelist)
}

// meta is what a file's first pages say of the rest.
type meta struct {
	pageSize            uint32
	root, freelist, end uint64
	txid                uint64
}

// meta finds the one of the transaction, and looks at both.
func (v *verifier) meta() (found meta, err error) {
	err = fmt.Errorf("%w: the first pages", ErrDamaged)
	n := len(v.metas) / 2
	for i, p := range [][]byte{v.metas[:n], v.metas[n:]} {
		if !goodHead(p) {
			v.wrong(fmt.Sprintf("page %d", i), "a head of the file is not as it was written: the last step may be missing")
			continue
		}
		p = p[pageHead:]
		o := binary.NativeEndian
		m := meta{pageSize: o.Uint32(p[8:]), root: o.Uint64(p[16:]), freelist: o.Uint64(p[32:]), end: o.Uint64(p[40:]), txid: o.Uint64(p[48:])}
		if m.txid == uint64(v.b.ID()) && int(m.pageSize) == n {
			found, err = m, nil
		}
	}
	return found, err
}

func (p *pages) wrong(id uint64, why string) { p.v.wrong(fmt.Sprintf("page %d", id), why) }

// read reads a page with all that it overflows into; nil when it is not one.
func (p *pages) read(id uint64, kinds uint16) (body []byte, flags, count uint16, err error) {
	if id < 2 || id >= p.end {
		p.wrong(id, "beyond the file")
		return nil, 0, 0, nil
	}
	var h [pageHead]byte
	if _, err := p.f.ReadAt(h[:], int64(id)*p.size); err != nil {
		return nil, 0, 0, err
	}
	o := binary.NativeEndian
	flags, count = o.Uint16(h[8:]), o.Uint16(h[10:])
	more := uint64(o.Uint32(h[12:]))
	switch {
	case o.Uint64(h[:]) != id:
		p.wrong(id, "bears the number of another page")
		return nil, 0, 0, nil
	case flags&kinds == 0 || flags&(flags-1) != 0:
		p.wrong(id, "of another kind than expected")
		return nil, 0, 0, nil
	case id+more >= p.end:
		p.wrong(id, "goes beyond the file")
		return nil, 0, 0, nil
	}
	for i := id; i <= id+more; i++ {
		if p.seen[i] {
			p.wrong(i, "stands in two places")
			return nil, 0, 0, nil
		}
		p.seen[i] = true
	}
	body = make([]byte, int64(more+1)*p.size)
	if _, err := p.f.ReadAt(body, int64(id)*p.size); err != nil {
		return nil, 0, 0, err
	}
	return body[pageHead:], flags, count, p.v.checked()
}

// visit walks the tree below a page, whose keys are from min on and before max.
func (p *pages) visit(id uint64, min, max []byte, depth int) error {
	if depth > maxDepth {
		p.wrong(id, "too deep")
		return nil
	}
	body, flags, count, err := p.read(id, pageBranch|pageLeaf)
	if err != nil || body == nil {
		return err
	}
	return p.elements(id, body, flags == pageBranch, int(count), min, max, depth)
}

// elements walks what stands in a page.
func (p *pages) elements(id uint64, body []byte, branch bool, count int, min, max []byte, depth int) error {
	o := binary.NativeEndian
	if count*16 > len(body) {
		p.wrong(id, "has more entries than room")
		return nil
	}
	type entry struct {
		key, value []byte
		child      uint64
		bucket     bool
	}
	all := make([]entry, count)
	for i := range all {
		e := body[16*i:]
		var pos, key, value uint64
		if branch {
			pos, key, all[i].child = uint64(o.Uint32(e)), uint64(o.Uint32(e[4:])), o.Uint64(e[8:])
		} else {
			if flags := o.Uint32(e); flags > 1 {
				p.wrong(id, "an entry of no known kind")
				return nil
			}
			all[i].bucket = o.Uint32(e) == 1
			pos, key, value = uint64(o.Uint32(e[4:])), uint64(o.Uint32(e[8:])), uint64(o.Uint32(e[12:]))
		}
		if pos < 16 || pos+key+value > uint64(len(e)) {
			p.wrong(id, "an entry goes beyond the page")
			return nil
		}
		all[i].key, all[i].value = e[pos:pos+key], e[pos+key:pos+key+value]
		switch {
		case i == 0 && min != nil && !bytes.Equal(all[i].key, min): // bbolt lists each page by its first key
			p.wrong(id, "is not listed by its first key")
			return nil
		case i > 0 && bytes.Compare(all[i].key, all[i-1].key) <= 0,
			max != nil && bytes.Compare(all[i].key, max) >= 0:
			p.wrong(id, "its keys are not in order")
			return nil
		}
	}
	for i, e := range all {
		switch {
		case branch:
			upto := max
			if i+1 < len(all) {
				upto = all[i+1].key
			}
			if err := p.visit(e.child, e.key, upto, depth+1); err != nil {
				return err
			}
		case e.bucket:
			if err := p.bucket(id, e.value, depth+1); err != nil {
				return err
			}
		}
	}
	return nil
}

// bucket walks a bucket, which stands in its parent's page when it is small.
func (p *pages) bucket(in uint64, value []byte, depth int) error {
	o := binary.NativeEndian
	if len(value) < 16 || depth > maxDepth {
		p.wrong(in, "a bucket is cut short")
		return nil
	}
	if o.Uint64(value[8:]) != 0 { // nobody asks for numbers of a bucket
		p.wrong(in, "a bucket counts")
		return nil
	}
	if root := o.Uint64(value); root != 0 {
		if len(value) != 16 {
			p.wrong(in, "a bucket is not as long as it says")
			return nil
		}
		return p.visit(root, nil, nil, depth)
	}
	if value = value[16:]; len(value) < pageHead || o.Uint64(value) != 0 || o.Uint16(value[8:]) != pageLeaf || o.Uint32(value[12:]) != 0 {
		p.wrong(in, "a bucket is cut short")
		return nil
	}
	body, count := value[pageHead:], int(o.Uint16(value[10:]))
	if lastEnd(body, count) != uint64(len(body)) {
		p.wrong(in, "a bucket is not as long as it says")
		return nil
	}
	return p.elements(in, body, false, count, nil, nil, depth)
}

// lastEnd is where the last of the entries of a leaf ends.
func lastEnd(body []byte, count int) uint64 {
	if count == 0 || 16*count > len(body) {
		return 0
	}
	o := binary.NativeEndian
	e := body[16*(count-1):]
	return uint64(16*(count-1)) + uint64(o.Uint32(e[4:])) + uint64(o.Uint32(e[8:])) + uint64(o.Uint32(e[12:]))
}

// free checks that each page is either reached or free.
func (p *pages) free(id uint64) error {
	body, _, count, err := p.read(id, pageFree)
	if err != nil || body == nil {
		return err
	}
	o := binary.NativeEndian
	n, ids := uint64(count), body
	if count == 0xffff {
		n, ids = o.Uint64(body), body[8:]
	}
	if n*8 > uint64(len(ids)) {
		p.wrong(id, "has more entries than room")
		return nil
	}
	for i := range n {
		f := o.Uint64(ids[8*i:])
		if f >= p.end {
			p.wrong(f, "is free and beyond the file")
			continue
		}
		if p.seen[f] {
			p.wrong(f, "is free and in use, or free twice")
		}
		p.seen[f] = true
	}
	for i, seen := range p.seen {
		if !seen {
			p.wrong(uint64(i), "is neither in use nor free")
		}
	}
	return nil
}
