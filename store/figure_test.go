package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"baken/store/figures"
	"baken/store/form"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// figures are all that is counted, each in one line, in order.
func (h *house) figures() (all []string) {
	h.t.Helper()
	h.step(h.read(func(t *tx) error {
		return t.scan(boxFigures, nil, func(key, _ []byte) error {
			f, _, err := t.figure(FigureID(key))
			if err != nil || f.Void {
				return err
			}
			line := fmt.Sprint(f.Month, " ", f.Hour)
			persons := map[PersonID]bool{}
			for _, a := range f.Answers {
				if a.Person != (PersonID{}) {
					persons[a.Person] = true
				}
				if len(a.Codes) > 0 {
					line += " " + a.Field + "=" + strings.Join(a.Codes, ",")
				}
			}
			all = append(all, fmt.Sprint(line, " persons ", len(persons)))
			return nil
		})
	}))
	slices.Sort(all)
	return all
}

var countNow = func(s *scene) {
	s.step(s.write(context.Background(), func(t *tx) error { return t.countDue(s.clock) }))
}

// What is counted has no name, no day, no exact age and no words, and stays when
// the contact is erased.
func TestFiguresOutliveTheContact(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	child := NewPersonID()
	s.registers(is("contact_type", "counselling"), is("province", "VBR"), is("caller_age", "35"), Entry{child, "role", form.Codes("victim")},
		Entry{child, "age", form.Codes("~7")}, Entry{child, "theme", form.Codes("child_abuse", "bullying")}, Entry{Field: "summary", Answer: form.Words(outside.New("buurkind huilt"))})
	tick(s)
	if got := s.figures(); len(got) != 0 {
		t.Errorf("counted at once: %v", got)
	}
	long(countAfter)(s)
	s.registers(is("danger", "none")) // what waits is not counted because of this
	tick(s)
	if got := s.figures(); len(got) != 0 {
		t.Errorf("counted while it still changes: %v", got)
	}
	long(countAfter)(s)
	tick(s)
	want := []string{"2026-11 10 caller_age=26-59 channel=mail contact_type=counselling danger=none direction=inbound province=VBR age=6-11 role=victim theme=child_abuse,bullying persons 1"}
	if got := s.figures(); !slices.Equal(got, want) {
		t.Errorf("counted: %v", got)
	}
	last := s.events()
	if got := s.subjects(last); !slices.Equal(got, []string{"figure.counted " + string(s.team.Figures())}) {
		t.Errorf("written as %v", got)
	}
	tick(s)
	if s.events() != last {
		t.Error("counted again")
	}
	// A correction is counted too.
	s.registers(is("province", "BRU"), is("contact_type", "information"))
	long(countAfter)(s)
	tick(s)
	want[0] = strings.NewReplacer("VBR", "BRU", "counselling", "information").Replace(want[0])
	if got := s.figures(); !slices.Equal(got, want) {
		t.Errorf("corrected: %v", got)
	}
	c, _ := s.Contact(s.id)
	s.later()
	s.erase(journal.Erased{Contacts: []ContactID{s.id}, Cases: []CaseID{c.Case}, Classes: allClasses})
	countNow(s)
	s.step(s.Rotate(ctx))
	s.reopen()
	if got := s.figures(); !slices.Equal(got, want) {
		t.Errorf("erased: %v", got)
	}
	if r, err := s.Registration(s.id); err != nil || r.Begun || s.written() != "" {
		t.Errorf("what is left is %s: %v", s.written(), err)
	}
	if _, err := s.Register(ctx, s.id, is("province", "ANT")); err == nil {
		t.Error("registered after it was erased")
	}
}

// What was registered a moment ago is counted before it is erased.
func TestErasingCountsFirst(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	d := s.registers(is("contact_type", "hangup"))
	s.step(s.SaveFormDraft(ctx, FormDraft{Contact: s.id, Field: "summary", Text: outside.New("buurkind")}))
	whole, err := s.WholeCase(d.Case)
	s.step(err)
	s.step(s.write(ctx, func(t *tx) error { // who erases need not be one who registers
		return t.putValue(boxMembers, s.me[:], person{Name: outside.New("Noor"), Roles: member.RolesOf(member.Administrator)})
	}))
	_, err = s.Erase(ctx, whole)
	s.step(err)
	if _, ok, err := s.FormDraft(s.id); ok || err != nil {
		t.Errorf("words that were being written are left: %v", err)
	}
	if got := s.figures(); !slices.Equal(got, []string{"2026-11 10 channel=mail contact_type=hangup direction=inbound persons 0"}) {
		t.Errorf("counted: %v", got)
	}
}

