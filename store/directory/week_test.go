package directory

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// lines is a week in short, a line for each thing it says.
func lines(w Week) string {
	var b strings.Builder
	times := func(all []Span) string {
		var s []string
		for _, x := range all {
			s = append(s, x.Opens.String()+"–"+x.Closes.String())
		}
		return strings.Join(s, " ")
	}
	days := func(all []time.Weekday) string {
		var s []string
		for _, d := range all {
			s = append(s, d.String()[:2])
		}
		return strings.Join(s, ",")
	}
	if !w.Known {
		b.WriteString("unknown\n")
	}
	if w.Always {
		b.WriteString("always\n")
	}
	for _, g := range w.Days {
		fmt.Fprintf(&b, "%s %s\n", days(g.Days), times(g.Times))
	}
	if len(w.Closed) > 0 {
		fmt.Fprintf(&b, "closed %s\n", days(w.Closed))
	}
	if w.Until != 0 {
		fmt.Fprintf(&b, "until %v\n", w.Until)
	}
	for _, p := range w.Other {
		fmt.Fprintf(&b, "other %d/%d", p.Freq, p.Interval)
		for _, d := range p.Days {
			fmt.Fprintf(&b, " %d%s", d.N, d.Day.String()[:2])
		}
		fmt.Fprintf(&b, " %v %v %v from %v to %v next %v %s %s\n", p.MonthDays, p.YearDays, p.Weeks, p.From, p.To, p.Next, times([]Span{p.Times}), p.Note.Unsafe())
	}
	for _, n := range w.Notes {
		fmt.Fprintf(&b, "note %s\n", n.Unsafe())
	}
	for _, x := range w.Exceptions {
		fmt.Fprintf(&b, "but %v %v [%s] %s\n", x.From, x.To, times(x.Times), x.Note.Unsafe())
	}
	return b.String()
}

