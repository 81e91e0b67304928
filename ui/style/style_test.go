package style

import (
	"fmt"
	"io"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

// Backgrounds that people really have, black and white at the ends.
var (
	darkGrounds  = []string{"#000000", "#1e1e1e", "#1d2433", "#282c34"}
	lightGrounds = []string{"#ffffff", "#f6f6f6", "#fdf6e3"}
)

var fronts = map[string]shade{
	"text": text, "muted": muted, "accent": accent, "urgent": urgent, "warn": warn,
	"good": good, "note": note, "reply": reply, "link": link, "visitor": visitor, "room": room,
}

func TestContrast(t *testing.T) {
	check := func(what, front, ground string, least float64) {
		if c := contrast(rgb(t, front), rgb(t, ground)); c < least {
			t.Errorf("%s: %s on %s has %.2f, less than %.1f", what, front, ground, c, least)
		}
	}
	for name, s := range fronts {
		for _, pick := range []func(tint) string{func(t tint) string { return t.rgb }, func(t tint) string { return t.xterm }} {
			for _, g := range append(darkGrounds, pick(selection.dark)) {
				check(name+" on dark", pick(s.dark), g, 4.5)
			}
			for _, g := range append(lightGrounds, pick(selection.light)) {
				check(name+" on light", pick(s.light), g, 4.5)
			}
		}
	}
	for _, pick := range []func(tint) string{func(t tint) string { return t.rgb }, func(t tint) string { return t.xterm }} {
		check("the line to a visitor on dark", pick(lineText.dark), pick(lineGround.dark), 4.5)
		check("the line to a visitor on light", pick(lineText.light), pick(lineGround.light), 4.5)
		check("hit on dark", pick(hitText.dark), pick(hitGround.dark), 4.5)
		check("hit on light", pick(hitText.light), pick(hitGround.light), 4.5)
		for _, g := range darkGrounds {
			check("border on dark", pick(border.dark), g, 3)
		}
		for _, g := range lightGrounds {
			check("border on light", pick(border.light), g, 3)
		}
	}
}

// TestNamesThatCanBeRead: of the 16 colours, those that vanish on a background
// are not used on it.
func TestNamesThatCanBeRead(t *testing.T) {
	for name, s := range fronts {
		switch s.dark.name {
		case "0", "8", "4", "12", "1", "5":
			t.Errorf("%s: colour %s on a dark background", name, s.dark.name)
		}
		switch s.light.name {
		case "7", "15", "11", "10", "14", "3":
			t.Errorf("%s: colour %s on a light background", name, s.light.name)
		}
	}
}

func TestProfiles(t *testing.T) {
	for _, tt := range []struct {
		profile termenv.Profile
		dark    bool
		want    string
	}{
		{termenv.TrueColor, true, "\x1b[1;38;2;255;157;146m! \x1b[0m"},
		{termenv.TrueColor, false, "\x1b[1;38;2;168;32;26m! \x1b[0m"},
		{termenv.ANSI256, true, "\x1b[1;38;5;217m! \x1b[0m"},
		{termenv.ANSI, true, "\x1b[1;91m! \x1b[0m"},
		{termenv.ANSI, false, "\x1b[1;31m! \x1b[0m"},
		{termenv.Ascii, true, "! "},
	} {
		s := made(tt.profile, tt.dark, Options{})
		if got := s.Plain.Urgent.Render("! "); got != tt.want {
			t.Errorf("%v dark=%v: %q, want %q", tt.profile, tt.dark, got, tt.want)
		}
	}
}

func TestNoColor(t *testing.T) {
	s := made(termenv.TrueColor, true, Options{NoColor: true})
	if !s.Colourless {
		t.Error("not colourless")
	}
	for _, ink := range []Ink{s.Plain, s.Selected} {
		v := reflect.ValueOf(ink)
		for i := range v.NumField() {
			if got := v.Field(i).Interface().(lipgloss.Style).Render("x"); got != "x" {
				t.Errorf("%s writes %q", v.Type().Field(i).Name, got)
			}
		}
	}
}

func TestMarksAreOneCell(t *testing.T) {
	for _, m := range []Marks{marks, asciiMarks} {
		v := reflect.ValueOf(m)
		for i := range v.NumField() {
			s := v.Field(i).String()
			if ansi.StringWidth(s) != 1 {
				t.Errorf("%s %q is %d cells", v.Type().Field(i).Name, s, ansi.StringWidth(s))
			}
			if m == asciiMarks && s[0] >= 0x80 {
				t.Errorf("%s %q is not ASCII", v.Type().Field(i).Name, s)
			}
		}
	}
}

// TestChartsAreOneCell: what charts are drawn with is one cell wide each, and in ASCII
// where that is asked for; shades are told from one another.
func TestChartsAreOneCell(t *testing.T) {
	for _, c := range []Charts{charts, asciiCharts} {
		seen := map[string]bool{}
		for _, s := range c.Shades {
			if seen[s] {
				t.Errorf("two shades are %q", s)
			}
			seen[s] = true
		}
		all := append(append([]string{c.Flat, c.Upright, c.UpFrom, c.UpTo, c.DownFrom, c.DownTo, c.Point, c.Axis}, c.Eighths[:]...), c.Shades[:]...)
		for _, s := range all {
			if ansi.StringWidth(s) != 1 {
				t.Errorf("%q is %d cells", s, ansi.StringWidth(s))
			}
			if c == asciiCharts && s[0] >= 0x80 {
				t.Errorf("%q is not ASCII", s)
			}
		}
	}
}

// TestNoteAndReplyDiffer: a note cannot be taken for a reply by its colour.
func TestNoteAndReplyDiffer(t *testing.T) {
	for _, p := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256, termenv.ANSI} {
		for _, dark := range []bool{true, false} {
			s := made(p, dark, Options{})
			if s.NoteFrame.Render("x") == s.ReplyFrame.Render("x") {
				t.Errorf("%v dark=%v: the same", p, dark)
			}
		}
	}
}

func made(p termenv.Profile, dark bool, o Options) *Styles {
	r := lipgloss.NewRenderer(io.Discard, termenv.WithProfile(p))
	r.SetColorProfile(p)
	r.SetHasDarkBackground(dark)
	return New(r, o)
}

// contrast is that of WCAG 2.1, 1.4.3.
func contrast(a, b [3]float64) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c [3]float64) float64 {
	lin := func(v float64) float64 {
		if v <= 0.03928 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c[0]) + 0.7152*lin(c[1]) + 0.0722*lin(c[2])
}

// rgb reads "#rrggbb" or a number of xterm's 256 from 16 up.
func rgb(t *testing.T, s string) [3]float64 {
	t.Helper()
	var c [3]uint8
	if strings.HasPrefix(s, "#") {
		if _, err := fmt.Sscanf(s, "#%02x%02x%02x", &c[0], &c[1], &c[2]); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
	} else {
		n, err := strconv.Atoi(s)
		switch {
		case err != nil || n < 16 || n > 255:
			t.Fatalf("%q is no colour that all terminals show alike", s)
		case n >= 232:
			v := uint8(8 + (n-232)*10)
			c = [3]uint8{v, v, v}
		default:
			steps := [6]uint8{0, 95, 135, 175, 215, 255}
			n -= 16
			c = [3]uint8{steps[n/36], steps[n/6%6], steps[n%6]}
		}
	}
	return [3]float64{float64(c[0]) / 255, float64(c[1]) / 255, float64(c[2]) / 255}
}
