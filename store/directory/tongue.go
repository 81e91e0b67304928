package directory

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/unicode/norm"
)

// tongue is the code of a language, by what was written as its code or as its name in
// Dutch, French, English or the language itself: of ISO 639-1, or of 639-3 where that
// has none. It is empty where neither is known.
func tongue(code, name string) string {
	for _, s := range []string{code, name} {
		bare, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s)), "_", "-"), "-")
		if is, ok := librarians[bare]; ok {
			return is
		}
		if len(bare) == 2 || len(bare) == 3 {
			if b, err := language.ParseBase(bare); err == nil && b.String() != "und" {
				return b.String()
			}
		}
		if is, ok := tongues()[foldName(s)]; ok {
			return is
		}
	}
	return ""
}

// LanguageCode is the code of a language, by its code or by its name in Dutch, French,
// English or the language itself; empty for none that is known.
func LanguageCode(written string) string { return tongue(written, written) }

// librarians are the codes of ISO 639-2 that are not those of 639-3.
var librarians = map[string]string{
	"alb": "sq", "arm": "hy", "baq": "eu", "bur": "my", "chi": "zh", "cze": "cs", "dut": "nl", "fre": "fr", "geo": "ka", "ger": "de",
	"gre": "el", "ice": "is", "mac": "mk", "mao": "mi", "may": "ms", "per": "fa", "rum": "ro", "slo": "sk", "tib": "bo", "wel": "cy",
}

// tongues are the names that are known.
var tongues = sync.OnceValue(func() map[string]string {
	names := map[string]string{"vlaams": "nl", "flemish": "nl", "flamand": "nl", "farsi": "fa", "vlaamse gebarentaal": "vgt", "flemish sign language": "vgt", "langue des signes de belgique francophone": "sfb"}
	in := []display.Namer{display.Languages(language.Dutch), display.Languages(language.French), display.Languages(language.English), display.Self}
	for _, letters := range []int{2, 3} { // the shorter code goes first
		for _, b := range language.Supported.BaseLanguages() {
			code := b.String()
			if len(code) != letters || code == "und" {
				continue
			}
			tag := language.Make(code)
			for _, n := range in {
				name := foldName(n.Name(tag))
				if _, ok := names[name]; name != "" && !ok {
					names[name] = code
				}
			}
		}
	}
	return names
})

// foldName is a name without case, accents and what stands around it.
func foldName(s string) string {
	if len(s) > 100 {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(strings.TrimSpace(s))))
}
