package screen

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

// TestRowsSayWhy: the writer's words can be read in a row, how urgent they are
// stands whole behind them, and the subject gives way before they do.
func TestRowsSayWhy(t *testing.T) {
	labels := map[string][3]string{
		"away": {"acute: cannot get away", "acuut: kan niet weg", "aigu : ne peut pas partir"}, "threat": {"acute: threat", "acuut: bedreiging", "aigu : menace"},
		"old": {"words of violence", "woorden van geweld", "mots de violence"},
	}
	levels := map[string]store.Urgency{"away": store.Acute, "threat": store.Acute, "old": store.Raised}
	for i, l := range []lang.Language{lang.English, lang.Dutch, lang.French} {
		r := newRoom(t, l)
		r.Rule = func(rule string) string { return labels[rule][i] }
		r.Level = func(rule string) store.Urgency { return levels[rule] }
		acute := []string{"acute", "acuut", "aigu"}[i]
		for _, c := range []struct {
			rule, words, subject string
			width                int
			want                 []string // in the row
		}{
			{"away", "ze zat in de badkamer met de deur op slot", "Re: Uw bericht", 79, []string{"‘ze zat in de bad", "Re: Uw bericht", acute}},
			{"away", "ze zat in de badkamer met de deur op slot", strings.Repeat("lang ", 20), 79, []string{"‘ze zat in de bad", "lang lang lang", acute}},
			{"away", "ze zat in de badkamer met de deur op slot", "Re: Uw bericht", 38, []string{"‘ze zat in de bad", "Re: Uw bericht", "’ — " + acute}},
			{"away", "op slot", "Re: Uw bericht", 79, []string{"‘op slot’ — " + labels["away"][i], "Re: Uw bericht"}},
			{"threat", "hij heeft een mes", "Bang voor mijn buur", 79, []string{"‘hij heeft een mes’ — " + labels["threat"][i], "Bang voor mijn buur"}},
			{"threat", "hij heeft een mes bij zich, zei hij", "Bang voor mijn buur", 38, []string{"‘hij heeft een me", "’ — " + acute}},
			{"old", "mes", "Een onderwerp van meer dan twintig", 79, []string{"Een onderwerp van meer", "‘mes’ — " + labels["old"][i]}},
		} {
			rows := newQueueRows(r.Session)
			rows.twoLines = c.width < 70
			k := store.Contact{Channel: store.Mail, State: store.Waiting, Urgency: levels[c.rule], Subject: outside.New(c.subject), WaitingSince: r.clock}
			k.Reasons = []store.Reason{{Rule: c.rule, Text: outside.New(c.words)}}
			rows.set([]store.Contact{k}, 0, 1)
			drawn := ansi.Strip(rows.Draw(0, c.width, false))
			for _, w := range c.want {
				if !strings.Contains(drawn, w) {
					t.Errorf("%s, %d cells: no %q in\n%s", l, c.width, w, drawn)
				}
			}
			for _, line := range strings.Split(drawn, "\n") {
				if w := ansi.StringWidth(line); w > c.width {
					t.Errorf("%s: %d cells of %d: %q", l, w, c.width, line)
				}
			}
		}
	}
}

// TestRowSaysTheGravest: of several reasons the row says the one for which the
// contact stands where it stands, also when a later mail gave another.
func TestRowSaysTheGravest(t *testing.T) {
	r := newRoom(t, lang.English)
	r.Rule = func(rule string) string { return rule }
	r.Level = func(rule string) store.Urgency {
		return map[string]store.Urgency{"violence": store.Raised, "knife": store.Acute}[rule]
	}
	rows := newQueueRows(r.Session)
	k := store.Contact{Channel: store.Mail, State: store.Waiting, Urgency: store.Acute, WaitingSince: r.clock}
	k.Reasons = []store.Reason{{Rule: store.RuleExcused, Text: outside.New("in the film")}, {Rule: "violence", Text: outside.New("he shouted")}, {Rule: "knife", Text: outside.New("he has a knife")}}
	rows.set([]store.Contact{k}, 0, 1)
	if drawn := ansi.Strip(rows.Draw(0, 79, false)); !strings.Contains(drawn, "‘he has a knife’ — knife") {
		t.Error(drawn)
	}
	k.Reasons[2].Rule = "of before" // its rule is no more: what was found then counts
	rows.set([]store.Contact{k}, 0, 1)
	if drawn := ansi.Strip(rows.Draw(0, 79, false)); !strings.Contains(drawn, "‘he has a knife’") {
		t.Error(drawn)
	}
}
