package directory

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// ageRow are the ages of one row of eligibility.
type ageRow struct {
	Ages
	file, line int
}

// ageForm is an age in years. What stands behind the number in other files says no more.
var ageForm = regexp.MustCompile(`^(\d{1,4})(?:[.,]\d{1,9})?\s*(\+|(?i:jaar|jaren|ans?|years?|yrs?))?$`)

// ages reads the limits of age. Parts of a year do not count. When one of the two cannot
// be read neither is known, and ok is false.
func (j *joiner) ages(r *row) (a Ages, ok bool) {
	ok = true
	read := func(col column) *int {
		s := strings.TrimSpace(r.get(col))
		if s == "" {
			return nil
		}
		m := ageForm.FindStringSubmatch(s)
		if m == nil || m[2] == "+" && col == colMaxAge {
			j.note(r, BadAge, col)
			ok = false
			return nil
		}
		n, _ := strconv.Atoi(m[1])
		return &n
	}
	a = Ages{read(colMinAge), read(colMaxAge)}
	if ok && a.Min != nil && a.Max != nil && *a.Min > *a.Max {
		j.note(r, AgesCross, colMinAge)
		ok = false
	}
	if !ok {
		return Ages{}, false
	}
	return a, true
}

// uniteAges makes one of the ages of a service and of its eligibilities. They are not
// known when a limit cannot be read or there is a gap between them.
func (j *joiner) uniteAges(s *Service, m *made) {
	switch {
	case m.agesUnread:
		s.Ages = Ages{}
	case len(m.ages) > 0:
		all := make([]Ages, 0, len(m.ages)+1)
		for _, a := range m.ages {
			all = append(all, a.Ages)
		}
		if s.Ages.Known() {
			all = append(all, s.Ages)
		}
		var ok bool
		if s.Ages, ok = united(all); !ok {
			last := m.ages[len(m.ages)-1]
			j.report.note(last.file, Fault{Line: last.line, Why: AgesApart})
		}
	}
}

// united are the ages that one of several has. It gives false when those are not all
// between two.
func united(all []Ages) (Ages, bool) {
	from := func(a Ages) int {
		if a.Min == nil {
			return 0
		}
		return *a.Min
	}
	slices.SortStableFunc(all, func(a, b Ages) int { return cmp.Compare(from(a), from(b)) })
	one := all[0]
	for _, a := range all[1:] {
		switch {
		case one.Max == nil:
		case from(a) > *one.Max+1:
			return Ages{}, false
		case a.Max == nil || *a.Max > *one.Max:
			one.Max = a.Max
		}
	}
	if !one.Known() { // up to some age, and from there on
		one.Min = new(int)
	}
	return one, true
}
