package screen

import (
	"strconv"
	"time"

	"baken/keymap"
	"baken/store/figures"
	"baken/ui/lang"
)

// periodSpans are how many months a period has that is asked for by one key.
var periodSpans = map[keymap.Action]figures.Month{keymap.ByYear: 12, keymap.ByQuarter: 3, keymap.ByMonth: 1}

func spanOf(p figures.Period) figures.Month { return p.To - p.From + 1 }

// periodAt is the period of so many months that a month is in.
func periodAt(m, months figures.Month) figures.Period {
	from := m - m%months // years begin with a multiple of 12
	return figures.Period{From: from, To: from + months - 1}
}

// shifted is the period so many periods on.
func shifted(p figures.Period, by figures.Month) figures.Period {
	n := by * spanOf(p)
	return figures.Period{From: p.From + n, To: p.To + n}
}

// yearUpto are the twelve months that end with a period.
func yearUpto(p figures.Period) figures.Period { return figures.Period{From: p.To - 11, To: p.To} }

func monthOf(m figures.Month) time.Month { return time.Month(int(m)%12 + 1) }

// periodWords is a period in words: "2026", "Q3 2026", "Nov 2026".
func (s *Session) periodWords(p figures.Period) string {
	year := lang.Said(strconv.Itoa(p.From.Year()))
	switch n := spanOf(p); {
	case n == 1:
		return s.T(lang.FiguresMonthOf, lang.Said(s.Lang.Month(monthOf(p.From))), year)
	case n == 3 && p.From%3 == 0:
		return s.T(lang.FiguresQuarter, lang.Said(strconv.Itoa(int(p.From)%12/3+1)), year)
	case n == 12 && p.From%12 == 0:
		return strconv.Itoa(p.From.Year())
	}
	month := func(m figures.Month) lang.Arg { return lang.Said(s.periodWords(figures.Period{From: m, To: m})) }
	return s.T(lang.FiguresSpan, month(p.From), month(p.To))
}
