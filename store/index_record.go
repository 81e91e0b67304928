package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"baken/store/find"
	"baken/store/vault"
)

// What can be found. The kinds stand in the index: none is ever given another
// number.
const (
	docMail           find.Kind = 1 + iota
	docNote                     // its case beside it
	docSupervisorNote           // likewise
	docHandoff                  // likewise
	docRegistration             // called as its contact is
	docSummary                  // called as its case is
	docSaid                     // a reply of ours, called as its operation is; its contact beside it
	docChat                     // what was said in a chat, called as its contact is
)

// docRef is what a document is called, and what else is needed to read it.
type docRef struct {
	find.Name
	Ref [16]byte
}

func mailDoc(id MailID) docRef { return docRef{Name: find.Name{Kind: docMail, ID: id}} }

// indexRecord is the state of the index. It is written in the transaction that
// changes it; a store without one has an index still to be built.
type indexRecord struct {
	Words    int             `cbor:"1,keyasint"` // by which rules texts were cut into words
	Segments []segmentRecord `cbor:"2,keyasint,omitempty"`
	Walk     walk            `cbor:"3,keyasint,omitzero"`
	Rebuilt  time.Time       `cbor:"4,keyasint,omitzero"`
	Unread   []find.Name     `cbor:"5,keyasint,omitempty"` // documents that are damaged
}

// segmentRecord is one segment. Its id is random, and the owner of the key that
// seals it.
type segmentRecord struct {
	ID     segmentID `cbor:"1,keyasint"`
	Docs   uint32    `cbor:"2,keyasint"`
	Dead   uint32    `cbor:"3,keyasint,omitzero"`
	Blocks uint32    `cbor:"4,keyasint"`
}

type segmentID [16]byte

// Beside its blocks a segment has a head, and a set of the documents that were taken
// out of it.
const (
	segmentHead = 1<<32 - 1
	segmentDead = 1<<32 - 2
)

func blockKey(id segmentID, number uint32) []byte {
	return binary.BigEndian.AppendUint32(append(make([]byte, 0, 20), id[:]...), number)
}

func (s *Store) indexKey() []byte {
	h := s.hash("index", []byte("state"))
	return h[:]
}

// errIndex: the search index is damaged. It is made anew, and nothing else hangs on it.
var errIndex = fmt.Errorf("%w: the search index", ErrDamaged)

// ofIndex says of an error whether it is damage of the index.
func ofIndex(err error) error {
	if errors.Is(err, find.ErrDamaged) || errors.Is(err, ErrDamaged) || errors.Is(err, ErrErased) || errors.Is(err, vault.ErrSeal) {
		return fmt.Errorf("%w (%w)", errIndex, err)
	}
	return err
}

// ofRecord says of an error whether it is damage of what is read for the index.
func ofRecord(err error) bool {
	return err != nil && !isIndex(err) && (errors.Is(err, ErrDamaged) || errors.Is(err, vault.ErrSeal))
}

// indexTx is the index in a transaction.
type indexTx struct {
	indexRecord
	open  []*openSegment // as Segments
	dirty bool
}

type openSegment struct {
	*find.Segment
	id    segmentID
	key   *vault.Key
	dead  find.Bits
	dirty bool // dead changed
	from  find.Source
}

// searchIndex gives the index as the transaction sees it. An error of it is errIndex.
func (t *tx) searchIndex() (*indexTx, error) {
	if t.searched != nil {
		return t.searched, nil
	}
	x := &indexTx{}
	p, err := t.get(boxIndex, t.s.indexKey())
	if err == nil && p != nil {
		err = decode(boxIndex, p, &x.indexRecord)
	}
	if err != nil {
		return nil, ofIndex(err)
	}
	if p == nil {
		x.Words = find.Version
	}
	for _, r := range x.Segments {
		o, err := t.openSegment(r)
		if err != nil {
			return nil, ofIndex(err)
		}
		x.open = append(x.open, o)
	}
	t.searched = x
	return x, nil
}

// openSegment opens a segment, of which what must be in memory is kept there for
// the transactions after this one.
func (t *tx) openSegment(r segmentRecord) (*openSegment, error) {
	o := &openSegment{id: r.ID}
	var err error
	if o.key, err = t.keyIn(boxKeys, Owner(r.ID), vault.Words); err != nil {
		return nil, err
	}
	if o.key == nil {
		return nil, ErrErased
	}
	o.from = func(number uint32) ([]byte, error) { return t.block(o, number) }
	if have, ok := t.s.segments.Load(r.ID); ok {
		o.Segment = have.(*find.Segment)
	} else {
		head, err := t.block(o, segmentHead)
		if err == nil {
			head, err = vault.Unpad(head)
		}
		if err != nil {
			return nil, err
		}
		if o.Segment, err = find.Open(head, o.from); err != nil {
			return nil, err
		}
		t.s.segments.Store(r.ID, o.Segment)
	}
	o.dead = find.NewBits(o.Len())
	if r.Dead > 0 {
		p, err := t.block(o, segmentDead)
		if err != nil {
			return nil, err
		}
		if len(p) != 8*len(o.dead) {
			return nil, find.ErrDamaged
		}
		for i := range o.dead {
			o.dead[i] = binary.BigEndian.Uint64(p[8*i:])
		}
	}
	if o.Len() != int(r.Docs) || o.dead.Count() != int(r.Dead) || o.Blocks() != r.Blocks {
		return nil, find.ErrDamaged
	}
	return o, nil
}

// block opens a block of a segment.
func (t *tx) block(o *openSegment, number uint32) ([]byte, error) {
	key := blockKey(o.id, number)
	v := t.raw(boxIndex, key)
	if v == nil {
		return nil, find.ErrDamaged
	}
	return o.key.Open(nil, boxIndex.place(key), v)
}

// putBlock keeps a block of a segment.
func (t *tx) putBlock(id segmentID, key *vault.Key, number uint32, block []byte) error {
	at := blockKey(id, number)
	return t.putRaw(boxIndex, at, key.Seal(nil, boxIndex.place(at), block))
}

// flushIndex writes what has changed: which documents are in the index no more, and
// which are to be read again.
func (t *tx) flushIndex() error {
	if err := t.flushChanged(); err != nil {
		return err
	}
	x := t.searched
	if x == nil || !t.b.Writable() {
		return nil
	}
	for i, o := range x.open {
		if !o.dirty {
			continue
		}
		p := make([]byte, 0, 8*len(o.dead))
		for _, w := range o.dead {
			p = binary.BigEndian.AppendUint64(p, w)
		}
		if err := t.putBlock(o.id, o.key, segmentDead, p); err != nil {
			return err
		}
		x.Segments[i].Dead, o.dirty, x.dirty = uint32(o.dead.Count()), false, true
	}
	if !x.dirty {
		return nil
	}
	x.dirty, t.change.Index = false, true
	return t.putValue(boxIndex, t.s.indexKey(), x.indexRecord)
}
