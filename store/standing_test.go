package store

import (
	"slices"
	"testing"
	"time"
)

var month = long(31 * 24 * time.Hour)

// outcome is how a contact stands after something.
type outcome struct {
	name  string
	what  []happening
	state State
	aside AsideReason
	since int // the minute since which it waits; 0: it does not
}

// outcomes are what happens on a contact and how it then stands.
var outcomes = []outcome{
	{"a mail waits", []happening{writes}, Waiting, "", 1},
	{"two mails wait since the first", []happening{writes, writes}, Waiting, "", 1},
	{"a claim changes nothing", []happening{writes, claims}, Waiting, "", 1},
	{"answered from here", []happening{writes, answers}, Answered, "", 0},
	{"answered, and the copy is in Sent", []happening{writes, answers, isSent, copied}, Answered, "", 0},
	{"answered, then a new mail", []happening{writes, answers, writes}, Waiting, "", 3},
	{"a mail that came in before the copy was in Sent", []happening{writes, answers, writes, copied}, Waiting, "", 3},
	{"the answer was taken back", []happening{writes, answers, recalls}, Waiting, "", 1},
	{"answered by another program", []happening{writes, replies}, Answered, "", 0},
	{"answered by another program, then a new mail", []happening{writes, replies, writes}, Waiting, "", 3},
	{"flagged as answered", []happening{writes, flagged}, Answered, "", 0},
	{"flagged as answered, then a new mail", []happening{writes, flagged, writes}, Waiting, "", 3},
	{"flagged an older mail only", []happening{writes, flagged, writes, writes}, Waiting, "", 3},
	{"closed", []happening{writes, closes}, Closed, "", 0},
	{"closed after our answer", []happening{writes, answers, closes}, Closed, "", 0},
	{"closed after our answer, whose copy comes late", []happening{writes, answers, closes, isSent, copied}, Closed, "", 0},
	{"closed after another program's answer", []happening{writes, replies, closes}, Closed, "", 0},
	{"closed, then answered all the same", []happening{writes, closes, answers}, Answered, "", 0},
	{"closed, then a new mail", []happening{writes, closes, writes}, Waiting, "", 3},
	{"closed, then a holiday notice", []happening{writes, closes, holidays}, Closed, "", 0},
	{"reopened", []happening{writes, closes, reopens}, Waiting, "", 1},
	{"reopened after an answer", []happening{writes, answers, closes, reopens}, Answered, "", 0},
	{"an automatic mail is aside", []happening{holidays}, Aside, AsideAutoReply, 0},
	{"junk is aside", []happening{junk}, Aside, AsideJunk, 0},
	{"junk that alarms waits", []happening{alarm}, Waiting, "", 1},
	{"what was aside is made to wait", []happening{junk, waits}, Waiting, "", 1},
	{"a holiday notice on a contact that is worked on", []happening{writes, answers, holidays}, Waiting, "", 3},
	{"a holiday notice after another program's answer", []happening{writes, replies, holidays}, Answered, "", 0},
	{"our answer did not arrive", []happening{writes, answers, isSent, bounces}, Waiting, "", 4},
	{"an answer by another program", []happening{writes, elsewhere}, Answered, "", 0},
	{"an answer by another program did not arrive", []happening{writes, elsewhere, bouncesElsewhere}, Waiting, "", 1},
	{"our answer did not arrive, and it was closed", []happening{writes, answers, isSent, closes, bounces}, Waiting, "", 5},
	{"a follow-up that has not come", []happening{writes, answers, followUp(time.Hour), tick}, Answered, "", 0},
	{"a follow-up that has come", []happening{writes, answers, followUp(time.Hour), long(2 * time.Hour), tick}, Waiting, "", 63},
	{"a follow-up ends with an answer", []happening{writes, followUp(time.Hour), answers, long(2 * time.Hour), tick}, Answered, "", 0},
	{"a follow-up ends with closing", []happening{writes, followUp(time.Hour), closes, long(2 * time.Hour), tick}, Closed, "", 0},
	{"a follow-up comes back with the answer", []happening{writes, followUp(time.Hour), answers, recalls, closes, reopens}, Waiting, "", 1},
	{"a mail a month after closing is another contact's", []happening{writes, closes, month, writes}, Closed, "", 0},
	{"a mail a month after the answer is not", []happening{writes, answers, month, writes}, Waiting, "", 4 + 31*24*60},
}

func TestStates(t *testing.T) {
	for _, c := range outcomes {
		t.Run(c.name, func(t *testing.T) { c.comes(&scene{house: newHouse(t)}, func(int) {}) })
	}
}

// comes has it all happen, after before was told how much has, and looks what came of
// it; the states or are right too.
func (c outcome) comes(s *scene, before func(n int), or ...State) {
	s.t.Helper()
	began := s.clock
	for n, w := range c.what {
		before(n)
		s.clock = s.clock.Add(time.Minute)
		w(s)
	}
	before(len(c.what))
	for _, again := range []bool{false, true} {
		if again {
			s.reopen()
		}
		got, err := s.Contact(s.id)
		if err != nil {
			s.t.Fatal(err)
		}
		since := 0
		if !got.WaitingSince.IsZero() {
			since = int(got.WaitingSince.Sub(began) / time.Minute)
		}
		if got.State != c.state && !slices.Contains(or, got.State) || got.Aside != c.aside || since != c.since {
			s.t.Errorf("is %s %s since minute %d, want %s %s since %d", got.State, got.Aside, since, c.state, c.aside, c.since)
		}
	}
}
