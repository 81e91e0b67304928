package store

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"time"
	_ "time/tzdata" // the team's time zone must be known on every machine

	"baken/store/figures"
	"baken/store/journal"
	"baken/store/record"
	"baken/store/vault"
)

// What is counted of a contact is an event of its own, which names no contact: it
// stays when the contact is erased. So that the journal does not tell whose it is
// by what stands beside it, it is not written with the registration but later,
// together with others and in no order.

// countAfter is how long what was registered waits until it is counted.
const countAfter = 24 * time.Hour

// listUncounted has the figures that are to be looked at, with the contact of each
// and when it was changed.
const listUncounted = "uncounted"

// brussels decides which month and hour it was.
var brussels = func() *time.Location {
	l, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		panic(err) // the zones are part of the program
	}
	return l
}()

// figure is what the events of one figure add up to.
type figure struct {
	Form    formName   `cbor:"1,keyasint"`
	Month   string     `cbor:"2,keyasint"`
	Hour    int        `cbor:"3,keyasint,omitzero"`
	Void    bool       `cbor:"4,keyasint,omitzero"`
	Event   EventID    `cbor:"5,keyasint"` // that said so
	Answers []answered `cbor:"6,keyasint,omitempty"`
}

// apply is the figure after one more event, in whatever order they came.
func (f figure) apply(e journal.Event, b journal.Counted) figure {
	if earlier(f.Event, e.ID) {
		f.Form, f.Month, f.Hour, f.Void, f.Event = formName{b.Form, b.Version}, b.Month, b.Hour, b.Void, e.ID
	}
	f.Answers = answersAfter(f.Answers, b.Answers, e.ID, 0)
	return f
}

func (t *tx) figure(id FigureID) (f figure, ok bool, err error) {
	ok, err = t.valueOf(boxFigures, id[:], Owner{}, vault.Figures, &f)
	return f, ok, err
}

func (t *tx) foldFigure(e journal.Event, b journal.Counted) error {
	f, _, err := t.figure(b.Figure)
	if err != nil {
		return err
	}
	t.change.Figures = true
	return t.putValueFor(boxFigures, b.Figure[:], Owner{}, vault.Figures, f.apply(e, b))
}

// recountFor has looked at again what is counted of the contacts of an event that was
// made or undone; before are the figures that they had before it was undone.
func (t *tx) recountFor(b journal.Body, before []FigureID) error {
	switch b := b.(type) {
	case journal.Registered:
		return t.recount(before, b.Contact)
	case journal.Joined: // two that were counted are one now, or the other way about
		return t.recount(before, b.Contact, b.With)
	case journal.ReferralGiven: // is help that was given
		return t.recount(before, b.Contact)
	}
	return nil
}

// recount has the figures of contacts looked at again; before are those that they
// had before something was undone.
func (t *tx) recount(before []FigureID, ids ...ContactID) error {
	l, err := t.ladder(listUncounted)
	if err != nil {
		return err
	}
	owners := map[FigureID]ContactID{}
	for _, f := range before {
		owners[f] = ids[0]
	}
	for _, id := range ids {
		by, err := t.canonical(id)
		if err != nil {
			return err
		}
		a, err := t.acts(by)
		if err != nil {
			return err
		}
		for _, f := range a.Registration.Figures {
			owners[f] = by
		}
	}
	t.change.Figures = t.change.Figures || len(owners) > 0
	now := binary.BigEndian.AppendUint64(nil, uint64(t.s.now().UnixMilli()))
	for f, c := range owners {
		old, err := t.waiting(f)
		if err != nil {
			return err
		}
		for _, key := range old { // one contact at a time is asked for a figure
			if err := l.Delete(key); err != nil {
				return err
			}
		}
		if err := l.Put(append(slices.Clone(f[:]), c[:]...), now); err != nil {
			return err
		}
	}
	return nil
}

// waiting are the entries of a figure in the list of those to be looked at.
func (t *tx) waiting(f FigureID) (keys [][]byte, err error) {
	l, err := t.ladder(listUncounted)
	if err != nil {
		return nil, err
	}
	err = l.Each(f[:], func(key, _ []byte) error {
		if FigureID(key[:16]) != f {
			return errStop
		}
		keys = append(keys, slices.Clone(key))
		return nil
	})
	if err == errStop {
		err = nil
	}
	return keys, err
}

// uncounted is an entry of the list. Of a contact that was erased meanwhile it has no
// contact, and how it is counted instead.
type uncounted struct {
	figure  FigureID
	contact ContactID
	since   int64 // milliseconds since 1970
	as      []byte
}

func (u uncounted) key() []byte { return append(u.figure[:], u.contact[:]...) }

func (u uncounted) value() []byte {
	return append(binary.BigEndian.AppendUint64(nil, uint64(u.since)), u.as...)
}

// countDue writes the figures that have waited since upto, in no order.
func (t *tx) countDue(upto time.Time) error {
	due, err := t.uncounted(upto)
	if err != nil {
		return err
	}
	return t.countAll(due)
}

