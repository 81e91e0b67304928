package store

import (
	"slices"

	"baken/store/form"
	"baken/store/journal"
)

// helpGiven is the field that says what was done for somebody. A referral that is
// recorded in the case is such help too, whether or not somebody ticks it.
var helpGiven = journal.FieldOf{Field: "help_given"}

// The codes of a referral, as it went.
const (
	helpReferral   = "referral"
	helpFileOpened = "file_opened"
)

// helpOf are the codes of what a contact was referred by.
func (t *tx) helpOf(id ContactID, w row, a acts) (codes []string, err error) {
	of, err := t.caseOf(id, a, w)
	if err != nil || of == (CaseID{}) {
		return nil, err
	}
	cases, err := t.casesOf(Contact{ID: id, Case: of})
	if err != nil {
		return nil, err
	}
	for _, c := range cases {
		f, err := t.file(c)
		if err != nil {
			return nil, err
		}
		for _, r := range f.Referrals {
			by, err := t.canonical(r.Contact)
			if err != nil {
				return nil, err
			}
			code := helpReferral
			if r.Way == "file_opened" {
				code = helpFileOpened
			}
			if by == id && !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	return codes, nil
}

// withHelp are the codes of the help that was given with those that are known of it.
// One that says that there was none, or that nobody knows, goes.
func withHelp(x *form.Field, codes, known []string) []string {
	for _, k := range known {
		if _, ok := x.Code(k); !ok || x.Type != form.Several || slices.Contains(codes, k) {
			continue // a form of the team's own may not have such a code
		}
		codes = append(slices.DeleteFunc(slices.Clone(codes), func(c string) bool { return c == "none" || c == "unknown" || c == form.NotAsked }), k)
	}
	return codes
}
