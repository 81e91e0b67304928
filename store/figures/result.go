package figures

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"baken/store/form"
	"baken/store/outside"
)

// Result is what was counted.
type Result struct {
	Period Period
	Before Period // where it was asked for
	Lines  []Line
	Lacks  []Lack
	Unread int // contacts whose form only a newer version of the program knows: they are in no figure

	forms []*form.Form
}

// Lack is a field that a form does not have: of its contacts it is not known.
type Lack struct {
	Form    string
	Version int
	Field   string
}

// Result ends the count. Its errors are those of what no form has: [FieldError],
// [CodeError].
func (c *Count) Result() (r Result, err error) {
	slices.SortStableFunc(c.forms[c.given:], func(a, b *form.Form) int { // not as they were met
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(b.Version, a.Version))
	})
	if err := c.checkFilters(); err != nil {
		return r, err
	}
	r = Result{Period: c.q.Period, Unread: c.unread, forms: c.forms}
	if c.q.Before {
		r.Before = c.q.Period.Before()
	}
	for _, f := range c.forms {
		for _, field := range c.read[f].lacks {
			if c.read[f].seen > 0 {
				r.Lacks = append(r.Lacks, Lack{f.Name, f.Version, field})
			}
		}
	}
	if len(c.q.By) > 0 {
		axes, err := c.axesOf()
		if err != nil {
			return Result{}, err
		}
		if c.table == nil {
			c.table = newTable(axes, c.q)
		}
		r.Lines = c.table.lines(c, c.q.Before)
		return r, nil
	}
	v := c.view(c.q.Period, slotPeriod)
	if !c.q.Before {
		r.Lines = c.lines(v, nil)
		return r, nil
	}
	before := c.view(r.Before, slotBefore)
	r.Lines = c.lines(v, &before)
	return r, nil
}

// view is one of the periods; slot is where its days stand.
func (c *Count) view(p Period, slot Month) view {
	if c.q.Period.Days() {
		p = Period{From: slot, To: slot}
	}
	v := view{t: c.tally, p: p}
	if c.q.Published {
		v.cover = coverOf(c.tally, YearOf(p.From), MonthOf(c.q.Now))
	}
	return v
}

// checkFilters finds a filter that no form has a code for.
func (c *Count) checkFilters() error {
	for _, x := range []struct {
		axis
		written string
		of      func(*reading) string
	}{
		{axis{field: "province"}, c.q.Region, func(r *reading) string { return r.region }},
		{axis{field: "theme", person: true}, c.q.Theme, func(r *reading) string { return r.theme }},
		{axis{field: "channel"}, c.q.Channel, func(r *reading) string { return r.channel }},
	} {
		if x.written == "" || slices.ContainsFunc(c.forms, func(f *form.Form) bool { return x.of(c.read[f]) != "" }) {
			continue
		}
		var there []string
		for _, f := range c.forms {
			if field := x.axis.of(f); field != nil {
				for _, code := range field.Codes {
					if !slices.Contains(there, code.Code) {
						there = append(there, code.Code)
					}
				}
			}
		}
		return &CodeError{x.field, x.written, there}
	}
	return nil
}

// Label is what a code of a field is called in a language ("en", "nl", "fr"); the code
// itself where no form names it. False where there is no code.
func (r Result) Label(k Key, language string) (outside.Text, bool) {
	if k.Code == "" {
		return outside.Text{}, false
	}
	for f, x := range r.fields(k) {
		if slices.ContainsFunc(f.Offered(x), func(c form.Code) bool { return c.Code == k.Code }) {
			return f.LabelOf(x, k.Code, language), true
		}
	}
	return outside.New(k.Code), true
}

// Called is what a field is called in a language; its name where no form has it.
func (r Result) Called(k Key, language string) outside.Text {
	for _, x := range r.fields(k) {
		return x.Label.In(language)
	}
	return outside.New(k.Field)
}

// fields are the forms that have a field, with it.
func (r Result) fields(k Key) iter.Seq2[*form.Form, *form.Field] {
	return func(yield func(*form.Form, *form.Field) bool) {
		if k.time != "" {
			return
		}
		a := axis{field: strings.TrimPrefix(k.Field, "person."), person: k.Person}
		for _, f := range r.forms {
			if x := a.of(f); x != nil && !yield(f, x) {
				return
			}
		}
	}
}
