package part

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"baken/ui/lang"
)

// TestPanesShareABorder: one line stands between two panes, in the colour of the
// one that has the keys, or of a note or a reply.
func TestPanesShareABorder(t *testing.T) {
	lk := looks(termenv.TrueColor, lang.English)
	left, right := NewPane(lk), NewPane(lk)
	left.Title, right.Title, left.Next, right.Joined = "Queue", "Case", right, true
	left.SetSize(20, 5)
	right.SetSize(20, 5)
	draw := func() []string {
		var views []string
		for _, p := range []*Pane{left, right} {
			w, h := p.Inner()
			views = append(views, p.View(Block(nil, w, h)))
		}
		return strings.Split(Beside(views...), "\n")
	}
	lines := draw()
	for i, want := range []string{
		"╭ Queue ───────────┬ Case ─────────────╮",
		"│                  │                   │", "│                  │                   │", "│                  │                   │",
		"╰──────────────────┴───────────────────╯",
	} {
		if got := ansi.Strip(lines[i]); got != want {
			t.Errorf("line %d:\n%s\n%s", i, got, want)
		}
	}
	for _, c := range []struct {
		name  string
		dress func()
		seam  string
	}{
		{"neither", func() {}, lk.Style.Frame.Render("│")},
		{"the left one", func() { left.Focus = true }, lk.Style.Focused.Render("│")},
		{"the right one", func() { left.Focus, right.Focus = false, true }, lk.Style.Focused.Render("│")},
		{"a note at the right", func() { right.Focus, right.Frame = false, &lk.Style.NoteFrame }, lk.Style.NoteFrame.Render("│")},
		{"a note at the right, the keys at the left", func() { left.Focus = true }, lk.Style.Focused.Render("│")},
		{"a reply at the left", func() { left.Focus, left.Frame, right.Frame = true, &lk.Style.ReplyFrame, nil }, lk.Style.ReplyFrame.Render("│")},
	} {
		c.dress()
		if line := draw()[2]; !strings.Contains(ansi.Cut(line, 19, 20), strings.TrimSuffix(c.seam, "\x1b[0m")) {
			t.Errorf("%s: %q", c.name, line)
		}
	}
}
