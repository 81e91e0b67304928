package part

import (
	"strings"

	"baken/keymap"
	"baken/ui/lang"
)

// Palette is the list of every action by name, of this place first. What cannot
// be done now is shown with why.
type Palette struct{ *Picker }

// NewPalette makes a palette that is not open yet.
func NewPalette(look Look) *Palette {
	p := &Palette{NewPicker(look)}
	p.Nothing = look.Lang.T(lang.PaletteNothing)
	return p
}

// Open shows the actions for the place from which it was opened. why says of
// an action why it cannot be done now, or nothing.
func (p *Palette) Open(from keymap.Context, why func(keymap.Action) string) {
	look := p.look
	var all []Choice
	seen := map[keymap.Action]bool{}
	add := func(e keymap.Entry, why string) {
		if seen[e.Action] || e.Action == keymap.AllNames {
			return
		}
		seen[e.Action] = true
		all = append(all, Choice{
			ID: string(e.Action), Label: look.Lang.Action(e.Action), Right: look.Lang.Keys(e.Keys),
			Also: e.Name + " " + strings.ReplaceAll(string(e.Action), "-", " "), Why: why,
		})
	}
	for _, e := range look.Keys.In(from) {
		reason := ""
		if why != nil {
			if w := why(e.Action); w != "" {
				reason = look.Lang.T(lang.PaletteCannot, lang.Said(w))
			}
		}
		if e.Action == keymap.Begin { // by name at once, by key after that of new
			for _, b := range look.Keys.In(keymap.Beginning) {
				if !b.In(keymap.Everywhere) && len(b.Keys) > 0 && len(e.Keys) > 0 {
					b.Keys = []string{e.Keys[0] + " " + b.Keys[0]}
				}
				if !b.In(keymap.Everywhere) {
					add(b, "")
				}
			}
		}
		add(e, reason)
	}
	for _, e := range look.Keys.Table() {
		add(e, look.Lang.T(lang.PaletteCannot, lang.Said(look.Lang.T(lang.WhyNotHere))))
	}
	p.Picker.Open(":", look.Lang.T(lang.PaletteHint), all)
}

// Chosen is the action under the cursor; false when it cannot be done.
func (p *Palette) Chosen() (keymap.Action, bool) {
	c, ok := p.Selected()
	return keymap.Action(c.ID), ok
}
