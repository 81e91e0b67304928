package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/ui/lang"
	"baken/ui/part"
)

// front is what lies over the screens, one thing at a time: the palette, the
// help, a question that is answered by a word, a field, a list to pick from.
type front struct {
	look    part.Look
	what    overlay
	from    keymap.Context // where it was opened
	palette *part.Palette
	help    *part.Help
	confirm *part.Confirm
	field   *part.Field
	picker  *part.Picker
	pane    *part.Pane
	title   string
	hint    string
	then    func(answer string) tea.Cmd // what the answer leads to
	offer   func(words string) tea.Cmd  // of a picker: asks for more choices that have the words
}

type overlay int

const (
	nothing overlay = iota
	inPalette
	inHelp
	inConfirm
	inField
	inPicker
	inMenu
)

func (f *front) init(look part.Look) {
	f.look = look
	f.palette, f.help, f.confirm = part.NewPalette(look), part.NewHelp(look), part.NewConfirm(look)
	f.field, f.picker, f.pane = part.NewField(look), part.NewPicker(look), part.NewPane(look)
	f.pane.Focus = true
}

func (f *front) open() bool { return f.what != nothing }

func (f *front) close() { f.what, f.then, f.offer = nothing, nil, nil }

func (f *front) context() keymap.Context {
	switch f.what {
	case inHelp:
		return keymap.Help
	case inConfirm:
		return keymap.Confirm
	case inField:
		return keymap.Field
	case inMenu:
		return keymap.Beginning
	}
	return keymap.Palette
}

func (f *front) openPalette(from keymap.Context, why func(keymap.Action) string) {
	f.what, f.from, f.title = inPalette, from, f.look.Lang.Action(keymap.AllNames)
	f.palette.Open(from, why)
}

func (f *front) openHelp(from keymap.Context) {
	f.what, f.from = inHelp, from
	f.help.Open(from)
	f.title = f.help.Title
	f.help.SetFocus(true)
}

// ask asks a question that is answered by typing a word, never by Enter alone.
func (f *front) ask(question, word string, then func() tea.Cmd) {
	f.what, f.title = inConfirm, ""
	f.confirm.Ask(question, word)
	f.then = func(string) tea.Cmd { return then() }
}

// enter asks for one line.
func (f *front) enter(title, hint, value string, then func(string) tea.Cmd) {
	f.what, f.title, f.hint, f.then = inField, title, hint, then
	f.field.SetValue(value)
	f.field.SetFocus(true)
}

// pick asks for one of several.
func (f *front) pick(title string, choices []part.Choice, then func(id string) tea.Cmd) {
	f.what, f.title, f.then, f.offer = inPicker, title, then, nil
	f.picker.Make, f.picker.Nothing = nil, f.look.Lang.T(lang.PickerNothing)
	f.picker.Open("", "", choices)
}

// pickOr is pick where something else can be typed too: what was made of it is the first
// choice, and what there is is said where nothing can be.
func (f *front) pickOr(title, hint, nothing string, choices []part.Choice, made func(typed string) (part.Choice, bool), then func(id string) tea.Cmd) {
	f.pick(title, choices, then)
	f.picker.Make, f.picker.Nothing = made, nothing
	f.picker.Open("", hint, choices)
}

// pickOf is pick from a list that is longer than what is at hand: offer is asked
// for more whenever other words are typed.
func (f *front) pickOf(title, hint string, choices []part.Choice, offer func(words string) tea.Cmd, then func(id string) tea.Cmd) {
	f.pick(title, choices, then)
	f.offer = offer
	f.picker.Open("/", hint, choices)
}

// frontKey takes a key while something lies over the screens.
func (a *App) frontKey(k tea.KeyMsg, action keymap.Action) tea.Cmd {
	f := &a.front
	if action == keymap.Back {
		f.close()
		a.refocus()
		return nil
	}
	switch f.what {
	case inHelp:
		f.help.Do(action)
	case inConfirm:
		if f.confirm.Update(k, action) == part.Agreed {
			return a.answered("")
		}
	case inField:
		if action == keymap.Accept {
			return a.answered(f.field.Value())
		}
		f.field.Update(k, action)
	case inPicker:
		if c, ok := f.picker.Selected(); action == keymap.Accept && ok {
			return a.answered(c.ID)
		}
		before := f.picker.Typed()
		f.picker.Update(k, action)
		if now := f.picker.Typed(); f.offer != nil && now != before {
			return f.offer(now)
		}
	case inMenu:
		return a.fromMenu(action)
	case inPalette:
		if chosen, ok := f.palette.Chosen(); action == keymap.Accept && ok {
			f.close()
			a.refocus()
			return a.chosen(chosen)
		}
		f.palette.Update(k, action)
	}
	return nil
}

// answered closes what was asked and goes on with the answer.
func (a *App) answered(answer string) tea.Cmd {
	then := a.front.then
	a.front.close()
	a.refocus()
	return then(answer)
}

// chosen does what was picked in the palette, as its key would.
func (a *App) chosen(action keymap.Action) tea.Cmd {
	switch action {
	case keymap.Blank:
		return a.blanks()
	case keymap.Lock:
		return a.leave(toLock)
	case keymap.Quit:
		return a.quit()
	}
	if a.desk != nil && a.context().Typing() {
		return a.typed(tea.KeyMsg{}, action)
	}
	return a.do(action)
}

// view lays what is in front over the screens.
func (f *front) view(below string, width, height int) string {
	if !f.open() {
		return below
	}
	w := min(max(44, width*2/3), width-2, 84)
	f.pane.Title, f.pane.Foot, f.pane.Scroll = f.title, "", part.Scroll{}
	var inside string
	h := 0
	switch f.what {
	case inPalette:
		h = min(height-4, 18)
		f.palette.SetSize(w-4, h-2)
		inside = f.palette.View()
	case inPicker:
		h = 10
		if f.offer == nil { // all that there are, as far as there is room
			h = max(h, f.picker.Listed()+3)
		}
		h = min(height-4, h)
		f.picker.SetSize(w-4, h-2)
		inside = f.picker.View()
		if f.pane.Scroll = f.picker.Scroll(); f.pane.Scroll.Of > f.pane.Scroll.Shown {
			f.pane.Foot = f.look.Lang.T(lang.PickerSome, lang.N(f.pane.Scroll.From+1), lang.N(min(f.pane.Scroll.Of, f.pane.Scroll.From+f.pane.Scroll.Shown)), lang.N(f.pane.Scroll.Of))
		}
	case inMenu:
		inside = f.menu(w - 4)
		h = lines(inside) + 2
	case inHelp:
		h = height - 4
		f.help.SetSize(w-4, h-2)
		inside = f.help.View()
		f.pane.Scroll = f.help.Scroll()
	case inConfirm:
		f.confirm.SetSize(w - 4)
		inside = f.confirm.View()
		h = lines(inside) + 2
	case inField:
		f.field.SetSize(w - 4)
		inside = f.field.View()
		if f.hint != "" {
			inside = part.Above(part.Block(wrap(f.look, f.hint, w-4), w-4, len(wrap(f.look, f.hint, w-4))), inside)
		}
		h = lines(inside) + 2
	}
	f.pane.SetSize(w, h)
	return part.Over(below, f.pane.View(indent(inside)), width, height)
}
