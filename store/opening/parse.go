package opening

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"baken/store/directory"
	"baken/store/outside"
)

// MaxFile is how long a file may be, in bytes; maxLines how many lines say something.
const (
	MaxFile  = 64 << 10
	maxLines = 500
)

// Parse reads a file of opening hours, which is described with the package. Its errors are
// of type [Error].
func Parse(text outside.Text) (Hours, error) {
	p := parser{on: map[Channel][]directory.Rule{}}
	if text.Len() > MaxFile {
		return Hours{}, &Error{1, TooMany, ""}
	}
	said := 0
	for line := range strings.Lines(strings.TrimPrefix(text.Unsafe(), "\ufeff")) {
		p.line++
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		if said++; said > maxLines {
			return Hours{}, &Error{p.line, TooMany, ""}
		}
		if err := p.read(words); err != nil {
			return Hours{}, err
		}
	}
	return p.hours()
}

// parser has what was read so far.
type parser struct {
	line       int
	zone       string
	on         map[Channel][]directory.Rule // the usual hours
	exceptions []exception
}

// exception is what holds on some days in place of the usual hours.
type exception struct {
	line     int
	channels []Channel // none: all that are ever open
	rules    []directory.Rule
}

func (p *parser) wrong(why Problem, word string) error { return &Error{p.line, why, clip(word)} }

// clip keeps of a word what is enough to find it again.
func clip(word string) string {
	const most = 40
	if r := []rune(word); len(r) > most {
		return string(r[:most])
	}
	return word
}

func (p *parser) read(words []string) error {
	switch words[0] {
	case "zone":
		return p.readZone(words[1:])
	case "closed":
		return p.readException(words[1:], false)
	case "open":
		return p.readException(words[1:], true)
	}
	if c, ok := channelWords[words[0]]; ok {
		return p.readUsual(c, words[1:])
	}
	return p.wrong(NoWord, words[0])
}

func (p *parser) readZone(words []string) error {
	if p.zone != "" {
		return p.wrong(TwoZones, "")
	}
	name := strings.Join(words, " ")
	// Local is that of whichever machine looks.
	if _, err := time.LoadLocation(name); err != nil || name == "" || name == "Local" {
		return p.wrong(NoZone, name)
	}
	p.zone = name
	return nil
}

// readUsual reads the hours of a channel on some days of the week.
func (p *parser) readUsual(c Channel, words []string) error {
	if len(words) == 0 {
		return p.wrong(NoDays, "")
	}
	days, ok := parseDays(words[0])
	if !ok {
		return p.wrong(NoDays, words[0])
	}
	if len(words) == 1 {
		return p.wrong(NoTimes, "")
	}
	for _, w := range words[1:] {
		from, to, ok := parseTimes(w)
		if !ok {
			return p.wrong(NoTimes, w)
		}
		p.on[c] = append(p.on[c], Weekly(from, to, days...))
	}
	return nil
}

// readException reads what holds on one day, or from one to another.
func (p *parser) readException(words []string, open bool) error {
	e := exception{line: p.line}
	if len(words) > 0 {
		if c, ok := channelWords[words[0]]; ok {
			e.channels, words = []Channel{c}, words[1:]
		}
	}
	if len(words) == 0 {
		return p.wrong(NoDate, "")
	}
	first, last, more := strings.Cut(words[0], "..")
	if !more {
		last = first
	}
	from, ok := parseDate(first)
	if !ok && !strings.ContainsAny(first, "0123456789") {
		return p.wrong(NoChannel, first)
	}
	if !ok {
		return p.wrong(NoDate, first)
	}
	to, ok := parseDate(last)
	if !ok {
		return p.wrong(NoDate, last)
	}
	if to < from {
		return p.wrong(Backwards, words[0])
	}
	words = words[1:]
	if !open {
		e.rules = []directory.Rule{Holiday(from, to)}
	}
	for open && len(words) > 0 {
		opens, closes, ok := parseTimes(words[0])
		if !ok && len(e.rules) > 0 && !startsWithDigit(words[0]) {
			break // what it is called
		}
		if !ok {
			return p.wrong(NoTimes, words[0])
		}
		r := Special(from, opens, closes)
		r.To = to
		e.rules, words = append(e.rules, r), words[1:]
	}
	if len(e.rules) == 0 {
		return p.wrong(NoTimes, "")
	}
	for i := range e.rules {
		e.rules[i].Description = outside.New(strings.Join(words, " "))
	}
	p.exceptions = append(p.exceptions, e)
	return nil
}

