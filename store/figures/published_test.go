package figures

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baken/store/form"
)

// subject is a field that is attacked: into which codes the contacts or victims fall,
// and which of them each published line adds up.
type subject struct {
	name    string
	unit    Unit
	whole   func(Line) bool // the line that is the total
	codes   []string
	code    func(rec *Record, victim Answers) string // "-": not one of them
	adds    func(Line) []string                      // nil: the line is of another field
	of      func(Line) []string                      // what its base adds up; nil: all of them
	byMonth [12]map[string]int
}

func isName(n Name) func(Line) bool { return func(l Line) bool { return l.Name == n } }

// oneCode adds up a line of a field's code.
func oneCode(r int, field string) func(Line) []string {
	return func(l Line) []string {
		if l.R == r && l.Name == "" && l.By[0].Field == field {
			return []string{l.By[0].Code}
		}
		return nil
	}
}

func subjects() []*subject {
	isContact := func(rec *Record) bool {
		t := rec.Contact.main("contact_type")
		return t == counselling || t == information
	}
	ofContact := func(field string) func(*Record, Answers) string {
		return func(rec *Record, _ Answers) string {
			if !isContact(rec) {
				return "-"
			}
			return rec.Contact.known(field)
		}
	}
	ofVictim := func(field string) func(*Record, Answers) string {
		return func(_ *Record, victim Answers) string { return victim.known(field) }
	}
	ages := []string{"under_15", "15-20", "over", ""}
	var callers []string
	for _, c := range []string{"phone", "chat", "mail", ""} {
		for _, a := range ages {
			callers = append(callers, c+"/"+a)
		}
	}
	channel := func(c string) (all []string) {
		for _, a := range ages {
			all = append(all, c+"/"+a)
		}
		return all
	}
	return []*subject{
		{name: "channel", unit: Contact, whole: isName(Contacts), codes: callers, code: func(rec *Record, _ Answers) string {
			if !isContact(rec) {
				return "-"
			}
			return rec.Contact.known("channel") + "/" + rec.Contact.known("caller_age")
		}, adds: func(l Line) []string {
			switch {
			case l.R == 3:
				return channel(l.By[0].Code)
			case l.R == 12:
				return []string{l.By[0].Code + "/under_15"}
			}
			return nil
		}, of: func(l Line) []string {
			if l.R == 12 {
				return channel(l.By[0].Code)
			}
			return nil
		}},
		{name: "gender", unit: Contact, whole: isName(Contacts), codes: []string{"f", "m", "x", ""}, code: ofContact("caller_gender"), adds: oneCode(8, "caller_gender"),
			of: func(Line) []string { return []string{"f", "m", "x"} }},
		{name: "type", unit: Contact, whole: isName(Contacts), codes: []string{counselling, information}, code: ofContact("contact_type"), adds: func(l Line) []string {
			if l.R == 1 && l.Name == "" && (l.By[0].Code == counselling || l.By[0].Code == information) {
				return []string{l.By[0].Code}
			}
			return nil
		}},
		{name: "other types", unit: Contact, whole: isName(OtherTypes), codes: []string{"hangup", "thanks", "silent", ""}, code: func(rec *Record, _ Answers) string {
			if isContact(rec) {
				return "-"
			}
			return rec.Contact.known("contact_type")
		}, adds: func(l Line) []string {
			if l.R == 1 && l.Name == "" && l.By[0].Code != counselling && l.By[0].Code != information {
				return []string{l.By[0].Code}
			}
			return nil
		}},
		{name: "theme", unit: Victim, whole: isName(Victims), codes: []string{"a", "b", "c", "d", ""}, code: ofVictim("theme"), adds: oneCode(4, "theme")},
		{name: "context", unit: Victim, whole: isName(Victims), codes: []string{"household", "separated_household", "wider_family", "work", ""}, code: ofVictim("context"), adds: func(l Line) []string {
			return map[Name][]string{Family: {"household", "separated_household", "wider_family"}, Household: {"household", "separated_household"}, Outside: {"work"}, NoContext: {""}}[l.Name]
		}, of: func(l Line) []string {
			if l.Name == NoContext {
				return nil
			}
			return []string{"household", "separated_household", "wider_family", "work"}
		}},
	}
}

// set is the cells of codes (nil: all) over a period of the year.
func (s *subject) set(year, p Period, codes []string) (of atoms) {
	for m := p.From; m <= p.To; m++ {
		for i, c := range s.codes {
			if codes == nil || has(codes, c) {
				of.add(int(m-year.From)*len(s.codes) + i)
			}
		}
	}
	return of
}

