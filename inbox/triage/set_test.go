package triage

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baken/store/outside"
)

// labelled is one invented mail with what it should come to.
type labelled struct {
	name    string // label, language and number: "acute/nl-001"
	subject string
	own     string
	want    Level // None for calm
}

func labelledSet(t testing.TB, file string) (set []labelled) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	for part := range strings.SplitSeq("\n"+string(b), "\n-- ") {
		name, text, ok := strings.Cut(part, " --\n")
		if !ok {
			continue // what stands above the first mail
		}
		label, _, _ := strings.Cut(name, "/")
		m := labelled{name: name, own: text, want: None}
		if label != "calm" {
			if err := m.want.UnmarshalText([]byte(label)); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if rest, ok := strings.CutPrefix(m.own, "Subject: "); ok {
			m.subject, m.own, _ = strings.Cut(rest, "\n")
		}
		set = append(set, m)
	}
	return set
}

var labelledFiles = []string{"nl.txtar", "fr.txtar", "en.txtar", "heldout.txtar", "later.txtar", "third.txtar", "last.txtar", "fresh.txtar", "blind1.txtar", "blind2.txtar", "blind3.txtar", "blind4.txtar", "blind5.txtar", "blind6.txtar"}

// TestLabelledSet holds the rules to their promise: no acute mail is missed,
// and few calm ones stand at the top.
func TestLabelledSet(t *testing.T) {
	levels := []Level{Acute, Minor, Raised, NotAssessed, None}
	seen := map[string]bool{}
	var all, acuteMissed, calm, calmAcute, minors, minorsMissed int
	for _, file := range labelledFiles {
		var matrix [5][5]int
		for _, m := range labelledSet(t, file) {
			if seen[m.name] {
				t.Errorf("%s stands twice", m.name)
			}
			seen[m.name] = true
			a := Default().Assess(outside.New(m.subject), outside.New(m.own))
			matrix[slices.Index(levels, m.want)][slices.Index(levels, a.Level)]++
			all++
			wrong := ""
			switch m.want {
			case Acute:
				if a.Level != Acute {
					acuteMissed++
					wrong = "acute missed"
				}
			case Minor:
				minors++
				if Minor.Above(a.Level) {
					minorsMissed++
					wrong = "minor missed"
				}
			case Raised:
				if a.Level == None || a.Level == NotAssessed || a.Level == Acute {
					wrong = "raised is " + a.Level.String()
				}
			case None:
				calm++
				if a.Level == Acute {
					calmAcute++
				}
				if a.Level == Acute || a.Level == Minor || a.Level == NotAssessed {
					wrong = "calm is " + a.Level.String()
				}
			}
			if wrong != "" && testing.Verbose() {
				t.Logf("%s: %s %s", m.name, wrong, told(a))
			}
		}
		t.Logf("%s\n%s", file, table(levels, matrix))
	}
	t.Logf("%d mails: acute missed %d; calm %d, of them at the top level %d (%.1f%%); minors %d, missed %d",
		all, acuteMissed, calm, calmAcute, 100*float64(calmAcute)/float64(calm), minors, minorsMissed)
	if all < 300 {
		t.Errorf("%d mails, want 300", all)
	}
	if acuteMissed > 0 {
		t.Errorf("%d acute mails missed, want 0", acuteMissed)
	}
	if calmAcute*20 >= calm {
		t.Errorf("%d of %d calm mails at the top level, want under 5%%", calmAcute, calm)
	}
	if minorsMissed*20 >= minors {
		t.Errorf("%d of %d minors missed, want under 5%%", minorsMissed, minors)
	}
}

func told(a Assessment) string {
	s := ""
	for _, r := range a.Reasons {
		s += fmt.Sprintf(" [%s %s ‘%s’]", r.Level, r.Rule, r.Text.Unsafe())
	}
	return s
}

func table(levels []Level, matrix [5][5]int) string {
	s := "    written as    acute  minor raised  n. a.   none   (found)\n"
	for i, row := range matrix {
		if levels[i] == NotAssessed {
			continue
		}
		s += fmt.Sprintf("    %-12s", levels[i])
		for _, n := range row {
			s += fmt.Sprintf("%7d", n)
		}
		s += "\n"
	}
	return s
}
