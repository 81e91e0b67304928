package screen

import (
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/form"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// spots are the fields that show, in the order of the screen.
func (f *Form) spots() (all []spotOfForm) {
	for _, p := range f.reg.Form.Shown(f.reg.Sheet) {
		s := spotOfForm{field: p.Field}
		if p.Person > 0 {
			s.person = f.reg.Persons[p.Person-1]
		}
		all = append(all, s)
	}
	if f.reg.Form.WithPersons(f.reg.Sheet) {
		all = append(all, spotOfForm{add: true})
	}
	return all
}

// place is where a spot stands in the form; the person is 0 for the contact.
func (f *Form) place(s spotOfForm) form.Place {
	p := form.Place{Field: s.field}
	if s.person != (store.PersonID{}) {
		p.Person = slices.Index(f.reg.Persons, s.person) + 1
	}
	return p
}

// field is the question under the cursor; where a person is added it is the first
// of a person's.
func (f *Form) field(s spotOfForm) *form.Field {
	switch {
	case s.add:
		return &f.reg.Form.Person[0]
	case s.person != (store.PersonID{}):
		return f.reg.Form.OfPerson(s.field)
	}
	return f.reg.Form.Field(s.field)
}

// given is what a spot is answered with.
func (f *Form) given(s spotOfForm) form.Answer {
	if s.person == (store.PersonID{}) {
		return f.reg.Sheet.Contact[s.field]
	}
	if i := slices.Index(f.reg.Persons, s.person); i >= 0 {
		return f.reg.Sheet.Persons[i][s.field]
	}
	return form.Answer{}
}

// nextMissing is the first field that is missing from the cursor on, then from the
// beginning; where none is, the one after the cursor.
func (f *Form) nextMissing() spotOfForm {
	all := f.spots()
	here := slices.Index(all, f.at)
	missing := func(s spotOfForm) bool {
		return slices.ContainsFunc(f.reg.Progress.Missing, func(p form.Place) bool {
			return s.add && p.Person == len(f.reg.Persons)+1 || !s.add && p == f.place(s)
		})
	}
	for n := range all {
		if s := all[(here+1+n)%len(all)]; missing(s) {
			return s
		}
	}
	if here+1 < len(all) {
		return all[here+1]
	}
	return all[max(here, 0)]
}

// open goes to a field, and shows what it can be answered with.
func (f *Form) open(s spotOfForm) {
	f.at, f.notice, f.more = s, "", false
	x := f.field(s)
	if f.writes() {
		f.before = f.given(s).Text.Block().String()
		f.editor.SetValue(f.before)
		f.progress.at = time.Time{}
		if d, ok := f.begun[s]; ok {
			f.editor.SetValue(d.Text.Block().String())
			f.progress.at, f.notice = d.SavedAt, f.s.T(lang.FormNotKept)
		}
		f.editor.Do(keymap.Bottom)
		return
	}
	f.list(x)
	if a := f.given(s); !s.add && len(a.Codes) > 0 {
		f.picker.Select(a.Codes[len(a.Codes)-1])
	} else if guess := f.reg.Guesses[s.field]; s.person == (store.PersonID{}) && len(guess.Codes) > 0 {
		f.picker.Select(guess.Codes[0])
	}
}

// writes says whether the field under the cursor is one of words.
func (f *Form) writes() bool {
	x := f.field(f.at)
	return !f.at.add && x != nil && x.Type == form.Text
}

// list shows what a field can be answered with. What was chosen of several is
// marked, the main one as that.
func (f *Form) list(x *form.Field) {
	var all []part.Choice
	given := f.given(f.at).Codes
	for _, c := range f.reg.Form.Offered(x) {
		choice := part.Choice{ID: c.Code, Label: c.Label.In(f.s.Language()).Line().String(), Also: c.Code}
		if i := slices.Index(given, c.Code); i >= 0 && x.Type == form.Several && !f.at.add {
			if choice.Right = f.s.T(lang.FormChosen); i == 0 {
				choice.Right = f.s.T(lang.FormMain)
			}
		}
		all = append(all, choice)
	}
	f.picker.Nothing = f.s.T(lang.PickerNothing)
	if x.Type == form.Time {
		f.picker.Nothing = f.s.T(lang.FormTimeHint)
	}
	f.picker.Open("", f.s.T(lang.FormNarrow), all)
}

// made makes an answer of what was typed where more can be answered than is
// listed: an age in years, a language, a moment.
func (f *Form) made(typed string) (part.Choice, bool) {
	x, typed := f.field(f.at), strings.TrimSpace(typed)
	if x == nil {
		return part.Choice{}, false
	}
	code := strings.ToLower(strings.Replace(typed, "±", "~", 1))
	if x.Type == form.Time {
		at, ok := f.moment(typed)
		if !ok {
			return part.Choice{}, false
		}
		code = form.At(at).Codes[0]
	}
	if _, listed := x.Code(code); listed || x.Type != form.Age && x.Type != form.Language && x.Type != form.Time || x.Check(form.Codes(code)) != nil {
		return part.Choice{}, false
	}
	return part.Choice{ID: code, Label: f.s.answered(f.reg.Form, x, form.Codes(code))}, true
}

// moment reads what is typed for a time: "14:30" on the day that stands there, or
// today; "2026-11-23 14:30".
func (f *Form) moment(typed string) (time.Time, bool) {
	if at, err := time.ParseInLocation("2006-01-02 15:04", typed, f.s.Zone); err == nil {
		return at, true
	}
	clock, err := time.Parse("15:04", typed)
	if err != nil {
		return time.Time{}, false
	}
	day := f.s.Now()
	if given := f.given(f.at).Codes; len(given) == 1 {
		if at, err := time.Parse(time.RFC3339, given[0]); err == nil {
			day = at
		}
	}
	y, m, d := day.In(f.s.Zone).Date()
	return time.Date(y, m, d, clock.Hour(), clock.Minute(), 0, 0, f.s.Zone), true
}

// Context is the form's.
func (f *Form) Context() keymap.Context { return keymap.Form }

// Do does an action that came by another way than a key.
func (f *Form) Do(a keymap.Action) (tea.Cmd, bool) {
	if a == keymap.Back {
		return f.Leave(), true
	}
	if f.Stage() != Open {
		return nil, false
	}
	if why := f.Why(a); why != "" {
		f.notice = why
		return nil, true
	}
	switch a {
	case keymap.Accept:
		return f.accept(), true
	case keymap.AndMore:
		return f.andMore(), true
	case keymap.NextField:
		return f.step(1), true
	case keymap.PrevField:
		return f.step(-1), true
	case keymap.ClearAnswer:
		cmd := f.answer(store.Entry{Person: f.at.person, Field: f.at.field})
		f.open(f.at)
		return cmd, true
	case keymap.RemovePerson:
		return f.removePerson(), true
	}
	return nil, false
}

// Type takes a key.
func (f *Form) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	if f.Stage() != Open {
		if a == keymap.Back {
			return f.Leave()
		}
		return nil
	}
	f.notice = ""
	if cmd, done := f.Do(a); done {
		return cmd
	}
	if !f.writes() {
		f.picker.Update(key, a)
		return nil
	}
	before := f.editor.Version()
	f.editor.Update(key, a)
	if f.editor.Version() == before {
		return nil
	}
	return f.touch()
}

