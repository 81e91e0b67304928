package find

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"baken/store/outside"
)

// Limits of a query.
const (
	MaxQuery  = 4096 // bytes
	MaxTerms  = 64
	MinPrefix = 2 // letters
)

// Parse reads a query: words, "phrases", prefixes (wor*), key:value, and a minus
// before any of these for what must not be. now is by whose clock and in whose time
// zone days are reckoned. Its error is a [QueryError].
func Parse(text outside.Text, now time.Time) (q Query, err error) {
	s := text.Unsafe()
	if len(s) > MaxQuery {
		return Query{}, &QueryError{Wrong: TooLong}
	}
	p := parser{rest: joinNumbers(s), now: now}
	for {
		part, more, err := p.next()
		if err != nil {
			return Query{}, err
		}
		if !more {
			break
		}
		if err := p.take(&q, part); err != nil {
			return Query{}, err
		}
		if len(q.Terms)+len(q.Conditions) > MaxTerms {
			return Query{}, &QueryError{Wrong: TooLong}
		}
	}
	if len(q.Terms)+len(q.Conditions) == 0 {
		return Query{}, &QueryError{Wrong: Empty}
	}
	return q, nil
}

// joinNumbers makes one part of each telephone number that is written with spaces: of
// groups of digits from one with a plus or a zero on, as many as a number has.
func joinNumbers(s string) string {
	out := []byte(s)
	number, digits, last := -1, 0, 0 // where it begins, how many it has, where its last group ends
	for i := 0; i <= len(s); {
		rest := strings.TrimLeftFunc(s[i:], unicode.IsSpace)
		from := len(s) - len(rest)
		to := len(s)
		if n := strings.IndexFunc(rest, unicode.IsSpace); n >= 0 {
			to = from + n
		}
		group := s[from:to]
		n := digitsOf(group)
		switch {
		case number >= 0 && n > 0 && group[0] != '+' && group[0] != '-' && digits < enough(s[number:]):
			for k := last; k < from; k++ {
				out[k] = '-'
			}
			digits += n
		case n > 0 && (group[0] == '+' || group[0] == '0'):
			number, digits = from, n
		default:
			number = -1
		}
		if last = to; to == len(s) {
			break
		}
		i = to
	}
	return string(out)
}

// digitsOf is how many digits a group has of which a number may be made; 0: it has
// something else too.
func digitsOf(group string) (n int) {
	for _, c := range []byte(group) {
		switch {
		case c >= '0' && c <= '9':
			n++
		case strings.IndexByte("+/.()-", c) < 0:
			return 0
		}
	}
	return n
}

// enough is how many digits a number has at least that begins so.
func enough(number string) int {
	switch {
	case strings.HasPrefix(number, "+"):
		if strings.Contains(number[:min(len(number), len("+352 (0)"))], "(0)") { // it is not dialled
			return 11
		}
		return 10
	case strings.HasPrefix(number, "00"):
		return 12
	}
	return 9
}

type parser struct {
	rest string
	now  time.Time
}

// part is one part of a query.
type part struct {
	not    bool
	key    string // before a colon; empty: none
	value  string
	quoted bool
	last   bool // nothing stands after it, not even a space
}

// quotes are what opens a phrase, and what closes it.
var quotes = map[rune]string{'"': `"”“`, '“': `"”“`, '”': `"”“`, '„': `"”“`, '«': "»", '»': "«»"}

