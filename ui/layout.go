package ui

import (
	"slices"
	"strings"

	"baken/store/outside"
	"baken/ui/part"
	"baken/ui/screen"
)

// The widths from which on panes stand side by side.
const (
	threePanes = 140
	twoPanes   = 100
)

// panes says which panes stand on the screen and how wide.
type panes struct {
	shown    []spot
	widths   []int
	bordered bool
}

// beside says whether a pane stands on the screen.
func (p *panes) beside(at spot) bool { return slices.Contains(p.shown, at) }

// arrange says which panes are shown at a width, with the keys at one of them. A
// wide case takes the room of the queue: a form is filled in beside what it is
// about.
func (p *panes) arrange(width int, at spot, wide bool) {
	p.bordered = width >= twoPanes
	switch {
	case at == atCases && width >= twoPanes:
		f := width * 42 / 100
		p.shown, p.widths = []spot{atCases, atCase}, []int{width - f, f}
	case !at.inRow():
		p.shown, p.widths = []spot{at}, []int{width}
	case width >= threePanes && !(wide && at != atQueue):
		q, f := width*31/100, width*24/100
		p.shown, p.widths = row, []int{q, width - q - f, f}
	case width >= twoPanes && (wide && at != atQueue || at == atCase): // the third slides over
		f := width * 42 / 100
		p.shown, p.widths = []spot{atConversation, atCase}, []int{width - f, f}
	case width >= twoPanes:
		q := width * 42 / 100
		p.shown, p.widths = []spot{atQueue, atConversation}, []int{q, width - q}
	default:
		p.shown, p.widths = []spot{at}, []int{width}
	}
}

// The lines that are not the body: the status line, the line for what was said,
// the footer.
const around = 3

// resize tells every part its size. Nothing that was typed or selected changes.
func (a *App) resize() {
	a.status.SetSize(a.width)
	a.toast.SetSize(a.width)
	a.filling.SetSize(a.width)
	a.footer.SetSize(a.width)
	if a.unlock != nil {
		a.unlock.SetSize(a.width, max(0, a.height-1))
	}
	if a.desk == nil {
		return
	}
	height := max(1, a.height-around)
	_, wide := a.places[atCase].over.(*screen.Form)
	a.panes.arrange(a.width, a.at, wide)
	a.join()
	for i, at := range a.panes.shown {
		w, h := a.panes.widths[i], height
		p := &a.places[at]
		if a.panes.bordered {
			p.pane.SetSize(w, h)
			w, h = p.pane.Inner()
			w = max(1, w-2) // a cell between the border and the words, on both sides
		}
		p.screen.SetSize(w, h)
		if p.talk != nil {
			p.talk.SetSize(w, h)
		}
		if p.over != nil {
			p.over.SetSize(w, h)
		}
	}
}

// join has panes that stand side by side share the border between them.
func (a *App) join() {
	for i, at := range a.panes.shown {
		p := a.places[at].pane
		p.Next, p.Joined = nil, i > 0
		if i+1 < len(a.panes.shown) {
			p.Next = a.places[a.panes.shown[i+1]].pane
		}
	}
}

// lines is how many lines a picture has.
func lines(view string) int { return strings.Count(view, "\n") + 1 }

// indent puts a cell before each line.
func indent(view string) string {
	return " " + strings.ReplaceAll(view, "\n", "\n ")
}

// wrap wraps words of the catalog, muted.
func wrap(look part.Look, words string, width int) []string {
	var out []string
	for _, l := range outside.New(words).Line().Wrap(max(2, width)) {
		out = append(out, look.Style.Plain.Muted.Render(l.String()))
	}
	return out
}
