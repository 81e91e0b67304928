package screen

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/store/form"
	"baken/store/outside"
	"baken/ui/lang"
)

// One person has two sessions open, as after a line that was cut, and writes the same in
// both: no words are lost, and she is told.

func TestTwoSessionsWriteOneNote(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	one, two := r.writing(nil), r.writing(nil)
	one.timer, two.timer = true, true // saved by hand
	to, _ := r.contact()
	changed := func() Changed { return Changed{store.Change{Contacts: map[store.ContactID]bool{to.ID: true}}} }

	press(one, r.Look, "Belt")
	pump(one, one.save())
	pump(two, func() tea.Msg { return changed() })
	if got := two.editor.Value(); got != "Belt" {
		t.Fatalf("the other session shows %q", got)
	}
	press(two, r.Look, " zelf")
	press(one, r.Look, " morgen")
	pump(two, two.save())
	pump(one, one.save())
	const both = "Belt morgen\n\nBelt zelf"
	if d, _ := r.noteDraft(); d.Text.Unsafe() != both || one.editor.Value() != both || one.dirty() {
		t.Errorf("kept: %q; shown: %q", d.Text.Unsafe(), one.editor.Value())
	}
	if !strings.Contains(strings.Join(strings.Fields(one.View()), " "), "both texts are kept") {
		t.Errorf("it is not said:\n%s", one.View())
	}

	// What is kept in one does not throw away what was written in the other.
	press(two, r.Look, ", na school")
	pump(two, two.save())
	pump(one, one.keepIt())
	if all := r.notes(); len(all) != 0 || !strings.Contains(one.editor.Value(), "na school") {
		t.Fatalf("it is kept unread: %q; shown: %q", all, one.editor.Value())
	}
	pump(one, one.keepIt())
	if all := r.notes(); len(all) != 1 || !strings.Contains(all[0], "Belt morgen") || !strings.Contains(all[0], "na school") {
		t.Errorf("the notes are %q", all)
	}
	if _, any := r.noteDraft(); any {
		t.Error("what was kept is still a draft")
	}
}

// notes are those of the case of the only contact; none before it has one.
func (r *room) notes() (all []string) {
	r.t.Helper()
	to, _ := r.contact()
	if to.Case == (store.CaseID{}) {
		return nil
	}
	for _, n := range r.file().Notes {
		all = append(all, n.Newest().Text.Unsafe())
	}
	return all
}

// A note for supervisors and one for all become one that nobody reads who could not read
// either.
func TestTwoSessionsWriteTwoSortsOfNotes(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	one, two := r.writing(nil), r.writing(nil)
	one.timer, two.timer = true, true
	two.draft.Options.Supervisors = true
	press(one, r.Look, "Belt")
	press(two, r.Look, "Vader werkt hier")
	pump(two, two.save())
	pump(one, one.save())
	if d, _ := r.noteDraft(); d.Text.Unsafe() != "Belt\n\nVader werkt hier" || !d.Options.Supervisors {
		t.Errorf("%q, for supervisors: %v", d.Text.Unsafe(), d.Options.Supervisors)
	}
}

func TestTwoSessionsRegister(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	to, _ := r.contact()
	if _, err := r.Store.Register(r.Context, to.ID, store.Entry{Field: "contact_type", Answer: form.Answer{Codes: []string{"counselling"}}}); err != nil {
		t.Fatal(err)
	}
	summary := spotOfForm{field: "summary"}
	one, two := r.registering(), r.registering()
	for _, f := range []*Form{one, two} {
		f.timer = true
		f.open(summary)
	}
	press(one, r.Look, "Buurkind huilt")
	press(two, r.Look, "Mes gezien")
	pump(two, two.save())
	pump(one, one.save())
	const both = "Buurkind huilt\n\nMes gezien"
	all, err := r.Store.FormDrafts(to.ID)
	if err != nil || len(all) != 1 || all[0].Text.Unsafe() != both || one.editor.Value() != both {
		t.Fatalf("kept: %v, %v; shown: %q", all, err, one.editor.Value())
	}
	if one.notice != r.T(lang.WrittenTwice) {
		t.Errorf("it says %q", one.notice)
	}

	// Nor is it registered over what the other wrote since.
	press(two, r.Look, " door de buurman")
	pump(two, two.save()) // it takes what the first has saved
	press(one, r.Look, ", vandaag")
	pump(one, one.answer(store.Entry{Field: "summary", Answer: form.Words(outside.New(one.editor.Value()))}))
	words := one.editor.Value()
	if reg := r.written(); strings.Contains(reg, "vandaag") && !strings.Contains(reg, "buurman") {
		t.Errorf("registered: %s", reg)
	}
	if !strings.Contains(words, "vandaag") || !strings.Contains(words, "buurman") {
		t.Errorf("shown: %q", words)
	}
}

func TestTwoSessionsFillInOneSlip(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	to, _ := r.contact()
	one, two := r.slip(), r.slip()
	one.timer, two.timer = true, true
	set := func(s *Slip, name, words string) {
		s.field(name).set(outside.New(words))
		s.changes++
	}
	set(one, "service", "CAW")
	set(two, "phone", "016 12 34 56")
	set(two, "service", "het CAW")
	pump(two, two.save())
	pump(one, one.save())
	d, _, err := r.Store.Slip(to.ID, store.ReferralSlip)
	if err != nil || d.Fields["service"].Unsafe() != "CAW het CAW" || d.Fields["phone"].Unsafe() != "016 12 34 56" {
		t.Errorf("kept: %v, %v", d.Fields, err)
	}
	if one.notice != r.T(lang.WrittenTwice) || one.dirty() {
		t.Errorf("it says %q", one.notice)
	}
	// What was filled in in the other alone comes without a word.
	set(two, "phone", "016 99 99 99")
	pump(two, two.save())
	set(one, "phone", one.field("phone").value().Unsafe())
	if pump(one, one.save()); one.field("phone").value().Unsafe() != "016 99 99 99" {
		t.Errorf("the number is %q", one.field("phone").value().Unsafe())
	}
}

// A draft that was read before it was saved again comes too late: it does not take the
// place of what was typed since.
func TestDraftThatComesTooLate(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	reply, note := r.answer(), r.writing(nil)
	reply.timer, note.timer = true, true
	for name, w := range map[string]struct {
		s      driven
		save   func() tea.Cmd
		reload func() tea.Cmd
		shown  func() string
	}{
		"reply": {reply, reply.save, reply.reload, reply.editor.Value},
		"note":  {note, note.save, note.reload, note.editor.Value},
	} {
		press(w.s, r.Look, "Dag")
		pump(w.s, w.save())
		press(w.s, r.Look, " Lies")
		late := w.reload()()
		pump(w.s, w.save())
		pump(w.s, func() tea.Msg { return late })
		if got := w.shown(); got != "Dag Lies" {
			t.Errorf("%s: %q", name, got)
		}
	}
}
