package lang

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"baken/keymap"
	"baken/store/outside"
)

func everyText(t *testing.T) []text {
	t.Helper()
	var all []text
	for _, area := range areas() {
		all = append(all, area...)
	}
	for _, a := range actionTexts {
		all = append(all, text{actionKey(a.action), keymap.Name(a.action), a.nl, a.fr})
	}
	return all
}

// TestEveryTextIsThere: each key has one text in each language, with the same
// places to fill in, and no stray space or control.
func TestEveryTextIsThere(t *testing.T) {
	seen := map[Key]bool{}
	for _, x := range everyText(t) {
		if seen[x.key] {
			t.Errorf("%s has two texts", x.key)
		}
		seen[x.key] = true
		want := places(t, x.key, x.en)
		for _, l := range Languages() {
			s := x.in(l)
			if s == "" || strings.TrimSpace(s) != s || !utf8.ValidString(s) || strings.ContainsAny(s, "\n\t\"\x1b") {
				t.Errorf("%s in %s: %q", x.key, l, s)
			}
			if d := cmp.Diff(want, places(t, x.key, s)); d != "" {
				t.Errorf("%s in %s has other places than in English: %s", x.key, l, d)
			}
			if outside.New(s).Line().String() != s {
				t.Errorf("%s in %s: the gate would change it", x.key, l)
			}
		}
	}
}

// places are the numbers that a text fills in, those with a choice of words
// not counted apart.
func places(t *testing.T, key Key, s string) []int {
	var all []int
	for _, p := range parse(s) {
		if p.place < 0 {
			if strings.ContainsAny(p.words, "{}") {
				t.Errorf("%s: a brace that is no place in %q", key, s)
			}
			continue
		}
		if !slices.Contains(all, p.place) {
			all = append(all, p.place)
		}
	}
	slices.Sort(all)
	for i, n := range all {
		if i != n {
			t.Errorf("%s: place %d is missing in %q", key, i, s)
		}
	}
	return all
}

func TestEveryActionHasAName(t *testing.T) {
	named := map[keymap.Action]bool{}
	for _, a := range actionTexts {
		named[a.action] = true
		if keymap.Name(a.action) == "" {
			t.Errorf("%s is no action of keymap", a.action)
		}
	}
	for _, a := range keymap.Actions() {
		if !named[a] {
			t.Errorf("%s has no Dutch and French name", a)
		}
	}
	for _, l := range Languages() {
		c, short := For(l), map[string]keymap.Action{}
		for _, a := range keymap.Actions() {
			name := c.Action(a)
			if other, twice := short[name]; twice {
				t.Errorf("%s: %s and %s are both called %q", l, a, other, name)
			}
			short[name] = a
		}
		for _, g := range keymap.Groups() {
			if c.Group(g) == "" {
				t.Errorf("%s: group %s has no name", l, g)
			}
		}
		for _, ctx := range keymap.Contexts() {
			if _, ok := c.texts[contextKey(ctx)]; !ok {
				t.Errorf("%s: place %s has no name", l, ctx)
			}
		}
	}
}

// TestEveryKeyHasAText reads this package's own files: each constant of type
// Key stands in a table.
func TestEveryKeyHasAText(t *testing.T) {
	c := For(English)
	for name, key := range keys(t) {
		if _, ok := c.texts[key]; !ok {
			t.Errorf("%s (%s) has no text", name, key)
		}
	}
}

// keys are the constants of type Key by their Go names.
func keys(t *testing.T) map[string]Key {
	t.Helper()
	all, values := map[string]Key{}, map[Key]string{}
	files, err := filepath.Glob("text_*.go")
	if err != nil || len(files) < 5 {
		t.Fatalf("files %v, error %v", files, err)
	}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			v, ok := n.(*ast.ValueSpec)
			if !ok || len(v.Values) != 1 {
				return true
			}
			if id, ok := v.Type.(*ast.Ident); !ok || id.Name != "Key" {
				return true
			}
			lit, ok := v.Values[0].(*ast.BasicLit)
			if !ok {
				t.Fatalf("%s: the value of %s is no literal", file, v.Names[0].Name)
			}
			s, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			if other := values[Key(s)]; other != "" {
				t.Errorf("%s and %s are both %q", other, v.Names[0].Name, s)
			}
			values[Key(s)] = v.Names[0].Name
			all[v.Names[0].Name] = Key(s)
			return true
		})
	}
	return all
}

func TestForms(t *testing.T) {
	for _, tt := range []struct {
		l    Language
		n    int
		want string
	}{
		{English, 0, "0 replies not yet sent"}, {English, 1, "1 reply not yet sent"}, {English, 5100, "5,100 replies not yet sent"},
		{Dutch, 0, "0 antwoorden nog niet verzonden"}, {Dutch, 1, "1 antwoord nog niet verzonden"}, {Dutch, 5100, "5.100 antwoorden nog niet verzonden"},
		{French, 0, "0 réponse pas encore envoyée"}, {French, 1, "1 réponse pas encore envoyée"}, {French, 5100, "5\u00a0100 réponses pas encore envoyées"},
	} {
		if got := For(tt.l).T(LockedUnsent, N(tt.n)); got != tt.want {
			t.Errorf("%s %d: %q, want %q", tt.l, tt.n, got, tt.want)
		}
	}
}

