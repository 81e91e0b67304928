package store

import (
	"bytes"
	"iter"
)

// shelf is a bucket in which several boxes stand together, sorted by whose their
// records are: what is changed at once lies in a page or two, and not in as many
// as there are boxes. The keys of a box on a shelf begin with an id of 16 bytes;
// in the file the mark of the box stands after it. What a box is called, and so
// the place that its records are sealed to and what they add up to, is the same
// wherever it stands.
type shelf struct {
	bucket string
	mark   byte
}

// own is for a box that has a bucket of its own.
var own = shelf{}

// The shelves.
const (
	byContact = "by-contact" // or case
	byMail    = "by-mail"
)

const shelfID = 16

// bucket is the name of the bucket that the box stands in.
func (b box) bucket() []byte {
	if b.shelf == own {
		return []byte(b.name)
	}
	return []byte(b.shelf.bucket)
}

// at is the key under which a record of the box, or those whose keys begin so,
// stand in the bucket.
func (b box) at(key []byte) []byte {
	if b.shelf == own || len(key) < shelfID {
		return key
	}
	k := append(make([]byte, 0, len(key)+1), key[:shelfID]...)
	return append(append(k, b.shelf.mark), key[shelfID:]...)
}

// keyOf is the key of a record that stands under k in the bucket; false when it is
// of another box.
func (b box) keyOf(k []byte) (key []byte, ok bool) {
	if b.shelf == own {
		return k, true
	}
	if len(k) <= shelfID || k[shelfID] != b.shelf.mark {
		return nil, false
	}
	return append(append(make([]byte, 0, len(k)-1), k[:shelfID]...), k[shelfID+1:]...), true
}

// from gives the records from a key on, in the order of their keys. The values are
// the file's own memory, which does not last longer than the transaction.
func (t *tx) from(b box, key []byte) iter.Seq2[[]byte, []byte] { return t.records(b, key, nil) }

// beginning gives the records whose key begins with prefix, as from does.
func (t *tx) beginning(b box, prefix []byte) iter.Seq2[[]byte, []byte] {
	return t.records(b, prefix, prefix)
}

func (t *tx) records(b box, from, prefix []byte) iter.Seq2[[]byte, []byte] {
	from, prefix = b.at(from), b.at(prefix)
	return func(yield func(key, value []byte) bool) {
		c := t.bucket(b).Cursor()
		for k, v := c.Seek(from); k != nil && bytes.HasPrefix(k, prefix); k, v = c.Next() {
			if key, ok := b.keyOf(k); ok && !yield(key, v) {
				return
			}
		}
	}
}

// first is the first record whose key begins with prefix; nil if there is none.
func (t *tx) first(b box, prefix []byte) (key, value []byte) {
	for k, v := range t.beginning(b, prefix) {
		return k, v
	}
	return nil, nil
}

// moveBox puts what stands in one place in another. The records are the same, and
// so is what they add up to.
func (t *tx) moveBox(from, to box) error {
	into, err := t.b.CreateBucketIfNotExists(to.bucket())
	if err != nil {
		return err
	}
	for k, v := range t.beginning(from, nil) {
		if err := into.Put(to.at(k), v); err != nil {
			return err
		}
	}
	delete(t.buckets, from.name)
	return t.b.DeleteBucket(from.bucket())
}
