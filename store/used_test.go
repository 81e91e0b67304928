package store

import (
	"encoding/binary"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A file of bbolt as this test reads it, to know which of its bits are used.

// span is a part of the file that is used, from a byte on and before another.
type span struct {
	kind     string
	from, to int
}

// layoutOf is what of a file is used: the newest head, the pages of the tree, and the
// list of the free ones.
type layoutOf struct {
	file  []byte
	page  int
	spans []span
}

func usedOf(file []byte) []span {
	o := binary.NativeEndian
	l := &layoutOf{file: file, page: os.Getpagesize()}
	head := pageHead
	if a, b := o.Uint64(file[pageHead+48:]), o.Uint64(file[l.page+pageHead+48:]); b > a {
		head += l.page
	}
	l.use("head", head, 64)
	l.visit(int(o.Uint64(file[head+16:])))
	l.free(int(o.Uint64(file[head+32:])))
	return l.spans
}

// trimmed is a file without the room behind its last page.
func trimmed(file []byte) []byte {
	o := binary.NativeEndian
	end := max(o.Uint64(file[pageHead+40:]), o.Uint64(file[os.Getpagesize()+pageHead+40:]))
	return file[:int(end)*os.Getpagesize()]
}

func (l *layoutOf) use(kind string, from, n int) {
	if n > 0 {
		l.spans = append(l.spans, span{kind, from, from + n})
	}
}

func (l *layoutOf) visit(id int) {
	at := id * l.page
	l.use("page's head", at, pageHead)
	o := binary.NativeEndian
	l.elements(at, o.Uint16(l.file[at+8:]) == pageBranch)
}

// elements are those of the page, or the bucket within one, that begins at a byte.
func (l *layoutOf) elements(at int, branch bool) {
	o := binary.NativeEndian
	count := int(o.Uint16(l.file[at+10:]))
	for i := range count {
		e := at + pageHead + 16*i
		if branch {
			l.use("branch", e, 16)
			l.use("branch's key", e+int(o.Uint32(l.file[e:])), int(o.Uint32(l.file[e+4:])))
			l.visit(int(o.Uint64(l.file[e+8:])))
			continue
		}
		pos, key, value := int(o.Uint32(l.file[e+4:])), int(o.Uint32(l.file[e+8:])), int(o.Uint32(l.file[e+12:]))
		l.use("leaf", e, 16)
		l.use("key", e+pos, key)
		if from := e + pos + key; o.Uint32(l.file[e:])&1 == 0 {
			l.use("record", from, value)
		} else if l.use("bucket", from, 16); o.Uint64(l.file[from:]) != 0 {
			l.visit(int(o.Uint64(l.file[from:])))
		} else {
			l.use("bucket's head", from+16, pageHead)
			l.elements(from+16, false)
		}
	}
}

func (l *layoutOf) free(id int) {
	at := id * l.page
	o := binary.NativeEndian
	l.use("free list's head", at, pageHead)
	l.use("free list", at+pageHead, 8*int(o.Uint16(l.file[at+10:])))
}

// flipsOfAKind is how many bits of each kind TestUsedBits flips.
var flipsOfAKind = flag.Int("flips", 8, "how many bits of each kind of used ones are flipped")

func init() { childhood["flip-used"] = childFlipsUsed }

// childFlipsUsed is childFlips of bits that are used.
func childFlipsUsed(path string) error {
	whole, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	byKind := map[string][]span{}
	var kinds []string
	for _, s := range usedOf(whole) {
		if byKind[s.kind] == nil {
			kinds = append(kinds, s.kind)
		}
		byKind[s.kind] = append(byKind[s.kind], s)
	}
	r := rand.New(rand.NewPCG(3, 4))
	right := os.Getenv("STORE_TEST_RIGHT")
	flipped, err := strconv.Atoi(os.Getenv("STORE_TEST_FLIPS"))
	if err != nil {
		return err
	}
	one := filepath.Join(filepath.Dir(path), "one.db")
	for _, kind := range kinds {
		for range flipped {
			s := byKind[kind][r.IntN(len(byKind[kind]))]
			at, bit := s.from+r.IntN(s.to-s.from), r.IntN(8)
			other := slices.Clone(whole)
			other[at] ^= 1 << bit
			if err := os.WriteFile(one, other, 0o600); err != nil {
				return err
			}
			fmt.Printf("%s: byte %d of %d, bit %d begins\n", kind, at-s.from, s.to-s.from, bit)
			fmt.Printf("%s: byte %d of %d, bit %d: %s\n", kind, at-s.from, s.to-s.from, bit, afterFlip(one, right))
		}
	}
	return nil
}

// TestUsedBits flips bits of which each is part of a record or of the tree: every one
// is found.
func TestUsedBits(t *testing.T) {
	s := aWorkedStore(t)
	for i := range 60 { // so that there are branches, and free pages
		s.arrive(letter{uid: UID(1000 + i), from: fmt.Sprint(i, "@post.example"), subject: "Vraag", text: "hallo", at: s.clock})
	}
	right, err := shown(s.Store)
	if err != nil {
		t.Fatal(err)
	}
	s.close()
	file, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(path, trimmed(file), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	c, out := child(t, "flip-used", path, "STORE_TEST_RIGHT="+right, fmt.Sprint("STORE_TEST_FLIPS=", *flipsOfAKind))
	came, last := map[string]int{}, ""
	for out.Scan() {
		last = out.Text()
		if strings.HasSuffix(last, " begins") {
			continue
		}
		what := last[strings.LastIndex(last, ": ")+2:]
		came[what]++
		if strings.Contains(last, "wrong") || what == "unused" {
			t.Error(last)
		}
	}
	if err := c.Wait(); err != nil {
		t.Fatalf("a flipped bit ended the process (%s): %v", last, err)
	}
	t.Log(came)
}
