package ui

import (
	"strings"

	"baken/store/outside"
	"baken/ui/part"
)

// The widths from which on panes stand side by side.
const (
	threePanes = 140
	twoPanes   = 100
)

// panes says which panes stand on the screen and how wide.
type panes struct {
	queue, conversation, file *part.Pane
	full                      *part.Pane // outbox, log
	shown                     []spot
	widths                    []int
	bordered                  bool
}

func (p *panes) init(look part.Look) {
	p.queue, p.conversation, p.file, p.full = part.NewPane(look), part.NewPane(look), part.NewPane(look), part.NewPane(look)
}

// beside says whether a pane stands on the screen.
func (p *panes) beside(at spot) bool {
	for _, s := range p.shown {
		if s == at {
			return true
		}
	}
	return false
}

// arrange says which panes are shown at a width, with the keys at one of them.
func (p *panes) arrange(width int, at spot) {
	p.bordered = width >= twoPanes
	switch {
	case at == atOutbox || at == atLog:
		p.shown, p.widths = []spot{at}, []int{width}
	case width >= threePanes:
		q, f := width*31/100, width*24/100
		p.shown, p.widths = []spot{atQueue, atConversation, atCase}, []int{q, width - q - f, f}
	case width >= twoPanes && at == atCase: // the third slides over
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
	a.panes.arrange(a.width, a.at)
	a.join()
	for i, at := range a.panes.shown {
		w, h := a.panes.widths[i], height
		if a.panes.bordered {
			a.pane(at).SetSize(w, h)
			w, h = a.pane(at).Inner()
			w = max(1, w-2) // a cell between the border and the words, on both sides
		}
		a.sizePane(at, w, h)
	}
}

// join has panes that stand side by side share the border between them.
func (a *App) join() {
	for i, at := range a.panes.shown {
		p := a.pane(at)
		p.Next, p.Joined = nil, i > 0
		if i+1 < len(a.panes.shown) {
			p.Next = a.pane(a.panes.shown[i+1])
		}
	}
}

func (a *App) pane(at spot) *part.Pane {
	switch at {
	case atQueue:
		return a.panes.queue
	case atConversation:
		return a.panes.conversation
	case atCase:
		return a.panes.file
	}
	return a.panes.full
}

// sizePane sizes what is in a pane.
func (a *App) sizePane(at spot, width, height int) {
	switch at {
	case atQueue:
		a.queue.SetSize(width, height)
	case atConversation:
		a.conversation.SetSize(width, height)
		if a.composer != nil {
			a.composer.SetSize(width, height)
		}
	case atCase:
		a.file.SetSize(width, height)
		if a.note != nil {
			a.note.SetSize(width, height)
		}
	case atOutbox:
		a.outbox.SetSize(width, height)
	case atLog:
		a.log.SetSize(width, height)
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
