package store

import (
	"encoding/binary"
	"time"
)

// MailID is the id of the mail whose header has that hash (see [mail.Head]) and
// that the server got at that time (INTERNALDATE, to the second). It is the same
// in every folder and on every workstation, and never changes.
//
// The hash holds the fields that the writer's side wrote, and of a mail without a
// Message-ID the trace of its delivery. Neither the size is in it nor the whole
// header: servers reckon RFC822.SIZE roughly and otherwise each time, and write
// fields of their own into a header; and a mail whose id changes is a new mail, and
// waits again. So two mails with one Message-ID, in all those fields alike, that the
// server got in one second are one.
func (m *Mirror) MailID(hash [32]byte, internal time.Time) MailID { return m.s.mailID(hash, internal) }

func (s *Store) mailID(hash [32]byte, internal time.Time) MailID {
	return MailID(s.hash("mail", hash[:], binary.BigEndian.AppendUint64(nil, uint64(internal.Unix()))))
}

// Internal gives when the server got a mail; false when the mail is not here.
func (m *Mirror) Internal(id MailID) (at time.Time, ok bool, err error) {
	err = m.s.read(func(t *tx) error { at, ok, err = t.internal(id); return err })
	return at, ok, err
}

func (t *tx) internal(id MailID) (at time.Time, ok bool, err error) {
	f, ok, err := t.facts(id)
	if err != nil || !ok {
		return at, false, err
	}
	e, ok, err := t.entry(f.Contact, id)
	return e.at(), ok, err
}

// Is says whether a header with that hash is that of a mail which is here.
func (y *Sync) Is(id MailID, hash [32]byte) (bool, error) {
	at, ok, err := y.t.internal(id)
	return ok && y.t.s.mailID(hash, at) == id, err
}
