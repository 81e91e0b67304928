package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// Founding is what a new store begins with.
type Founding struct {
	// Name is the member's, as colleagues see it.
	Name outside.Text
	// Ways are the first ways in; at least one.
	Ways []NamedWay
}

// NamedWay is a way in and what people call it.
type NamedWay struct {
	Way   vault.Way
	Label string
}

// Create makes a store at path, with a new vault and a team of one whose member
// has all roles. The folder is made when it is missing. ErrExists when a file
// stands there; after any error there is no file.
func Create(path string, f Founding, o Options) (*Store, error) {
	if len(f.Ways) == 0 {
		return nil, errors.New("a store needs a way in")
	}
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("%w: %s", ErrExists, path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	s, err := create(path, f, o)
	if err != nil {
		os.Remove(path)
		releaseOwner(path)
		return nil, err
	}
	return s, nil
}

func create(path string, f Founding, o Options) (*Store, error) {
	db, err := openFile(path, o)
	if err != nil {
		return nil, err
	}
	if err := checkModes(path); err != nil {
		db.Close()
		return nil, err
	}
	v, err := vault.New(o.now()())
	if err != nil {
		db.Close()
		return nil, err
	}
	for _, w := range f.Ways {
		if _, err := v.AddSlot(w.Way, w.Label, o.now()()); err != nil {
			db.Close()
			return nil, err
		}
	}
	s := &Store{path: path, db: db, vault: v, now: o.now(), log: o.log(), opts: o, keys: map[vault.Class]*vault.Key{}}
	err = s.write(context.Background(), func(t *tx) error { return t.found(f) })
	if err == nil {
		err = claimOwner(path, o)
	}
	if err == nil {
		err = s.load()
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return s, nil
}

// found writes the first records of a store.
func (t *tx) found(f Founding) error {
	for _, name := range append([]string{bucketHead, bucketSums}, boxNames()...) {
		if _, err := t.b.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	// The store's own keys first: sums are sealed with one of them.
	rows := map[vault.Class][2][]byte{}
	for _, c := range storeClasses {
		id, k, wrapped, err := t.s.vault.NewKey(Owner{}, c)
		if err != nil {
			return err
		}
		t.s.keys[c] = k
		rows[c] = [2][]byte{keyRow(Owner{}, c, id), wrapped}
	}
	for _, r := range rows {
		if err := t.putRaw(boxKeys, r[0], r[1]); err != nil {
			return err
		}
	}
	if err := t.putHead(t.s.vault.Header()); err != nil {
		return err
	}
	if err := t.makeStation(); err != nil {
		return err
	}
	sign, box := t.s.station.keys.Public(), t.s.station.keys.Box()
	_, err := t.append(
		journal.TeamFounded{Team: t.s.team},
		journal.MemberAdded{Member: t.s.me, Name: f.Name, Roles: member.AllRoles},
		journal.WorkstationAdded{Workstation: t.s.station.id, Member: t.s.me, Sign: sign[:], Box: box[:], Letter: "A"},
	)
	return err
}

func (t *tx) putHead(h *vault.Header) error {
	head := t.b.Bucket([]byte(bucketHead))
	if err := head.Put(headSchema, binary.BigEndian.AppendUint32(nil, Schema)); err != nil {
		return err
	}
	return t.putVault(h)
}

func boxNames() (names []string) {
	for _, b := range sealedBoxes {
		names = append(names, b.name)
	}
	return names
}

// load opens the store's own keys and who this workstation is.
func (s *Store) load() error {
	if s.keys == nil {
		s.keys = map[vault.Class]*vault.Key{}
	}
	return s.guard(func() error {
		return s.db.View(func(b *bbolt.Tx) error {
			t := &tx{s: s, b: b}
			for _, name := range append([]string{bucketSums}, boxNames()...) {
				if b.Bucket([]byte(name)) == nil {
					return fmt.Errorf("%w: the part %q is missing; nothing was changed: restore the last backup", ErrDamaged, name)
				}
			}
			for _, c := range storeClasses {
				k, err := t.keyFor(Owner{}, c)
				if err != nil {
					return fmt.Errorf("%w: a key of the store is missing; nothing was changed: restore the last backup", ErrDamaged)
				}
				s.keys[c] = k
			}
			return t.loadStation()
		})
	})
}
