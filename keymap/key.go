package keymap

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// named are the keys that have a name instead of a character, without "ctrl+",
// "alt+" and "shift+" before them.
var named = []string{
	"enter", "esc", "tab", "space", "backspace", "delete", "insert",
	"up", "down", "left", "right", "home", "end", "pgup", "pgdown",
	"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12",
}

// merged are the keys that most terminals cannot tell from another one.
var merged = map[string]string{"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+[": "esc"}

// azerty are the characters on the row of digits of a French or Belgian
// keyboard, without shift.
var azerty = map[string]string{
	"&": "1", "é": "2", "\"": "3", "'": "4", "(": "5",
	"§": "6", "è": "7", "!": "8", "ç": "9", "à": "0",
}

// sequence is one binding, key by key, each as a terminal names it.
type sequence []string

func (s sequence) String() string {
	plain := len(s) == 2 && s[0] == s[1] && utf8.RuneCountInString(s[0]) == 1
	if plain {
		return s[0] + s[1]
	}
	return strings.Join(s, " ")
}

// hasPrefix says whether s begins with the keys of p (or is equal to it).
func (s sequence) hasPrefix(p sequence) bool {
	return len(s) >= len(p) && slices.Equal(s[:len(p)], p)
}

// parse reads a binding as written in the configuration: keys parted by
// spaces, or two characters without one ("gg").
func parse(text string) (sequence, error) {
	if text == " " {
		return sequence{"space"}, nil
	}
	var seq sequence
	for word := range strings.FieldsSeq(text) {
		keys, err := parseWord(word)
		if err != nil {
			return nil, err
		}
		seq = append(seq, keys...)
	}
	switch {
	case len(seq) == 0:
		return nil, fmt.Errorf("%w: %q", ErrUnknownKey, text)
	case len(seq) > 3:
		return nil, fmt.Errorf("%w: %q has more than three keys", ErrUnknownKey, text)
	}
	return seq, nil
}

func parseWord(word string) (sequence, error) {
	base, ctrl := word, false
	for _, mod := range []string{"alt+", "ctrl+", "shift+"} {
		if rest, ok := strings.CutPrefix(base, mod); ok && rest != "" {
			base = rest
			ctrl = ctrl || mod == "ctrl+"
		}
	}
	runes := []rune(base)
	switch {
	case merged[word] != "":
		return nil, fmt.Errorf("%w: %q is the same key as %q in a terminal", ErrUnknownKey, word, merged[word])
	case slices.Contains(named, base):
		return sequence{word}, nil
	case len(runes) == 1 && strings.Contains(word, "shift+"):
		return nil, fmt.Errorf("%w: %q: write the character that it gives", ErrUnknownKey, word)
	case len(runes) == 1 && ctrl:
		if !strings.ContainsAny(base, `abcdefghijklmnopqrstuvwxyz\]^_@`) {
			return nil, fmt.Errorf("%w: a terminal does not send %q", ErrUnknownKey, word)
		}
		return sequence{word}, nil
	case len(runes) == 1:
		return sequence{word}, nil
	case len(runes) == 2 && base == word:
		return sequence{string(runes[0]), string(runes[1])}, nil
	}
	return nil, fmt.Errorf("%w: %q: did you mean %q?", ErrUnknownKey, word, nearest(base, named))
}

// canonical is the name under which bindings know a key that a terminal sent.
func canonical(key string) string {
	if key == " " {
		return "space"
	}
	if key == "alt+ " {
		return "alt+space"
	}
	if m := merged[key]; m != "" {
		return m
	}
	return key
}

// writes says whether a key puts a character into a text.
func writes(key string) bool { return key == "space" || utf8.RuneCountInString(key) == 1 }
