package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"baken/store/find"
	"baken/store/vault"
)

// What has changed is noted in the transaction that changes it, and read again
// behind: see Store.KeepIndex. One record has all of a transaction.

const changedLength = 1 + 16 + 16

// toIndex says that documents are to be read again for the index.
func (t *tx) toIndex(all ...docRef) { t.changed = append(t.changed, all...) }

func (t *tx) flushChanged() error {
	if len(t.changed) == 0 {
		return nil
	}
	p := make([]byte, 0, changedLength*len(t.changed))
	seen := map[find.Name]bool{}
	for _, d := range t.changed {
		if !seen[d.Name] {
			seen[d.Name] = true
			p = append(append(append(p, byte(d.Kind)), d.ID[:]...), d.Ref[:]...)
		}
	}
	t.changed, t.wakes = nil, true
	var key [16]byte
	rand.Read(key[:])
	return t.put(boxChanged, key[:], p)
}

// readChanged reads a record of what has changed. An error of it is errIndex: only
// an index that is made anew has all that it named.
func (t *tx) readChanged(key, raw []byte) (all []docRef, err error) {
	p, err := t.s.keys[boxChanged.class].Open(nil, boxChanged.place(key), raw)
	if err != nil {
		return nil, ofIndex(damaged(boxChanged, err))
	}
	if len(p)%changedLength != 0 {
		return nil, fmt.Errorf("%w: a record of %s has another form than expected", errIndex, boxChanged.name)
	}
	for ; len(p) > 0; p = p[changedLength:] {
		all = append(all, docRef{find.Name{Kind: find.Kind(p[0]), ID: [16]byte(p[1:])}, [16]byte(p[17:])})
	}
	return all, nil
}

// behind is how many documents are to be read, without reading which.
func (t *tx) behind() (n int, err error) {
	err = t.scan(boxChanged, nil, func(_, raw []byte) error {
		n += max(0, len(raw)-vault.Overhead) / changedLength
		return nil
	})
	return n, err
}

// outOfIndex takes documents out of the index at once. When it is damaged all of it goes.
func (t *tx) outOfIndex(all ...docRef) error {
	x, err := t.searchIndex()
	if err != nil {
		return t.indexAnew(err)
	}
	for _, o := range x.open {
		for _, d := range all {
			if n, ok := o.Find(d.Name); ok && !o.dead.Has(n) {
				o.dead.Set(n)
				o.dirty = true
			}
		}
	}
	return nil
}

// changedOutOfIndex takes all out of the index that is to be read again: of what has
// gone since there may be words that nothing else names any more.
func (t *tx) changedOutOfIndex() error {
	all := t.changed
	for k, raw := range t.beginning(boxChanged, nil) {
		some, err := t.readChanged(k, raw)
		if err != nil {
			return err
		}
		all = append(all[:len(all):len(all)], some...)
	}
	return t.outOfIndex(all...)
}

// indexAnew throws the index away when err says that it is damaged, and has it built
// again from what is kept.
func (t *tx) indexAnew(err error) error {
	if err = ofIndex(err); !isIndex(err) {
		return err
	}
	if errors.Is(err, errOtherWords) {
		return t.resetIndex(time.Time{})
	}
	t.s.log.Warn("the search index was damaged; it is built anew")
	return t.resetIndex(t.s.now())
}
