package directory

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

const minute = "2006-01-02 15:04"

// hoursOf reads rows.
func hoursOf(t testing.TB, rows ...Written) Hours {
	t.Helper()
	var h Hours
	for _, w := range rows {
		r, err := w.Rule()
		if err != nil {
			t.Fatalf("%+v: %v", w, err)
		}
		h.Rules = append(h.Rules, r)
	}
	return h
}

// said is a standing in short: "open until 2026-11-26 12:30 Kerstmis".
func standingSaid(s Standing) string {
	text := "unknown"
	switch {
	case s.Always:
		text = "always"
	case s.Open:
		text = "open"
	case s.Known:
		text = "closed"
	}
	if !s.Until.IsZero() {
		text += " until " + s.Until.Format(minute)
	}
	if !s.Note.IsEmpty() {
		text += " " + s.Note.Unsafe()
	}
	return text
}

func weeklyRow(days, opens, closes string) Written {
	return Written{Freq: "WEEKLY", ByDay: days, OpensAt: opens, ClosesAt: closes}
}

func dayRow(day, description, opens, closes string) Written {
	return Written{ValidFrom: day, ValidTo: day, Description: description, OpensAt: opens, ClosesAt: closes}
}

const (
	workdays = "MO,TU,WE,TH,FR"
	allDays  = "MO,TU,WE,TH,FR,SA,SU"
)

