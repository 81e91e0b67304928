package triage

import (
	"slices"
	"testing"

	"baken/store/outside"
)

// TestRulesByExample: each rule hits its examples at its own level, and not
// those that it must not hit; each has a label in three languages.
func TestRulesByExample(t *testing.T) {
	r := Default()
	for _, rs := range r.compiled() {
		for _, x := range rs.rules {
			if len(x.Hits) == 0 || len(x.Misses) == 0 {
				t.Errorf("%s: want an example that hits and one that does not", x.ID)
			}
			for _, l := range []string{"en", "nl", "fr"} {
				if x.fileRule.Label[l] == "" || r.Label(x.ID, l) != x.fileRule.Label[l] {
					t.Errorf("%s: no label in %s", x.ID, l)
				}
			}
			for _, s := range x.Hits {
				if got := levelOfRule(r, x.ID, s); got != x.level {
					t.Errorf("%s: %q is %v, want %v", x.ID, s, got, x.level)
				}
			}
			for _, s := range x.Misses {
				if got := levelOfRule(r, x.ID, s); got == x.level {
					t.Errorf("%s: %q hits %s", x.ID, s, told(r.Assess(outside.New(""), outside.New(s))))
				}
			}
		}
	}
}

func levelOfRule(r *Rules, id, s string) Level {
	a := r.Assess(outside.New(""), outside.New(s))
	i := slices.IndexFunc(a.Reasons, func(x Reason) bool { return x.Rule == id })
	if i < 0 {
		return None
	}
	return a.Reasons[i].Level
}
