package report

import "fmt"

// Bar is one figure of a bar chart, and what it was before.
type Bar struct {
	Label    string
	Words    string  // number and share
	Share    float64 // percent
	Withheld bool
	Before   *Bar
}

// The measures of a bar chart, in pixels.
const (
	barRow      = 40.0 // label and bar
	barBefore   = 18.0 // with the bar of the period before
	barLabel    = 13.0 // the line on which the label stands
	barTop      = 19.0
	barHigh     = 14.0
	barThin     = 10.0
	barWithheld = 6.0
	barWidest   = 62.0 // percent of the width: words stand behind
)

// drawnBar is a bar where it is drawn; its lengths are percents of the width.
type drawnBar struct {
	Bar
	LabelY, Y, High, WordsY float64
	Wide                    string
	Old                     bool
}

// Drawn are the bars of the section where they stand.
func (s Section) Drawn() (all []drawnBar) {
	y, most := 0.0, s.mostShare()
	add := func(b Bar, top, high float64, old bool) {
		all = append(all, drawnBar{Bar: b, LabelY: y + barLabel, Y: y + top, High: high, WordsY: y + top + high - 3, Wide: percent(wide(b, most)), Old: old})
	}
	for _, b := range s.Bars {
		add(b, barTop, barHigh, false)
		y += barRow
		if b.Before != nil {
			add(*b.Before, -4, barThin, true)
			y += barBefore
		}
	}
	return all
}

// BarsHigh is how high the chart is.
func (s Section) BarsHigh() float64 {
	high := 0.0
	for _, b := range s.Bars {
		high += barRow
		if b.Before != nil {
			high += barBefore
		}
	}
	return high
}

// mostShare is the greatest share: the bars are as long as they are beside it.
func (s Section) mostShare() float64 {
	most := 0.0
	for _, b := range s.Bars {
		most = max(most, b.Share)
		if b.Before != nil {
			most = max(most, b.Before.Share)
		}
	}
	return max(most, 1)
}

// wide is how long a bar is. One that is withheld says nothing by its length.
func wide(b Bar, most float64) float64 {
	if b.Withheld {
		return barWithheld
	}
	return max(b.Share, 0) / most * barWidest
}

func percent(x float64) string { return fmt.Sprintf("%.2f%%", x) }