func (p *parser) next() (k part, more bool, err error) {
	p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	if p.rest == "" {
		return k, false, nil
	}
	if after, ok := strings.CutPrefix(p.rest, "-"); ok {
		k.not, p.rest = true, after
	}
	if key, after, ok := strings.Cut(p.rest, ":"); ok && isKey(key) && !strings.HasPrefix(after, "//") {
		known := slices.Contains(Keys, strings.ToLower(key))
		empty := after == "" || strings.IndexFunc(after, unicode.IsSpace) == 0
		switch {
		case known && empty:
			return k, false, &QueryError{Wrong: NoValue, Key: strings.ToLower(key), Part: outside.New(key), Known: values[strings.ToLower(key)]}
		case known:
			k.key, p.rest = strings.ToLower(key), after
		case !empty:
			return k, false, &QueryError{Wrong: UnknownKey, Part: outside.New(key), Known: slices.Clone(Keys)}
		}
	}
	if r, size := utf8.DecodeRuneInString(p.rest); quotes[r] != "" {
		p.rest = p.rest[size:]
		end := strings.IndexAny(p.rest, quotes[r])
		if end < 0 {
			return k, false, &QueryError{Wrong: OpenQuote, Key: k.key, Part: outside.New(p.rest)}
		}
		k.value, k.quoted = p.rest[:end], true
		_, size = utf8.DecodeRuneInString(p.rest[end:])
		p.rest = p.rest[end+size:]
		return k, true, nil
	}
	end := strings.IndexFunc(p.rest, unicode.IsSpace)
	if end < 0 {
		end, k.last = len(p.rest), true
	}
	k.value, p.rest = p.rest[:end], p.rest[end:]
	return k, true, nil
}

// isKey says whether what stands before a colon looks like a key.
func isKey(s string) bool {
	return s != "" && len(s) <= 32 && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

var fieldsOf = map[string]Fields{"": Anywhere, KeyFrom: From.Of(), KeyTo: To.Of(), KeySubject: Subject.Of()}

// take puts a part into the query. One without a word in it, such as a dash, asks
// for nothing.
func (p *parser) take(q *Query, k part) error {
	if fields, ok := fieldsOf[k.key]; ok {
		return takeWords(q, k, fields)
	}
	c := Condition{Not: k.not, Key: k.key}
	switch k.key {
	case KeyTheme:
		if strings.TrimSpace(k.value) == "" {
			return &QueryError{Wrong: NoValue, Key: k.key, Part: outside.New(k.key)}
		}
		c.Text = outside.New(k.value)
	case KeyBefore, KeyAfter:
		at, ok := day(k.value, p.now)
		if !ok {
			return &QueryError{Wrong: NoDate, Key: k.key, Part: outside.New(k.value), Known: dates}
		}
		c.At = at
	default:
		c.Word = strings.ToLower(k.value)
		if !slices.Contains(values[k.key], c.Word) {
			return &QueryError{Wrong: UnknownWord, Key: k.key, Part: outside.New(k.value), Known: ValuesOf(k.key)}
		}
	}
	q.Conditions = append(q.Conditions, c)
	return nil
}

// elided is what French leaves of a small word before a vowel.
var elided = map[string]bool{"l": true, "d": true, "j": true, "m": true, "t": true, "s": true, "n": true, "c": true, "qu": true}

func takeWords(q *Query, k part, fields Fields) error {
	value, prefix := strings.CutSuffix(k.value, "*")
	t := Term{Not: k.not, Fields: fields, Words: wordsOf(value), Exact: k.quoted, Prefix: prefix, Joined: joinedOf(value)}
	if len(t.Words) == 2 && !k.quoted && elided[t.Words[0]] && strings.ContainsAny(value, "'’") {
		t.Words = t.Words[1:] // l'enfant: the word
	}
	if len(t.Words) == 0 {
		if k.key != "" {
			return &QueryError{Wrong: NoValue, Key: k.key, Part: outside.New(k.key)}
		}
		return nil
	}
	if prefix && utf8.RuneCountInString(t.Words[len(t.Words)-1]) < MinPrefix {
		return &QueryError{Wrong: ShortPrefix, Key: k.key, Part: outside.New(k.value)}
	}
	q.Terms = append(q.Terms, t)
	if k.last && !k.quoted {
		q.typed = len(q.Terms)
	}
	return nil
}