// What was joined is one contact and counted once, and two again when that is
// undone. What is undone is not counted.
func TestFiguresFollowJoinsAndUndo(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	s.registers(is("contact_type", "hangup"))
	d, err := s.Register(ctx, other, is("contact_type", "thanks"))
	s.must(d, err)
	countNow(s)
	apart := []string{"2026-11 10 channel=mail contact_type=hangup direction=inbound persons 0", "2026-11 10 channel=mail contact_type=thanks direction=inbound persons 0"}
	if got := s.figures(); !slices.Equal(got, apart) {
		t.Errorf("apart: %v", got)
	}
	s.later()
	j, err := s.Join(ctx, s.id, other)
	s.must(j, err)
	countNow(s)
	if got := s.figures(); !slices.Equal(got, apart[1:]) { // the later of two answers
		t.Errorf("joined: %v", got)
	}
	s.later()
	s.must(s.Undo(ctx, j.Event))
	countNow(s)
	if got := s.figures(); !slices.Equal(got, apart) {
		t.Errorf("apart again: %v", got)
	}
	s.later()
	s.must(s.Undo(ctx, d.Event))
	countNow(s)
	if got := s.figures(); !slices.Equal(got, apart[:1]) {
		t.Errorf("undone: %v", got)
	}
}

// The month and the hour are those of the helpline's clock.
func TestFiguresHaveTheHourOfTheHelpline(t *testing.T) {
	s := &scene{house: newHouse(t)}
	s.clock = time.Date(2026, 5, 31, 22, 30, 0, 0, time.UTC) // Monday 1 June, half past midnight
	writes(s)
	s.registers(is("contact_type", "hangup"))
	countNow(s)
	if got := s.figures(); len(got) != 1 || !strings.HasPrefix(got[0], "2026-06 0 ") {
		t.Errorf("counted: %v", got)
	}
}

// A referral that is recorded in the case counts as help that was given, answered or
// not, until it is taken back; and it stays counted when the case is erased.
func TestFiguresHaveReferrals(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		name     string
		answered []string
		way      ReferralWay
		want     string
	}{
		{"not answered", nil, "named", "referral"},
		{"answered without it", []string{"listened", "advice"}, "warm", "listened,advice,referral"},
		{"answered that there was none", []string{"none"}, "file_opened", "file_opened"},
		{"answered with it", []string{"referral", "advice"}, "named", "referral,advice"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &scene{house: newHouse(t)}
			writes(s)
			s.registers(is("contact_type", "counselling"))
			if len(c.answered) > 0 {
				s.registers(is("help_given", c.answered...))
			}
			help := func() string {
				countNow(s)
				_, codes, _ := strings.Cut(s.figures()[0], "help_given=")
				return strings.Fields(codes + " ")[0]
			}
			if len(c.answered) > 0 && help() != strings.Join(c.answered, ",") {
				t.Errorf("before: %s", help())
			}
			s.later()
			d, _, err := s.Refer(ctx, s.id, Referral{Service: outside.New("CAW"), Way: c.way, Consent: ConsentGiven})
			s.must(d, err)
			if got := help(); got != c.want {
				t.Errorf("referred: %s", got)
			}
			if r, err := s.Registration(s.id); err != nil || len(c.answered) == 0 && !r.Filled["help_given"].Equal(form.Codes("referral")) {
				t.Errorf("the registration has %v: %v", r.Filled, err)
			}
			f, err := s.Figures(ctx, inPeriod(t, "2026"))
			s.step(err)
			for _, l := range f.Lines {
				if l.Name == figures.Referred && l.Value != 1 {
					t.Errorf("R10 is %d", l.Value)
				}
			}
			s.later()
			s.must(s.Undo(ctx, d.Event))
			if len(c.answered) > 0 && help() != strings.Join(c.answered, ",") {
				t.Errorf("taken back: %s", help())
			}
			s.later()
			d, _, err = s.Refer(ctx, s.id, Referral{Service: outside.New("CAW"), Way: c.way, Consent: ConsentGiven})
			s.must(d, err)
			whole, err := s.WholeCase(d.Case)
			s.step(err)
			s.step(s.write(ctx, func(t *tx) error {
				return t.putValue(boxMembers, s.me[:], person{Name: outside.New("Noor"), Roles: member.RolesOf(member.Administrator)})
			}))
			_, err = s.Erase(ctx, whole)
			s.step(err)
			if got := help(); got != c.want {
				t.Errorf("erased: %s", got)
			}
		})
	}
}
