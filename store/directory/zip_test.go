package directory

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"testing"
)

// crowd is a zip with so many empty files.
func crowd(tb testing.TB, n int) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range n {
		if _, err := z.CreateRaw(&zip.FileHeader{Name: fmt.Sprint(i)}); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestCrowdedZip(t *testing.T) {
	wide := crowd(t, 65_536+5) // of which the end can be made to say that they are 5
	lying := bytes.Clone(wide)
	end := len(lying) - 22
	copy(lying[end+12:end+16], lying[end-36:]) // the size and the place of the list
	copy(lying[end+16:end+20], lying[end-28:])
	copy(lying[end-76:end], make([]byte, 76)) // no record of zip64
	binary.LittleEndian.PutUint16(lying[end+8:], 5)
	binary.LittleEndian.PutUint16(lying[end+10:], 5)
	commented := append(bytes.Clone(crowd(t, maxFiles+1)), "PK\x05\x06 and more"...)
	binary.LittleEndian.PutUint16(commented[len(commented)-15:], 13)
	for name, c := range map[string]struct {
		zip  []byte
		o    Options
		what Limit
	}{
		"many":              {crowd(t, maxFiles+1), Options{}, LimitFiles},
		"many of zip64":     {wide, Options{}, LimitFiles},
		"many, it says few": {lying, Options{}, LimitFiles},
		"large":             {packed(t, small()), Options{MaxBytes: 300}, LimitBytes},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Open(t.Context(), file(t, "a.zip", c.zip), c.o)
		runtime.ReadMemStats(&after)
		var at *FileError
		if !errors.As(err, &at) || at.Err != ErrTooLarge || at.Limit != c.what {
			t.Errorf("%s: %v", name, err)
		}
		if taken := after.TotalAlloc - before.TotalAlloc; taken > 24<<20 {
			t.Errorf("%s: %d MiB of a zip of %d MiB", name, taken>>20, len(c.zip)>>20)
		}
	}
	if n := zipFiles(bytes.NewReader(commented), int64(len(commented))); n != maxFiles+1 {
		t.Errorf("with a comment: %d files", n)
	}
	if n := zipFiles(bytes.NewReader(wide), int64(len(wide))); n != 65_536+5 {
		t.Errorf("of zip64: %d files", n)
	}
}
