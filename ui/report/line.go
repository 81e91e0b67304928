package report

import (
	"fmt"
	"strings"
)

// Line is a chart of one or two numbers over months.
type Line struct {
	Months []string // what is written below each; empty for nothing
	Series []Series
	Most   string // the greatest number as it is written, at the line on top
	None   string // 0
}

// Series is one number over the months; the first is drawn whole, the second in dashes.
type Series struct {
	Label  string
	Points []Point
}

// Point is a number of one month.
type Point struct {
	Value    int
	Withheld bool
}

// The measures of a line, in pixels; across it goes by percents.
const (
	lineHigh = 200.0
	lineTop  = 18.0
	lineFoot = 172.0 // the words below stand at 190
	lineFrom = 2.0
	lineTo   = 98.0
)

// most is the greatest number.
func (l Line) most() (most int) {
	for _, s := range l.Series {
		for _, p := range s.Points {
			most = max(most, p.Value)
		}
	}
	return max(most, 1)
}

func (l Line) x(i int) float64 {
	return lineFrom + (lineTo-lineFrom)*float64(i)/float64(max(len(l.Months)-1, 1))
}

func (l Line) y(value int) float64 {
	return lineFoot - (lineFoot-lineTop)*float64(value)/float64(l.most())
}

// drawnSeries is a series where it is drawn.
type drawnSeries struct {
	Label  string
	Second bool
	Paths  []string // with gaps where something is withheld; across 1,000 units
	Dots   []dot
}

// dot is a point; one that is withheld stands at the foot.
type dot struct {
	X        string
	Y        float64
	Withheld bool
}

// Drawn are the series where they stand.
func (l Line) Drawn() (all []drawnSeries) {
	for n, s := range l.Series {
		d := drawnSeries{Label: s.Label, Second: n > 0}
		var path []string
		end := func() {
			if len(path) > 1 {
				d.Paths = append(d.Paths, strings.Join(path, " "))
			}
			path = nil
		}
		for i, p := range s.Points {
			if p.Withheld {
				end()
				d.Dots = append(d.Dots, dot{percent(l.x(i)), lineFoot, true})
				continue
			}
			path = append(path, fmt.Sprintf("%.1f,%.1f", l.x(i)*10, l.y(p.Value)))
			d.Dots = append(d.Dots, dot{percent(l.x(i)), l.y(p.Value), false})
		}
		end()
		all = append(all, d)
	}
	return all
}

// tick is what is written below a month.
type tick struct{ X, Words, Anchor string }

// Ticks are what is written below.
func (l Line) Ticks() (all []tick) {
	for i, m := range l.Months {
		if m != "" {
			anchor := "middle"
			switch { // a year is wider than there is room beside the ends
			case i == 0 && len(m) > 2:
				anchor = "start"
			case i == len(l.Months)-1 && len(m) > 2:
				anchor = "end"
			}
			all = append(all, tick{percent(l.x(i)), m, anchor})
		}
	}
	return all
}