func TestAt(t *testing.T) {
	brussels := zoneOf(t, "Europe/Brussels")
	office := []Written{weeklyRow(workdays, "09:00", "12:30"), weeklyRow("MO,TU,TH", "13:30", "17:00")}
	for _, test := range []struct {
		name string
		rows []Written
		want map[string]string
	}{
		{"nothing is said", nil, map[string]string{"2026-11-26 10:00": "unknown"}},
		{"words only", []Written{{Description: "Alleen op afspraak"}}, map[string]string{"2026-11-26 10:00": "unknown"}},
		{"days without times", []Written{{Freq: "WEEKLY", ByDay: "MO", Notes: "Op afspraak"}}, map[string]string{"2026-11-23 10:00": "unknown"}},
		{"office hours", office, map[string]string{
			"2026-11-26 08:59": "closed until 2026-11-26 09:00",
			"2026-11-26 09:00": "open until 2026-11-26 12:30",
			"2026-11-26 12:29": "open until 2026-11-26 12:30",
			"2026-11-26 12:30": "closed until 2026-11-26 13:30",
			"2026-11-27 12:30": "closed until 2026-11-30 09:00",
		}},
		{"two rows that meet", []Written{weeklyRow("TH", "09:00", "12:00"), weeklyRow("TH", "12:00", "14:00"), weeklyRow("TH", "13:00", "13:30")},
			map[string]string{"2026-11-26 10:00": "open until 2026-11-26 14:00"}},
		{"rows in another order", []Written{weeklyRow("TH", "15:00", "16:00"), weeklyRow("TH", "10:00", "12:00"), weeklyRow("TH", "09:00", "10:00")}, map[string]string{
			"2026-11-26 09:30": "open until 2026-11-26 12:00",
			"2026-11-26 13:00": "closed until 2026-11-26 15:00",
		}},
		{"until 23:59 is until midnight", []Written{weeklyRow("SA", "20:00", "23:59"), weeklyRow("SU", "00:00", "04:00")},
			map[string]string{"2026-11-28 21:00": "open until 2026-11-29 04:00"}},
		{"over midnight at the end of a week", []Written{weeklyRow("SU", "22:00", "06:00")}, map[string]string{
			"2026-11-29 23:00": "open until 2026-11-30 06:00",
			"2026-11-30 05:59": "open until 2026-11-30 06:00",
			"2026-11-30 06:00": "closed until 2026-12-06 22:00",
			"2026-11-29 05:00": "closed until 2026-11-29 22:00",
		}},
		{"all of a day and on", []Written{weeklyRow("SA", "09:00", "09:00")}, map[string]string{
			"2026-11-29 08:59": "open until 2026-11-29 09:00",
		}},
		{"day and night until 23:59", []Written{weeklyRow(allDays, "00:00", "23:59")}, map[string]string{"2026-11-26 23:59": "always"}},
		{"day and night until 24:00", []Written{weeklyRow(allDays, "00:00", "24:00")}, map[string]string{"2026-03-29 02:30": "always"}},
		{"day and night but for a holiday", []Written{weeklyRow(allDays, "00:00", "24:00"), dayRow("2026-12-25", "Kerstmis", "", "")}, map[string]string{
			"2026-11-26 10:00": "always",
			"2026-12-20 10:00": "open until 2026-12-25 00:00",
			"2026-12-25 10:00": "closed until 2026-12-26 00:00 Kerstmis",
		}},
		{"a holiday", append(office[:2:2], dayRow("2026-12-25", "Gesloten: Kerstmis", "", "")), map[string]string{
			"2026-12-24 18:00": "closed until 2026-12-28 09:00",
			"2026-12-25 10:00": "closed until 2026-12-28 09:00 Gesloten: Kerstmis",
		}},
		{"the night before a holiday", []Written{weeklyRow(allDays, "20:00", "08:00"), dayRow("2026-12-25", "Kerstmis", "", "")}, map[string]string{
			"2026-12-25 07:00": "open until 2026-12-25 08:00 Kerstmis",
			"2026-12-26 07:00": "closed until 2026-12-26 20:00",
		}},
		{"an exception with times", append(office[:2:2], dayRow("2026-12-24", "", "14:00", "15:00"), dayRow("2026-12-24", "Kerstavond", "10:00", "12:00")), map[string]string{
			"2026-12-24 09:30": "closed until 2026-12-24 10:00 Kerstavond",
			"2026-12-24 11:00": "open until 2026-12-24 12:00 Kerstavond",
			"2026-12-24 12:30": "closed until 2026-12-24 14:00 Kerstavond",
			"2026-12-24 16:00": "closed until 2026-12-25 09:00 Kerstavond",
		}},
		{"a day within days that are closed", append(office[:2:2],
			Written{ValidFrom: "2026-12-21", ValidTo: "2027-01-03", Description: "Verlof"}, dayRow("2026-12-29", "Permanentie", "09:00", "11:00")), map[string]string{
			"2026-12-22 10:00": "closed until 2026-12-29 09:00 Verlof",
			"2026-12-29 10:00": "open until 2026-12-29 11:00 Permanentie",
			"2026-12-31 10:00": "closed until 2027-01-04 09:00 Verlof",
		}},
		{"summer hours", append(office[:2:2], Written{ValidFrom: "2026-07-01", ValidTo: "2026-08-31", OpensAt: "08:00", ClosesAt: "11:00"}), map[string]string{
			"2026-07-06 11:30": "closed until 2026-07-07 08:00",
			"2026-09-01 11:30": "open until 2026-09-01 12:30",
		}},
		{"days of the week within a year, without a frequency", []Written{
			{ValidFrom: "2026-01-01", ValidTo: "2026-12-31", ByDay: "MO", OpensAt: "09:00", ClosesAt: "12:00"},
			{ValidFrom: "2026-02-01", ValidTo: "2026-12-31", ByDay: "MO", OpensAt: "13:00", ClosesAt: "17:00"},
			{Start: "2026-03-01", Until: "2026-12-31", ByDay: "TU", OpensAt: "09:00", ClosesAt: "10:00"},
		}, map[string]string{
			"2026-11-23 10:00": "open until 2026-11-23 12:00",
			"2026-11-23 12:30": "closed until 2026-11-23 13:00",
			"2026-11-23 18:00": "closed until 2026-11-24 09:00",
		}},
		{"closings with a frequency", append(office[:2:2], Written{Freq: "DAILY", ValidFrom: "2026-12-21", ValidTo: "2027-01-03", Description: "gesloten"}), map[string]string{
			"2026-12-22 10:00": "closed until 2027-01-04 09:00 gesloten",
		}},
		{"closings from a start", append(office[:2:2], Written{Freq: "DAILY", Start: "2026-12-21", Until: "20270103T230000Z", Description: "gesloten"}), map[string]string{
			"2026-12-22 10:00": "closed until 2027-01-04 09:00 gesloten",
		}},
		{"closings from a start without a frequency", append(office[:2:2], Written{Start: "2026-12-21", Until: "2027-01-03", Description: "gesloten"}), map[string]string{
			"2026-12-20 10:00": "closed",
			"2026-12-22 10:00": "closed until 2027-01-04 09:00 gesloten",
		}},
		{"closings so many times", append(office[:2:2], Written{Freq: "DAILY", Start: "2026-12-21", Count: "14", Description: "gesloten"}), map[string]string{
			"2026-12-22 10:00": "closed until 2027-01-04 09:00 gesloten",
		}},
		{"closings of a table of weeks", append(office[:2:2], Written{Freq: "WEEKLY", ValidFrom: "2026-12-21", ValidTo: "2027-01-03", Description: "gesloten"}), map[string]string{
			"2026-12-22 10:00": "closed until 2027-01-04 09:00 gesloten",
		}},
		{"a day of each week that is closed", append(office[:2:2], Written{Freq: "WEEKLY", ByDay: "FR", Start: "2026-11-01", Until: "2026-11-30", Description: "gesloten"}), map[string]string{
			"2026-11-26 18:00": "closed until 2026-11-30 09:00",
			"2026-11-27 10:00": "closed until 2026-11-30 09:00 gesloten",
		}},
		{"a single day and nothing else", []Written{dayRow("2026-12-24", "Kerstavond", "", "")}, map[string]string{
			"2026-12-23 10:00": "unknown until 2026-12-24 00:00",
			"2026-12-24 10:00": "closed until 2026-12-25 00:00 Kerstavond",
			"2026-12-25 10:00": "unknown",
		}},
		{"each year", append(office[:2:2], Written{Start: "2020-12-25", Freq: "YEARLY", Description: "Kerstmis"}), map[string]string{
			"2026-12-25 10:00": "closed until 2026-12-28 09:00 Kerstmis",
			"2026-12-24 10:00": "open until 2026-12-24 12:30",
		}},
		{"rules that have ended", []Written{{Freq: "WEEKLY", ByDay: "MO", ValidTo: "2026-11-23", OpensAt: "09:00", ClosesAt: "12:00"}}, map[string]string{
			"2026-11-23 10:00": "open until 2026-11-23 12:00",
			"2026-11-23 13:00": "closed until 2026-11-24 00:00",
			"2026-11-24 13:00": "unknown",
		}},
		{"rules that begin", []Written{{Freq: "WEEKLY", ByDay: "MO", ValidFrom: "2026-12-01", OpensAt: "09:00", ClosesAt: "12:00"}}, map[string]string{
			"2026-11-30 10:00": "unknown until 2026-12-01 00:00",
			"2026-12-01 10:00": "closed until 2026-12-07 09:00",
		}},
		{"first Monday of the month", []Written{{Freq: "MONTHLY", ByDay: "1MO", OpensAt: "19:00", ClosesAt: "21:00"}}, map[string]string{
			"2026-12-07 20:00": "open until 2026-12-07 21:00",
			"2026-12-08 20:00": "closed",
			"2026-12-14 20:00": "closed",
			"2026-12-27 20:00": "closed until 2027-01-04 19:00",
		}},
		{"last Friday of the month", []Written{{Freq: "MONTHLY", ByDay: "-1FR", OpensAt: "19:00", ClosesAt: "21:00"}}, map[string]string{
			"2026-11-20 20:00": "closed until 2026-11-27 19:00",
			"2026-12-20 20:00": "closed until 2026-12-25 19:00",
		}},
		{"last day of the month", []Written{{Freq: "MONTHLY", ByMonthDay: "-1", OpensAt: "19:00", ClosesAt: "21:00"}}, map[string]string{
			"2028-02-20 20:00": "closed until 2028-02-29 19:00",
		}},
		{"days of the year and weeks", []Written{{Freq: "YEARLY", ByYearDay: "-1", OpensAt: "10:00", ClosesAt: "11:00"}, {Freq: "YEARLY", ByWeekNo: "53", ByDay: "SU", OpensAt: "10:00", ClosesAt: "11:00"}}, map[string]string{
			"2026-12-28 10:00": "closed until 2026-12-31 10:00",
			"2027-01-01 10:00": "closed until 2027-01-03 10:00",
		}},
		{"every second week", []Written{{Freq: "WEEKLY", Interval: "2", ByDay: "TU,FR", Start: "2026-11-20", OpensAt: "10:00", ClosesAt: "11:00"}}, map[string]string{
			"2026-11-20 09:00": "closed until 2026-11-20 10:00",
			"2026-11-20 12:00": "closed until 2026-12-01 10:00",
			"2026-12-01 12:00": "closed until 2026-12-04 10:00",
		}},
		{"every second week, weeks from Sunday on", []Written{{Freq: "WEEKLY", Interval: "2", ByDay: "SU,MO", WeekStart: "SU", ValidFrom: "2026-11-23", OpensAt: "10:00", ClosesAt: "11:00"}}, map[string]string{
			"2026-11-23 12:00": "closed until 2026-12-06 10:00",
		}},
		{"three times", []Written{{Freq: "WEEKLY", Count: "3", Start: "2026-11-19", OpensAt: "10:00", ClosesAt: "11:00"}}, map[string]string{
			"2026-12-03 10:00": "open until 2026-12-03 11:00",
			"2026-12-03 12:00": "closed until 2026-12-04 00:00",
		}},
		{"until", []Written{{Freq: "WEEKLY", ByDay: "TH", Until: "20261203T225959Z", OpensAt: "10:00", ClosesAt: "11:00"}}, map[string]string{
			"2026-12-03 10:00": "open until 2026-12-03 11:00",
			"2026-12-10 10:00": "unknown",
		}},
		{"an offset that Brussels has", []Written{weeklyRow(workdays, "09:00+01:00", "17:00+01:00")}, map[string]string{
			"2026-07-01 08:30": "closed until 2026-07-01 09:00",
			"2026-07-01 09:30": "open until 2026-07-01 17:00",
		}},
		{"an offset that Brussels has, as its zone", []Written{{Zone: "+02:00", Freq: "DAILY", OpensAt: "9:00", ClosesAt: "17:00"}}, map[string]string{
			"2026-11-26 09:30": "open until 2026-11-26 17:00",
		}},
		{"a zone from which the team's wall is another", []Written{{Zone: "+05:30", Freq: "DAILY", OpensAt: "09:00", ClosesAt: "17:00"}}, map[string]string{
			"2026-11-26 04:00": "closed until 2026-11-26 04:30",
			"2026-07-01 05:00": "closed until 2026-07-01 05:30",
		}},
		{"UTC", []Written{weeklyRow(workdays, "09:00Z", "17:00Z")}, map[string]string{
			"2026-07-01 10:30": "closed until 2026-07-01 11:00",
			"2026-12-01 10:30": "open until 2026-12-01 18:00",
		}},
		{"another zone", []Written{{Zone: "America/New_York", Freq: "WEEKLY", ByDay: "TH", OpensAt: "20:00", ClosesAt: "22:00"}}, map[string]string{
			"2026-11-27 03:30": "open until 2026-11-27 04:00",
			"2026-10-30 01:30": "open until 2026-10-30 03:00", // one week in which only Europe has winter time
		}},
		{"another zone, its offset", []Written{{Zone: "America/New_York", Freq: "WEEKLY", ByDay: "TH", OpensAt: "20:00-05:00", ClosesAt: "22:00-05:00"}}, map[string]string{
			"2026-07-03 02:30": "open until 2026-07-03 04:00",
		}},
		{"far in the east", []Written{{Zone: "+14:00", Freq: "WEEKLY", ByDay: "FR", OpensAt: "00:00", ClosesAt: "01:00"}}, map[string]string{
			"2026-11-26 11:30": "open until 2026-11-26 12:00",
		}},
		{"far in the west, over midnight", []Written{{Zone: "-09:30", Freq: "WEEKLY", ByDay: "TU", OpensAt: "23:00", ClosesAt: "22:00"}}, map[string]string{
			"2026-11-26 08:00": "open until 2026-11-26 08:30",
		}},
		{"every fifth month", []Written{{Freq: "MONTHLY", Interval: "5", Start: "2026-08-15", OpensAt: "10:00", ClosesAt: "11:00"}}, map[string]string{
			"2026-12-15 09:00": "closed",
			"2027-01-14 10:00": "closed until 2027-01-15 10:00",
		}},
		{"every third year", []Written{{Freq: "YEARLY", Interval: "3", Start: "2024-02-29", OpensAt: "10:00", ClosesAt: "11:00"}, {Freq: "YEARLY", Interval: "3", Start: "2024-03-01", OpensAt: "10:00", ClosesAt: "11:00"}}, map[string]string{
			"2026-02-28 09:00": "closed",
			"2027-02-28 10:00": "closed until 2027-03-01 10:00",
		}},
		{"the night the clock goes forward", []Written{weeklyRow("SU", "02:30", "06:00"), weeklyRow("SA", "22:00", "02:15")}, map[string]string{
			"2026-03-29 01:30": "open until 2026-03-29 06:00",
			"2026-03-29 03:15": "open until 2026-03-29 06:00",
			"2026-03-22 02:20": "closed until 2026-03-22 02:30",
		}},
		{"only in the hour that is skipped", []Written{weeklyRow("SU", "02:10", "02:50")}, map[string]string{
			"2026-03-29 01:59": "closed until 2026-04-05 02:10",
		}},
		{"the night the clock goes back", []Written{weeklyRow("SU", "02:00", "02:30"), weeklyRow("SU", "03:00", "04:00")}, map[string]string{
			"2026-10-25 01:30": "closed until 2026-10-25 02:00",
			"2026-10-25 02:45": "closed until 2026-10-25 03:00",
			"2026-10-25 03:15": "open until 2026-10-25 04:00",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			h := hoursOf(t, test.rows...)
			for at, want := range test.want {
				moment, err := time.ParseInLocation(minute, at, brussels)
				if err != nil {
					t.Fatal(err)
				}
				if got := standingSaid(h.At(moment, brussels)); got != want {
					t.Errorf("%s: %s, want %s", at, got, want)
				}
			}
		})
	}
}

