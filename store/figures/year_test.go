package figures

import (
	"math"
	"testing"

	"baken/store/form"
)

// share is how many of a hundred, or of a thousand, have a code.
type share struct {
	code string
	n    int
}

// invented is a year of registrations that add up to what was published of it.
type invented struct {
	year              string
	contacts, victims int
	known             int // contacts whose gender is known
	channel, relation []share
	women, anonymous  int // percent
	referred          int
	theme             []share
	minors            int
	chatMinors, phone int // percent of the contacts of the channel
}

// published are the figures of registration years, as far as there are any; the rest
// is made up.
var published = []invented{
	{"2018", 5126, 7201, 4000, []share{{"phone", 86}, {"mail", 14}}, []share{{"self", 30}, {"parent", 20}}, 70, 70, 80, []share{{"child_abuse", 57}, {"partner_violence", 19}}, 60, 20, 4},
	{"2020", 8059, 11305, 6000, []share{{"phone", 71}, {"chat", 11}, {"mail", 18}}, []share{{"self", 33}, {"parent", 20}}, 72, 72, 86, []share{{"child_abuse", 57}, {"partner_violence", 19}, {"adult_violence", 8}}, 61, 25, 4},
	{"2021", 8515, 11312, 6205, []share{{"phone", 68}, {"chat", 18}, {"mail", 14}}, []share{{"self", 37}, {"parent", 20}}, 73, 75, 85, []share{{"child_abuse", 54}, {"partner_violence", 19}, {"adult_violence", 8}}, 59, 25, 4},
	{"2022", 9045, 12044, 6102, []share{{"phone", 62}, {"chat", 25}, {"mail", 13}}, []share{{"self", 37}, {"parent", 18}}, 75, 70, 85, []share{{"child_abuse", 55}, {"partner_violence", 16}, {"adult_violence", 9}}, 60, 25, 4},
}

// pick is the code of the i-th of n; those that no share takes have the rest.
func pick(i, n int, rest string, all ...share) string {
	upto := 0.0
	for _, s := range all {
		upto += float64(n) * float64(s.n) / 100
		if float64(i) < math.Round(upto) {
			return s.code
		}
	}
	return rest
}

// step goes through 0 to n-1 in another order for each field.
func step(i, n, stride int) int {
	for a, b := stride, n; b > 0; a, b = b, a%b {
		if b == 1 {
			return i * stride % n
		}
	}
	return i
}

func (y invented) records(t testing.TB) (all []Record) {
	p, victim, seen := period(t, y.year), 0, map[string]int{}
	for i := range y.contacts {
		channel := pick(step(i, y.contacts, 7), y.contacts, "mail", y.channel...)
		age := "adult"
		percent := map[string]int{"chat": y.chatMinors, "phone": y.phone}[channel]
		if seen[channel]*percent/100 < (seen[channel]+1)*percent/100 {
			age = "12-17"
		}
		seen[channel]++
		relation, role := pick(step(i, y.contacts, 11), y.contacts, "neighbour", y.relation...), "bystander"
		if relation == "self" {
			relation, role = "", "victim" // the form does not ask
		}
		gender := ""
		if i < y.known {
			gender = pick(step(i, y.known, 13), y.known, "m", share{"f", y.women})
		}
		help := "advice"
		if pick(step(i, y.contacts, 17), y.contacts, "", share{"x", y.referred}) != "" {
			help = [2]string{"referral", "file_opened"}[i%2]
		}
		r := Record{Form: form.Default(), Month: p.From + Month(i%12), Hour: i % 168, Contact: pairs(
			"contact_type", [2]string{counselling, information}[i%10/9], "channel", channel, "caller_role", role, "caller_relation", relation, "caller_age", age,
			"caller_gender", gender, "anonymous", pick(step(i, y.contacts, 19), y.contacts, "no", share{"yes", y.anonymous}), "help_given", "listened", "help_given", help, "province", "OVL")}
		for ; victim < (i+1)*y.victims/y.contacts; victim++ {
			r.Persons = append(r.Persons, pairs("role", "victim", "theme", pick(step(victim, y.victims, 7), y.victims, "stalking", y.theme...), "theme", "bullying",
				"age", pick(step(victim, y.victims, 11), y.victims, "26-59", share{"6-11", y.minors})))
		}
		r.Persons = append(r.Persons, pairs("role", "perpetrator", "age", "adult"))
		all = append(all, r)
	}
	for i := range 100 { // what is no contact
		all = append(all, Record{Form: form.Default(), Month: p.From, Contact: pairs("contact_type", "hangup", "channel", "phone")})
		all = append(all, Record{Form: form.Default(), Month: p.From - 1, Hour: i, Contact: pairs("contact_type", counselling)}) // another year
	}
	return all
}

// What was published of 2018 to 2022 comes out of registrations that add up to it,
// each figure with its unit and what it is a share of, in the house and published.
func TestPublishedYears(t *testing.T) {
	for _, y := range published {
		for _, out := range []bool{false, true} {
			r := count(t, Query{Period: period(t, y.year), Published: out, Now: nowOf(2027)}, y.records(t), form.Default())
			check := func(l Line, percent int, unit Unit, of Of, base int, unknown bool) {
				t.Helper()
				if l.Withheld || l.NoShare || math.Round(l.Share()) != float64(percent) || l.Unit != unit || l.Of != of || l.Base != base || l.Unknown != unknown {
					t.Errorf("%s: R%d %s %v: %d of %d %ss (%s, unknown in it: %v), want %d%% of %d %ss", y.year, l.R, l.Name, l.By, l.Value, l.Base, l.Unit, l.Of, l.Unknown, percent, base, unit)
				}
			}
			for _, x := range []struct {
				number, want int
				name         Name
				unit         Unit
			}{{1, y.contacts, Contacts, Contact}, {1, 100, OtherTypes, Contact}, {2, y.victims, Victims, Victim}} {
				if l := r.find(t, x.number, x.name, ""); l.Value != x.want || l.Unit != x.unit || !l.NoShare {
					t.Errorf("%s: %s are %d %ss, want %d", y.year, x.name, l.Value, l.Unit, x.want)
				}
			}
			for _, s := range y.channel {
				check(r.find(t, 3, "", s.code), s.n, Contact, OfContacts, y.contacts, true)
			}
			for _, s := range y.theme {
				check(r.find(t, 4, "", s.code), s.n, Victim, OfVictims, y.victims, true)
			}
			check(r.find(t, 6, Minors, ""), y.minors, Victim, OfVictims, y.victims, true)
			check(r.find(t, 6, UnderSix, ""), 0, Victim, OfVictims, y.victims, true)
			check(r.find(t, 7, "", "victim"), y.relation[0].n, Contact, OfContacts, y.contacts, true)
			for _, s := range y.relation {
				check(r.find(t, 7, "", s.code), s.n, Contact, OfContacts, y.contacts, true)
			}
			check(r.find(t, 8, "", "f"), y.women, Contact, OfGenderKnown, y.known, false)
			check(r.find(t, 9, Anonymous, ""), y.anonymous, Contact, OfContacts, y.contacts, true)
			check(r.find(t, 10, Referred, ""), y.referred, Contact, OfContacts, y.contacts, true)
			for _, s := range y.channel {
				want := map[string]int{"chat": y.chatMinors, "phone": y.phone}[s.code]
				check(r.find(t, 12, ByMinors, s.code), want, Contact, OfRow, r.find(t, 3, "", s.code).Value, true)
			}
			check(r.find(t, 13, "", "OVL"), 100, Contact, OfContacts, y.contacts, true)
		}
	}
}
