package directory

import (
	"strings"

	"baken/store/outside"
)

// ID is what a directory calls a service or a place of it: opaque, from outside.
type ID = outside.Text

// Service is all that is known of a service.
type Service struct {
	ID           ID           `cbor:"1,keyasint"`
	Name         outside.Text `cbor:"2,keyasint"`
	Alternate    outside.Text `cbor:"3,keyasint,omitzero"`
	Organization outside.Text `cbor:"4,keyasint,omitzero"`
	Description  outside.Text `cbor:"5,keyasint,omitzero"`
	Alert        outside.Text `cbor:"6,keyasint,omitzero"` // what one must know before anything else
	Status       Status       `cbor:"7,keyasint,omitzero"`
	Web          outside.Text `cbor:"8,keyasint,omitzero"`
	Mail         outside.Text `cbor:"9,keyasint,omitzero"`
	Whom         outside.Text `cbor:"10,keyasint,omitzero"` // for whom it is
	Apply        outside.Text `cbor:"11,keyasint,omitzero"` // how one comes there
	Fees         outside.Text `cbor:"12,keyasint,omitzero"`
	Interpreters outside.Text `cbor:"13,keyasint,omitzero"`
	Ages         Ages         `cbor:"14,keyasint,omitzero"`
	Assured      Date         `cbor:"15,keyasint,omitzero"`  // when somebody last saw that this holds; zero is not known
	Phones       []Phone      `cbor:"16,keyasint,omitempty"` // of the service itself
	Hours        Hours        `cbor:"17,keyasint,omitzero"`
	Places       []Place      `cbor:"18,keyasint,omitempty"`
	Areas        []Area       `cbor:"19,keyasint,omitempty"` // for who lives where; empty is not known
	Languages    []Language   `cbor:"20,keyasint,omitempty"` // empty is not known
	Terms        []Term       `cbor:"21,keyasint,omitempty"`
	More         []More       `cbor:"22,keyasint,omitempty"`
	House        []Phone      `cbor:"23,keyasint,omitempty"` // of its organization, after all others
}

// Status is whether a service is at work; empty is active.
type Status string

// The statuses, as HSDS has them.
const (
	Active   Status = ""
	Inactive Status = "inactive"
	Defunct  Status = "defunct"
	Paused   Status = "temporarily closed"
)

// Statuses are all of them.
var Statuses = []Status{Active, Inactive, Defunct, Paused}

// Ages are those that a service is for, both included.
type Ages struct {
	Min *int `cbor:"1,keyasint,omitempty"` // nil is not known
	Max *int `cbor:"2,keyasint,omitempty"`
}

// Known says whether any limit is.
func (a Ages) Known() bool { return a.Min != nil || a.Max != nil }

// Phone is a number under which a service is reached.
type Phone struct {
	Number    outside.Text `cbor:"1,keyasint"`
	Extension outside.Text `cbor:"2,keyasint,omitzero"`
	Type      string       `cbor:"3,keyasint,omitzero"` // voice, fax, text, cell, video, pager, textphone; empty is not said
	Label     outside.Text `cbor:"4,keyasint,omitzero"`
}

// Speaks says whether one can talk under it.
func (p Phone) Speaks() bool { return p.Type == "" || p.Type == "voice" || p.Type == "cell" }

// Place is where a service is given.
type Place struct {
	ID          ID           `cbor:"1,keyasint,omitzero"` // of the location
	Name        outside.Text `cbor:"2,keyasint,omitzero"`
	Description outside.Text `cbor:"3,keyasint,omitzero"` // of the service there, or of the place
	Transport   outside.Text `cbor:"4,keyasint,omitzero"`
	Addresses   []Address    `cbor:"5,keyasint,omitempty"`
	Phones      []Phone      `cbor:"6,keyasint,omitempty"` // of the service there, before any other
	Of          []Phone      `cbor:"7,keyasint,omitempty"` // of the place, whatever is done there
	Hours       Hours        `cbor:"8,keyasint,omitzero"`  // of the service there, before any other
	Opens       Hours        `cbor:"9,keyasint,omitzero"`  // of the place, whatever is done there
}

// Address is one of a place.
type Address struct {
	Lines    []outside.Text `cbor:"1,keyasint,omitempty"` // street and number, what else leads there
	Postcode outside.Text   `cbor:"2,keyasint,omitzero"`
	City     outside.Text   `cbor:"3,keyasint,omitzero"`
	Region   outside.Text   `cbor:"4,keyasint,omitzero"` // province or state
	Country  string         `cbor:"5,keyasint,omitzero"` // ISO 3166-1 alpha-2
	Type     string         `cbor:"6,keyasint,omitzero"` // physical, postal, virtual
}

// Line is an address on one line, as letters have it.
func (a Address) Line() outside.Text {
	var all []string
	for _, l := range a.Lines {
		all = append(all, l.Unsafe())
	}
	if city := strings.TrimSpace(a.Postcode.Unsafe() + " " + a.City.Unsafe()); city != "" {
		all = append(all, city)
	}
	return outside.New(strings.Join(all, ", "))
}

// Area is one that a service is for.
type Area struct {
	Name   outside.Text `cbor:"1,keyasint"`
	Extent string       `cbor:"2,keyasint,omitzero"` // city, county, state, country, …: as it was written
}

// Language is one that a service speaks.
type Language struct {
	Code string       `cbor:"1,keyasint,omitzero"` // ISO 639-1, or 639-3 where that has none; empty where the name is none that is known
	Name outside.Text `cbor:"2,keyasint,omitzero"`
}

// Term is what a service is about, as its directory sorts it.
type Term struct {
	Code outside.Text `cbor:"1,keyasint,omitzero"`
	Name outside.Text `cbor:"2,keyasint,omitzero"`
}

// More is what a file says beside all that: a column that HSDS does not know.
type More struct {
	Column outside.Text `cbor:"1,keyasint"` // "services.waiting_list"
	Value  outside.Text `cbor:"2,keyasint"`
}
