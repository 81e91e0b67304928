// Package quiet keeps the library of the screens from speaking to the terminal
// while the program starts.
//
// That library asks for the terminal's background in its own init, whatever the
// command: what a quick typist has typed meanwhile (a passphrase) is swallowed as
// the answer, and a terminal that does not answer costs five seconds. It does not
// ask in a build machine, which it knows by the variable CI; so this package sets
// that until [Over]. Packages are made ready in the order of their paths as far
// as they do not need one another, and this one needs nothing and comes first; a
// test says so. The screens ask later, for themselves, where they need to know.
package quiet

import "os"

var value, was = os.LookupEnv("CI")

func init() { _ = os.Setenv("CI", "quiet") } // fails only for bad names

// Over takes the variable back. Call it first in main.
func Over() {
	if was {
		_ = os.Setenv("CI", value)
		return
	}
	_ = os.Unsetenv("CI")
}
