package figures

import "slices"

// lines counts R1 to R13.
func (c *Count) lines(v view, before *view) []Line {
	l := &liner{c: c, v: v, before: before}
	l.contacts()
	l.add(Line{R: 2, Name: Victims, Unit: Victim}, func(v view) Number { return alone(v.whole(victims)) })
	l.codes(3, Line{Unit: Contact, Of: OfContacts}, byChannel, Key{Field: "channel"})
	l.codes(4, Line{Unit: Victim, Of: OfVictims}, byTheme, Key{Field: "theme", Person: true})
	l.context()
	l.ages()
	l.codes(7, Line{Unit: Contact, Of: OfContacts}, byRole, Key{Field: "caller_role"})
	l.codes(7, Line{Unit: Contact, Of: OfContacts}, byRelation, Key{Field: "caller_relation"})
	l.codes(8, Line{Unit: Contact, Of: OfGenderKnown}, byGender, Key{Field: "caller_gender"})
	l.codesNamed(9, byAnonymous, []named{{Anonymous, yes}, {NotSo, no}, {NoAnswer, ""}})
	l.codesNamed(10, byReferred, []named{{Referred, yes}, {NoHelp, ""}})
	l.codesNamed(11, bySexual, []named{{Sexual, yes}, {NoForm, ""}})
	l.minors()
	l.codes(13, Line{Unit: Contact, Of: OfContacts}, byProvince, Key{Field: "province"})
	return l.all
}

// liner writes lines.
type liner struct {
	c      *Count
	v      view
	before *view
	all    []Line
}

// add writes one, counted in both periods.
func (l *liner) add(line Line, number func(view) Number) {
	line.Unknown = line.Of == OfContacts || line.Of == OfVictims || line.Of == OfRow
	line.Number = number(l.v)
	if l.before != nil {
		n := number(*l.before)
		line.Before = &n
	}
	l.all = append(l.all, line)
}

// alone is a number that is a share of nothing.
func alone(n int, shown bool) Number {
	if !shown {
		return Number{Withheld: true, NoShare: true}
	}
	return Number{Value: n, NoShare: true}
}

// of is a number as a share of a base.
func of(n int, shown bool, base int, known bool) Number {
	x := alone(n, shown)
	if shown && known && base > 0 {
		x.Base, x.NoShare = base, false
	}
	return x
}

// part is the codes of a dimension as a share of its whole.
func (v view) part(d dimension, in ...string) Number {
	n, shown := v.sum(d, func(c string) bool { return slices.Contains(in, c) })
	base, known := v.whole(d.of())
	return of(n, shown, base, known)
}

// partOfKnown is the same as a share of those of whom it is known.
func (v view) partOfKnown(d dimension, in ...string) Number {
	n, shown := v.sum(d, func(c string) bool { return slices.Contains(in, c) })
	base, known := v.sum(d, func(c string) bool { return c != "" })
	return of(n, shown, base, known)
}

// contacts are R1.
func (l *liner) contacts() {
	of := Line{R: 1, Unit: Contact, Of: OfContacts}
	l.add(Line{R: 1, Name: Contacts, Unit: Contact}, func(v view) Number { return alone(v.whole(contacts)) })
	of.Name = Unique
	l.add(of, func(v view) Number { return v.part(byRepeat, "") })
	of.Name = ""
	for _, code := range []string{counselling, information} {
		of.By = []Key{{Field: "contact_type", Code: code}}
		l.add(of, func(v view) Number { return v.part(byType, code) })
	}
	of.Name, of.By = Unfinished, nil
	l.add(of, func(v view) Number { return v.part(byUnfinished, yes) })
	l.add(Line{R: 1, Name: OtherTypes, Unit: Contact}, func(v view) Number { return alone(v.whole(others)) })
	for _, code := range l.c.codesOf(Key{Field: "contact_type"}, byOtherType) {
		if code != counselling && code != information {
			l.add(Line{R: 1, By: []Key{{Field: "contact_type", Code: code}}, Unit: Contact}, func(v view) Number { return alone(v.code(byOtherType, code)) })
		}
	}
}

// codes writes a line for each code of a field, and one for what is not known where
// that is a part.
func (l *liner) codes(r int, like Line, d dimension, field Key) {
	like.R = r
	part := view.part
	if like.Of == OfGenderKnown {
		part = view.partOfKnown
	}
	for _, code := range l.c.codesOf(field, d) {
		if code == "" && like.Of == OfGenderKnown {
			continue
		}
		key := field
		key.Code = code
		like.By = []Key{key}
		l.add(like, func(v view) Number { return part(v, d, code) })
	}
}

// named is a code with a name of its own.
type named struct {
	name Name
	code string
}

func (l *liner) codesNamed(r int, d dimension, all []named) {
	for _, x := range all {
		l.add(Line{R: r, Name: x.name, Unit: Contact, Of: OfContacts}, func(v view) Number { return v.part(d, x.code) })
	}
}

// context is R5: the family, of which the household; outside.
func (l *liner) context() {
	for _, x := range []struct {
		name  Name
		codes []string
	}{{Family, []string{household, wider}}, {Household, []string{household}}, {Outside, []string{outside_}}} {
		l.add(Line{R: 5, Name: x.name, Unit: Victim, Of: OfContextKnown}, func(v view) Number { return v.partOfKnown(byContext, x.codes...) })
	}
	l.add(Line{R: 5, Name: NoContext, Unit: Victim, Of: OfVictims}, func(v view) Number { return v.part(byContext, "") })
}

// ages are R6.
func (l *liner) ages() {
	for _, x := range []struct {
		name  Name
		codes []string
	}{{Minors, []string{small, child, minor}}, {UnderSix, []string{small}}, {NoAge, []string{""}}} {
		l.add(Line{R: 6, Name: x.name, Unit: Victim, Of: OfVictims}, func(v view) Number { return v.part(byAge, x.codes...) })
	}
}

// minors are R12: of the contacts of each channel, those with a minor.
func (l *liner) minors() {
	for _, channel := range l.c.codesOf(Key{Field: "channel"}, byChannel) {
		if channel == "" {
			continue
		}
		l.add(Line{R: 12, Name: ByMinors, By: []Key{{Field: "channel", Code: channel}}, Unit: Contact, Of: OfRow}, func(v view) Number {
			n, shown := v.code(byCaller, callerOf(channel, minor))
			base, known := v.code(byChannel, channel)
			return of(n, shown, base, known)
		})
	}
}
