package triage

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"baken/store/outside"
)

func acuteAndCalm(t testing.TB) (acute, calm []labelled) {
	for _, f := range labelledFiles {
		for _, m := range labelledSet(t, f) {
			switch m.want {
			case Acute:
				acute = append(acute, m)
			case None:
				calm = append(calm, m)
			}
		}
	}
	return acute, calm
}

func assess(m labelled) Assessment {
	return Default().Assess(outside.New(m.subject), outside.New(m.own))
}

// TestAccentsDoNotMatter: without accents, in capitals or decomposed, the
// same rules hit.
func TestAccentsDoNotMatter(t *testing.T) {
	for _, f := range labelledFiles {
		for _, m := range labelledSet(t, f) {
			want := assess(m)
			for name, change := range map[string]func(string) string{
				"without accents": bare, "in capitals": strings.ToUpper, "decomposed": norm.NFD.String,
				"with a curly apostrophe": func(s string) string { return strings.ReplaceAll(s, "'", "’") },
			} {
				got := Default().Assess(outside.New(change(m.subject)), outside.New(change(m.own)))
				if got.Level != want.Level {
					t.Errorf("%s %s: %v, want %v", m.name, name, got.Level, want.Level)
				}
			}
		}
	}
}

func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// TestCalmTextNeverLowers: an acute mail stays acute whatever calm mail
// stands before or after it.
func TestCalmTextNeverLowers(t *testing.T) {
	acute, calm := acuteAndCalm(t)
	for _, a := range acute {
		want := assess(a).Level
		for i := 0; i < len(calm); i += 13 {
			c := calm[i]
			for _, own := range []string{c.own + "\n\n" + a.own, a.own + "\n\n" + c.own} {
				if got := Default().Assess(outside.New(a.subject), outside.New(own)).Level; want.Above(got) {
					t.Errorf("%s with %s: %v, want %v", a.name, c.name, got, want)
				}
			}
		}
	}
}

// TestOneWrongLetter: a letter changed, lost, doubled, drawn out or swapped in
// a long word of a hit keeps it, unless that makes another word.
func TestOneWrongLetter(t *testing.T) {
	acute, _ := acuteAndCalm(t)
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom(acute).Draw(t, "mail")
		hits := slices.DeleteFunc(assess(m).Reasons, func(r Reason) bool {
			return r.Level != Acute || strings.Contains(r.Text.Unsafe(), "…") || !strings.Contains(m.own, r.Text.Unsafe())
		})
		if len(hits) == 0 {
			return
		}
		hit := rapid.SampledFrom(hits).Draw(t, "hit")
		words := strings.Fields(hit.Text.Unsafe())
		long := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !isLong(w) })
		if len(long) == 0 {
			return
		}
		word := rapid.SampledFrom(long).Draw(t, "word")
		i := rapid.IntRange(0, len(word)-2).Draw(t, "place")
		var wrong string
		switch rapid.IntRange(0, 4).Draw(t, "how") {
		case 0:
			wrong = word[:i] + string(rapid.RuneFrom([]rune("abcdefghijklmnopqrstuvwxyz")).Draw(t, "letter")) + word[i+1:]
		case 1:
			wrong = word[:i] + word[i+1:]
		case 2:
			wrong = word[:i+1] + word[i:]
		case 3:
			wrong = word[:i+1] + strings.Repeat(word[i:i+1], 3) + word[i+1:]
		case 4:
			wrong = word[:i] + word[i+1:i+2] + word[i:i+1] + word[i+2:]
		}
		if anotherWord(wrong) {
			return
		}
		own := strings.Replace(hit.Text.Unsafe(), word, wrong, 1)
		a := Default().Assess(outside.New(""), outside.New(own))
		before := Default().Assess(outside.New(""), hit.Text)
		if before.Level == Acute && a.Level != Acute {
			t.Fatalf("%q is acute, %q is %v", hit.Text.Unsafe(), own, a.Level)
		}
	})
}

// isLong is true for a word that a rule knows as such, of at least six ASCII
// letters so that one less is still long.
func isLong(w string) bool {
	if len(w) < nearFrom+1 || strings.IndexFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) >= 0 {
		return false
	}
	for _, rs := range Default().compiled() {
		for l := 1; l < nearFrom; l++ {
			if _, ok := rs.v.stems[w[:l]]; ok {
				return false
			}
		}
		if _, ok := rs.v.words[w]; ok {
			if _, respelled := rs.v.spelling[w]; !respelled {
				return true
			}
		}
	}
	return false
}

func anotherWord(w string) bool {
	for _, rs := range Default().compiled() {
		if rs.v.knows(w) || rs.v.knows(squeeze(w, 1)) || rs.v.knows(squeeze(w, 2)) {
			return true
		}
		var t token
		rs.v.recognise(w, 0, &t)
		for l := rs.v.shortest; l < len(w); l++ {
			if _, ok := rs.v.stems[w[:l]]; ok {
				return true
			}
		}
	}
	return false
}

// TestOneEdit compares the bit tables with the definition.
func TestOneEdit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-c]{5,8}`)
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		n := newNear()
		n.add(a, 0)
		found := false
		n.find(b, func(int32) { found = true })
		if want := distance(a, b) <= 1; found != want {
			t.Fatalf("%s %s: found %v, want %v", a, b, found, want)
		}
	})
}

// distance is Damerau's (optimal string alignment), the plain way.
func distance(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
