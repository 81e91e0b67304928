package part

import (
	"baken/keymap"
	"baken/store/outside"
)

// width is short for the measure of styled strings.
func width(s string) int { return outside.Width(s) }

// Footer is the last line: what can be done here and with which key. What does
// not fit is left out whole, the last ones (command and help) never.
type Footer struct {
	look  Look
	width int

	// Before stands in front of the keys: "typing · esc ends", or the keys
	// of a sequence that has begun.
	Before string
	// Disabled says of an action why it cannot be done now; such a one is
	// left out of the footer (the palette shows it with the reason). Nil: all
	// can be done.
	Disabled func(keymap.Action) string
}

// NewFooter makes a footer for a session.
func NewFooter(look Look) *Footer { return &Footer{look: look} }

// SetSize sets the width in cells; the height is one line.
func (f *Footer) SetSize(width int) { f.width = width }

// View gives the line for a place.
func (f *Footer) View(ctx keymap.Context) string {
	line, always, written := " ", "", false
	gap := f.look.Style.Bar.Render(" " + f.look.Style.Mark.Dot + " ")
	if f.Before != "" {
		line += f.Before
		written = true
	}
	var items []string
	for _, e := range f.look.Keys.Footer(ctx) {
		if f.Disabled != nil && f.Disabled(e.Action) != "" {
			continue
		}
		item := f.look.Style.Key.Render(f.look.Lang.Keys(e.Keys[:1])) + " " + f.look.Style.Bar.Render(f.look.Lang.Short(e.Action))
		if e.In(keymap.Everywhere) {
			if always != "" {
				always += gap
			}
			always += item
			continue
		}
		items = append(items, item)
	}
	for _, item := range items {
		if written {
			item = gap + item
		}
		if width(line)+width(item)+width(gap)+width(always) > f.width {
			break
		}
		line += item
		written = true
	}
	if written && always != "" {
		line += gap
	}
	line += always
	return Fit(line, f.width)
}
