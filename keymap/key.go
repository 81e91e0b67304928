package keymap

import (
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
var merged = map[string]string{"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+[": "esc", "ctrl+space": "ctrl+@"}

// arrows are the named keys that a terminal sends with ctrl and shift too.
var arrows = []string{"up", "down", "left", "right", "home", "end"}

// sent are the named keys that a terminal sends something of its own for, by
// what is held down.
var sent = map[string][]string{
	"":            named,
	"ctrl+":       append([]string{"pgup", "pgdown"}, arrows...),
	"shift+":      append([]string{"tab"}, arrows...),
	"ctrl+shift+": arrows,
}

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
func parse(text string) (sequence, *KeyError) {
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
	if len(seq) == 0 || len(seq) > 3 {
		return nil, &KeyError{Key: text, Flaw: TooMany}
	}
	return seq, nil
}

func parseWord(word string) (sequence, *KeyError) {
	rest, _ := strings.CutPrefix(word, "alt+") // a terminal sends esc before the key
	if rest == "" {
		rest = word
	}
	base, mods := rest, ""
	for _, mod := range []string{"ctrl+", "shift+"} {
		if after, ok := strings.CutPrefix(base, mod); ok && after != "" {
			base, mods = after, mods+mod
		}
	}
	runes := []rune(base)
	switch {
	case merged[rest] != "":
		return nil, &KeyError{Key: word, Flaw: SameKey, Instead: merged[rest]}
	case slices.Contains(named, base) && !slices.Contains(sent[mods], base):
		return nil, &KeyError{Key: word, Flaw: NotSent}
	case slices.Contains(named, base):
		return sequence{word}, nil
	case len(runes) == 1 && strings.Contains(mods, "shift+"):
		return nil, &KeyError{Key: word, Flaw: Shifted}
	case len(runes) == 1 && mods != "" && !strings.ContainsAny(base, `abcdefghijklmnopqrstuvwxyz\]^_@`):
		return nil, &KeyError{Key: word, Flaw: NotSent}
	case len(runes) == 1:
		return sequence{word}, nil
	case len(runes) == 2 && base == word:
		return sequence{string(runes[0]), string(runes[1])}, nil
	}
	return nil, &KeyError{Key: word, Flaw: NoSuchKey, Instead: Nearest(base, named)}
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
