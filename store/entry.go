package store

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	"baken/store/mail"
	"baken/store/outside"
	"baken/store/vault"
)

// entry is what the row of a contact needs of each of its mails.
type entry struct {
	At     int64       `cbor:"1,keyasint"` // INTERNALDATE, milliseconds since 1970
	Dir    Direction   `cbor:"2,keyasint,omitzero"`
	Flags  Flags       `cbor:"3,keyasint,omitzero"`
	Aside  AsideReason `cbor:"4,keyasint,omitzero"`
	Level  Urgency     `cbor:"5,keyasint,omitzero"`
	Read   bool        `cbor:"6,keyasint,omitzero"` // the body is here, or will never be
	Files  int         `cbor:"7,keyasint,omitzero"` // attachments
	Gone   bool        `cbor:"8,keyasint,omitzero"` // in no folder that is watched
	Bounce bool        `cbor:"9,keyasint,omitzero"` // it says that an answer of ours did not arrive
	Lang   string      `cbor:"10,keyasint,omitzero"`
	NoForm bool        `cbor:"11,keyasint,omitzero"` // a web form's writer left no address
	Op     OpID        `cbor:"12,keyasint,omitzero"` // the operation of ours that sent it; of a bounce: whose mail did not arrive
	Bare   bool        `cbor:"13,keyasint,omitzero"` // no words of the writer's own
	Of     MailID      `cbor:"14,keyasint,omitzero"` // of a bounce: which mail of ours did not arrive, where another program sent it

	id MailID
}

func (e entry) at() time.Time { return time.UnixMilli(e.At).UTC() }

// facts is what is kept of one mail beside its body. What identifies somebody
// and what was written stand in parts of their own, under the keys of the
// contact that it came to.
type facts struct {
	Owner   ContactID  `cbor:"1,keyasint"` // whose keys seal it; never changes
	Contact ContactID  `cbor:"2,keyasint"` // the contact in whose conversation it stands: by which home goes
	Places  []place    `cbor:"3,keyasint,omitempty"`
	Size    int64      `cbor:"4,keyasint,omitzero"`
	Names   []byte     `cbor:"5,keyasint,omitempty"`  // sealed mail.Head without its subject
	Words   []byte     `cbor:"6,keyasint,omitempty"`  // sealed headWords
	Flaw    mail.Flaw  `cbor:"7,keyasint,omitzero"`   // why there is no body
	Home    ContactID  `cbor:"8,keyasint,omitzero"`   // where it belongs if not to Owner: a bounce, to what it speaks of
	First   ContactID  `cbor:"9,keyasint,omitzero"`   // the first contact of its thread and writer, if not Owner
	Bounced [][16]byte `cbor:"10,keyasint,omitempty"` // a bounce of what is not known: see bouncedKey
}

// first is the first contact of the thread and writer of the mail.
func (f facts) first() ContactID { return cmp.Or(f.First, f.Owner) }

// home is the contact that the mail belongs to, if none were joined.
func (f facts) home() ContactID {
	return cmp.Or(f.Home, f.Owner)
}

// place is where a mail stands on the server.
type place struct {
	Folder FolderID `cbor:"1,keyasint"`
	UID    UID      `cbor:"2,keyasint"`
}

// headWords is what a header says in the writer's own words.
type headWords struct {
	Subject     outside.Text `cbor:"1,keyasint,omitzero"`
	AutomaticBy outside.Text `cbor:"2,keyasint,omitzero"`
	Reasons     []Reason     `cbor:"3,keyasint,omitempty"`
}

const (
	partNames = "names"
	partWords = "words"
)

func (t *tx) facts(id MailID) (f facts, ok bool, err error) {
	ok, err = t.value(boxMails, id[:], &f)
	return f, ok, err
}

func (t *tx) mustFacts(id MailID) (facts, error) {
	f, ok, err := t.facts(id)
	if err == nil && !ok {
		err = fmt.Errorf("%w: mail %s", ErrUnknown, id)
	}
	return f, err
}

func (t *tx) putFacts(id MailID, f facts) error { return t.putValue(boxMails, id[:], f) }

// sealHead puts a header into f under the owner's keys, but for what was erased.
func (t *tx) sealHead(id MailID, f *facts, h mail.Head, reasons []Reason) (err error) {
	f.Words, err = t.inner(boxMails, id[:], partWords, Owner(f.Owner), vault.Words, headWords{h.Subject, h.AutomaticBy, reasons})
	if err := ignoreErased(err); err != nil {
		return err
	}
	h.Subject, h.AutomaticBy = outside.Text{}, outside.Text{}
	f.Names, err = t.inner(boxMails, id[:], partNames, Owner(f.Owner), vault.Names, h)
	return ignoreErased(err)
}

// headWords reads the subject and the reasons of a mail; zero when erased.
func (t *tx) headWords(id MailID, f facts) (w headWords, err error) {
	err = t.readInner(boxMails, id[:], partWords, f.Words, Owner(f.Owner), vault.Words, &w)
	return w, ignoreErased(err)
}

// head reads the whole header of a mail; what was erased is zero.
func (t *tx) head(id MailID, f facts) (h mail.Head, err error) {
	err = t.readInner(boxMails, id[:], partNames, f.Names, Owner(f.Owner), vault.Names, &h)
	if err := ignoreErased(err); err != nil {
		return h, err
	}
	w, err := t.headWords(id, f)
	h.Subject, h.AutomaticBy = w.Subject, w.AutomaticBy
	return h, err
}

func ignoreErased(err error) error {
	if errors.Is(err, ErrErased) {
		return nil
	}
	return err
}

func entryKey(c ContactID, m MailID) []byte {
	return append(append(make([]byte, 0, 32), c[:]...), m[:]...)
}

// entries gives the mails of a contact, in no order.
func (t *tx) entries(c ContactID) (all []entry, err error) {
	err = t.scan(boxEntries, c[:], func(key, raw []byte) error {
		p, err := t.s.keys[boxEntries.class].Open(nil, boxEntries.place(key), raw)
		if err != nil {
			return damaged(boxEntries, err)
		}
		e := entry{id: MailID(key[16:])}
		if err := decode(boxEntries, p, &e); err != nil {
			return err
		}
		all = append(all, e)
		return nil
	})
	return all, err
}

func (t *tx) entry(c ContactID, m MailID) (e entry, ok bool, err error) {
	ok, err = t.value(boxEntries, entryKey(c, m), &e)
	e.id = m
	return e, ok, err
}

// putEntry keeps an entry and has the row of its contact made anew.
func (t *tx) putEntry(c ContactID, e entry) error {
	t.touch(c)
	return t.putValue(boxEntries, entryKey(c, e.id), e)
}

func (t *tx) dropEntry(c ContactID, m MailID) error {
	t.touch(c)
	return t.drop(boxEntries, entryKey(c, m))
}

// changeEntry changes the entry of a mail, wherever it belongs now.
func (t *tx) changeEntry(m MailID, f facts, change func(*entry)) error {
	e, ok, err := t.entry(f.Contact, m)
	if err != nil || !ok {
		return err
	}
	before := e
	change(&e)
	if e == before {
		return nil
	}
	return t.putEntry(f.Contact, e)
}
