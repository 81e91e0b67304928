package command

import (
	"bytes"
	"strings"
	"testing"

	"baken/ui"
)

// What a locked image hands on arrives, also what is longer than one variable.
func TestHandedOn(t *testing.T) {
	r := ui.Result{Unsent: 3, Place: []byte("sealed too"), Unsaved: [][]byte{[]byte("sealed"), bytes.Repeat([]byte{7, 200, 0}, 100_000), {1}}}
	env := map[string]string{}
	for _, e := range handOn(r) {
		name, value, _ := strings.Cut(e, "=")
		if len(value) >= 128<<10 || env[name] != "" {
			t.Errorf("%s has %d bytes", name, len(value))
		}
		env[name] = value
	}
	got, locked := wasLocked(func(name string) string { return env[name] })
	if !locked || got.Unsent != 3 || len(got.Unsaved) != 3 {
		t.Fatalf("%v %d %d", locked, got.Unsent, len(got.Unsaved))
	}
	if !bytes.Equal(got.Place, r.Place) {
		t.Errorf("the place is %q", got.Place)
	}
	for i := range r.Unsaved {
		if !bytes.Equal(got.Unsaved[i], r.Unsaved[i]) {
			t.Errorf("text %d is another", i)
		}
	}
	if _, locked := wasLocked(func(string) string { return "" }); locked {
		t.Error("nothing was locked")
	}
}
