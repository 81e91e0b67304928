package screen

import (
	"strings"
	"time"

	"baken/store/directory"
	"baken/store/form"
	"baken/store/outside"
	"baken/ui/style"
)

// The fields of the registration that name what the directory has as a code.
const (
	themeField    = "theme"
	provinceField = "province"
	languageField = "language"
)

// labelled is what the registration calls a code, empty where it has none.
func labelled(x *form.Field, code, language string) string {
	if x == nil {
		return ""
	}
	c, ok := x.Code(code)
	if !ok {
		return ""
	}
	return c.Label.In(language).Line().String()
}

// ThemeName is what a theme of the directory is called: as the registration calls it
// where it has the code, else as the directory does.
func ThemeName(f *form.Form, language string, code, name outside.Text) string {
	if f != nil {
		if words := labelled(f.OfPerson(themeField), code.Line().String(), language); words != "" {
			return words
		}
	}
	if name.IsEmpty() {
		return code.Line().String()
	}
	return name.Line().String()
}

// LanguageName is what a language is called.
func LanguageName(f *form.Form, language, code string, name outside.Text) string {
	if f != nil {
		if words := labelled(f.Field(languageField), code, language); words != "" {
			return words
		}
	}
	if name.IsEmpty() {
		return outside.New(code).Line().String()
	}
	return name.Line().String()
}

// LandName is what a province is called.
func LandName(f *form.Form, language string, land directory.Land) string {
	if f != nil {
		if words := labelled(f.Field(provinceField), string(land), language); words != "" {
			return words
		}
	}
	return outside.New(string(land)).Line().String()
}

// status says that a service is not active; else whether it is open.
func status(s *Session, v *directory.Service, place int, now time.Time, ink style.Ink) piece {
	if key, ok := statusKeys[v.Status]; ok { // its hours are no news
		return piece{s.T(key), ink.Warn.Render}
	}
	return standingPiece(s, standingOf(v, place, now), now, ink)
}

// piece is some words in one ink.
type piece struct {
	words  string
	render func(...string) string
}

// standingPiece says whether it is open.
func standingPiece(s *Session, st directory.Standing, now time.Time, ink style.Ink) piece {
	words := StandingWords(s.Lang, st, now)
	switch {
	case !st.Known:
		return piece{words, ink.Muted.Render}
	case st.Open:
		return piece{words, ink.Good.Render}
	}
	return piece{words, ink.Text.Render}
}

// joinPieces draws pieces in one line.
func joinPieces(all []piece, between string, render func(...string) string) string {
	var drawn []string
	for _, p := range all {
		drawn = append(drawn, p.render(p.words))
	}
	return strings.Join(drawn, render(between))
}

// wrapPieces draws pieces one behind the other, on as many lines as they need.
func wrapPieces(all []piece, between string, width int, render func(...string) string) (lines []string) {
	var line []piece
	used := 0
	for _, p := range all {
		w := outside.Width(p.words)
		if len(line) > 0 && used+outside.Width(between)+w > width {
			lines, line, used = append(lines, joinPieces(line, between, render)), nil, 0
		}
		if len(line) > 0 {
			used += outside.Width(between)
		}
		line, used = append(line, p), used+w
	}
	if len(line) > 0 {
		lines = append(lines, joinPieces(line, between, render))
	}
	return lines
}