// TestAtUnread has rules that could not be read.
func TestAtUnread(t *testing.T) {
	day := func(s string) Date { d, _ := ParseDate(s); return d }
	office := hoursOf(t, weeklyRow(allDays, "20:00", "02:00"), dayRow("2026-11-30", "Dicht", "", "")).Rules
	at := func(unread Rule, moment string) string {
		m, err := time.Parse(minute, moment)
		if err != nil {
			t.Fatal(err)
		}
		return standingSaid(Hours{append(office[:2:2], unread)}.At(m, nil))
	}
	for _, test := range []struct {
		from, to, at, want string
	}{
		{"", "", "2026-11-26 21:00", "unknown"},
		{"", "", "2026-11-30 21:00", "unknown Dicht"},
		{"2026-11-27", "2026-11-28", "2026-11-26 21:00", "open until 2026-11-27 02:00"},
		{"2026-11-27", "2026-11-28", "2026-11-27 03:00", "unknown until 2026-11-29 00:00"},
		{"2026-11-27", "2026-11-28", "2026-11-26 03:00", "closed until 2026-11-26 20:00"},
		{"2026-11-27", "", "2026-12-26 21:00", "unknown"},
		{"", "2026-11-20", "2026-11-26 21:00", "open until 2026-11-27 02:00"},
	} {
		if got := at(Rule{Kind: Unread, From: day(test.from), To: day(test.to)}, test.at); got != test.want {
			t.Errorf("from %q to %q, %s: %s, want %s", test.from, test.to, test.at, got, test.want)
		}
	}
}

