package directory

import (
	"time"

	"baken/store/outside"
)

// Hours are when something is open: what its rules say together. The same rules in the
// same order are encoded equally. No rule at all is not known, never closed.
type Hours struct {
	Rules []Rule `cbor:"1,keyasint,omitempty"`
}

// Rule is one row of opening hours, after RFC 5545 as far as HSDS follows it. What is
// empty does not limit.
type Rule struct {
	Kind        Kind         `cbor:"1,keyasint,omitzero"`
	Freq        Freq         `cbor:"2,keyasint,omitzero"`
	Days        Weekdays     `cbor:"3,keyasint,omitzero"` // every one of these, and those of Nth
	Opens       Clock        `cbor:"4,keyasint,omitzero"`
	Closes      Clock        `cbor:"5,keyasint,omitzero"`  // not after Opens is on the next day
	From        Date         `cbor:"6,keyasint,omitzero"`  // the first day it holds; zero is long ago
	To          Date         `cbor:"7,keyasint,omitzero"`  // the last one; zero is no end
	Start       Date         `cbor:"8,keyasint,omitzero"`  // where counting begins; zero where nothing hangs on it
	Zone        string       `cbor:"9,keyasint,omitzero"`  // an IANA name, an offset as +01:00, or empty: that of the team
	Interval    int          `cbor:"10,keyasint,omitzero"` // every second week and so on; zero is every one
	WeekStart   time.Weekday `cbor:"11,keyasint,omitzero"` // Sunday where nothing hangs on it
	Nth         []Nth        `cbor:"12,keyasint,omitempty"`
	MonthDays   []int        `cbor:"13,keyasint,omitempty"` // -1 is the last of the month
	YearDays    []int        `cbor:"14,keyasint,omitempty"` // -1 is the last of the year
	Weeks       []int        `cbor:"15,keyasint,omitempty"` // -1 is the last of the year
	Description outside.Text `cbor:"16,keyasint,omitzero"`
	Notes       outside.Text `cbor:"17,keyasint,omitzero"`
	Link        outside.Text `cbor:"18,keyasint,omitzero"`
	Attending   outside.Text `cbor:"19,keyasint,omitzero"` // how one comes there: in person, by phone
}

// Kind is what a rule does.
type Kind uint8

// The kinds of rules.
const (
	Regular   Kind = iota // it is open then
	Exception             // on these days this holds and no regular rule: closed where it has no times
	Remark                // says something, and nothing of when it is open
	Unread                // could not be read: on these days it is not known when it is open
)

// Freq is how often a rule comes back.
type Freq uint8

// The frequencies of RFC 5545 that are read.
const (
	Daily Freq = iota + 1
	Weekly
	Monthly
	Yearly
)

// Nth is a weekday counted in its month or, of a yearly rule, its year.
type Nth struct {
	N   int          `cbor:"1,keyasint"` // from 1, or from -1 for the last; 0 is each
	Day time.Weekday `cbor:"2,keyasint"`
}

// span is when the rule opens on a day it holds.
func (r *Rule) span() Span { return Span{r.Opens, r.Closes} }

// note is what the rule says in words.
func (r *Rule) note() outside.Text {
	if r.Description.IsEmpty() {
		return r.Notes
	}
	return r.Description
}
