package command

import (
	"encoding/base64"
	"os"
	"strconv"
	"strings"

	"baken/ui"
)

// lockedVariable is how the image that was locked tells the one that takes its
// place how many replies did not go. What could not be saved stands, sealed, in
// variables of the same name and a number: there may be no other place for it.
const lockedVariable = "BAKEN_LOCKED"

// placeVariable is where one was, sealed too.
const placeVariable = lockedVariable + "_AT"

// longestVariable is how much of a text goes into one variable, in bytes: a system
// takes up to 128 KiB.
const longestVariable = 90_000

// handOn is the environment for the image that takes the place of a locked one.
func handOn(r ui.Result) []string {
	env := []string{lockedVariable + "=" + strconv.Itoa(r.Unsent)}
	if r.Place != nil {
		env = append(env, placeVariable+"="+base64.RawStdEncoding.EncodeToString(r.Place))
	}
	var texts []string
	for _, sealed := range r.Unsaved {
		texts = append(texts, base64.RawStdEncoding.EncodeToString(sealed))
	}
	all := strings.Join(texts, " ")
	for n := 0; all != ""; n++ {
		k := min(len(all), longestVariable)
		env = append(env, lockedVariable+strconv.Itoa(n)+"="+all[:k])
		all = all[k:]
	}
	return env
}

// wasLocked says whether this image took the place of one that was locked, and what
// that handed on. Programs that this one starts are not told.
func wasLocked(getenv func(string) string) (r ui.Result, locked bool) {
	n, err := strconv.Atoi(getenv(lockedVariable))
	if err != nil {
		return r, false
	}
	os.Unsetenv(lockedVariable)
	r.Unsent = max(n, 0)
	if place, err := base64.RawStdEncoding.DecodeString(getenv(placeVariable)); err == nil && len(place) > 0 {
		r.Place = place
	}
	os.Unsetenv(placeVariable)
	var all strings.Builder
	for n := 0; ; n++ {
		name := lockedVariable + strconv.Itoa(n)
		piece := getenv(name)
		if piece == "" {
			break
		}
		os.Unsetenv(name)
		all.WriteString(piece)
	}
	for _, text := range strings.Fields(all.String()) {
		if sealed, err := base64.RawStdEncoding.DecodeString(text); err == nil {
			r.Unsaved = append(r.Unsaved, sealed)
		}
	}
	return r, true
}
