package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"baken/store/figures"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// Behind every line stand as many contacts as it counts; one that was erased is counted
// and not listed, and who may read no contacts is given none.
func TestFigureContacts(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	for i, who := range []string{"a", "b", "c"} {
		s.id = ContactID{}
		s.mail(letter{from: who + "@example.org", root: who + "@example.org", subject: "Vraag", text: "hallo"})
		s.registers(is("contact_type", "counselling"), is("province", []string{"VBR", "VBR", "ANT"}[i]))
		s.clock = s.clock.Add(time.Hour)
	}
	last, q := s.id, inPeriod(t, "2026")
	behind := func(l figures.Line) FigureContacts {
		t.Helper()
		f, err := s.FigureContacts(ctx, q, l, 10)
		s.step(err)
		return f
	}
	countNow(s)
	contacts := s.lines(q)
	if len(contacts) == 0 {
		t.Fatal("nothing is counted")
	}
	for _, l := range contacts {
		if f := behind(l); f.Counted != l.Value || f.Here != l.Value || f.Gone() != 0 || len(f.Contacts) != l.Value {
			t.Errorf("R%d %s %v: %d, here %d, of %d", l.R, l.Name, l.By, f.Counted, f.Here, l.Value)
		}
	}
	all := behind(contacts[0])
	if all.Contacts[0].ID != last || !all.Contacts[0].FirstAt.After(all.Contacts[2].FirstAt) {
		t.Error("the newest is not the first")
	}
	if f, err := s.FigureContacts(ctx, q, contacts[0], 2); err != nil || f.Here != 3 || len(f.Contacts) != 2 {
		t.Errorf("%d of %d: %v", len(f.Contacts), f.Here, err)
	}
	if f := behind(figures.Line{R: 13, By: []figures.Key{{Field: "province", Code: "ANT"}}}); len(f.Contacts) != 1 || f.Contacts[0].ID != last {
		t.Errorf("in Antwerp %+v", f)
	}
	c, err := s.Contact(last)
	s.step(err)
	s.later()
	s.erase(journal.Erased{Contacts: []ContactID{last}, Cases: []CaseID{c.Case}, Classes: allClasses})
	if f := behind(contacts[0]); f.Counted != 3 || f.Here != 2 || f.Gone() != 1 || len(f.Contacts) != 2 {
		t.Errorf("one erased: %d, here %d, %d given", f.Counted, f.Here, len(f.Contacts))
	}
	s.step(s.write(ctx, func(t *tx) error {
		return t.putValue(boxMembers, s.me[:], person{Name: outside.New("Noor"), Roles: member.RolesOf(member.Administrator)})
	}))
	if _, err := s.FigureContacts(ctx, q, contacts[0], 10); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("an administrator: %v", err)
	}
}

// Behind the lines of days and of a counselor stand the contacts that are there, also those
// that wait to be counted; of a counselor only for who may see her figures.
func TestFigureContactsOfDays(t *testing.T) {
	ctx := context.Background()
	s, other := two(t) // on Monday 23 November 2026
	s.registers(is("contact_type", "counselling"), is("province", "VBR"))
	countNow(s)
	sara, err := s.AddMember(ctx, outside.New("Sara"), member.RolesOf(member.Counselor))
	s.step(err)
	me := s.me
	s.me = sara
	d, err := s.Register(ctx, other, is("contact_type", "information"))
	s.must(d, err)
	s.me = me
	behind := func(q FiguresQuery) (n int) {
		t.Helper()
		f, err := s.Figures(ctx, q)
		s.step(err)
		for i, l := range f.Lines {
			b, err := s.FigureContacts(ctx, q, l, 10)
			s.step(err)
			if b.Counted != l.Value || b.Here != l.Value || len(b.Contacts) != l.Value {
				t.Errorf("%s: R%d %s %v of %d: %+v", q.Period, l.R, l.Name, l.By, l.Value, b)
			}
			if i == 0 {
				n = l.Value
			}
		}
		return n
	}
	for period, want := range map[string]int{"2026-W48": 2, "2026-W47": 0, "2026-11-23": 2, "2026-11-20..2026-12-02": 2} {
		q := inPeriod(t, period)
		if n := behind(q); n != want {
			t.Errorf("%s has %d, want %d", period, n, want)
		}
		q.Before = true
		behind(q)
		q.By = []string{"province", "weekday"}
		behind(q)
	}
	q := inPeriod(t, "2026")
	q.Counselor = outside.New("Sara")
	s.me = sara
	if _, err := s.FigureContacts(ctx, q, figures.Line{R: 1, Name: figures.Contacts}, 10); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("a counselor sees what is behind another's: %v", err)
	}
	if f, err := s.Figures(ctx, inPeriod(t, "2026")); err != nil || len(f.Counselors) != 0 {
		t.Errorf("she is offered %v: %v", f.Counselors, err)
	}
	s.me = me
	s.step(s.write(ctx, func(t *tx) error {
		return t.putValue(boxMembers, s.me[:], person{Name: outside.New("Noor"), Roles: member.RolesOf(member.Supervisor)})
	}))
	if n := behind(q); n != 1 {
		t.Errorf("Sara has %d", n)
	}
	if f, err := s.Figures(ctx, q); err != nil || len(f.Counselors) != 2 || f.Counselors[1] != q.Counselor {
		t.Errorf("offered are %v: %v", f.Counselors, err)
	}
	if b, err := s.FigureContacts(ctx, q, figures.Line{R: 1, Name: figures.Contacts}, 10); err != nil || len(b.Contacts) != 1 || b.Contacts[0].ID != other {
		t.Errorf("behind Sara: %+v %v", b, err)
	}
}

// BenchmarkFigureContacts looks behind a line of a year of 100,000 contacts.
func BenchmarkFigureContacts(b *testing.B) {
	h := newHouse(b)
	h.counts(100_000, 2025, 1)
	p, err := figures.ParsePeriod("2025")
	h.step(err)
	for b.Loop() {
		f, err := h.FigureContacts(context.Background(), FiguresQuery{Period: p}, figures.Line{R: 1, Name: figures.Contacts}, 500)
		if err != nil || f.Counted != 100_000 {
			b.Fatal(f.Counted, err)
		}
	}
}
