package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"baken/store/journal"
	"baken/store/vault"
)

// tx is one transaction over the sealed buckets. A read transaction must be
// short: it holds back the reuse of pages.
type tx struct {
	s            *Store
	b            *bbolt.Tx
	ladders      map[string]*ladder
	memory       *memory // of a read transaction: what it has opened; nil in one that writes
	outcome      *Done   // of an act: what is told of it
	ofDraft      bool    // it is what a draft became
	loaded       int     // blocks of ladders that were read
	sums         map[string]*sum
	buckets      map[string]*bbolt.Bucket
	touched      map[ContactID]bool      // rows to be made anew before the commit
	touchedCases map[CaseID]bool         // cases to be listed anew after that
	homes        map[ContactID]time.Time // first contacts whose mails may belong to another number, if they came after that
	change       Change
	searched     *indexTx     // the search index, once it was asked for
	changed      []docRef     // to be read again for the index
	wakes        bool         // something is
	outdated     bool         // what was begun for the index before this is of no use
	fresh        []*vault.Key // made in this transaction; forgotten if it fails
	shares       *sharing     // the journal, from this transaction on
	elsewhere    bool         // what is erased was erased at another workstation
}

// read runs f in a read transaction. f must not keep what it was given, and not
// use the store.
func (s *Store) read(f func(*tx) error) error {
	s.epoch.RLock()
	defer s.epoch.RUnlock()
	return s.guard(func() error {
		return s.db.Load().View(func(b *bbolt.Tx) error { return f(&tx{s: s, b: b, memory: &memory{}}) })
	})
}

// write runs f in a write transaction and tells who listens what changed. When
// ctx ends before the commit nothing is written.
func (s *Store) write(ctx context.Context, f func(*tx) error) error {
	return s.writeThen(ctx, f, func(bool) {})
}

// writeThen is write, with then told whether it was committed before anybody
// else writes.
func (s *Store) writeThen(ctx context.Context, f func(*tx) error, then func(committed bool)) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	committed := false
	defer func() { then(committed) }()
	if err := ctx.Err(); err != nil {
		return err
	}
	t := &tx{s: s, ofDraft: becameOf(ctx), touched: map[ContactID]bool{}, touchedCases: map[CaseID]bool{}, homes: map[ContactID]time.Time{}}
	var c *commit
	err := s.guard(func() error {
		return s.db.Load().Update(func(b *bbolt.Tx) error {
			t.b = b
			// A panic must not reach bbolt: it would read the whole file, perhaps the
			// damaged page again, and keep its lock for ever.
			return s.guard(func() (err error) {
				if err := f(t); err != nil {
					return err
				}
				if err := t.finish(); err != nil {
					return err
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				c, err = s.beginCommit(b)
				return err
			})
		})
	})
	if err != nil {
		for _, k := range t.fresh {
			s.vault.Forget(k.ID())
		}
		s.clock = s.committed
		if c != nil {
			err = c.failed(err)
		}
		return err
	}
	committed = true
	s.committed = s.clock
	if t.shares != nil {
		s.shares.Store(t.shares)
	}
	if t.outdated { // also what was begun after that was said, and read what was before
		s.indexed.Add(1)
		s.segments.Clear()
	}
	s.listeners.tell(t.change)
	if t.wakes {
		s.wakeIndex()
	}
	return nil
}

// finish writes what was gathered during the transaction.
func (t *tx) finish() error {
	if err := t.settleHomes(); err != nil {
		return err
	}
	if err := t.refreshTouched(); err != nil {
		return err
	}
	if err := t.listTouchedCases(); err != nil {
		return err
	}
	if err := t.tellOutcome(); err != nil {
		return err
	}
	if err := t.tellAct(); err != nil {
		return err
	}
	if err := t.flushIndex(); err != nil {
		return err
	}
	for _, l := range t.ladders {
		if err := l.flush(); err != nil {
			return err
		}
	}
	return t.flushSums()
}

// tellOutcome says how the contact of an act stands once its row was made anew. It
// belongs to the transaction: what was kept is not told as having failed because
// the store was closed before anybody looked again.
func (t *tx) tellOutcome() error {
	d := t.outcome
	if d == nil || d.Contact == (ContactID{}) {
		return nil
	}
	c, err := t.contact(d.Contact)
	if errors.Is(err, ErrUnknown) {
		return nil // its mails belong to another contact: nothing is left of it
	}
	d.State, d.CaseNumber = c.State, c.CaseNumber
	return err
}

// tellAct says who listens what was done, if it can be taken back.
func (t *tx) tellAct() error {
	d := t.outcome
	if d == nil || d.Event == (EventID{}) {
		return nil
	}
	e, err := t.eventByID(d.Event)
	if err != nil {
		return err
	}
	m, err := journal.Means(e.Body, e.Member, t.eventByID)
	if op := answerOf(e.Body); err == nil && (m.Undo || op != OpID{}) {
		t.change.act(Act{By: e.Member, Done: *d, Op: op})
	}
	return err
}

