package store

import (
	"errors"
	"slices"
	"time"

	"baken/store/form"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/vault"
)

// Registration is what is registered of a contact, as it is read with the version
// of the form under which it was begun.
type Registration struct {
	Contact ContactID
	Form    *form.Form
	Begun   bool // something was registered
	Persons []PersonID

	// Sheet has what was answered, and what the program fills in by itself where
	// nobody has answered: that is in Filled too. What was answered of persons stands
	// in the order of Persons.
	Sheet  form.Sheet
	Filled form.Answers
	// Guesses are what the program thinks. They count for nothing until they are
	// registered.
	Guesses form.Answers

	Progress form.Progress
	// Erased are the fields whose answer was erased.
	Erased []form.Place

	asked map[form.Place]time.Time
	help  []string // codes of the help that the referrals of the contact are
}

// At is when a field was answered; the zero time when it was not, or when the
// program has filled it in.
func (r Registration) At(p form.Place) time.Time { return r.asked[p] }

// Registration gives what is registered of a contact; of one of which nothing is,
// what the program knows by itself, under the form that is in use. ErrUnknown when
// there is no such contact, ErrNewer when it was registered with a form that only a
// newer version knows.
func (s *Store) Registration(id ContactID) (r Registration, err error) {
	err = s.reading(member.Read, func(t *tx) error {
		c, err := t.contact(id)
		if err != nil {
			return err
		}
		r, err = t.registration(c.ID)
		return err
	})
	return r, err
}

// registration reads that of a contact by the id that it goes by.
func (t *tx) registration(id ContactID) (r Registration, err error) {
	a, err := t.acts(id)
	if err != nil {
		return r, err
	}
	w, _, err := t.row(id)
	if err != nil {
		return r, err
	}
	return t.registrationOf(id, w, a)
}

// registrationOf is the registration of a contact that stands as w says, and to
// which a was done.
func (t *tx) registrationOf(id ContactID, w row, a acts) (r Registration, err error) {
	r = Registration{Contact: id, Begun: a.Registration.begun(), Persons: a.Registration.persons(), asked: map[form.Place]time.Time{}}
	if r.Begun {
		r.Form, err = t.form(a.Registration.Form)
	} else {
		r.Form, err = t.formInUse()
	}
	if err != nil {
		return r, err
	}
	r.Sheet = form.Sheet{Contact: form.Answers{}, Persons: make([]form.Answers, len(r.Persons))}
	for i := range r.Sheet.Persons {
		r.Sheet.Persons[i] = form.Answers{}
	}
	for _, x := range a.Registration.Answers {
		p := form.Place{Field: x.Field}
		into := r.Sheet.Contact
		if x.Person != (PersonID{}) {
			i := slices.Index(r.Persons, x.Person)
			if i < 0 {
				continue // who is not concerned any more
			}
			p.Person, into = i+1, r.Sheet.Persons[i]
		}
		answer, err := t.answer(x)
		if errors.Is(err, ErrErased) {
			r.Erased = append(r.Erased, p)
			continue
		}
		if err != nil {
			return r, err
		}
		if !answer.IsZero() {
			into[x.Field] = answer
			r.asked[p] = x.Event.Clock().Time()
		}
	}
	if err := t.fill(&r, w, a); err != nil {
		return r, err
	}
	if !a.Erased.has(Owner(id), vault.Words) { // of what was erased nothing can be finished
		r.Progress = r.Form.Progress(r.Sheet)
	}
	return r, nil
}

// answer reads an answer, in its event where it stands there.
func (t *tx) answer(x answered) (form.Answer, error) {
	if x.Seq == 0 {
		return form.Codes(x.Codes...), nil
	}
	e, err := t.event(x.Seq)
	if err != nil {
		return form.Answer{}, err
	}
	switch b := e.Body.(type) {
	case journal.RegisteredNames:
		for _, a := range b.Answers {
			if a.FieldOf == x.FieldOf {
				return form.Codes(a.Codes...), nil
			}
		}
	case journal.RegisteredWords:
		for _, a := range b.Words {
			if a.FieldOf == x.FieldOf {
				return form.Words(a.Text), nil
			}
		}
	}
	return form.Answer{}, nil
}

