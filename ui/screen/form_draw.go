package screen

import (
	"slices"
	"strings"
	"time"

	"baken/keymap"
	"baken/store"
	"baken/store/form"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// SetSize sets the room in cells.
func (f *Form) SetSize(width, height int) { f.width, f.height = width, height }

// SetFocus says whether keys go to the form.
func (f *Form) SetFocus(on bool) { f.focus = on }

// Title is what is registered.
func (f *Form) Title() string {
	return f.s.T(lang.FormTitle, lang.Said(f.to.Pseudonym.In(f.s.Language())))
}

// Edge has the title.
func (f *Form) Edge() part.Edge { return part.Edge{Title: f.Title()} }

// done is how much is answered of what must be.
func (f *Form) done() string {
	if f.reg.Form == nil {
		return ""
	}
	return f.s.T(lang.RegistrationDone, lang.N(f.reg.Progress.Done), lang.N(f.reg.Progress.Of))
}

// answered is an answer in words of the session's language.
func (s *Session) answered(f *form.Form, x *form.Field, a form.Answer) string {
	if x.Type == form.Text {
		return a.Text.Line().String()
	}
	var words []string
	for _, code := range a.Codes {
		label := f.LabelOf(x, code, s.Language()).Line().String()
		switch at, err := time.Parse(time.RFC3339, code); {
		case x.Type == form.Time && err == nil:
			label = s.Lang.Date(at.In(s.Zone), s.Now().In(s.Zone))
		case x.Type == form.Age && label == code: // in years
			label = strings.Replace(code, "~", "±", 1)
		}
		words = append(words, label)
	}
	return strings.Join(words, ", ")
}

// block is how many lines what can be answered takes, at most.
const block = 9

// View draws the fields, and below the one under the cursor what it can be
// answered with.
func (f *Form) View() string {
	if f.width <= 0 || f.height <= 0 {
		return ""
	}
	if !f.loaded {
		return part.Block(nil, f.width, f.height)
	}
	head := f.head()
	var lines []string
	top, bottom := 0, 0
	person := store.PersonID{}
	all := f.spots()
	wide := f.labels(all)
	for _, s := range all {
		if s.person != person || s.add {
			lines = append(lines, "")
		}
		if s.person != person && !s.add {
			person = s.person
			lines = append(lines, f.of(s))
		}
		if s == f.at {
			top = len(lines)
		}
		lines = append(lines, f.row(s, wide))
		if s == f.at {
			lines = append(lines, f.answers()...)
			bottom = len(lines)
		}
	}
	room := f.height - len(head)
	from := 0
	if len(lines) > room { // the field and its answers are in sight, with what stands before it
		from = max(0, min(top-2, len(lines)-room))
		from = min(max(from, bottom-room), top)
	}
	return part.Block(append(head, lines[min(from, len(lines)):]...), f.width, f.height)
}

// head says how far the registration has come, and what there is to say.
func (f *Form) head() []string {
	s, ink := f.s, f.s.Style.Plain
	state := ink.Muted.Render(f.done())
	if f.Unsaved() {
		state = s.Style.Alarm.Render(s.T(lang.NotSaved)) + " " + state
	}
	lines := s.rule(s.Style.Focused, s.T(lang.RegistrationHead), state, 0, f.width)
	if f.erased {
		for _, l := range wrapped(s.T(lang.TextErased), max(2, f.width-1), s.Style.Alarm.Render) {
			lines = append(lines, " "+l)
		}
	}
	if f.notice == "" {
		return append(lines, "")
	}
	for _, l := range wrapped(f.notice, max(2, f.width-1), ink.Warn.Render) {
		lines = append(lines, " "+l)
	}
	return lines
}

// labels is how wide the labels are.
func (f *Form) labels(all []spotOfForm) (wide int) {
	for _, s := range all {
		if !s.add {
			wide = max(wide, f.field(s).Label.In(f.s.Language()).Line().Width())
		}
	}
	if f.width < 50 {
		return min(wide, f.width/2-2)
	}
	return min(wide, f.width*2/5, 28)
}

// of is the line above the fields of a person.
func (f *Form) of(s spotOfForm) string {
	label := f.reg.Form.Persons.Label.In(f.s.Language()).Line()
	n := slices.Index(f.reg.Persons, s.person) + 1
	return " " + f.s.Style.Plain.Strong.Render(f.s.T(lang.FormPerson, lang.Safe(label), lang.N(n)))
}

// row is one field with its answer.
func (f *Form) row(s spotOfForm, wide int) string {
	st, here := f.s.Style, s == f.at
	ink, mark := st.Ink(here), " "
	if here {
		mark = ink.Accent.Render(st.Mark.Cursor)
	}
	if s.add {
		words := f.s.T(lang.FormAnother, lang.Safe(f.reg.Form.Persons.Label.In(f.s.Language()).Line()))
		lacks := ""
		if n := len(f.reg.Progress.Missing); len(f.reg.Persons) == 0 && n > 0 && f.reg.Progress.Missing[n-1].Field == "" {
			lacks = f.s.T(lang.FormMissing)
		}
		left := outside.Width(words) + 3
		return mark + ink.Strong.Render(part.Fit(" "+words, min(left, f.width-1))) + ink.Warn.Render(part.Fit(lacks, f.width-1-left))
	}
	x := f.field(s)
	label := ink.Muted
	if here {
		label = ink.Strong
	}
	words, style := f.s.answered(f.reg.Form, x, f.given(s)), ink.Text
	_, filled := f.reg.Filled[s.field]
	guess, guessed := f.reg.Guesses[s.field]
	p := f.place(s)
	switch {
	case p.Person == 0 && filled:
		style = ink.Muted // by the program
		if x.Source.Said() {
			words = f.s.T(lang.FormSaid, lang.Said(words))
		}
	case words != "":
	case p.Person == 0 && guessed:
		words, style = f.s.T(lang.FormGuess, lang.Said(f.s.answered(f.reg.Form, x, guess))), ink.Muted
	case slices.Contains(f.reg.Erased, p):
		words, style = f.s.T(lang.ErasedWord), ink.Muted
	case f.reg.Form.Required(f.reg.Sheet, p):
		words, style = f.s.T(lang.FormMissing), ink.Warn
	}
	name := x.Label.In(f.s.Language()).Line().Cut(wide)
	rest := max(0, f.width-1-1-wide-2)
	return mark + label.Render(part.Fit(" "+name.String(), wide+3)) + style.Render(part.Fit(words, rest))
}

// answers is what the field under the cursor can be answered with: always as many
// lines, so that nothing below moves while one types.
func (f *Form) answers() []string {
	const indent = 3
	width := max(1, f.width-indent)
	var view string
	if f.writes() {
		h := min(6, max(2, f.height-7))
		f.editor.SetSize(width, h)
		f.editor.SetFocus(f.focus)
		enter, line := f.s.firstKey(keymap.Form, keymap.Accept), f.s.firstKey(keymap.Form, keymap.NewLine)
		view = f.editor.View() + "\n" + f.s.Style.Plain.Muted.Render(part.Fit(f.s.T(lang.FormWordsHint, enter, line), width))
	} else {
		x := f.field(f.at)
		h := min(len(f.reg.Form.Offered(x))+1, block, max(3, f.height-5))
		f.picker.SetSize(width, h)
		f.picker.SetFocus(f.focus)
		view = f.picker.View()
	}
	var lines []string
	for l := range strings.SplitSeq(view, "\n") {
		lines = append(lines, strings.Repeat(" ", indent)+l)
	}
	return lines
}
