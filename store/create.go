package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

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
// stands there, also one that another process has made meanwhile; after any
// error this process has left none.
func Create(path string, f Founding, o Options) (*Store, error) {
	return makeStore(path, f.Ways, o, func(t *tx) error { return t.found(f) })
}

// makeStore makes a store whose first records found writes.
func makeStore(path string, ways []NamedWay, o Options, found func(*tx) error) (*Store, error) {
	if len(ways) == 0 {
		return nil, errors.New("a store needs a way in")
	}
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("%w: %s", ErrExists, path)
	}
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	if err := refuseForeign(folder, diskOf); err != nil {
		return nil, err
	}
	if err := checkMode(folder); err != nil {
		return nil, err
	}
	// What takes its time comes first, while there is no file.
	v, err := foundVault(ways, o)
	if err != nil {
		return nil, err
	}
	// Under a name of its own until it is whole: whoever is ended on the way leaves
	// nothing at path, and of two at once one comes too late.
	part, err := os.CreateTemp(folder, filepath.Base(path)+".creating-*") // mode 0600
	if err != nil {
		return nil, folderFault(path, err)
	}
	part.Close()
	s, err := create(part.Name(), path, v, o, found)
	os.Remove(part.Name())
	if err != nil {
		v.Wipe()
		return nil, err
	}
	return s, nil
}

func foundVault(ways []NamedWay, o Options) (*vault.Vault, error) {
	v, err := vault.New(o.now()())
	if err != nil {
		return nil, err
	}
	for _, w := range ways {
		if _, err := v.AddSlot(w.Way, w.Label, o.now()()); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// create writes the first records into part, and gives it the name path.
func create(part, path string, v *vault.Vault, o Options, found func(*tx) error) (*Store, error) {
	db, err := openFile(part, o)
	if err != nil {
		return nil, err
	}
	s := newStore(path, db, v, o)
	err = s.write(context.Background(), found)
	if err == nil {
		err = s.load()
	}
	if err == nil {
		err = publish(part, path)
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	if err := claimOwner(path, o); err != nil {
		db.Close()
		os.Remove(path)
		return nil, err
	}
	sweepUnfinished(path)
	return s, nil
}

// publish gives a file that is whole its name, and takes the old one away:
// ErrExists when something has that name meanwhile.
func publish(part, path string) error {
	// A link fails when something stands there; a rename would not.
	err := os.Link(part, path)
	if err == nil {
		err = os.Remove(part)
	} else if _, there := os.Lstat(path); there == nil {
		return fmt.Errorf("%w: %s; it was left as it is", ErrExists, path)
	} else {
		err = os.Rename(part, path) // a file system without links
	}
	if err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// sweepUnfinished takes away what processes have left that were ended while they
// made or restored a store at path. There is one now, and this process has it
// open: what is under way comes too late, and no other name may keep what is
// erased here.
func sweepUnfinished(path string) {
	for _, part := range slices.Concat(beside(path, ".creating-*"), beside(path, ".restoring-*"), beside(path, ".compacting-*")) {
		os.Remove(part)
	}
}

// makeParts makes the buckets of a store.
func (t *tx) makeParts() error {
	for _, name := range []string{bucketHead, bucketSums} {
		if _, err := t.b.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	for _, b := range t.s.boxes() {
		if err := t.makeBox(b); err != nil {
			return err
		}
	}
	return nil
}

// found writes the first records of a store.
func (t *tx) found(f Founding) error {
	if err := t.makeParts(); err != nil {
		return err
	}
	// The store's own keys first: sums are sealed with one of them.
	rows := map[vault.Class][2][]byte{}
	for _, c := range storeClasses {
		row, k, wrapped, err := t.s.vault.NewKey(Owner{}, c)
		if err != nil {
			return err
		}
		t.s.keys[c] = k
		rows[c] = [2][]byte{keyRow(row), wrapped}
	}
	for _, r := range rows {
		if err := t.putRaw(boxKeys, r[0], r[1]); err != nil {
			return err
		}
	}
	if err := t.putSchema(t.s.schema()); err != nil {
		return err
	}
	if err := t.putVault(t.s.vault.Header()); err != nil {
		return err
	}
	if err := t.makeStation(); err != nil {
		return err
	}
	sign, box := t.s.station.keys.Public(), t.s.station.keys.Box()
	_, err := t.append(
		journal.TeamFounded{Team: t.s.team, Name: f.Name, Roles: member.AllRoles},
		journal.WorkstationAdded{Workstation: t.s.station.id, Member: t.s.me, Sign: sign[:], Box: box[:], Letter: "A"},
	)
	return err
}

// load opens the store's own keys and who this workstation is. The file may be
// of an older schema.
func (s *Store) load() error {
	return s.guard(func() error {
		return s.db.Load().View(func(b *bbolt.Tx) error {
			if err := parts(b, s.layouts); err != nil {
				return err
			}
			t := &tx{s: s, b: b}
			schema, err := schemaOf(b, s.layouts)
			if err != nil {
				return err
			}
			table := s.layouts[schema-1].box(boxKeys)
			for _, c := range storeClasses {
				k, err := t.keyIn(table, Owner{}, c)
				if k == nil || err != nil {
					return fmt.Errorf("%w: a key of the store is missing; nothing was changed: restore the last backup", ErrDamaged)
				}
				s.keys[c] = k
			}
			return t.loadStation()
		})
	})
}
