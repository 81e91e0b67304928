package demo

import (
	"iter"
	"math"

	"baken/store/figures"
	"baken/store/form"
)

// year is a year of contacts that add up to what a helpline published of it: of what it
// did not publish the shares are made up.
type year struct {
	year              int
	contacts, victims int
	known             int // contacts whose gender is known
	channel           []share
	role, relation    []share // role of who is not the victim; relation with the victim herself first
	women, anonymous  float64 // percent
	referred          float64
	theme             []share
	minors            float64 // percent of the victims
	chatMinors, phone float64 // percent of the contacts of the channel
}

// share is how many percent have a code.
type share struct {
	code    string
	percent float64
}

// years are those that the demonstration can show.
var years = []year{
	{2018, 5126, 7201, 4000, []share{{"phone", 86}, {"mail", 14}}, bystanders, relations(30, 20), 70, 70, 80, themes(57, 19, 7), 60, 20, 4},
	{2020, 8059, 11305, 6000, []share{{"phone", 71}, {"chat", 11}, {"mail", 18}}, bystanders, relations(33, 20), 72, 72, 86, themes(57, 19, 8), 61, 25, 4},
	{2021, 8515, 11312, 6205, []share{{"phone", 68}, {"chat", 18}, {"mail", 14}}, bystanders, relations(37, 20), 73, 75, 85, themes(54, 19, 8), 59, 25, 4},
	{2022, 9045, 12044, 6102, []share{{"phone", 62}, {"chat", 25}, {"mail", 13}}, bystanders, relations(37, 18), 75, 70, 85, themes(55, 16, 9), 60, 25, 4},
}

var (
	bystanders = []share{{"bystander", 84}, {"professional", 12}, {"perpetrator", 4}}
	provinces  = []share{{"ANT", 26}, {"OVL", 23}, {"VBR", 16}, {"WVL", 15}, {"LIM", 12}, {"BRU", 4}, {"abroad", 1}}
	contexts   = []share{{"household", 58}, {"separated_household", 13}, {"wider_family", 8}, {"school", 4}, {"public_space", 3}, {"care", 3}, {"work", 2}, {"leisure", 2}, {"online", 2}}
	forms      = []share{{"physical", 34}, {"psychological", 33}, {"sexual", 12}, {"neglect", 11}, {"financial", 3}}
	// of minors, and of those who are none
	young = []share{{"unborn", 1}, {"0-2", 11}, {"3-5", 17}, {"6-11", 36}, {"12-17", 35}}
	grown = []share{{"18-25", 17}, {"26-59", 58}, {"60-79", 12}, {"80+", 5}}
	// of 100 contacts of a year, and of a week
	monthly = []share{{"", 8.6}, {"", 8.1}, {"", 9}, {"", 8.2}, {"", 8.7}, {"", 8.1}, {"", 6.6}, {"", 6.9}, {"", 8.5}, {"", 8.9}, {"", 9.6}, {"", 8.8}}
	daily   = []share{{"", 18}, {"", 18}, {"", 17}, {"", 17}, {"", 16}, {"", 7}, {"", 7}}
	hourly  = []share{{"8", 2}, {"9", 11}, {"10", 13}, {"11", 12}, {"12", 9}, {"13", 11}, {"14", 13}, {"15", 11}, {"16", 9}, {"17", 3}, {"18", 1}, {"19", 2}, {"20", 2}, {"21", 1}}
)

func relations(self, parent float64) []share {
	rest := (100 - self - parent) / 100
	return []share{{"self", self}, {"parent", parent}, {"grandparent", 12 * rest}, {"other_family", 14 * rest}, {"friend", 18 * rest}, {"neighbour", 17 * rest},
		{"partner", 4 * rest}, {"ex_partner", 5 * rest}, {"sibling", 6 * rest}, {"child_of", 6 * rest}, {"school", 5 * rest}, {"care_professional", 8 * rest}, {"other", 3 * rest}}
}

func themes(child, partner, adult float64) []share {
	rest := (100 - child - partner - adult) / 100
	return []share{{"child_abuse", child}, {"partner_violence", partner}, {"adult_violence", adult}, {"elder_abuse", 24 * rest}, {"high_conflict_separation", 20 * rest},
		{"past_abuse", 14 * rest}, {"stalking", 10 * rest}, {"sexual_harassment", 8 * rest}, {"peer_minor", 7 * rest}, {"bullying", 6 * rest}, {"child_to_parent", 6 * rest}, {"honour_related", 2 * rest}}
}

// Earlier are invented contacts of years that are long over, whole years from the newest
// one on, as many as at least most. They have nothing but what is counted.
func Earlier(most int) iter.Seq[figures.Record] {
	return func(yield func(figures.Record) bool) {
		n := 0
		for i := len(years) - 1; i >= 0 && n < most; i-- {
			for r := range years[i].records() {
				if n++; !yield(r) {
					return
				}
			}
		}
	}
}

