package figures

import (
	"fmt"
	"slices"
	"strings"

	"baken/store/form"
)

// axis is a field by which a table is made.
type axis struct {
	name   string // as it was asked for
	field  string
	person bool
	time   timeOf // of what every contact has, whatever its form
}

// timeOf is a piece of when a contact was.
type timeOf string

// The pieces.
const (
	byMonth   timeOf = "month"
	byWeekday timeOf = "weekday" // 1 is Monday
	byHour    timeOf = "hour"    // of the day
)

var times = []timeOf{byMonth, byWeekday, byHour}

// axisOf finds a field by its name: one of the contact before one of the persons, who
// are meant by "person." before it.
func axisOf(name string, forms []*form.Form) (axis, bool) {
	if slices.Contains(times, timeOf(name)) {
		return axis{name: name, field: name, time: timeOf(name)}, true
	}
	field, ofPerson := strings.CutPrefix(name, "person.")
	for _, person := range []bool{false, true} {
		a := axis{name: name, field: field, person: person}
		if (person || !ofPerson) && slices.ContainsFunc(forms, a.in) {
			return a, true
		}
	}
	return axis{}, false
}

// in says whether a form has the field, and its answers are counted.
func (a axis) in(f *form.Form) bool {
	x := a.of(f)
	return a.time != "" || x != nil && counted(x)
}

func (a axis) of(f *form.Form) *form.Field {
	if a.person {
		return f.OfPerson(a.field)
	}
	return f.Field(a.field)
}

// names are all that a table can be made by.
func names(forms []*form.Form) (all []string) {
	add := func(name string, f *form.Field) {
		if counted(f) && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	for _, f := range forms {
		for i := range f.Contact {
			add(f.Contact[i].Name, &f.Contact[i])
		}
		for i := range f.Person {
			name := f.Person[i].Name
			if f.Field(name) != nil {
				name = "person." + name
			}
			add(name, &f.Person[i])
		}
	}
	for _, t := range times {
		all = append(all, string(t))
	}
	return all
}

// codes are those that a contact or a victim has on the axis. Of a person's answers the
// main one counts, of a contact's each.
func (a axis) codes(rec *Record, victim Answers) []string {
	switch a.time {
	case byMonth:
		return []string{rec.Month.String()}
	case byWeekday:
		return []string{fmt.Sprint(rec.Hour/24 + 1)}
	case byHour:
		return []string{fmt.Sprintf("%02d", rec.Hour%24)}
	}
	codes := rec.Contact.of(a.field)
	if a.person {
		codes = victim.of(a.field)
		codes = codes[:min(len(codes), 1)]
	}
	if len(codes) == 0 {
		return nothing
	}
	return codes
}

var nothing = []string{""}
