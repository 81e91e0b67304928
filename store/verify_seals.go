package store

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"

	"baken/store/vault"
)

// seals opens every record of every bucket at its place, and adds each bucket
// up on the way.
func (v *verifier) seals() error {
	v.found, v.pieces = map[string]*sum{}, map[MailID]bool{}
	if err := v.whoseParcels(); err != nil {
		return err
	}
	for _, b := range v.tx.s.boxes() {
		total := &sum{}
		v.found[b.name] = total
		if err := v.each(b, func(key, raw []byte) error {
			total.count++
			total.include(v.tx.s.recordMAC(b, key, raw))
			err := v.seal(b, key, raw)
			switch {
			case err == nil:
				return nil
			case errors.Is(err, ErrErased):
				kept, err := v.keptKey(raw)
				if kept {
					v.wrongRecord(b, key, "was sealed for another contact")
				}
				return err
			case errors.Is(err, ErrDamaged), errors.Is(err, vault.ErrSeal), errors.Is(err, vault.ErrNoKey), errors.Is(err, ErrUnknown):
				v.wrongRecord(b, key, "does not open")
				return nil
			}
			return err
		}); err != nil {
			return err
		}
	}
	return v.strays()
}

// strays are records on a shelf that are of none of its boxes.
func (v *verifier) strays() error {
	known := map[shelf]bool{}
	for _, b := range v.tx.s.boxes() {
		known[b.shelf] = true
	}
	for _, name := range []string{byContact, byMail} {
		c := v.b.Bucket([]byte(name)).Cursor()
		for k, _ := c.First(); k != nil; k, _ = c.Next() {
			if len(k) <= shelfID || !known[shelf{name, k[shelfID]}] {
				v.wrong(name+" "+hex.EncodeToString(k), "nobody knows of what it is a record")
			}
		}
	}
	return nil
}

// keptKey says that the key of a record is in the table: what it sealed was not
// erased. It is asked of what does not open for want of its key, and looks at the
// whole table once.
func (v *verifier) keptKey(raw []byte) (bool, error) {
	if v.keys == nil {
		v.keys = map[vault.KeyID]bool{}
		if err := v.scan(boxKeys, nil, func(key, _ []byte) error {
			row, err := readRow(key)
			v.keys[row.ID] = true
			return err
		}); err != nil {
			return false, err
		}
	}
	id, err := vault.SealedBy(raw)
	return err == nil && v.keys[id], nil
}

// seal opens one record.
func (v *verifier) seal(b box, key, raw []byte) error {
	switch b.name {
	case boxJournal.name:
		return nil // see the check of the journal
	case boxTrail.name, boxMarks.name, boxPending.name, boxThreads.name, boxWriters.name, boxMessageIDs.name:
		if len(raw) != 0 {
			return ErrDamaged
		}
		return nil
	case boxKeys.name:
		row, err := readRow(key)
		if err != nil {
			return err
		}
		return v.tx.s.vault.CheckKey(row, raw)
	case boxBodies.name, boxAttachments.name:
		return v.sealOfMail(b, key, raw)
	case boxIndex.name:
		if len(key) != len(blockKey(segmentID{}, 0)) {
			break
		}
		_, err := v.open(b.place(key), raw, Owner(key[:16]), vault.Words)
		return err
	case boxFigures.name:
		_, err := v.open(b.place(key), raw, Owner{}, vault.Figures)
		return err
	case boxDrafts.name:
		return v.sealOfDraft(b, key, raw, Owner(key[1:17]), key[0] == draftsAt('r', ContactID{})[0])
	case boxParcels.name:
		return v.sealOfDraft(b, key, raw, v.parcels[OpID(key[:16])], len(key) > 16)
	}
	if _, err := v.get(b, key); err != nil {
		return err
	}
	return v.inners(b, key)
}

