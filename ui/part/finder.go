package part

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/ui/lang"
)

// Finder is a reader in which words are found as one types them: from where one
// was when one began, with that line. Who gives up is there again, and what was
// unfolded on the way is folded again; who accepts goes on from hit to hit.
type Finder struct {
	*Reader
	field         *Field
	width, height int
	focus         bool

	seeking bool // the field is open
	words   string
	from    Place
	missed  bool // the words stand nowhere

	// Behind, if set, is asked to seek instead: where not all that can be found is
	// in the passages. It says whether it does; [Finder.Found] ends it.
	Behind func(words string, here, backwards bool) bool
}

// NewFinder shows nothing yet.
func NewFinder(look Look) *Finder {
	f := &Finder{Reader: NewReader(look), field: NewField(look)}
	f.field.Prompt = "/"
	return f
}

// SetSize sets the room in cells; while one types a line of it is the field's.
func (f *Finder) SetSize(width, height int) {
	f.width, f.height = width, height
	lines := height
	if f.seeking {
		lines--
	}
	f.Reader.SetSize(width, max(1, lines))
}

// SetFocus says whether keys go here.
func (f *Finder) SetFocus(on bool) {
	f.focus = on
	f.Reader.SetFocus(on && !f.seeking)
	f.field.SetFocus(on && f.seeking)
}

// Forget forgets folding, place and words: for something else to read.
func (f *Finder) Forget() {
	f.Reader.Forget()
	f.words, f.missed = "", false
	f.open(false)
}

// Seeking says whether keys are the words to look for.
func (f *Finder) Seeking() bool { return f.seeking }

// Words are those that are looked for, empty when none are.
func (f *Finder) Words() string { return f.words }

// Missed says whether the words that are looked for stand nowhere.
func (f *Finder) Missed() bool { return f.words != "" && f.missed }

// Do moves, folds and goes to the next hit; false if the action is none of its.
func (f *Finder) Do(a keymap.Action) bool {
	switch a {
	case keymap.Narrow:
		f.from = f.Place()
		f.words, f.missed = "", false
		f.Mark("")
		f.field.SetValue("")
		f.open(true)
	case keymap.NextHit, keymap.Begin:
		if f.words != "" {
			f.find(false, a == keymap.Begin)
		}
	case keymap.Open:
		return f.Reader.Do(keymap.Fold)
	default:
		return f.Reader.Do(a)
	}
	return true
}

// Type takes a key while one types the words.
func (f *Finder) Type(key tea.KeyMsg, a keymap.Action) {
	switch a {
	case keymap.Accept:
		f.open(false)
		return
	case keymap.Back:
		f.words, f.missed = "", false
		f.Mark("")
		f.Return(f.from)
		f.open(false)
		return
	}
	before := f.field.Version()
	f.field.Update(key, a)
	if f.field.Version() == before {
		return
	}
	f.words = f.field.Value()
	f.Return(f.from)
	f.find(true, false)
}

func (f *Finder) find(here, backwards bool) {
	if f.Behind != nil && f.Behind(f.words, here, backwards) {
		f.Mark(f.words)
		f.missed = false
		return
	}
	f.missed = !f.Seek(f.words, here, backwards)
}

// LookFor finds words that were not typed here, from the cursor on.
func (f *Finder) LookFor(words string) {
	f.words = words
	f.find(true, false)
}

// Found says what came of seeking behind: whether the words stand anywhere.
func (f *Finder) Found(anywhere bool) { f.missed = !anywhere }

func (f *Finder) open(on bool) {
	f.seeking, f.pointed = on, on
	f.SetSize(f.width, f.height)
	f.SetFocus(f.focus)
}

// View gives the picture: the field above while one types, which says when the
// words stand nowhere.
func (f *Finder) View() string {
	if !f.seeking {
		return f.Reader.View()
	}
	said := ""
	if f.Missed() {
		said = f.look.Style.Plain.Warn.Render(f.look.Lang.T(lang.NotFound))
	}
	f.field.SetSize(max(1, f.width-width(said)-1))
	return Block(append([]string{Spread(f.field.View(), said, f.width)}, strings.Split(f.Reader.View(), "\n")...), f.width, f.height)
}
