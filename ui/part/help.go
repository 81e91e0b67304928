package part

import (
	"strings"

	"baken/keymap"
	"baken/ui/lang"
)

// Help shows the keys of where one is, from the bindings themselves.
type Help struct {
	*Reader
	Title string
}

// NewHelp makes a help that is not open yet.
func NewHelp(look Look) *Help { return &Help{Reader: NewReader(look)} }

// Open shows the keys of a place.
func (h *Help) Open(ctx keymap.Context) {
	look := h.look
	h.Title = look.Lang.T(lang.HelpTitle, lang.Said(look.Lang.Context(ctx)))
	h.Forget()
	var passages []Passage
	if ctx.Typing() {
		passages = append(passages, Passage{Key: "typing", Lines: func(w int) []string {
			return append(said(look.Lang.T(lang.HelpTypingKeys), w), "")
		}})
	}
	for _, s := range look.Keys.Help(ctx) {
		passages = append(passages, Passage{
			Key: string(s.Group), Head: look.Style.Plain.Strong.Render(look.Lang.Group(s.Group)),
			Lines: func(w int) []string { return helpLines(look, s.Entries, w) },
		})
	}
	h.SetPassages(passages)
}

// helpLines draws a section in as many columns as have room.
func helpLines(look Look, entries []keymap.Entry, room int) []string {
	keys, names := 0, 0
	for _, e := range entries {
		keys = max(keys, width(look.Lang.Keys(e.Keys)))
		names = max(names, width(look.Lang.Action(e.Action)))
	}
	column := keys + names + 5
	columns := max(1, room/column)
	rows := (len(entries) + columns - 1) / columns
	lines := make([]string, rows, rows+1)
	for i, e := range entries {
		k := look.Lang.Keys(e.Keys)
		cell := "  " + look.Style.Key.Render(k) + strings.Repeat(" ", keys-width(k)+1) + look.Lang.Action(e.Action)
		if columns > 1 {
			cell = Fit(cell, column)
		}
		lines[i%rows] += cell
	}
	return append(lines, "")
}
