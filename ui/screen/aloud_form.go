package screen

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store/form"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// Forms in words, for who hears them: one field at a time, each with its name, how it
// stands, and what it can be answered with. That nobody asked, that somebody was asked
// and what was answered, and that nothing is known are three different words.

// Field is one field of a form as it is told.
type Field struct {
	Name    string
	State   string // how it stands, in words
	Choices []part.Choice
	Text    string // what stands in a text of several lines
	Long    bool   // it is one
	Several bool   // more than one can be chosen
	Hint    string // what can be answered beside the choices
}

// Fields is something that is filled in field by field.
type Fields interface {
	Writing
	// Intro says what is filled in, and how far it is.
	Intro() []string
	// All are the fields that are asked, in order, without their choices.
	All() []Field
	// At is the place of the one that is asked now.
	At() int
	// Now is the one that is asked now.
	Now() Field
	// GoTo asks another one.
	GoTo(at int) tea.Cmd
	// Choose answers with choices, by their ids.
	Choose(ids ...string) tea.Cmd
	// Write answers with words; false with what is to be said where that is no answer.
	Write(words string) (cmd tea.Cmd, why string)
	// Next asks the next one, and leaves this one as it is.
	Next() tea.Cmd
	// Notice is what is to be said about what was done last. It is given once.
	Notice() string
}

// Intro says of whom the registration is, and how far it is.
func (f *Form) Intro() []string {
	lines := []string{f.s.sentences(f.Title(), f.done())}
	if lacks := (registered{f.s, f.reg}).lacks(); lacks != "" {
		lines = append(lines, f.s.sentences(f.s.T(lang.RegistrationLacks, lang.Said(lacks))))
	}
	return lines
}

// stands says how a field stands.
func (f *Form) stands(s spotOfForm) string {
	x, p := f.field(s), f.place(s)
	words := f.s.answered(f.reg.Form, x, f.given(s))
	_, filled := f.reg.Filled[s.field]
	guess, guessed := f.reg.Guesses[s.field]
	ours := p.Person == 0
	switch {
	case ours && filled && x.Source.Said():
		return f.s.T(lang.FormSaid, lang.Said(words))
	case ours && filled:
		return f.s.T(lang.PlainFilled, lang.Said(words))
	case words != "":
		return words
	case ours && guessed:
		return f.s.T(lang.PlainGuess, lang.Said(f.s.answered(f.reg.Form, x, guess)))
	case slices.Contains(f.reg.Erased, p):
		return f.s.T(lang.ErasedWord)
	case f.reg.Form.Required(f.reg.Sheet, p):
		return f.s.T(lang.FormMissing)
	}
	return f.s.T(lang.PlainUnanswered)
}

// called is what a field is called, with the person it is of.
func (f *Form) called(s spotOfForm) string {
	persons := f.reg.Form.Persons.Label.In(f.s.Language()).Line()
	if s.add {
		return f.s.T(lang.FormAnother, lang.Safe(persons))
	}
	label := f.field(s).Label.In(f.s.Language()).Line().String()
	if n := f.place(s).Person; n > 0 {
		return f.s.T(lang.FormPerson, lang.Safe(persons), lang.N(n)) + ", " + label
	}
	return label
}

// All are the fields that show.
func (f *Form) All() (all []Field) {
	for _, s := range f.spots() {
		state := ""
		if !s.add {
			state = f.stands(s)
		}
		all = append(all, Field{Name: f.called(s), State: state})
	}
	return all
}

// At is the place of the field under the cursor.
func (f *Form) At() int { return max(0, slices.Index(f.spots(), f.at)) }

// Now is the field under the cursor.
func (f *Form) Now() Field {
	now := f.All()[f.At()]
	if f.writes() {
		now.Long, now.Text = true, f.editor.Value()
		return now
	}
	x := f.field(f.at)
	now.Several = x.Type == form.Several && !f.at.add
	f.picker.Type("")
	for _, c := range f.picker.Fits() {
		c.Also = c.Right // chosen, or the main one of those
		now.Choices = append(now.Choices, c)
	}
	switch x.Type {
	case form.Time:
		now.Hint = f.s.T(lang.FormTimeHint)
	case form.Age:
		now.Hint = f.s.T(lang.PlainAge)
	case form.Language:
		now.Hint = f.s.T(lang.PlainLanguage)
	}
	return now
}

// GoTo goes to a field; words that were written in another are kept.
func (f *Form) GoTo(at int) tea.Cmd {
	all := f.spots()
	if at < 0 || at >= len(all) {
		return nil
	}
	cmd := f.keepWords()
	f.open(all[at])
	return cmd
}

