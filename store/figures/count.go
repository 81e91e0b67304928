package figures

import (
	"iter"
	"slices"
	"time"

	"baken/store/form"
)

// Count is a count that is going on. It belongs to one goroutine.
type Count struct {
	q      Query
	window Period
	forms  []*form.Form // those that were given, then those that were met
	given  int
	read   map[*form.Form]*reading
	tally  *tally
	table  *table
	unread int
	row    [dimensions]string
}

// New begins a count. The forms are those to go by where no record says otherwise: the
// one in use first. Its errors are ErrFields, ErrNotPublished, ErrNotOver.
func New(q Query, forms ...*form.Form) (*Count, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	c := &Count{q: q, window: q.window(), read: map[*form.Form]*reading{}}
	c.tally = newTally(c.tallied())
	for _, f := range forms {
		c.reading(f)
	}
	c.given = len(c.forms)
	return c, nil
}

// reading is how the records of a form are read.
func (c *Count) reading(f *form.Form) *reading {
	r := c.read[f]
	if r == nil {
		r = read(f, c.q)
		c.read[f], c.forms = r, append(c.forms, f)
	}
	return r
}

// Of days the tally has two months that are none: the period, and that before it.
const (
	slotBefore Month = iota
	slotPeriod
)

// tallied is what the tally has the months of.
func (c *Count) tallied() Period {
	if c.q.Period.Days() {
		return Period{From: slotBefore, To: slotPeriod}
	}
	return c.window
}

// slot is where a record stands in the tally; false where it is in none.
func (c *Count) slot(rec *Record) (Month, bool) {
	switch {
	case !c.q.Period.Days():
		return rec.Month, c.Wants(rec.Month)
	case c.q.Period.includes(rec):
		return slotPeriod, true
	case c.q.Before && c.q.Period.Before().includes(rec):
		return slotBefore, true
	}
	return 0, false
}

// From is the first moment that is counted, in a zone.
func (c *Count) From(zone *time.Location) time.Time {
	y, m, d := c.window.From.first().Time().Date()
	return time.Date(y, m, d, 0, 0, 0, 0, zone)
}

// Wants says whether records of a month are counted at all.
func (c *Count) Wants(m Month) bool { return c.window.has(m) }

// Add counts a record. It keeps nothing of it.
func (c *Count) Add(rec *Record) {
	at, ok := c.slot(rec)
	if !ok {
		return
	}
	if rec.Form == nil {
		c.unread++
		return
	}
	r := c.reading(rec.Form)
	r.seen++
	switch {
	case !c.passes(r, rec):
	case len(c.q.By) > 0:
		c.ofTable(r, rec, func(victim Answers) { c.table.add(rec, victim) })
	case !r.isContact(rec):
		c.row[byOtherType] = rec.Contact.known("contact_type")
		c.tally.add(others, at, &c.row)
	default:
		r.contactCodes(rec, &c.row)
		c.tally.add(contacts, at, &c.row)
		for _, p := range rec.Persons {
			if r.counts(p, c.q) {
				r.victimCodes(p, &c.row)
				c.tally.add(victims, at, &c.row)
			}
		}
	}
}

// passes says whether the filters leave a record in.
func (c *Count) passes(r *reading, rec *Record) bool {
	if c.q.Region != "" && (r.region == "" || rec.Contact.main("province") != r.region) ||
		c.q.Channel != "" && (r.channel == "" || rec.Contact.main("channel") != r.channel) {
		return false
	}
	return c.q.Theme == "" || slices.ContainsFunc(rec.Persons, func(p Answers) bool { return r.counts(p, c.q) })
}

// isContact says whether a record is one of the contacts that the lines count.
func (r *reading) isContact(rec *Record) bool {
	t := rec.Contact.main("contact_type")
	return r.all || t == counselling || t == information
}

// counts says whether a person is one of the victims that are counted.
func (r *reading) counts(p Answers, q Query) bool {
	return p.main("role") == "victim" && (q.Theme == "" || r.theme != "" && p.main("theme") == r.theme)
}

// ofTable gives what of a record stands in the table: the contact, or each of its victims.
func (c *Count) ofTable(r *reading, rec *Record, do func(victim Answers)) {
	if c.table == nil {
		axes, err := c.axesOf()
		if err != nil {
			return // no form that was met so far has the field
		}
		c.table = newTable(axes, c.q)
	}
	ofType := slices.ContainsFunc(c.table.axes, func(a axis) bool { return a.field == "contact_type" && !a.person })
	if !ofType && !r.isContact(rec) {
		return
	}
	if c.table.unit == Contact {
		do(nil)
		return
	}
	for _, p := range rec.Persons {
		if r.counts(p, c.q) {
			do(p)
		}
	}
}

// axesOf finds the fields of a table.
func (c *Count) axesOf() (all []axis, err error) {
	for _, name := range c.q.By {
		a, ok := axisOf(name, c.forms)
		if !ok {
			return nil, &FieldError{name, names(c.forms)}
		}
		all = append(all, a)
	}
	return all, nil
}

// ordered gives codes in the order of the forms, what is not known last.
func (c *Count) ordered(a axis, there iter.Seq[string]) (all []string) {
	rest := slices.Sorted(there)
	take := func(code string) {
		if i, ok := slices.BinarySearch(rest, code); ok {
			rest = slices.Delete(rest, i, i+1)
			all = append(all, code)
		}
	}
	if a.time != "" {
		return rest
	}
	for _, f := range c.forms {
		if x := a.of(f); x != nil {
			for _, code := range f.Offered(x) {
				take(code.Code)
			}
		}
	}
	for _, code := range slices.Clone(rest) {
		if code != "" {
			take(code)
		}
	}
	return append(all, rest...)
}

// codesOf are the codes that a line is written for: those of the form in use, and
// those that were counted beside. What is not known comes last.
func (c *Count) codesOf(field Key, d dimension) (all []string) {
	there := map[string]bool{"": true}
	for code := range c.tally.parts[d] {
		there[code] = true
	}
	a := axis{field: field.Field, person: field.Person}
	if len(c.forms) > 0 {
		if x := a.of(c.forms[0]); x != nil {
			for _, code := range x.Codes {
				if code.Code != unknown {
					there[code.Code] = true
				}
			}
		}
	}
	return c.ordered(a, func(yield func(string) bool) {
		for code := range there {
			if !yield(code) {
				return
			}
		}
	})
}