// TestAtTwice asks in the hour that is there twice.
func TestAtTwice(t *testing.T) {
	brussels := zoneOf(t, "Europe/Brussels")
	h := hoursOf(t, weeklyRow("SU", "02:00", "02:30"))
	first := time.Date(2026, 10, 25, 0, 15, 0, 0, time.UTC)
	if s := h.At(first, brussels); !s.Open || !s.Until.Equal(first.Add(15*time.Minute)) {
		t.Errorf("the first time: %s", standingSaid(s))
	}
	if s := h.At(first.Add(time.Hour), brussels); s.Open {
		t.Errorf("the second time: %s", standingSaid(s))
	}
	over := hoursOf(t, weeklyRow("SU", "02:30", "05:00"))
	if s := over.At(first.Add(time.Hour), brussels); !s.Open || s.Until.Sub(first) != 3*time.Hour+45*time.Minute {
		t.Errorf("hours that run over it: %s", standingSaid(s))
	}
}

// TestAtMidnightSkipped asks where a day begins at one o'clock.
func TestAtMidnightSkipped(t *testing.T) {
	beirut := zoneOf(t, "Asia/Beirut")
	h := hoursOf(t, weeklyRow(allDays, "00:00", "24:00"))
	if s := h.At(time.Date(2026, 3, 28, 22, 30, 0, 0, time.UTC), beirut); !s.Always {
		t.Error(standingSaid(s))
	}
}