func has(all []string, one string) bool {
	for _, x := range all {
		if x == one {
			return true
		}
	}
	return false
}

// truth is what they add up to.
func (s *subject) truth(year, p Period, codes []string) (n int) {
	for m := p.From; m <= p.To; m++ {
		for c, x := range s.byMonth[m-year.From] {
			if codes == nil || has(codes, c) {
				n += x
			}
		}
	}
	return n
}

func (s *subject) take(year Period, records []Record) {
	for i := range s.byMonth {
		s.byMonth[i] = map[string]int{}
	}
	for i := range records {
		rec := &records[i]
		if !year.has(rec.Month) {
			continue
		}
		at := s.byMonth[rec.Month-year.From]
		if s.unit == Contact {
			at[s.code(rec, nil)]++
			delete(at, "-")
			continue
		}
		for _, p := range rec.Persons { // of what is no contact there are none
			at[s.code(rec, p)]++
		}
	}
}

// spans are all that can be published of a year: it, its quarters, its months.
func spans(year Period) (all []Period) {
	for g := spanYear; g <= spanMonth; g++ {
		for m := year.From; m <= year.To; m += Month(g.months()) {
			all = append(all, Period{From: m, To: m + Month(g.months()) - 1})
		}
	}
	return all
}

// learns takes in a line that was published, and its percentage. It fails when what is
// shown is not so, or too few.
func (s *subject) learns(t rapid.TB, k *attack, year, p Period, l Line) {
	codes, isWhole := s.adds(l), s.whole(l)
	if codes == nil && !isWhole {
		return
	}
	if isWhole {
		codes = s.codes
	}
	n := s.truth(year, p, codes)
	switch {
	case l.Withheld && (!l.NoShare || l.Value != 0 || l.Base != 0):
		t.Fatalf("%s in %s: withheld, and yet %+v", s.name, p, l)
	case l.Withheld:
	case l.Value != n || tooFew(n):
		t.Fatalf("%s in %s: R%d %s %v is shown as %d, and is %d", s.name, p, l.R, l.Name, l.By, l.Value, n)
	default:
		k.learn(s.set(year, p, codes), n)
	}
	if !l.NoShare && !isWhole {
		var base []string
		if s.of != nil {
			base = s.of(l)
		}
		if l.Base != s.truth(year, p, base) {
			t.Fatalf("%s in %s: R%d %s %v is a share of %d, not of %d", s.name, p, l.R, l.Name, l.By, s.truth(year, p, base), l.Base)
		}
		k.learn(s.set(year, p, base), l.Base)
	}
}

// attacked attacks one field with all that is published of a year.
func (s *subject) attacked(t rapid.TB, year Period, published map[Period][]Line) {
	k, targets := newAttack(12*len(s.codes)), map[atoms]int{}
	for _, p := range spans(year) {
		for _, l := range published[p] {
			s.learns(t, k, year, p, l)
		}
		for _, c := range s.codes {
			targets[s.set(year, p, []string{c})] = s.truth(year, p, []string{c})
		}
	}
	if of, ok := k.solve(targets); ok {
		t.Fatalf("%s: the equations determine cells %v", s.name, of)
	}
	if cell, ok := k.bounds(); ok {
		t.Fatalf("%s: cell %d (%s of month %d) must be small", s.name, cell, s.codes[cell%len(s.codes)], cell/len(s.codes)+1)
	}
	if of, n, ok := k.subtract(2); ok {
		t.Fatalf("%s: subtracting finds %d in %v", s.name, n, of)
	}
}

// anyYear makes up a year, with months and codes of all sizes. Some of it is small in
// one place only, which is what gives itself away.
func anyYear(t *rapid.T, f *form.Form, year Period) (all []Record) {
	random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	from := func(name string, codes ...string) func() string {
		weights := rapid.SliceOfN(rapid.SampledFrom([]int{0, 1, 3, 10, 40}), len(codes), len(codes)).Draw(t, name)
		sum := 1
		for _, w := range weights {
			sum += w
		}
		return func() string {
			at := random.IntN(sum)
			for i, w := range weights {
				if at -= w; at < 0 {
					return codes[i]
				}
			}
			return ""
		}
	}
	kind := from("type", counselling, counselling, information, "hangup", "thanks", "silent")
	channel, age, gender := from("channel", "phone", "chat", "mail"), from("age", "under_15", "15-20", "over"), from("gender", "f", "m", "x")
	theme, context := from("theme", "a", "b", "c", "d"), from("context", "household", "separated_household", "wider_family", "work")
	busy := rapid.SampledFrom([]int{0, 5, 12, 30}).Draw(t, "busy")
	for m := year.From - 1; m <= year.To+1; m++ {
		for range rapid.SampledFrom([]int{busy, busy, busy, busy + 7, busy / 2}).Draw(t, "contacts") {
			r := Record{Form: f, Month: m, Contact: pairs("contact_type", kind(), "channel", channel(), "caller_age", age(), "caller_gender", gender())}
			if t := r.Contact.main("contact_type"); (t == counselling || t == information) && random.IntN(2) == 0 {
				r.Persons = append(r.Persons, pairs("role", "victim", "theme", theme(), "context", context()))
			}
			all = append(all, r)
		}
	}
	return all
}

