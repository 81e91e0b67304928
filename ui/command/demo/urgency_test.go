package demo

import (
	"bytes"
	"testing"

	"baken/inbox/message"
	"baken/inbox/triage"
)

// The first minute of the demo shows what the rules can do: who is in danger
// stands high, and alarming words alone do not.
func TestUrgencyInTheDemo(t *testing.T) {
	rules := triage.Default()
	want := map[string]func(triage.Level) bool{}
	for _, name := range []string{"nl-buur-3", "nl-genoeg", "nl-ongewenst", "fr-menace", "fr-amie", "en-tonight"} {
		want[name] = func(l triage.Level) bool { return l == triage.Acute }
	}
	for _, name := range []string{"nl-veertien", "fr-quinze", "en-thirteen"} {
		want[name] = func(l triage.Level) bool { return l == triage.Acute || l == triage.Minor }
	}
	for _, name := range []string{"de-nachbar", "ar-soal", "ja-tsuma", "nl-leeg"} {
		want[name] = func(l triage.Level) bool { return l == triage.NotAssessed }
	}
	for _, name := range []string{"nl-vorming", "nl-pers", "nl-vrijwilliger", "nl-nieuws", "fr-theatre", "fr-memoire", "en-stage", "en-deadline"} {
		want[name] = func(l triage.Level) bool { return l == triage.Raised || l == triage.None }
	}
	seen := 0
	for _, m := range Mails(moments[0]) {
		fits := want[m.Name]
		if fits == nil {
			continue
		}
		seen++
		head, body, err := message.Read(bytes.NewReader(m.Raw), message.DefaultLimits, nil)
		if err != nil {
			t.Errorf("%s: %v", m.Name, err)
		}
		if a := rules.Assess(head.Subject, body.OwnText()); !fits(a.Level) {
			t.Errorf("%s is %s", m.Name, a.Level)
		}
	}
	if seen != len(want) {
		t.Errorf("%d of %d mails are there", seen, len(want))
	}
}
