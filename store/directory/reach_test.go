package directory

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"baken/store/outside"
)

func phone(number, kind string) Phone { return Phone{Number: outside.New(number), Type: kind} }

func TestPhonesAt(t *testing.T) {
	s := Service{
		Phones: []Phone{phone("03 000 00 00", "voice"), phone("03 000 00 09", "fax"), {Number: outside.New("03 000 00 00"), Extension: outside.New("12")}},
		Places: []Place{{
			Phones: []Phone{phone("03/111.11.11", "fax"), phone("03 111 11 12", "")},
			Of:     []Phone{phone("03-000-0000", "voice"), phone("0475 22 22 22", "text"), phone("03 111 11 11", "voice"), phone("+32 (0)3 333 33 33", "cell"), phone("0032 3 333 33 33", "voice")},
		}, {}},
	}
	for _, test := range []struct {
		place int
		want  []string
	}{
		{0, []string{"03 111 11 12", "03 000 00 00", "03 000 00 00", "03 111 11 11", "+32 (0)3 333 33 33", "0475 22 22 22", "03 000 00 09"}},
		{1, []string{"03 000 00 00", "03 000 00 00", "03 000 00 09"}},
		{-1, []string{"03 000 00 00", "03 000 00 00", "03 000 00 09"}},
		{7, []string{"03 000 00 00", "03 000 00 00", "03 000 00 09"}},
	} {
		var got []string
		for _, p := range s.PhonesAt(test.place) {
			got = append(got, p.Number.Unsafe())
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("place %d: %s", test.place, diff)
		}
	}
	if got := s.Phones[1].Number.Unsafe(); got != "03 000 00 09" {
		t.Errorf("the service's own numbers were changed: %s", got)
	}
}

func TestHoursAt(t *testing.T) {
	own, there, place := hoursOf(t, weeklyRow("MO", "01:00", "02:00")), hoursOf(t, weeklyRow("MO", "02:00", "03:00")), hoursOf(t, weeklyRow("MO", "03:00", "04:00"))
	for _, test := range []struct {
		name    string
		service Service
		at      int
		want    Hours
	}{
		{"of the service there", Service{Hours: own, Places: []Place{{Hours: there, Opens: place}}}, 0, there},
		{"of the service", Service{Hours: own, Places: []Place{{Opens: place}}}, 0, own},
		{"of the place", Service{Places: []Place{{Opens: place}}}, 0, place},
		{"nowhere", Service{Hours: own, Places: []Place{{Hours: there}}}, -1, own},
		{"not known", Service{Places: []Place{{}}}, 0, Hours{}},
	} {
		if diff := cmp.Diff(test.want, test.service.HoursAt(test.at), sameText); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// TestHoursAtTogether has hours of which each level says a part.
func TestHoursAtTogether(t *testing.T) {
	office := hoursOf(t, weeklyRow(allDays, "09:00", "17:00"))
	christmas := dayRow("2026-12-25", "Kerstmis", "", "")
	both := hoursOf(t, weeklyRow(allDays, "09:00", "17:00"), christmas)
	closing := hoursOf(t, christmas)
	onlyThen := hoursOf(t, dayRow("2026-12-25", "Permanentie", "10:00", "12:00"))
	words := func(s string) Hours { return hoursOf(t, Written{Description: s}) }
	early := hoursOf(t, weeklyRow(allDays, "07:00", "08:00"))
	doubt := Hours{[]Rule{{Kind: Unread}}}
	for _, test := range []struct {
		name             string
		there, own, open Hours
		at, want         string
	}{
		{"a closing of the place", Hours{}, office, closing, "2026-12-25 10:00", "closed until 2026-12-26 09:00 Kerstmis"},
		{"a closing of the service", office, closing, Hours{}, "2026-12-25 10:00", "closed until 2026-12-26 09:00 Kerstmis"},
		{"a closing of the place, hours there", early, Hours{}, closing, "2026-12-25 07:30", "closed until 2026-12-26 07:00 Kerstmis"},
		{"a place with nothing else", Hours{}, office, closing, "2026-11-26 10:00", "open until 2026-11-26 17:00"},
		{"the service there with nothing else", closing, Hours{}, office, "2026-11-26 10:00", "open until 2026-11-26 17:00"},
		{"two that are for the same day", closing, office, onlyThen, "2026-12-25 11:00", "closed until 2026-12-26 09:00 Kerstmis"},
		{"the other way round", onlyThen, both, Hours{}, "2026-12-25 11:00", "open until 2026-12-25 12:00 Permanentie"},
		{"general hours of the nearest alone", early, both, office, "2026-11-26 10:00", "closed until 2026-11-27 07:00"},
		{"words of the service there", words("Bel eerst"), office, Hours{}, "2026-11-26 10:00", "open until 2026-11-26 17:00"},
		{"a row that cannot be read", Hours{}, office, doubt, "2026-11-26 10:00", "unknown"},
	} {
		s := Service{Hours: test.own, Places: []Place{{Hours: test.there, Opens: test.open}}}
		at, err := time.Parse(minute, test.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := standingSaid(s.HoursAt(0).At(at, nil)); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
	s := Service{Hours: words("Bel eerst"), Places: []Place{{Hours: office, Opens: words("Bel aan")}}}
	if notes := s.HoursAt(0).Week(On(time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC)), nil).Notes; len(notes) != 1 || notes[0] != outside.New("Bel eerst") {
		t.Errorf("%d notes", len(notes))
	}
}

// TestHoursAtKeeps says that hours are put together elsewhere, and only where they must be.
func TestHoursAtKeeps(t *testing.T) {
	office, closing := hoursOf(t, weeklyRow(allDays, "09:00", "17:00")), hoursOf(t, dayRow("2026-12-25", "", "", ""))
	room := append(make([]Rule, 0, 8), office.Rules...)
	s := Service{Hours: Hours{room}, Places: []Place{{Opens: closing}}}
	s.HoursAt(0)
	if diff := cmp.Diff(Rule{}, room[:2][1], sameText); diff != "" {
		t.Errorf("the service's own rules were changed: %s", diff)
	}
	for name, s := range map[string]Service{
		"of the service": {Hours: office, Places: []Place{{}}},
		"of the place":   {Places: []Place{{Opens: office}}},
		"the like":       {Hours: office, Places: []Place{{Hours: office, Opens: office}}},
	} {
		if n := testing.AllocsPerRun(10, func() { s.HoursAt(0) }); n > 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}

func TestCheckFirst(t *testing.T) {
	today, _ := ParseDate("2026-11-26")
	for assured, want := range map[string]bool{"": true, "2025-11-25": true, "2025-11-26": false, "2026-11-26": false, "2027-01-01": false} {
		d, _ := ParseDate(assured)
		if got := (&Service{Assured: d}).CheckFirst(today); got != want {
			t.Errorf("%s: %v", assured, got)
		}
	}
}