// bucket finds a bucket, once in a transaction.
func (t *tx) bucket(b box) *bbolt.Bucket {
	k := t.buckets[b.name]
	if k == nil {
		if t.buckets == nil {
			t.buckets = map[string]*bbolt.Bucket{}
		}
		k = t.b.Bucket(b.bucket())
		t.buckets[b.name] = k
	}
	return k
}

// raw gives the bytes of a record as they stand, nil if there is none. They are
// the file's own memory: good until the end of the transaction.
func (t *tx) raw(b box, key []byte) []byte { return t.within(b, t.bucket(b).Get(b.at(key))) }

// longestRecord is how long a record is at most that was put in a transaction
// before the file has grown for it, in bytes: a mail that goes out.
const longestRecord = 2 * MaxMail

// within gives what a record holds, if it is not longer than the file: a length
// that is not the one that was written reaches into any memory. The panic is what
// guard makes ErrDamaged of.
func (t *tx) within(b box, value []byte) []byte {
	most := t.b.Size()
	if t.b.Writable() {
		most += longestRecord
	}
	if int64(len(value)) > most {
		panic(fmt.Errorf("%w: a record of %s is longer than the file; run `baken verify`, and restore the last backup", ErrDamaged, b.name))
	}
	return value
}

// get opens a record that is sealed with the store's key; nil if there is none.
func (t *tx) get(b box, key []byte) ([]byte, error) {
	v := t.raw(b, key)
	if v == nil {
		return nil, nil
	}
	p, err := t.s.keys[b.class].Open(nil, b.place(key), v)
	if err != nil {
		return nil, damaged(b, err)
	}
	return p, nil
}

// getFrom opens a record that is sealed with a key of owner; nil if there is
// none, ErrErased if the key was destroyed.
func (t *tx) getFrom(b box, key []byte, owner Owner, class vault.Class) ([]byte, error) {
	v := t.raw(b, key)
	if v == nil {
		return nil, nil
	}
	return t.open(b.place(key), v, owner, class)
}

// put seals plain with the store's key and keeps it.
func (t *tx) put(b box, key, plain []byte) error {
	return t.putRaw(b, key, t.s.keys[b.class].Seal(nil, b.place(key), plain))
}

// putFor seals plain with owner's key of the class, which is made if there is
// none yet.
func (t *tx) putFor(b box, key []byte, owner Owner, class vault.Class, plain []byte) error {
	k, err := t.keyFor(owner, class)
	if err != nil {
		return err
	}
	return t.putRaw(b, key, k.Seal(nil, b.place(key), plain))
}

// putRaw keeps bytes that need no seal or have one.
func (t *tx) putRaw(b box, key, value []byte) error {
	if value == nil {
		value = []byte{} // so that what is there differs from what is not
	}
	k := t.bucket(b)
	old := t.within(b, k.Get(b.at(key)))
	if old != nil {
		t.subtract(b, key, old)
	}
	if err := k.Put(b.at(key), value); err != nil {
		return err
	}
	t.add(b, key, value)
	return nil
}

// drop takes a record away, if there is one.
func (t *tx) drop(b box, key []byte) error {
	k := t.bucket(b)
	old := t.within(b, k.Get(b.at(key)))
	if old == nil {
		return nil
	}
	t.subtract(b, key, old)
	return k.Delete(b.at(key))
}

// scan gives the raw records whose key begins with prefix, in the order of
// their keys, until f fails. f must not change the bucket.
func (t *tx) scan(b box, prefix []byte, f func(key, raw []byte) error) error {
	for k, v := range t.beginning(b, prefix) {
		if err := b.whole(k); err != nil {
			return err
		}
		if err := f(k, t.within(b, v)); err != nil {
			return err
		}
	}
	return nil
}

// dropAll takes away all records whose key begins with prefix.
func (t *tx) dropAll(b box, prefix []byte) error {
	var keys [][]byte
	if err := t.scan(b, prefix, func(k, _ []byte) error { keys = append(keys, bytes.Clone(k)); return nil }); err != nil {
		return err
	}
	for _, k := range keys {
		if err := t.drop(b, k); err != nil {
			return err
		}
	}
	return nil
}

// touch says that the row of a contact must be made anew.
func (t *tx) touch(id ContactID) {
	t.touched[id] = true
	t.change.contact(id)
}

// damaged says which bucket a record that cannot be opened stands in.
func damaged(b box, err error) error {
	return fmt.Errorf("%w: a record of %s does not open; run `baken verify`, and restore the last backup (%w)", ErrDamaged, b.name, err)
}