func TestAtWithoutZone(t *testing.T) {
	h := hoursOf(t, weeklyRow("TH", "09:00", "10:00"))
	if s := h.At(time.Date(2026, 11, 26, 9, 30, 0, 0, time.UTC), nil); !s.Open {
		t.Error(standingSaid(s))
	}
	h.Rules[0].Zone = "Nowhere/Atall"
	if s := h.At(time.Date(2026, 11, 26, 8, 30, 0, 0, time.UTC), zoneOf(t, "Europe/Brussels")); !s.Open {
		t.Errorf("a zone that this machine does not know: %s", standingSaid(s))
	}
}

// TestUntil says that what At says holds until then, and changes then.
func TestUntil(t *testing.T) {
	zones := []*time.Location{zoneOf(t, "Europe/Brussels"), zoneOf(t, "America/Havana"), zoneOf(t, "Australia/Lord_Howe"), time.UTC}
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom(zones).Draw(t, "zone")
		h := Hours{Rules: rapid.SliceOfN(rapid.Custom(drawRule), 0, 5).Draw(t, "rules")}
		begin := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		if rapid.Bool().Draw(t, "near a change of the clock") {
			begin = rapid.SampledFrom([]time.Time{time.Date(2026, 3, 6, 0, 0, 0, 0, time.UTC), time.Date(2026, 3, 27, 0, 0, 0, 0, time.UTC),
				time.Date(2026, 4, 3, 0, 0, 0, 0, time.UTC), time.Date(2026, 10, 2, 0, 0, 0, 0, time.UTC), time.Date(2026, 10, 23, 0, 0, 0, 0, time.UTC)}).Draw(t, "begin")
		}
		at := begin.Add(time.Duration(rapid.IntRange(0, 5*24*60*60).Draw(t, "at")) * time.Second)
		s := h.At(at, zone)
		switch {
		case s.Open && !s.Known, s.Always && (!s.Open || !s.Until.IsZero()):
			t.Fatalf("%+v", s)
		case !s.Until.IsZero() && (!s.Until.After(at) || s.Until.Sub(at) > ahead):
			t.Fatalf("at %v until %v", at, s.Until)
		}
		same := func(at time.Time) bool {
			x := h.At(at, zone)
			if x.Open != plainOpen(h, at, zone) {
				t.Fatalf("at %v: %s", at.In(zone), standingSaid(x))
			}
			return x.Open == s.Open && x.Known == s.Known
		}
		end := at.Add(ahead)
		if !s.Until.IsZero() {
			if same(s.Until) {
				t.Fatalf("at %v nothing changed: %s", s.Until, standingSaid(s))
			}
			end = s.Until.Add(-time.Second)
		}
		for x := at; x.Before(end); x = x.Add(max(17*time.Minute, end.Sub(at)/40)) {
			if !same(x) {
				t.Fatalf("changed before, at %v: %s", x.In(zone), standingSaid(s))
			}
		}
		if !same(end) {
			t.Fatalf("changed before, at %v: %s", end.In(zone), standingSaid(s))
		}
	})
}

