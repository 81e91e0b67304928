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
