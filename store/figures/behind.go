package figures

import "slices"

// Fields are all that a table can be made by.
func (r Result) Fields() []string { return names(r.forms) }

// Behind says how often a record is counted in a line of the period: in one that the
// result of the same query has, of R1 to R13 or of a table. It takes nothing into the
// count itself, and keeps nothing of the record.
func (c *Count) Behind(rec *Record, l Line) (n int) {
	if rec.Form == nil || !c.q.Period.includes(rec) {
		return 0
	}
	r := c.reading(rec.Form)
	if !c.passes(r, rec) {
		return 0
	}
	if len(c.q.By) > 0 {
		c.ofTable(r, rec, func(victim Answers) { n += c.table.times(rec, victim, l) })
		return n
	}
	d, codes := partOf(l)
	is := func(w whole, name Name) int {
		if l.Name == name || len(codes) > 0 && d.of() == w && slices.Contains(codes, c.row[d]) {
			return 1
		}
		return 0
	}
	if !r.isContact(rec) {
		c.row[byOtherType] = rec.Contact.known("contact_type")
		return is(others, OtherTypes)
	}
	r.contactCodes(rec, &c.row)
	n = is(contacts, Contacts)
	for _, p := range rec.Persons {
		if r.counts(p, c.q) {
			r.victimCodes(p, &c.row)
			n += is(victims, Victims)
		}
	}
	return n
}

// times is how often a contact, or a victim of it, is in a cell or a row.
func (t *table) times(rec *Record, victim Answers, l Line) int {
	n := 0
	for i, k := range l.By[:min(len(l.By), len(t.axes))] {
		here := 0
		for _, code := range t.axes[i].codes(rec, victim) {
			if code == k.Code {
				here++
			}
		}
		if i == 0 {
			n = here
		} else {
			n *= here
		}
	}
	return n
}

// parts are the named lines that add up codes of a dimension.
var parts = map[Name]struct {
	d     dimension
	codes []string
}{
	Unique: {byRepeat, nothing}, Unfinished: {byUnfinished, []string{yes}},
	Family: {byContext, []string{household, wider}}, Household: {byContext, []string{household}}, Outside: {byContext, []string{outside_}}, NoContext: {byContext, nothing},
	Minors: {byAge, []string{small, child, minor}}, UnderSix: {byAge, []string{small}}, NoAge: {byAge, nothing},
	Anonymous: {byAnonymous, []string{yes}}, NotSo: {byAnonymous, []string{no}}, NoAnswer: {byAnonymous, nothing},
	Referred: {byReferred, []string{yes}}, NoHelp: {byReferred, nothing}, Sexual: {bySexual, []string{yes}}, NoForm: {bySexual, nothing},
}

// fieldParts are the dimensions of the fields that lines are written for.
var fieldParts = map[string]dimension{
	"channel": byChannel, "theme": byTheme, "caller_role": byRole, "caller_relation": byRelation, "caller_gender": byGender, "province": byProvince,
}

// partOf are the codes that a line adds up; none for a line that there is not.
func partOf(l Line) (d dimension, codes []string) {
	if p, ok := parts[l.Name]; ok {
		return p.d, p.codes
	}
	if len(l.By) == 0 {
		return 0, nil
	}
	k := l.By[len(l.By)-1]
	switch {
	case l.Name == ByMinors:
		return byCaller, []string{callerOf(k.Code, minor)}
	case k.Field == "contact_type" && (k.Code == counselling || k.Code == information):
		return byType, []string{k.Code}
	case k.Field == "contact_type":
		return byOtherType, []string{k.Code}
	}
	d, ok := fieldParts[k.Field]
	if !ok {
		return 0, nil
	}
	return d, []string{k.Code}
}