// fill puts in what the program knows by itself where nothing was answered.
func (t *tx) fill(r *Registration, w row, a acts) (err error) {
	r.Filled, r.Guesses = form.Answers{}, form.Answers{}
	if r.help, err = t.helpOf(r.Contact, w, a); err != nil {
		return err
	}
	if x := r.Form.Field(helpGiven.Field); x != nil && r.Sheet.Contact[x.Name].IsZero() {
		if known := form.Codes(withHelp(x, nil, r.help)...); !known.IsZero() {
			r.Filled[x.Name], r.Sheet.Contact[x.Name] = known, known
		}
	}
	for _, x := range r.Form.Contact {
		if x.Source == "" || !r.Sheet.Contact[x.Name].IsZero() && !(x.Source == form.FromMailSafe && a.SafetyAt.After(r.asked[form.Place{Field: x.Name}])) {
			continue
		}
		known, err := t.byItself(x.Source, r.Contact, w, a)
		if err != nil {
			return err
		}
		if known.IsZero() || x.Check(known) != nil {
			continue // a form of the team's own may not have such a code
		}
		if x.Source.Guess() {
			r.Guesses[x.Name] = known
			continue
		}
		r.Filled[x.Name], r.Sheet.Contact[x.Name] = known, known
	}
	return nil
}

// byItself is what the program knows of a contact by itself; the zero Answer when
// nothing.
func (t *tx) byItself(s form.Source, id ContactID, w row, a acts) (form.Answer, error) {
	switch s {
	case form.FromChannel:
		return code(string(w.Channel)), nil
	case form.FromDirection:
		if w.Channel == Mail && w.Newest == (MailID{}) { // nothing but mails of ours
			return code("outbound"), nil
		}
		return code("inbound"), nil
	case form.FromStart:
		if a.Call.any() {
			return stamp(a.Call.Started), nil
		}
		return stamp(milli(max(w.Made, w.First))), nil
	case form.FromEnd:
		if a.Call.any() {
			return stamp(a.Call.Ended), nil
		}
		if c, ok := a.closing(); ok && w.State == Closed {
			return stamp(c.At), nil
		}
	case form.FromFirstReply:
		at, err := t.firstReply(id, a)
		return stamp(at), err
	case form.FromDanger:
		return code(string(a.Danger.Danger)), nil
	case form.FromMailSafe:
		safe, err := t.safety(id, a, w)
		if safe == NotAsked && !a.SafetyAt.IsZero() {
			safe = form.NotAsked
		}
		return code(string(safe)), err
	case form.FromLanguage:
		return code(w.Lang), nil
	case form.FromVisitorAge:
		v, _ := a.chat(id)
		return code(v.Age), nil
	case form.FromVisitorGender:
		v, _ := a.chat(id)
		return code(v.Gender), nil
	case form.FromVisitorRegion:
		v, _ := a.chat(id)
		return code(v.Region), nil
	}
	return form.Answer{}, nil
}

// firstReply is when the contact was first answered, from here or by another
// program; the zero time when it was not.
func (t *tx) firstReply(id ContactID, a acts) (first time.Time, err error) {
	take := func(at time.Time) {
		if first.IsZero() || at.Before(first) {
			first = at
		}
	}
	for _, r := range a.Answers {
		if !r.Void {
			take(r.At)
		}
	}
	for _, c := range a.Chats {
		if c.Replied != 0 {
			take(milli(c.Replied))
		}
	}
	all, err := t.entries(id)
	for _, e := range all {
		if e.Dir == Out {
			take(e.at())
		}
	}
	return first, err
}

func code(c string) form.Answer {
	if c == "" {
		return form.Answer{}
	}
	return form.Codes(c)
}

func stamp(at time.Time) form.Answer {
	if at.IsZero() {
		return form.Answer{}
	}
	return form.At(at)
}

// unfinished says whether a registration was begun and something is missing in it, or a
// call that was taken is closed and none was begun: nothing else brings that back. Of what was erased nothing can be finished, and one that only a newer version can
// read is left to that.
func (t *tx) unfinished(id ContactID, w row, a acts) (bool, error) {
	left := len(a.Chats) > 0 && a.Chats[0].Left // is as a mail is
	closedCall := a.Call.any() && a.Call.As == "" && w.State == Closed && !left
	if !a.Registration.begun() && !closedCall || a.Erased.has(Owner(id), vault.Words) {
		return false, nil
	}
	r, err := t.registrationOf(id, w, a)
	if errors.Is(err, ErrNewer) {
		return false, nil
	}
	return r.Progress.Unfinished(), err
}
