package screen

import (
	"strconv"

	"baken/keymap"
	"baken/store"
	"baken/store/form"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// registered writes what is registered of a contact.
type registered struct {
	s   *Session
	reg store.Registration
}

// write writes what must be answered and is; then a line for each person concerned,
// the summary, and what is missing.
func (p registered) write(sheet *paper) {
	s, ink, r := p.s, p.s.Style.Plain, p.reg
	done := ""
	if r.Begun {
		done = s.T(lang.RegistrationDone, lang.N(r.Progress.Done), lang.N(r.Progress.Of))
	}
	if s.Lang.Heard() && r.Begun {
		sheet.add(s.dotted(s.T(lang.RegistrationHead), done)+".", ink.Strong.Render, "", "")
	} else if !s.Lang.Heard() {
		sheet.lines = append(sheet.lines, part.Spread(ink.Strong.Render(s.T(lang.RegistrationHead)), ink.Muted.Render(done), sheet.width))
	}
	if !r.Begun {
		sheet.add(s.T(lang.RegistrationNone, s.firstKey(keymap.Case, keymap.Register)), ink.Muted.Render, "", "")
		sheet.blank()
		return
	}
	for _, at := range r.Form.Shown(r.Sheet) {
		x := r.Form.At(at)
		if at.Person > 0 || x.Type == form.Text || !r.Form.Required(r.Sheet, at) && !p.tells(at) {
			continue
		}
		if words := s.answered(r.Form, x, r.Sheet.Contact[at.Field]); words != "" {
			label := x.Label.In(s.Language()).Line().String()
			p.answer(sheet, label, words)
		}
	}
	for i, answers := range r.Sheet.Persons {
		p.person(sheet, i+1, answers)
	}
	if summary := p.summary(); !summary.IsZero() {
		sheet.add(s.answered(r.Form, &form.Field{Type: form.Text}, summary), ink.Text.Render, "  ", "  ")
	}
	if len(r.Progress.Missing) > 0 {
		sheet.add(s.T(lang.RegistrationLacks, lang.Said(p.lacks())), ink.Warn.Render, "  ", "    ")
	}
	sheet.blank()
}

// answer writes what was answered beside what was asked, or below it where both
// do not fit in a line.
func (p registered) answer(sheet *paper, label, words string) {
	ink := p.s.Style.Plain
	if p.s.Lang.Heard() {
		sheet.add(label+": "+words+".", ink.Text.Render, "", "")
		return
	}
	if outside.Width(label)+outside.Width(words)+4 <= sheet.width {
		sheet.lines = append(sheet.lines, "  "+ink.Muted.Render(label)+"  "+ink.Text.Render(words))
		return
	}
	sheet.add(label, ink.Muted.Render, "  ", "  ")
	sheet.add(words, ink.Text.Render, "    ", "    ")
}

// tells says whether a field that need not be answered says something that the
// pane shows all the same: an age or a gender beside who it is.
func (p registered) tells(at form.Place) bool {
	_, filled := p.reg.Filled[at.Field]
	return !filled && p.reg.Form.At(at).Type == form.Age
}

// person is one of the persons concerned: what is one answer in one line, what can
// be several below it.
func (p registered) person(sheet *paper, n int, answers form.Answers) {
	s, ink, r := p.s, p.s.Style.Plain, p.reg
	first, below := "", []string{}
	for i := range r.Form.Person {
		x := &r.Form.Person[i]
		words := s.answered(r.Form, x, answers[x.Name])
		switch {
		case words == "":
		case x.Type == form.One || x.Type == form.Age:
			if first != "" {
				first += ", "
			}
			first += words
		default:
			below = append(below, words)
		}
	}
	sheet.add(first, ink.Text.Render, "  "+strconv.Itoa(n)+" ", "    ")
	for _, words := range below {
		sheet.add(words, ink.Text.Render, "    ", "    ")
	}
}

// summary is the first answer in words.
func (p registered) summary() (a form.Answer) {
	for _, at := range p.reg.Form.Shown(p.reg.Sheet) {
		if x := p.reg.Form.At(at); at.Person == 0 && x.Type == form.Text && a.IsZero() {
			a = p.reg.Sheet.Contact[at.Field]
		}
	}
	return a
}

// lacks are the fields that are missing, by their names.
func (p registered) lacks() (words string) {
	for i, at := range p.reg.Progress.Missing {
		label := p.reg.Form.Persons.Label
		if x := p.reg.Form.At(at); x != nil {
			label = x.Label
		}
		if i > 0 {
			words += ", "
		}
		words += label.In(p.s.Language()).Line().String()
	}
	return words
}
