package directory

import (
	"strings"

	"baken/store/outside"
)

// target is what a row hangs on: a service, maybe at one of its places, a place whatever
// is done there, an organization, or nothing that is kept.
type target struct {
	of      table // services, serviceAtLocation, locations, organizations; else nothing
	service int
	place   int
	loc     *site
	org     *organization
}

// addLeaf takes a row that nothing else points at (but for contacts, at which phones do).
func (j *joiner) addLeaf(r *row, last bool) {
	if r.up == nil && r.of == contacts {
		if _, ok := j.contacts[r.get(colID)]; ok {
			j.refuse(r, Twice, colID)
			return
		}
	}
	t, ok := j.targetOf(r, last)
	if !ok {
		return
	}
	switch r.of {
	case contacts:
		if id := r.get(colID); id != "" {
			j.contacts[strings.Clone(id)] = t
		}
	case addresses:
		ok = j.addAddress(r, t)
	case phones:
		ok = j.addPhone(r, t)
	case schedules:
		ok = j.addSchedule(r, t)
	case serviceAreas:
		ok = j.addArea(r, t)
	case languages:
		ok = j.addLanguage(r, t)
	case attributes:
		ok = j.addAttribute(r, t, last)
	case eligibilities:
		j.addEligibility(r, t)
	}
	if !ok {
		return
	}
	if t.of == services || t.of == serviceAtLocation {
		j.moreOf(t.service, r)
	}
	j.accept(r)
}

// found is how looking for a target ended.
type found uint8

const (
	isThere found = iota
	notThere
	isGone // it was refused
	isSame // it stood in another service already, and what is in it too
	isUnsaid
)

// find looks for what a row hangs on: what it stands in, else what it names.
func (j *joiner) find(r *row) (t target, how found, col column) {
	to, id, col, ok := r.link()
	if r.up != nil {
		to, id, col, ok = r.up.of, r.up.get(colID), linkTo(r.up.of), true
		switch {
		case r.up.state == refused:
			return t, isGone, col
		case r.up.state == again:
			return t, isSame, col
		case r.up.of == contacts: // which may have no id
			return j.find(r.up)
		}
	}
	if !ok {
		return t, isUnsaid, col
	}
	t.of = to
	switch to {
	case services:
		t.service, ok = j.serviceAt[id]
	case serviceAtLocation:
		var a at
		a, ok = j.at[id]
		t.service, t.place = a.service, a.place
	case locations:
		t.loc, ok = j.places[id]
	case organizations:
		t.org, ok = j.orgs[id]
	case contacts:
		t, ok = j.contacts[id]
	}
	if !ok {
		return t, notThere, col
	}
	return t, isThere, col
}

// targetOf finds what a row hangs on. When it gives false, the row is settled or held
// back.
func (j *joiner) targetOf(r *row, last bool) (target, bool) {
	t, how, col := j.find(r)
	switch {
	case how == isThere:
		return t, true
	case how == isSame:
		j.same(r)
	case how == isUnsaid:
		j.refuse(r, NoLink, 0)
	case how == isGone || last:
		j.refuse(r, Dangling, col)
	default:
		j.hold(r)
	}
	return target{}, false
}

func (j *joiner) addAddress(r *row, t target) bool {
	a := Address{Postcode: j.text(r, colPostcode), City: j.name(r, colCity), Region: j.text(r, colProvince)}
	if a.Region.IsEmpty() {
		a.Region = j.text(r, colRegion)
	}
	for _, col := range []column{colAttention, colStreet1, colStreet2, colStreet3, colStreet4} {
		if line := j.text(r, col); !line.IsEmpty() {
			a.Lines = append(a.Lines, line)
		}
	}
	if len(a.Lines) == 0 && a.Postcode.IsEmpty() && a.City.IsEmpty() && a.Region.IsEmpty() {
		j.refuse(r, NoName, colStreet1)
		return false
	}
	a.Country = j.word(r, colCountry, strings.ToUpper(strings.TrimSpace(r.get(colCountry))), isCountry)
	a.Type = j.word(r, colType, plainName(r.get(colType)), isAddressType)
	if t.of == locations {
		t.loc.place.Addresses = append(t.loc.place.Addresses, a)
	}
	return true
}

