package part

import (
	"strings"
	"testing"

	"baken/keymap"
	"baken/ui/lang"
)

// While a call goes on its two keys have room in 80 columns, in the form as in the note
// and in every language.
func TestFooterOfACall(t *testing.T) {
	for _, l := range lang.Languages() {
		look := look()
		look.Lang = lang.For(l)
		f := NewFooter(look)
		f.SetSize(80)
		for _, ctx := range []keymap.Context{keymap.Note, keymap.Form} {
			f.Before = look.Lang.T(lang.Typing, lang.Keys(look.Keys.Keys(ctx, keymap.Back)))
			line := f.View(ctx)
			for _, key := range []string{"ctrl+g ", "ctrl+f ", "f1 "} {
				if !strings.Contains(line, key) {
					t.Errorf("%s, %s: no %s in %q", l, ctx, key, line)
				}
			}
		}
	}
}
