package ui

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// writing is a text that is being written line by line, until a line with a single dot.
type writing struct {
	text  screen.Lines // a reply or a note
	field screen.Fields
	lines []string // of a field: it is given whole
	talk  *screen.Talk
}

// tellText says what is being written or filled in.
func (p *plain) tellText(w screen.Writing, back bool) {
	switch w := w.(type) {
	case screen.Lines:
		if back && !p.force {
			if w.Text() == p.toldText {
				return
			}
			p.written = true // something was put in
		}
		p.toldText = w.Text()
		if !p.written {
			p.say(w.Head()...)
		}
		if strings.TrimSpace(w.Text()) == "" && !p.written {
			p.writes(&writing{text: w}, lang.PlainWrite)
			return
		}
		p.writing = nil
		if to := w.To(); to != "" {
			p.say(p.Lang.T(lang.PlainTextTo, lang.Said(to)))
		} else {
			p.say(p.Lang.T(lang.PlainText))
		}
		lines := screen.Paragraphs(w.Text())
		if len(lines) == 0 {
			lines = []string{stopped(p.Lang.T(lang.PlainNobody))}
		}
		p.say(lines...)
		p.say(p.canDo(w))
	case screen.Fields:
		if !strings.Contains(p.heard, scenePointer(w)) || p.force {
			p.say(w.Intro()...)
		}
		if p.force {
			for i, f := range w.All() {
				p.say(strconv.Itoa(i+1) + ". " + p.stands(f))
			}
		}
		p.tellField(w)
	}
}

func (p *plain) stands(f screen.Field) string {
	if f.State == "" {
		return p.sentence(f.Name)
	}
	return p.sentence(p.Lang.T(lang.PlainNamed, lang.Said(f.Name), lang.Said(f.State)))
}

// tellField says the field that is asked now.
func (p *plain) tellField(w screen.Fields) {
	f := w.Now()
	p.say(p.stands(f))
	if f.Long {
		p.writes(&writing{field: w}, lang.PlainWriteField)
		return
	}
	p.writing = nil
	p.choices(f.Choices)
	p.say(f.Hint)
	if f.Several {
		p.say(p.Lang.T(lang.PlainSeveral))
	}
}

// writes begins to take lines for a text.
func (p *plain) writes(w *writing, how lang.Key) {
	p.writing = w
	p.say(p.Lang.T(how))
}

// writeLine takes a line of the text.
func (p *plain) writeLine(words string) tea.Cmd {
	w := p.writing
	if w.talk != nil {
		return p.chatLine(w.talk, words)
	}
	if strings.TrimSpace(words) == leaves {
		p.writing = nil
		if w.field != nil {
			return p.endField(w)
		}
		p.force, p.written = true, true
		return w.text.Flush()
	}
	if line, ok := strings.CutPrefix(words, ":"); ok && (w.field == nil || len(w.lines) == 0) {
		if cmd, done := p.besideText(line); done {
			return cmd
		}
	}
	if strings.HasPrefix(words, "..") { // a line of dots of one's own
		words = words[1:]
	}
	if w.field != nil {
		if words == "" && len(w.lines) == 0 {
			p.writing = nil
			return p.nextField(w.field)
		}
		w.lines = append(w.lines, words)
		return nil
	}
	cmd := w.text.Add(words)
	return tea.Batch(cmd, w.text.Flush())
}

// besideText does what can be done while a text is written, by a colon and its word: what
// sends or keeps it wants it ended and told first.
func (p *plain) besideText(line string) (tea.Cmd, bool) {
	all := p.read(line)
	if len(all) != 1 {
		return nil, false
	}
	w := p.writing
	switch all[0].action {
	case keymap.FromDirectory:
		if w.field != nil {
			return nil, false
		}
	case keymap.EndCall, keymap.Beside, keymap.News, keymap.ShowKeys, keymap.Lock, keymap.Quit, keymap.Back:
	case keymap.GoField, keymap.NextField, keymap.PrevField, keymap.ReadAgain, keymap.KeepSlip, keymap.Undo:
		if w.field == nil {
			return nil, false
		}
	default:
		return nil, false
	}
	p.writing = nil
	cmd := p.command(line)
	if w.field == nil && p.current() == screen.Screen(w.text) {
		p.writing = w
	}
	return cmd, true
}

// endField answers a field with the lines that were written; with none it stays as it
// is.
func (p *plain) endField(w *writing) tea.Cmd {
	if len(w.lines) == 0 {
		return p.leaveFields(w.field)
	}
	cmd, why := w.field.Write(strings.Join(w.lines, "\n"))
	p.say(why)
	p.afterField(w.field)
	return cmd
}

