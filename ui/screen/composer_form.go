package screen

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/message"
	"baken/keymap"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// recipients is the form of whom a mail goes to, under which subject, and with
// which files.
type recipients struct {
	s     *Session
	rows  []*formRow
	at    int
	top   int
	focus bool
}

// formRow is a line of the form: an input, or something to choose.
type formRow struct {
	kind    rowKind
	label   string
	field   *part.Field    // an input
	typed   uint64         // its version at first: what nobody changed stays as it came
	before  []mail.Address // what it held
	words   string         // of a choice
	on      bool
	subject outside.Text // the writer's, in an answer
	address mail.Address
	file    int
}

type rowKind int

const (
	rowTo rowKind = iota
	rowCc
	rowBcc
	rowSubject
	rowKeepSubject
	rowOther
	rowFile
)

// openForm opens the form with what the draft has.
func (c *Composer) openForm() {
	s := c.s
	f := &recipients{s: s}
	input := func(k rowKind, label lang.Key, value string, before []mail.Address) {
		field := part.NewField(s.Look)
		field.SetValue(value)
		f.rows = append(f.rows, &formRow{kind: k, label: s.T(label), field: field, typed: field.Version(), before: before})
	}
	input(rowTo, lang.FieldTo, listed(c.draft.To), c.draft.To)
	chosen := func(a mail.Address) bool {
		return slices.ContainsFunc(c.recipients(), func(b mail.Address) bool { return message.Fold(a.Addr) == message.Fold(b.Addr) })
	}
	others := func(a mail.Address) bool {
		return slices.ContainsFunc(c.others, func(b mail.Address) bool { return message.Fold(a.Addr) == message.Fold(b.Addr) })
	}
	cc := slices.DeleteFunc(slices.Clone(c.draft.Cc), others)
	input(rowCc, lang.FieldCc, listed(cc), cc)
	input(rowBcc, lang.FieldBcc, listed(c.draft.Bcc), c.draft.Bcc)
	subject := c.draft.Subject.Line().String()
	if subject == "" {
		subject = c.neutral()
	}
	input(rowSubject, lang.FieldSubject, subject, nil)
	if m := c.answered(); m != nil && !m.Head.Subject.IsEmpty() {
		f.rows = append(f.rows, &formRow{kind: rowKeepSubject, words: s.T(lang.KeepSubject), on: c.draft.Subject == kept(m.Head.Subject), subject: kept(m.Head.Subject)})
	}
	for _, a := range c.others {
		f.rows = append(f.rows, &formRow{kind: rowOther, words: s.T(lang.AlsoTo, lang.Safe(a.Addr.Line())), on: chosen(a), address: a})
	}
	f.files(c.draft.Attachments)
	c.form = f
	c.open(formPanel)
}

// kept is the writer's subject in an answer.
func kept(subject outside.Text) outside.Text {
	base, _ := message.Subject(subject)
	return outside.New("Re: " + base.Line().String())
}

// files puts the attachments at the end of the form; what was unticked stays so.
func (f *recipients) files(files []store.DraftFile) {
	off := f.unticked()
	f.rows = slices.DeleteFunc(f.rows, func(r *formRow) bool { return r.kind == rowFile })
	for _, a := range files {
		words := a.Name.Line().String() + f.s.dot() + f.s.Lang.Size(a.Size)
		f.rows = append(f.rows, &formRow{kind: rowFile, words: words, on: !slices.Contains(off, a.Number), file: a.Number})
	}
	f.at = min(f.at, len(f.rows)-1)
	f.setFocus(f.focus)
}

func (f *recipients) setFocus(on bool) {
	f.focus = on
	for i, r := range f.rows {
		if r.field != nil {
			r.field.SetFocus(on && i == f.at)
		}
	}
}

// typeForm takes a key for the form.
func (c *Composer) typeForm(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	f := c.form
	row := f.rows[f.at]
	switch a {
	case keymap.Back:
		return c.closeForm()
	case keymap.NextPane, keymap.Down:
		f.move(1)
		return nil
	case keymap.PrevPane, keymap.Up:
		f.move(-1)
		return nil
	case keymap.Accept:
		if row.field == nil && row.kind != rowFile {
			return c.toggle(row)
		}
		if f.at == len(f.rows)-1 {
			return c.closeForm()
		}
		f.move(1)
		return nil
	}
	if row.field != nil {
		before := row.field.Version()
		if row.field.Update(key, a); row.field.Version() != before {
			return c.touch()
		}
	} else if key.Type == tea.KeySpace {
		return c.toggle(row)
	}
	return nil
}