func TestArguments(t *testing.T) {
	c := For(Dutch)
	name := outside.New("Noor\x1b[2J").Line()
	if got := c.T(ClaimedBy, Safe(name)); got != "opgenomen door Noor" {
		t.Errorf("%q", got)
	}
	if got := c.T(ClaimedBy); got != "opgenomen door {0}" {
		t.Errorf("without its argument: %q", got)
	}
	if got := c.T("no.such.key"); got != "no.such.key" {
		t.Errorf("unknown: %q", got)
	}
	if got := c.T(DueToday, Said("15:00")); got != "antwoord vandaag tegen 15:00" {
		t.Errorf("%q", got)
	}
	// What an argument holds is not read as a place.
	if got := c.T(DoneTakeOver, Said("{1}"), Said("{0}")); got != "{1}: overgenomen van {0}" {
		t.Errorf("%q", got)
	}
}

func TestDates(t *testing.T) {
	brussels, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 23, 9, 12, 0, 0, brussels)
	old := time.Date(2025, 8, 1, 18, 5, 0, 0, brussels)
	for _, tt := range []struct {
		l                Language
		date, day, older string
	}{
		{English, "Mon 23 Nov 09:12", "23 Nov", "Fri 1 Aug 2025 18:05"},
		{Dutch, "ma 23 nov 09:12", "23 nov", "vr 1 aug 2025 18:05"},
		{French, "lun 23 nov 09:12", "23 nov", "ven 1 août 2025 18:05"},
	} {
		c := For(tt.l)
		got := []string{c.Date(at, at), c.Day(at, at), c.Date(old, at)}
		if d := cmp.Diff([]string{tt.date, tt.day, tt.older}, got); d != "" {
			t.Errorf("%s: %s", tt.l, d)
		}
	}
}

func TestWaiting(t *testing.T) {
	for _, tt := range []struct {
		d          time.Duration
		en, nl, fr string
	}{
		{-time.Minute, "0 min", "0 min", "0 min"},
		{59*time.Minute + 59*time.Second, "59 min", "59 min", "59 min"},
		{6 * time.Hour, "6 h", "6 u", "6 h"},
		{47 * time.Hour, "1 d", "1 d", "1 j"},
		{100 * 24 * time.Hour, "100 d", "100 d", "100 j"},
	} {
		got := []string{For(English).Waiting(tt.d), For(Dutch).Waiting(tt.d), For(French).Waiting(tt.d)}
		if d := cmp.Diff([]string{tt.en, tt.nl, tt.fr}, got); d != "" {
			t.Errorf("%v: %s", tt.d, d)
		}
	}
	if got := For(Dutch).Running(42*time.Second) + " " + For(Dutch).Running(time.Hour+62*time.Second); got != "0:42 1:01:02" {
		t.Error(got)
	}
}

func TestSizesAndCounts(t *testing.T) {
	for _, tt := range []struct {
		n          int64
		en, nl, fr string
	}{
		{0, "0 B", "0 B", "0 o"},
		{999, "999 B", "999 B", "999 o"},
		{1000, "1 kB", "1 kB", "1 ko"},
		{14_400, "14 kB", "14 kB", "14 ko"},
		{999_600, "1.0 MB", "1,0 MB", "1,0 Mo"},
		{2_300_000, "2.3 MB", "2,3 MB", "2,3 Mo"},
		{25_000_000_000, "25 GB", "25 GB", "25 Go"},
	} {
		got := []string{For(English).Size(tt.n), For(Dutch).Size(tt.n), For(French).Size(tt.n)}
		if d := cmp.Diff([]string{tt.en, tt.nl, tt.fr}, got); d != "" {
			t.Errorf("%d: %s", tt.n, d)
		}
	}
	for n, want := range map[int]string{-1234567: "-1,234,567", 100: "100", 1000: "1,000", 0: "0"} {
		if got := For(English).Count(n); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}

func TestParse(t *testing.T) {
	for s, want := range map[string]Language{"nl": Dutch, "nl_BE": Dutch, "fr-BE": French, "EN": English, "fr_BE.UTF-8": French} {
		if got, err := Parse(s); got != want || err != nil {
			t.Errorf("%q: %q, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "de", "nederlands", "_nl"} {
		if got, err := Parse(s); err == nil {
			t.Errorf("%q: %q", s, got)
		}
	}
}

// commands are what one may type, in a text.
var commands = regexp.MustCompile("`baken [^`]*`")

// TestWordsOfTheHouse: what product and screens call a thing is what is shown.
func TestWordsOfTheHouse(t *testing.T) {
	for key, want := range map[Key]string{OutboxTitle: "Postvak uit", CaseTitle: "Dossier {0}", NotesHead: "Notities", HistoryHead: "Geschiedenis"} {
		if got := For(Dutch).T(key); got != want {
			t.Errorf("%s: %q", key, got)
		}
	}
	for _, x := range everyText(t) {
		if m := regexp.MustCompile(`(?i)\b(ticket|klant|client|cliënt|user|gebruiker|inbox zero)\b`).FindString(commands.ReplaceAllString(x.en+" "+x.nl, "")); m != "" {
			t.Errorf("%s says %q", x.key, m)
		}
	}
}

// TestNoteAndReplyHaveOwnWords: the words over a note are not those over a
// reply, in any language.
func TestNoteAndReplyHaveOwnWords(t *testing.T) {
	for _, l := range Languages() {
		c := For(l)
		for _, pair := range [][2]string{{c.T(NoteWord), c.T(ReplyWord)}, {c.Action(keymap.KeepNote), c.Action(keymap.Send)}, {c.Action(keymap.WriteNote), c.Action(keymap.Reply)}} {
			if strings.EqualFold(pair[0], pair[1]) {
				t.Errorf("%s: %q and %q", l, pair[0], pair[1])
			}
		}
	}
}
