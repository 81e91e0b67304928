package screen

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

// writing begins a note at the only contact.
func (r *room) writing(revise *store.Note) *Note {
	r.t.Helper()
	to, _ := r.contact()
	n, cmd := NewNote(r.Session, to, to.CaseNumber, revise)
	n.wait = time.Millisecond
	n.SetSize(44, 30)
	n.SetFocus(true)
	pump(n, cmd)
	return n
}

func (r *room) noteDraft() (store.NoteDraft, bool) {
	r.t.Helper()
	to, _ := r.contact()
	d, ok, err := r.Store.NoteDraft(to.ID)
	if err != nil {
		r.t.Fatal(err)
	}
	return d, ok
}

func (r *room) file() store.Case {
	r.t.Helper()
	to, _ := r.contact()
	f, err := r.Store.CaseFile(to.Case)
	if err != nil {
		r.t.Fatal(err)
	}
	return f
}

func TestNoteFrames(t *testing.T) {
	everywhere(t, "note", func(r *room) shown {
		r.arrive(r.bang())
		n := r.writing(nil)
		press(n, r.Look, "Belt morgen zelf. Buurvrouw weet niet dat hij schrijft.\n\nTerugbellen kan niet.")
		return n
	})
	everywhere(t, "note-revise", func(r *room) shown {
		r.arrive(r.bang())
		press(r.writing(nil), r.Look, "Belt morgen zelf.<ctrl+o>")
		note := r.file().Notes[0]
		return r.writing(&note)
	})
}

func TestNoteSortFrames(t *testing.T) {
	everywhere(t, "note-few", func(r *room) shown {
		r.arrive(r.bang())
		n := r.writing(nil)
		press(n, r.Look, "<ctrl+r><ctrl+p>Graag overleg: zij kent de man.")
		return n
	})
	everywhere(t, "note-summary", func(r *room) shown {
		r.lived()
		if err := r.Store.DropNoteDraft(r.Context, r.only().ID); err != nil {
			r.t.Fatal(err)
		}
		if _, err := r.Store.WriteSummary(r.Context, r.only().ID, outside.New("Man hoort ruzie bij de buren.\nHij wil niet dat zij het weet.")); err != nil {
			r.t.Fatal(err)
		}
		return r.summing()
	})
}

// only is the only contact.
func (r *room) only() store.Contact {
	r.t.Helper()
	to, _ := r.contact()
	return to
}

// summing writes the summary of the only contact's case.
func (r *room) summing() *Note {
	r.t.Helper()
	to := r.only()
	n, cmd := NewSummary(r.Session, to, to.CaseNumber)
	n.wait = time.Millisecond
	n.SetSize(44, 30)
	n.SetFocus(true)
	pump(n, cmd)
	return n
}

// TestNoteForSupervisors: one key says who may read it, and that is kept with the
// draft.
func TestNoteForSupervisors(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	press(r.writing(nil), r.Look, "for few<ctrl+r><ctrl+p><esc>")
	if d, ok := r.noteDraft(); !ok || !d.Options.Supervisors || !d.Options.Pinned {
		t.Fatalf("the draft is %+v", d)
	}
	press(r.writing(nil), r.Look, "<ctrl+o>")
	n := r.file().Notes[0]
	if !n.Supervisors || !n.Pinned {
		t.Errorf("%+v", n)
	}
	again := r.writing(&n)
	press(again, r.Look, "<ctrl+r>")
	if again.notice == "" {
		t.Error("who may read a note changed while it is revised")
	}
}

// TestSummaryIsWritten, revised, and taken away.
func TestSummaryIsWritten(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	acted, ok := told[Acted](press(r.summing(), r.Look, "a row next door<ctrl+o>"))
	if !ok || acted.Key != lang.DoneSummary || r.file().Summary.Newest().Text != outside.New("a row next door") {
		t.Fatalf("%+v, %+v", acted, r.file().Summary)
	}
	n := r.summing()
	if n.editor.Value() != "a row next door" {
		t.Fatalf("goes on with %q", n.editor.Value())
	}
	if press(n, r.Look, "<esc>"); len(r.file().Summary.Revisions) != 1 {
		t.Error("looking at it wrote it")
	}
	press(r.summing(), r.Look, ", with a knife<ctrl+o>")
	press(r.summing(), r.Look, "<ctrl+u><ctrl+o>")
	if s := r.file().Summary; len(s.Revisions) != 3 || !s.Newest().Text.IsEmpty() || len(r.file().Notes) > 0 {
		t.Errorf("%+v", s)
	}
}

