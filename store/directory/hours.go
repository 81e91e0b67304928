package directory

import (
	"time"

	"baken/store/outside"
)

// Hours are when something is open: what its rules say together. Equal hours are
// encoded equally. No rule at all is not known.
type Hours struct {
	Rules []Rule `cbor:"1,keyasint,omitempty"`
}

// Rule is one row of opening hours.
type Rule struct {
	Kind        Kind         `cbor:"1,keyasint,omitzero"`
	Freq        Freq         `cbor:"2,keyasint,omitzero"`
	Interval    int          `cbor:"3,keyasint,omitzero"` // every second week and so on; zero is every one
	Start       Date         `cbor:"4,keyasint,omitzero"` // where counting begins; zero where nothing hangs on it
	From        Date         `cbor:"5,keyasint,omitzero"` // the first day it holds; zero is long ago
	To          Date         `cbor:"6,keyasint,omitzero"` // the last one; zero is no end
	WeekStart   time.Weekday `cbor:"7,keyasint"`
	Days        Weekdays     `cbor:"8,keyasint,omitzero"`
	Nth         []Nth        `cbor:"9,keyasint,omitempty"`
	MonthDays   []int        `cbor:"10,keyasint,omitempty"` // -1 is the last of the month
	YearDays    []int        `cbor:"11,keyasint,omitempty"` // -1 is the last of the year
	Weeks       []int        `cbor:"12,keyasint,omitempty"` // -1 is the last of the year
	Zone        string       `cbor:"13,keyasint,omitzero"`  // an IANA name, an offset as +01:00, or empty: that of the team
	Opens       Clock        `cbor:"14,keyasint,omitzero"`
	Closes      Clock        `cbor:"15,keyasint,omitzero"` // not after Opens is on the next day
	Description outside.Text `cbor:"16,keyasint,omitzero"`
	Notes       outside.Text `cbor:"17,keyasint,omitzero"`
	Link        outside.Text `cbor:"18,keyasint,omitzero"`
	Attending   outside.Text `cbor:"19,keyasint,omitzero"` // how one comes there: in person, by phone
}

// Kind is what a rule does.
type Kind int

// The kinds of rules.
const (
	Regular   Kind = iota // it is open then
	Exception             // on these days this holds and no regular rule: closed where it has no times
	Remark                // says something and nothing of when it is open
)

// Freq is how often a rule comes back.
type Freq int

// The frequencies of RFC 5545 that are read.
const (
	Daily Freq = iota + 1
	Weekly
	Monthly
	Yearly
)

// Weekdays is a set of days of the week.
type Weekdays uint8

// Nth is a weekday counted in its month or year.
type Nth struct {
	N   int          `cbor:"1,keyasint"` // from 1, or from -1 for the last; never 0
	Day time.Weekday `cbor:"2,keyasint"`
}

// Clock is a time of day in minutes since midnight, plus one; zero is none. The end of
// a day, 24:00, is one too.
type Clock uint16
