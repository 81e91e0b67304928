package remote

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"
)

// terminal types in pieces, with a pause after each.
type terminal struct {
	pieces []string
	pause  time.Duration
}

func (m *terminal) Read(p []byte) (int, error) {
	if len(m.pieces) == 0 {
		return 0, io.EOF
	}
	n := copy(p, m.pieces[0])
	if m.pieces[0] = m.pieces[0][n:]; m.pieces[0] == "" {
		m.pieces = m.pieces[1:]
	}
	time.Sleep(m.pause)
	return n, nil
}

// TestInput asks a terminal for its colours and reads on: no answer becomes a key, and no
// key is lost.
func TestInput(t *testing.T) {
	for name, c := range map[string]struct {
		pieces []string
		pause  time.Duration
		dark   bool
		typed  string
	}{
		"light":                    {[]string{"\x1b]11;rgb:ffff/ffff/dddd\x1b\\\x1b[?62;22c"}, 0, false, ""},
		"dark":                     {[]string{"\x1b]11;rgb:0000/2b2b/3636\x07\x1b[?1;2c"}, 0, true, ""},
		"with two digits":          {[]string{"\x1b]11;rgba:ff/ff/ff/ff\x07\x1b[?6c"}, 0, false, ""},
		"no colour":                {[]string{"\x1b[?6c"}, 0, true, ""},
		"typed meanwhile":          {[]string{"jj", "\x1b]11;rgb:ff/ff/ff\x07k", "\x1b[?6cr"}, 0, false, "jjkr"},
		"in pieces":                {[]string{"\x1b]1", "1;rgb:ff", "ff/ffff/ffff\x1b", "\\\x1b[?", "6", "c"}, time.Millisecond, false, ""},
		"no answer":                {[]string{"j", "\x1b[A"}, 0, true, "j\x1b[A"},
		"late":                     {[]string{"j", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?6ck"}, 2 * patience, true, "jk"},
		"late and in pieces":       {[]string{"j", "\x1b]11;rgb:ff", "ff/ffff/ffff\x1b", "\\\x1b[?6", "ck"}, 40 * time.Millisecond, false, "jk"},
		"a number too long":        {[]string{"\x1b]11;rgb:fffffffffffffffffff/0/0\x07\x1b[?6c"}, 0, true, ""},
		"alone: alt+], escape":     {[]string{"\x1b]", "x", "\x1b"}, 2 * together, true, "\x1b]x\x1b"},
		"a report that never ends": {[]string{"\x1b[?6c", "\x1b]11;rgb:ff", "j"}, 2 * together, true, "\x1b]11;rgb:ffj"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				done := make(chan struct{})
				defer close(done)
				in := newInput(&terminal{c.pieces, c.pause}, done)
				var asked bytes.Buffer
				if got := in.dark(&asked); got != c.dark {
					t.Errorf("dark %v", got)
				}
				if asked.String() != questions {
					t.Errorf("it is asked %q", asked.String())
				}
				if typed, err := io.ReadAll(in); err != nil || string(typed) != c.typed {
					t.Errorf("typed %q, %v", typed, err)
				}
			})
		})
	}
}

// TestInputAnswersLate has the answer come after it is not waited for any more, in pieces
// as a line may cut it.
func TestInputAnswersLate(t *testing.T) {
	const answer = "\x1b]11;rgb:bebe/0000/1234\x1b\\\x1b[?62;22c"
	for cut := 1; cut < len(answer); cut++ {
		if before := answer[:cut]; before == "\x1b" || strings.HasSuffix(before, "\\\x1b") {
			continue // of its own it is the escape key
		}
		synctest.Test(t, func(t *testing.T) {
			done := make(chan struct{})
			defer close(done)
			from, to := io.Pipe()
			in := newInput(from, done)
			if !in.dark(io.Discard) {
				t.Error("light")
			}
			go func() {
				for _, piece := range []string{"j", answer[:cut], answer[cut:], "k"} {
					_, _ = to.Write([]byte(piece))
					time.Sleep(together / 2)
				}
				to.Close()
			}()
			if typed, err := io.ReadAll(in); err != nil || string(typed) != "jk" {
				t.Errorf("cut after %q: %q, %v", answer[:cut], typed, err)
			}
		})
	}
}

// TestInputEnds has a session that ends hold up nobody.
func TestInputEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		done := make(chan struct{})
		from, to := io.Pipe()
		in := newInput(from, done)
		go to.Write([]byte("j"))
		synctest.Wait()
		close(done)
		to.Close()
		b := make([]byte, 8)
		for range 3 {
			if _, err := in.Read(b); errors.Is(err, io.EOF) {
				return
			}
		}
		t.Error("it does not end")
	})
}

// FuzzInput types anything, cut anywhere: what is no answer comes through as it is, and
// nothing is added.
func FuzzInput(f *testing.F) {
	f.Add([]byte("jk\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?6cr"), true)
	f.Add([]byte("\x1b]11;rgb:\x1b[?6c\x1b]11;"), false)
	f.Add([]byte("\x1b[200~\x1b[?1c\x1b[201~\x1b]"), true)
	f.Fuzz(func(t *testing.T, typed []byte, cut bool) {
		synctest.Test(t, func(t *testing.T) {
			done := make(chan struct{})
			defer close(done)
			var from io.Reader = bytes.NewReader(typed)
			if cut {
				from = iotest.OneByteReader(from)
			}
			in := newInput(from, done)
			in.dark(io.Discard)
			got, err := io.ReadAll(in)
			if err != nil || len(got) > len(typed) {
				t.Fatalf("%q becomes %q, %v", typed, got, err)
			}
			if !colour.Match(typed) && !is.Match(typed) && !bytes.Equal(got, typed) {
				t.Errorf("%q becomes %q", typed, got)
			}
		})
	})
}