func startsWithDigit(word string) bool { return word[0] >= '0' && word[0] <= '9' }

// hours puts together what was read.
func (p *parser) hours() (Hours, error) {
	if len(p.on) == 0 {
		return Hours{}, &Error{max(p.line, 1), NothingYet, ""}
	}
	h := Hours{Zone: p.zone}
	if h.Zone == "" {
		h.Zone = usualZone
	}
	for _, c := range Channels {
		if len(p.on[c]) == 0 {
			continue
		}
		h.on(c).Rules = p.on[c]
		var said []exception
		for _, e := range p.exceptions {
			if len(e.channels) > 0 && !slices.Contains(e.channels, c) {
				continue
			}
			if i := slices.IndexFunc(said, e.against); i >= 0 {
				return Hours{}, &Error{e.line, Both, strconv.Itoa(said[i].line)}
			}
			said = append(said, e)
			h.on(c).Rules = append(h.on(c).Rules, e.rules...)
		}
	}
	for _, e := range p.exceptions {
		for _, c := range e.channels {
			if len(p.on[c]) == 0 { // it would be open on other days than it ever is, or closed twice
				return Hours{}, &Error{e.line, NeverOpen, c.String()}
			}
		}
	}
	return h, nil
}

// against says whether two exceptions speak of the same days.
func (e exception) against(o exception) bool {
	return e.rules[0].From == o.rules[0].From && e.rules[0].To == o.rules[0].To
}

// dayWords are the days of the week as a file has them, from Monday on.
var dayWords = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// dayOf is the day of a place in dayWords.
func dayOf(i int) time.Weekday { return time.Weekday((i + 1) % 7) }

// parseDays reads days of the week: mon, mon-fri, sat,sun, daily.
func parseDays(word string) (days []time.Weekday, ok bool) {
	if word == "daily" {
		word = "mon-sun"
	}
	for part := range strings.SplitSeq(word, ",") {
		first, last, more := strings.Cut(part, "-")
		if !more {
			last = first
		}
		from, to := slices.Index(dayWords, first), slices.Index(dayWords, last)
		if from < 0 || to < 0 {
			return nil, false
		}
		for i := from; ; i = (i + 1) % 7 { // fri-mon goes over the end of the week
			if d := dayOf(i); !slices.Contains(days, d) {
				days = append(days, d)
			}
			if i == to {
				break
			}
		}
	}
	return days, true
}

// parseTimes reads 09:00-17:00, in minutes since midnight. Both at once are never: the
// whole day is 00:00-24:00.
func parseTimes(word string) (from, to int, ok bool) {
	first, last, _ := strings.Cut(word, "-")
	from, ok1 := parseTime(first)
	to, ok2 := parseTime(last)
	return from, to, ok1 && ok2 && from != to && from < 24*60
}

func parseTime(word string) (minutes int, ok bool) {
	h, m, ok := strings.Cut(word, ":")
	if !ok || len(h) < 1 || len(h) > 2 || len(m) != 2 {
		return 0, false
	}
	hour, err1 := strconv.ParseUint(h, 10, 8)
	minute, err2 := strconv.ParseUint(m, 10, 8)
	minutes = int(hour)*60 + int(minute)
	return minutes, err1 == nil && err2 == nil && minute < 60 && minutes <= 24*60
}

// parseDate reads YYYY-MM-DD and nothing behind it.
func parseDate(word string) (directory.Date, bool) {
	if len(word) != len(time.DateOnly) {
		return 0, false
	}
	return directory.ParseDate(word)
}
