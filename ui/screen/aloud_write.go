package screen

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/outbox"
	"baken/keymap"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
	"baken/store/template"
	"baken/ui/lang"
	"baken/ui/part"
)

// What one writes, in words for who hears it. A text is given line by line, and told
// whole before it goes anywhere.

// Lines is a text that is written line by line.
type Lines interface {
	Writing
	// Head says what is written, to whom, and what is to be known before it goes.
	Head() []string
	// To is whom it goes to; empty for what goes nowhere.
	To() string
	// Text is what stands there.
	Text() string
	// Add puts a line below what stands there.
	Add(line string) tea.Cmd
	// Empty takes all of it away.
	Empty() tea.Cmd
	// Notice is what is to be said about what was done last; empty for nothing. It is
	// given once.
	Notice() string
}

// add puts a line at the end of an editor, by itself.
func add(e *part.Editor, line string) {
	e.Do(keymap.Bottom)
	if text := e.Value(); text != "" && !strings.HasSuffix(text, "\n") { // it was loaded or put in, and not typed here
		e.Paste("\n")
	}
	e.Paste(line + "\n")
}

// empty takes the text of an editor away, as an edit.
func empty(e *part.Editor) {
	e.Do(keymap.Bottom)
	for !e.IsEmpty() || e.Lines() > 1 {
		before := e.Version()
		if e.Do(keymap.DeleteHead); e.Version() == before {
			return
		}
	}
}

// Head says to whom an answer goes, and what is to be known before it does.
func (c *Composer) Head() []string {
	s := c.s
	subject := c.draft.Subject.Line().String()
	if subject == "" {
		subject = c.neutral()
	}
	to := s.T(lang.NobodyYet)
	if len(c.draft.To) > 0 {
		to = listed(c.draft.To)
	}
	lines := []string{s.sentences(c.Title()), s.sentences(s.T(lang.ToLine, lang.Said(to))), s.sentences(s.T(lang.SubjectLine, lang.Said(subject)))}
	for _, more := range []struct {
		label lang.Key
		list  []mail.Address
	}{{lang.FieldCc, c.draft.Cc}, {lang.FieldBcc, c.draft.Bcc}} {
		if len(more.list) > 0 {
			lines = append(lines, s.sentences(s.T(lang.PlainNamed, lang.Said(s.T(more.label)), lang.Said(listed(more.list)))))
		}
	}
	if !c.fresh {
		lines = append(lines, s.T(safetyKey(c.to.MailSafe))+".")
	}
	for _, f := range c.draft.Attachments {
		lines = append(lines, s.sentences(s.T(lang.PlainAttached, lang.Safe(f.Name.Line()), lang.Said(s.Lang.Size(f.Size)))))
	}
	if why := c.draft.Reason.Line(); !why.IsEmpty() && c.to.MailSafe == store.NotSafe {
		lines = append(lines, s.sentences(s.T(lang.ReasonGiven, lang.Safe(why))))
	}
	if c.draft.Quote {
		lines = append(lines, s.sentences(s.T(lang.QuoteOn)))
	}
	if c.to.SeveralWrite {
		lines = append(lines, s.sentences(s.T(lang.SeveralWarning)))
	}
	if outbox.Several(c.above.messages) {
		lines = append(lines, s.sentences(s.T(lang.SeveralWrote)))
	}
	if c.unchosen() {
		lines = append(lines, s.sentences(s.T(lang.OtherRecipients)))
	}
	return lines
}

// To is whom it goes to.
func (c *Composer) To() string {
	if all := c.recipients(); len(all) > 0 {
		return listed(all)
	}
	return c.s.T(lang.NobodyYet)
}

// Add puts a line below what was written.
func (c *Composer) Add(line string) tea.Cmd {
	add(c.editor, line)
	c.notice = ""
	c.sayNobody()
	return c.touch()
}

// Empty takes the text away.
func (c *Composer) Empty() tea.Cmd {
	empty(c.editor)
	return c.touch()
}

// Notice is what the composer says above its last line.
func (c *Composer) Notice() string {
	words := c.notice
	if c.erased {
		words = c.s.sentences(c.s.T(lang.TextErased), words)
	}
	c.notice = ""
	return words
}

