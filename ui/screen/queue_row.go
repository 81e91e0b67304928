package screen

import (
	"strings"
	"time"

	"baken/inbox/chat"
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
	v := c.Version<<24 | uint64(q.minute)&0x3fffff
	if c.Call.Running() { // its clock goes on by the second
		v = c.Version<<24 | uint64(q.now.Unix())&0x3fffff
	}
	if k, live := q.s.Live.Get(c.ID); live && k.Phase != chat.Over {
		v = c.Version<<24 | uint64(q.s.Now().Unix())&0x3fffff ^ q.s.Live.Stamp<<40
	}
	if c.ReplyBegun { // a draft is no new version of its contact
		v |= 1 << 23
	}
	if c.NoteBegun {
		v |= 1 << 22
	}
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
	head := mark + ink.Muted.Render(" "+part.Fit(q.s.T(shortChannelKey(c.Channel)), 5)+part.Fit(q.waited(c), 6)+" ")
	subject := q.subject(c, ink)
	right := q.marks(c, ink)
	if q.twoLines {
		reason := q.reason(c, ink, width-2)
		return spread(head+subject, right, width, ink) + "\n" + spread(ink.Text.Render("  ")+reason, "", width, ink)
	}
	room := width - outside.Width(head) - gap - outside.Width(right) - 1
	wide, reason := q.share(c, ink, room)
	return spread(head+spread(subject, "", wide, ink)+ink.Text.Render(strings.Repeat(" ", gap))+reason, right, width, ink)
}

// gap is how many cells stand between subject and reason.
const gap = 2

// leastSubject is how far the subject of a row gives way to the reason.
const leastSubject = 20

// share gives subject and reason their parts of a line of room cells. Reasons
// begin at one of two places, so that they stand below one another: at the second
// where the first leaves too little room for all of it, or where a rule found
// something and the subject is short.
func (q *queueRows) share(c store.Contact, ink style.Ink, room int) (subject int, reason string) {
	subject = max(leastSubject, room*45/100)
	whole := outside.Width(q.reason(c, ink, unbounded))
	short := len(c.Reasons) > 0 && outside.Width(q.subject(c, ink)) <= leastSubject
	if whole > room-subject || short {
		subject = leastSubject
	}
	reason = q.reason(c, ink, room-subject)
	if w := outside.Width(reason); w > room-subject {
		subject = max(12, room-w)
	}
	return subject, reason
}

// unbounded is room enough for any reason.
const unbounded = 1 << 16

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
	if k, live := q.s.Live.Get(c.ID); live {
		return q.visitor(c, k, ink)
	}
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
	if k, live := q.s.Live.Get(c.ID); live && k.Phase != chat.Over {
		since, waits := Unanswered(k)
		if !waits {
			since = k.Began
		}
		return q.clock(q.s.Now().Sub(since))
	}
	switch {
	case c.Call.Running():
		return q.clock(q.now.Sub(c.Call.StartedAt))
	case c.Unfinished(): // it waits for nobody's answer
		return ""
	}
	since := c.LastAt
	if c.State == store.Waiting {
		since = c.WaitingSince
	}
	words := q.s.Lang.Waiting(elapsed(since, q.now))
	if c.Channel == store.Phone { // its word takes all of its column
		if words = " " + words; outside.Width(words) > 6 {
			words = " " + strings.ReplaceAll(words, " ", "")
		}
	}
	return words
}

// clock is how long something goes on, by the second.
func (q *queueRows) clock(d time.Duration) string {
	if d >= time.Hour { // no room for the seconds; the line above has them
		return " " + q.s.Lang.Waiting(d)
	}
	return " " + q.s.Lang.Running(d)
}

// marks are what must be seen at a glance at the end of a row.
func (q *queueRows) marks(c store.Contact, ink style.Ink) string {
	var all []string
	_, live := q.s.Live.Get(c.ID)
	switch {
	case live: // there is no room for it, and it stands in its line
	case c.ReplyBegun:
		all = append(all, ink.Warn.Render(q.s.T(lang.DraftWord)))
	case c.NoteBegun: // it goes to nobody
		all = append(all, ink.Muted.Render(q.s.T(lang.NoteDraftWord)))
	}
	if c.Attachments > 0 {
		all = append(all, ink.Muted.Render(q.s.Style.Mark.Clip))
	}
	if c.ClaimedBy == q.s.Store.Me() && c.Claim != store.Unclaimed {
		all = append(all, ink.Accent.Render(q.s.T(lang.You)))
	} else if c.Claim != store.Unclaimed {
		all = append(all, ink.Accent.Render(c.Claimer.Line().Cut(12).String()))
	}
	if c.Claim == store.Unconfirmed {
		all = append(all, ink.Warn.Render(q.s.T(lang.ClaimPending)))
	}
	return strings.Join(all, ink.Text.Render(" "))
}
