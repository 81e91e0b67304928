package figures

import (
	"math"
	"strconv"
)

// Unit is what a figure counts.
type Unit string

// The units.
const (
	Contact Unit = "contact"
	Victim  Unit = "victim"
)

// Of is what a share is a share of.
type Of string

// What a share can be of. Of none there is no share.
const (
	OfNothing      Of = ""
	OfContacts     Of = "contacts"
	OfVictims      Of = "victims"
	OfGenderKnown  Of = "gender_known"  // contacts
	OfContextKnown Of = "context_known" // victims
	OfRow          Of = "row"           // those of the first of By
)

// Name is which figure a line is, where it is not one code of a field.
type Name string

// The names. Those that stand for a code of a field have none.
const (
	Contacts   Name = "contacts"
	Unique     Name = "unique"
	Unfinished Name = "unfinished"
	OtherTypes Name = "other_types"
	Victims    Name = "victims"
	Family     Name = "family"
	Household  Name = "household"
	Outside    Name = "outside"
	NoContext  Name = "context_unknown"
	Minors     Name = "minors"
	UnderSix   Name = "under_six"
	NoAge      Name = "age_unknown"
	Anonymous  Name = "anonymous"
	NotSo      Name = "not_anonymous"
	NoAnswer   Name = "anonymous_unknown"
	Referred   Name = "referred"
	NoHelp     Name = "referred_unknown"
	Sexual     Name = "sexual"
	NoForm     Name = "form_unknown"
	ByMinors   Name = "by_minors"
)

// Key is a code of a field; without a code that it is not known, or was not answered.
type Key struct {
	Field  string // as --by takes it
	Code   string
	Person bool
	time   timeOf
}

// Number is a count and what it is a share of.
type Number struct {
	Value, Base int // 0 where they are withheld
	Withheld    bool
	NoShare     bool // nothing to be a share of, or it is withheld
}

// Share is the percentage; it has none where NoShare is set.
func (n Number) Share() float64 { return 100 * float64(n.Value) / float64(n.Base) }

// Percent is the share as it is said: rounded, and "<1" where 0 would say that there are
// none.
func (n Number) Percent() string {
	p := int(math.Round(n.Share()))
	if p == 0 && n.Value > 0 {
		return "<1"
	}
	return strconv.Itoa(p)
}

// Line is one figure.
type Line struct {
	R       int  // 1 to 13; 0: it is a cell of a table
	Name    Name // empty: it is called by the last of By
	By      []Key
	Unit    Unit
	Of      Of
	Unknown bool // those of whom it is not known are in what it is a share of
	Number
	Before *Number
}
