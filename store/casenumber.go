package store

import (
	"crypto/rand"
	"fmt"

	"baken/store/journal"
	"baken/store/vault"
)

// Case numbers are YY-NNNN from a block that this workstation has reserved. They
// are never given again.

// blockSize is how many numbers a workstation reserves at a time.
const blockSize = 50

// numbering is where the workstation's numbers stand.
type numbering struct {
	Year int `cbor:"1,keyasint"`
	Next int `cbor:"2,keyasint"` // the next of the block
	End  int `cbor:"3,keyasint"` // the first beyond the block
}

// numberKey is where the case of a number is found.
func (s *Store) numberKey(number string) []byte {
	h := s.hash("number", []byte(number))
	return h[:]
}

// newNumber gives the number of a new case.
func (t *tx) newNumber() (string, error) {
	var n numbering
	if _, err := t.desk("numbering", &n); err != nil {
		return "", err
	}
	year := t.s.now().UTC().Year() % 100
	if year > n.Year { // never back, should the clock go back
		n = numbering{Year: year, Next: 1, End: 1}
	}
	if n.Next == n.End {
		n.End += blockSize // the next block is free: no other workstation gives these numbers
	}
	number := fmt.Sprintf("%02d-%04d", n.Year, n.Next)
	if letter, err := t.letter(); err != nil {
		return "", err
	} else if letter != firstLetter { // those without one are the founder's
		number = fmt.Sprintf("%02d-%s-%02d", n.Year, letter, n.Next)
	}
	n.Next++
	return number, t.putDesk("numbering", n)
}

// letter is that of this workstation, by which its numbers are told from those of others.
func (t *tx) letter() (string, error) {
	if t.sharing() == nil {
		return firstLetter, nil
	}
	var w signer
	_, err := t.value(boxMembers, t.s.station.id[:], &w)
	return w.Letter, err
}

// openCase says in which case an act on a contact is, and what must be appended
// before it: a case is opened for a contact that has none, or it is linked to the
// case of the contact that it goes on from, unless the words of that were erased.
func (t *tx) openCase(c *Contact, a acts) (opening []journal.Body, err error) {
	if a.Case != (CaseID{}) {
		return nil, nil
	}
	if c.Case != (CaseID{}) {
		gone, err := t.erased(Owner(c.Case), vault.Words)
		if err != nil {
			return nil, err
		}
		if gone { // nothing can be written there any more
			t.caseTouched(c.Case)
			c.Case, c.CaseNumber = CaseID{}, ""
		}
	}
	if c.Case == (CaseID{}) {
		if c.CaseNumber, err = t.newNumber(); err != nil {
			return nil, err
		}
		rand.Read(c.Case[:])
		opening = append(opening, journal.CaseOpened{Case: c.Case, Number: c.CaseNumber})
	}
	return append(opening, journal.ContactLinked{Case: c.Case, Contact: c.ID}), nil
}