// Whoever has every month, quarter and year that is published, and subtracts totals,
// percentages and neighbouring periods, does not find a number from 1 to 4. Nor does
// who solves all of it as equations, or narrows what each number can be.
func TestPublishedWithstandsSubtraction(t *testing.T) {
	f, year := littleForm(t), period(t, "2026")
	rapid.Check(t, func(t *rapid.T) {
		records := anyYear(t, f, year)
		published := map[Period][]Line{}
		now := time.Date(2026, 1+time.Month(rapid.SampledFrom([]int{12, 12, 10, 6, 4, 1}).Draw(t, "months that are over")), 3, 0, 0, 0, 0, time.UTC)
		for _, p := range spans(year) {
			c, err := New(Query{Period: p, Published: true, Before: rapid.Bool().Draw(t, "before"), Now: now}, f)
			if errors.Is(err, ErrNotOver) && p.To >= MonthOf(now) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			for i := range records {
				c.Add(&records[i])
			}
			r, err := c.Result()
			if err != nil {
				t.Fatal(err)
			}
			published[p] = append(published[p], r.Lines...)
			for _, l := range r.Lines { // the period before is no other door
				if b := l; l.Before != nil && year.has(r.Before.From) {
					b.Number = *l.Before
					published[r.Before] = append(published[r.Before], b)
				}
			}
		}
		for _, s := range subjects() {
			s.take(year, records)
			s.attacked(t, year, published)
		}
	})
}

// The attack finds what is hidden without care: numbers that are withheld alone.
func TestAttackFindsWhatIsHiddenAlone(t *testing.T) {
	// Three months of a quarter and two codes; one month of one code has 3.
	truth := [2][3]int{{6, 3, 8}, {9, 10, 11}}
	for _, c := range []struct {
		name    string
		hidden  [][2]int // code, month
		quarter bool
		found   bool
	}{
		{"alone in its month", [][2]int{{0, 1}}, false, true},
		{"with the other code, but not against the quarter", [][2]int{{0, 1}, {1, 1}}, true, true},
		{"in all months", [][2]int{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}}, true, false},
	} {
		k, targets := newAttack(6), map[atoms]int{}
		for code := range 2 {
			var of atoms
			sum := 0
			for m := range 3 {
				var one atoms
				one.add(m*2 + code)
				of.add(m*2 + code)
				sum += truth[code][m]
				targets[one] = truth[code][m]
				hidden := false
				for _, h := range c.hidden {
					hidden = hidden || h == [2]int{code, m}
				}
				if !hidden {
					k.learn(one, truth[code][m])
				}
			}
			if c.quarter {
				k.learn(of, sum)
			}
		}
		for m := range 3 {
			var of atoms
			of.add(m * 2)
			of.add(m*2 + 1)
			k.learn(of, truth[0][m]+truth[1][m])
		}
		_, solved := k.solve(targets)
		_, _, subtracted := k.subtract(2)
		if solved != c.found || subtracted != c.found {
			t.Errorf("%s: solved %v, subtracted %v, want %v", c.name, solved, subtracted, c.found)
		}
	}
}

// What would cross what is kept apart is not published.
func TestNotPublished(t *testing.T) {
	f := littleForm(t)
	for _, c := range []struct {
		q    Query
		want error
	}{
		{Query{Region: "VBR"}, ErrNotPublished}, {Query{Theme: "a"}, ErrNotPublished}, {Query{Channel: "chat"}, ErrNotPublished},
		{Query{By: []string{"theme"}}, ErrNotPublished}, {Query{By: []string{"theme", "channel"}}, ErrNotPublished},
		{Query{Period: period(t, "2026-02..2026-04")}, ErrNotPublished}, {Query{Period: period(t, "2025..2026")}, ErrNotPublished},
		{Query{Period: period(t, "2027")}, ErrNotOver}, {Query{Period: period(t, "2027-06")}, ErrNotOver}, {Query{Period: period(t, "2027-Q2")}, ErrNotOver},
		{Query{Period: period(t, "2027-05")}, nil}, {Query{Period: period(t, "2027-Q1")}, nil}, {Query{}, nil},
	} {
		c.q.Published, c.q.Now = true, nowOf(2027)
		if c.q.Period == (Period{}) {
			c.q.Period = period(t, "2026")
		}
		if _, err := New(c.q, f); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v, want %v", c.q, err, c.want)
		}
	}
}

