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

// caseRows is the window of rows that the list of cases draws from.
type caseRows struct {
	s        *Session
	rows     []store.CaseRow
	at       map[store.CaseID]int
	from     int // place of the first row in the whole list
	total    int
	twoLines bool
	now      time.Time
}

func newCaseRows(s *Session) *caseRows {
	return &caseRows{s: s, at: map[store.CaseID]int{}, now: s.Now()}
}

func (r *caseRows) set(rows []store.CaseRow, from, total int) {
	r.rows, r.from, r.total = rows, from, total
	r.at = make(map[store.CaseID]int, len(rows))
	for i, c := range rows {
		r.at[c.ID] = i
	}
}

func (r *caseRows) get(id store.CaseID) (store.CaseRow, bool) {
	i, ok := r.at[id]
	if !ok {
		return store.CaseRow{}, false
	}
	return r.rows[i], true
}

// Len is how many rows are in the window.
func (r *caseRows) Len() int { return len(r.rows) }

// At gives a row's id and version; its time changes with the minute.
func (r *caseRows) At(i int) (store.CaseID, uint64) {
	v := r.rows[i].Version*31 + uint64(r.now.Unix()/60)
	if r.twoLines {
		v = ^v
	}
	return r.rows[i].ID, v
}

// Index says where a case stands in the window.
func (r *caseRows) Index(id store.CaseID) (int, bool) {
	i, ok := r.at[id]
	return i, ok
}

// Draw gives the picture of a row. Wide it is one line: mark, number, how long ago,
// who, subject, and how it stands. In a pane the latter two are below.
func (r *caseRows) Draw(i, width int, selected bool) string {
	c := r.rows[i]
	s, ink := r.s, r.s.Style.Ink(selected)
	mark := ink.Text.Render(" ")
	if c.Urgent() {
		mark = ink.Urgent.Render(s.Style.Mark.Urgent)
	}
	number := ink.Strong
	if !c.Open {
		number = ink.Muted
	}
	head := mark + ink.Text.Render(" ") + number.Render(part.Fit(c.Number, 9)) + ink.Muted.Render(part.Fit(s.Lang.Waiting(elapsed(c.LastAt, r.now)), 6)+" ")
	who, right := r.who(c), r.standing(c, ink)
	if r.twoLines {
		return spread(head+ink.Text.Render(who), "", width, ink) + "\n" + spread(ink.Muted.Render("    "+r.subject(c)), right, width, ink)
	}
	room := width - outside.Width(head) - outside.Width(right) - 1
	wide := min(max(20, room*35/100), room)
	return spread(head+spread(ink.Text.Render(who), "", wide, ink)+ink.Text.Render("  ")+ink.Muted.Render(r.subject(c)), right, width, ink)
}

// who are the pseudonyms of a case, the newest first.
func (r *caseRows) who(c store.CaseRow) string {
	var all []string
	for i := len(c.Contacts) - 1; i >= 0; i-- {
		all = append(all, c.Contacts[i].Pseudonym.In(r.s.Language()))
	}
	return strings.Join(all, ", ")
}

// subject is that of the newest contact that has one, or what call it was.
func (r *caseRows) subject(c store.CaseRow) string {
	for i := len(c.Contacts) - 1; i >= 0; i-- {
		switch k := c.Contacts[i]; {
		case k.Call.Running():
			return r.s.T(goingKey(k.Channel))
		case k.Unfinished():
			return r.s.unfinishedWords(k)
		case !k.Call.StartedAt.IsZero():
			return r.s.CallWords(k)
		}
		if words := c.Contacts[i].Subject.Line(); !words.IsEmpty() {
			return words.String()
		}
	}
	return ""
}

// standing is how many contacts there are and how many wait, or that it is closed.
func (r *caseRows) standing(c store.CaseRow, ink style.Ink) string {
	s := r.s
	waits, mine := 0, false
	for _, k := range c.Contacts {
		if k.State == store.Waiting {
			waits++
		}
		mine = mine || k.ClaimedBy == s.Store.Me() && k.Claim != store.Unclaimed && k.State != store.Closed
	}
	var all []string
	if mine {
		all = append(all, ink.Accent.Render(s.T(lang.You)))
	}
	if n := len(c.Contacts); n != 1 {
		all = append(all, ink.Muted.Render(s.T(lang.CaseContacts, lang.N(n))))
	}
	switch {
	case !c.Open:
		all = append(all, ink.Muted.Render(s.T(lang.CaseClosedWord)))
	case waits > 0 && waits == len(c.Contacts):
		all = append(all, ink.Text.Render(s.T(lang.StateWaiting)))
	case waits > 0:
		all = append(all, ink.Text.Render(s.T(lang.CaseWaits, lang.N(waits))))
	default:
		all = append(all, ink.Muted.Render(s.T(lang.CaseOpenWord)))
	}
	return strings.Join(all, ink.Muted.Render(s.dot()))
}
