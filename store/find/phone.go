package find

import (
	"bytes"
	"strings"
)

// The digits of a telephone number together.
const (
	minPhone = 7
	maxPhone = 15 // E.164
)

// countries are the codes of the countries around, whose numbers are written with
// and without them.
var countries = []string{"32", "31", "33", "352", "49"}

// phone gathers groups of digits that may be one number: it begins with a zero or
// a plus.
type phone struct {
	groups     int
	digits     []byte
	plus       bool // one stood before the first group
	start, end int
	at         int
}

func (p *phone) reset() { *p = phone{digits: p.digits[:0]} }

// between takes what stands between two words.
func (p *phone) between(r rune, i int, each func(Word)) {
	switch {
	case r == '+':
		p.done(each)
		p.plus = true
		p.end = i + 1
	case p.groups > 0 && i-p.end < 3 && strings.ContainsRune(" /.-()\u00a0\u2009\u202f\u2011\u2013", r):
	default:
		p.done(each)
	}
}

// word takes the next word.
func (p *phone) word(w Word, digits bool, text string, each func(Word)) {
	if !digits {
		p.done(each)
		return
	}
	if p.groups == 0 {
		p.plus = p.plus && p.end == w.Start
		if !p.plus && w.Text[0] != '0' {
			p.reset()
			return
		}
		p.start, p.at = w.Start, w.At
	} else if w.Start-p.end > 4 || len(p.digits)+len(w.Text) > maxPhone+3 {
		p.done(each)
		p.word(w, digits, text, each)
		return
	}
	if p.groups == 1 && string(w.Text) == "0" && w.End < len(text) && text[w.End] == ')' {
		p.groups, p.end = p.groups+1, w.End // +32 (0)475
		return
	}
	p.groups, p.end = p.groups+1, w.End
	p.digits = append(p.digits, w.Text...)
}

// done gives the number that was gathered, if it is one. A number from abroad is
// given as it is dialled in its country: so all ways to write one are found by each.
func (p *phone) done(each func(Word)) {
	defer p.reset()
	if p.groups == 0 || len(p.digits) < minPhone {
		return
	}
	number := p.digits
	abroad := p.plus
	if !abroad && bytes.HasPrefix(number, []byte("00")) {
		number, abroad = number[2:], true
	}
	if len(number) > maxPhone {
		return
	}
	w := Word{Start: p.start, End: p.end, At: p.at, Joined: true}
	if abroad {
		for _, code := range countries {
			if rest, ok := bytes.CutPrefix(number, []byte(code)); ok {
				rest = bytes.TrimPrefix(rest, []byte("0"))
				w.Text = append([]byte("0"), rest...)
				each(w)
				return
			}
		}
		w.Text = number
		each(w)
		return
	}
	if p.groups > 1 { // one group alone is a word already
		w.Text = number
		each(w)
	}
}
