package screen

import (
	"fmt"
	"slices"
	"strings"

	"baken/inbox/message"
	"baken/inbox/outbox"
	"baken/keymap"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// draw makes the passages of the reader from the messages.
func (c *Conversation) draw() {
	c.version++
	c.knowWriters()
	c.drawRead()
}

// drawRead is draw where no more has changed than whose words are read: what
// stayed is not wrapped again.
func (c *Conversation) drawRead() {
	c.at = map[string]int{}
	var all []part.Passage
	newest := c.firstOpen()
	if c.contact.Claim == store.Unconfirmed {
		all = append(all, c.claimOpen())
	}
	for i, m := range c.messages {
		version := 2 * c.version
		if m.Read {
			version++
		}
		for _, p := range c.message(m, i < newest) {
			p.Version = version
			c.at[p.Key] = i
			all = append(all, p)
		}
	}
	if c.loaded && len(c.messages) == 0 && !c.contact.Call.StartedAt.IsZero() {
		all = append(all, c.course())
	}
	if c.other.ID != (store.ContactID{}) {
		all = append(all, c.elsewhere())
	}
	if c.suggested.any {
		all = append(all, c.sameAddress())
	}
	if c.drafted {
		all = append(all, c.unsent())
	}
	c.reader.SetPassages(all)
}

// claimOpen says that the claim may be somebody else's too.
func (c *Conversation) claimOpen() part.Passage {
	return part.Passage{Key: "claim-open", Version: 2 * c.version, Lines: func(width int) []string {
		return append(wrapped(c.s.T(lang.ClaimOpenSaid), width, c.s.Style.Plain.Warn.Render), "")
	}}
}

// elsewhere says that somebody wrote in the same thread from another address: what is
// missing here may stand there, and who reads there may not be the same person.
func (c *Conversation) elsewhere() part.Passage {
	s, ink, o := c.s, c.s.Style.Plain, c.other
	return part.Passage{Key: "elsewhere", Version: 2 * c.version, Lines: func(width int) []string {
		words := s.T(lang.ThreadElsewhere, lang.Said(o.Pseudonym.In(s.Language())), lang.Said(s.T(stateKey(o.State))), lang.Safe(o.Subject.Line()), s.firstKey(keymap.Conversation, keymap.Join))
		return append(wrapped(words, width, ink.Warn.Render), "")
	}}
}

// draftLines is how much of a reply that is being written stands below what it
// answers.
const draftLines = 3

// unsent is the reply that is being written: that it waits to be gone on with.
func (c *Conversation) unsent() part.Passage {
	s, ink := c.s, c.s.Style.Plain
	at := s.Lang.Date(c.draft.SavedAt.In(s.Zone), s.Now().In(s.Zone))
	words := s.T(lang.ReplyBegun, lang.Said(at), s.firstKey(keymap.Conversation, keymap.Reply))
	text := c.draft.Text
	return part.Passage{Key: "reply-draft", Version: 2 * c.version, Head: ink.Warn.Render(words), Lines: func(width int) []string {
		lines := c.text(text, width)
		if len(lines) > draftLines {
			lines = append(lines[:draftLines-1:draftLines-1], ink.Muted.Render("…"))
		}
		return append(lines, "")
	}}
}

// firstOpen is the first message that is not folded: from the last turn of the
// writer on.
func (c *Conversation) firstOpen() int {
	at := max(0, len(c.messages)-1)
	for at > 0 && (c.messages[at].Direction == store.Out || c.messages[at-1].Direction == store.In) {
		at--
	}
	return min(at, max(0, len(c.messages)-1))
}

// passageKey names a passage by its message, not by the place of that among the
// others: an older mail can come in before it. A reply of ours keeps its name when
// it has arrived in Sent.
func passageKey(kind string, m store.Message, number int) string {
	id := m.Mail.String()
	if m.Op != (store.OpID{}) {
		id = m.Op.String()
	}
	return fmt.Sprintf("%s-%s-%d", kind, id, number)
}

// message is one message: who and when, its text in blocks, what is wrong with
// it, links, attachments.
func (c *Conversation) message(m store.Message, earlier bool) []part.Passage {
	head := part.Passage{Key: passageKey("head", m, 0), Head: c.heading(m)}
	unread := !m.Read && m.HaveBody
	if unread {
		head.Size = int(min(m.Size, atHand))
	}
	head.Lines = func(width int) []string {
		out := []string{}
		if c.brief {
			out = c.inShort(c.about(m), width)
		} else {
			for _, l := range c.about(m) {
				out = append(out, wrapped(l.words+l.last, width, l.style)...)
			}
		}
		if unread {
			out = append(out, c.notReadYet())
		}
		if c.brief {
			return out
		}
		return append(out, "")
	}
	if earlier { // the whole message is one passage that folds
		text := m.Body.OwnText()
		head.Folds, head.Folded, head.Size = true, true, text.Len()
		head.Lines = func(width int) []string {
			if unread {
				return []string{c.notReadYet(), ""}
			}
			return append(c.text(text, width), "")
		}
		return []part.Passage{head}
	}
	all := []part.Passage{head}
	for j, b := range m.Body.Blocks {
		all = append(all, c.block(passageKey("block", m, j), b, m))
	}
	if len(m.Body.Links) > 0 {
		all = append(all, c.links(passageKey("links", m, 0), m.Body.Links))
	}
	for _, a := range m.Body.Attachments {
		all = append(all, c.attachment(passageKey("file", m, a.Number), a, slices.Contains(m.Marked, a.Number)))
	}
	return append(all, part.Passage{Key: passageKey("end", m, 0), Lines: func(int) []string { return []string{""} }})
}

// notReadYet stands for words that are on their way from the store.
func (c *Conversation) notReadYet() string { return c.s.Style.Plain.Muted.Render("…") }

// heading is who and when.
func (c *Conversation) heading(m store.Message) string {
	s, ink := c.s, c.s.Style.Plain
	when := s.Lang.Date(m.At.In(s.Zone), s.Now().In(s.Zone))
	dot := s.dot()
	if m.Direction == store.Out {
		who := s.T(lang.ReplyWord)
		if !m.By.IsEmpty() {
			who = s.T(lang.OurAnswer, lang.Safe(m.By.Line()))
		}
		line := ink.Reply.Render(who) + ink.Muted.Render(dot+when)
		if to := c.wentTo(m); to != "" {
			line += ink.Muted.Render(dot) + ink.Strong.Render(s.T(lang.WentTo, lang.Said(to)))
		}
		if m.Send != "" && m.Send != store.OpDone {
			line += ink.Muted.Render(dot) + ink.Warn.Render(s.T(sendKey(m.Send)))
		}
		return line
	}
	line := ink.Strong.Render(c.who(m))
	if c.contact.SeveralWrite && !m.Bounce {
		line += ink.Muted.Render(dot) + ink.Warn.Render(s.T(lang.SeveralHere))
	}
	return line + ink.Muted.Render(dot+when)
}

// knowWriters finds who writes from which address.
func (c *Conversation) knowWriters() {
	c.writers, c.several = map[string]string{}, outbox.Several(c.messages)
	addresses := c.s.Config.Addresses()
	for _, m := range c.messages {
		if m.Direction != store.In {
			continue
		}
		who := m.Head.From
		if len(who) > 0 && addresses.Form(who[0].Addr) {
			who = m.Head.ReplyTo // a web form writes for her
		}
		for _, a := range who {
			if f := message.Fold(a.Addr); c.writers[f] == "" {
				c.writers[f] = c.called(m)
			}
		}
	}
}

// wentTo is to whom a message of ours went, where that is not the one writer of the
// conversation alone: by pseudonym, or by address when uncovered.
func (c *Conversation) wentTo(m store.Message) string {
	covered, usual := c.Covered(c.contact.ID), true
	var names []string
	for _, a := range slices.Concat(m.Head.To, m.Head.Cc, m.Head.Bcc) {
		name := c.writers[message.Fold(a.Addr)]
		usual = usual && name != ""
		switch {
		case !covered:
			name = a.Addr.Line().String()
		case name == "":
			name = c.s.T(lang.AnotherAddress)
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if usual && !c.several && len(names) < 2 {
		return ""
	}
	return strings.Join(names, ", ")
}

// who is the writer: the pseudonym, or name and address when uncovered.
func (c *Conversation) who(m store.Message) string {
	if m.Bounce {
		return c.s.T(lang.DeliveryReport)
	}
	if c.Covered(c.contact.ID) || len(m.Head.From) == 0 {
		return c.called(m)
	}
	return named(m.Head.From[0])
}

// called is the pseudonym of the writer of a message.
func (c *Conversation) called(m store.Message) string {
	if m.Pseudonym != 0 {
		return m.Pseudonym.In(c.s.Language())
	}
	return c.contact.Pseudonym.In(c.s.Language())
}

// named is an address as it is shown uncovered: always with the address itself,
// since the name can say anything.
func named(a mail.Address) string {
	addr := a.Addr.Line().String()
	if a.Name.IsEmpty() || a.Name == a.Addr {
		return addr
	}
	return a.Name.Line().String() + " <" + addr + ">"
}

// aboutLine is a line below the heading. Where there is room for one line alone, of
// more words their beginning is cut off before last is.
type aboutLine struct {
	words string
	last  string
	style func(...string) string
}

// cut is the line in so many cells.
func (l aboutLine) cut(room int) string {
	head := room - outside.Width(l.last)
	if outside.Width(l.words+l.last) <= room || head < leastQuote {
		return outside.New(l.words + l.last).Line().Cut(room).String()
	}
	return outside.New(l.words).Line().Cut(head).String() + l.last
}

// about are the lines that a reader must know to judge the message.
func (c *Conversation) about(m store.Message) (lines []aboutLine) {
	s, ink := c.s, c.s.Style.Plain
	add := func(words string, style func(...string) string) {
		lines = append(lines, aboutLine{words: words, style: style})
	}
	if m.Direction == store.In {
		lines = s.reasons(m)
		if subject := m.Head.Subject.Line(); !subject.IsEmpty() && m.Head.Subject != c.contact.Subject {
			add(s.T(lang.SubjectLine, lang.Safe(subject)), ink.Muted.Render)
		}
		if n := len(m.Head.To) + len(m.Head.Cc); n > 1 && !c.Covered(c.contact.ID) {
			for _, a := range append(m.Head.To[:len(m.Head.To):len(m.Head.To)], m.Head.Cc...) {
				add(s.T(lang.AlsoTo, lang.Said(named(a))), ink.Muted.Render)
			}
		}
	}
	if why := m.Despite.Line(); !why.IsEmpty() {
		add(s.T(lang.SentDespite, lang.Safe(why)), ink.Warn.Render)
	}
	if m.Aside != "" && m.Direction == store.In {
		words := s.T(asideKey(m.Aside))
		if by := m.Head.AutomaticBy.Line(); !by.IsEmpty() {
			words += " (" + by.String() + ")"
		}
		add(words, ink.Muted.Render)
	}
	for _, f := range append([]mail.Flaw{m.Flaw}, m.Body.Flaws...) {
		if key, ok := flawKeys[f]; ok {
			add(s.T(key), ink.Warn.Render)
		}
	}
	switch {
	case m.Erased:
		add(s.T(lang.ErasedWord), ink.Muted.Render)
	case !m.HaveBody && m.Flaw == "":
		add(s.T(lang.BodyNotFetched), ink.Warn.Render)
	}
	if m.Gone {
		add(s.T(lang.GoneOnServer), ink.Muted.Render)
	}
	return lines
}

// inShort is the first of the lines, which weighs most, and how many more there
// are.
func (c *Conversation) inShort(lines []aboutLine, width int) []string {
	if len(lines) == 0 {
		return nil
	}
	more := ""
	if n := len(lines) - 1; n > 0 {
		more = " " + c.s.Style.Mark.Dot + " " + c.s.T(lang.AboutMore, lang.N(n))
	}
	words := lines[0].cut(max(2, width-outside.Width(more)))
	return []string{lines[0].style(words) + c.s.Style.Plain.Muted.Render(more)}
}

// reasons are what the rules found in a message, the gravest first: the writer's
// words, once, and what each rule says of them. The mark of the queue stands before
// what is as urgent as that.
func (s *Session) reasons(m store.Message) (all []aboutLine) {
	ink := s.Style.Plain
	for i, r := range m.Reasons {
		same := func(o store.Reason) bool { return o.Text == r.Text }
		if slices.IndexFunc(m.Reasons, same) < i {
			continue
		}
		var labels []string
		for _, o := range m.Reasons[i:] {
			if label := s.reasonWords(o, m.Urgency); same(o) && !slices.Contains(labels, label) {
				labels = append(labels, label)
			}
		}
		mark, style := strings.Repeat(" ", outside.Width(s.Style.Mark.Urgent)), ink.Warn.Render
		if s.level(r, m.Urgency) >= store.Minor {
			mark, style = s.Style.Mark.Urgent, ink.Urgent.Render
		}
		if r.Text.IsEmpty() { // they are not for one's eyes
			all = append(all, aboutLine{mark + " ", strings.Join(labels, ", "), style})
			continue
		}
		if s.Lang.Heard() {
			all = append(all, aboutLine{words: s.T(lang.ReasonHeard, lang.Said(strings.Join(labels, ", ")), lang.Safe(r.Text.Line())), style: style})
			continue
		}
		all = append(all, aboutLine{mark + " ‘" + r.Text.Line().String(), "’ — " + strings.Join(labels, ", "), style})
	}
	return all
}

var flawKeys = map[mail.Flaw]lang.Key{
	mail.Truncated: lang.FlawTruncated, mail.WrongCharset: lang.FlawWrongCharset, mail.BrokenMIME: lang.FlawBrokenMIME,
	mail.HiddenText: lang.FlawHiddenText, mail.RemoteContent: lang.FlawRemoteContent, mail.NameIsAddress: lang.FlawNameIsAddress,
	mail.ManyFroms: lang.FlawManyFroms, mail.Encrypted: lang.FlawEncrypted, mail.NoText: lang.FlawNoText,
	mail.NotGiven: lang.FlawNotGiven,
}

// block is a run of text; all but the writer's own folds.
func (c *Conversation) block(key string, b mail.Block, m store.Message) part.Passage {
	p := part.Passage{Key: key, Size: b.Text.Len()}
	ink := c.s.Style.Plain
	n := strings.Count(strings.TrimRight(b.Text.Unsafe(), "\n"), "\n") + 1
	switch b.Kind {
	case mail.Quoted:
		p.Folds, p.Folded, p.Head = true, true, ink.Muted.Render(c.s.T(lang.QuotedLines, lang.N(n)))
	case mail.Signature:
		p.Folds, p.Folded, p.Head = true, true, ink.Muted.Render(c.s.T(lang.SignatureLines, lang.N(n)))
	case mail.Forwarded:
		p.Folds, p.Head = true, ink.Muted.Render(c.s.T(lang.ForwardedMail))
	case mail.Machine:
		p.Folds, p.Folded, p.Head = true, m.Bounce, ink.Muted.Render(c.s.T(lang.DeliveryReport))
	}
	p.Lines = func(width int) []string { return c.text(b.Text, width) }
	return p
}

// text is text from outside, through the gate, wrapped.
func (c *Conversation) text(t outside.Text, width int) []string {
	var lines []string
	for _, l := range t.Block().Wrap(max(2, width)) {
		lines = append(lines, c.s.Style.Plain.Text.Render(l.String()))
	}
	return lines
}

// wrapped wraps words that were put together from the catalog and gated text.
func wrapped(words string, width int, render func(...string) string) []string {
	var lines []string
	for _, l := range outside.New(words).Line().Wrap(max(2, width)) {
		lines = append(lines, render(l.String()))
	}
	return lines
}

// links lists the links by the numbers that stand in the text. None is followed.
func (c *Conversation) links(key string, links []mail.Link) part.Passage {
	ink := c.s.Style.Plain
	return part.Passage{
		Key: key, Folds: true, Folded: len(links) > 3, Size: 60 * len(links),
		Head: ink.Muted.Render(c.s.T(lang.LinksHead, lang.N(len(links)))),
		Lines: func(width int) []string {
			var lines []string
			for i, l := range links {
				lines = append(lines, wrapped(fmt.Sprintf("[%d] %s", i+1, l.URL.Line().String()), width, ink.Link.Render)...)
			}
			return lines
		},
	}
}

// attachment is a row: it is never previewed or opened, only saved. The type,
// which can be long, stands last.
func (c *Conversation) attachment(key string, a mail.Attachment, marked bool) part.Passage {
	s, ink := c.s, c.s.Style.Plain
	cut := ""
	if a.Cut {
		cut = s.T(lang.AttachmentNotWhole)
	}
	size := ""
	if a.Size > 0 { // of what is on its way only the name is told
		size = s.Lang.Size(a.Size)
	}
	words := s.dotted(a.Name.Line().String(), size, cut, a.Type.Line().String())
	p := part.Passage{Key: key, Head: ink.Accent.Render(s.Style.Mark.Clip+" ") + ink.Text.Render(words)}
	if marked {
		p.Lines = func(width int) []string { return wrapped(s.T(lang.SavePossibleHarm), width, ink.Urgent.Render) }
	}
	return p
}

func sendKey(s store.OpState) lang.Key {
	switch s {
	case store.OpTrying:
		return lang.SendTrying
	case store.OpUnclear:
		return lang.SendUnclear
	case store.OpFailed:
		return lang.SendFailed
	case store.OpConflict:
		return lang.SendConflict
	case store.OpDone:
		return lang.SendDone
	}
	return lang.SendWaiting
}