// Asked is what is open at the bottom of the composer: a line to type, with what stands
// in it, or something to choose.
func (c *Composer) Asked() (prompt, value string, choices []part.Choice, ok bool) {
	switch c.panel {
	case reasonPanel, filePanel:
		return c.field.Prompt, c.field.Value(), nil, true
	case safePanel:
		return c.s.T(lang.AskMailSafe), "", c.picker.Fits(), true
	}
	return "", "", nil, false
}

// Answer answers it; empty words leave it.
func (c *Composer) Answer(words string) tea.Cmd {
	switch {
	case words == "":
		return c.typePanel(tea.KeyMsg{}, keymap.Back)
	case c.panel == safePanel:
		c.picker.Select(words)
	default:
		c.field.SetValue(words)
	}
	return c.typePanel(tea.KeyMsg{}, keymap.Accept)
}

// Address is one thing that can be changed about where a mail goes: a line of addresses
// or words, or a choice that is on or off.
type Address struct {
	Label string
	Value string // of a line
	Line  bool
	On    bool // of a choice
}

// Addresses is the form of the recipients, line by line; none while it is not open.
func (c *Composer) Addresses() (all []Address) {
	if c.form == nil {
		return nil
	}
	for _, r := range c.form.rows {
		if r.field != nil {
			all = append(all, Address{Label: r.label, Value: r.field.Value(), Line: true})
		} else {
			all = append(all, Address{Label: r.words, On: r.on})
		}
	}
	return all
}

// Readdress changes one of them: a line to other words, a choice to the other side.
func (c *Composer) Readdress(at int, words string) tea.Cmd {
	r := c.form.rows[at]
	if r.field == nil {
		return c.toggle(r)
	}
	r.field.SetValue(words)
	return c.touch()
}

// CloseAddresses takes over what the form says; where an address is none it stays open.
func (c *Composer) CloseAddresses() tea.Cmd { return c.closeForm() }

// Head says what is written, and who will read it.
func (n *Note) Head() []string { return []string{n.s.sentences(n.Title(), n.forWhom())} }

// To is nobody: a note goes nowhere.
func (n *Note) To() string { return "" }

// Add puts a line below what was written.
func (n *Note) Add(line string) tea.Cmd {
	add(n.editor, line)
	n.notice = ""
	return n.touch()
}

// Empty takes the text away.
func (n *Note) Empty() tea.Cmd {
	empty(n.editor)
	return n.touch()
}

// Notice is what the note says above its text.
func (n *Note) Notice() string {
	words := n.notice
	if n.erased {
		words = n.s.sentences(n.s.T(lang.TextErased), words)
	}
	n.notice = ""
	return words
}

// Head says which template is written, for what, and what is filled in.
func (n *Template) Head() []string {
	s := n.s
	what := s.dotted(s.T(lang.TemplatePick), s.T(SortWord(n.draft.For)), n.draft.Language)
	return []string{s.sentences(n.Title(), what), s.sentences(s.T(lang.TemplatePlaces, lang.Said(strings.Join(template.Places(n.draft.For, n.draft.Language), " "))))}
}

// To is nobody: a template goes nowhere.
func (n *Template) To() string { return "" }

// Text is what was written so far.
func (n *Template) Text() string { return n.editor.Value() }

// Add puts a line below what was written.
func (n *Template) Add(line string) tea.Cmd {
	add(n.editor, line)
	n.notice = ""
	return n.touch()
}

// Empty takes the text away.
func (n *Template) Empty() tea.Cmd {
	empty(n.editor)
	return n.touch()
}

// Notice is what the template says above its text.
func (n *Template) Notice() string {
	words := n.notice
	n.notice = ""
	return words
}

// Paragraphs is a text as it is told: each paragraph a line.
func Paragraphs(text string) (lines []string) {
	for l := range strings.SplitSeq(outside.New(strings.Trim(text, "\n")).Block().String(), "\n") {
		if strings.TrimSpace(l) != "" {
			lines = append(lines, l)
		}
	}
	return lines
}