// step goes to a field further on, or back; words that were written are kept.
func (f *Form) step(by int) tea.Cmd {
	cmd := f.keepWords()
	all := f.spots()
	here := max(0, slices.Index(all, f.at))
	f.open(all[(here+by+len(all))%len(all)])
	return cmd
}

// keepWords registers what was written in the field under the cursor.
func (f *Form) keepWords() tea.Cmd {
	if !f.writes() || f.editor.Value() == f.before {
		return nil
	}
	f.before = f.editor.Value()
	delete(f.begun, f.at)
	text := strings.TrimRight(f.before, "\n ")
	f.changes++
	f.saved = f.changes // it is no draft any more
	return f.answer(store.Entry{Person: f.at.person, Field: f.at.field, Answer: form.Words(outside.New(text))})
}

// accept takes what is under the cursor, and goes on to what is missing next. Where
// nothing was typed or chosen nothing is under it: Enter alone answers nothing.
func (f *Form) accept() tea.Cmd {
	var cmd tea.Cmd
	x := f.field(f.at)
	c, chosen := f.picker.Selected()
	switch {
	case f.writes():
		cmd = f.keepWords()
	case f.at.add && chosen:
		person := store.NewPersonID()
		cmd = f.answer(store.Entry{Person: person, Field: x.Name, Answer: form.Codes(c.ID)})
		f.at = spotOfForm{person: person, field: x.Name}
	case f.more && f.picker.Typed() == "": // all was chosen
	case !chosen && f.picker.Typed() != "":
		f.notice = f.s.T(lang.FormNoFit)
		return nil
	case chosen:
		a := form.Codes(c.ID)
		if x.Type == form.Several {
			a = with(f.given(f.at), c.ID)
		}
		cmd = f.choose(a)
	}
	passed := !chosen && !f.more && !f.writes()
	f.open(f.nextMissing())
	if passed {
		f.notice = f.s.T(lang.FormPassed)
	}
	if f.reg.Begun && !f.reg.Progress.Unfinished() {
		f.notice = f.s.T(lang.FormComplete, f.s.firstKey(keymap.Form, keymap.Back))
	}
	return cmd
}

