package command

import (
	"bytes"
	"strings"
	"testing"

	"baken/store/outside"
)

// TestProgressFits: the line never wraps, whatever stands in it, and is never
// cut within a character.
func TestProgressFits(t *testing.T) {
	for w := 2; w < 24; w++ {
		var out bytes.Buffer
		p := &progress{w: &out, width: w}
		p.show(func() string { return "日本語の受信箱 é: 3 of 5" })
		line := strings.TrimPrefix(out.String(), "\r\x1b[K")
		if strings.ContainsRune(line, '\ufffd') || outside.Width(line) > w {
			t.Errorf("in %d cells: %q", w, line)
		}
	}
}