// Choose answers the field: one code, or several, the main one first.
func (f *Form) Choose(ids ...string) tea.Cmd {
	x := f.field(f.at)
	if f.at.add || x.Type != form.Several || len(ids) < 2 {
		if x.Type == form.Several && !f.at.add {
			return f.chose(form.Codes(ids...))
		}
		f.picker.Type("")
		f.picker.Select(ids[0])
		return f.accept()
	}
	return f.chose(form.Codes(ids...))
}

// chose registers an answer of several and goes on.
func (f *Form) chose(a form.Answer) tea.Cmd {
	cmd := f.choose(a)
	f.open(f.nextMissing())
	f.complete()
	return cmd
}

func (f *Form) complete() {
	if f.reg.Begun && !f.reg.Progress.Unfinished() {
		f.notice = f.s.T(lang.FormComplete, f.s.firstKey(keymap.Form, keymap.Back))
	}
}

// Write answers with words: those of a text, or what is made an answer of: years, a
// language, a moment.
func (f *Form) Write(words string) (tea.Cmd, string) {
	if f.writes() {
		f.editor.SetValue(words)
		cmd := f.keepWords()
		f.open(f.nextMissing())
		f.complete()
		return cmd, ""
	}
	made, ok := f.made(words)
	if !ok {
		return nil, f.s.T(lang.FormNoFit)
	}
	f.picker.Type(words)
	f.picker.Select(made.ID)
	return f.accept(), ""
}

// Next goes to the next field.
func (f *Form) Next() tea.Cmd {
	all := f.spots()
	return f.GoTo((f.At() + 1) % len(all))
}

// Notice is what the form says above its fields.
func (f *Form) Notice() string {
	words := f.notice
	if f.erased {
		words = f.s.sentences(f.s.T(lang.TextErased), words)
	}
	f.notice = ""
	return words
}

// asked are the fields of a slip that are asked just now.
func (s *Slip) asked() (all []int) {
	for i, f := range s.fields {
		if s.asks(f) {
			all = append(all, i)
		}
	}
	return all
}

// Intro says what is filled in, and what becomes of it.
func (s *Slip) Intro() []string { return []string{s.s.sentences(s.title, s.stays)} }

// All are the fields that are asked.
func (s *Slip) All() (all []Field) {
	for _, i := range s.asked() {
		f := s.fields[i]
		state := f.words()
		if f.text != nil {
			state = strings.Join(Paragraphs(f.text.Value()), " ")
		}
		if state == "" {
			state = s.s.T(lang.PlainUnanswered)
		}
		all = append(all, Field{Name: s.s.T(f.label), State: outside.New(state).Line().String()})
	}
	return all
}

// At is the place of the field that has the keys.
func (s *Slip) At() int { return max(0, slices.Index(s.asked(), s.at)) }

// Now is that field.
func (s *Slip) Now() Field {
	now, f := s.All()[s.At()], s.fields[s.at]
	now.Choices = f.choices
	if f.text != nil {
		now.Long, now.Text = true, f.text.Value()
	}
	return now
}

// GoTo gives the keys to a field.
func (s *Slip) GoTo(at int) tea.Cmd {
	if all := s.asked(); at >= 0 && at < len(all) {
		s.at = all[at]
		s.focusField()
	}
	return s.arm()
}

// Choose picks a choice of the field, and goes on.
func (s *Slip) Choose(ids ...string) tea.Cmd {
	if f := s.fields[s.at]; f.picked != ids[0] {
		f.picked = ids[0]
		s.changes++
	}
	s.filled = s.Last()
	return s.Next()
}

// Write fills the field in with words, and goes on.
func (s *Slip) Write(words string) (tea.Cmd, string) {
	f := s.fields[s.at]
	if f.choices != nil {
		return nil, s.s.T(lang.FormNoFit)
	}
	f.set(outside.New(words))
	s.changes++
	s.notice = ""
	s.filled = s.Last()
	return s.Next(), ""
}

// Next goes to the next field; behind the last there is none.
func (s *Slip) Next() tea.Cmd { return s.GoTo(s.At() + 1) }

// Last says whether the field is the last one.
func (s *Slip) Last() bool { return s.At() == len(s.asked())-1 }

// Notice is what the slip says above its fields.
func (s *Slip) Notice() string {
	words := s.notice
	if s.erased {
		words = s.s.sentences(s.s.T(lang.TextErased), words)
	}
	s.notice = ""
	return words
}

// Numbered are choices as they are told, each with the number that picks it, from one on.
func Numbered(l *lang.Catalog, all []part.Choice, from int) (lines []string) {
	for i, c := range all {
		words := strconv.Itoa(from+i) + ". " + strings.ReplaceAll(c.Label, "  ", ", ")
		for _, more := range []string{c.Right, c.Why} {
			if more != "" {
				words += ", " + more
			}
		}
		lines = append(lines, words)
	}
	return lines
}

// Filled says that the last field was filled in: what it has is told before it is kept.
func (s *Slip) Filled() bool {
	done := s.filled
	s.filled = false
	return done
}
