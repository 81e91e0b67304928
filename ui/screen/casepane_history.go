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
	came := slices.DeleteFunc(slices.Clone(p.came), func(m store.Message) bool {
		return m.Direction == store.Out || m.Mail == (store.MailID{}) // of a chat its beginning says it
	})
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
		if words := p.act(l); words != "" && !registeredOn(all, moment{l.At, words, l.Undone}, l) {
			all = append(all, moment{l.At, words, l.Undone})
		}
	}
	arrive(func(time.Time) bool { return true })
	return all
}

// registeredOn says whether somebody only went on to register: each field is an act
// of its own, and one line says so of all that follow one another within a quarter of
// an hour.
func registeredOn(all []moment, m moment, l store.Line) bool {
	if _, ok := l.Body.(journal.Registered); !ok || len(all) == 0 {
		return false
	}
	last := all[len(all)-1]
	return last.words == m.words && last.undone == m.undone && m.at.Sub(last.at) < 15*time.Minute
}

// act puts a line of the history into words; empty for what another line says
// already.
func (p *CasePane) act(l store.Line) string {
	s := p.s
	if l.Erased {
		return s.T(lang.ErasedWord)
	}
	if words, ok := p.actOfWays(l); ok {
		return words
	}
	who := lang.Safe(l.By.Line())
	switch b := l.Body.(type) {
	case nil, journal.ChatSaid, journal.AddressLeft, journal.Addressed, journal.Said, journal.RegisteredNames, journal.RegisteredWords:
		return ""
	case journal.CaseOpened:
		return s.T(lang.DidOpenCase, who, lang.Said(b.Number))
	case journal.ContactLinked:
		switch {
		case b.Chosen:
			return s.T(lang.DidLinkTo, who, lang.Said(p.numberOf(b.Case)))
		case p.beganWith(l, b.Case):
			return ""
		}
		return s.T(lang.DidLink, who)
	case journal.CasesMerged:
		return s.T(lang.DidMerge, who, lang.Said(p.numberOf(b.Case)), lang.Said(p.numberOf(b.With)))
	case journal.CaseHeld:
		if b.Held {
			return s.T(lang.DidHold, who)
		}
		return s.T(lang.DidLetGo, who)
	case journal.ContactBegun:
		return s.T(begunKey(b), who)
	case journal.ChatBegun:
		if b.Left {
			return s.T(lang.DidLeave)
		}
		return s.T(lang.DidCome)
	case journal.ChatEnded:
		return s.T(endOfChat(b.How))
	case journal.ContactEnded:
		if b.As == journal.CallSilent {
			return s.T(lang.DidSilent, who)
		}
		return s.T(lang.DidEndCall, who)
	case journal.Closed:
		return p.ofAll(l, b.Act, lang.DidClose, lang.DidCloseCase)
	case journal.Reopened:
		return p.ofAll(l, b.Act, lang.DidReopen, lang.DidReopenCase)
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
	case journal.SeveralWrite:
		if b.Several {
			return s.T(lang.DidSeveral, who)
		}
		return s.T(lang.DidNotSeveral, who)
	case journal.CaseExported:
		return s.T(lang.DidExport, who, lang.Said(ExportWords(s.Lang, b.Sealed, b.Uncovered)))
	case journal.NotePinned:
		if b.Pinned {
			return s.T(lang.DidPin, who)
		}
		return s.T(lang.DidUnpin, who)
	case journal.SummaryWritten:
		if b.Text.IsEmpty() {
			return s.T(lang.DidSummaryOff, who)
		}
		return s.T(lang.DidSummary, who)
	case journal.AnswerSettled:
		if b.As == journal.SettledSent {
			return s.T(lang.DidSettleSent, who)
		}
		return s.T(lang.DidTakeBack, who)
	case journal.AttachmentSaved:
		return s.T(lang.DidSave, who, lang.Safe(b.Path.Line()))
	case journal.Undone:
		for _, other := range p.history {
			if other.Event != b.Event {
				continue
			}
			words := p.act(other)
			if words == "" { // another line says that it was undone
				return ""
			}
			return s.T(lang.DidUndo, who, lang.Said(words))
		}
	}
	if key, ok := actKeys[l.Act]; ok {
		return s.T(key, who)
	}
	return s.T(lang.DidSomething, who)
}

// actKeys are the acts of which only who did them is to be said.
var actKeys = map[journal.Kind]lang.Key{
	journal.Released{}.Kind():              lang.DidRelease,
	journal.MadeWait{}.Kind():              lang.DidWait,
	journal.Joined{}.Kind():                lang.DidJoin,
	journal.AnsweredWith{}.Kind():          lang.DidAnswer,
	journal.NoteWritten{}.Kind():           lang.DidNote,
	journal.NoteRevised{}.Kind():           lang.DidRevise,
	journal.Registered{}.Kind():            lang.DidRegister,
	journal.Opened{}.Kind():                lang.DidOpen,
	journal.Uncovered{}.Kind():             lang.DidUncover,
	journal.Printed{}.Kind():               lang.DidPrint,
	journal.AttachmentMarked{}.Kind():      lang.DidMark,
	journal.CaseSaid{}.Kind():              lang.DidTalk,
	journal.SupervisorNoteWritten{}.Kind(): lang.DidNoteFew,
	journal.SupervisorNoteRevised{}.Kind(): lang.DidReviseFew,
}

// ExportWords say how a case left the house.
func ExportWords(l *lang.Catalog, sealed, uncovered bool) string {
	how, names := lang.ExportPlainly, lang.ExportCovered
	if sealed {
		how = lang.ExportSealedly
	}
	if uncovered {
		names = lang.ExportUncovered
	}
	return l.T(how) + ", " + l.T(names)
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

// numberOf is the number of a case, as it was opened with.
func (p *CasePane) numberOf(id store.CaseID) string {
	for _, l := range p.history {
		if b, ok := l.Body.(journal.CaseOpened); ok && b.Case == id {
			return b.Number
		}
		if n, ok := l.Numbers[id]; ok {
			return n
		}
	}
	return p.file.Number
}

// beganWith says whether a case was opened for the contact of a line.
func (p *CasePane) beganWith(l store.Line, id store.CaseID) bool {
	i := slices.IndexFunc(p.history, func(o store.Line) bool { return o.Event == l.Event })
	if i < 1 {
		return false
	}
	b, ok := p.history[i-1].Body.(journal.CaseOpened)
	return ok && b.Case == id
}

// ofAll says an act that is part of one on the whole case once.
func (p *CasePane) ofAll(l store.Line, act store.ActID, one, all lang.Key) string {
	who := lang.Safe(l.By.Line())
	if act == (store.ActID{}) {
		return p.s.T(one, who)
	}
	for _, o := range p.history {
		if o.Event == l.Event {
			break
		}
		switch b := o.Body.(type) {
		case journal.Closed:
			if b.Act == act {
				return ""
			}
		case journal.Reopened:
			if b.Act == act {
				return ""
			}
		}
	}
	return p.s.T(all, who)
}

// begunKey says how a contact began that did not come by mail.
func begunKey(b journal.ContactBegun) lang.Key {
	switch {
	case b.As == journal.CallMissed:
		return lang.DidMiss
	case b.As == journal.CallSilent:
		return lang.DidSilent
	case b.Channel == string(store.Phone):
		return lang.DidCall
	}
	return lang.DidBegin
}