// plainOpen says whether it is open without looking for when that changes: some day's
// hours have begun and not ended.
func plainOpen(h Hours, at time.Time, zone *time.Location) bool {
	for d := On(at) - 3; d <= On(at)+2; d++ {
		if slices.ContainsFunc(h.Rules, func(r Rule) bool { return r.Kind == Unread && r.spans(d) }) {
			continue
		}
		shortest := Date(-1)
		for _, r := range h.Rules {
			if r.Kind == Exception && r.on(d) && (shortest < 0 || r.length() < shortest) {
				shortest = r.length()
			}
		}
		for _, r := range h.Rules {
			if r.Opens == 0 || !r.on(d) || (r.Kind == Exception) != (shortest >= 0) || shortest >= 0 && r.length() != shortest {
				continue
			}
			w := wallAt(location(r.Zone, zone), d.Time())
			from, to := r.span().minutes()
			if w.moment(d, from) <= at.Unix() && at.Unix() < w.moment(d, to) {
				return true
			}
		}
	}
	return false
}

// drawRule draws a rule by way of the row that says it.
func drawRule(t *rapid.T) Rule {
	day := func(name string) string {
		if rapid.Bool().Draw(t, "has "+name) {
			return ""
		}
		return (On(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)) + Date(rapid.IntRange(0, 300).Draw(t, name))).String()
	}
	clock := func(name string) string {
		n := rapid.IntRange(0, 48).Draw(t, name) * 30
		return fmt.Sprintf("%02d:%02d", n/60, n%60)
	}
	w := Written{
		ValidFrom: day("from"), ValidTo: day("to"), Start: day("start"),
		Freq:     rapid.SampledFrom([]string{"", "DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "YEARLY"}).Draw(t, "freq"),
		Interval: rapid.SampledFrom([]string{"", "", "2", "3"}).Draw(t, "interval"),
		ByDay:    rapid.SampledFrom([]string{"", "MO", workdays, allDays, "SA,SU", "1MO", "-1SU,2WE"}).Draw(t, "byday"),
		Zone:     rapid.SampledFrom([]string{"", "", "Europe/Brussels", "+01:00", "-09:30", "Pacific/Kiritimati"}).Draw(t, "timezone"),
	}
	if rapid.IntRange(0, 4).Draw(t, "times") > 0 {
		w.OpensAt, w.ClosesAt = clock("opens"), clock("closes")
	}
	if rapid.IntRange(0, 4).Draw(t, "one day") == 0 {
		w.ValidTo = w.ValidFrom
	}
	if rapid.IntRange(0, 9).Draw(t, "unread") == 0 {
		return w.unread()
	}
	r, err := w.Rule()
	if err != nil { // most often what does not say its days
		w = weeklyRow(rapid.SampledFrom([]string{"MO", workdays, allDays, "SA,SU"}).Draw(t, "days"), "09:30", clock("closes"))
		if r, err = w.Rule(); err != nil {
			t.Fatal(err)
		}
	}
	return r
}
