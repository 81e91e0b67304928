package store

import (
	"crypto/rand"
	"errors"
	"strings"

	"baken/store/directory"
	"baken/store/find"
	"baken/store/journal"
	"baken/store/outside"
)

// NamedService is a service of the directory that was put into a reply. When that is
// sent, and still names it, it is a referral; a reply that is taken back has named
// nobody.
type NamedService struct {
	Name      outside.Text   `cbor:"1,keyasint"` // as it stands in the reply
	Service   outside.Text   `cbor:"2,keyasint"`
	Phone     outside.Text   `cbor:"3,keyasint,omitzero"`
	Where     outside.Text   `cbor:"4,keyasint,omitzero"`
	Target    ReferralTarget `cbor:"5,keyasint,omitzero"`
	ServiceID directory.ID   `cbor:"6,keyasint"`
	Place     directory.ID   `cbor:"7,keyasint,omitzero"`
	Directory DirectoryID    `cbor:"8,keyasint"`
}

// NamedIn is a service of a version of the directory, at one of its places or, with -1,
// at none, as it is put into a reply.
func NamedIn(v directory.Service, of DirectoryID, place int) NamedService {
	r := ReferralTo(v, of, place)
	return NamedService{v.Name, r.Service, r.Phone, r.Where, r.Target, r.ServiceID, r.Place, r.Directory}
}

// stillNamed are the services that a reply names when it goes, each once.
func (d ReplyDraft) stillNamed() (all []NamedService) {
	text := " " + find.Folded(d.Text.Unsafe()) + " "
	seen := map[directory.ID]bool{}
	for _, n := range d.Services {
		if name := find.Folded(n.Name.Unsafe()); name != "" && strings.Contains(text, " "+name+" ") && !seen[n.ServiceID] {
			seen[n.ServiceID] = true
			all = append(all, n)
		}
	}
	return all
}

// named are the events of the referrals that a reply makes.
func named(c Contact, op OpID, d ReplyDraft) (all []journal.Body) {
	for _, n := range d.stillNamed() {
		words := newWordsID()
		var ref ReferralID
		rand.Read(ref[:])
		all = append(all,
			journal.ReferralSaid{Case: c.Case, Words: words, Service: n.Service, Phone: n.Phone, ID: n.ServiceID, Directory: n.Directory, Place: n.Place, Where: n.Where},
			journal.ReferralGiven{Case: c.Case, Referral: ref, Contact: c.ID, Words: words, Way: "named", Target: string(n.Target), Op: op})
	}
	return all
}

// unnamed takes the referrals back that a reply made which is not sent. One of which
// something was said since stays, as does that of a case that was erased.
func (t *tx) unnamed(o Op) error {
	c, err := t.contact(o.Contact)
	if errors.Is(err, ErrUnknown) || err == nil && c.Case == (CaseID{}) {
		return nil
	}
	if err != nil {
		return err
	}
	cases, err := t.casesOf(c)
	if err != nil {
		return err
	}
	for _, id := range cases {
		f, err := t.file(id)
		if err != nil {
			return err
		}
		for _, r := range f.Referrals {
			if r.Op != o.ID {
				continue
			}
			e, err := t.event(r.Seq)
			if errors.Is(err, ErrErased) {
				continue
			}
			if err != nil {
				return err
			}
			var d Done
			if err := t.undo(e.ID, &d); err != nil && !errors.Is(err, ErrDepends) && !errors.Is(err, ErrNotAllowed) && !errors.Is(err, ErrNoChange) {
				return err
			}
		}
	}
	return nil
}
