package directory

import (
	"strings"

	"baken/store/outside"
)

// joiner puts the rows of all tables together. Rows are added in the order of the
// tables; a row of a JSON whose target is not there yet is held back until the end.
type joiner struct {
	limits Options
	report *Report

	services  []Service
	made      []made // of each service
	serviceAt map[string]int
	orgs      map[string]*organization
	places    map[string]*site
	at        map[string]at
	terms     map[string]*term
	contacts  map[string]target
	seen      map[string]bool // the ids of taxonomies

	waiting [tables][]*row
	copied  int64             // see copies
	words   map[string]string // see keep
	rules   map[Written]Rule  // see rule
}

// made is what is still to be done for a service, and where it stood.
type made struct {
	row
	organization string
	places       []*site
	ages         []ageRow // of its eligibilities
	agesUnread   bool     // one of its limits of age cannot be read
}

type organization struct {
	name   outside.Text
	phones []Phone
	more   []More
	parent string
	nested bool
	row    row
	copies
}

// site is a place without what is done there.
type site struct {
	place  Place // its Of, Opens and Addresses are filled in as they come
	more   []More
	nested bool
	copies
}

type at struct{ service, place int }

type term struct {
	term   Term
	parent string
	nested bool
	row    row
}

func newJoiner(o Options, r *Report) *joiner {
	return &joiner{limits: o, report: r, serviceAt: map[string]int{}, orgs: map[string]*organization{}, places: map[string]*site{},
		at: map[string]at{}, terms: map[string]*term{}, contacts: map[string]target{}, seen: map[string]bool{}, words: map[string]string{}, rules: map[Written]Rule{}}
}

// keep is a value that stays when its row is gone. What is short and comes often is
// kept once.
func (j *joiner) keep(s string) string {
	if s == "" || len(s) > 40 {
		return strings.Clone(s)
	}
	if w, ok := j.words[s]; ok {
		return w
	}
	w := strings.Clone(s)
	if len(j.words) < 1<<16 {
		j.words[w] = w
	}
	return w
}

func (j *joiner) text(r *row, col column) outside.Text { return outside.New(j.keep(r.get(col))) }

// name is the text of a column that is drawn on one line wherever its row is.
func (j *joiner) name(r *row, col column) outside.Text {
	return outside.New(j.keep(j.short(r, r.get(col), r.nameOf(col))))
}

// short is a name that is not longer than maxName. What is left out of one is noted.
func (j *joiner) short(r *row, s, column string) string {
	if len(s) <= maxName {
		return s
	}
	j.report.note(r.file, Fault{Line: r.line, Why: TooLong, Column: outside.New(clip(column)), Value: outside.New(clip(s))})
	return cutAt(s, maxName)
}

// refuse, note and accept settle a row; a note does not by itself.
func (j *joiner) refuse(r *row, why Reason, col column) {
	r.state = refused
	j.report.refuse(r.file, r.fault(why, col, r.get(col)))
}

func (j *joiner) note(r *row, why Reason, col column) {
	j.report.note(r.file, r.fault(why, col, r.get(col)))
}

func (j *joiner) accept(r *row) {
	r.state = kept
	j.report.Files[r.file].Kept++
}

// same says that a row stood in another one of a JSON already, as organizations do that
// have several services.
func (j *joiner) same(r *row) {
	r.state = again
	j.report.Files[r.file].Kept++
}

// add takes a row. One whose target is not there is held back, or refused when it is the
// last that comes.
func (j *joiner) add(r *row, last bool) error {
	if r.bad != nil {
		r.state = refused
		j.report.refuse(r.file, *r.bad)
		j.doubt(r)
		return nil
	}
	switch r.of {
	case organizations:
		j.addOrganization(r)
	case taxonomies:
		j.addTaxonomy(r)
	case taxonomyTerms:
		j.addTerm(r)
	case locations:
		j.addLocation(r)
	case services:
		return j.addService(r)
	case serviceAtLocation:
		j.addAt(r, last)
	default:
		j.addLeaf(r, last)
	}
	return nil
}

// hold keeps a row back until the others are there.
func (j *joiner) hold(r *row) {
	r.state = waits
	j.waiting[r.of] = append(j.waiting[r.of], r)
}

// release adds what was held back.
func (j *joiner) release() error {
	for t := range tables {
		for i, r := range j.waiting[t] {
			j.waiting[t][i] = nil
			if err := j.add(r, true); err != nil {
				return err
			}
		}
		j.waiting[t] = nil
	}
	return nil
}

