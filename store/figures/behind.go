package figures

// Fields are all that a table can be made by.
func (r Result) Fields() []string { return names(r.forms) }

// Behind says how often a record is counted in a line of the period: in one that the
// result of the same query has, of R1 to R13 or of a table. It takes nothing into the
// count itself, and keeps nothing of the record.
func (c *Count) Behind(rec *Record, l Line) int {
	if !c.q.Period.includes(rec) {
		return 0
	}
	p := c.inTally(c.q.Period, slotPeriod)
	tally, table, unread := c.tally, c.table, c.unread
	defer func() { c.tally, c.table, c.unread = tally, table, unread }()
	c.tally, c.table = newTally(p), nil
	if c.Add(rec); len(c.q.By) > 0 {
		return c.table.has(l)
	}
	v := view{t: c.tally, p: p}
	switch l.Name {
	case Contacts:
		return v.only(contacts)
	case OtherTypes:
		return v.only(others)
	case Victims:
		return v.only(victims)
	}
	n := 0
	d, codes := partOf(l)
	for _, code := range codes {
		n += c.tally.in(c.tally.parts[d][code], v.p)
	}
	return n
}

func (v view) only(w whole) int { n, _ := v.whole(w); return n }

// has is how often a cell or a row was counted.
func (t *table) has(l Line) int {
	var n *[2]int
	switch {
	case t == nil || len(l.By) == 0:
	case len(l.By) == 1:
		n = t.rows[l.By[0].Code]
	default:
		n = t.cells[[2]string{l.By[0].Code, l.By[1].Code}]
	}
	if n == nil {
		return 0
	}
	return n[0]
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
