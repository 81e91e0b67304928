package lang

import (
	"strings"

	"baken/keymap"
)

// keyNames are the keys that a language calls by a word of its own. Those that
// are not here stand on Belgian keyboards as they are written in the
// configuration, which knows only those names.
var keyNames = map[Language]map[string]string{
	Dutch:  {"space": "spatie", "up": "omhoog", "down": "omlaag", "left": "links", "right": "rechts"},
	French: {"space": "espace", "up": "haut", "down": "bas", "left": "gauche", "right": "droite"},
}

// Keys writes bindings for a person, as [keymap.Show] does, with the keys called
// as the language calls them: "ctrl+links/alt+links".
func (c *Catalog) Keys(keys []string) string {
	named := keyNames[c.language]
	if named == nil {
		return keymap.Show(keys)
	}
	all := make([]string, len(keys))
	for i, binding := range keys {
		strokes := strings.Split(binding, " ")
		for j, stroke := range strokes {
			at := strings.LastIndexByte(stroke, '+') + 1 // behind ctrl, alt and shift
			if name, ok := named[stroke[at:]]; ok {
				strokes[j] = stroke[:at] + name
			}
		}
		all[i] = strings.Join(strokes, " ")
	}
	return keymap.Show(all)
}
