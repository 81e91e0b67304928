package store

import (
	"fmt"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/vault"
)

// erasure says that keys of a contact or case were destroyed, of these classes.
// It is kept with what the events add up to, since a key that is missing says
// nothing: it may not have come yet.
type erasure struct {
	Owner   Owner         `cbor:"1,keyasint"`
	Classes []vault.Class `cbor:"2,keyasint"`
	At      time.Time     `cbor:"3,keyasint"`
	Upto    time.Time     `cbor:"4,keyasint,omitzero"` // when the newest of a contact's mails came
}

// erasures are those of a contact and of those that are one with it, or of a case.
type erasures []erasure

// and adds what an event erased.
func (all erasures) and(e journal.Event, b journal.Erased) erasures {
	all = slices.Clone(all)
	for _, id := range b.Cases {
		all = append(all, erasure{Owner: Owner(id), Classes: b.Classes, At: e.At()})
	}
	for i, id := range b.Contacts {
		x := erasure{Owner: Owner(id), Classes: b.Classes, At: e.At()}
		if i < len(b.Upto) {
			x.Upto = milli(b.Upto[i])
		}
		all = append(all, x)
	}
	return all
}

// has says whether the keys of a class of o were destroyed.
func (all erasures) has(o Owner, c vault.Class) bool {
	return slices.ContainsFunc(all, func(e erasure) bool { return e.Owner == o && slices.Contains(e.Classes, c) })
}

// upto is when the newest of the mails came that a contact had when something of it
// was erased; false when nothing was.
func (all erasures) upto(o Owner) (upto time.Time, some bool) {
	for _, e := range all {
		if e.Owner == o {
			upto, some = later(upto, e.Upto), true
		}
	}
	return upto, some
}

// erased says whether the keys of a class of a contact or case were destroyed.
func (t *tx) erased(o Owner, c vault.Class) (bool, error) {
	a, err := t.acts(ContactID(o))
	if err != nil || a.Erased.has(o, c) {
		return err == nil, err
	}
	f, err := t.file(CaseID(o))
	return f.Erased.has(o, c), err
}

// unerased refuses to make a key for what was erased: nothing is sealed for it
// again.
func (t *tx) unerased(o Owner, c vault.Class) error {
	if o == (Owner{}) {
		return nil
	}
	gone, err := t.erased(o, c)
	if err == nil && gone {
		err = fmt.Errorf("%w: nothing more is kept of it", ErrErased)
	}
	return err
}
