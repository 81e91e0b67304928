package command

import (
	"strconv"
	"strings"
	"time"

	"baken/inbox/triage"
	"baken/inbox/worktime"
	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/screen"
)

// workplace is where the helpline is: its days begin and end there.
var workplace = worktime.Brussels

// contactRow is a contact as the command line gives it. What is not known is
// left out.
type contactRow struct {
	ID          string       `json:"id"`
	Channel     string       `json:"channel"`
	State       string       `json:"state"`
	AsideReason string       `json:"aside_reason,omitzero"`
	ClaimedBy   outside.Safe `json:"claimed_by,omitzero"`
	Claim       string       `json:"claim,omitzero"`
	FollowUp    time.Time    `json:"follow_up,omitzero"`
	DueAt       time.Time    `json:"due_at,omitzero"`
	Urgency     string       `json:"urgency"`
	Danger      string       `json:"danger,omitzero"`
	Subject     outside.Safe `json:"subject,omitzero"`
	Writer      string       `json:"writer,omitzero"`
	FirstAt     time.Time    `json:"first_at,omitzero"`
	LastAt      time.Time    `json:"last_at,omitzero"`
	WaitingS    *int64       `json:"waiting_s,omitzero"`
	Messages    int          `json:"messages"`
	Unread      int          `json:"unread"`
	Attachments int          `json:"attachments"`
	Language    string       `json:"language,omitzero"`
	Reasons     []reasonRow  `json:"reasons"`
	Case        string       `json:"case,omitzero"`

	SeveralWrite bool      `json:"several_write,omitzero"` // from the writer's address
	StartedAt    time.Time `json:"started_at,omitzero"`    // of a call, or what else did not come by mail
	EndedAt      time.Time `json:"ended_at,omitzero"`
	Call         string    `json:"call,omitzero"` // what became of it, where that is nothing: missed, silent
}

type reasonRow struct {
	Rule string       `json:"rule"`
	Text outside.Safe `json:"text,omitzero"`
}

// contactRow makes a row of a contact, with its pseudonym for the writer.
func (a *app) contactRow(c store.Contact, conf Configuration) contactRow {
	r := contactRow{
		ID: c.ID.String(), Channel: string(c.Channel), State: string(c.State), AsideReason: string(c.Aside),
		ClaimedBy: c.Claimer.Line(), Claim: string(c.Claim), FollowUp: utc(c.FollowUp),
		Urgency: c.Urgency.String(), Danger: string(c.Danger), Subject: c.Subject.Line(), Writer: c.Pseudonym.In(string(conf.Language)),
		FirstAt: utc(c.FirstAt), LastAt: utc(c.LastAt), Messages: c.Messages, Unread: c.Unread, Attachments: c.Attachments,
		Language: c.Language, Case: c.CaseNumber, SeveralWrite: c.SeveralWrite, Reasons: []reasonRow{},
		StartedAt: utc(c.Call.StartedAt), EndedAt: utc(c.Call.EndedAt), Call: string(c.Call.As),
	}
	if c.State == store.Waiting && !c.Unfinished() && !c.WaitingSince.IsZero() {
		r.DueAt = utc(worktime.Usual().Due(c.WaitingSince, conf.Mail.AnswerWithin))
		s := int64(max(a.now().Sub(c.WaitingSince), 0) / time.Second)
		r.WaitingS = &s
	}
	for _, why := range c.Reasons {
		r.Reasons = append(r.Reasons, reasonRow{why.Rule, why.Text.Line()})
	}
	return r
}

// heads and cells of a contact in a table.
var contactHeads = []lang.Key{lang.HeadID, lang.HeadUrgency, lang.HeadWaits, lang.HeadState, lang.HeadClaimed, lang.HeadWriter, lang.HeadCase, lang.HeadSubject}