// sealOfMail opens what belongs to a mail.
func (v *verifier) sealOfMail(b box, key, raw []byte) error {
	id := MailID(key[:16])
	f, ok, err := v.facts(id)
	if err != nil {
		return err
	}
	if b.name == boxAttachments.name && v.raw(boxBodies, id[:]) == nil {
		v.pieces[id] = true
	}
	if !ok {
		if b.name == boxBodies.name {
			v.wrongRecord(b, key, "its mail is missing")
		}
		return nil
	}
	p, err := v.open(b.place(key), raw, Owner(f.Owner), vault.Words)
	if err != nil {
		return err
	}
	_, err = unpack(p)
	return err
}

// sealOfDraft opens what is being written, or on its way, and if it is the draft of
// a reply also whom it goes to.
func (v *verifier) sealOfDraft(b box, key, raw []byte, owner Owner, reply bool) error {
	p, err := v.open(b.place(key), raw, owner, vault.Words)
	if err != nil || !reply {
		return err
	}
	var k keptDraft
	if err := decode(b, p, &k); err != nil {
		return err
	}
	return v.inner(b, key, partNames, k.Names, owner, vault.Names)
}

// inner opens a part of a record that has a seal of its own, if there is one.
func (v *verifier) inner(b box, key []byte, part string, sealed []byte, o Owner, c vault.Class) error {
	if sealed == nil {
		return nil
	}
	_, err := v.open(vault.At(b.name+"/"+part, key), sealed, o, c)
	if !errors.Is(err, ErrErased) {
		return err
	}
	kept, err := v.keptKey(sealed)
	if err == nil && kept {
		err = ErrErased // as another owner's
	}
	return err
}

// inners opens the parts of a record that have a seal of their own.
func (v *verifier) inners(b box, key []byte) error {
	switch b.name {
	case boxMails.name:
		f, err := v.mustFacts(MailID(key))
		if err != nil {
			return err
		}
		return errors.Join(v.inner(b, key, partNames, f.Names, Owner(f.Owner), vault.Names), v.inner(b, key, partWords, f.Words, Owner(f.Owner), vault.Words))
	case boxContacts.name:
		r, _, err := v.row(ContactID(key))
		if err != nil {
			return err
		}
		return v.inner(b, key, partWords, r.Words, Owner(r.Owner), vault.Words)
	case boxOutbox.name:
		var o Op
		if _, err := v.value(b, key, &o); err != nil {
			return err
		}
		return v.inner(b, key, partEnvelope, o.Envelope, Owner(o.Contact), vault.Names)
	}
	return nil
}

// whoseParcels finds whose keys seal the mails that go out.
func (v *verifier) whoseParcels() error {
	v.parcels = map[OpID]Owner{}
	return v.scan(boxOutbox, nil, func(key, _ []byte) error {
		o, _, err := v.op(OpID(key))
		if errors.Is(err, ErrDamaged) {
			return nil // found below
		}
		v.parcels[o.ID] = Owner(o.Contact)
		v.parcels[o.Parcel] = Owner(o.Contact)
		return err
	})
}

// counts compares what each bucket adds up to with what was kept of it.
func (v *verifier) counts() error {
	for _, b := range v.tx.s.boxes() {
		kept, err := v.keptSum(b)
		found := v.found[b.name]
		switch {
		case err != nil:
			v.wrong(b.name, "its count does not open")
		case found == nil:
			v.wrong(b.name, "was not read to its end")
		case kept.count != found.count:
			v.wrong(b.name, "has another number of records than it should")
		case kept.total != found.total:
			v.wrong(b.name, "has other records than it should")
		}
		if err := v.checked(); err != nil {
			return err
		}
	}
	return nil
}

// sweepPieces throws away pieces of attachments of mails that will have no body.
// A mail that still waits to be fetched may be on its way: its pieces stay.
func (s *Store) sweepPieces(ctx context.Context, mails map[MailID]bool) error {
	for id := range mails {
		if err := s.write(ctx, func(t *tx) error {
			if t.raw(boxBodies, id[:]) != nil {
				return nil
			}
			f, ok, err := t.facts(id)
			if err != nil {
				return err
			}
			if ok {
				if e, ok, err := t.entry(f.Contact, id); err != nil || ok && !e.Read {
					return err
				}
			}
			return t.dropAll(boxAttachments, bytes.Clone(id[:]))
		}); err != nil {
			return err
		}
	}
	return nil
}