// TestNoteIsKept: as a draft while it is written, also over esc, and with one
// key in the case.
func TestNoteIsKept(t *testing.T) {
	r := newRoom(t, lang.Dutch)
	r.arrive(r.bang())
	n := r.writing(nil)
	press(n, r.Look, "Belt morgen")
	if d, ok := r.noteDraft(); !ok || d.Text != outside.New("Belt morgen") {
		t.Fatalf("%v, %q", ok, d.Text.Unsafe())
	}
	n.wait, n.timer = time.Hour, true
	if _, ok := told[Ended](press(n, r.Look, " zelf.<esc>")); !ok {
		t.Fatal("esc did not end it")
	}
	n = r.writing(nil)
	if got := n.editor.Value(); got != "Belt morgen zelf." {
		t.Fatalf("went on with %q", got)
	}
	late := func() tea.Cmd { n.timer = true; press(n, r.Look, "!"); return n.save() }()
	said := press(n, r.Look, "<ctrl+o>")
	acted, ok := told[Acted](said)
	if !ok || acted.Key != lang.DoneNote || acted.Undo == (store.EventID{}) {
		t.Fatalf("told %+v", said)
	}
	pump(n, late)
	if _, ok := r.noteDraft(); ok {
		t.Error("a draft is left")
	}
	notes := r.file().Notes
	if len(notes) != 1 || notes[0].Newest().Text != outside.New("Belt morgen zelf.!") {
		t.Fatalf("%+v", notes)
	}

	n = r.writing(&notes[0])
	if _, ok := told[Ended](press(n, r.Look, "x<backspace><esc>")); !ok {
		t.Fatal("esc did not end it")
	}
	if _, ok := r.noteDraft(); ok {
		t.Error("a revision that changes nothing left a draft")
	}
	press(r.writing(&notes[0]), r.Look, " Echt.<ctrl+o>")
	if got := r.file().Notes; len(got) != 1 || len(got[0].Revisions) != 2 || got[0].Newest().Text != outside.New("Belt morgen zelf.! Echt.") {
		t.Errorf("%+v", got)
	}
}

// TestOtherNoteFirst: a note that was begun is not lost when another is taken
// up.
func TestOtherNoteFirst(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	press(r.writing(nil), r.Look, "the first<ctrl+o>")
	note := r.file().Notes[0]
	press(r.writing(nil), r.Look, "the second<esc>")
	n := r.writing(&note)
	if n.editor.Value() != "the second" || n.notice == "" {
		t.Fatalf("%q, said %q", n.editor.Value(), n.notice)
	}
	press(n, r.Look, "<ctrl+o>")
	if got := r.file().Notes; len(got) != 2 || len(got[0].Revisions) != 1 {
		t.Errorf("%+v", got)
	}
}

// TestNoteDoesNotSend: no key of a note gives anything to the outbox.
func TestNoteDoesNotSend(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	for name := range keyTypes {
		n := r.writing(nil)
		press(n, r.Look, "for colleagues<"+name+">")
	}
	if ops, err := r.Store.Outbox().List(true); err != nil || len(ops) > 0 {
		t.Errorf("%d operations, %v", len(ops), err)
	}
	if d, ok := r.draft(); ok {
		t.Errorf("it became a reply: %q", d.Text.Unsafe())
	}
}