// choose registers an answer, unless somebody gave it already.
func (f *Form) choose(a form.Answer) tea.Cmd {
	_, filled := f.reg.Filled[f.at.field]
	if f.given(f.at).Equal(a) && (!filled || f.at.person != (store.PersonID{})) {
		return nil
	}
	f.reg.Begun = true
	return f.answer(store.Entry{Person: f.at.person, Field: f.at.field, Answer: a})
}

// with is an answer of several with one more, last; what was not asked cannot be
// answered beside.
func with(a form.Answer, code string) form.Answer {
	if code == form.NotAsked {
		return form.Codes(code)
	}
	codes := slices.DeleteFunc(slices.Clone(a.Codes), func(c string) bool { return c == form.NotAsked })
	if !slices.Contains(codes, code) {
		codes = append(codes, code)
	}
	return form.Codes(codes...)
}

// andMore takes what is under the cursor, or lets it go again, and stays.
func (f *Form) andMore() tea.Cmd {
	c, chosen := f.picker.Selected()
	if !chosen {
		return nil
	}
	a := with(f.given(f.at), c.ID)
	if slices.Contains(f.given(f.at).Codes, c.ID) {
		a = form.Codes(slices.DeleteFunc(slices.Clone(f.given(f.at).Codes), func(o string) bool { return o == c.ID })...)
	}
	cmd := f.choose(a)
	f.list(f.field(f.at))
	f.picker.Select(c.ID)
	f.more = true
	return cmd
}

// removePerson takes away the person whose field is under the cursor.
func (f *Form) removePerson() tea.Cmd {
	cmd := f.answer(store.Entry{Person: f.at.person})
	f.open(f.nextMissing())
	return cmd
}

// Why says why an action cannot be done now.
func (f *Form) Why(a keymap.Action) string {
	if !f.loaded {
		return ""
	}
	x := f.field(f.at)
	switch a {
	case keymap.AndMore:
		if f.at.add || x.Type != form.Several {
			return f.s.T(lang.WhyOneOnly)
		}
	case keymap.ClearAnswer:
		_, filled := f.reg.Filled[f.at.field]
		if f.at.add || f.given(f.at).IsZero() || filled && f.at.person == (store.PersonID{}) {
			return f.s.T(lang.WhyNoAnswer)
		}
	case keymap.RemovePerson:
		if f.at.person == (store.PersonID{}) {
			return f.s.T(lang.WhyNoPerson)
		}
	}
	return ""
}
