package lang

import "testing"

// TestKeyNames: keys are called as the language calls them, and the name in the
// configuration stays what it is.
func TestKeyNames(t *testing.T) {
	for l, want := range map[Language]string{
		English: "j/down/ctrl+left/shift+tab/space/N p/+",
		Dutch:   "j/omlaag/ctrl+links/shift+tab/spatie/N p/+",
		French:  "j/bas/ctrl+gauche/shift+tab/espace/N p/+",
	} {
		keys := []string{"j", "down", "ctrl+left", "shift+tab", "space", "N p", "+"}
		if got := For(l).Keys(keys); got != want {
			t.Errorf("%s: %q", l, got)
		}
		if got := For(l).T(BackToText, Keys(keys[1:2])); (got == For(l).T(BackToText, Said(keys[1]))) != (l == English) {
			t.Errorf("%s: a text says %q", l, got)
		}
	}
}
