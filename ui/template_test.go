package ui

import (
	"strings"
	"testing"

	"baken/ui/lang"
	"baken/ui/screen"
)

// TestTemplateIsPutIn: picked by typing part of its name, into a reply and into a
// note, with what each may hold filled in.
func TestTemplateIsPutIn(t *testing.T) {
	b, _ := seated(t, 80, 24)
	b.key(press("e"))
	b.key(press("ctrl+t"))
	if !b.front.open() {
		t.Fatal("nothing is offered")
	}
	b.writes("conversat")
	b.key(press("enter"))
	note := b.current().(screen.Taking).Text()
	if !strings.Contains(note, "Noor") || strings.Contains(note, "{writer}") || strings.Contains(note, "{date}") {
		t.Errorf("the note is %q", note)
	}
	b.key(press("esc"))
	b.key(press("r"))
	b.key(press("ctrl+t"))
	b.writes("ontvangen")
	b.key(press("enter"))
	reply := b.current().(screen.Taking).Text()
	if !strings.Contains(reply, "Hulplijn") || strings.Contains(reply, "Noor") {
		t.Errorf("the reply is %q", reply)
	}
	if !strings.HasPrefix(reply, "Beste,") {
		t.Errorf("it begins otherwise: %q", reply)
	}
}

// TestTemplateBeginsALine: it never goes on in the line where one was typing, and one
// step takes it out again.
func TestTemplateBeginsALine(t *testing.T) {
	b, _ := seated(t, 80, 24)
	b.key(press("e"))
	b.writes("zij belt terug")
	b.key(press("ctrl+t"))
	b.writes("conversat")
	b.key(press("enter"))
	note := b.current().(screen.Taking)
	if !strings.HasPrefix(note.Text(), "zij belt terug\n\n") || !strings.Contains(note.Text(), "Noor") {
		t.Errorf("the note is %q", note.Text())
	}
	b.key(press("ctrl+z"))
	if got := note.Text(); got != "zij belt terug" {
		t.Errorf("undone it is %q", got)
	}
}

// TestTemplatesAreManaged: begun, found again, renamed, taken away, and that undone.
func TestTemplatesAreManaged(t *testing.T) {
	b, s := seated(t, 80, 24)
	named := func(name string) bool {
		all, err := s.Templates()
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range all {
			if x.Name.Unsafe() == name {
				return true
			}
		}
		return false
	}
	b.key(press("t"))
	b.writes("new template for notes")
	b.key(press("enter"))
	b.key(press("enter")) // the session's language
	b.writes("team")
	b.key(press("enter"))
	b.writes("To ask the team:")
	b.key(press("ctrl+o"))
	if !named("team") {
		t.Fatalf("it was not kept:\n%s", strip(b.View()))
	}
	pick := func(what lang.Key) {
		b.key(press("t"))
		b.writes("team")
		b.key(press("enter"))
		b.writes(b.Lang.T(what))
		b.key(press("enter"))
	}
	pick(lang.TemplateRename)
	b.writes("s")
	b.key(press("enter"))
	if !named("teams") || named("team") {
		t.Errorf("not renamed:\n%s", strip(b.View()))
	}
	pick(lang.TemplateRemove)
	if named("teams") {
		t.Error("not removed")
	}
	b.key(press("u"))
	if !named("teams") {
		t.Errorf("not undone:\n%s", strip(b.View()))
	}
}

// TestTemplateOfAReply begins with what was written, beside it; what was written
// stays.
func TestTemplateOfAReply(t *testing.T) {
	b, s := seated(t, 140, 40)
	b.key(press("r"))
	b.writes("Dank u.")
	b.key(press("f1"))
	b.key(press("esc"))
	for _, m := range results(b.makeTemplate(b.current().(screen.Taking))) {
		b.Update(m)
	}
	b.writes("Bedankt")
	b.key(press("enter"))
	b.key(press("ctrl+o"))
	all, err := s.Templates()
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, x := range all {
		found = found || x.Name.Unsafe() == "Bedankt" && x.Text.Unsafe() == "Dank u."
	}
	if !found {
		t.Errorf("it was not kept:\n%s", strip(b.View()))
	}
	if w := b.places[atConversation].over; w == nil || w.(screen.Taking).Text() != "Dank u." {
		t.Error("the reply is not as it was")
	}
}
