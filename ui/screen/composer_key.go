package screen

import (
	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
)

// Context is the composer's, or a field's while a line is asked for.
func (c *Composer) Context() keymap.Context {
	if c.panel != noPanel {
		return keymap.Field
	}
	return keymap.Composer
}

// SetFocus says whether keys go to the composer.
func (c *Composer) SetFocus(on bool) {
	c.focus = on
	c.refocus()
}

func (c *Composer) refocus() {
	c.editor.SetFocus(c.focus && c.panel == noPanel && !c.reading)
	c.above.SetFocus(c.focus && c.panel == noPanel && c.reading)
	c.field.SetFocus(c.focus && (c.panel == reasonPanel || c.panel == filePanel))
	if c.form != nil {
		c.form.setFocus(c.focus && c.panel == formPanel)
	}
}

// open puts a panel at the bottom.
func (c *Composer) open(p panel) {
	c.panel, c.reading = p, false
	if p != formPanel {
		c.form = nil
	}
	c.refocus()
}

// say puts a notice above the last line.
func (c *Composer) say(words string, grave bool) { c.notice, c.grave = words, grave }

// Do does an action that came by another way than a key, as the palette's.
func (c *Composer) Do(a keymap.Action) (tea.Cmd, bool) {
	switch a {
	case keymap.Send, keymap.Recipients, keymap.Attach, keymap.Quote, keymap.MailSafe, keymap.Back:
		return c.act(a), true
	}
	return nil, false
}

// Type takes a key.
func (c *Composer) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	if c.Stage() == Going {
		return nil // it is on its way; what was typed now would be lost
	}
	if c.panel != noPanel {
		return c.typePanel(key, a)
	}
	switch a {
	case keymap.Send, keymap.Recipients, keymap.Attach, keymap.Quote, keymap.MailSafe, keymap.Back:
		return c.act(a)
	case keymap.NextPane, keymap.PrevPane:
		c.reading = !c.reading && len(c.above.messages) > 0
		c.refocus()
		return nil
	}
	if c.reading {
		if a != "" {
			c.above.reader.Do(a)
			return c.above.follow()
		}
		c.reading = false // who types wants to write
		c.refocus()
	}
	before := c.editor.Version()
	c.editor.Update(key, a)
	if c.editor.Version() == before {
		return nil
	}
	c.notice = ""
	c.sayNobody()
	return c.touch()
}

// act does what the composer's own keys mean.
func (c *Composer) act(a keymap.Action) tea.Cmd {
	if why := c.Why(a); why != "" {
		c.say(why, false)
		return nil
	}
	switch a {
	case keymap.Back:
		return c.Leave()
	case keymap.Send:
		return c.send()
	case keymap.Recipients:
		if c.loaded { // before, the form would not show what the draft has
			c.openForm()
		}
	case keymap.Attach:
		c.askFile("")
	case keymap.MailSafe:
		c.openSafe()
	case keymap.Quote:
		c.draft.Quote = !c.draft.Quote
		return c.touch()
	}
	return nil
}

// askFile asks for the path of a file to be attached.
func (c *Composer) askFile(path string) {
	c.field.Prompt, c.field.Empty = c.s.T(lang.AttachPath), ""
	c.field.SetValue(path)
	c.open(filePanel)
}

// Why says why an action cannot be done now.
func (c *Composer) Why(a keymap.Action) string {
	switch a {
	case keymap.Send:
		if c.s.Compose == nil {
			return c.s.T(lang.WhyReadOnly)
		}
	case keymap.Attach:
		if c.s.Remote {
			return c.s.T(lang.WhyRemote)
		}
	case keymap.Quote:
		if m := c.answered(); m == nil || m.Direction != store.In || !m.HaveBody || m.Read && m.Body.OwnText().IsEmpty() {
			return c.s.T(lang.QuoteNothing)
		}
	case keymap.MailSafe:
		if c.fresh {
			return c.s.T(lang.WhyNoContact)
		}
	}
	return ""
}

// typePanel takes a key for what is open at the bottom.
func (c *Composer) typePanel(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	switch c.panel {
	case formPanel:
		return c.typeForm(key, a)
	case safePanel:
		switch a {
		case keymap.Back:
			c.open(noPanel)
		case keymap.Accept:
			if choice, ok := c.picker.Selected(); ok {
				c.open(noPanel)
				return c.askSafety(store.Safety(choice.ID))
			}
		default:
			c.picker.Update(key, a)
		}
		return nil
	}
	reason := c.panel == reasonPanel
	before := c.field.Version()
	switch a {
	case keymap.Back:
		if c.open(noPanel); reason {
			return c.touch() // what was typed of it is saved, and does not hold
		}
	case keymap.Accept:
		return c.acceptField()
	default:
		if c.field.Update(key, a); reason && c.field.Version() != before {
			return c.touch()
		}
	}
	return nil
}

// openSafe asks whether mailing is safe.
func (c *Composer) openSafe() {
	s := c.s
	c.picker.Open(">", "", []part.Choice{
		{ID: string(store.Safe), Label: s.T(lang.SafeChoiceYes)},
		{ID: string(store.NotSafe), Label: s.T(lang.SafeChoiceNo)},
		{ID: string(store.NotAsked), Label: s.T(lang.SafeChoiceUnasked)},
	})
	c.open(safePanel)
}

// safetyAsked says that the answer is kept.
type safetyAsked struct {
	of     *keeper
	answer store.Safety
}

func (c *Composer) askSafety(answer store.Safety) tea.Cmd {
	if answer == c.to.MailSafe {
		return nil
	}
	s, id, keep, name := c.s, c.to.ID, c.keep, c.to.Pseudonym.In(c.s.Language())
	return func() tea.Msg {
		d, err := s.Store.AskSafety(s.Context, id, answer)
		if err != nil {
			return failed(s.Lang.Action(keymap.MailSafe), err)
		}
		return tea.BatchMsg{
			func() tea.Msg { return safetyAsked{keep, answer} },
			func() tea.Msg {
				return Acted{Key: lang.DoneMailSafe, Name: name, Args: []lang.Arg{lang.Said(s.T(safetyKey(answer)))}, Contact: d.Contact, Undo: d.Event}
			},
		}
	}
}

// safetyKey is the answer to whether mailing is safe, in words.
func safetyKey(a store.Safety) lang.Key {
	switch a {
	case store.Safe:
		return lang.MailSafeYes
	case store.NotSafe:
		return lang.MailSafeNo
	}
	return lang.MailSafeNotAsked
}
