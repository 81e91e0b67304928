package directory

import (
	"testing"

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

func TestCheckFirst(t *testing.T) {
	today, _ := ParseDate("2026-11-26")
	for assured, want := range map[string]bool{"": true, "2025-11-25": true, "2025-11-26": false, "2026-11-26": false, "2027-01-01": false} {
		d, _ := ParseDate(assured)
		if got := (&Service{Assured: d}).CheckFirst(today); got != want {
			t.Errorf("%s: %v", assured, got)
		}
	}
}
