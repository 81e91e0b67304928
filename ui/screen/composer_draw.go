package screen

import (
	"strings"

	"baken/inbox/outbox"
	"baken/keymap"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// SetSize sets the room in cells.
func (c *Composer) SetSize(width, height int) { c.width, c.height = width, height }

// Title is what is being written: an answer to what.
func (c *Composer) Title() string {
	if c.fresh {
		return c.s.T(lang.NewMailTitle)
	}
	subject := c.to.Subject.Line()
	if subject.IsEmpty() {
		return c.s.T(lang.ReplyTitle, lang.Said(c.s.T(lang.NoSubject)))
	}
	return c.s.T(lang.ReplyTitle, lang.Safe(subject))
}

// Edge has the title, and where one is in a long text. The frame is a reply's own,
// so that it is not taken for a note.
func (c *Composer) Edge() part.Edge {
	return part.Edge{Title: c.Title(), Foot: c.s.lineOf(c.editor), Frame: &c.s.Style.ReplyFrame}
}

// lineOf is the line of the cursor; empty in a short text.
func (s *Session) lineOf(e *part.Editor) string {
	if e.Lines() < 2 {
		return ""
	}
	line, _ := e.Cursor()
	return s.T(lang.EditorLines, lang.N(line+1), lang.N(e.Lines()))
}

// View draws the message in sight, whom the answer goes to, and the text.
func (c *Composer) View() string {
	if c.width <= 0 || c.height <= 0 {
		return ""
	}
	c.above.shorten(c.height < roomy && !c.reading)
	head := c.head()
	foot := c.foot(c.height - len(head) - c.inView() - leastText)
	rest := max(0, c.height-len(head)-len(foot))
	above := 0
	if len(c.above.messages) > 0 && rest > 4 {
		above = max(2, min(max(rest*2/5, c.inView()), rest-leastText))
		c.above.SetSize(c.width, above)
		c.above.View() // wraps what is in sight, so that its length is known
		if of := c.above.Scroll().Of; of < above {
			above = max(1, of)
			c.above.SetSize(c.width, above)
		}
	}
	var views []string
	if above > 0 {
		views = append(views, c.above.View())
	}
	views = append(views, part.Block(head, c.width, min(len(head), c.height)))
	if room := rest - above; room > 0 {
		c.editor.SetSize(c.width, room)
		views = append(views, c.editor.View())
	}
	if len(foot) > 0 {
		views = append(views, part.Block(foot, c.width, len(foot)))
	}
	lines := strings.Split(part.Above(views...), "\n")
	return part.Block(lines, c.width, c.height)
}

const (
	// leastText is how many lines are left for what is written.
	leastText = 3
	// roomy is from how many lines on all that is known of the message in sight
	// stands above its words.
	roomy = 26
)

// inView is how many lines of the message that is answered stay in sight, whatever
// else stands there.
func (c *Composer) inView() int { return c.height / 3 }

// head says what stands below it: an answer, to whom, whether that is safe, and
// how far it is saved. While the recipients are being chosen they stand elsewhere.
func (c *Composer) head() []string {
	s, ink := c.s, c.s.Style.Plain
	state := c.words(s, lang.DraftSaved, lang.DraftUnsaved)
	if c.sending {
		state = ink.Muted.Render(s.T(lang.SendNow))
	}
	word := s.T(lang.ReplyWord)
	if c.fresh {
		word = s.T(lang.MailWord)
	}
	lines := s.rule(s.Style.ReplyFrame, word, state, c.widest(s, lang.DraftSaved, lang.DraftUnsaved), c.width)
	if c.panel == formPanel && c.height < roomy {
		return lines
	}
	subject := c.draft.Subject.Line().String()
	if subject == "" {
		subject = c.neutral()
	}
	to := s.T(lang.NobodyYet)
	if len(c.draft.To) > 0 {
		to = listed(c.draft.To)
	}
	to, subject = s.T(lang.ToLine, lang.Said(to)), s.T(lang.SubjectLine, lang.Said(subject))
	dot := " " + s.Style.Mark.Dot + " "
	if outside.Width(to)+outside.Width(dot)+outside.Width(subject) < c.width {
		lines = append(lines, " "+ink.Strong.Render(to)+ink.Muted.Render(dot+subject))
	} else {
		lines = append(lines, c.lines(to, ink.Strong.Render)...)
		lines = append(lines, c.lines(subject, ink.Muted.Render)[0])
	}
	for _, more := range []struct {
		label lang.Key
		list  []mail.Address
	}{{lang.FieldCc, c.draft.Cc}, {lang.FieldBcc, c.draft.Bcc}} {
		if len(more.list) > 0 {
			lines = append(lines, c.lines(s.T(more.label)+" "+listed(more.list), ink.Strong.Render)...)
		}
	}
	lines = append(lines, c.standing()...)
	if c.height >= airy {
		lines = append(lines, "")
	}
	return lines
}

// airy is from how many lines on there is room for one between what is said of a
// text and the text.
const airy = 18

// standing is what must be known before sending, in one line where it fits.
func (c *Composer) standing() (lines []string) {
	s, ink := c.s, c.s.Style.Plain
	var words []string
	if !c.fresh {
		words = append(words, s.T(safetyKey(c.to.MailSafe)))
	}
	if n := len(c.draft.Attachments); n > 0 {
		var size int64
		for _, f := range c.draft.Attachments {
			size += f.Size
		}
		words = append(words, s.Style.Mark.Clip+" "+s.T(lang.AttachedFiles, lang.N(n), lang.Said(s.Lang.Size(size))))
	}
	if why := c.draft.Reason.Line(); !why.IsEmpty() && c.to.MailSafe == store.NotSafe {
		words = append(words, s.T(lang.ReasonGiven, lang.Safe(why)))
	}
	if c.draft.Quote {
		words = append(words, s.T(lang.QuoteOn))
	}
	style := ink.Muted.Render
	if !c.fresh && c.to.MailSafe == store.NotSafe {
		style = ink.Warn.Render
	}
	if len(words) > 0 {
		lines = append(lines, c.lines(s.dotted(words...), style)...)
	}
	if c.to.SeveralWrite {
		lines = append(lines, c.lines(s.T(lang.SeveralWarning), ink.Warn.Render)...)
	}
	if outbox.Several(c.above.messages) {
		lines = append(lines, c.lines(s.T(lang.SeveralWrote), ink.Warn.Render)...)
	}
	if c.unchosen() {
		lines = append(lines, c.lines(s.T(lang.OtherRecipients)+" "+s.Lang.Keys(s.Keys.Keys(keymap.Composer, keymap.Recipients)), ink.Muted.Render)...)
	}
	return lines
}

// unchosen says whether somebody was addressed who is not among the recipients.
func (c *Composer) unchosen() bool {
	for _, a := range c.others {
		found := false
		for _, b := range c.recipients() {
			found = found || a.Addr == b.Addr
		}
		if !found {
			return true
		}
	}
	return false
}

// listed writes addresses for the line that says whom it goes to: the address
// alone, since a name can say anything.
func listed(list []mail.Address) string {
	var all []string
	for _, a := range list {
		all = append(all, a.Addr.Line().String())
	}
	return strings.Join(all, ", ")
}

// lines wraps words of one style, a cell from the edge.
func (c *Composer) lines(words string, render func(...string) string) []string {
	lines := wrapped(words, max(2, c.width-1), render)
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return lines
}

// foot is what is open at the bottom, and what was said last, in room lines where it
// can be.
func (c *Composer) foot(room int) (lines []string) {
	s, ink := c.s, c.s.Style.Plain
	if c.erased {
		lines = append(lines, c.lines(s.T(lang.TextErased), s.Style.Alarm.Render)...)
	}
	if c.notice != "" {
		style := ink.Warn.Render
		if c.grave {
			style = s.Style.Alarm.Render
		}
		lines = append(lines, c.lines(c.notice, style)...)
	}
	keys := func(ctx keymap.Context, a keymap.Action) lang.Arg { return s.firstKey(ctx, a) }
	switch c.panel {
	case formPanel:
		hint := s.T(lang.FormHint, keys(keymap.Field, keymap.NextPane), keys(keymap.Field, keymap.Accept), keys(keymap.Field, keymap.Back))
		lines = append(s.rule(s.Style.ReplyFrame, s.Lang.Action(keymap.Recipients), ink.Muted.Render(hint), outside.Width(hint), c.width), lines...)
		lines = append(lines, c.form.view(c.width, max(3, min(len(c.form.rows), room-len(lines))))...)
	case reasonPanel, filePanel:
		c.field.SetSize(max(1, c.width-1))
		lines = append(lines, " "+c.field.View())
	case safePanel:
		lines = append(lines, c.lines(s.T(lang.AskMailSafe), ink.Strong.Render)...)
		c.picker.SetSize(c.width, 4)
		lines = append(lines, strings.Split(c.picker.View(), "\n")...)
	default:
		if c.reading {
			lines = append(lines, c.lines(s.T(lang.BackToText, keys(keymap.Composer, keymap.NextPane)), ink.Muted.Render)...)
		}
	}
	return lines
}
