package part

import "strings"

// StatusLine is the line at the top: the program's name and where one is on the
// left; on the right what the counselor must always see. When there is too
// little room, the items at the right stay longest.
type StatusLine struct {
	look  Look
	width int

	Name  string   // "Baken"
	Where []string // where one is: screens with counts, or the place in one pane
	Right []string // most important last; dropped from the front when it is narrow
	Least int      // how many cells Where keeps at least before Right gives way; 0: all
}

// NewStatusLine makes an empty one.
func NewStatusLine(look Look) *StatusLine { return &StatusLine{look: look} }

// SetSize sets the width in cells; the height is one line.
func (s *StatusLine) SetSize(width int) { s.width = width }

// View gives the line.
func (s *StatusLine) View() string {
	st := s.look.Style
	left := " " + st.BarName.Render(s.Name)
	if len(s.Where) > 0 {
		left += st.Bar.Render(" " + st.Mark.Dot + " ")
		left += strings.Join(s.Where, "  ")
	}
	keep := width(left)
	if s.Least > 0 {
		keep = min(keep, width(" "+s.Name)+s.Least)
	}
	right := s.Right
	need := func() int { return width(strings.Join(right, "  ")) + 2 }
	for len(right) > 1 && keep+need() > s.width {
		right = right[1:]
	}
	return Spread(left, strings.Join(right, "  ")+" ", s.width)
}
