package ui

import (
	"testing"
	"time"

	"baken/ui/lang"
)

// TestDayAsWritten: the days that the field names are taken, one that is over or
// none is not.
func TestDayAsWritten(t *testing.T) {
	now := time.Date(2026, 11, 25, 14, 0, 0, 0, time.UTC) // a Wednesday
	for words, want := range map[string]string{
		"tomorrow": "2026-11-26", " Morgen ": "2026-11-26", "demain": "2026-11-26", "+3": "2026-11-28", "fri": "2026-11-27", "vr": "2026-11-27",
		"ven": "2026-11-27", "wo": "2026-12-02", "28/11": "2026-11-28", "24/11": "2027-11-24", "2026-12-01": "2026-12-01", "1/12/2026": "2026-12-01",
		"gisteren": "", "24/11/2026": "", "+0": "", "31/2": "", "": "", "m": "",
	} {
		got, ok := day(words, now, lang.Dutch)
		if ok != (want != "") || ok && got.Format("2006-01-02") != want {
			t.Errorf("%q is %v, %v; want %q", words, got, ok, want)
		}
	}
	for _, c := range []struct {
		words string
		speak lang.Language
		want  string
	}{
		{"ma", lang.Dutch, "2026-11-30"}, {"di", lang.Dutch, "2026-12-01"}, {"ma", lang.French, "2026-12-01"}, {"di", lang.French, "2026-11-29"},
		{"ma", lang.English, ""}, {"maa", lang.French, "2026-11-30"}, {"tue", lang.Dutch, "2026-12-01"},
	} {
		got, ok := day(c.words, now, c.speak)
		if ok != (c.want != "") || ok && got.Format("2006-01-02") != c.want {
			t.Errorf("%q in %s is %v, %v; want %q", c.words, c.speak, got, ok, c.want)
		}
	}
}
