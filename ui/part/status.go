package part

import (
	"slices"
	"strings"
)

// StatusLine is the line at the top: the program's name and where one is on the
// left; on the right what the counselor must always see. When there is too
// little room, what matters least goes first.
type StatusLine struct {
	look  Look
	width int

	Name  string   // "Baken"
	Where []string // where one is: screens with counts, or the place in one pane
	Short []string // Where in fewer letters, of as many parts; none: there is no such
	Kept  int      // how many of Where never go; 0: all
	Right []Item   // as they stand; those of the least weight are dropped when it is narrow
	Spare int      // Right of at least this weight stays longer than Where in all its letters
	Firm  int      // Right of at least this weight stays longer than what of Where may go
	Least int      // how many cells Where keeps at least before Right gives way; 0: all
}

// Item is something that is said at the right of a status line. Of two that weigh
// the same the one further left is dropped first.
type Item struct {
	Words  string
	Weight int
}

// NewStatusLine makes an empty one.
func NewStatusLine(look Look) *StatusLine { return &StatusLine{look: look} }

// SetSize sets the width in cells; the height is one line.
func (s *StatusLine) SetSize(width int) { s.width = width }

// View gives the line.
func (s *StatusLine) View() string {
	where, short, right := slices.Clone(s.Where), slices.Clone(s.Short), slices.Clone(s.Right)
	for s.tooWide(where, right) {
		least := -1
		for i, r := range right {
			if least < 0 || r.Weight < right[least].Weight {
				least = i
			}
		}
		switch {
		case short != nil && (least < 0 || right[least].Weight >= s.Spare):
			where, short = short, nil
		case least >= 0 && right[least].Weight < s.Firm:
			right = slices.Delete(right, least, least+1)
		case s.Kept > 0 && len(where) > s.Kept:
			where = where[:len(where)-1]
		case len(right) > 1:
			right = slices.Delete(right, least, least+1)
		default:
			return Spread(s.left(where), s.right(right), s.width)
		}
	}
	return Spread(s.left(where), s.right(right), s.width)
}

func (s *StatusLine) tooWide(where []string, right []Item) bool {
	keep := width(s.left(where))
	if s.Least > 0 {
		keep = min(keep, width(" "+s.Name)+s.Least)
	}
	return len(right) > 0 && keep+1+width(s.right(right)) > s.width
}

func (s *StatusLine) left(where []string) string {
	st := s.look.Style
	left := " " + st.BarName.Render(s.Name)
	if len(where) > 0 {
		left += st.Bar.Render(" "+st.Mark.Dot+" ") + strings.Join(where, "  ")
	}
	return left
}

func (s *StatusLine) right(right []Item) string {
	words := make([]string, len(right))
	for i, r := range right {
		words[i] = r.Words
	}
	return strings.Join(words, "  ") + " "
}
