package part

import (
	"strings"
	"time"

	"baken/ui/lang"
)

// Progress shows how far something has come: count, rate and time left.
type Progress struct {
	look  Look
	clock func() time.Time
	width int

	label    string
	done, of int
	samples  []sample // the last seconds, for the rate
}

type sample struct {
	at   time.Time
	done int
}

// NewProgress has done nothing yet.
func NewProgress(look Look, clock func() time.Time) *Progress {
	return &Progress{look: look, clock: clock}
}

// SetSize sets the width in cells; the height is one line.
func (p *Progress) SetSize(width int) { p.width = width }

// Begin says what is being done from now on; none of it is done yet.
func (p *Progress) Begin(label string) {
	p.label, p.done, p.of, p.samples = label, 0, 0, nil
}

// Set says how much is done; of is 0 while nobody knows how much there is.
func (p *Progress) Set(done, of int) {
	now := p.clock()
	if done < p.done || len(p.samples) == 0 {
		p.samples = append(p.samples[:0], sample{now, done})
	}
	p.done, p.of = done, of
	if last := p.samples[len(p.samples)-1]; now.Sub(last.at) >= 250*time.Millisecond {
		p.samples = append(p.samples, sample{now, done})
	}
	for len(p.samples) > 2 && now.Sub(p.samples[0].at) > 10*time.Second {
		p.samples = p.samples[1:]
	}
}

// Rate is how many are done in a second, over the last ten; 0 while not known.
func (p *Progress) Rate() float64 {
	if len(p.samples) == 0 {
		return 0
	}
	first := p.samples[0]
	if t := p.clock().Sub(first.at).Seconds(); t >= 0.5 {
		return float64(p.done-first.done) / t
	}
	return 0
}

// Left is how long it will still take, false while not known.
func (p *Progress) Left() (time.Duration, bool) {
	rate := p.Rate()
	if rate <= 0 || p.of <= p.done {
		return 0, false
	}
	return time.Duration(float64(p.of-p.done) / rate * float64(time.Second)), true
}

// View gives the line; what there is no room for is left out from the end, the
// bar first.
func (p *Progress) View() string {
	l, st := p.look.Lang, p.look.Style
	words := []string{p.label}
	if p.of > 0 {
		words = append(words, l.T(lang.ProgressOf, lang.N(p.done), lang.N(p.of)))
	} else {
		words = append(words, l.T(lang.ProgressCount, lang.N(p.done)))
	}
	if r := p.Rate(); r >= 1 {
		words = append(words, l.T(lang.ProgressRate, lang.N(int(r))))
	}
	if left, ok := p.Left(); ok {
		words = append(words, l.T(lang.ProgressLeft, lang.Said(l.Running(left))))
	}
	dot := " " + st.Mark.Dot + " "
	for len(words) > 2 && width(strings.Join(words, dot))+2 > p.width {
		words = words[:len(words)-1]
	}
	line := " " + strings.Join(words, dot)
	if room := min(p.width-width(line)-3, 30); p.of > 0 && room >= 6 {
		full := room * min(p.done, p.of) / p.of
		line += "  " + st.Plain.Accent.Render(strings.Repeat(st.Mark.Bar, full)) +
			st.Plain.Muted.Render(strings.Repeat(st.Mark.Rest, room-full))
	}
	return Fit(line, p.width)
}
