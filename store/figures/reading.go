package figures

import (
	"strings"

	"baken/store/form"
)

// reading is how the records of one form are read.
type reading struct {
	form       *form.Form
	ages       map[string]string // class of a victim's age → small, child, minor, adult
	callerAges map[string]string
	lacks      []string // fields that are asked for and that it does not have
	seen       int      // contacts that were counted

	region, theme, channel string // the codes of the filters
	all                    bool   // without contact_type every contact counts
	complete               *completeness
}

func read(f *form.Form, q Query) *reading {
	r := &reading{form: f, ages: classes(f.OfPerson("age")), callerAges: classes(f.Field("caller_age")), all: f.Field("contact_type") == nil, complete: completenessOf(f)}
	r.region, _ = codeCalled(f.Field("province"), q.Region)
	r.theme, _ = codeCalled(f.OfPerson("theme"), q.Theme)
	r.channel, _ = codeCalled(f.Field("channel"), q.Channel)
	if len(q.By) > 0 {
		for _, name := range q.By {
			if a, ok := axisOf(name, []*form.Form{f}); !ok || !a.in(f) {
				r.lacks = append(r.lacks, name)
			}
		}
		return r
	}
	for _, name := range fieldsOfContact {
		if f.Field(name) == nil {
			r.lacks = append(r.lacks, name)
		}
	}
	for _, name := range fieldsOfPerson {
		if f.OfPerson(name) == nil {
			r.lacks = append(r.lacks, "person."+name)
		}
	}
	return r
}

// classes says of each class of a field of ages what the lines need of it. A class that
// is both, such as 15 to 20, is not known.
func classes(f *form.Field) map[string]string {
	all := map[string]string{"unborn": small, "minor": minor, "adult": adult}
	if f == nil {
		return all
	}
	for _, c := range f.Codes {
		switch {
		case !c.Ranged:
		case c.To < 6:
			all[c.Code] = small
		case c.From >= 18:
			all[c.Code] = adult
		case c.To >= 18:
			all[c.Code] = ""
		case c.From >= 6:
			all[c.Code] = child
		default:
			all[c.Code] = minor
		}
	}
	return all
}

// age is what the lines need of a class; rough: only whether it is a minor.
func (r *reading) age(classes map[string]string, code string, rough bool) string {
	c := classes[code]
	if rough && (c == small || c == child) {
		return minor
	}
	return c
}

// codeCalled is the code of a field that is written so, or called so in one of the
// languages.
func codeCalled(f *form.Field, written string) (string, bool) {
	if f == nil || written == "" {
		return "", false
	}
	for _, c := range f.Codes {
		if strings.EqualFold(c.Code, written) {
			return c.Code, true
		}
	}
	for _, c := range f.Codes {
		for _, l := range []string{"en", "nl", "fr"} {
			if strings.EqualFold(c.Label.In(l).Unsafe(), written) {
				return c.Code, true
			}
		}
	}
	if written == form.NotAsked {
		return written, true
	}
	return "", false
}