func (j *joiner) addOrganization(r *row) {
	id := r.get(colID)
	if id == "" {
		j.refuse(r, NoID, colID)
		return
	}
	if r.up != nil {
		r.up.set(colOrganization, id)
	}
	if old, ok := j.orgs[id]; ok {
		j.twice(r, old.nested)
		return
	}
	o := &organization{name: j.name(r, colName), more: j.extra(r), parent: strings.Clone(r.get(colParent)), nested: r.up != nil, row: row{of: r.of, file: r.file, line: r.line}}
	j.orgs[strings.Clone(id)] = o
	if o.name.IsEmpty() {
		// What hangs on it is found all the same.
		j.note(r, NoName, colName)
	}
	j.accept(r)
}

// twice settles a row whose id is there already.
func (j *joiner) twice(r *row, nested bool) {
	if r.up != nil || nested {
		j.same(r)
		return
	}
	j.refuse(r, Twice, colID)
}

func (j *joiner) addTaxonomy(r *row) {
	id := r.get(colID)
	switch {
	case id == "":
		j.refuse(r, NoID, colID)
	case j.seen[id]:
		j.twice(r, false)
	default:
		j.seen[strings.Clone(id)] = true
		j.accept(r)
	}
}

func (j *joiner) addTerm(r *row) {
	id := r.get(colID)
	if id == "" {
		j.refuse(r, NoID, colID)
		return
	}
	if r.up != nil {
		r.up.set(colTerm, id)
	}
	old, ok := j.terms[id]
	switch {
	case ok:
		j.twice(r, old.nested)
	case r.get(colName) == "" && r.get(colCode) == "":
		j.refuse(r, NoName, colName)
	default:
		j.terms[strings.Clone(id)] = &term{Term{j.name(r, colCode), j.name(r, colName)}, strings.Clone(r.get(colParent)), r.up != nil, row{of: r.of, file: r.file, line: r.line}}
		j.accept(r)
	}
}

// addLocation takes a place.
func (j *joiner) addLocation(r *row) {
	id := r.get(colID)
	if id == "" {
		j.refuse(r, NoID, colID)
		return
	}
	if r.up != nil && r.up.of == serviceAtLocation {
		r.up.set(colLocation, id)
	}
	if old, ok := j.places[id]; ok {
		j.twice(r, old.nested)
	} else {
		l := &site{nested: r.up != nil, more: j.extra(r)}
		l.place = Place{ID: outside.New(strings.Clone(id)), Name: j.name(r, colName), Description: j.text(r, colDescription), Transport: j.text(r, colTransport)}
		if l.place.Name.IsEmpty() {
			l.place.Name = j.name(r, colAlternate)
		}
		j.places[l.place.ID.Unsafe()] = l
		j.accept(r)
	}
}

// addAt takes that a service is given at a place.
func (j *joiner) addAt(r *row, last bool) {
	if r.up != nil && r.up.of == services {
		switch r.up.state {
		case refused:
			j.refuse(r, Dangling, colService)
			return
		case again:
			j.same(r)
			return
		}
		r.set(colService, r.up.get(colID))
	}
	if r.up != nil && r.up.of == locations {
		r.set(colLocation, r.up.get(colID))
	}
	id, service, place := r.get(colID), r.get(colService), r.get(colLocation)
	switch {
	case id == "":
		j.refuse(r, NoID, colID)
		return
	case service == "" || place == "":
		j.refuse(r, NoLink, 0)
		return
	}
	if _, ok := j.at[id]; ok {
		j.refuse(r, Twice, colID)
		return
	}
	s, haveService := j.serviceAt[service]
	l, havePlace := j.places[place]
	switch {
	case (!haveService || !havePlace) && !last:
		j.hold(r)
		return
	case !haveService:
		j.refuse(r, Dangling, colService)
		return
	case !havePlace:
		j.refuse(r, Dangling, colLocation)
		return
	}
	j.at[strings.Clone(id)] = j.give(s, l, j.text(r, colDescription))
	j.moreOf(s, r)
	j.accept(r)
}

// give says that a service is given at a place.
func (j *joiner) give(service int, l *site, description outside.Text) at {
	s := &j.services[service]
	s.Places = append(s.Places, Place{Description: description})
	j.made[service].places = append(j.made[service].places, l)
	return at{service, len(s.Places) - 1}
}

// extra are the columns of a row that HSDS does not have.
func (j *joiner) extra(r *row) []More {
	var m []More
	for _, x := range r.more {
		m = append(m, More{x.Column, outside.New(j.keep(x.Value.Unsafe()))})
	}
	return m
}

// moreOf gives a service what a row of it says beside what HSDS knows.
func (j *joiner) moreOf(service int, r *row) {
	j.services[service].More = append(j.services[service].More, j.extra(r)...)
}
