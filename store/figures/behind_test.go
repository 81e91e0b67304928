package figures

import (
	"math/rand/v2"
	"testing"

	"baken/store/form"
)

// What is behind the lines adds up to them, for every line, filter and table, and
// counting it changes nothing of the count.
func TestBehind(t *testing.T) {
	records := some(t)
	r := rand.New(rand.NewPCG(7, 7))
	for range 200 { // the same in other months, with codes of each other
		rec := records[r.IntN(len(records))]
		other := records[r.IntN(len(records))]
		rec.Month += Month(r.IntN(3) - 2)
		rec.Day = rec.Month.first() + Day(r.IntN(28))
		rec.Persons = append(other.Persons[:len(other.Persons):len(other.Persons)], rec.Persons...)
		records = append(records, rec)
	}
	for _, q := range []Query{
		{Period: period(t, "2026-11")},
		{Period: period(t, "2026-Q4"), Before: true},
		{Period: period(t, "2026"), Theme: "stalking"},
		{Period: period(t, "2026"), Channel: "chat", Region: "VBR"},
		{Period: period(t, "2026"), By: []string{"month"}},
		{Period: period(t, "2026-11"), Before: true, By: []string{"channel", "theme"}},
		{Period: period(t, "2026"), By: []string{"contact_type", "weekday"}},
		{Period: period(t, "2026-11-02..2026-11-20"), Before: true},
		{Period: period(t, "2026-11-02..2026-11-20"), Before: true, By: []string{"channel", "theme"}},
	} {
		before := count(t, q, records, form.Default())
		c, err := New(q, form.Default())
		if err != nil {
			t.Fatal(err)
		}
		for i := range records {
			c.Add(&records[i])
		}
		some := false
		for _, l := range before.Lines {
			n := 0
			for i := range records {
				n += c.Behind(&records[i], l)
			}
			if n != l.Value {
				t.Errorf("%v: R%d %s %v: %d behind a line of %d", q, l.R, l.Name, l.By, n, l.Value)
			}
			some = some || n > 0
		}
		after, err := c.Result()
		if err != nil || len(after.Lines) != len(before.Lines) || after.Unread != before.Unread || !some {
			t.Fatalf("%v: %d lines, %d unread: %v", q, len(after.Lines), after.Unread, err)
		}
		for i, l := range after.Lines {
			if say(l) != say(before.Lines[i]) {
				t.Errorf("%v: %s became %s", q, say(before.Lines[i]), say(l))
			}
		}
		for _, l := range []Line{{}, {R: 1, Name: "none"}, {R: 4, By: []Key{{Field: "none"}}}} {
			if n := c.Behind(&records[0], l); len(q.By) == 0 && n != 0 {
				t.Errorf("%d behind a line that there is not", n)
			}
		}
	}
}

func TestFieldsOfAResult(t *testing.T) {
	all := count(t, Query{Period: period(t, "2026")}, nil, form.Default()).Fields()
	for _, name := range all {
		if _, ok := axisOf(name, []*form.Form{form.Default()}); !ok {
			t.Errorf("%s is no field", name)
		}
	}
	if len(all) < 20 {
		t.Errorf("%v", all)
	}
}
