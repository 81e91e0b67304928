package part

import tea "github.com/charmbracelet/bubbletea"

// longestStroke is how many different characters at once are still taken for
// keys pressed quickly, and not for a paste that the terminal did not mark.
const longestStroke = 3

// Strokes cuts what Bubble Tea took for one key into the keys that were
// pressed. Keys that arrive together (pressed quickly, or over a slow line) come
// as one message with several characters, which no binding would know. Where a
// person types they stay together, as text. More than a few different characters
// at once are a paste, marked as such, so that it is never a command.
//
// Whoever dispatches takes the strokes one by one and asks anew after each where
// the person is: the first may have opened a field for the others.
func Strokes(key tea.KeyMsg, typing bool) []tea.KeyMsg {
	if key.Type != tea.KeyRunes || len(key.Runes) < 2 || key.Paste || typing {
		return []tea.KeyMsg{key}
	}
	different := false
	for _, r := range key.Runes {
		different = different || r != key.Runes[0]
	}
	if different && len(key.Runes) > longestStroke {
		key.Paste = true
		return []tea.KeyMsg{key}
	}
	strokes := make([]tea.KeyMsg, len(key.Runes))
	for i, r := range key.Runes {
		strokes[i] = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: key.Alt}
	}
	return strokes
}
