package screen

import (
	"slices"

	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/store/mail"
	"baken/ui/lang"
)

// What one reads, in words for who hears it.

// Aloud is a conversation in lines: whose and how it stands, then the messages from the
// last turn of the writer on; all of them, and what is quoted, where all is asked for.
// It reads the store for words that are not at hand.
func (c *Conversation) Aloud(all bool) (lines []string) {
	if !c.any {
		return []string{c.s.T(lang.ConversationEmpty)}
	}
	s, k := c.s, c.contact
	covered := lang.NamesCovered
	if !c.Covered(k.ID) {
		covered = lang.NamesUncovered
	}
	urgent := ""
	if k.Urgent() {
		urgent = s.T(lang.PlainUrgent)
	}
	number := ""
	if k.CaseNumber != "" {
		number = s.T(lang.CaseTitle, lang.Said(k.CaseNumber))
	}
	lines = append(lines, s.sentences(urgent, s.Titled(k), s.Standing(k)))
	safe := ""
	if k.Messages > 0 || k.Call.StartedAt.IsZero() {
		safe = s.T(safetyKey(k.MailSafe))
	}
	by := s.Claimed(k)
	if by == "" {
		by = s.T(lang.PlainUnclaimed)
	}
	lines = append(lines, s.sentences(by, number, safe, s.T(covered)))
	if k.Danger != store.NotJudged {
		lines = append(lines, s.sentences(s.T(lang.DangerWord, lang.Said(s.T(dangerKey(k.Danger))))))
	}
	c.readAloud(all)
	first := c.firstOpen()
	if all {
		first = 0
	} else if first > 0 {
		lines = append(lines, s.T(lang.PlainEarlier, lang.N(first)))
	}
	for _, m := range c.messages[min(first, len(c.messages)):] {
		lines = append(lines, c.messageAloud(m, all)...)
	}
	if c.loaded && len(c.messages) == 0 && !k.Call.StartedAt.IsZero() && k.Call.Running() {
		lines = append(lines, s.T(lang.CallHowToEnd, s.firstKey(keymap.Conversation, keymap.EndCall), s.firstKey(keymap.Conversation, keymap.WriteNote)))
	}
	wide := 1 << 20
	if c.other.ID != (store.ContactID{}) {
		lines = append(lines, c.elsewhere().Lines(wide)...)
	}
	if c.suggested.any {
		lines = append(lines, c.sameAddress().Lines(wide)...)
	}
	if c.drafted {
		lines = append(lines, c.unsent().Head)
	}
	return slices.DeleteFunc(lines, func(l string) bool { return strings.TrimSpace(l) == "" })
}

// readAloud reads the words that are not at hand.
func (c *Conversation) readAloud(all bool) {
	first := c.firstOpen()
	messages := slices.Clone(c.messages)
	for i, m := range messages {
		if m.Read || !m.HaveBody || i < first && !all {
			continue
		}
		_ = guard.Run(c.s.Log, func() error { // without them it says that they are not here
			w, err := c.s.Store.Words(m)
			if err == nil {
				messages[i] = w
			}
			return err
		})
	}
	c.messages = messages
}

func (c *Conversation) messageAloud(m store.Message, all bool) (lines []string) {
	s := c.s
	lines = append(lines, c.heading(m)+".")
	for _, l := range c.about(m) {
		lines = append(lines, s.sentences(l.words+l.last))
	}
	for _, b := range m.Body.Blocks {
		n := strings.Count(strings.TrimRight(b.Text.Unsafe(), "\n"), "\n") + 1
		head := ""
		switch b.Kind {
		case mail.Quoted:
			head = s.T(lang.QuotedLines, lang.N(n))
		case mail.Signature:
			head = s.T(lang.SignatureLines, lang.N(n))
		case mail.Forwarded:
			head = s.T(lang.ForwardedMail)
		case mail.Machine:
			head = s.T(lang.DeliveryReport)
		}
		if head != "" {
			lines = append(lines, s.sentences(head))
		}
		if folds := b.Kind == mail.Quoted || b.Kind == mail.Signature || b.Kind == mail.Machine && m.Bounce; all || !folds {
			lines = append(lines, c.text(b.Text, 1<<20)...)
		}
	}
	for i, l := range m.Body.Links {
		lines = append(lines, s.T(lang.PlainLink, lang.N(i+1), lang.Safe(l.URL.Line())))
	}
	for _, a := range m.Body.Attachments {
		words := []string{a.Name.Line().String()}
		if a.Size > 0 {
			words = append(words, s.Lang.Size(a.Size))
		}
		if a.Cut {
			words = append(words, s.T(lang.AttachmentNotWhole))
		}
		marked := ""
		if slices.Contains(m.Marked, a.Number) {
			marked = s.T(lang.SavePossibleHarm)
		}
		lines = append(lines, s.sentences(s.T(lang.PlainFile, lang.N(c.fileNumber(m, a)), lang.Said(strings.Join(words, ", "))), marked))
	}
	return lines
}

// files are the attachments of a conversation, with the message of each, in order.
func (c *Conversation) files() (keys []string) {
	for _, m := range c.messages {
		for _, a := range m.Body.Attachments {
			keys = append(keys, passageKey("file", m, a.Number))
		}
	}
	return keys
}

// fileNumber is the number by which an attachment is called, from 1.
func (c *Conversation) fileNumber(m store.Message, a mail.Attachment) int {
	return slices.Index(c.files(), passageKey("file", m, a.Number)) + 1
}

// ChooseFile puts the cursor on an attachment by its number.
func (c *Conversation) ChooseFile(number int) bool {
	keys := c.files()
	if number < 1 || number > len(keys) {
		return false
	}
	c.draw()
	return c.reader.GoTo(keys[number-1])
}

// Aloud is a case in lines: whose it is, what is registered, notes, what went to others,
// and with all the history and earlier versions.
func (p *CasePane) Aloud(all bool) (lines []string) {
	if !p.any || !p.loaded {
		return nil
	}
	p.draw()
	if all {
		return trimmed(p.reader.Aloud(true))
	}
	whole := p.history
	p.history = nil // it is asked for
	p.draw()
	lines = trimmed(p.reader.Aloud(false))
	p.history = whole
	p.draw()
	return lines
}

// ChooseNote puts the cursor on a note by its number, from 1.
func (p *CasePane) ChooseNote(number int) bool {
	if number < 1 || number > len(p.file.Notes) {
		return false
	}
	return p.reader.GoTo("note-" + p.file.Notes[number-1].ID.String())
}

func trimmed(lines []string) (all []string) {
	for _, l := range lines {
		if l = strings.TrimSpace(l); l != "" {
			all = append(all, l)
		}
	}
	return all
}

// Aloud says what of a session stands while it is locked, and why it is closed still.
func (u *Unlock) Aloud() []string {
	if u.working {
		return nil
	}
	lines := u.left.Words(u.look.Lang)
	if u.err != nil {
		lines = append(lines, u.words())
		u.err = nil
	}
	u.left = Left{} // once
	return lines
}

// Try opens with a passphrase.
func (u *Unlock) Try(passphrase []byte) tea.Cmd {
	u.field.Secret = true
	u.field.Wipe()
	u.field.Insert(string(passphrase))
	clear(passphrase)
	return u.try()
}
