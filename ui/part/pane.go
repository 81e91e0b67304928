package part

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"baken/store/outside"
)

// Scroll is which part of a whole is in sight.
type Scroll struct{ From, Shown, Of int }

// Pane is a border with a title above and a foot below.
type Pane struct {
	look          Look
	width, height int

	Title  string // styled or not; cut where it does not fit
	Right  string // at the right of the title; stays when the title is cut
	Foot   string
	Focus  bool
	Scroll Scroll          // shown as a thumb in the right border when not all is in sight
	Frame  *lipgloss.Style // nil: the usual one; a note and a reply have their own
}

// NewPane makes a pane without words.
func NewPane(look Look) *Pane { return &Pane{look: look} }

// SetSize sets the room in cells, border included.
func (p *Pane) SetSize(width, height int) { p.width, p.height = width, height }

// Inner is the room that is left for the picture inside.
func (p *Pane) Inner() (width, height int) { return max(0, p.width-2), max(0, p.height-2) }

// View draws the border around a picture of the inner size.
func (p *Pane) View(inside string) string {
	width, height := p.Inner()
	if p.width < 2 || p.height < 2 {
		return Block(nil, max(0, p.width), max(0, p.height))
	}
	frame := p.look.Style.Frame
	if p.Focus {
		frame = p.look.Style.Focused
	}
	if p.Frame != nil {
		frame = *p.Frame
	}
	b := p.look.Style.Border
	lines := make([]string, 0, p.height)
	lines = append(lines, p.edge(frame, b.TopLeft, b.Top, b.TopRight, p.Title, p.Right, width))
	left, right := frame.Render(b.Left), frame.Render(b.Right)
	thumb := frame.Render(p.look.Style.Mark.Thumb)
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
	lines = append(lines, p.edge(frame, b.BottomLeft, b.Bottom, b.BottomRight, p.Foot, "", width))
	return strings.Join(lines, "\n")
}

// edge draws a border with words in it. The words keep their own style; those
// without one take the border's.
func (p *Pane) edge(frame lipgloss.Style, from, line, to, words, right string, width int) string {
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
	return frame.Render(from) + l + frame.Render(strings.Repeat(line, rest)) + r + frame.Render(to)
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
