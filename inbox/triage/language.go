package triage

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"baken/store/outside"
)

// Language guesses the language of a text by its small words and its script:
// an ISO 639-1 code, "" when nothing is known. certain is false when the text
// is too short or too mixed to build on.
func Language(text outside.Text) (code string, certain bool) {
	raw, _ := join("", text.Unsafe())
	pieces, _ := split(raw, MaxText)
	small().look(pieces)
	return guess(raw, pieces)
}

const (
	// enoughWords is the number of words from which a guess can be certain.
	enoughWords = 8
	// longText is the number of words from which a text has to have the
	// small words of a language to be in it.
	longText = 12
	// foreignLetters is how many letters of another script are a passage.
	foreignLetters = 12
	// sampleWords bounds how much of a text is looked at.
	sampleWords = 2000
)

//go:embed smallwords.txt
var smallWordsFile string

type inLanguages struct {
	set  uint16 // bit of each language that has the word
	only bool   // one language alone has it
}

type smallWords struct {
	codes   []string
	words   map[string]inLanguages
	longest int // letters of a word
}

// small reads the lines "code: words" of the embedded file.
var small = sync.OnceValue(func() *smallWords {
	s := &smallWords{words: map[string]inLanguages{}}
	for line := range strings.Lines(smallWordsFile) {
		code, list, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		bit := uint16(1) << len(s.codes)
		s.codes = append(s.codes, code)
		ps, _ := split(list, 10_000)
		for _, p := range ps {
			s.longest = max(s.longest, len(p.word))
			w := s.words[p.word]
			w.set |= bit
			w.only = w.set == bit
			s.words[p.word] = w
		}
	}
	return s
})

// guess is Language over words that are split and looked up already.
func guess(raw string, pieces []piece) (code string, certain bool) {
	if len(pieces) == 0 {
		return "", false
	}
	latin, script, letters := scripts(raw)
	if letters > latin {
		return script, letters >= foreignLetters
	}
	return small().guess(pieces)
}

func (s *smallWords) guess(pieces []piece) (code string, certain bool) {
	// The beginning, and of a long text its end.
	if len(pieces) > sampleWords {
		pieces = append(pieces[:sampleWords/2:sampleWords/2], pieces[len(pieces)-sampleWords/2:]...)
	}
	var score [16]int
	counted, found := 0, 0
	for _, p := range pieces {
		if isDigit(p.word[0]) {
			continue
		}
		counted++
		w := p.small
		if w.set == 0 {
			continue
		}
		found++
		weight := 1
		if w.only {
			weight = 3
		}
		for i := range s.codes {
			if w.set&(1<<i) != 0 {
				score[i] += weight
			}
		}
	}
	best, second := -1, 0
	for i := range s.codes {
		if best < 0 || score[i] > score[best] {
			if best >= 0 {
				second = max(second, score[best])
			}
			best = i
		} else {
			second = max(second, score[i])
		}
	}
	if score[best] == 0 || score[best] == second {
		return "", false
	}
	// A language that is not in the file has few of anybody's small words.
	if counted >= longText && found*7 < counted {
		return "", false
	}
	return s.codes[best], counted >= enoughWords && score[best] >= 2*second && found*5 >= counted
}

// scripts counts Latin letters, and those of the other script that is met
// most, with a language that is written in it.
func scripts(raw string) (latin int, code string, letters int) {
	count := map[string]int{}
	for i := 0; i < len(raw); {
		if c := raw[i]; c < utf8.RuneSelf {
			if isASCIILetter(c) {
				latin++
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(raw[i:])
		i += n
		if !unicode.IsLetter(r) {
			continue
		}
		if unicode.Is(unicode.Latin, r) {
			latin++
			continue
		}
		for _, s := range scriptLanguages {
			if unicode.Is(s.table, r) {
				count[s.code]++
				letters++
				break
			}
		}
	}
	best := 0
	for _, s := range scriptLanguages {
		if count[s.code] > best {
			code, best = s.code, count[s.code]
		}
	}
	if code == "ar" && strings.ContainsAny(raw, "پچژگ") {
		code = "fa"
	}
	if code == "ru" && strings.ContainsAny(raw, "їєґі") {
		code = "uk"
	}
	return latin, code, letters
}

// scriptLanguages names one language for a script: that it has no rules is
// what matters here.
var scriptLanguages = []struct {
	table *unicode.RangeTable
	code  string
}{
	{unicode.Arabic, "ar"}, {unicode.Cyrillic, "ru"}, {unicode.Greek, "el"}, {unicode.Hebrew, "he"},
	{unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Han, "zh"},
	{unicode.Devanagari, "hi"}, {unicode.Bengali, "bn"}, {unicode.Gurmukhi, "pa"}, {unicode.Tamil, "ta"},
	{unicode.Thai, "th"}, {unicode.Ethiopic, "am"}, {unicode.Armenian, "hy"}, {unicode.Georgian, "ka"},
}

// look finds the small words, and gives each word its hash.
func (s *smallWords) look(pieces []piece) {
	for i := range pieces {
		pieces[i].hash = hashOf(pieces[i].word)
		if w := pieces[i].word; len(w) <= s.longest {
			pieces[i].small = s.words[w]
		}
	}
}

// mark gives each word the language of its sentence, where that is certain,
// and says whether a sentence is in one that is not read.
func (s *smallWords) mark(pieces []piece, reads func(string) bool) (foreign bool) {
	for from := 0; from < len(pieces); {
		to := from + 1
		for to < len(pieces) && pieces[to].before != fullStop {
			to++
		}
		if to-from >= enoughWords {
			if code, certain := s.guess(pieces[from:to]); certain {
				foreign = foreign || !reads(code)
				language := uint8(1 + slices.Index(s.codes, code))
				for i := from; i < to; i++ {
					pieces[i].language = language
				}
			}
		}
		from = to
	}
	return foreign
}
