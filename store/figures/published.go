package figures

import (
	"cmp"
	"maps"
	"slices"
)

// least is the smallest number that is published, beside 0.
const least = 5

// tooFew says whether a number is withheld.
func tooFew(n int) bool { return 0 < n && n < least }

// cover says of one calendar year how far what is in it is published: the shortest
// span in which it is, or spanOther where it is in none. See the package for the rule.
type cover struct {
	wholes [wholes]span
	parts  [dimensions]map[string]span
}

// coverOf makes the cover of a year, which the tally has whole, as far as it is over:
// up to the month now.
func coverOf(t *tally, year Period, now Month) *cover {
	c := &cover{}
	yearOf := func(s series) series {
		s = slices.Clone(s[year.From-t.window.From : year.To-t.window.From+1])
		if over := max(now-year.From, 0); over < 12 {
			clear(s[over:]) // of this nothing is published yet
		}
		return s
	}
	for w := range wholes {
		c.wholes[w] = shownAlone(yearOf(t.wholes[w]))
	}
	for d := range dimensions {
		codes := map[string]series{}
		for code, s := range t.parts[d] {
			codes[code] = yearOf(s)
		}
		if d != byCaller {
			c.parts[d] = shownTogether(codes, c.wholes[d.of()])
			continue
		}
		// The callers of a channel are a part of that channel alone.
		c.parts[d] = map[string]span{}
		for channel := range t.parts[byChannel] {
			mine := map[string]series{}
			for _, age := range []string{minor, adult, ""} {
				if s := codes[callerOf(channel, age)]; s != nil {
					mine[callerOf(channel, age)] = s
				}
			}
			maps.Copy(c.parts[d], shownTogether(mine, c.parts[byChannel][channel]))
		}
	}
	c.oneInTwoFields(c.wholes[contacts])
	return c
}

// oneInTwoFields looks after the victim who makes contact, who stands in two fields: the
// role, and the relation, which is "self" then. Where one of the two hides her the other
// must not tell: it shows nothing there. Where both do, the relation shows nothing.
func (c *cover) oneInTwoFields(whole span) {
	role, relation := c.parts[byRole], c.parts[byRelation]
	victim, ok := role["victim"]
	self, also := relation["self"]
	limit := min(victim, self)
	if !ok || !also || limit >= whole {
		return
	}
	narrow := func(all map[string]span) {
		for code, s := range all {
			all[code] = min(s, limit)
		}
	}
	narrow(relation)
	if victim > limit {
		narrow(role)
	}
}

// shownAlone is the shortest span in which a number is published everywhere.
func shownAlone(s series) span {
	for g := spanYear; g <= spanMonth; g++ {
		if anyFew(s, g) {
			return g - 1
		}
	}
	return spanMonth
}

// shownTogether says the same of each code of a field, whose whole is published down
// to some span.
func shownTogether(codes map[string]series, whole span) map[string]span {
	shown := map[string]span{}
	for code := range codes {
		shown[code] = whole
	}
	hidden, sum := map[string]bool{}, make(series, 12)
	for g := spanYear; g <= whole; g++ {
		hide := func(code string) {
			hidden[code] = true
			shown[code] = g - 1
			for i, n := range codes[code] {
				sum[i] += n
			}
		}
		for code, s := range codes {
			if !hidden[code] && anyFew(s, g) {
				hide(code)
			}
		}
		for anyFew(sum, g) || g == spanYear && tooNear(sum, len(hidden)) {
			code, ok := fewest(codes, hidden)
			if !ok {
				break // all of it is hidden: the sum is the whole, which is shown
			}
			hide(code)
		}
	}
	return shown
}

// tooNear says whether so many codes, of which none is 0 in the year, cannot have one
// among them that is no smaller than the smallest number that is published: who knows
// how codes are hidden would know that all of them are 1 to 4.
func tooNear(year series, codes int) bool {
	n := 0
	for _, x := range year {
		n += x
	}
	return codes > 1 && n < least+codes-1
}

// anyFew says whether a number is withheld in one of the spans of a year.
func anyFew(s series, g span) bool {
	for from := 0; from < 12; from += g.months() {
		n := 0
		for _, x := range s[from : from+g.months()] {
			n += x
		}
		if tooFew(n) {
			return true
		}
	}
	return false
}

// fewest is the code with the smallest number in the year that is not hidden yet; one
// without any would not help.
func fewest(codes map[string]series, hidden map[string]bool) (string, bool) {
	total := func(code string) (n int) {
		for _, x := range codes[code] {
			n += x
		}
		return n
	}
	var left []string
	for code := range codes {
		if !hidden[code] && total(code) > 0 {
			left = append(left, code)
		}
	}
	if len(left) == 0 {
		return "", false
	}
	return slices.MinFunc(left, func(a, b string) int { return cmp.Or(cmp.Compare(total(a), total(b)), cmp.Compare(a, b)) }), true
}