// at is which of the shares the i-th of n belongs to; len(all) for the rest.
func at(i, n int, all []share) int {
	upto := 0.0
	for k, s := range all {
		upto += float64(n) * s.percent / 100
		if float64(i) < math.Round(upto) {
			return k
		}
	}
	return len(all)
}

// pick is the code of the i-th of n; those that no share takes have the rest.
func pick(i, n int, rest string, all ...share) string {
	if k := at(i, n, all); k < len(all) {
		return all[k].code
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

// records are the contacts of the year; the hundredth part as many beside them are none.
func (y year) records() iter.Seq[figures.Record] {
	return func(yield func(figures.Record) bool) {
		victim, seen := 0, map[string]int{}
		first, _ := figures.ParsePeriod(figures.YearOf(figures.Month(y.year * 12)).String())
		of := func(i, stride int, rest string, all ...share) string {
			return pick(step(i, y.contacts, stride), y.contacts, rest, all...)
		}
		ofVictim := func(stride int, rest string, all ...share) string {
			return pick(step(victim, y.victims, stride), y.victims, rest, all...)
		}
		for i := range y.contacts {
			channel := of(i, 3571, "mail", y.channel...)
			percent := map[string]float64{"chat": y.chatMinors, "phone": y.phone}[channel]
			age := of(i, 4013, "adult", share{"26-59", 41}, share{"18-25", 11}, share{"60-79", 9})
			if math.Floor(float64(seen[channel])*percent/100) < math.Floor(float64(seen[channel]+1)*percent/100) {
				age = "12-17"
			}
			seen[channel]++
			relation, role := of(i, 2657, "unknown", y.relation...), of(i, 3037, "unknown", y.role...)
			if relation == "self" {
				relation, role = "", "victim" // the form does not ask
			}
			gender := ""
			if k := step(i, y.contacts, 1741); k < y.known {
				gender = pick(k, y.known, "m", share{"f", y.women})
			}
			help := "advice"
			if k := step(i, y.contacts, 2903); float64(k) < math.Round(float64(y.contacts)*y.referred/100) {
				help = [3]string{"referral", "referral", "file_opened"}[k%3]
			}
			hour := at(step(i, y.contacts, 3301), y.contacts, hourly)
			r := figures.Record{
				Form: form.Default(), Month: first.From + figures.Month(min(at(step(i, y.contacts, 1213), y.contacts, monthly), 11)),
				Hour: min(at(step(i, y.contacts, 4327), y.contacts, daily), 6)*24 + hour + 8,
				Contact: answers("contact_type", of(i, 2207, "information", share{"counselling", 90}), "channel", channel, "direction", "inbound",
					"caller_role", role, "caller_relation", relation, "caller_age", age, "caller_gender", gender,
					"anonymous", of(i, 3709, "no", share{"yes", y.anonymous}), "repeat_contact", of(i, 2539, "not_asked", share{"no", 58}, share{"yes", 9}),
					"help_given", "listened", "help_given", help, "main_form", of(i, 3919, "unknown", forms...), "province", of(i, 2311, "unknown", provinces...)),
			}
			for ; victim < (i+1)*y.victims/y.contacts; victim++ {
				group, from, to := grown, int(math.Round(float64(y.victims)*y.minors/100)), y.victims
				k := step(victim, y.victims, 4507)
				if k < from {
					group, from, to = young, 0, from
				}
				r.Persons = append(r.Persons, answers("role", "victim", "theme", ofVictim(3167, "unknown", y.theme...), "age", pick(k-from, to-from, "adult", group...),
					"gender", ofVictim(2731, "m", share{"f", 57}), "context", ofVictim(3823, "unknown", contexts...)))
			}
			r.Persons = append(r.Persons, answers("role", "perpetrator", "age", "adult"))
			if !yield(r) {
				return
			}
		}
		for i := range y.contacts / 100 {
			kind := [5]string{"hangup", "silent", "hangup", "wrong_service", "thanks"}[i%5]
			if !yield(figures.Record{Form: form.Default(), Month: first.From + figures.Month(i%12), Hour: 10 + i%7, Contact: answers("contact_type", kind, "channel", "phone", "direction", "inbound")}) {
				return
			}
		}
	}
}

// answers of pairs: field, code, field, code; several codes of a field one after
// another, an empty one not.
func answers(all ...string) (a figures.Answers) {
	for i := 0; i < len(all); i += 2 {
		switch n := len(a); {
		case all[i+1] == "":
		case n > 0 && a[n-1].Field == all[i]:
			a[n-1].Codes = append(a[n-1].Codes, all[i+1])
		default:
			a = append(a, figures.Answer{Field: all[i], Codes: []string{all[i+1]}})
		}
	}
	return a
}
