package part

import (
	"strings"

	"baken/store/outside"
)

// Missing is what a point has that is not there, or not yet.
const Missing = -1

// Course is a line from point to point, with another one behind it to hold it against.
// Below each point stand its label and its number.
type Course struct {
	Labels []string
	Values []int // Missing where there is none
	Before []int // as many, or none
}

// least is how low a plot can be before only its numbers are shown, and highest how high
// it becomes: a line that climbs a whole screen says no more.
const (
	least   = 3
	highest = 17
)

// View draws it in width by height cells. Where there is no room for a number at each
// point, some are left out; the line is whole.
func (c Course) View(l Look, cells, height int) string {
	if len(c.Values) == 0 || cells <= 0 || height <= 0 {
		return Block(nil, max(0, cells), max(0, height))
	}
	ink, top := l.Style.Plain, 0
	for _, all := range [][]int{c.Values, c.Before} {
		for _, n := range all {
			top = max(top, n)
		}
	}
	axis := min(outside.Width(l.Lang.Count(top)), cells/3)
	wide := max(1, (cells-axis-2)/len(c.Values))
	below := 2
	if len(c.Before) > 0 {
		below = 3
	}
	rows := min(height-below, highest)
	if rows < least {
		rows = 0
	}
	var lines []string
	if rows > 0 {
		lines = c.plot(l, top, axis, wide, rows)
	}
	lead := strings.Repeat(" ", axis+1)
	values, before := c.said(l, c.Values), c.said(l, c.Before)
	every := apart(wide, c.Labels, values, before)
	lines = append(lines, ink.Muted.Render(lead+spaced(c.Labels, wide, every)), ink.Text.Render(lead+spaced(values, wide, every)))
	if len(before) > 0 {
		lines = append(lines, ink.Muted.Render(lead+spaced(before, wide, every)))
	}
	return Block(lines, cells, height)
}

func (c Course) said(l Look, all []int) []string {
	words := make([]string, len(all))
	for i, n := range all {
		if n != Missing {
			words[i] = l.Lang.Count(n)
		}
	}
	return words
}

// apart says which of the words can be shown, each of a point of wide cells: every one,
// every second, every third.
func apart(wide int, all ...[]string) int {
	every := 1
	for _, words := range all {
		for _, w := range words {
			for every*wide <= outside.Width(w) && every < len(words) {
				every++
			}
		}
	}
	return every
}

// spaced puts words one below each point, every so many of them.
func spaced(words []string, wide, every int) string {
	var b strings.Builder
	for i := 0; i < len(words); i += every {
		b.WriteString(Fit(" "+words[i], wide*min(every, len(words)-i)))
	}
	return b.String()
}

// plot draws the line, on rows lines.
func (c Course) plot(l Look, top, axis, wide, rows int) []string {
	ink, signs := l.Style.Plain, l.Style.Chart
	width := wide * len(c.Values)
	type cell struct {
		sign string
		line bool
	}
	field := make([][]cell, rows)
	for i := range field {
		field[i] = make([]cell, width)
	}
	put := func(row, column int, sign string, line bool) {
		if column < width && (line || field[row][column].sign == "") {
			field[row][column] = cell{sign, line}
		}
	}
	at := func(n int) int { // the row, from above
		if top == 0 {
			return rows - 1
		}
		return rows - 1 - (n*(rows-1)+top/2)/top
	}
	for i, n := range c.Values {
		if n == Missing {
			continue
		}
		here := at(n)
		from := i * wide
		if i > 0 && c.Values[i-1] != Missing {
			if was := at(c.Values[i-1]); was != here {
				low, high := signs.DownFrom, signs.DownTo
				if here < was {
					low, high = signs.UpFrom, signs.UpTo
				}
				put(was, from, low, true)
				put(here, from, high, true)
				for row := min(was, here) + 1; row < max(was, here); row++ {
					put(row, from, signs.Upright, true)
				}
				from++
			}
		}
		for ; from < (i+1)*wide; from++ {
			put(here, from, signs.Flat, true)
		}
	}
	for i, n := range c.Before {
		if n != Missing && i < len(c.Values) {
			put(at(n), i*wide+wide/2, signs.Point, false)
		}
	}
	lines := make([]string, rows)
	for i := range field {
		label := ""
		switch i {
		case 0:
			label = l.Lang.Count(top)
		case rows - 1:
			label = l.Lang.Count(0)
		}
		var b strings.Builder
		b.WriteString(ink.Muted.Render(strings.Repeat(" ", max(0, axis-outside.Width(label))) + Fit(label, min(axis, outside.Width(label))) + signs.Axis))
		for from := 0; from < width; { // a run of one style at a time
			to := from
			for to < width && field[i][to].line == field[i][from].line {
				to++
			}
			var run strings.Builder
			for _, x := range field[i][from:to] {
				if x.sign == "" {
					x.sign = " "
				}
				run.WriteString(x.sign)
			}
			style := ink.Muted
			if field[i][from].line {
				style = ink.Accent
			}
			b.WriteString(style.Render(run.String()))
			from = to
		}
		lines[i] = b.String()
	}
	return lines
}
