package directory

import (
	"slices"
	"strings"
)

// PhonesAt are the numbers of a service at one of its places, the nearest first:
// those of the service there, of the service, of the place, of the organization. A
// number that is no place (-1) leaves those of places out. Those that one can talk under
// go before the others, a fax last, and each number stands there once.
func (s *Service) PhonesAt(place int) []Phone {
	all := slices.Concat(s.Phones, s.House)
	if p := s.place(place); p != nil {
		all = slices.Concat(p.Phones, s.Phones, p.Of, s.House)
	}
	slices.SortStableFunc(all, func(a, b Phone) int { return a.rank() - b.rank() })
	seen := make(map[string]bool, len(all))
	return slices.DeleteFunc(all, func(p Phone) bool {
		k := p.key()
		was := seen[k]
		seen[k] = true
		return was
	})
}

// place is one of the places, or nil where there is none of that number.
func (s *Service) place(i int) *Place {
	if i < 0 || i >= len(s.Places) {
		return nil
	}
	return &s.Places[i]
}

// rank is the lower the more one can say under a number.
func (p Phone) rank() int {
	switch {
	case p.Speaks():
		return 0
	case p.Type == "fax" || p.Type == "pager":
		return 2
	}
	return 1
}

// key is equal for the same number however it is written. The extension belongs to it.
func (p Phone) key() string {
	number := digits(p.Number.Unsafe())
	if number == "" {
		return p.Number.Unsafe()
	}
	if !strings.HasPrefix(strings.TrimSpace(p.Number.Unsafe()), "+") {
		if n, ok := strings.CutPrefix(number, "00"); ok {
			number = n
		}
	}
	return number + "x" + digits(p.Extension.Unsafe())
}

// digits are those of s.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "(0)", ""))
}

// HoursAt are those of a service at one of its places. Three may say something of them:
// the service there, the service, and the place, the nearest first. When it is open in
// general is taken from the nearest that says so, and remarks from the nearest that has
// any. Exceptions count whoever makes them, as do rows that could not be read; of two for
// the same days the nearest holds. A number that is no place (-1) gives the hours of the
// service. What is given may be the service's own and is not to be changed.
func (s *Service) HoursAt(place int) Hours {
	p := s.place(place)
	if p == nil {
		return s.Hours
	}
	var all []Rule
	for _, rules := range [...][]Rule{p.Hours.Rules, s.Hours.Rules, p.Opens.Rules} {
		if len(all) == 0 {
			all = rules
			continue
		}
		near := all
		all = slices.Clip(all) // what is added goes elsewhere
		for i := range rules {
			if !outdone(&rules[i], near) {
				all = append(all, rules[i])
			}
		}
	}
	return Hours{all}
}

// outdone says whether a rule does not count because nearer ones say the like.
func outdone(r *Rule, near []Rule) bool {
	if r.Kind == Unread {
		return false
	}
	for i := range near {
		if n := &near[i]; n.Kind == r.Kind && (r.Kind != Exception || sameDays(n, r)) {
			return true
		}
	}
	return false
}

// sameDays says whether two rules hold on the same days.
func sameDays(a, b *Rule) bool {
	return a.From == b.From && a.To == b.To && a.Freq == b.Freq && a.Days == b.Days && a.Start == b.Start && a.Interval == b.Interval &&
		slices.Equal(a.Nth, b.Nth) && slices.Equal(a.MonthDays, b.MonthDays) && slices.Equal(a.YearDays, b.YearDays) && slices.Equal(a.Weeks, b.Weeks)
}

// CheckFirst says that nobody has seen for a year that this holds, or that it is not
// known when somebody did.
func (s *Service) CheckFirst(today Date) bool {
	return s.Assured == 0 || s.Assured < On(today.Time().AddDate(-1, 0, 0))
}