func (t *tx) countAll(due []uncounted) error {
	if len(due) == 0 {
		return nil
	}
	l, err := t.ladder(listUncounted)
	if err != nil {
		return err
	}
	rand.Shuffle(len(due), func(i, j int) { due[i], due[j] = due[j], due[i] })
	for _, u := range due {
		if err := l.Delete(u.key()); err != nil {
			return err
		}
		b, some, err := t.countedAs(u)
		if err != nil {
			return err
		}
		if !some {
			continue
		}
		if _, err := t.append(b); err != nil {
			return err
		}
	}
	return nil
}

// countErasing is called before anything is erased: what is not counted then never is.
// How what is erased is counted is decided now and written a day later, without the
// contact: the journal does not tell whose figure it is by what was erased beside it.
// Of all others that wait it is written at once.
func (t *tx) countErasing(groups []Erasure) error {
	all, err := t.uncounted(t.s.now())
	if err != nil || len(all) == 0 {
		return err
	}
	var contacts []ContactID
	for _, e := range groups {
		if e, err = t.whole(e); err != nil {
			return err
		}
		contacts = append(contacts, e.Contacts...)
	}
	l, err := t.ladder(listUncounted)
	if err != nil {
		return err
	}
	var others []uncounted
	for _, u := range all {
		by, err := t.canonical(u.contact)
		if err != nil {
			return err
		}
		switch {
		case u.as != nil:
			continue
		case !slices.Contains(contacts, by):
			others = append(others, u)
			continue
		}
		b, some, err := t.countedAs(u)
		if err != nil {
			return err
		}
		if err := l.Delete(u.key()); err != nil {
			return err
		}
		if !some {
			continue
		}
		u.contact, u.since = ContactID{}, t.s.now().UnixMilli()
		if u.as, err = record.Encode(b); err != nil {
			return err
		}
		if err := l.Put(u.key(), u.value()); err != nil {
			return err
		}
	}
	return t.countAll(others)
}

// uncounted are the entries of the list that stand there since upto.
func (t *tx) uncounted(upto time.Time) (due []uncounted, err error) {
	l, err := t.ladder(listUncounted)
	if err != nil || l.Len() == 0 {
		return nil, err
	}
	err = l.Each(nil, func(key, value []byte) error {
		if len(key) != 32 || len(value) < 8 {
			return nil
		}
		u := uncounted{figure: FigureID(key[:16]), contact: ContactID(key[16:]), since: int64(binary.BigEndian.Uint64(value))}
		if len(value) > 8 {
			u.as = slices.Clone(value[8:])
		}
		if u.since <= upto.UnixMilli() {
			due = append(due, u)
		}
		return nil
	})
	return due, err
}

// countedAs is what brings a figure in step with what is registered of its contact;
// false when it is.
func (t *tx) countedAs(u uncounted) (b journal.Counted, some bool, err error) {
	if u.as != nil {
		return b, true, record.Decode(u.as, &b)
	}
	id := u.figure
	c, err := t.canonical(u.contact)
	if err != nil {
		return b, false, err
	}
	a, err := t.acts(c)
	if err != nil || a.Erased.has(Owner(c), vault.History) { // it stays as it was counted
		return b, false, err
	}
	have, known, err := t.figure(id)
	if err != nil {
		return b, false, err
	}
	if a.Registration.figure() != id {
		b = journal.Counted{Figure: id, Form: have.Form.Name, Version: have.Form.Version, Month: have.Month, Hour: have.Hour, Void: true}
		return b, known && !have.Void, nil
	}
	r, err := t.registration(c)
	if err != nil {
		return b, false, err
	}
	w, _, err := t.row(c)
	if err != nil {
		return b, false, err
	}
	at := w.beganAt()
	next := journal.Counted{
		Figure: id, Form: r.Form.Name, Version: r.Form.Version,
		Month: figures.MonthOf(at).String(), Hour: hourOfWeek(at),
		Answers: changes(have.Answers, r.counted()),
	}
	same := known && !have.Void && have.Form == a.Registration.Form && have.Month == next.Month && have.Hour == next.Hour
	return next, !same || len(next.Answers) > 0, nil
}

// counted are the answers of a registration as they are counted: those that show,
// and nothing in them that says who it is.
func (r Registration) counted() (all []journal.Answer) {
	for _, p := range r.Form.Shown(r.Sheet) {
		of, answers := journal.FieldOf{Field: p.Field}, r.Sheet.Contact
		if p.Person > 0 {
			of.Person, answers = r.Persons[p.Person-1], r.Sheet.Persons[p.Person-1]
		}
		codes := r.Form.At(p).Counted(answers[p.Field])
		if of == helpGiven {
			codes = withHelp(r.Form.At(p), codes, r.help)
		}
		if len(codes) > 0 {
			all = append(all, journal.Answer{FieldOf: of, Codes: codes})
		}
	}
	return all
}

// changes are the answers that make of what is counted what shall be.
func changes(have []answered, want []journal.Answer) (all []journal.Answer) {
	for _, w := range want {
		i := slices.IndexFunc(have, func(h answered) bool { return h.FieldOf == w.FieldOf })
		if i < 0 || !slices.Equal(have[i].Codes, w.Codes) {
			all = append(all, w)
		}
	}
	for _, h := range have {
		if len(h.Codes) > 0 && !slices.ContainsFunc(want, func(w journal.Answer) bool { return w.FieldOf == h.FieldOf }) {
			all = append(all, journal.Answer{FieldOf: h.FieldOf})
		}
	}
	return all
}
