package store

import (
	"encoding/binary"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"
)

// Schema is the version of the file's layout that this program writes. It can
// read and bring up to date every one before.
const Schema = 7

// layout is how the file of one schema is laid out.
type layout struct {
	boxes []box // each of them has a count and a sum
	// migrate brings the records of a file of the schema before up to date, in one
	// transaction. What is new in boxes stands there already, empty, and what is
	// elsewhere than before has been moved; what is no more in them goes after it.
	// Nil: the records are good as they are.
	migrate func(*tx) error
}

// layouts are those of all schemas, the first one's first. What an older program
// wrote is read by its own: one that was ever written is never changed.
var layouts = [Schema]layout{
	{boxes: apart(firstBoxes)},
	// What belongs to one contact, and to one mail, stands together; what the team
	// has decided has a place.
	{boxes: secondBoxes},
	// The cases are listed.
	{boxes: secondBoxes, migrate: (*tx).listAllCases},
	// What is counted of contacts has a place that outlives them.
	{boxes: fourthBoxes},
	// All can be searched. What is kept is read for it once the store is open.
	{boxes: fifthBoxes},
	// The directory of services has a place.
	{boxes: sixthBoxes},
	// The journal of a team has a place.
	{boxes: append(slices.Clone(sixthBoxes), boxShared, boxOutgoing, boxQuarantine)},
}

// firstBoxes are those of the first schema, where they stand today.
var firstBoxes = []box{boxJournal, boxTrail, boxEvents, boxUndone, boxMarks, boxMembers, boxActs, boxCases, boxNumbers, boxContacts, boxEntries,
	boxMails, boxBodies, boxAttachments, boxMessageIDs, boxWriters, boxPseudonyms, boxSent, boxFolders, boxLadders, boxDrafts,
	boxOutbox, boxParcels, boxPending, boxDesk, boxKeyRows, boxThreads, boxKeys}

// secondBoxes are those of the second schema.
var secondBoxes = append(slices.Clone(firstBoxes), boxTeam)

// fourthBoxes are those of the fourth schema.
var fourthBoxes = append(slices.Clone(secondBoxes), boxFigures)

// fifthBoxes are those of the fifth schema.
var fifthBoxes = append(slices.Clone(fourthBoxes), boxIndex, boxChanged)

// sixthBoxes are those of the sixth schema.
var sixthBoxes = append(slices.Clone(fifthBoxes), boxDirectory)

// apart are boxes that have buckets of their own.
func apart(boxes []box) (all []box) {
	for _, b := range boxes {
		b.shelf = own
		all = append(all, b)
	}
	return all
}

// box is where a box of today's stands in the layout, one that has always been.
func (l layout) box(b box) box { return l.boxes[slices.IndexFunc(l.boxes, b.same)] }

// schema is the one that this store is written in.
func (s *Store) schema() uint32 { return uint32(len(s.layouts)) }

// boxes are the store's buckets.
func (s *Store) boxes() []box { return s.layouts[len(s.layouts)-1].boxes }

// schemaOf reads which schema a file is of, one that is known.
func schemaOf(b *bbolt.Tx, known []layout) (uint32, error) {
	head := b.Bucket([]byte(bucketHead))
	if head == nil || len(head.Get(headSchema)) != 4 {
		return 0, fmt.Errorf("%w: the file has no head; it was not changed: restore the last backup", ErrDamaged)
	}
	schema := binary.BigEndian.Uint32(head.Get(headSchema))
	switch {
	case schema == 0:
		return 0, fmt.Errorf("%w: the file is of no schema; it was not changed: restore the last backup", ErrDamaged)
	case schema > uint32(len(known)):
		return 0, fmt.Errorf("%w: it has schema %d, this program knows up to %d; nothing was changed: install the newer version", ErrNewer, schema, len(known))
	}
	return schema, nil
}

// parts says whether a file has all the buckets of its own schema.
func parts(b *bbolt.Tx, known []layout) error {
	schema, err := schemaOf(b, known)
	if err != nil {
		return err
	}
	names := []string{bucketSums}
	for _, x := range known[schema-1].boxes {
		names = append(names, string(x.bucket()))
	}
	for _, name := range names {
		if b.Bucket([]byte(name)) == nil {
			return fmt.Errorf("%w: the part %q is missing; nothing was changed: restore the last backup", ErrDamaged, name)
		}
	}
	return nil
}

// putSchema says which schema the file is of from now on.
func (t *tx) putSchema(schema uint32) error {
	return t.b.Bucket([]byte(bucketHead)).Put(headSchema, binary.BigEndian.AppendUint32(nil, schema))
}

// makeBox makes room for a box, with a sum: one without is damaged.
func (t *tx) makeBox(b box) error {
	if _, err := t.b.CreateBucketIfNotExists(b.bucket()); err != nil {
		return err
	}
	if t.sums == nil {
		t.sums = map[string]*sum{}
	}
	t.sums[b.name] = &sum{}
	return nil
}

// dropBox takes a box away with all that is in it, one that stands on no shelf.
func (t *tx) dropBox(b box) error {
	if b.shelf != own {
		return fmt.Errorf("%s stands on a shelf", b.name)
	}
	if err := t.b.DeleteBucket(b.bucket()); err != nil {
		return err
	}
	delete(t.sums, b.name)
	delete(t.buckets, b.name)
	return t.b.Bucket([]byte(bucketSums)).Delete([]byte(b.name))
}
