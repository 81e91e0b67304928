package part

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store/outside"
)

// Field is a single line of input. What is typed or pasted passes the gate; a
// pasted line end becomes a space.
type Field struct {
	look  Look
	width int
	focus bool

	Prompt string // stands before the input
	Empty  string // shown, muted, while nothing is typed
	// Secret shows each character as a dot. What is typed is then taken as it
	// is, without the gate: a passphrase must not change.
	Secret bool

	clusters []string
	at       int // clusters before the cursor
	version  uint64
}

// NewField makes an empty field.
func NewField(look Look) *Field { return &Field{look: look} }

// SetSize sets the width in cells; the height is one line.
func (f *Field) SetSize(width int) { f.width = width }

// SetFocus says whether the terminal's cursor stands in the field.
func (f *Field) SetFocus(on bool) { f.focus = on }

// Value is what stands in the field.
func (f *Field) Value() string { return strings.Join(f.clusters, "") }

// Version changes whenever the value does.
func (f *Field) Version() uint64 { return f.version }

// SetValue puts text in and the cursor behind it.
func (f *Field) SetValue(s string) {
	f.clusters = clusters(outside.New(s).Line().String())
	f.at = len(f.clusters)
	f.version++
}

// Wipe empties the field of a passphrase. What was typed stays in memory until
// Go uses that for something else.
func (f *Field) Wipe() {
	clear(f.clusters)
	f.clusters, f.at = nil, 0
	f.version++
}

// Update takes a key: the action that it means here, or text. False if the
// field has no use for it.
func (f *Field) Update(key tea.KeyMsg, a keymap.Action) bool {
	if a != "" {
		return f.Do(a)
	}
	if (key.Type == tea.KeyRunes || key.Type == tea.KeySpace) && (!key.Alt || key.Paste) {
		f.Insert(string(key.Runes))
		return true
	}
	return false
}

// Insert puts text in at the cursor.
func (f *Field) Insert(s string) {
	if f.Secret {
		s = strings.Trim(s, "\r\n")
	} else {
		s = outside.New(s).Line().String()
	}
	in := clusters(s)
	if len(in) == 0 {
		return
	}
	// A mark that was typed alone joins what stands before it.
	joined := clusters(strings.Join(f.clusters[:f.at], "") + strings.Join(in, ""))
	f.clusters = append(joined, f.clusters[f.at:]...)
	f.at = len(joined)
	f.version++
}

// Do moves or deletes as an action says; false if the action is none of its.
func (f *Field) Do(a keymap.Action) bool {
	from, to := f.at, f.at
	switch a {
	case keymap.Left:
		f.at = max(0, f.at-1)
	case keymap.Right:
		f.at = min(len(f.clusters), f.at+1)
	case keymap.WordLeft:
		f.at = wordLeft(f.clusters, f.at)
	case keymap.WordRight:
		f.at = wordRight(f.clusters, f.at)
	case keymap.LineStart:
		f.at = 0
	case keymap.LineEnd:
		f.at = len(f.clusters)
	case keymap.DeleteLeft:
		from = max(0, f.at-1)
	case keymap.DeleteRight:
		to = min(len(f.clusters), f.at+1)
	case keymap.DeleteWord:
		from = wordLeft(f.clusters, f.at)
	case keymap.DeleteHead:
		from = 0
	case keymap.DeleteTail:
		to = len(f.clusters)
	default:
		return false
	}
	if from != to {
		f.clusters = append(f.clusters[:from:from], f.clusters[to:]...)
		f.at = from
		f.version++
	}
	return true
}

// View gives the line. The cursor is always in sight.
func (f *Field) View() string {
	prompt := f.Prompt
	if prompt != "" {
		prompt = f.look.Style.Plain.Accent.Render(prompt) + " "
	}
	room := f.width - width(prompt) - 1 // one cell for the cursor at the end
	if room < 1 {
		return Fit(prompt, f.width)
	}
	mark := ""
	if f.focus {
		mark = Here
	}
	if len(f.clusters) == 0 {
		return Fit(prompt+mark+f.look.Style.Plain.Muted.Render(f.Empty), f.width)
	}
	show := func(i int) string {
		if f.Secret {
			return "•"
		}
		return f.clusters[i]
	}
	first, used := f.at, 0
	for first > 0 && used+width(show(first-1)) <= room {
		first--
		used += width(show(first))
	}
	var b strings.Builder
	b.WriteString(prompt)
	for i := first; i < len(f.clusters); i++ {
		if i == f.at {
			b.WriteString(mark)
		} else if i > f.at {
			w := width(show(i))
			if used+w > room {
				break
			}
		}
		if i >= f.at {
			used += width(show(i))
			if used > room+1 {
				break
			}
		}
		b.WriteString(show(i))
	}
	if f.at == len(f.clusters) {
		b.WriteString(mark)
	}
	return Fit(b.String(), f.width)
}
