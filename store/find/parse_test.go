package find

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"baken/store/outside"
)

var noon = time.Date(2026, 10, 24, 12, 0, 0, 0, time.UTC)

func TestParse(t *testing.T) {
	word := func(fields Fields, words ...string) Term { return Term{Fields: fields, Words: words} }
	phrase := func(words ...string) Term { return Term{Fields: Anywhere, Words: words, Exact: true} }
	prefix := func(t Term) Term { t.Prefix = true; return t }
	not := func(t Term) Term { t.Not = true; return t }
	for text, want := range map[string]Query{
		"Élève":                {Terms: []Term{word(Anywhere, "eleve")}},
		"straße œuvre ĳs":      {Terms: []Term{word(Anywhere, "strasse"), word(Anywhere, "oeuvre"), word(Anywhere, "ijs")}},
		`"Hij slaat  haar" -x`: {Terms: []Term{phrase("hij", "slaat", "haar"), not(word(Anywhere, "x"))}},
		"„niet goed”":          {Terms: []Term{phrase("niet", "goed")}},
		"kinder*":              {Terms: []Term{prefix(word(Anywhere, "kinder"))}},
		`-"ma mè*"`:            {Terms: []Term{not(prefix(phrase("ma", "me")))}},
		"From:Jan subject:hulp TO:info@x.be": {Terms: []Term{
			word(From.Of(), "jan"), word(Subject.Of(), "hulp"), word(To.Of(), "info", "x", "be")}},
		"0475/12.34.56":    {Terms: []Term{{Fields: Anywhere, Words: []string{"0475", "12", "34", "56"}, Joined: []string{"0475123456"}}}},
		`"+32 475 123456"`: {Terms: []Term{{Fields: Anywhere, Words: []string{"32", "475", "123456"}, Exact: true, Joined: []string{"0475123456"}}}},
		"+32475123456":     {Terms: []Term{{Fields: Anywhere, Words: []string{"32475123456"}, Joined: []string{"0475123456"}}}},
		"is:waiting -has:attachment channel:MAIL": {Conditions: []Condition{
			{Key: KeyIs, Word: IsWaiting}, {Not: true, Key: KeyHas, Word: HasAttachment}, {Key: KeyChannel, Word: "mail"}}},
		`theme:"partner violence"`: {Conditions: []Condition{{Key: KeyTheme, Text: outside.New("partner violence")}}},
		"after:2026-10 before:24/10/2026 before:1w": {Conditions: []Condition{
			{Key: KeyAfter, At: time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)}, {Key: KeyBefore, At: time.Date(2026, 10, 24, 0, 0, 0, 0, time.UTC)},
			{Key: KeyBefore, At: time.Date(2026, 10, 17, 0, 0, 0, 0, time.UTC)}}},
		"https://x.be": {Terms: []Term{word(Anywhere, "https", "x", "be")}},
		"14:30 - nota: jean-pierre": {Terms: []Term{
			word(Anywhere, "14", "30"), word(Anywhere, "nota"), word(Anywhere, "jean", "pierre")}},
	} {
		got, err := Parse(outside.New(text), noon)
		if d := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Query{}), cmp.Comparer(func(a, b outside.Text) bool { return a == b })); d != "" || err != nil {
			t.Errorf("%s: %v\n%s", text, err, d)
		}
	}
}

func TestParseWrong(t *testing.T) {
	for text, want := range map[string]QueryError{
		"":                 {Wrong: Empty},
		" - \"\" ":         {Wrong: Empty},
		"sender:jan":       {Wrong: UnknownKey, Part: outside.New("sender"), Known: Keys},
		"from:":            {Wrong: NoValue, Key: KeyFrom, Part: outside.New("from")},
		"hulp subject: x":  {Wrong: NoValue, Key: KeySubject, Part: outside.New("subject")},
		"from:--":          {Wrong: NoValue, Key: KeyFrom, Part: outside.New("from")},
		"is:open":          {Wrong: UnknownWord, Key: KeyIs, Part: outside.New("open"), Known: ValuesOf(KeyIs)},
		"before:yesterday": {Wrong: NoDate, Key: KeyBefore, Part: outside.New("yesterday"), Known: dates},
		`"not closed`:      {Wrong: OpenQuote, Part: outside.New("not closed")},
		"a*":               {Wrong: ShortPrefix, Part: outside.New("a*")},
	} {
		q, err := Parse(outside.New(text), noon)
		var got *QueryError
		if !errors.As(err, &got) || !errors.Is(err, ErrQuery) {
			t.Errorf("%q: %v, %v", text, q, err)
			continue
		}
		if d := cmp.Diff(want, *got, cmp.Comparer(func(a, b outside.Text) bool { return a == b })); d != "" {
			t.Errorf("%q:\n%s", text, d)
		}
	}
}

func TestTyping(t *testing.T) {
	for text, want := range map[string]bool{"hulp kin": true, "hulp kin ": false, `"hulp kin"`: false, "h": false, "from:ja": true, "is:waiting": false} {
		q, err := Parse(outside.New(text), noon)
		if err != nil {
			t.Fatal(err)
		}
		typing := q.Typing()
		got := len(typing.Terms) > 0 && typing.Terms[len(typing.Terms)-1].Prefix
		if got != want {
			t.Errorf("%q: %v", text, got)
		}
		if len(q.Terms) > 0 && q.Terms[len(q.Terms)-1].Prefix {
			t.Errorf("%q was changed", text)
		}
	}
}
