package report

// Heat is a heat map: a row of cells for each hour, a column for each day of the week.
type Heat struct {
	Columns []string
	Rows    []HeatRow
	Legend  string
}

// HeatRow is an hour.
type HeatRow struct {
	Label string
	Cells []HeatCell // as many as there are columns
}

// HeatCell is a number, and how it is written.
type HeatCell struct {
	Value int
	Words string
}

// The measures of a heat map: across in percents, down in pixels.
const (
	heatHead  = 22.0
	heatRow   = 20.0
	heatLabel = 13.0
)

// heatSteps are how many shades there are; the lowest is for 0 alone.
const heatSteps = 5

// drawnCell is a cell where it is drawn.
type drawnCell struct {
	X, Wide, Middle string
	Y, WordsY       float64
	Step            int
	Words           string
}

// drawnWord is what is written beside the cells.
type drawnWord struct {
	X     string
	Y     float64
	Words string
}

// High is how high the map is.
func (h Heat) High() float64 { return heatHead + heatRow*float64(len(h.Rows)) }

// Heads are the words above the columns.
func (h Heat) Heads() (all []drawnWord) {
	wide := (100 - heatLabel) / float64(len(h.Columns))
	for i, c := range h.Columns {
		all = append(all, drawnWord{percent(heatLabel + wide*(float64(i)+.5)), 14, c})
	}
	return all
}

// Labels are the words before the rows.
func (h Heat) Labels() (all []drawnWord) {
	for i, r := range h.Rows {
		all = append(all, drawnWord{"0", heatHead + heatRow*float64(i) + 14, r.Label})
	}
	return all
}

// Cells are the cells where they stand.
func (h Heat) Cells() (all []drawnCell) {
	most := 1
	for _, r := range h.Rows {
		for _, c := range r.Cells {
			most = max(most, c.Value)
		}
	}
	wide := (100 - heatLabel) / float64(len(h.Columns))
	for i, r := range h.Rows {
		y := heatHead + heatRow*float64(i)
		for j, c := range r.Cells {
			x := heatLabel + wide*float64(j)
			all = append(all, drawnCell{percent(x), percent(wide - .4), percent(x + wide/2), y, y + 14, step(c.Value, most), c.Words})
		}
	}
	return all
}

// step is the shade of a number, from 0.
func step(n, most int) int {
	if n == 0 {
		return 0
	}
	return 1 + min((n*(heatSteps-1)-1)/most, heatSteps-2)
}
