package chat

import "golang.org/x/text/language"

// Language is one of the page's.
type Language uint8

// The languages.
const (
	Dutch Language = iota
	French
	English
)

var codes = [...]string{"nl", "fr", "en"}

// Code is the language's of ISO 639.
func (l Language) Code() string {
	if int(l) < len(codes) {
		return codes[l]
	}
	return codes[Dutch]
}

// parseLanguage reads such a code.
func parseLanguage(s string) (Language, bool) {
	for i, c := range codes {
		if c == s {
			return Language(i), true
		}
	}
	return Dutch, false
}

var matcher = language.NewMatcher([]language.Tag{language.Dutch, language.French, language.English})

// preferred is the one of them that a browser likes best; Dutch where it says nothing.
func preferred(accept string) Language {
	if len(accept) > 200 {
		return Dutch
	}
	tags, _, err := language.ParseAcceptLanguage(accept)
	if err != nil || len(tags) == 0 {
		return Dutch
	}
	_, n, sure := matcher.Match(tags...)
	if sure == language.No {
		return English
	}
	return Language(n)
}