func (j *joiner) addPhone(r *row, t target) bool {
	if r.get(colNumber) == "" {
		j.refuse(r, NoNumber, colNumber)
		return false
	}
	p := Phone{Number: j.text(r, colNumber), Extension: j.text(r, colExtension), Label: j.text(r, colDescription)}
	if p.Label.IsEmpty() {
		p.Label = j.text(r, colDepartment)
	}
	kind := plainName(r.get(colType))
	if is, ok := phoneTypes[kind]; ok {
		kind = is
	}
	p.Type = j.word(r, colType, kind, isPhoneType)
	switch t.of {
	case services:
		j.services[t.service].Phones = append(j.services[t.service].Phones, p)
	case serviceAtLocation:
		to := &j.services[t.service].Places[t.place]
		to.Phones = append(to.Phones, p)
	case locations:
		t.loc.place.Of = append(t.loc.place.Of, p)
	case organizations:
		t.org.phones = append(t.org.phones, p)
	}
	return true
}

func (j *joiner) addArea(r *row, t target) bool {
	a := Area{Name: j.name(r, colName)}
	if a.Name.IsEmpty() {
		a.Name = j.name(r, colDescription)
	}
	if a.Name.IsEmpty() {
		j.refuse(r, NoName, colName)
		return false
	}
	a.Extent = j.word(r, colExtent, strings.TrimSpace(r.get(colExtent)), isExtent)
	if t.of == services || t.of == serviceAtLocation {
		j.services[t.service].Areas = append(j.services[t.service].Areas, a)
	}
	return true
}

func (j *joiner) addLanguage(r *row, t target) bool {
	if r.get(colName) == "" && r.get(colCode) == "" {
		j.refuse(r, NoName, colName)
		return false
	}
	if t.of == services || t.of == serviceAtLocation {
		j.services[t.service].Languages = append(j.services[t.service].Languages, j.language(j.short(r, r.get(colCode), "code"), j.short(r, r.get(colName), "name")))
	}
	return true
}

// language is one that a service speaks, by its code or, without one that is known, by
// its name.
func (j *joiner) language(code, name string) Language {
	l := Language{Code: tongue(code, name), Name: outside.New(j.keep(name))}
	if l.Code == "" && name == "" {
		l.Name = outside.New(j.keep(code))
	}
	return l
}

func (j *joiner) addAttribute(r *row, t target, last bool) bool {
	id := r.get(colTerm)
	if id == "" {
		j.refuse(r, NoLink, 0)
		return false
	}
	of, ok := j.terms[id]
	switch {
	case !ok && !last:
		j.hold(r)
		return false
	case !ok:
		j.refuse(r, Dangling, colTerm)
		return false
	}
	if t.of == services || t.of == serviceAtLocation {
		j.services[t.service].Terms = append(j.services[t.service].Terms, of.term)
	}
	return true
}

// addEligibility takes for whom a service is from where 1.1 and 2.x have it.
func (j *joiner) addEligibility(r *row, t target) {
	ages, ok := j.ages(r)
	if t.of != services && t.of != serviceAtLocation {
		return
	}
	s := &j.services[t.service]
	switch whom := j.text(r, colWhom); {
	case whom.IsEmpty():
	case s.Whom.IsEmpty():
		s.Whom = whom
	default:
		s.More = append(s.More, More{outside.New("eligibility.eligibility"), whom})
	}
	m := &j.made[t.service]
	switch {
	case !ok:
		m.agesUnread = true
	case ages.Known():
		m.ages = append(m.ages, ageRow{ages, r.file, r.line})
	}
}
