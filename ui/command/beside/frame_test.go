package beside

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadFrame(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want frame
		err  error
	}{
		"nothing":              {"", frame{}, io.EOF},
		"an empty one":         {"c\x00\x00\x00\x00", frame{cancel, []byte{}}, nil},
		"one with a body":      {"i\x00\x00\x00\x02ab", frame{stdin, []byte("ab")}, nil},
		"what follows stays":   {"i\x00\x00\x00\x01abc", frame{stdin, []byte("a")}, nil},
		"half a head":          {"i\x00\x00", frame{}, io.ErrUnexpectedEOF},
		"half a body":          {"i\x00\x00\x00\x03ab", frame{}, io.ErrUnexpectedEOF},
		"no such kind":         {"?\x00\x00\x00\x00", frame{}, ErrProtocol},
		"too large":            {"i\x00\x01\x00\x00", frame{}, ErrProtocol},
		"far too large":        {"r\xff\xff\xff\xff", frame{}, ErrProtocol},
		"a body where is none": {"c\x00\x00\x00\x01a", frame{}, ErrProtocol},
	} {
		got, err := readFrame(bytes.NewReader([]byte(c.in)))
		if !errors.Is(err, c.err) || (err == nil) != (c.err == nil) {
			t.Errorf("%s: %v, want %v", name, err, c.err)
		}
		if d := cmp.Diff(c.want, got, cmp.AllowUnexported(frame{})); err == nil && d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// FuzzReadFrame: whatever comes, no more is held than a frame may hold, and what was
// read is what would be written.
func FuzzReadFrame(f *testing.F) {
	f.Add([]byte("i\x00\x00\x00\x02ab"))
	f.Add([]byte("r\xff\xff\xff\xff"))
	f.Add([]byte("s\x00\x00\x00\x04\x00\x00\x00\x01c\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, in []byte) {
		r := bytes.NewReader(in)
		var again bytes.Buffer
		for {
			got, err := readFrame(r)
			if err != nil {
				break
			}
			if len(got.body) > most[got.kind] {
				t.Fatalf("kind %q holds %d bytes", got.kind, len(got.body))
			}
			if err := writeFrame(&again, got); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.HasPrefix(in, again.Bytes()) {
			t.Error("what was read is not what came")
		}
	})
}

// FuzzReadRequest: whatever comes, nothing but what a visitor may hand over is taken.
func FuzzReadRequest(f *testing.F) {
	f.Add([]byte(`{"args":["bGlzdA=="],"folder":"/home/noor","store":"/x.db","env":{"LANG":"nl","SECRET":"x"},"out":{"is":true,"width":80}}`))
	f.Add([]byte(`{"args":null,"out":{"width":-1}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		r, err := readRequest(body)
		if err != nil {
			return
		}
		if len(r.Arguments()) > maxArgs || r.Out.Width < 0 || len(r.Env) > len(Variables) || r.Getenv("SECRET") != "" {
			t.Errorf("%+v", r)
		}
	})
}
