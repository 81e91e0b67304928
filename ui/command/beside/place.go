package beside

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
)

// longest is how long the name of a socket may be: 104 bytes with a zero at the end
// where it is shortest (the BSDs; Linux has 108).
const longest = 103

// Places are where the socket of a store may stand, in the order in which they are
// tried: in each of the folders given (the runtime folder of the user), and beside the
// store. Every name of the file leads to the same. There are none for a store that is
// not there.
func Places(store string, runtime ...string) (all []string) {
	real, err := filepath.EvalSymlinks(store)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return nil
	}
	sum := sha256.Sum256([]byte(real))
	name := "baken-" + hex.EncodeToString(sum[:8]) + ".sock"
	for _, f := range append(runtime, filepath.Dir(real)) {
		// A relative one is to be ignored (XDG Base Directory Specification).
		if place := filepath.Join(f, name); filepath.IsAbs(f) && len(place) <= longest {
			all = append(all, place)
		}
	}
	return all
}

// private says whether the folder of a place is one that only this user may enter.
func private(place string) error {
	folder := filepath.Dir(place)
	i, err := os.Stat(folder)
	switch {
	case err != nil:
		return err
	case !i.IsDir() || i.Mode().Perm()&0o077 != 0 || !ours(i):
		return fmt.Errorf("%w: others may enter %s", ErrStranger, folder)
	}
	return nil
}

// vacate makes room where a socket shall stand: one that nobody serves any more goes.
// The caller has the store alone, so that whatever stands there is left behind.
func vacate(place string) error {
	i, err := os.Lstat(place)
	switch {
	case os.IsNotExist(err):
		return nil
	case err != nil:
		return err
	case i.Mode().Type() != os.ModeSocket || !ours(i):
		return fmt.Errorf("%w: %s", ErrOccupied, place)
	}
	return os.Remove(place)
}
