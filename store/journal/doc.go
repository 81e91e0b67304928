// Package journal is the ordered log of what people decide, and the store is
// what the log adds up to.
//
// An event says that a member did something to a contact, a case or the team:
// claimed, closed, noted, answered, opened. Events are appended, never changed
// and never taken out. What undoes an event is another event.
//
// Each travels in an [Envelope]: sealed, padded, chained to the one before of
// the same workstation, and signed. The envelope is the same for a workstation
// that is alone and for a team, so that alone becomes a team without rewriting
// history. Whoever carries envelopes learns the workstation, the time, the
// length to 256 bytes and random ids; never a word and never who acted.
//
// What a kind of event means is declared once, in one table: who may do it, whose
// key seals it and of which class, on which stream it goes, in whose trails it
// stands, what it writes, and whether it can be undone. See [Means]. A kind that is
// not in the table is nobody's to do.
//
// Payloads are CBOR (RFC 8949) with a kind and a version. Fields are only ever
// added. An older version is brought up to date when it is read; one that is
// newer, or of a kind that is not known, is kept and shown as such.
//
// The package knows no file and no screen: package store keeps what it makes.
package journal