// afterField says, behind the last field of a slip, what it would keep.
func (p *plain) afterField(f screen.Fields) {
	if s, ok := f.(*screen.Slip); ok && s.Filled() {
		p.tellSlip(s)
	}
}

// fieldLine takes a line for the field that is asked now.
func (p *plain) fieldLine(f screen.Fields, words string) tea.Cmd {
	words = strings.TrimSpace(words)
	now := f.Now()
	switch {
	case words == "":
		return p.nextField(f)
	case words == leaves:
		return p.leaveFields(f)
	}
	if line, ok := strings.CutPrefix(words, ":"); ok {
		return p.command(line)
	}
	if ids, ok := numbered(now, words); ok {
		cmd := f.Choose(ids...)
		p.afterField(f)
		return cmd
	}
	if len(now.Choices) > 0 {
		fits := fitting(p.Look, now.Choices, words)
		if c, ok := only(fits, words); ok {
			cmd := f.Choose(c.ID)
			p.afterField(f)
			return cmd
		}
		if len(fits) > 1 {
			p.say(p.Lang.T(lang.PlainSeveralFit))
			p.say(p.of(now.Choices, fits)...)
			return nil
		}
	}
	cmd, why := f.Write(words)
	if why != "" {
		p.say(why, p.Lang.T(lang.PlainFieldHint, lang.Said(p.Lang.Short(keymap.ShowKeys))))
		return nil
	}
	p.afterField(f)
	return cmd
}

// of are some of the choices, with the numbers that pick them.
func (p *plain) of(all, some []part.Choice) (lines []string) {
	for _, c := range some {
		i := slices.IndexFunc(all, func(o part.Choice) bool { return o.ID == c.ID })
		lines = append(lines, screen.Numbered(p.Lang, []part.Choice{c}, i+1)...)
	}
	return lines
}

// fitting are the choices that a part of a name fits.
func fitting(look part.Look, all []part.Choice, words string) []part.Choice {
	picker := part.NewPicker(look)
	picker.Open("", "", all)
	fits := picker.Type(words)
	if len(fits) > manyChoices {
		fits = fits[:manyChoices]
	}
	return fits
}

// numbered are the choices whose numbers were typed: one, or several where the field
// takes them. A number that is none of them, as an age, is none.
func numbered(f screen.Field, words string) (ids []string, ok bool) {
	for _, w := range strings.FieldsFunc(words, func(r rune) bool { return r == ' ' || r == ',' }) {
		i, err := strconv.Atoi(strings.TrimSuffix(w, "."))
		if err != nil || i < 1 || i > len(f.Choices) || len(ids) > 0 && !f.Several {
			return nil, false
		}
		ids = append(ids, f.Choices[i-1].ID)
	}
	return ids, len(ids) > 0
}

// nextField goes on without an answer; behind the last of a slip it says what would be
// kept.
func (p *plain) nextField(f screen.Fields) tea.Cmd {
	if s, ok := f.(*screen.Slip); ok && s.Last() {
		p.tellSlip(s)
		return nil
	}
	p.force = false
	p.heard = scenePointer(f)
	return f.Next()
}

// tellSlip says what a slip has, before it is kept.
func (p *plain) tellSlip(s *screen.Slip) {
	for i, f := range s.All() {
		p.say(strconv.Itoa(i+1) + ". " + p.stands(f))
	}
	p.say(p.Lang.T(lang.PlainKeepSlip, lang.Said(firstWord(p.Lang.Short(keymap.KeepSlip))), lang.Said(p.Lang.Short(keymap.GoField))))
	p.heard = p.scene()
	p.writing = nil
}

// firstWord is the beginning of a name that is enough to call it by.
func firstWord(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return first
}

// leaveFields leaves a form: what was answered is registered, what was filled in is a
// draft.
func (p *plain) leaveFields(f screen.Fields) tea.Cmd { return f.Leave() }

// canDo says what can be done with a text.
func (p *plain) canDo(w screen.Lines) string {
	does := []keymap.Action{keymap.KeepNote, keymap.WriteOn, keymap.WriteAnew, keymap.Back}
	switch w.(type) {
	case *screen.Template:
		does[0] = keymap.KeepTemplate
	case *screen.Composer:
		does = []keymap.Action{keymap.Send, keymap.WriteOn, keymap.WriteAnew, keymap.Recipients, keymap.Back}
	}
	var words []string
	for _, a := range does {
		words = append(words, p.Lang.Short(a))
	}
	return p.Lang.T(lang.PlainCan, lang.Said(strings.Join(words, ", ")))
}

// tellNotice says what the text that is open says about what was done last.
func (p *plain) tellNotice() {
	if w, ok := p.current().(interface{ Notice() string }); ok {
		p.say(w.Notice())
	}
}
