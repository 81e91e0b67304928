package store

import (
	"context"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"time"

	"baken/store/figures"
	"baken/store/form"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// What is kept of a contact once it is erased has no day, and nobody who registered it.
// Figures of days, and of one counselor, are counted from the contacts that are still
// there, and say how many were erased meanwhile.

// beganAt is the moment by which a contact is counted.
func (r row) beganAt() time.Time { return milli(max(r.Made, r.First)).In(brussels) }

// living are the contacts that are still there.
type living struct {
	*tx
	by      member.ID // who registered them; zero: whoever it was
	wants   func(figures.Month) bool
	do      func(ContactID, row, *figures.Record)
	waiting map[FigureID]bool // what is counted of them is not what is registered
	there   map[FigureID]bool // of contacts that are still there
	forms   map[formName]*form.Form
}

// erasedOf is a count, and how many were counted in its months and are not there any more.
type erasedOf struct {
	*figures.Count
	n *int
}

// countLiving gives counts what is registered of the contacts that are there, of a
// counselor or of all.
func (t *tx) countLiving(ctx context.Context, counselor outside.Text, counts []erasedOf) error {
	wants := func(m figures.Month) bool {
		return slices.ContainsFunc(counts, func(c erasedOf) bool { return c.Wants(m) })
	}
	from := counts[0].From(brussels)
	for _, c := range counts {
		if at := c.From(brussels); at.Before(from) {
			from = at
		}
	}
	l, err := t.eachLiving(ctx, counselor, from, wants, func(_ ContactID, _ row, rec *figures.Record) {
		for _, c := range counts {
			c.Add(rec)
		}
	})
	if err != nil {
		return err
	}
	return l.erased(ctx, counts)
}

// eachLiving gives what is counted of each contact that is there, that began since from
// in a month that is wanted, and that was registered by a counselor where one is named.
// ErrNotAllowed for who may not ask for a counselor.
func (t *tx) eachLiving(ctx context.Context, counselor outside.Text, from time.Time, wants func(figures.Month) bool, do func(ContactID, row, *figures.Record)) (l *living, err error) {
	l = &living{tx: t, wants: wants, do: do, waiting: map[FigureID]bool{}, there: map[FigureID]bool{}, forms: map[formName]*form.Form{}}
	if l.by, err = t.counselor(counselor); err != nil {
		return nil, err
	}
	wait, err := t.ladder(listUncounted)
	if err != nil {
		return nil, err
	}
	if err := wait.Each(nil, func(key, _ []byte) error { l.waiting[FigureID(key[:16])] = true; return nil }); err != nil {
		return nil, err
	}
	all, err := t.ladder(string(FilterAll))
	if err != nil {
		return nil, err
	}
	// The newest first: none began after its newest message, as far as the clocks of
	// servers agree with ours.
	first, n := from.AddDate(0, 0, -2).UnixMilli(), 0
	err = all.Each(nil, func(key, _ []byte) error {
		if n++; n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if int64(^binary.BigEndian.Uint64(key)) < first {
			return errStop
		}
		return l.add(contactOf(key))
	})
	if err != nil && err != errStop {
		return nil, err
	}
	return l, nil
}

// add gives one contact, if anything was registered of it.
func (l *living) add(id ContactID) error {
	w, _, err := l.row(id)
	if err != nil || !l.wants(figures.MonthOf(w.beganAt())) {
		return err
	}
	a, err := l.acts(id)
	if err != nil || !a.Registration.begun() || a.Erased.has(Owner(id), vault.History) {
		return err
	}
	l.there[a.Registration.figure()] = true
	if l.by != (member.ID{}) {
		who, err := l.registeredBy(id)
		if err != nil || who != l.by {
			return err
		}
	}
	at := w.beganAt()
	rec := figures.Record{Month: figures.MonthOf(at), Day: figures.DayOf(at), Hour: hourOfWeek(at)}
	answers, of, err := l.answers(id, w, a)
	if err != nil {
		return err
	}
	rec.Form = of
	fillRecord(&rec, answers)
	l.do(id, w, &rec)
	return nil
}

// answers are those of a contact as they are counted, and the form that they were given
// under; none where only a newer version knows it.
func (l *living) answers(id ContactID, w row, a acts) (all []journal.Answer, of *form.Form, err error) {
	f, known, err := l.figure(a.Registration.figure())
	if err != nil {
		return nil, nil, err
	}
	if known && !f.Void && !l.waiting[a.Registration.figure()] {
		for _, x := range f.Answers {
			all = append(all, x.Answer)
		}
		of, err := l.formOf(f.Form)
		return all, of, err
	}
	r, err := l.registrationOf(id, w, a)
	if errors.Is(err, ErrNewer) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	of, err = l.formOf(formName{r.Form.Name, r.Form.Version})
	return r.counted(), of, err
}

func (l *living) formOf(name formName) (of *form.Form, err error) {
	of, known := l.forms[name]
	if !known {
		if of, err = l.form(name); err != nil && !errors.Is(err, ErrNewer) {
			return nil, err
		}
		l.forms[name] = of
	}
	return of, nil
}

// fillRecord sorts answers by whom they are about.
func fillRecord(rec *figures.Record, all []journal.Answer) {
	at := map[PersonID]int{}
	for _, a := range all {
		x := figures.Answer{Field: a.Field, Codes: a.Codes}
		switch i, known := at[a.Person]; {
		case len(a.Codes) == 0:
		case a.Person == PersonID{}:
			rec.Contact = append(rec.Contact, x)
		case known:
			rec.Persons[i] = append(rec.Persons[i], x)
		default:
			at[a.Person] = len(rec.Persons)
			rec.Persons = append(rec.Persons, figures.Answers{x})
		}
	}
}

// registeredBy is who began the registration of a contact.
func (l *living) registeredBy(id ContactID) (who member.ID, err error) {
	set, err := l.together(id)
	if err != nil {
		return who, err
	}
	err = l.standingOf(set, func(e journal.Event) error {
		if _, ok := e.Body.(journal.Registered); ok {
			who = e.Member
			return errStop
		}
		return nil
	})
	if err == errStop {
		err = nil
	}
	return who, err
}

// erased says of each count how many were counted in its months and are not there.
func (l *living) erased(ctx context.Context, counts []erasedOf) error {
	gone := map[FigureID]bool{} // of what was erased it is written a day later
	count := func(id FigureID, month figures.Month) {
		if l.there[id] || gone[id] {
			return
		}
		for _, c := range counts {
			if c.Wants(month) {
				*c.n++
			}
		}
	}
	late, err := l.uncounted(l.s.now())
	if err != nil {
		return err
	}
	for _, u := range late {
		if u.as == nil {
			continue
		}
		b, _, err := l.countedAs(u)
		if err != nil {
			return err
		}
		if month, ok := figures.ParseMonth(b.Month); ok {
			count(u.figure, month)
			gone[u.figure] = true
		}
	}
	return l.eachFigure(ctx, l.wants, func(id FigureID, read *figureReader) error {
		count(id, read.rec.Month)
		return nil
	})
}

// counselor finds who is meant by a name; the zero ID for none. ErrNotAllowed for who may
// not count by counselor, a [figures.CodeError] that says who there is.
func (t *tx) counselor(name outside.Text) (id member.ID, err error) {
	if name.IsEmpty() {
		return id, nil
	}
	if err := t.allowed(member.FiguresByCounselor, "figures of a counselor"); err != nil {
		return id, err
	}
	var there []string
	var found []member.ID
	err = t.eachName(func(who member.ID, called outside.Text) {
		there = append(there, called.Line().String())
		if called == name {
			found = append(found, who)
		}
	})
	if err != nil {
		return id, err
	}
	if len(found) != 1 { // nobody, or two of one name, who are not told apart by it
		slices.Sort(there)
		return id, &figures.CodeError{Field: "counselor", Written: name.Line().String(), There: there}
	}
	return found[0], nil
}

// eachName gives everyone who was ever of the team.
func (t *tx) eachName(do func(member.ID, outside.Text)) error {
	return t.scan(boxMembers, nil, func(key, _ []byte) error {
		p, ok, err := t.person(member.ID(key))
		if err == nil && ok {
			do(member.ID(key), p.Name)
		}
		return err
	})
}

// counselors are the names by which one can be asked for, in order; none for who may not.
func (t *tx) counselors() (all []outside.Text, err error) {
	switch err := t.allowed(member.FiguresByCounselor, "figures of a counselor"); {
	case errors.Is(err, ErrNotAllowed):
		return nil, nil
	case err != nil:
		return nil, err
	}
	times := map[outside.Text]int{}
	if err := t.eachName(func(_ member.ID, name outside.Text) { times[name]++ }); err != nil {
		return nil, err
	}
	for name, n := range times {
		if n == 1 && !name.IsEmpty() {
			all = append(all, name)
		}
	}
	slices.SortFunc(all, func(a, b outside.Text) int { return strings.Compare(a.Unsafe(), b.Unsafe()) })
	return all, nil
}

// hourOfWeek is the hour from Monday 0:00.
func hourOfWeek(at time.Time) int { return (int(at.Weekday())+6)%7*24 + at.Hour() }
