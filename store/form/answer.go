package form

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"baken/store/outside"
)

// Answer is what a field was answered with. The zero Answer is that it was not.
type Answer struct {
	// Codes are those that were chosen. An age is a number ("35", or "~35" for about
	// 35) or a class, a moment is written as RFC 3339 has it.
	Codes []string
	Text  outside.Text // of a field of words
}

// IsZero says that the field was not answered.
func (a Answer) IsZero() bool { return len(a.Codes) == 0 && a.Text.IsEmpty() }

// Equal says whether two answers are the same.
func (a Answer) Equal(b Answer) bool { return a.Text == b.Text && slices.Equal(a.Codes, b.Codes) }

// Codes is an answer of codes.
func Codes(codes ...string) Answer { return Answer{Codes: codes} }

// Words is an answer of words.
func Words(text outside.Text) Answer { return Answer{Text: text} }

// MaxText is how long an answer of words may be, in bytes.
const MaxText = 64 << 10

// maxAge is the highest age that can be answered.
const maxAge = 130

// Read reads what somebody wrote for a field: a code, several parted by commas, a
// number of years, a moment, or words. Nothing written is no answer. Its errors are
// those of [Field.Check].
func (f *Field) Read(written string) (Answer, error) {
	if f.Type == Text {
		a := Words(outside.New(written))
		return a, f.Check(a)
	}
	if strings.TrimSpace(written) == "" {
		return Answer{}, nil
	}
	var a Answer
	if f.Type == Several {
		for part := range strings.SplitSeq(written, ",") {
			a.Codes = append(a.Codes, strings.TrimSpace(part))
		}
	} else {
		a.Codes = []string{strings.TrimSpace(written)}
	}
	if f.Type == Time {
		if at, err := time.Parse(time.RFC3339, a.Codes[0]); err == nil {
			a.Codes[0] = At(at).Codes[0]
		}
	}
	return a, f.Check(a)
}

// At is a moment as an answer: in UTC, to the second.
func At(t time.Time) Answer { return Codes(t.UTC().Format(time.RFC3339)) }

// Check says whether a field can be answered so; the zero Answer is always good. A
// [CodeError] names what there is.
func (f *Field) Check(a Answer) error {
	if a.IsZero() {
		return nil
	}
	if f.Type == Text {
		if len(a.Codes) > 0 || a.Text.Len() > MaxText || !utf8.ValidString(a.Text.Unsafe()) {
			return &ValueError{Field: f.Name, Want: f.Type}
		}
		return nil
	}
	if !a.Text.IsEmpty() || f.Type != Several && len(a.Codes) != 1 {
		return &ValueError{Field: f.Name, Want: f.Type}
	}
	if f.Type == Time {
		if t, err := time.Parse(time.RFC3339, a.Codes[0]); err != nil || t.Location() != time.UTC {
			return &ValueError{Field: f.Name, Want: f.Type}
		}
		return nil
	}
	for i, c := range a.Codes {
		if !f.has(c) {
			there := f.codes()
			if !slices.Contains(there, NotAsked) {
				there = append(there, NotAsked)
			}
			return &CodeError{Field: f.Name, Written: c, Meant: f.called(c), There: there, Type: f.Type}
		}
		// What was not asked cannot be answered beside, and nothing is chosen twice.
		if len(a.Codes) > 1 && c == NotAsked || slices.Contains(a.Codes[:i], c) {
			return &ValueError{Field: f.Name, Want: f.Type}
		}
	}
	return nil
}

// called is the code whose label something is, or begins, in whatever language; or
// that it is but for its case. Empty when there is none.
func (f *Field) called(written string) string {
	fold := cases.Fold()
	written = fold.String(strings.TrimSpace(written))
	for _, c := range f.Codes {
		for _, l := range []outside.Text{outside.New(c.Code), c.Label.en, c.Label.nl, c.Label.fr} {
			if written != "" && strings.HasPrefix(fold.String(l.Unsafe()), written) {
				return c.Code
			}
		}
	}
	return ""
}

// has says whether a code can be answered.
func (f *Field) has(code string) bool {
	if _, ok := f.Code(code); ok || code == NotAsked {
		return true
	}
	switch f.Type {
	case Age:
		_, ok := years(code)
		return ok
	case Language:
		return isLanguage(code)
	}
	return false
}

// years reads an age in years, exact or about.
func years(code string) (n int, ok bool) {
	code = strings.TrimPrefix(code, "~")
	n, err := strconv.Atoi(code)
	return n, err == nil && n >= 0 && n <= maxAge && strconv.Itoa(n) == code
}

// isLanguage says whether a code is one of ISO 639, in its short form.
func isLanguage(code string) bool {
	b, err := language.ParseBase(code)
	return err == nil && b.String() == code
}

// Counted is what is counted of an answer once nobody can be known from it any
// more: nothing of words, moments and what can identify, of an age its class.
func (f *Field) Counted(a Answer) []string {
	if f.PII || !f.Type.Coded() {
		return nil
	}
	if f.Type != Age {
		return a.Codes
	}
	var all []string
	for _, c := range a.Codes {
		if n, ok := years(c); ok {
			c = f.class(n)
		}
		all = append(all, c)
	}
	return all
}

// class is the class that an age belongs to; the form has one for each.
func (f *Field) class(years int) string {
	for _, c := range f.Codes {
		if c.Ranged && c.From <= years && years <= c.To {
			return c.Code
		}
	}
	return NotAsked
}

// Offered are the codes that can be chosen from a list, those of the form first.
func (f *Form) Offered(x *Field) []Code {
	all := slices.Clone(x.Codes)
	if x.Type.Coded() && !slices.ContainsFunc(all, func(c Code) bool { return c.Code == NotAsked }) {
		all = append(all, Code{Code: NotAsked, Label: f.notAsked})
	}
	return all
}

// LabelOf is what a code of a field is called in a language. An age in years, a
// moment and a language that the form does not name are called as they are
// written.
func (f *Form) LabelOf(x *Field, code, language string) outside.Text {
	for _, c := range f.Offered(x) {
		if c.Code == code {
			return c.Label.In(language)
		}
	}
	return outside.New(code)
}