// A large year is published whole, and what is small in one month is left out of the
// months alone.
func TestPublishedShowsWhatItCan(t *testing.T) {
	f, year := littleForm(t), period(t, "2026")
	var records []Record
	for m := year.From; m <= year.To; m++ {
		for i := range 40 {
			theme := []string{"a", "b", "c", "d"}[i%4]
			if m == year.From+4 && theme == "d" && i > 8 {
				theme = "c"
			}
			records = append(records, Record{Form: f, Month: m, Contact: pairs("contact_type", counselling, "channel", "phone"), Persons: []Answers{pairs("role", "victim", "theme", theme)}})
		}
	}
	shown := func(p Period) (all string) {
		r := count(t, Query{Period: p, Published: true, Now: nowOf(2027)}, records, f)
		for _, l := range r.Lines {
			if l.R == 4 {
				all += map[bool]string{true: "-", false: fmt.Sprint(l.Value)}[l.Withheld] + " "
			}
		}
		return all
	}
	for s, want := range map[string]string{"2026": "120 120 128 112 0 ", "2026-Q2": "30 30 38 22 0 ", "2026-05": "- 10 18 - 0 ", "2026-06": "- 10 10 - 0 "} {
		if got := shown(period(t, s)); got != want {
			t.Errorf("themes of %s: %s, want %s", s, got, want)
		}
	}
}

// A victim who makes contact stands in the role and in the relation: what one of them
// hides the other does not tell.
func TestPublishedRoleDoesNotTellRelation(t *testing.T) {
	year := period(t, "2026")
	for _, c := range []struct {
		name             string
		selves, parents  int
		bystanders, pros int
	}{
		{"the relation needs her to hide another", 6, 3, 300, 0},
		{"the role needs her to hide another", 7, 100, 100, 2},
		{"both", 6, 3, 3, 0},
		{"neither", 200, 100, 100, 50},
	} {
		var records []Record
		add := func(n int, role, relation string) {
			for i := range n {
				records = append(records, Record{Form: form.Default(), Month: year.From + Month(i%12), Contact: pairs("contact_type", counselling, "caller_role", role, "caller_relation", relation)})
			}
		}
		add(c.selves, "victim", "")
		add(c.parents, "bystander", "parent")
		add(c.bystanders, "bystander", "friend")
		add(c.pros, "professional", "neighbour")
		for _, p := range spans(year) {
			r := count(t, Query{Period: p, Published: true, Now: nowOf(2027)}, records, form.Default())
			// What the relations and the roles say of her, in numbers or by subtraction.
			total := r.find(t, 1, Contacts, "")
			told := func(field, her string) (known, any bool) {
				others := !total.Withheld
				for _, l := range r.Lines {
					if l.R != 7 || l.By[0].Field != field {
						continue
					}
					any = any || l.Withheld
					if l.By[0].Code == her {
						known = !l.Withheld
					} else {
						others = others && !l.Withheld
					}
				}
				return known || others, any
			}
			fromRole, roleHides := told("caller_role", "victim")
			fromRelation, relationHides := told("caller_relation", "self")
			if fromRole != fromRelation {
				t.Errorf("%s, %s: the role tells of her: %v; the relation: %v", c.name, p, fromRole, fromRelation)
			}
			if c.name == "neither" && p == year && (roleHides || relationHides) {
				t.Error("a year that is large hides something")
			}
		}
	}
}

// Two numbers that are hidden together in a year, and are 5 together, would both be told
// to be small: a third is hidden with them.
func TestPublishedHidesEnough(t *testing.T) {
	f, year := littleForm(t), period(t, "2026")
	var records []Record
	for code, n := range map[string]int{"a": 2, "b": 3, "c": 40, "d": 60} {
		for range n {
			records = append(records, Record{Form: f, Month: year.From, Contact: pairs("contact_type", counselling), Persons: []Answers{pairs("role", "victim", "theme", code)}})
		}
	}
	r := count(t, Query{Period: year, Published: true, Now: nowOf(2027)}, records, f)
	for code, want := range map[string]bool{"a": true, "b": true, "c": true, "d": false} {
		if l := r.find(t, 4, "", code); l.Withheld != want {
			t.Errorf("%s is withheld: %v", code, l.Withheld)
		}
	}
}
