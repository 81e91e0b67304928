package store

import (
	"encoding/binary"
	"errors"
	"os"
	"testing"
)

// TestLoops makes a bucket's root the page in which the bucket itself stands: the file is
// refused when it is opened, before bbolt climbs it.
func TestLoops(t *testing.T) {
	s := aWorkedStore(t)
	s.close()
	file, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	o, page := binary.NativeEndian, os.Getpagesize()
	changed := 0
	for _, u := range usedOf(file) {
		in := u.from / page
		if head := file[in*page:]; u.kind == "bucket" && o.Uint64(file[u.from:]) != 0 && o.Uint64(head) == uint64(in) && o.Uint16(head[8:]) == pageLeaf {
			o.PutUint64(file[u.from:], uint64(in))
			changed++
			break
		}
	}
	if err := os.WriteFile(s.path, file, 0o600); err != nil || changed == 0 {
		t.Fatal(changed, err)
	}
	if l, err := Open(s.path, s.options()); !errors.Is(err, ErrDamaged) {
		if err == nil {
			l.Close()
		}
		t.Errorf("it is opened: %v", err)
	}
	s.closed.Store(true) // what the file holds is nobody's any more
}
