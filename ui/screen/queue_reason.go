package screen

import (
	"cmp"
	"slices"
	"strings"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/style"
)

// reason says in words why a row stands where it stands, in room cells where it
// can be said shorter.
func (q *queueRows) reason(c store.Contact, ink style.Ink, room int) string {
	s := q.s
	switch {
	case c.Danger != store.NotJudged && c.Danger != store.NoDanger:
		return ink.Urgent.Render(s.T(dangerKey(c.Danger)))
	case q.talks(c):
		return q.talk(c, ink, room)
	case c.Call.Running():
		return ink.Accent.Render(s.T(goingKey(c.Channel)))
	case c.Unfinished():
		return ink.Text.Render(s.unfinishedWords(c))
	case c.Call.As != store.CallHeld:
		return ink.Muted.Render(s.CallWords(c))
	case len(c.Reasons) > 0 && c.Danger == store.NotJudged && c.State == store.Waiting:
		return q.found(c, ink, room)
	case c.State == store.Aside:
		return ink.Muted.Render(s.T(asideKey(c.Aside)))
	case c.State == store.Waiting && c.Urgency == store.NotAssessed && c.Danger == store.NotJudged:
		return ink.Warn.Render(s.T(lang.NotAssessed, lang.Said(s.T(s.notAssessedKey(c)))))
	case c.State == store.Waiting && c.OtherSender != (store.ContactID{}):
		return ink.Warn.Render(s.T(lang.SameThread))
	case !c.FollowUp.IsZero():
		return ink.Muted.Render(s.T(lang.FollowUpOn, lang.Said(s.Lang.Day(c.FollowUp.In(s.Zone), q.now.In(s.Zone)))))
	case c.State == store.Waiting:
		return q.due(c, ink)
	}
	return ink.Muted.Render(s.T(stateKey(c.State)))
}

// leastQuote is how many cells of the writer's words stand in a row, where there
// are as many, before more than how urgent they are is said of them.
const leastQuote = 16

// found is the gravest reason of a rule, with the writer's words: how urgent they
// are is never cut off, the words are. What the rule is called stands there where
// there is room for both, and in the conversation in any case.
func (q *queueRows) found(c store.Contact, ink style.Ink, room int) string {
	st := ink.Warn
	if c.Urgent() {
		st = ink.Urgent
	}
	for _, r := range c.Reasons {
		switch r.Rule {
		case store.RuleUnsent:
			return st.Render(q.s.T(lang.AnswerUnsent))
		case store.RuleBounced:
			return st.Render(q.s.T(lang.AnswerBounced))
		}
	}
	r := q.gravest(c)
	quote, label := r.Text.Line(), q.s.reasonWords(r, c.Urgency)
	if quote.IsEmpty() {
		return st.Render(label)
	}
	if q.s.Lang.Heard() {
		return q.s.T(lang.ReasonHeard, lang.Said(label), lang.Safe(quote))
	}
	left := func() int { return room - outside.Width(label) - outside.Width("‘’ — ") }
	if left() < min(quote.Width(), leastQuote) {
		if short := q.s.T(levelKey(q.s.level(r, c.Urgency))); outside.Width(short) < outside.Width(label) {
			label = short
		}
	}
	if left() < 4 {
		return st.Render(label)
	}
	words := quote.Cut(left()).String()
	if cut, twice := strings.CutSuffix(words, "……"); twice { // the words had a gap there
		words = cut + "…"
	}
	return st.Render("‘" + words + "’ — " + label)
}

// gravest is the reason that weighs most, of equal ones the first.
func (q *queueRows) gravest(c store.Contact) store.Reason {
	return slices.MaxFunc(c.Reasons, func(a, b store.Reason) int {
		return cmp.Compare(q.s.level(a, c.Urgency), q.s.level(b, c.Urgency))
	})
}

// level is how urgent a reason is; found is for those whose rule is not known
// any more.
func (s *Session) level(r store.Reason, found store.Urgency) store.Urgency {
	if r.Rule == store.RuleExcused {
		return store.Raised
	}
	if l := s.Level(r.Rule); l >= store.Raised {
		return l
	}
	return found
}

// reasonWords is what the rule says that found a reason. A rule of danger now
// that the words around its hit have lowered does not say "acute".
func (s *Session) reasonWords(r store.Reason, found store.Urgency) string {
	return ReasonWord(s.Lang, s.Rule, r.Rule, found)
}

// due says until when an answer was promised.
func (q *queueRows) due(c store.Contact, ink style.Ink) string {
	if q.s.Due == nil {
		return ""
	}
	at := q.s.Due(c.WaitingSince)
	now, at := q.now.In(q.s.Zone), at.In(q.s.Zone)
	switch {
	case at.Before(now):
		return ink.Warn.Render(q.s.T(lang.Overdue, lang.Said(q.s.Lang.Waiting(now.Sub(at)))))
	case at.YearDay() == now.YearDay() && at.Year() == now.Year():
		return ink.Text.Render(q.s.T(lang.DueToday, lang.Said(q.s.Lang.Clock(at))))
	}
	return ink.Muted.Render(q.s.T(lang.DueAt, lang.Said(q.s.Lang.Date(at, now))))
}

func channelKey(c store.Channel) lang.Key {
	switch c {
	case store.Mail:
		return lang.ChannelMail
	case store.Chat:
		return lang.ChannelChat
	case store.Phone:
		return lang.ChannelPhone
	}
	return lang.ChannelOther
}

// shortChannelKey is channelKey where there are five cells.
func shortChannelKey(c store.Channel) lang.Key {
	if c == store.Phone {
		return lang.ChannelTel
	}
	return channelKey(c)
}

func stateKey(s store.State) lang.Key {
	switch s {
	case store.Waiting:
		return lang.StateWaiting
	case store.Answered:
		return lang.StateAnswered
	case store.Closed:
		return lang.StateClosed
	}
	return lang.StateAside
}

func dangerKey(d store.Danger) lang.Key {
	switch d {
	case store.Concern:
		return lang.DangerConcern
	case store.SeriousDanger:
		return lang.DangerSerious
	case store.AcuteDanger:
		return lang.DangerAcute
	}
	return lang.DangerNone
}

func urgencyKey(u store.Urgency) lang.Key {
	switch u {
	case store.Acute:
		return lang.UrgencyAcute
	case store.Minor:
		return lang.UrgencyMinor
	case store.Raised:
		return lang.UrgencyRaised
	}
	return lang.UrgencyNone
}

// levelKey is urgencyKey in one word, for where there is little room.
func levelKey(u store.Urgency) lang.Key {
	switch u {
	case store.Acute:
		return lang.LevelAcute
	case store.Minor:
		return lang.LevelMinor
	}
	return lang.LevelRaised
}

func asideKey(r store.AsideReason) lang.Key {
	switch r {
	case store.AsideAutoReply:
		return lang.AsideAuto
	case store.AsideBounce:
		return lang.AsideBounce
	case store.AsideList:
		return lang.AsideList
	case store.AsideJunk:
		return lang.AsideJunk
	}
	return lang.AsideBefore
}

func (s *Session) notAssessedKey(c store.Contact) lang.Key {
	switch {
	case c.NotFetched > 0:
		return lang.WhyNotFetched
	case c.NoWords:
		return lang.WhyNoText
	case c.Language == "":
		return lang.WhyNoLanguage
	case s.Reads(c.Language):
		return lang.WhyNotAll
	}
	return lang.WhyNoRules
}
