package part

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"baken/store/outside"
)

// Scroll is which part of a whole is in sight.
type Scroll struct{ From, Shown, Of int }

// Edge is what stands in the border around a screen.
type Edge struct {
	Title  string // styled or not; cut where it does not fit
	Right  string // at the right of the title; stays when the title is cut
	Foot   string
	Scroll Scroll          // shown as a thumb in the right border when not all is in sight
	Frame  *lipgloss.Style // nil: the usual one; a note and a reply have their own
}

// Pane is a border with a title above and a foot below.
type Pane struct {
	look          Look
	width, height int

	Edge
	Focus bool

	// Next is the pane that stands at the right, if any: one line is the border
	// of both, drawn by the left one.
	Next   *Pane
	Joined bool // it is another's Next
}

// NewPane makes a pane without words.
func NewPane(look Look) *Pane { return &Pane{look: look} }

// SetSize sets the room in cells, border included.
func (p *Pane) SetSize(width, height int) { p.width, p.height = width, height }

// Inner is the room that is left for the picture inside.
func (p *Pane) Inner() (width, height int) {
	width, height = max(0, p.width-2), max(0, p.height-2)
	if p.Joined {
		width++
	}
	return width, height
}

// frame is the style of its border.
func (p *Pane) frame() lipgloss.Style {
	switch {
	case p.Frame != nil:
		return *p.Frame
	case p.Focus:
		return p.look.Style.Focused
	}
	return p.look.Style.Frame
}

// seam is the style of the border at the right: of two panes that share it, of
// the one with the keys, else of a note or a reply.
func (p *Pane) seam() lipgloss.Style {
	if p.Next != nil && !p.Focus && (p.Next.Focus || p.Next.Frame != nil) {
		return p.Next.frame()
	}
	return p.frame()
}

// View draws the border around a picture of the inner size.
func (p *Pane) View(inside string) string {
	width, height := p.Inner()
	if p.width < 2 || p.height < 2 {
		return Block(nil, max(0, p.width), max(0, p.height))
	}
	frame, seam := p.frame(), p.seam()
	b := p.look.Style.Border
	left, right, thumb := frame.Render(b.Left), seam.Render(b.Right), frame.Render(p.look.Style.Mark.Thumb)
	above, below := [2]string{b.TopLeft, b.TopRight}, [2]string{b.BottomLeft, b.BottomRight}
	if p.Next != nil {
		above[1], below[1] = b.MiddleTop, b.MiddleBottom
	}
	if p.Joined {
		left, above[0], below[0] = "", "", ""
	}
	lines := make([]string, 0, p.height)
	lines = append(lines, p.edge(above, b.Top, p.Title, p.Right, width))
	from, to := p.thumb(height)
	content := strings.Split(inside, "\n")
	for i := range height {
		line := ""
		if i < len(content) {
			line = content[i]
		}
		side := right
		if i >= from && i < to {
			side = thumb
		}
		lines = append(lines, left+Fit(line, width)+side)
	}
	lines = append(lines, p.edge(below, b.Bottom, p.Foot, "", width))
	return strings.Join(lines, "\n")
}

// edge draws a border with words in it. The words keep their own style; those
// without one take the border's.
func (p *Pane) edge(corners [2]string, line, words, right string, width int) string {
	frame := p.frame()
	part := func(s string, room int) string {
		if s == "" || room < 4 {
			return ""
		}
		s = Fit(s, min(outside.Width(s), room-2))
		if !strings.Contains(s, "\x1b") {
			s = frame.Render(s)
		}
		return " " + s + " "
	}
	r := part(right, width/2)
	l := part(words, width-outside.Width(r))
	rest := max(0, width-outside.Width(l)-outside.Width(r))
	from := ""
	if corners[0] != "" {
		from = frame.Render(corners[0])
	}
	return from + l + frame.Render(strings.Repeat(line, rest)) + r + p.seam().Render(corners[1])
}

// thumb gives the lines of the right border that stand for what is in sight.
func (p *Pane) thumb(height int) (from, to int) {
	s := p.Scroll
	if s.Of <= s.Shown || s.Shown <= 0 || height <= 0 {
		return 0, 0
	}
	size := max(1, height*s.Shown/s.Of)
	from = (height - size) * min(s.From, s.Of-s.Shown) / (s.Of - s.Shown)
	return from, from + size
}
