package screen

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/ui/guide"
	"baken/ui/lang"
	"baken/ui/part"
)

// Guide is the guide for counselors: read, moved in and looked through as a conversation.
type Guide struct {
	look   part.Look
	reader *part.Finder
	text   *guide.Guide // nil until it is opened
}

// NewGuide has read nothing yet.
func NewGuide(look part.Look) *Guide { return &Guide{look: look, reader: part.NewFinder(look)} }

// Open makes it, the first time.
func (g *Guide) Open() {
	if g.text != nil {
		return
	}
	g.text = guide.In(g.look.Lang, g.look.Keys)
	all := make([]part.Passage, len(g.text.Chapters))
	for i, c := range g.text.Chapters {
		all[i] = part.Passage{Key: strconv.Itoa(i), Head: g.look.Style.Plain.Strong.Render(c.Head), Lines: func(width int) []string { return g.lines(c, width) }}
	}
	g.reader.SetPassages(all)
}

// measure is how wide lines are at most: what is longer is hard to read.
const measure = 84

// lines draws what stands below a head, with an empty line between what is not of one
// list.
func (g *Guide) lines(c guide.Chapter, width int) (lines []string) {
	for i, b := range c.Blocks {
		if i > 0 && !(b.Item && c.Blocks[i-1].Item) {
			lines = append(lines, "")
		}
		first, rest := "", ""
		if b.Item {
			first, rest = g.look.Style.Mark.Dot+" ", "  "
		}
		lines = append(lines, part.Wrapped(g.styled(b), min(width, measure), first, rest)...)
	}
	return append(lines, "")
}

// styled gives keys and words of the screen the look that they have there.
func (g *Guide) styled(b guide.Block) string {
	var out strings.Builder
	for _, s := range b.Spans {
		style, words := g.look.Style.Plain.Text, s.Words
		switch s.Kind {
		case guide.Key: // told from a word without colour too
			style, words = g.look.Style.Key, "["+words+"]"
		case guide.Screen:
			style = g.look.Style.Plain.Strong
		}
		out.WriteString(style.Render(words))
	}
	return out.String()
}

// Aloud is all of it, for who hears it: a paragraph a line.
func (g *Guide) Aloud() (lines []string) {
	for i := range g.text.Chapters {
		lines = append(lines, g.Chapter(i)...)
	}
	return lines
}

// Heads are what its chapters are called.
func (g *Guide) Heads() (heads []string) {
	for _, c := range g.text.Chapters {
		heads = append(heads, c.Head)
	}
	return heads
}

// Chapter is one of them, for who hears it.
func (g *Guide) Chapter(i int) []string {
	lines := []string{g.text.Chapters[i].Head}
	for _, b := range g.text.Chapters[i].Blocks {
		lines = append(lines, b.Words())
	}
	return lines
}

// Context is the guide's, or a field's while one types the words to look for.
func (g *Guide) Context() keymap.Context {
	if g.reader.Seeking() {
		return keymap.Field
	}
	return keymap.Guide
}

// SetSize sets the room in cells.
func (g *Guide) SetSize(width, height int) { g.reader.SetSize(width, height) }

// SetFocus says whether keys go here.
func (g *Guide) SetFocus(on bool) { g.reader.SetFocus(on) }

// Do moves in it and looks for words.
func (g *Guide) Do(a keymap.Action) (tea.Cmd, bool) {
	done := g.reader.Do(a)
	return g.missed(a), done
}

// Type takes a key while one looks for words.
func (g *Guide) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	g.reader.Type(key, a)
	return g.missed(a)
}

func (g *Guide) missed(a keymap.Action) tea.Cmd { return missedIn(g.look, g.reader, a) }

// Hits says whether words are looked for in it.
func (g *Guide) Hits() bool { return g.reader.Words() != "" }

// Update needs nothing: the guide does not change.
func (g *Guide) Update(tea.Msg) tea.Cmd { return nil }

// Why says why an action cannot be done.
func (g *Guide) Why(a keymap.Action) string {
	if a == keymap.NextHit && !g.Hits() {
		return g.look.Lang.T(lang.WhyNoNarrow)
	}
	return ""
}

// Title is what it is called, and what is looked for in it.
func (g *Guide) Title() string {
	if g.text == nil {
		return ""
	}
	return g.text.Title
}

// Edge has the name, and how much is in sight.
func (g *Guide) Edge() part.Edge { return part.Edge{Title: g.Title(), Scroll: g.reader.Scroll()} }

// View gives the picture.
func (g *Guide) View() string { return g.reader.View() }
