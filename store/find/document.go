package find

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"time"
)

// Kind says what a document is made of; what the kinds are is the business of whoever
// keeps the documents. 0 is none.
type Kind uint8

// Name is what a document is called: one of a name is in the index, the one that
// came last.
type Name struct {
	Kind Kind
	ID   [16]byte
}

// Compare orders names.
func (n Name) Compare(o Name) int {
	if n.Kind != o.Kind {
		return int(n.Kind) - int(o.Kind)
	}
	return bytes.Compare(n.ID[:], o.ID[:])
}

// Doc is a document of the index, without its words.
type Doc struct {
	Name
	Ref   [16]byte // what else is needed to find it again
	Files bool     // it has attachments
	at    int64    // milliseconds since 1970
	// ends has for each field the first place that is behind it; between two fields
	// one place is empty, so that no phrase goes over from one to the next.
	ends [fields]uint32
}

// NewDoc makes a document of a moment.
func NewDoc(name Name, ref [16]byte, at time.Time, files bool) Doc {
	return Doc{Name: name, Ref: ref, at: at.UnixMilli(), Files: files}
}

// At is its moment, to the millisecond.
func (d *Doc) At() time.Time { return time.UnixMilli(d.at).UTC() }

// length is how many places it has.
func (d *Doc) length() uint32 { return d.ends[fields-1] }

// field is the field in which a place is.
func (d *Doc) field(place uint32) Field {
	for f := range fields - 1 {
		if place < d.ends[f] {
			return f
		}
	}
	return fields - 1
}

func (d *Doc) append(p []byte) []byte {
	flags := byte(0)
	if d.Files {
		flags |= 1
	}
	p = append(p, byte(d.Kind), flags)
	p = append(append(p, d.ID[:]...), d.Ref[:]...)
	p = binary.AppendVarint(p, d.at)
	last := uint32(0)
	for _, e := range d.ends {
		p = binary.AppendUvarint(p, uint64(e-last))
		last = e
	}
	return p
}

func (d *Doc) read(p *decoder) error {
	d.Kind = Kind(p.byte())
	flags := p.byte()
	d.Files = flags&1 != 0
	copy(d.ID[:], p.bytes(16))
	copy(d.Ref[:], p.bytes(16))
	at, n := binary.Varint(p.p[p.at:])
	if n <= 0 {
		return fmt.Errorf("%w: a document", ErrDamaged)
	}
	d.at = at
	p.at += n
	last := uint64(0)
	for f := range d.ends {
		last += p.uvarint()
		d.ends[f] = uint32(last)
	}
	if p.bad || flags > 1 || d.Kind == 0 || last > 1<<31 {
		return fmt.Errorf("%w: a document", ErrDamaged)
	}
	return nil
}