// TestSendingKnowsNoNotes: no file that sends or composes names what a note is
// read by or kept in, and no file of notes names what sends.
func TestSendingKnowsNoNotes(t *testing.T) {
	for _, side := range []struct {
		files  []string
		banned []string
	}{
		{
			[]string{"composer*.go", "../../inbox/outbox/*.go", "../../store/outbox*.go"},
			[]string{"NoteWritten", "NoteRevised", "NoteDraft", "SaveNoteDraft", "WriteNote", "WriteNoteWith", "WriteSummary", "ReviseNote", "PinNote", "CaseFile", "Note", "Notes", "Revision", "Summary"},
		},
		{
			[]string{"note*.go", "casepane*.go"},
			[]string{"Outbox", "Answer", "Compose", "ReplyDraft", "SaveReply", "Recipients", "Attach"},
		},
	} {
		looked := 0
		for _, pattern := range side.files {
			files, err := filepath.Glob(pattern)
			if err != nil || len(files) == 0 {
				t.Fatalf("%s: %d files, %v", pattern, len(files), err)
			}
			for _, path := range files {
				if strings.HasSuffix(path, "_test.go") {
					continue
				}
				looked++
				f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
				if err != nil {
					t.Fatal(err)
				}
				ast.Inspect(f, func(n ast.Node) bool {
					s, ok := n.(*ast.SelectorExpr)
					if !ok {
						return true
					}
					for _, b := range side.banned {
						if s.Sel.Name == b && !inked(s) {
							t.Errorf("%s names %s", path, b)
						}
					}
					return true
				})
			}
		}
		if looked < 3 {
			t.Errorf("%d files were looked at", looked)
		}
	}
}

// inked says whether a name is one of a style or a context, as Plain.Note is.
func inked(s *ast.SelectorExpr) bool {
	switch x := s.X.(type) {
	case *ast.SelectorExpr:
		return x.Sel.Name == "Plain"
	case *ast.Ident:
		return x.Name == "ink" || x.Name == "keymap"
	}
	return false
}

// BenchmarkNoteKey is a key to its frame in a long note.
func BenchmarkNoteKey(b *testing.B) {
	r := newRoom(b, lang.Dutch)
	r.arrive(r.bang())
	n := r.writing(nil)
	n.editor.SetValue(strings.Repeat("Belt morgen zelf. Buurvrouw weet niet dat hij schrijft, en dat moet zo blijven.\n", 2000))
	n.wait, n.timer = time.Hour, true
	key := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("a")}
	for b.Loop() {
		n.Type(key, "")
		n.View()
	}
}

// Of a contact that is erased while something is written about it, that is said at once
// and stays there; nothing of the text is kept, and it can be left.
func TestErasedWhileWriting(t *testing.T) {
	for name, open := range map[string]func(r *room) Writing{
		"a note":     func(r *room) Writing { return r.writing(nil) },
		"a reply":    func(r *room) Writing { return r.answer() },
		"a referral": func(r *room) Writing { return r.slip() },
		"words of a registration": func(r *room) Writing {
			f := r.registering()
			press(f, r.Look, "info<enter><tab><tab><tab><tab>")
			if !f.writes() {
				t.Fatalf("it is at %s", f.at.field)
			}
			return f
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t, lang.English)
			r.arrive(r.bang())
			w := open(r)
			press(w.(driven), r.Look, "Zij woont in Leuven")
			e := store.Erasure{Contacts: []store.ContactID{w.Contact().ID}, Classes: store.AllOf()}
			if c, err := r.Store.Contact(w.Contact().ID); err == nil && c.Case != (store.CaseID{}) {
				e.Cases = []store.CaseID{c.Case}
			}
			ears := r.Store.Listen()
			if _, err := r.Store.Erase(r.Context, e); err != nil {
				t.Fatal(err)
			}
			heard := pump(w.(driven), w.Update(Changed{Change: ears.Take()}))
			if len(heard) == 0 {
				t.Error("it is not told")
			}
			said := func(when string) {
				t.Helper()
				if v := w.View(); !strings.Contains(v, "The contact was erased") || !strings.Contains(v, "Leuven") {
					t.Errorf("%s:\n%s", when, v)
				}
				if w.Unsaved() {
					t.Errorf("%s it would be handed on", when)
				}
			}
			said("erased")
			press(w.(driven), r.Look, "!")
			pump(w.(driven), w.Flush())
			said("after another key")
			if _, ok, err := r.Store.NoteDraft(w.Contact().ID); ok {
				t.Errorf("there is a draft: %v", err)
			}
			if _, ok := told[Ended](press(w.(driven), r.Look, "<esc>")); !ok {
				t.Error("it cannot be left")
			}
		})
	}
}
