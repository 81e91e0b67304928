package ui

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"baken/ui/part"
	"baken/ui/screen"
)

// TestFirstSyncIsTold: while a folder is being filled the queue says how many of
// how many are there, how fast it goes and how long it will take; elsewhere the
// line at the top says how far it is.
func TestFirstSyncIsTold(t *testing.T) {
	s := newStore(t)
	fill(t, s, letters)
	b, pass := clocked(t, s)
	defer b.stop()
	pass(time.Second)
	come := func(folder string, done, of int) {
		b.send(heard{status: screen.MailStatus{Online: true, Folder: folder, Done: done, Of: of}})
		pass(time.Second)
	}
	for done := 1000; done <= 2000; done += 200 {
		come("INBOX", done, 5000)
	}
	for _, size := range [][2]int{{80, 24}, {100, 30}, {140, 40}} {
		b.send(sizeOf(size[0], size[1]))
		if v := ansi.Strip(b.View()); !strings.Contains(v, "INBOX · 2,000 of 5,000 · 166 a second · 0:18 left") {
			t.Errorf("%v:\n%s", size, v)
		}
	}
	come("Archief", 300, 400)
	if v := ansi.Strip(b.View()); !strings.Contains(v, "Archief · 300 of 400") || strings.Contains(v, "left") {
		t.Errorf("another folder goes on with the rate of the one before:\n%s", v)
	}
	b.send(screen.Said{Tone: part.Calm, Words: "something"})
	if v := ansi.Strip(b.View()); strings.Contains(v, "300 of 400") || !strings.Contains(v, "Archief 75%") {
		t.Errorf("what was said has the line:\n%s", v)
	}
	pass(time.Minute)
	come("", 0, 0)
	if v := ansi.Strip(b.View()); strings.Contains(v, "Archief") {
		t.Errorf("still told:\n%s", v)
	}

	b.send(heard{status: screen.MailStatus{Online: true, Texts: 100, TextsOf: 900}})
	pass(2 * time.Second)
	b.send(heard{status: screen.MailStatus{Online: true, Texts: 300, TextsOf: 900}})
	if v := ansi.Strip(b.View()); !strings.Contains(v, "texts of mails · 300 of 900 · 100 a second · 0:06 left") {
		t.Errorf("nothing is told of texts:\n%s", v)
	}
	b.send(heard{status: screen.MailStatus{Online: true, Texts: 900, TextsOf: 900}})
	if v := ansi.Strip(b.View()); strings.Contains(v, "texts of mails") {
		t.Errorf("still told:\n%s", v)
	}
}
