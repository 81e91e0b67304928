package opening

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"baken/store/directory"
	"baken/store/outside"
)

const whole = `# Opening hours
zone Europe/Brussels

phone mon-fri 09:00-17:00
mail  mon-fri 9:00-17:00
chat  mon-thu 13:00-17:00 18:00-20:00
chat  fri,sun 13:00-02:00
chat  sat     00:00-24:00

closed    2026-12-24..2027-01-03 tussen de jaren
closed chat 2026-07-21 21 juli
open chat 2026-12-24 09:00-12:00 13:00-15:00 kerstavond
open      2026-12-31 10:00-11:00
`

func parse(t *testing.T, text string) Hours {
	t.Helper()
	h, err := Parse(outside.New(text))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestParse(t *testing.T) {
	h := parse(t, whole)
	zone := h.place()
	for _, c := range []struct {
		by   Channel
		at   string
		open bool
	}{
		{ByPhone, "2026-11-30 09:00", true}, {ByPhone, "2026-11-30 17:00", false}, {ByPhone, "2026-11-29 12:00", false},
		{ByPhone, "2026-12-24 10:00", false}, {ByPhone, "2026-12-31 10:30", true}, {ByPhone, "2027-01-04 10:00", true},
		{ByChat, "2026-11-30 12:59", false}, {ByChat, "2026-11-30 17:30", false}, {ByChat, "2026-11-30 19:59", true},
		{ByChat, "2026-12-05 03:00", true}, {ByChat, "2026-12-07 01:59", true}, {ByChat, "2026-12-07 02:00", false},
		{ByChat, "2026-07-21 14:00", false}, {ByPhone, "2026-07-21 14:00", true},
		{ByChat, "2026-12-24 11:00", true}, {ByChat, "2026-12-24 12:30", false}, {ByChat, "2026-12-24 14:00", true}, {ByChat, "2026-12-25 14:00", false},
	} {
		at, err := time.ParseInLocation("2006-01-02 15:04", c.at, zone)
		if err != nil {
			t.Fatal(err)
		}
		if open, _ := h.Open(c.by, at); open != c.open {
			t.Errorf("%s at %s is open: %v", c.by, c.at, open)
		}
	}
	if d := gocmp.Diff(`zone Europe/Brussels

phone mon-fri 09:00-17:00

mail mon-fri 09:00-17:00

chat mon-thu 13:00-17:00 18:00-20:00
chat fri,sun 13:00-02:00
chat sat 00:00-24:00

closed 2026-12-24..2027-01-03 tussen de jaren
open 2026-12-31 10:00-11:00
closed chat 2026-07-21 21 juli
open chat 2026-12-24 09:00-12:00 13:00-15:00 kerstavond
`, h.Text().Unsafe()); d != "" {
		t.Error(d)
	}
	usual := Usual()
	if d := gocmp.Diff(sorted(usual), sorted(parse(t, usual.Text().Unsafe()))); d != "" || usual.Check() != nil {
		t.Error(d)
	}
}

// What is wrong is said with its line.
func TestParseErrors(t *testing.T) {
	for text, want := range map[string]Error{
		"":                                       {1, NothingYet, ""},
		"zone Europe/Brussels\n":                 {1, NothingYet, ""},
		"zone Europe/Nowhere":                    {1, NoZone, "Europe/Nowhere"},
		"zone Local":                             {1, NoZone, "Local"},
		"zone":                                   {1, NoZone, ""},
		"zone UTC\nzone UTC":                     {2, TwoZones, ""},
		"\n# x\nfax mon-fri 9:00-17:00":          {3, NoWord, "fax"},
		"chat":                                   {1, NoDays, ""},
		"chat 9:00-17:00":                        {1, NoDays, "9:00-17:00"},
		"chat mon-fry 9:00-17:00":                {1, NoDays, "mon-fry"},
		"chat mon":                               {1, NoTimes, ""},
		"chat mon 9-17":                          {1, NoTimes, "9-17"},
		"chat mon 9:00-25:00":                    {1, NoTimes, "9:00-25:00"},
		"chat mon 9:60-17:00":                    {1, NoTimes, "9:60-17:00"},
		"chat mon 9:00-9:00":                     {1, NoTimes, "9:00-9:00"},
		"chat mon 24:00-9:00":                    {1, NoTimes, "24:00-9:00"},
		"chat mon 9:00-17:00 and":                {1, NoTimes, "and"},
		"chat mon 9:00-17:00\nclosed 2026-02-30": {2, NoDate, "2026-02-30"},
		"chat mon 9:00-17:00\nclosed":            {2, NoDate, ""},
		"chat mon 9:00-17:00\nclosed fax 2026-02-03":                              {2, NoChannel, "fax"},
		"chat mon 9:00-17:00\nclosed 2026-02-03..2026-02-02":                      {2, Backwards, "2026-02-03..2026-02-02"},
		"chat mon 9:00-17:00\nclosed 2026-02-03..":                                {2, NoDate, ""},
		"chat mon 9:00-17:00\nopen 2026-02-03":                                    {2, NoTimes, ""},
		"chat mon 9:00-17:00\nopen 2026-02-03 9:00-12:00 13-17":                   {2, NoTimes, "13-17"},
		"chat mon 9:00-17:00\nclosed phone 2026-02-03":                            {2, NeverOpen, "phone"},
		"chat mon 9:00-17:00\nclosed 2026-02-03\nclosed 2026-02-03 x":             {3, Both, "2"},
		"chat mon 9:00-17:00\nclosed chat 2026-02-03\nopen 2026-02-03 9:00-12:00": {3, Both, "2"},
		"chat mon 9:00-17:00\n" + strings.Repeat("closed 2026-02-03\n", maxLines): {maxLines + 1, TooMany, ""},
		strings.Repeat("#", MaxFile+1):                                            {1, TooMany, ""},
		strings.Repeat("x", 99):                                                   {1, NoWord, strings.Repeat("x", 40)},
	} {
		_, err := Parse(outside.New(text))
		var e *Error
		if !errors.As(err, &e) || *e != want || !errors.Is(err, ErrHours) {
			t.Errorf("%.60q: %v, want line %d: %s", text, err, want.Line, want.Problem)
		}
	}
}

// sorted are the rules of hours in an order of their own: that of a file says nothing.
func sorted(h Hours) (all []string) {
	for _, c := range Channels {
		var of []string
		for _, r := range h.of(c).Rules {
			of = append(of, fmt.Sprintf("%s %d %d %07b %s-%s %s..%s %q", c, r.Kind, r.Freq, r.Days, r.Opens, r.Closes, r.From, r.To, strings.Join(strings.Fields(r.Description.Unsafe()), " ")))
		}
		slices.SortFunc(of, cmp.Compare)
		all = append(all, of...)
	}
	return append(all, h.Zone)
}

// What was read is written so that it is read to the same, and can be asked.
func FuzzParse(f *testing.F) {
	f.Add(whole)
	f.Add("chat fri-mon 22:00-02:00\nopen 2026-12-31 0:00-24:00 x\nclosed phone 2026-01-01")
	f.Add("chat daily 09:00-00:00\nclosed 0001-01-01..9999-12-31")
	f.Fuzz(func(t *testing.T, text string) {
		h, err := Parse(outside.New(text))
		if err != nil {
			if !errors.Is(err, ErrHours) {
				t.Fatal(err)
			}
			return
		}
		again, err := Parse(h.Text())
		if err != nil {
			t.Fatalf("%q: %v", h.Text().Unsafe(), err)
		}
		if d := gocmp.Diff(sorted(h), sorted(again)); d != "" {
			t.Fatal(d)
		}
		if a, b := h.Text(), again.Text(); a != b {
			t.Fatalf("%q is written as %q then", a.Unsafe(), b.Unsafe())
		}
		at := directory.Date(20000).Time()
		for _, c := range Channels {
			if open, _ := h.Open(c, at); open {
				if next, ok := h.Next(c, at); !ok || !next.Equal(at) {
					t.Fatalf("open, and opens at %v", next)
				}
			}
		}
	})
}
