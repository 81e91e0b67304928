package screen

import (
	"strings"
	"time"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// paper gathers the lines of one passage for a width.
type paper struct {
	width int
	lines []string
}

// add wraps words of one style, the first line and the others indented.
func (p *paper) add(words string, render func(...string) string, first, rest string) {
	room := p.width - outside.Width(first)
	if outside.Width(words) > room { // the other lines need their indent too
		room = min(room, p.width-outside.Width(rest))
	}
	for i, l := range wrapped(words, room, render) {
		before := first
		if i > 0 {
			before = rest
		}
		p.lines = append(p.lines, before+l)
	}
}

func (p *paper) blank() { p.lines = append(p.lines, "") }

// passage is a passage whose lines f writes.
func (p *CasePane) passage(key string, size int, f func(*paper)) part.Passage {
	return part.Passage{Key: key, Version: p.version, Size: size, Lines: func(width int) []string {
		sheet := &paper{width: width}
		f(sheet)
		return sheet.lines
	}}
}

// draw makes the passages of the reader.
func (p *CasePane) draw() {
	p.version++
	p.at = map[string]int{}
	all := []part.Passage{p.passage("about", 200, p.about)}
	all = append(all, p.summary()...)
	all = append(all, p.pinned()...)
	if p.reg.Form != nil && p.reg.Contact == p.contact.ID {
		all = append(all, p.passage("registration", 200, registered{p.s, p.reg}.write))
	}
	if len(p.file.Contacts) > 1 {
		all = append(all, p.contacts()...)
	}
	all = append(all, p.notes()...)
	all = append(all, p.ways()...)
	if len(p.history) > 0 {
		all = append(all, p.passage("history", 60*len(p.history), p.past))
	}
	p.reader.SetPassages(all)
}

func (p *CasePane) head(sheet *paper, key lang.Key) {
	sheet.add(p.s.T(key), p.s.Style.Plain.Strong.Render, "", "")
}

// about is the case, and how the contact stands.
func (p *CasePane) about(sheet *paper) {
	s, c, ink := p.s, p.contact, p.s.Style.Plain
	if p.file.Number == "" {
		sheet.add(s.T(lang.CaseNone), ink.Muted.Render, "", "")
	} else {
		sheet.add(s.T(lang.CaseTitle, lang.Said(p.file.Number)), ink.Strong.Render, "", "")
		if len(p.file.Also) > 0 {
			sheet.add(s.T(lang.CaseAlso, lang.Said(strings.Join(p.file.Also, ", "))), ink.Muted.Render, "", "")
		}
		if p.file.Held {
			sheet.add(s.T(lang.CaseIsKept), ink.Strong.Render, "", "")
		}
		sheet.add(s.T(lang.CaseOpened, lang.Safe(p.file.OpenedBy.Line()), lang.Said(s.Lang.Waiting(s.Now().Sub(p.file.OpenedAt)))), ink.Muted.Render, "", "")
	}
	if p.suggested.any {
		sheet.add(p.suggested.words(s), ink.Accent.Render, "", "")
	}
	sheet.blank()
	covered := lang.NamesCovered
	if p.shown[c.ID] {
		covered = lang.NamesUncovered
	}
	sheet.add(s.dotted(c.Pseudonym.In(s.Language()), s.T(covered)), ink.Text.Render, "", "")
	if c.SeveralWrite {
		sheet.add(s.T(lang.SeveralHere), ink.Warn.Render, "", "")
	}
	if words := s.CallWords(c); words != "" {
		sheet.add(words, ink.Text.Render, "", "")
		if c.Unfinished() && !c.Call.Running() {
			sheet.add(s.unfinishedWords(c), ink.Warn.Render, "", "")
		}
	}
	if c.Messages > 0 || c.Call.StartedAt.IsZero() {
		safe := ink.Text.Render
		if c.MailSafe == store.NotSafe {
			safe = ink.Warn.Render
		}
		sheet.add(s.T(safetyKey(c.MailSafe)), safe, "", "")
	}
	if c.Danger != store.NotJudged {
		words := s.T(lang.DangerWord, lang.Said(s.T(dangerKey(c.Danger))))
		if by := p.judgedBy(); by != "" {
			words = s.dotted(words, s.T(lang.DangerSetBy, lang.Said(by)))
		}
		style := ink.Text.Render
		if c.Rank() >= store.Minor {
			style = ink.Urgent.Render
		}
		sheet.add(words, style, "", "")
	}
	if words := p.claim(); words != "" {
		sheet.add(words, ink.Text.Render, "", "")
	}
	if words := p.holder(); words != "" {
		sheet.add(words, ink.Text.Render, "", "")
	}
	if !c.FollowUp.IsZero() {
		sheet.add(s.T(lang.FollowUpOn, lang.Said(s.Lang.Day(c.FollowUp.In(s.Zone), s.Now()))), ink.Text.Render, "", "")
	}
	sheet.blank()
}

// claim says who holds the contact, and how sure that is.
func (p *CasePane) claim() string {
	s, c := p.s, p.contact
	if c.Claim == store.Unclaimed {
		return ""
	}
	words := s.T(lang.ClaimedByMe)
	if c.ClaimedBy != s.Store.Me() {
		words = s.T(lang.ClaimedBy, lang.Safe(c.Claimer.Line()))
	}
	switch c.Claim {
	case store.LocalClaim:
		words = s.dotted(words, s.T(lang.ClaimLocal))
	case store.Unconfirmed:
		words = s.dotted(words, s.T(lang.ClaimPending))
	}
	return words
}

// contactKey names the passage of a contact.
func contactKey(id store.ContactID) string { return "contact-" + id.String() }

// contacts are the contacts of the case, in order of time, each a passage that one
// can open.
func (p *CasePane) contacts() []part.Passage {
	s, ink := p.s, p.s.Style.Plain
	all := []part.Passage{p.passage("contacts", 10, func(sheet *paper) { p.head(sheet, lang.ContactsHead) })}
	for _, c := range p.file.Contacts {
		all = append(all, p.passage(contactKey(c.ID), 80, func(sheet *paper) {
			mark, style := "  ", ink.Text.Render
			if c.ID == p.contact.ID {
				mark, style = ink.Accent.Render(s.Style.Mark.Dot)+" ", ink.Strong.Render
				if s.Lang.Heard() {
					mark = s.T(lang.PlainThisOne) + " "
				}
			}
			words := s.dotted(s.Lang.Day(c.FirstAt.In(s.Zone), s.Now()), s.T(channelKey(c.Channel)), c.Pseudonym.In(s.Language()), s.T(stateKey(c.State)))
			sheet.add(words, style, mark, "  ")
			if c.SeveralWrite {
				sheet.add(s.T(lang.SeveralHere), ink.Warn.Render, "  ", "  ")
			}
			if subject := c.Subject.Line(); !subject.IsEmpty() {
				sheet.add(subject.String(), ink.Muted.Render, "  ", "  ")
			}
			if words := s.CallWords(c); words != "" {
				sheet.add(words, ink.Muted.Render, "  ", "  ")
			}
		}))
	}
	return append(all, p.passage("contacts-end", 1, (*paper).blank))
}

// when writes a moment.
func (p *CasePane) when(t time.Time) string {
	return p.s.Lang.Date(t.In(p.s.Zone), p.s.Now().In(p.s.Zone))
}