func (f *recipients) move(step int) {
	f.at = (f.at + step + len(f.rows)) % len(f.rows)
	f.setFocus(f.focus)
}

// unticked are the attachments that are taken out when the form is left.
func (f *recipients) unticked() (numbers []int) {
	for _, r := range f.rows {
		if r.kind == rowFile && !r.on {
			numbers = append(numbers, r.file)
		}
	}
	return numbers
}

// toggle chooses something or takes the choice back. A file goes only when the form
// is left: until then its choice can be taken back too.
func (c *Composer) toggle(row *formRow) tea.Cmd {
	if row.on = !row.on; row.kind == rowFile {
		return nil
	}
	if row.kind == rowKeepSubject {
		subject := c.neutral()
		if row.on {
			subject = row.subject.Line().String()
		}
		for _, r := range c.form.rows {
			if r.kind == rowSubject {
				r.field.SetValue(subject)
			}
		}
	}
	return c.touch()
}

// closeForm takes over what the form says. An address that is none keeps it
// open.
func (c *Composer) closeForm() tea.Cmd {
	f := c.form
	if at, wrong := f.wrong(); at >= 0 {
		f.at = at
		f.setFocus(f.focus)
		c.say(c.s.T(lang.BadAddress, lang.Safe(wrong.Addr.Line())), true)
		return nil
	}
	c.draft = f.into(c.draft)
	c.notice, c.grave = "", false
	cmds := []tea.Cmd{c.touch()}
	for _, number := range f.unticked() {
		c.removing++
		cmds = append(cmds, c.detach(number))
	}
	c.open(noPanel)
	return tea.Batch(cmds...)
}

// addresses are those of an input as it stands; what nobody changed is as it
// came, with its names.
func (r *formRow) addresses() []mail.Address {
	if r.field.Version() == r.typed {
		return r.before
	}
	return parse(r.field.Value())
}

// wrong is the first row that holds what is no address, and what that is; -1
// when all are.
func (f *recipients) wrong() (at int, a mail.Address) {
	for i, r := range f.rows {
		switch r.kind {
		case rowTo, rowCc, rowBcc:
			for _, a := range r.addresses() {
				if !isAddress(a) {
					return i, a
				}
			}
		}
	}
	return -1, a
}

// into is a draft with what the form says as it stands, finished or not: an
// address that is still being typed too.
func (f *recipients) into(d store.ReplyDraft) store.ReplyDraft {
	d.Cc = nil
	for _, r := range f.rows {
		switch r.kind {
		case rowTo:
			d.To = r.addresses()
		case rowCc:
			d.Cc = append(d.Cc, r.addresses()...)
		case rowBcc:
			d.Bcc = r.addresses()
		case rowSubject:
			if r.field.Version() != r.typed {
				d.Subject = outside.New(strings.TrimSpace(r.field.Value()))
			}
		case rowKeepSubject: // the writer's own, not what the field could hold of it
			if r.on && outside.New(r.subject.Line().String()) == d.Subject {
				d.Subject = r.subject
			}
		case rowOther:
			if r.on {
				d.Cc = append(d.Cc, r.address)
			}
		}
	}
	return d
}

// view draws the form in a width, of at most height lines.
func (f *recipients) view(width, height int) []string {
	st := f.s.Style
	label := 0
	for _, r := range f.rows {
		label = max(label, outside.Width(r.label))
	}
	var lines []string
	for i, r := range f.rows {
		mark, ink := " ", st.Ink(i == f.at && r.field == nil)
		if i == f.at {
			mark = st.Plain.Accent.Render(st.Mark.Cursor)
		}
		if r.field != nil {
			r.field.SetSize(max(4, width-label-2))
			lines = append(lines, mark+st.Plain.Muted.Render(part.Fit(r.label, label)+" ")+r.field.View())
			continue
		}
		box := "[ ] "
		if r.on {
			box = "[x] "
		}
		if i == f.at && f.focus {
			mark = part.Here + mark
		}
		lines = append(lines, mark+ink.Text.Render(part.Fit(box+r.words, max(0, width-1))))
	}
	if f.at < f.top {
		f.top = f.at
	}
	if f.at >= f.top+height {
		f.top = f.at - height + 1
	}
	f.top = max(0, min(f.top, len(lines)-height))
	return lines[f.top:min(len(lines), f.top+height)]
}