func (a *app) contactCells(r contactRow) []string {
	waits := ""
	if r.WaitingS != nil {
		waits = a.Waiting(time.Duration(*r.WaitingS) * time.Second)
	}
	subject := r.Subject.String()
	if !r.StartedAt.IsZero() {
		subject = a.callWords(r)
	}
	var why []string
	for _, reason := range r.Reasons {
		why = append(why, a.reasonWords(reason, r.Urgency))
	}
	if len(why) > 0 {
		subject += "  " + strings.Join(why, " ")
	}
	return []string{short(r.ID), a.rank(r), waits, a.stateWords(r), r.ClaimedBy.String(), r.Writer, r.Case, subject}
}

// callWords are what a call was, and whether it is unfinished.
func (a *app) callWords(r contactRow) string {
	at := a.Clock(r.StartedAt.In(workplace))
	switch {
	case r.Call == string(store.CallMissed):
		return a.T(lang.CallMissedAt, local(r.StartedAt))
	case r.Call == string(store.CallSilent):
		return a.T(lang.CallSilentAt, local(r.StartedAt))
	case r.EndedAt.IsZero():
		return a.T(screen.GoesOnWord(store.Channel(r.Channel)), a.Running(a.now().Sub(r.StartedAt)))
	case r.State == string(store.Waiting) && r.Channel == string(store.Phone):
		return a.T(lang.CallUnfinished, at)
	case r.State == string(store.Waiting):
		return a.T(lang.OtherUnfinished, at)
	}
	return a.T(lang.CallFrom, local(r.StartedAt), a.Clock(r.EndedAt.In(workplace)), a.Running(r.EndedAt.Sub(r.StartedAt)))
}

// bareCells are the cells without what the writer said.
func (a *app) bareCells(r contactRow) []string {
	cells := a.contactCells(r)
	cells[len(cells)-1] = ""
	if !r.StartedAt.IsZero() { // it is nobody's words
		cells[len(cells)-1] = a.callWords(r)
	}
	if len(r.Reasons) > 0 {
		cells[len(cells)-1] = a.reasonWords(reasonRow{Rule: r.Reasons[0].Rule}, r.Urgency)
	}
	return cells
}

// stateWords are how a contact stands, and why it was set aside.
func (a *app) stateWords(r contactRow) string {
	state := a.T(screen.StateWord(store.State(r.State)))
	if r.AsideReason != "" {
		state += ": " + a.T(screen.AsideWord(store.AsideReason(r.AsideReason)))
	}
	return state
}

// reasonWords are the writer's words that a rule found, and what it says of them.
func (a *app) reasonWords(r reasonRow, urgency string) string {
	label := func(rule string) string { return triage.Default().Label(rule, string(a.Language())) }
	words := screen.ReasonWord(a.Catalog, label, r.Rule, urgencyOf(urgency))
	if r.Text.IsEmpty() {
		return words
	}
	return "‘" + r.Text.String() + "’ — " + words
}

// rank is how urgent a contact is, in words; empty when nothing was found. What
// a person has judged is marked: no rule says it.
func (a *app) rank(r contactRow) string {
	if r.Danger != "" {
		return a.T(screen.DangerWord(store.Danger(r.Danger))) + "*"
	}
	u := urgencyOf(r.Urgency)
	if u == store.Calm {
		return ""
	}
	return a.T(screen.UrgencyWord(u))
}

// urgencyOf reads the code of an urgency; one that is not known was not assessed.
func urgencyOf(code string) store.Urgency {
	for _, u := range []store.Urgency{store.Calm, store.Raised, store.Minor, store.Acute} {
		if u.String() == code {
			return u
		}
	}
	return store.NotAssessed
}

// short is as much of an id as a person types.
func short(id string) string { return id[:min(len(id), 8)] }

// ending is as much of an event's id as tells it from others: ids of events begin
// with their time, so that those of one minute begin alike.
func ending(id string) string { return id[max(0, len(id)-8):] }

// utc gives a time as JSON has it; the zero time stays zero.
func utc(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC()
}

func count(n int) string { return strconv.Itoa(n) }

// local writes a moment for people, in the helpline's zone.
func local(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(workplace).Format("2006-01-02 15:04")
}