func TestWeek(t *testing.T) {
	brussels := zoneOf(t, "Europe/Brussels")
	today, _ := ParseDate("2026-11-26")
	for _, test := range []struct {
		name string
		rows []Written
		want string
	}{
		{"nothing", nil, "unknown\n"},
		{"words", []Written{{Description: "Op afspraak"}, {Notes: "Op afspraak"}}, "unknown\nnote Op afspraak\n"},
		{"office hours", []Written{weeklyRow("MO,TU,TH", "13:30", "17:00"), weeklyRow(workdays, "09:00", "12:30")},
			"Mo,Tu,Th 09:00–12:30 13:30–17:00\nWe,Fr 09:00–12:30\nclosed Sa,Su\n"},
		{"rows that meet", []Written{weeklyRow("MO", "09:00", "12:30"), weeklyRow("MO", "12:30", "17:00"), weeklyRow("MO", "10:00", "11:00")},
			"Mo 09:00–17:00\nclosed Tu,We,Th,Fr,Sa,Su\n"},
		{"nights", []Written{weeklyRow("SA,SU", "20:00", "08:00"), weeklyRow("SA,SU", "08:00", "20:00"), weeklyRow(workdays, "19:00", "08:00")},
			"Mo,Tu,We,Th,Fr 19:00–08:00\nSa,Su 08:00–20:00 20:00–08:00\n"},
		{"day and night", []Written{{Freq: "WEEKLY", ByDay: allDays, OpensAt: "00:00", ClosesAt: "23:59", Notes: "Dag en nacht"}},
			"always\nMo,Tu,We,Th,Fr,Sa,Su 00:00–24:00\nnote Dag en nacht\n"},
		{"day and night in two rows", []Written{weeklyRow(allDays, "08:00", "20:00"), weeklyRow(allDays, "20:00", "08:00")},
			"always\nMo,Tu,We,Th,Fr,Sa,Su 08:00–20:00 20:00–08:00\n"},
		{"exceptions", []Written{weeklyRow("MO", "09:00", "12:00"), dayRow("2026-12-25", "Kerstmis", "", ""), dayRow("2026-12-24", "Kerstavond", "10:00", "12:00"),
			dayRow("2026-12-24", "", "13:00", "14:00"), dayRow("2026-12-26", "", "", ""), dayRow("2027-01-01", "Nieuwjaar", "", ""), dayRow("2026-11-25", "Gisteren", "", ""),
			{ValidFrom: "2026-11-20", ValidTo: "2026-11-28", Description: "Verhuis"}},
			"Mo 09:00–12:00\nclosed Tu,We,Th,Fr,Sa,Su\nbut 2026-11-26 2026-11-28 [] Verhuis\nbut 2026-12-24 2026-12-24 [10:00–12:00 13:00–14:00] Kerstavond\nbut 2026-12-25 2026-12-25 [] Kerstmis\n"},
		{"other patterns", []Written{weeklyRow("TU", "09:00", "12:00"), {Freq: "MONTHLY", ByDay: "1MO", OpensAt: "19:00", ClosesAt: "21:00", Notes: "Praatgroep"},
			{Freq: "WEEKLY", Interval: "2", ByDay: "WE", Start: "2026-11-25", OpensAt: "19:00", ClosesAt: "21:00"}},
			"Tu 09:00–12:00\nclosed Th,Fr,Sa,Su\n" +
				"other 3/1 1Mo [] [] [] from  to  next 2026-12-07 19:00–21:00 Praatgroep\n" +
				"other 2/2 0We [] [] [] from  to  next 2026-12-09 19:00–21:00 \n" +
				"note Praatgroep\n"},
		{"the fifteenth", []Written{{Freq: "MONTHLY", ByMonthDay: "15", OpensAt: "19:00", ClosesAt: "21:00"}},
			"other 3/1 [15] [] [] from  to  next 2026-12-15 19:00–21:00 \n"},
		{"what ends and begins", []Written{{Freq: "WEEKLY", ByDay: "MO", ValidTo: "2026-12-06", OpensAt: "09:00", ClosesAt: "12:00"},
			{Freq: "WEEKLY", ByDay: "TU", ValidFrom: "2026-12-07", OpensAt: "09:00", ClosesAt: "12:00"},
			{Freq: "WEEKLY", ByDay: "TU", ValidFrom: "2027-02-07", OpensAt: "08:00", ClosesAt: "12:00"},
			{Freq: "WEEKLY", ByDay: "TU", ValidTo: "2026-11-25", OpensAt: "07:00", ClosesAt: "12:00"}},
			"Mo 09:00–12:00\nclosed We,Th,Fr,Sa,Su\nuntil 2026-12-06\nother 2/1 0Tu [] [] [] from 2026-12-07 to  next 2026-12-08 09:00–12:00 \n"},
		{"an end far off", []Written{{Freq: "WEEKLY", ByDay: "MO", ValidTo: "2027-06-30", OpensAt: "09:00", ClosesAt: "12:00"}}, "Mo 09:00–12:00\nclosed Tu,We,Th,Fr,Sa,Su\n"},
		{"two days with the same words", []Written{dayRow("2026-12-22", "Verlof", "", ""), dayRow("2026-12-24", "Verlof", "", "")},
			"unknown\nbut 2026-12-22 2026-12-22 [] Verlof\nbut 2026-12-24 2026-12-24 [] Verlof\n"},
		{"another zone", []Written{{Zone: "America/New_York", Freq: "WEEKLY", ByDay: "MO,TH", OpensAt: "20:00", ClosesAt: "22:00"}},
			"Tu,Fr 02:00–04:00\nclosed Mo,We,Th,Sa,Su\n"},
		{"from the end of the day on", []Written{weeklyRow("SU", "24:00", "02:00")}, "Mo 00:00–02:00\nclosed Tu,We,Th,Fr,Sa,Su\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, lines(hoursOf(t, test.rows...).Week(today, brussels))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestWeekUnread has a rule that could not be read, and what it says in words.
func TestWeekUnread(t *testing.T) {
	today, _ := ParseDate("2026-11-26")
	h := hoursOf(t, weeklyRow("MO", "09:00", "12:00"), dayRow("2026-12-04", "Sint", "", ""), Written{Freq: "MONTHLY", ByDay: "1TU", OpensAt: "09:00", ClosesAt: "12:00"})
	h.Rules = append(h.Rules, Written{Freq: "elke week", Description: "dinsdag na de middag"}.unread())
	w := h.Week(today, nil)
	if !w.Unread || w.Known || len(w.Days)+len(w.Closed)+len(w.Other) > 0 || len(w.Exceptions) != 1 || len(w.Notes) != 1 {
		t.Errorf("%+v", w)
	}
	h.Rules[3].To = today - 1
	if w := h.Week(today, nil); w.Unread || !w.Known {
		t.Errorf("when it is over: %+v", w)
	}
}

// What begins on the last day that is looked at is told with its own end.
func TestExceptionsAtTheEdge(t *testing.T) {
	today, _ := ParseDate("2026-11-26")
	for _, c := range []struct {
		from, to Date
		want     []ExceptionalDay
	}{
		{today + Near - 1, today + Near - 1, []ExceptionalDay{{From: today + Near - 1, To: today + Near - 1}}},
		{today + Near - 1, today + Near + 6, []ExceptionalDay{{From: today + Near - 1, To: today + Near + 6}}},
		{today + Near, today + Near, nil},
		{today + 3, today + 2000, []ExceptionalDay{{From: today + 3}}},
		{today - 9, today + 60, []ExceptionalDay{{From: today, To: today + 60}}},
	} {
		h := Hours{Rules: []Rule{{Kind: Exception, Freq: Daily, From: c.from, To: c.to}}}
		if d := cmp.Diff(c.want, h.Week(today, time.UTC).Exceptions, sameText); d != "" {
			t.Errorf("%s to %s: %s", c.from, c.to, d)
		}
	}
}
