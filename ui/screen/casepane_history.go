package screen

import (
	"slices"
	"time"

	"baken/store"
	"baken/store/journal"
	"baken/ui/lang"
)

// past writes the history: one day below the other, each act and each message
// that came in with its time.
func (p *CasePane) past(sheet *paper) {
	s, ink := p.s, p.s.Style.Plain
	p.head(sheet, lang.HistoryHead)
	day := ""
	for _, l := range p.moments() {
		at := l.at.In(s.Zone)
		if d := s.Lang.Day(at, s.Now().In(s.Zone)); d != day {
			day = d
			sheet.add(d, ink.Muted.Render, "", "")
		}
		words, style := l.words, ink.Text.Render
		if l.undone {
			words, style = s.T(lang.HistoryUndone, lang.Said(words)), ink.Muted.Render
		}
		clock := s.Lang.Clock(at)
		sheet.add(words, style, ink.Muted.Render(clock)+" ", "      ")
	}
}

// moment is one line of the history.
type moment struct {
	at     time.Time
	words  string
	undone bool
}

// moments are what was done and what came in, in order of time. A message that
// came after the contact was closed made it wait again, and says so.
func (p *CasePane) moments() (all []moment) {
	closed := false
	came := slices.DeleteFunc(slices.Clone(p.came), func(m store.Message) bool { return m.Direction == store.Out })
	arrive := func(until func(time.Time) bool) {
		for len(came) > 0 && until(came[0].At) {
			words := p.s.T(lang.DidArrive)
			if closed {
				words, closed = p.s.T(lang.DidReturn), false
			}
			all = append(all, moment{at: came[0].At, words: words})
			came = came[1:]
		}
	}
	for _, l := range p.history {
		arrive(func(at time.Time) bool { return at.Before(l.At) })
		switch l.Body.(type) {
		case journal.Closed:
			closed = !l.Undone
		case journal.Reopened:
			closed = closed && l.Undone
		}
		if words := p.act(l); words != "" {
			all = append(all, moment{l.At, words, l.Undone})
		}
	}
	arrive(func(time.Time) bool { return true })
	return all
}

// act puts a line of the history into words; empty for what another line says
// already.
func (p *CasePane) act(l store.Line) string {
	s := p.s
	if l.Erased {
		return s.T(lang.ErasedWord)
	}
	who := lang.Safe(l.By.Line())
	switch b := l.Body.(type) {
	case nil, journal.Addressed, journal.Said:
		return ""
	case journal.CaseOpened:
		return s.T(lang.DidOpenCase, who, lang.Said(b.Number))
	case journal.ContactLinked:
		if len(p.file.Contacts) > 0 && p.file.Contacts[0].ID == b.Contact {
			return "" // the case began with it
		}
		return s.T(lang.DidLink, who)
	case journal.Claimed:
		if from := p.holderBefore(l); from != "" {
			return s.T(lang.DidTakeOver, who, lang.Said(from))
		}
		return s.T(lang.DidClaim, who)
	case journal.FollowUpSet:
		if b.On.IsZero() {
			return s.T(lang.DidFollowOff, who)
		}
		return s.T(lang.DidFollowUp, who, lang.Said(s.Lang.Day(b.On.In(s.Zone), s.Now().In(s.Zone))))
	case journal.DangerJudged:
		if b.Danger == "" {
			return s.T(lang.DidDangerOff, who)
		}
		return s.T(lang.DidDanger, who, lang.Said(s.T(dangerKey(store.Danger(b.Danger)))))
	case journal.SafetyAsked:
		return s.T(lang.DidAskSafe, who, lang.Said(s.T(safetyKey(store.Safety(b.Safe)))))
	case journal.AnswerSettled:
		if b.As == journal.SettledSent {
			return s.T(lang.DidSettleSent, who)
		}
		return s.T(lang.DidTakeBack, who)
	case journal.AttachmentSaved:
		return s.T(lang.DidSave, who, lang.Safe(b.Path.Line()))
	case journal.Undone:
		for _, other := range p.history {
			if other.Event == b.Event {
				return s.T(lang.DidUndo, who, lang.Said(p.act(other)))
			}
		}
	}
	if key, ok := actKeys[l.Act]; ok {
		return s.T(key, who)
	}
	return s.T(lang.DidSomething, who)
}

// actKeys are the acts of which only who did them is to be said.
var actKeys = map[journal.Kind]lang.Key{
	journal.Released{}.Kind():         lang.DidRelease,
	journal.Closed{}.Kind():           lang.DidClose,
	journal.Reopened{}.Kind():         lang.DidReopen,
	journal.MadeWait{}.Kind():         lang.DidWait,
	journal.Joined{}.Kind():           lang.DidJoin,
	journal.AnsweredWith{}.Kind():     lang.DidAnswer,
	journal.NoteWritten{}.Kind():      lang.DidNote,
	journal.NoteRevised{}.Kind():      lang.DidRevise,
	journal.Opened{}.Kind():           lang.DidOpen,
	journal.Uncovered{}.Kind():        lang.DidUncover,
	journal.Printed{}.Kind():          lang.DidPrint,
	journal.AttachmentMarked{}.Kind(): lang.DidMark,
}

// holderBefore is who held the contact before a claim took it over; empty when
// nobody did.
func (p *CasePane) holderBefore(l store.Line) (who string) {
	claim, ok := l.Body.(journal.Claimed)
	if !ok || claim.From.IsZero() {
		return ""
	}
	for _, other := range p.history {
		if other.Event == l.Event {
			break
		}
		if c, ok := other.Body.(journal.Claimed); ok && c.Contact == claim.Contact {
			who = other.By.Line().String()
		}
	}
	return who
}

// judgedBy is who set the danger that is in force.
func (p *CasePane) judgedBy() (who string) {
	for _, l := range p.history {
		if _, ok := l.Body.(journal.DangerJudged); ok && !l.Undone {
			who = l.By.Line().String()
		}
	}
	return who
}
