package part

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"baken/store/outside"
)

// Bar is a line of width cells, filled from the left to a share of it (0 to 1), to an
// eighth of a cell. What is more than nothing is seen.
func (l Look) Bar(share float64, cells int, fill, rest lipgloss.Style) string {
	if cells <= 0 {
		return ""
	}
	c := l.Style.Chart
	eighths := int(min(max(share, 0), 1)*float64(8*cells) + 0.5)
	if share > 0 {
		eighths = max(eighths, 1)
	}
	full := eighths / 8
	bar := strings.Repeat(c.Eighths[7], full)
	if more := eighths % 8; more > 0 {
		bar, full = bar+c.Eighths[more-1], full+1
	}
	return fill.Render(bar) + rest.Render(strings.Repeat(" ", cells-full))
}

// Heat is a field of numbers shown by shades: a row for each of Rows, a column for each
// of Columns. A shade says how much of the most it is; where there is room the numbers
// stand below the shades.
type Heat struct {
	Rows, Columns []string
	Values        [][]int // by row and column
}

// most is the highest of all.
func (h Heat) most() (most int) {
	for _, row := range h.Values {
		for _, n := range row {
			most = max(most, n)
		}
	}
	return most
}

// shades are how many there are, beside none.
const shades = 4

// shade is how dark a number is: 0 for none, else 1 to 4.
func shade(n, most int) int {
	if n <= 0 || most <= 0 {
		return 0
	}
	return min(shades, 1+(n-1)*shades/most)
}

// Steps are the numbers that each shade stands for, from and to; 0 and 0 where it stands
// for none.
func (h Heat) Steps() (steps [shades][2]int) {
	most := h.most()
	for n := 1; n <= most && n <= 1<<20; n++ {
		s := &steps[shade(n, most)-1]
		if s[0] == 0 {
			s[0] = n
		}
		s[1] = n
	}
	return steps
}

// View draws it in width by height cells: what does not fit falls away at the right and
// at the end.
func (h Heat) View(l Look, cells, height int) string {
	label := 0
	for _, r := range h.Rows {
		label = max(label, outside.Width(r))
	}
	label = min(label, cells/3)
	most := h.most()
	digits := max(outside.Width(l.Lang.Count(most)), 2)
	wide := 1
	if n := len(h.Columns); n > 0 {
		wide = min(max(1, (cells-label-2)/n), digits+2)
	}
	numbers := wide > digits && height >= 1+2*len(h.Rows)
	air := height >= 1+3*len(h.Rows) && numbers
	ink := l.Style.Plain
	head := strings.Repeat(" ", label+1)
	head += spaced(h.Columns, wide, apart(wide, h.Columns))
	lines := []string{ink.Muted.Render(Fit(head, cells))}
	for i, row := range h.Values {
		shaded, said := "", ""
		for _, n := range row {
			s := l.Style.Chart.Shades[shade(n, most)]
			cell := " " + strings.Repeat(s, max(0, wide-1))
			if wide == 1 {
				cell = s
			}
			shaded += cell
			words := ""
			if n > 0 {
				words = l.Lang.Count(n)
			}
			said += strings.Repeat(" ", max(0, wide-outside.Width(words))) + words
		}
		name := ""
		if i < len(h.Rows) {
			name = h.Rows[i]
		}
		lines = append(lines, ink.Text.Render(Fit(name, label))+" "+ink.Accent.Render(shaded))
		if numbers {
			lines = append(lines, strings.Repeat(" ", label+1)+ink.Muted.Render(said))
		}
		if air {
			lines = append(lines, "")
		}
	}
	return Block(lines, cells, height)
}
