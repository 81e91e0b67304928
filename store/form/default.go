package form

import (
	_ "embed"
	"sync"
)

// The forms that the program brings. What was registered under one is read with it
// for ever: a change of it is another file with a higher version beside it.
//
//go:embed helpline-1.toml
var first string

// brought are all of them, the newest last.
var brought = sync.OnceValue(func() []*Form {
	f, err := Parse(first)
	if err != nil {
		panic(err) // a test reads it
	}
	return []*Form{f}
})

// Default is the form of a team that has none of its own.
func Default() *Form { all := brought(); return all[len(all)-1] }

// Brought gives a form that the program brings, also an old one; nil when it is
// none of them.
func Brought(name string, version int) *Form {
	for _, f := range brought() {
		if f.Name == name && f.Version == version {
			return f
		}
	}
	return nil
}
