package part

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/ui/lang"
)

// Answer is what a question has come to.
type Answer int

// The answers.
const (
	Unanswered Answer = iota
	Agreed
	Declined
)

// Confirm asks before something that leaves the house or cannot be undone. It
// is answered by typing a word and then the key that takes it; that key alone
// never answers, nor does a paste.
type Confirm struct {
	look     Look
	width    int
	field    *Field
	question string
	word     string
	wrong    bool
}

// NewConfirm asks nothing yet.
func NewConfirm(look Look) *Confirm {
	return &Confirm{look: look, field: NewField(look)}
}

// Ask begins a question with the word that agrees, in the language of the
// session.
func (c *Confirm) Ask(question, word string) {
	c.question, c.word, c.wrong = question, word, false
	c.field.SetValue("")
	c.field.SetFocus(true)
}

// Tell puts words in the place of the question: it has become needless, and what is
// still typed of the word must not be taken for something else. Only going back
// ends it.
func (c *Confirm) Tell(words string) { c.Ask(words, "") }

// SetSize sets the width in cells; the height follows from the question.
func (c *Confirm) SetSize(width int) {
	c.width = width
	c.field.SetSize(width)
}

// Update takes a key and says what the question has come to.
func (c *Confirm) Update(key tea.KeyMsg, a keymap.Action) Answer {
	switch {
	case a == keymap.Back:
		return Declined
	case key.Paste, c.word == "":
		return Unanswered
	case a == keymap.Accept:
		if c.fits() {
			return Agreed
		}
		c.wrong = c.field.Value() != ""
		return Unanswered
	}
	c.wrong = false
	c.field.Update(key, a)
	return Unanswered
}

// fits says whether the word stands in the field; case and accents are borne.
func (c *Confirm) fits() bool {
	return c.word != "" && Folded(strings.TrimSpace(c.field.Value())) == Folded(c.word)
}

// View gives the question, wrapped, what to type, and the field.
func (c *Confirm) View() string {
	if c.width <= 0 {
		return ""
	}
	st, l := c.look.Style, c.look.Lang
	var lines []string
	for _, line := range said(c.question, c.width) {
		lines = append(lines, st.Plain.Strong.Render(line))
	}
	back := lang.Keys(c.look.Keys.Keys(keymap.Confirm, keymap.Back))
	hint := l.T(lang.TypeTheWord, lang.Said("“"+c.word+"”"), back)
	if c.word == "" {
		hint = l.T(lang.OnlyBack, back)
	}
	if c.fits() {
		hint = l.T(lang.EnterTakesIt, lang.Keys(c.look.Keys.Keys(keymap.Confirm, keymap.Accept)))
	}
	style := st.Plain.Muted
	if c.wrong {
		hint, style = l.T(lang.NotTheWord, lang.Said("“"+c.word+"”")), st.Plain.Warn
	}
	for _, line := range said(hint, c.width) {
		lines = append(lines, style.Render(line))
	}
	c.field.Prompt = ":"
	lines = append(lines, c.field.View())
	return Block(lines, c.width, len(lines))
}
