package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"baken/store/figures"
	"baken/store/member"
	"baken/store/outside"
)

// Figures of a week and of days are counted from the contacts that are there, also those
// that wait to be counted, and say how many of their months were erased.
func TestFiguresOfDays(t *testing.T) {
	ctx := context.Background()
	s, other := two(t) // on Monday 23 November 2026
	s.registers(is("contact_type", "counselling"), is("province", "VBR"))
	countNow(s)
	d, err := s.Register(ctx, other, is("contact_type", "information"))
	s.must(d, err)
	s.clock = time.Date(2026, 11, 30, 22, 59, 0, 0, time.UTC) // Monday, a minute before Tuesday in Brussels
	call, err := s.NewContact(ctx, Phone, Call{})
	late := call.Contact
	s.step(err)
	_, err = s.Register(ctx, late, is("contact_type", "counselling"), is("province", "BRU"))
	s.step(err)
	of := func(period string, change ...func(*FiguresQuery)) (int, Figures) {
		t.Helper()
		q := inPeriod(t, period)
		for _, c := range change {
			c(&q)
		}
		f, err := s.Figures(ctx, q)
		s.step(err)
		return f.Lines[0].Value, f
	}
	for period, want := range map[string]int{"2026-W48": 2, "2026-W49": 1, "2026-W47": 0, "2026-11-23": 2, "2026-11-30": 1, "2026-12-01": 0, "2026-11-23..2026-11-30": 3, "2026-11-22..2026-12-02": 3} {
		if n, f := of(period); n != want || !f.Living || f.Erased != 0 {
			t.Errorf("%s has %d, want %d; %d erased", period, n, want, f.Erased)
		}
	}
	if n, f := of("2026-W49", func(q *FiguresQuery) { q.Before = true }); n != 1 || f.Lines[0].Before.Value != 2 || f.Before.String() != "2026-W48" {
		t.Errorf("%d, and before it %+v in %s", n, f.Lines[0].Before, f.Before)
	}
	if n, _ := of("2026-W48", func(q *FiguresQuery) { q.Region = "VBR" }); n != 1 {
		t.Errorf("narrowed to a province: %d", n)
	}
	if _, f := of("2026-W48", func(q *FiguresQuery) { q.By = []string{"weekday"}; q.Before = true }); len(f.Lines) != 1 || f.Lines[0].Value != 2 || f.Lines[0].By[0].Code != "1" {
		t.Errorf("by weekday: %+v", f.Lines)
	}
	if n, f := of("2026-11"); n != 2 || f.Living || f.Waiting != 1 {
		t.Errorf("the month is counted from what is kept: %d, %d wait", n, f.Waiting)
	}
	if _, err := s.Figures(ctx, FiguresQuery{Period: inPeriod(t, "2026-W48").Period, Published: true}); !errors.Is(err, figures.ErrNotPublished) {
		t.Errorf("a week is published: %v", err)
	}
	s.step(s.write(ctx, func(t *tx) error {
		return t.putValue(boxMembers, s.me[:], person{Name: outside.New("Noor"), Roles: member.RolesOf(member.Counselor, member.Administrator)})
	}))
	c, err := s.Contact(s.id)
	s.step(err)
	whole, err := s.WholeCase(c.Case)
	s.step(err)
	_, err = s.Erase(ctx, whole)
	s.step(err)
	if n, f := of("2026-W48"); n != 1 || f.Erased != 1 {
		t.Errorf("one was erased: %d, and %d missing", n, f.Erased)
	}
	if n, f := of("2026-12-05..2026-12-06"); n != 0 || f.Erased != 0 {
		t.Errorf("of another month: %d, and %d missing", n, f.Erased)
	}
}

// Figures of a counselor are of the contacts that she began to register, and only for who
// may see them.
func TestFiguresOfACounselor(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	s.registers(is("contact_type", "counselling"))
	sara, err := s.AddMember(ctx, outside.New("Sara"), member.RolesOf(member.Counselor))
	if errors.Is(err, ErrNotAllowed) {
		t.Fatal(err)
	}
	s.step(err)
	me := s.me
	s.me = sara
	d, err := s.Register(ctx, other, is("contact_type", "information"))
	s.must(d, err)
	s.later()
	d, err = s.Register(ctx, s.id, is("province", "VBR")) // who goes on with it does not have it
	s.must(d, err)
	q := inPeriod(t, "2026")
	q.Counselor = outside.New("Sara")
	if _, err := s.Figures(ctx, q); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("a counselor sees it: %v", err)
	}
	s.me = me
	s.step(s.write(ctx, func(t *tx) error {
		return t.putValue(boxMembers, s.me[:], person{Name: outside.New("Noor"), Roles: member.RolesOf(member.Supervisor)})
	}))
	for _, name := range []string{"Sara", "Noor"} {
		q.Counselor = outside.New(name)
		f, err := s.Figures(ctx, q)
		s.step(err)
		if f.Lines[0].Value != 1 || !f.Living {
			t.Errorf("%s has %d", name, f.Lines[0].Value)
		}
	}
	q.Counselor = outside.New("Nobody")
	var wrong *figures.CodeError
	if _, err := s.Figures(ctx, q); !errors.As(err, &wrong) || wrong.Field != "counselor" || len(wrong.There) != 2 || wrong.There[1] != "Sara" {
		t.Errorf("nobody of that name: %v", err)
	}
	q.Counselor, q.Published = outside.New("Sara"), true
	if _, err := s.Figures(ctx, q); !errors.Is(err, figures.ErrNotPublished) {
		t.Errorf("published: %v", err)
	}
}
