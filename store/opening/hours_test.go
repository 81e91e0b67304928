package opening

import (
	"errors"
	"testing"
	"time"

	"baken/store/directory"
)

func TestHours(t *testing.T) {
	date := func(s string) directory.Date {
		d, ok := directory.ParseDate(s)
		if !ok {
			t.Fatal(s)
		}
		return d
	}
	h := Hours{Zone: "Europe/Brussels", Chat: directory.Hours{Rules: []directory.Rule{Weekly(9*60, 17*60, workdays...)}}}
	h.Chat.Rules = append(h.Chat.Rules, Holiday(date("2026-12-24"), date("2027-01-17")), Special(date("2026-12-05"), 13*60, 15*60))
	h.Phone.Rules = append(h.Phone.Rules, Weekly(22*60, 2*60, time.Saturday))
	zone := h.place()
	at := func(s string) time.Time {
		v, err := time.ParseInLocation("2006-01-02 15:04", s, zone)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, c := range []struct {
		by        Channel
		now, next string
	}{
		{ByChat, "2026-11-30 08:59", "2026-11-30 09:00"},
		{ByChat, "2026-11-30 09:00", "2026-11-30 09:00"},
		{ByChat, "2026-11-30 17:00", "2026-12-01 09:00"},
		{ByChat, "2026-12-04 18:00", "2026-12-05 13:00"}, // the special Saturday
		{ByChat, "2026-12-23 17:00", "2027-01-18 09:00"}, // holidays of more than two weeks
		{ByChat, "2026-10-23 17:00", "2026-10-26 09:00"}, // over the end of summer time
		{ByChat, "2027-03-26 17:00", "2027-03-29 09:00"}, // and its beginning
		{ByPhone, "2026-10-25 01:59", "2026-10-25 01:59"},
		{ByPhone, "2026-10-25 02:00", "2026-10-31 22:00"}, // the hour that comes twice
	} {
		got, ok := h.Next(c.by, at(c.now))
		if want := at(c.next); !ok || !got.Equal(want) {
			t.Errorf("from %s: %v, want %v", c.now, got, want)
		}
	}
	// A week with an hour more or less is still closed for the same hours on the wall.
	for _, c := range []struct {
		from string
		want time.Duration
	}{{"2026-11-13 17:00", 64 * time.Hour}, {"2026-10-23 17:00", 65 * time.Hour}, {"2027-03-26 17:00", 63 * time.Hour}} {
		if next, _ := h.Next(ByChat, at(c.from)); next.Sub(at(c.from)) != c.want {
			t.Errorf("from %s it is closed for %v", c.from, next.Sub(at(c.from)))
		}
	}
	if _, until := h.Open(ByChat, at("2026-11-30 10:00")); !until.Equal(at("2026-11-30 17:00")) {
		t.Errorf("open until %v", until)
	}
	if _, ok := h.Next(ByMail, at("2026-11-30 10:00")); ok {
		t.Error("a channel without hours opens")
	}
	if err := (Hours{Zone: "Europe/Nowhere"}).Check(); !errors.Is(err, ErrHours) {
		t.Error(err)
	}
}
