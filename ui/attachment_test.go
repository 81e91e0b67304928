package ui

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"baken/store/mail"
	"baken/store/outside"
)

// TestAttachmentRowIsWhole: what there is to know of an attachment before it is
// saved is not cut off, however long its type is.
func TestAttachmentRowIsWhole(t *testing.T) {
	s := newStore(t)
	fill(t, s, []letter{{from: "a@example.org", subject: "x", ago: time.Hour, text: "zie bijlage", files: []mail.Attachment{{
		Number: 1, Name: outside.New("Verslag gesprek.docx"), Type: outside.New("application/vnd.openxmlformats-officedocument.wordprocessingml.document"), Size: 48213, Cut: true,
	}}}})
	b := sitDown(t, s, 80, 24)
	defer b.stop()
	b.key(press("enter"))
	for _, size := range [][2]int{{80, 24}, {100, 30}, {140, 40}} {
		b.send(sizeOf(size[0], size[1]))
		v := ansi.Strip(b.View())
		for _, w := range []string{"Verslag gesprek.docx", "48 kB", "not kept whole"} {
			if !strings.Contains(v, w) {
				t.Errorf("%v: no %q in\n%s", size, w, v)
			}
		}
	}
}
