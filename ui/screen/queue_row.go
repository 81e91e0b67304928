package screen

import (
	"strings"
	"time"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/style"
)

// queueRows is the window of rows that the list draws from.
type queueRows struct {
	s        *Session
	rows     []store.Contact
	at       map[store.ContactID]int
	from     int // place of the first row in the whole list
	total    int
	twoLines bool
	now      time.Time
	minute   int64
}

func newQueueRows(s *Session) *queueRows {
	return &queueRows{s: s, at: map[store.ContactID]int{}, now: s.Now(), minute: s.Now().Unix() / 60}
}

func (q *queueRows) set(rows []store.Contact, from, total int) {
	q.rows, q.from, q.total = rows, from, total
	q.at = make(map[store.ContactID]int, len(rows))
	for i, c := range rows {
		q.at[c.ID] = i
	}
}

func (q *queueRows) get(id store.ContactID) (store.Contact, bool) {
	i, ok := q.at[id]
	if !ok {
		return store.Contact{}, false
	}
	return q.rows[i], true
}

// Len is how many rows are in the window.
func (q *queueRows) Len() int { return len(q.rows) }

// At gives a row's id and version; its waiting time changes with the minute.
func (q *queueRows) At(i int) (store.ContactID, uint64) {
	c := q.rows[i]
	v := c.Version<<24 | uint64(q.minute)&0xffffff
	if q.twoLines {
		v = ^v
	}
	return c.ID, v
}

// Index says where a contact stands in the window.
func (q *queueRows) Index(id store.ContactID) (int, bool) {
	i, ok := q.at[id]
	return i, ok
}

// Draw gives the picture of a row. Wide it is one line: mark, channel, waiting
// time, subject, reason. In a pane the reason stands below.
func (q *queueRows) Draw(i, width int, selected bool) string {
	c := q.rows[i]
	ink := q.s.Style.Ink(selected)
	mark := ink.Text.Render(" ")
	if c.Urgent() {
		mark = ink.Urgent.Render(q.s.Style.Mark.Urgent)
	}
	head := mark + ink.Muted.Render(" "+part.Fit(q.s.T(channelKey(c.Channel)), 5)+part.Fit(q.waited(c), 6)+" ")
	subject := q.subject(c, ink)
	right := q.marks(c, ink)
	if q.twoLines {
		reason := q.reason(c, ink, width-3)
		return spread(head+subject, right, width, ink) + "\n" + spread(ink.Text.Render("   ")+reason, "", width, ink)
	}
	wide := max(24, (width-outside.Width(head))*45/100)
	rest := width - outside.Width(head) - 2 - outside.Width(right) - 1
	reason := q.reason(c, ink, rest-wide)
	if w := outside.Width(reason); w > rest-wide { // the subject gives way
		wide = max(12, rest-w)
	}
	return spread(head+spread(subject, "", wide, ink)+ink.Text.Render("  ")+reason, right, width, ink)
}

// spread is part.Spread on the background of the row.
func spread(left, right string, width int, ink style.Ink) string {
	room := width
	if right != "" {
		room -= outside.Width(right) + 1
	}
	left = part.Fit(left, min(outside.Width(left), room))
	gap := strings.Repeat(" ", max(0, width-outside.Width(left)-outside.Width(right)))
	return left + ink.Text.Render(gap) + right
}

func (q *queueRows) subject(c store.Contact, ink style.Ink) string {
	words := c.Subject.Line().String()
	st := ink.Text
	if strings.TrimSpace(words) == "" {
		words, st = q.s.T(lang.NoSubject), ink.Muted
		if c.Channel != store.Mail {
			words = c.Pseudonym.In(q.s.Language())
		}
	}
	if c.Unread > 0 {
		st = ink.Strong
	}
	return st.Render(words)
}

// waited is the waiting time, or when something last happened.
func (q *queueRows) waited(c store.Contact) string {
	if c.State == store.Waiting {
		return q.s.Lang.Waiting(elapsed(c.WaitingSince, q.now))
	}
	return q.s.Lang.Waiting(elapsed(c.LastAt, q.now))
}

// marks are what must be seen at a glance at the end of a row.
func (q *queueRows) marks(c store.Contact, ink style.Ink) string {
	var all []string
	if c.Attachments > 0 {
		all = append(all, ink.Muted.Render(q.s.Style.Mark.Clip))
	}
	if c.ClaimedBy == q.s.Store.Me() && c.Claim != store.Unclaimed {
		all = append(all, ink.Accent.Render(q.s.T(lang.You)))
	} else if c.Claim != store.Unclaimed {
		all = append(all, ink.Accent.Render(c.Claimer.Line().Cut(12).String()))
	}
	return strings.Join(all, ink.Text.Render(" "))
}

// reason says in words why a row stands where it stands, in room cells where it
// can be said shorter.
func (q *queueRows) reason(c store.Contact, ink style.Ink, room int) string {
	s := q.s
	switch {
	case c.Danger != store.NotJudged && c.Danger != store.NoDanger:
		return ink.Urgent.Render(s.T(dangerKey(c.Danger)))
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

// found is the first reason of a rule, with the writer's words: what the rule
// says is never cut off, the words are.
func (q *queueRows) found(c store.Contact, ink style.Ink, room int) string {
	r := c.Reasons[0]
	st := ink.Warn
	if c.Urgent() {
		st = ink.Urgent
	}
	if r.Rule == store.RuleUnsent {
		return st.Render(q.s.T(lang.AnswerUnsent))
	}
	if r.Rule == store.RuleBounced {
		return st.Render(q.s.T(lang.AsideBounce))
	}
	label := q.s.reasonWords(r, c.Urgency)
	left := room - outside.Width(label) - 5
	if left < 4 {
		return st.Render(label)
	}
	return st.Render("‘" + r.Text.Line().Cut(left).String() + "’ — " + label)
}

// reasonWords is what the rule says that found a reason. A rule of danger now
// that the words around its hit have lowered does not say "acute".
func (s *Session) reasonWords(r store.Reason, found store.Urgency) string {
	if r.Rule == store.RuleExcused {
		return s.T(lang.UrgencyRaised)
	}
	if label := s.Rule(r.Rule); label != "" {
		return label
	}
	return s.T(urgencyKey(found))
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
	case c.Language == "":
		return lang.WhyNoText
	case s.Reads(c.Language):
		return lang.WhyNotAll
	}
	return lang.WhyNoRules
}
