package demo

import (
	"math"
	"testing"
	"time"

	"baken/store/figures"
	"baken/store/form"
)

func (y year) counted(t *testing.T, published bool) figures.Result {
	t.Helper()
	c, err := figures.New(figures.Query{Period: figures.YearOf(figures.Month(y.year * 12)), Published: published, Now: time.Date(2027, 6, 1, 0, 0, 0, 0, time.UTC)}, form.Default())
	if err != nil {
		t.Fatal(err)
	}
	for r := range y.records() {
		c.Add(&r)
	}
	r, err := c.Result()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// find is the line of a number and a name, or of a code.
func find(t *testing.T, r figures.Result, number int, name figures.Name, code string) figures.Line {
	t.Helper()
	for _, l := range r.Lines {
		if l.R == number && l.Name == name && (name != "" && name != figures.ByMinors || len(l.By) > 0 && l.By[len(l.By)-1].Code == code) {
			return l
		}
	}
	t.Fatalf("there is no line R%d %s %s", number, name, code)
	return figures.Line{}
}

// What was published of 2018 to 2022 comes out of registrations that add up to it,
// each figure with its unit and what it is a share of, in the house and published.
func TestPublishedYears(t *testing.T) {
	for _, y := range years {
		for _, out := range []bool{false, true} {
			r := y.counted(t, out)
			check := func(l figures.Line, percent float64, unit figures.Unit, of figures.Of, base int, unknown bool) {
				t.Helper()
				if l.Withheld || l.NoShare || math.Round(l.Share()) != math.Round(percent) || l.Unit != unit || l.Of != of || l.Base != base || l.Unknown != unknown {
					t.Errorf("%d: R%d %s %v: %d of %d %ss (%s, unknown in it: %v), want %.0f%% of %d %ss", y.year, l.R, l.Name, l.By, l.Value, l.Base, l.Unit, l.Of, l.Unknown, percent, base, unit)
				}
			}
			for _, x := range []struct {
				number, want int
				name         figures.Name
				unit         figures.Unit
			}{{1, y.contacts, figures.Contacts, figures.Contact}, {1, y.contacts / 100, figures.OtherTypes, figures.Contact}, {2, y.victims, figures.Victims, figures.Victim}} {
				if l := find(t, r, x.number, x.name, ""); l.Value != x.want || l.Unit != x.unit || !l.NoShare {
					t.Errorf("%d: %s are %d %ss, want %d", y.year, x.name, l.Value, l.Unit, x.want)
				}
			}
			for _, s := range y.channel {
				check(find(t, r, 3, "", s.code), s.percent, figures.Contact, figures.OfContacts, y.contacts, true)
			}
			for _, s := range y.theme[:3] {
				check(find(t, r, 4, "", s.code), s.percent, figures.Victim, figures.OfVictims, y.victims, true)
			}
			check(find(t, r, 6, figures.Minors, ""), y.minors, figures.Victim, figures.OfVictims, y.victims, true)
			check(find(t, r, 6, figures.UnderSix, ""), y.minors*.29, figures.Victim, figures.OfVictims, y.victims, true)
			check(find(t, r, 7, "", "victim"), y.relation[0].percent, figures.Contact, figures.OfContacts, y.contacts, true)
			for _, s := range y.relation[:2] {
				check(find(t, r, 7, "", s.code), s.percent, figures.Contact, figures.OfContacts, y.contacts, true)
			}
			check(find(t, r, 8, "", "f"), y.women, figures.Contact, figures.OfGenderKnown, y.known, false)
			check(find(t, r, 9, figures.Anonymous, ""), y.anonymous, figures.Contact, figures.OfContacts, y.contacts, true)
			check(find(t, r, 10, figures.Referred, ""), y.referred, figures.Contact, figures.OfContacts, y.contacts, true)
			for _, s := range y.channel {
				want := map[string]float64{"chat": y.chatMinors, "phone": y.phone}[s.code]
				check(find(t, r, 12, figures.ByMinors, s.code), want, figures.Contact, figures.OfRow, find(t, r, 3, "", s.code).Value, true)
			}
			check(find(t, r, 13, "", "OVL"), 23, figures.Contact, figures.OfContacts, y.contacts, true)
		}
	}
}
