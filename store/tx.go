package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	bberrors "go.etcd.io/bbolt/errors"

	"baken/store/vault"
)

// tx is one transaction over the sealed buckets. A read transaction must be
// short: it holds back the reuse of pages.
type tx struct {
	s       *Store
	b       *bbolt.Tx
	ladders map[string]*ladder
	sums    map[string]*sum
	buckets map[string]*bbolt.Bucket
	touched map[ContactID]bool      // rows to be made anew before the commit
	homes   map[ContactID]time.Time // first contacts whose mails may belong to another number, if they came after that
	change  Change
	fresh   []*vault.Key // made in this transaction; forgotten if it fails
}

// read runs f in a read transaction. f must not keep what it was given, and not
// use the store.
func (s *Store) read(f func(*tx) error) error {
	s.epoch.RLock()
	defer s.epoch.RUnlock()
	return s.guard(func() error {
		return s.db.View(func(b *bbolt.Tx) error { return f(&tx{s: s, b: b}) })
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
	t := &tx{s: s, touched: map[ContactID]bool{}, homes: map[ContactID]time.Time{}}
	committing := false
	err := s.guard(func() error {
		return s.db.Update(func(b *bbolt.Tx) error {
			t.b = b
			// A panic must not reach bbolt: it would read the whole file, perhaps the
			// damaged page again, and keep its lock for ever.
			return s.guard(func() error {
				if err := f(t); err != nil {
					return err
				}
				if err := t.finish(); err != nil {
					return err
				}
				committing = true
				return ctx.Err()
			})
		})
	})
	if err != nil {
		for _, k := range t.fresh {
			s.vault.Forget(k.ID())
		}
		s.clock = s.committed
		if committing && ctx.Err() == nil {
			err = fault(errors.Join(err, s.roomToGrow()))
		}
		return err
	}
	committed = true
	s.committed = s.clock
	s.listeners.tell(t.change)
	return nil
}

// roomToGrow says why the file cannot grow, nil if it can: of a commit that
// failed for want of room bbolt tells the words alone.
func (s *Store) roomToGrow() error {
	f, err := os.OpenFile(s.path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	i, err := f.Stat()
	if err != nil {
		return err
	}
	return f.Truncate(i.Size() + int64(s.db.AllocSize))
}

// finish writes what was gathered during the transaction.
func (t *tx) finish() error {
	if err := t.settleHomes(); err != nil {
		return err
	}
	if err := t.refreshTouched(); err != nil {
		return err
	}
	for _, l := range t.ladders {
		if err := l.flush(); err != nil {
			return err
		}
	}
	return t.flushSums()
}

// guard turns what a damaged page or a full disk does into an error. A page
// that is not what it should be makes bbolt panic or touch memory that is not
// there; neither may end the program.
func (s *Store) guard(f func() error) (err error) {
	if s.closed.Load() {
		return ErrClosed
	}
	was := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(was)
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: a page of %s cannot be read; nothing was changed: run `baken verify`, and restore the last backup", ErrDamaged, s.path)
			s.log.Error("damaged page", "stack", string(debug.Stack()))
		}
	}()
	return fault(f())
}

// fault gives errors of the machine the names of this package.
func fault(err error) error {
	switch {
	case err == nil, errors.Is(err, ErrDiskFull), errors.Is(err, ErrDamaged):
		return err
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return fmt.Errorf("%w: nothing of this step was kept, all before it is safe; make room and do it again (%w)", ErrDiskFull, err)
	case errors.Is(err, bberrors.ErrDatabaseNotOpen):
		return ErrClosed
	case errors.Is(err, vault.ErrSeal):
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}

// box is one sealed bucket: its name, and the store's key that its records are
// sealed with unless a contact's or a case's own key is.
type box struct {
	name  string
	class vault.Class
}

// The buckets, and what stands in each under which key.
var (
	boxJournal     = box{"journal", vault.Team}     // number (8 bytes) → envelope, which is sealed already
	boxTrail       = box{"trail", vault.View}       // contact or case ‖ number → nothing: where its events are
	boxEvents      = box{"events", vault.View}      // event → number
	boxUndone      = box{"undone", vault.View}      // event → the event that undid it
	boxMembers     = box{"members", vault.View}     // member or workstation → who it is
	boxActs        = box{"acts", vault.View}        // contact → what its events add up to
	boxCases       = box{"cases", vault.View}       // case → what its events add up to
	boxNumbers     = box{"numbers", vault.View}     // hash of a case number → case
	boxContacts    = box{"contacts", vault.View}    // contact → row
	boxEntries     = box{"entries", vault.View}     // contact ‖ mail → what the row needs of each mail
	boxMails       = box{"mails", vault.View}       // mail → facts, with head parts under the contact's keys
	boxBodies      = box{"bodies", vault.View}      // mail → body, under the contact's words key
	boxAttachments = box{"attachments", vault.View} // mail ‖ number ‖ piece → bytes, under the contact's words key
	boxMessageIDs  = box{"message-ids", vault.View} // hash of a Message-ID ‖ mail or operation → nothing
	boxWriters     = box{"writers", vault.View}     // hash of an address ‖ contact → nothing
	boxPseudonyms  = box{"pseudonyms", vault.View}  // hash of a pseudonym → contact
	boxSent        = box{"sent", vault.View}        // hash of a Message-ID that we sent → contact, operation
	boxFolders     = box{"folders", vault.View}     // folder → where its sync stands
	boxLadders     = box{"ladders", vault.View}     // hash of a name ‖ block → ordered entries
	boxDrafts      = box{"drafts", vault.Desk}      // contact or random → draft, under the contact's words key
	boxOutbox      = box{"outbox", vault.Desk}      // operation → what is to be done
	boxParcels     = box{"parcels", vault.Desk}     // operation → the mail to send, under the contact's words key
	boxPending     = box{"pending", vault.Desk}     // mail ‖ operation → nothing: what the server has not been told of it; contact ‖ operation: words to it that are on their way
	boxDesk        = box{"desk", vault.Desk}        // hash of a name → position, setting of this workstation
	boxKeyRows     = box{"key-rows", vault.View}    // key → its row in the key table, for those that seal events
	boxThreads     = box{"threads", vault.View}     // hash of a root ‖ contact → nothing, and what else is known of contacts that belong together
	boxKeys        = box{"keys", vault.Team}        // owner ‖ class ‖ key → key, wrapped by the epoch key
)

// sealedBoxes are all buckets that have a count and a sum.
var sealedBoxes = []box{boxJournal, boxTrail, boxEvents, boxUndone, boxMembers, boxActs, boxCases, boxNumbers, boxContacts, boxEntries,
	boxMails, boxBodies, boxAttachments, boxMessageIDs, boxWriters, boxPseudonyms, boxSent, boxFolders, boxLadders, boxDrafts, boxOutbox, boxParcels, boxPending, boxDesk, boxKeyRows, boxThreads, boxKeys}

func (b box) place(key []byte) vault.Place { return vault.At(b.name, key) }

// bucket finds a bucket, once in a transaction.
func (t *tx) bucket(b box) *bbolt.Bucket {
	k := t.buckets[b.name]
	if k == nil {
		if t.buckets == nil {
			t.buckets = map[string]*bbolt.Bucket{}
		}
		k = t.b.Bucket([]byte(b.name))
		t.buckets[b.name] = k
	}
	return k
}

// raw gives the bytes of a record as they stand, nil if there is none. They are
// the file's own memory: good until the end of the transaction.
func (t *tx) raw(b box, key []byte) []byte { return t.bucket(b).Get(key) }

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
	old := k.Get(key)
	if old != nil {
		t.subtract(b, key, old)
	}
	if err := k.Put(key, value); err != nil {
		return err
	}
	t.add(b, key, value)
	return nil
}

// drop takes a record away, if there is one.
func (t *tx) drop(b box, key []byte) error {
	k := t.bucket(b)
	old := k.Get(key)
	if old == nil {
		return nil
	}
	t.subtract(b, key, old)
	return k.Delete(key)
}

// scan gives the raw records whose key begins with prefix, in the order of
// their keys, until f fails. f must not change the bucket.
func (t *tx) scan(b box, prefix []byte, f func(key, raw []byte) error) error {
	c := t.bucket(b).Cursor()
	for k, v := c.Seek(prefix); k != nil && bytes.HasPrefix(k, prefix); k, v = c.Next() {
		if err := f(k, v); err != nil {
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
