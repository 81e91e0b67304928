package screen

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// slipField is one line of a slip: something to pick, something to type, or a text
// of several lines.
type slipField struct {
	name    string // in the draft
	label   lang.Key
	choices []part.Choice // of one to pick
	picked  string
	line    *part.Field
	text    *part.Editor
	when    func(*Slip) bool // whether it is asked; nil: always
}

// pick is a field whose answer is one of several; the first stands until another is
// picked.
func pick(name string, label lang.Key, choices []part.Choice) *slipField {
	return &slipField{name: name, label: label, choices: choices, picked: choices[0].ID}
}

func (s *Slip) lineField(name string, label lang.Key) *slipField {
	return &slipField{name: name, label: label, line: part.NewField(s.s.Look)}
}

func (s *Slip) textField(name string, label lang.Key) *slipField {
	f := &slipField{name: name, label: label, text: part.NewEditor(s.s.Look)}
	f.text.Bar = s.s.Style.Plain.Note.Render(s.s.Style.Mark.Thumb)
	return f
}

// value is what stands in it.
func (f *slipField) value() outside.Text {
	switch {
	case f.line != nil:
		return outside.New(f.line.Value())
	case f.text != nil:
		return outside.New(strings.TrimRight(f.text.Value(), "\n "))
	}
	return outside.New(f.picked)
}

// set puts a value in; of what is to be picked one that there is.
func (f *slipField) set(v outside.Text) {
	switch {
	case f.line != nil:
		f.line.SetValue(v.Line().String())
	case f.text != nil:
		f.text.SetValue(v.Block().String())
		f.text.Do(keymap.Bottom)
	default:
		if slices.ContainsFunc(f.choices, func(c part.Choice) bool { return c.ID == v.Line().String() }) {
			f.picked = v.Line().String()
		}
	}
}

// clear makes it as it was before anything was said.
func (f *slipField) clear() {
	if f.choices != nil {
		f.picked = f.choices[0].ID
		return
	}
	f.set(outside.Text{})
}

// words are the answer on one line.
func (f *slipField) words() string {
	switch {
	case f.line != nil:
		return f.line.Value()
	case f.text != nil:
		first, _, more := strings.Cut(f.text.Value(), "\n")
		if more {
			first += " …"
		}
		return first
	}
	for _, c := range f.choices {
		if c.ID == f.picked {
			return c.Label
		}
	}
	return ""
}

// version changes with what stands in it.
func (f *slipField) version() uint64 {
	switch {
	case f.line != nil:
		return f.line.Version()
	case f.text != nil:
		return f.text.Version()
	}
	return 0
}

// focusField gives the keys to the field that they are at.
func (s *Slip) focusField() {
	for i, f := range s.fields {
		on := s.focus && i == s.at
		switch {
		case f.line != nil:
			f.line.SetFocus(on)
		case f.text != nil:
			f.text.SetFocus(on)
		case i == s.at:
			s.openPicker(f)
		}
	}
}

// openPicker shows what can be picked, what stands there first.
func (s *Slip) openPicker(f *slipField) {
	all := slices.Clone(f.choices)
	slices.SortStableFunc(all, func(a, b part.Choice) int {
		switch {
		case a.ID == f.picked && b.ID != f.picked:
			return -1
		case b.ID == f.picked && a.ID != f.picked:
			return 1
		}
		return 0
	})
	s.picker.Open("", f.words(), all)
}

// takePicked takes the choice under the cursor. False where nothing fits what was typed:
// that is said, and stays to be seen.
func (s *Slip) takePicked() bool {
	f := s.fields[s.at]
	if f.choices == nil {
		return true
	}
	c, ok := s.picker.Selected()
	if !ok && strings.TrimSpace(s.picker.Typed()) != "" {
		s.notice = s.s.T(lang.FormNoFit)
		return false
	}
	if ok && c.ID != f.picked {
		f.picked = c.ID
		s.changes++
	}
	return true
}

// fits takes back that nothing does.
func (s *Slip) fits() {
	if s.notice == s.s.T(lang.FormNoFit) {
		s.notice = ""
	}
}

// turn goes to the next field that is asked, or back.
func (s *Slip) turn(step int) {
	if !s.takePicked() {
		return
	}
	s.fits()
	for i := s.at + step; i >= 0 && i < len(s.fields); i += step {
		if s.asks(s.fields[i]) {
			s.at = i
			break
		}
	}
	s.focusField()
}

func (s *Slip) asks(f *slipField) bool { return f.when == nil || f.when(s) }

// field is one by its name.
func (s *Slip) field(name string) *slipField {
	i := slices.IndexFunc(s.fields, func(f *slipField) bool { return f.name == name })
	return s.fields[i]
}

// typeInto gives a key to the field that has the keys.
func (s *Slip) typeInto(key tea.KeyMsg, a keymap.Action) {
	f := s.fields[s.at]
	switch {
	case f.text != nil:
		f.text.Update(key, a)
	case a == keymap.NewLine:
		s.turn(1)
	case f.choices != nil:
		s.fits()
		s.picker.Update(key, a)
	case a == keymap.Down:
		s.turn(1)
	case a == keymap.Up:
		s.turn(-1)
	default:
		f.line.Update(key, a)
	}
}

// labelled is how wide the labels are.
func (s *Slip) labelled() (w int) {
	for _, f := range s.fields {
		w = max(w, outside.Width(s.s.T(f.label)))
	}
	return min(w+2, max(14, s.width/3))
}

// mostChoices is how many choices are in sight.
const mostChoices = 6

// body draws the fields in the room that there is. The text that has the keys has
// what the others leave; one that has not is one line.
func (s *Slip) body(width, height int) (lines []string) {
	ink, lw := s.s.Style.Plain, s.labelled()
	room := max(2, width-lw)
	var shown []*slipField
	for _, f := range s.fields {
		if s.asks(f) {
			shown = append(shown, f)
		}
	}
	for _, f := range shown {
		here := f == s.fields[s.at]
		label := ink.Muted.Render(part.Fit(s.s.T(f.label), lw-1)) + " "
		if here {
			label = ink.Accent.Render(part.Fit(s.s.T(f.label), lw-1)) + " "
		}
		switch {
		case here && f.text != nil:
			rest := max(3, height-len(shown)+1)
			f.text.SetSize(width, rest-1)
			lines = append(append(lines, label), strings.Split(f.text.View(), "\n")...)
		case here && f.choices != nil:
			s.picker.SetSize(room, 1+min(len(f.choices), mostChoices, max(1, height-len(shown))))
			for i, l := range strings.Split(s.picker.View(), "\n") {
				if i > 0 && strings.TrimSpace(l) == "" {
					break // fewer fit than there are
				}
				if i > 0 {
					label = strings.Repeat(" ", lw)
				}
				lines = append(lines, label+l)
			}
		case here:
			f.line.SetSize(room)
			lines = append(lines, label+f.line.View())
		default:
			lines = append(lines, label+ink.Text.Render(part.Fit(f.words(), room)))
		}
	}
	return lines
}
