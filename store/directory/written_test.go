package directory

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"
	"github.com/google/go-cmp/cmp"

	"baken/store/outside"
)

func TestWrittenWrong(t *testing.T) {
	for _, test := range []struct {
		column string
		row    Written
	}{
		{"freq", Written{Freq: "HOURLY", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"freq", Written{OpensAt: "09:00", ClosesAt: "10:00"}},
		{"freq", Written{ValidFrom: "2026-01-01", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"byday", weeklyRow("MO,XX", "09:00", "10:00")},
		{"byday", weeklyRow("0MO", "09:00", "10:00")},
		{"byday", weeklyRow("1MO", "09:00", "10:00")},
		{"byday", weeklyRow("54MO", "09:00", "10:00")},
		{"byday", weeklyRow("1-MO", "09:00", "10:00")},
		{"byday", weeklyRow("Mondays", "09:00", "10:00")},
		{"byday", weeklyRow("M", "09:00", "10:00")},
		{"bymonthday", Written{Freq: "MONTHLY", ByMonthDay: "32", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"byyearday", Written{Freq: "YEARLY", ByYearDay: "0", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"byweekno", Written{Freq: "YEARLY", ByWeekNo: "-54", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"dtstart", Written{Freq: "YEARLY", ByWeekNo: "20", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"dtstart", Written{Freq: "WEEKLY", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"dtstart", Written{Freq: "DAILY", Interval: "2", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"dtstart", Written{Freq: "DAILY", Start: "yesterday", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"interval", Written{Freq: "DAILY", Interval: "-1", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"count", Written{Freq: "DAILY", Count: "many", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"wkst", Written{Freq: "DAILY", WeekStart: "1", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"until", Written{Freq: "DAILY", ValidFrom: "2026-01-02", Until: "2026-01-01", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"valid_from", dayRow("25/12/2026", "", "", "")},
		{"valid_to", Written{ValidFrom: "2026-01-02", ValidTo: "2026-01-01"}},
		{"valid_to", Written{ValidFrom: "2026-01-02", ValidTo: "2026-02-30"}},
		{"opens_at", weeklyRow("MO", "", "10:00")},
		{"opens_at", weeklyRow("MO", "9 uur", "10:00")},
		{"opens_at", weeklyRow("MO", "09:60", "10:00")},
		{"closes_at", weeklyRow("MO", "09:00", "")},
		{"closes_at", weeklyRow(allDays, "00:00", "00:00")},
		{"closes_at", weeklyRow(allDays, "0:00Z", "00:00:00Z")},
		{"closes_at", weeklyRow(allDays, "24:00", "00:00")},
		{"closes_at", weeklyRow(allDays, "24:00", "23:59")},
		{"count", Written{Freq: "MONTHLY", ByMonthDay: "31", Start: "2026-01-01", Count: "100000", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"until", Written{Start: "2026-01-02", Until: "2026-01-01"}},
		{"closes_at", weeklyRow("MO", "09:00", "24:01")},
		{"closes_at", weeklyRow("MO", "09:00+01:00", "10:00Z")},
		{"closes_at", weeklyRow("MO", "09:00", "10:00+15:00")},
		{"timezone", Written{Zone: "Europe/Brussel", Freq: "DAILY", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"timezone", Written{Zone: "../etc/passwd", Freq: "DAILY", OpensAt: "09:00", ClosesAt: "10:00"}},
		{"timezone", Written{Zone: "Local", Freq: "DAILY", OpensAt: "09:00", ClosesAt: "10:00"}},
	} {
		r, err := test.row.Rule()
		if !errors.Is(err, ErrHours) || !strings.HasSuffix(err.Error(), ": "+test.column) {
			t.Errorf("%+v: %v, want %s", test.row, err, test.column)
		}
		if diff := cmp.Diff(Rule{}, r, sameText); diff != "" {
			t.Errorf("%+v: a rule beside an error: %s", test.row, diff)
		}
	}
}

// TestWrittenForms says which rows are the same rule.
func TestWrittenForms(t *testing.T) {
	nine, ten := Clock(9*60+1), Clock(10*60+1)
	date := func(s string) Date {
		d, ok := ParseDate(s)
		if !ok {
			t.Fatal(s)
		}
		return d
	}
	monday := Rule{Freq: Weekly, Days: 1 << time.Monday, Opens: nine, Closes: ten}
	for _, test := range []struct {
		row  Written
		want Rule
	}{
		{weeklyRow("MO", "09:00", "10:00"), monday},
		{weeklyRow(" mo;MO ", "9:00:59", "10:00:00.5"), monday},
		{weeklyRow("Monday", "9:00", "10:00"), monday},
		{Written{ByDay: "MO", OpensAt: "09:00", ClosesAt: "10:00", WeekStart: "SU", Interval: "1"}, monday},
		{Written{Freq: "MONTHLY", ByDay: "2TU,-1MO,+2TU", OpensAt: "09:00", ClosesAt: "10:00"}, Rule{Freq: Monthly, Nth: []Nth{{-1, time.Monday}, {2, time.Tuesday}}, Opens: nine, Closes: ten}},
		{Written{ByMonthDay: "3,1,1", OpensAt: "09:00", ClosesAt: "10:00"}, Rule{Freq: Monthly, MonthDays: []int{1, 3}, Opens: nine, Closes: ten}},
		{Written{Freq: "MONTHLY", Start: "2026-11-26", OpensAt: "09:00", ClosesAt: "10:00"}, Rule{Freq: Monthly, MonthDays: []int{26}, From: date("2026-11-26"), Opens: nine, Closes: ten}},
		{Written{Freq: "YEARLY", Start: "2026-11-26", Notes: " Feest "}, Rule{Kind: Exception, Freq: Yearly, Start: date("2026-11-26"), From: date("2026-11-26"), Notes: outside.New("Feest")}},
		{Written{Start: "2026-11-26T09:00:00", OpensAt: "09:00", ClosesAt: "10:00"}, Rule{Kind: Exception, Freq: Daily, From: date("2026-11-26"), To: date("2026-11-26"), Opens: nine, Closes: ten}},
		{Written{Freq: "WEEKLY", ByDay: "MO", ValidFrom: "2026-11-26", ValidTo: "2026-11-26"}, Rule{Kind: Exception, Freq: Daily, From: date("2026-11-26"), To: date("2026-11-26")}},
		{Written{Zone: "Europe/Brussels", Freq: "DAILY", OpensAt: "09:00+0200", ClosesAt: "10:00"}, Rule{Freq: Daily, Zone: "Europe/Brussels", Opens: nine, Closes: ten}},
		{Written{Zone: "Europe/Brussels", Freq: "DAILY", OpensAt: "09:00", ClosesAt: "10:00Z"}, Rule{Freq: Daily, Zone: "+00:00", Opens: nine, Closes: ten}},
		{Written{Zone: "+01:00", Freq: "DAILY", OpensAt: "09:00+02:00", ClosesAt: "10:00"}, Rule{Freq: Daily, Zone: "+02:00", Opens: nine, Closes: ten}},
		{Written{ByYearDay: "-1", OpensAt: "09:00", ClosesAt: "10:00"}, Rule{Freq: Yearly, YearDays: []int{-1}, Opens: nine, Closes: ten}},
		{Written{Zone: "UTC+1", Freq: "DAILY", OpensAt: "09:00", ClosesAt: "10:00"}, Rule{Freq: Daily, Zone: "+01:00", Opens: nine, Closes: ten}},
		{Written{Freq: "DAILY", OpensAt: "09:00", ClosesAt: "23:59:59"}, Rule{Freq: Daily, Opens: nine, Closes: dayEnd}},
		{Written{Freq: "WEEKLY", Count: "3", Start: "2026-11-05", ValidFrom: "2026-11-13", OpensAt: "09:00", ClosesAt: "10:00"}, Rule{Freq: Weekly, Days: 1 << time.Thursday, From: date("2026-11-13"), To: date("2026-11-19"), Opens: nine, Closes: ten}},
		{Written{Freq: "DAILY", Count: "30", ValidFrom: "2026-11-13", ValidTo: "2026-11-20", OpensAt: "09:00", ClosesAt: "10:00"}, Rule{Freq: Daily, From: date("2026-11-13"), To: date("2026-11-20"), Opens: nine, Closes: ten}},
		{Written{Start: "2026-07-01", ValidFrom: "2026-07-01", ValidTo: "2026-07-03"}, Rule{Kind: Exception, Freq: Daily, From: date("2026-07-01"), To: date("2026-07-03")}},
		{Written{Freq: "DAILY", Start: "2026-07-01", Until: "2026-07-03"}, Rule{Kind: Exception, Freq: Daily, From: date("2026-07-01"), To: date("2026-07-03")}},
		{Written{Start: "2026-07-01", Until: "2026-07-03", OpensAt: "09:00", ClosesAt: "10:00"}, Rule{Kind: Exception, Freq: Daily, From: date("2026-07-01"), To: date("2026-07-03"), Opens: nine, Closes: ten}},
		{Written{Freq: "YEARLY", ValidFrom: "2026-12-24", ValidTo: "2027-01-02"}, Rule{Kind: Exception, Freq: Daily, From: date("2026-12-24"), To: date("2027-01-02")}},
		{Written{ValidFrom: "2026-07-01", ValidTo: "2026-07-31", ByDay: "MO", OpensAt: "09:00", ClosesAt: "10:00"}, Rule{Freq: Weekly, Days: 1 << time.Monday, From: date("2026-07-01"), To: date("2026-07-31"), Opens: nine, Closes: ten}},
		{Written{ValidFrom: "2026-07-01", Description: "Op afspraak"}, Rule{Kind: Remark, From: date("2026-07-01"), Description: outside.New("Op afspraak")}},
		{Written{Link: "https://example.org", Attending: "in_person"}, Rule{Kind: Remark, Link: outside.New("https://example.org"), Attending: outside.New("in_person")}},
	} {
		got, err := test.row.Rule()
		if err != nil {
			t.Errorf("%+v: %v", test.row, err)
		}
		if diff := cmp.Diff(test.want, got, sameText); diff != "" {
			t.Errorf("%+v: %s", test.row, diff)
		}
	}
}

// TestHoursEncoding says that hours come back as they were, and that equal ones are equal
// as bytes.
func TestHoursEncoding(t *testing.T) {
	h := hoursOf(t, weeklyRow(workdays, "09:00", "12:30"), dayRow("2026-12-25", "Kerstmis", "", ""),
		Written{Freq: "MONTHLY", ByDay: "-1FR,1SU", Zone: "+02:00", Interval: "2", Start: "2026-01-01", OpensAt: "10:00", ClosesAt: "11:00", Notes: "Praatgroep"})
	b, err := cbor.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	var back Hours
	if err := cbor.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(h, back, sameText); diff != "" {
		t.Error(diff)
	}
	again, err := cbor.Marshal(hoursOf(t, weeklyRow("FR,MO,TU,WE,TH", "9:00", "12:30:00"), dayRow("2026-12-25T00:00:00", "Kerstmis ", "", ""),
		Written{Freq: "monthly", ByDay: "1SU,-1FR", Zone: "+2", Interval: "2", Start: "20260101", OpensAt: "10:00", ClosesAt: "11:00", Notes: "Praatgroep", WeekStart: "MO"}))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b, again) {
		t.Error("the same hours have other bytes")
	}
}

func FuzzRule(f *testing.F) {
	add := func(w Written) {
		f.Add(w.ValidFrom, w.ValidTo, w.Start, w.Until, w.Count, w.WeekStart, w.Freq, w.Interval, w.ByDay, w.ByWeekNo, w.ByMonthDay, w.ByYearDay, w.Zone, w.OpensAt, w.ClosesAt, w.Notes)
	}
	add(weeklyRow(workdays, "09:00", "24:00"))
	add(dayRow("2026-12-25", "Kerstmis", "", ""))
	add(Written{Start: "20260101T090000Z", Until: "2030-01-01", Count: "9", WeekStart: "SU", Freq: "YEARLY", Interval: "3", ByWeekNo: "1,-1", ByMonthDay: "31,-1", ByYearDay: "366", Zone: "Europe/Brussels", OpensAt: "9:00+01:00", ClosesAt: "2:00"})
	add(Written{Freq: "MONTHLY", ByDay: "-1FR,+2MO", OpensAt: "24:00", ClosesAt: "24:00", Zone: "-9:30"})
	brussels := zoneOf(f, "Europe/Brussels")
	f.Fuzz(func(t *testing.T, from, to, start, until, count, weekStart, freq, interval, byDay, byWeekNo, byMonthDay, byYearDay, zone, opens, closes, notes string) {
		w := Written{from, to, start, until, count, weekStart, freq, interval, byDay, byWeekNo, byMonthDay, byYearDay, zone, opens, closes, "", notes, "", ""}
		r, err := w.Rule()
		if err != nil {
			if !errors.Is(err, ErrHours) {
				t.Fatal(err)
			}
			return
		}
		if (r.Opens == 0) != (r.Closes == 0) || r.Kind == Regular && r.Opens == 0 || r.From != 0 && r.To != 0 && r.To < r.From {
			t.Fatalf("%+v", r)
		}
		h := Hours{Rules: []Rule{r}}
		for _, at := range []time.Time{time.Date(2026, 3, 29, 0, 59, 59, 0, time.UTC), time.Date(2028, 12, 31, 23, 30, 0, 0, time.UTC)} {
			if s := h.At(at, brussels); s.Open && !s.Known || !s.Until.IsZero() && !s.Until.After(at) {
				t.Fatalf("%+v: %s", r, standingSaid(s))
			}
			for _, g := range h.Week(On(at), brussels).Days {
				if len(g.Days) == 0 || len(g.Times) == 0 || g.Times[0].Opens == 0 || g.Times[0].Closes > dayEnd {
					t.Fatalf("%+v: %+v", r, g)
				}
			}
		}
	})
}
