package screen

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"baken/store/outside"
	"baken/store/template"
	"baken/ui/lang"
)

// templating writes a template.
func (r *room) templating(t template.Template) *Template {
	r.t.Helper()
	n, cmd := NewTemplate(r.Session, t)
	n.wait = time.Millisecond
	n.SetSize(44, 30)
	n.SetFocus(true)
	pump(n, cmd)
	return n
}

// texts are the names of the templates that are not of the default set.
func (r *room) texts() (names []string) {
	r.t.Helper()
	all, err := r.Store.Templates()
	if err != nil {
		r.t.Fatal(err)
	}
	for _, t := range all {
		if !slices.ContainsFunc(template.Defaults(), func(d template.Template) bool { return d == t }) {
			names = append(names, t.Name.Unsafe()+": "+t.Text.Unsafe())
		}
	}
	return names
}

func TestTemplateFrames(t *testing.T) {
	everywhere(t, "template-reply", func(r *room) shown {
		i := slices.IndexFunc(template.Defaults(), func(d template.Template) bool { return d.Language == r.Language() && d.For == template.Reply })
		return r.templating(template.Defaults()[i])
	})
	everywhere(t, "template-note", func(r *room) shown {
		n := r.templating(template.Template{For: template.Note, Language: r.Language(), Name: outside.New("Overleg met de dienst die het dossier al jaren volgt, met verslag")})
		press(n, r.Look, "{song}<ctrl+o>")
		return n
	})
}

// TestTemplateIsKept: as a draft while it is written, with one key for all, and it
// can be taken back.
func TestTemplateIsKept(t *testing.T) {
	r := newRoom(t, lang.Dutch)
	mine := template.Template{For: template.Reply, Language: "nl", Name: outside.New("Bedankt")}
	press(r.templating(mine), r.Look, "Dank u<esc>")
	n := r.templating(mine)
	if n.editor.Value() != "Dank u" || n.notice != "" {
		t.Fatalf("goes on with %q, said %q", n.editor.Value(), n.notice)
	}
	acted, ok := told[Acted](press(n, r.Look, ".<ctrl+o>"))
	if !ok || acted.Key != lang.DoneTemplate || acted.Back == nil {
		t.Fatalf("%+v", acted)
	}
	if got := r.texts(); !slices.Equal(got, []string{"Bedankt: Dank u."}) {
		t.Errorf("%q", got)
	}
	if _, ok, err := r.Store.TemplateDraft(); ok || err != nil {
		t.Error("a draft is left")
	}
	if err := acted.Back(context.Background()); err != nil || len(r.texts()) > 0 {
		t.Errorf("not taken back: %v, %q", err, r.texts())
	}
}

// TestTemplateIsRefused where it would put a person into a reply; what was written
// stays.
func TestTemplateIsRefused(t *testing.T) {
	r := newRoom(t, lang.English)
	n := r.templating(template.Template{For: template.Reply, Language: "en", Name: outside.New("x")})
	press(n, r.Look, "Dear {writer}<ctrl+o>")
	if !strings.Contains(n.notice, "{writer}") || len(r.texts()) > 0 || n.editor.Value() != "Dear {writer}" {
		t.Errorf("said %q", n.notice)
	}
}

// TestOtherTemplateFirst: one that was begun is not lost when another is taken up.
func TestOtherTemplateFirst(t *testing.T) {
	r := newRoom(t, lang.English)
	press(r.templating(template.Template{For: template.Reply, Language: "en", Name: outside.New("one")}), r.Look, "the first<esc>")
	n := r.templating(template.Template{For: template.Note, Language: "en", Name: outside.New("two")})
	if n.editor.Value() != "the first" || n.notice == "" || n.draft.For != template.Reply {
		t.Errorf("%q, said %q", n.editor.Value(), n.notice)
	}
}

// TestInsert: a template is put where the cursor is and can be undone; nothing goes
// by it.
func TestInsert(t *testing.T) {
	r := newRoom(t, lang.Dutch)
	r.arrive(r.bang())
	c := r.answer()
	press(c, r.Look, "Dag, ")
	pump(c, c.Insert("eerste\ntweede {case}"))
	if c.Text() != "Dag, \n\neerste\ntweede {case}\n" {
		t.Fatalf("%q", c.Text())
	}
	if d, ok := r.draft(); !ok || !strings.Contains(d.Text.Unsafe(), "tweede") {
		t.Error("it was not saved")
	}
	press(c, r.Look, "<ctrl+s>")
	if !strings.Contains(c.notice, "{case}") {
		t.Errorf("what was not filled in is not said: %q", c.notice)
	}
	if ops, err := r.Store.Outbox().List(true); err != nil || len(ops) > 0 {
		t.Errorf("%d operations, %v", len(ops), err)
	}
	if of, language := c.Takes(); of != template.Reply || language != "nl" {
		t.Errorf("takes %s in %s", of, language)
	}
	n := r.writing(nil)
	pump(n, n.Insert("gesprek"))
	if d, ok := r.noteDraft(); !ok || d.Text != outside.New("gesprek\n") {
		t.Error("a note does not take it")
	}
	if of, _ := n.Takes(); of != template.Note {
		t.Errorf("takes %s", of)
	}
}
