package command

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestReadHidden(t *testing.T) {
	for _, c := range []struct {
		typed, want string
		err         error
	}{
		{"zomer\r", "zomer", nil},
		{"zomer\n", "zomer", nil},
		{"zomer\x7f\x7fen\r", "zomen", nil},
		{"été\x7fe\r", "éte", nil},
		{"\x7f\x7fa\r", "a", nil},
		{"fout\x15goed\r", "goed", nil},
		{"zomer\x03", "", context.Canceled},
		{"\x04", "", io.EOF},
		{"a\x04b\r", "ab", nil},
		{"zomer", "", io.EOF},
	} {
		got, err := readHidden(strings.NewReader(c.typed))
		if string(got) != c.want || !errors.Is(err, c.err) {
			t.Errorf("%q: %q, %v", c.typed, got, err)
		}
	}
}
