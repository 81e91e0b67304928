package ui

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// leaves is the line that leaves what is asked, and ends a text.
const leaves = "."

// asks says whether something is asked, which the next line answers.
func (p *plain) asks() bool { return p.question() != "" }

// question names what is asked; empty for nothing.
func (p *plain) question() string {
	if p.desk == nil {
		return ""
	}
	f := &p.front
	switch f.what {
	case inConfirm:
		words, word := f.confirm.Question()
		return words + word
	case inField, inPicker:
		return f.title + f.hint + strconv.Itoa(int(f.what))
	}
	if words, word, ok := p.outbox.Asked(); ok && p.at == atOutbox {
		return words + word
	}
	if c, ok := p.current().(*screen.Composer); ok {
		if prompt, _, _, ok := c.Asked(); ok {
			return prompt
		}
		if len(c.Addresses()) > 0 {
			return p.Lang.Action(keymap.Recipients)
		}
	}
	return ""
}

// tellQuestion says what is asked, and how it is answered.
func (p *plain) tellQuestion() {
	f := &p.front
	switch f.what {
	case inConfirm:
		p.sayWord(f.confirm.Question())
		return
	case inField:
		p.say(p.sentence(f.title, f.hint), p.given(f.field.Value()))
		return
	case inPicker:
		p.say(p.sentence(f.title))
		p.choices(f.picker.Type(""))
		p.say(p.Lang.T(lang.PlainPick))
		return
	}
	if words, word, ok := p.outbox.Asked(); ok && p.at == atOutbox {
		p.sayWord(words, word)
		return
	}
	c := p.current().(*screen.Composer)
	if prompt, value, choices, ok := c.Asked(); ok {
		if prompt != p.Lang.T(lang.ReasonWord) { // it has said already what it asks for
			p.say(p.sentence(prompt))
		}
		if choices != nil {
			p.choices(choices)
			p.say(p.Lang.T(lang.PlainPick))
			return
		}
		p.say(p.given(value))
		return
	}
	p.tellAddresses(c)
}

func (p *plain) sayWord(words, word string) {
	if word == "" {
		p.say(words, p.Lang.T(lang.PlainOnlyBack))
		return
	}
	p.say(words, p.Lang.T(lang.PlainTypeWord, lang.Said(word)))
}

// given says what is taken when nothing is typed.
func (p *plain) given(value string) string {
	if value == "" {
		return ""
	}
	return p.Lang.T(lang.PlainUsual, lang.Said(gated(value)))
}

// sentence joins words as sentences.
func (p *plain) sentence(parts ...string) string { return p.s.Sentences(parts...) }

// tellAddresses says the recipients, each line and choice with its number.
func (p *plain) tellAddresses(c *screen.Composer) {
	for i, a := range c.Addresses() {
		value := p.Lang.T(lang.PlainNo)
		switch {
		case a.Line && a.Value == "":
			value = p.Lang.T(lang.PlainNobody)
		case a.Line:
			value = a.Value
		case a.On:
			value = p.Lang.T(lang.WordYes)
		}
		words := p.Lang.T(lang.PlainNamed, lang.Said(a.Label), lang.Said(value))
		p.say(strconv.Itoa(i+1) + ". " + words)
	}
	p.say(p.Lang.T(lang.PlainAddresses))
}

// answer takes a line for what is asked.
func (p *plain) answer(words string) tea.Cmd {
	words = strings.TrimSpace(words)
	if line, ok := strings.CutPrefix(words, ":"); ok { // who locks cannot wait
		if all := p.read(line); len(all) == 1 && (all[0].action == keymap.Lock || all[0].action == keymap.Quit) {
			return p.command(line)
		}
	}
	f := &p.front
	switch f.what {
	case inConfirm:
		if words == leaves || words == "" || part.Folded(words) == part.Folded(p.Lang.T(lang.PlainNo)) {
			return p.declined()
		}
		if !f.confirm.Answers(words) {
			_, word := f.confirm.Question()
			p.say(p.Lang.T(lang.PlainNotWord, lang.Said(word)))
			return nil
		}
		return p.answered("")
	case inField:
		if value := f.field.Value(); words == "" && value != "" {
			words = value
		}
		if words == leaves || words == "" {
			return p.declined()
		}
		return p.answered(words)
	case inPicker:
		return p.pick(words, f.picker, func(id string) tea.Cmd { return p.answered(id) }, p.declined, f.offer)
	}
	if _, _, ok := p.outbox.Asked(); ok && p.at == atOutbox {
		cmd := p.outbox.Answer(words)
		if cmd == nil {
			p.say(p.Lang.T(lang.PlainLeft))
		}
		return cmd
	}
	c := p.current().(*screen.Composer)
	if prompt, value, choices, ok := c.Asked(); ok {
		switch {
		case words == leaves, words == "" && value == "":
			return c.Answer("")
		case words == "":
			words = value
		case choices != nil:
			i, err := strconv.Atoi(words)
			if err != nil || i < 1 || i > len(choices) {
				p.say(p.sentence(prompt), p.Lang.T(lang.PlainPick))
				return nil
			}
			words = choices[i-1].ID
		}
		return c.Answer(words)
	}
	return p.readdress(c, words)
}

// declined leaves what is asked.
func (p *plain) declined() tea.Cmd {
	p.front.close()
	p.refocus()
	p.say(p.Lang.T(lang.PlainLeft))
	return nil
}

// readdress changes one of the recipients: its number, and the new words.
func (p *plain) readdress(c *screen.Composer, words string) tea.Cmd {
	if words == "" || words == leaves {
		p.force = true
		return c.CloseAddresses()
	}
	first, rest, _ := strings.Cut(words, " ")
	i, err := strconv.Atoi(strings.TrimSuffix(first, "."))
	all := c.Addresses()
	if err != nil || i < 1 || i > len(all) {
		p.say(p.Lang.T(lang.PlainAddresses))
		return nil
	}
	p.force = true
	return c.Readdress(i-1, strings.TrimSpace(rest))
}

// pick takes a number, or a part of a name, for one of several.
func (p *plain) pick(words string, picker *part.Picker, then func(id string) tea.Cmd, left func() tea.Cmd, offer func(string) tea.Cmd) tea.Cmd {
	if words == "" || words == leaves {
		return left()
	}
	fits := picker.Fits()
	if i, err := strconv.Atoi(words); err == nil && i >= 1 && i <= min(len(fits), manyChoices) {
		if why := fits[i-1].Why; why != "" {
			p.say(why)
			return nil
		}
		return then(fits[i-1].ID)
	}
	fits = picker.Type(words)
	if offer != nil {
		if cmd := offer(words); cmd != nil {
			p.wait(cmd)
			fits = picker.Fits()
		}
	}
	switch chosen, ok := only(fits, words); {
	case len(fits) == 0:
		p.say(picker.Nothing)
		picker.Type("")
	case ok && chosen.Why != "":
		p.say(chosen.Why)
	case ok:
		return then(chosen.ID)
	default:
		p.choices(fits)
	}
	return nil
}

// only is the one choice that words mean: there is no other, or it is called so.
func only(fits []part.Choice, words string) (part.Choice, bool) {
	if len(fits) == 1 {
		return fits[0], true
	}
	for _, c := range fits {
		if part.Folded(c.Label) == part.Folded(words) {
			return c, true
		}
	}
	return part.Choice{}, false
}
