package screen

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/form"
	"baken/store/outside"
	"baken/ui/lang"
)

// registering opens the form of the only contact.
func (r *room) registering() *Form {
	r.t.Helper()
	to, _ := r.contact()
	f, cmd := NewForm(r.Session, to)
	f.wait = time.Millisecond
	f.SetSize(58, 34)
	f.SetFocus(true)
	pump(f, cmd)
	return f
}

func (r *room) registration() store.Registration {
	r.t.Helper()
	to, _ := r.contact()
	reg, err := r.Store.Registration(to.ID)
	if err != nil {
		r.t.Fatal(err)
	}
	return reg
}

// written is what was answered, one after the other, without what the program
// knows by itself.
func (r *room) written() string {
	reg := r.registration()
	var all []string
	for _, p := range reg.Form.Shown(reg.Sheet) {
		answers := reg.Sheet.Contact
		if p.Person > 0 {
			answers = reg.Sheet.Persons[p.Person-1]
		}
		if _, filled := reg.Filled[p.Field]; p.Person == 0 && filled || answers[p.Field].IsZero() {
			continue
		}
		all = append(all, p.String()+"="+strings.Join(answers[p.Field].Codes, ",")+answers[p.Field].Text.Unsafe())
	}
	return strings.Join(all, " ")
}

// ordinary registers a contact as most are: by the first letters of each answer.
var ordinary = map[lang.Language]string{
	lang.English: "c<enter>b<enter>n<enter>f<enter>a<enter>Huilt.<enter>v<enter>ch<enter>7<enter>",
	lang.Dutch:   "h<enter>o<enter>bu<enter>v<enter>a<enter>Huilt.<enter>s<enter>k<enter>7<enter>",
	lang.French:  "d<enter>t<enter>vo<enter>b<enter>c<enter>Huilt.<enter>v<enter>m<enter>7<enter>",
}

func TestFormFrames(t *testing.T) {
	everywhere(t, "form", func(r *room) shown {
		r.arrive(r.bang())
		f := r.registering()
		keys, _, _ := strings.Cut(ordinary[r.Lang.Language()], "Huilt.")
		press(f, r.Look, keys+"Buurkind huilt")
		f.progress.at = r.clock
		return f
	})
	everywhere(t, "form-several", func(r *room) shown {
		r.arrive(r.bang())
		f := r.registering()
		press(f, r.Look, ordinary[r.Lang.Language()]+"<shift+tab><shift+tab>")
		press(f, r.Look, "s<ctrl+t>")
		return f
	})
	everywhere(t, "case-registered", func(r *room) shown {
		r.arrive(r.bang())
		press(r.registering(), r.Look, ordinary[r.Lang.Language()]+"<esc>")
		return r.pane()
	})
}

// TestOrdinaryForm: an ordinary contact is registered in under 20 keys, but for
// the words of its summary, in each language; the first is that which opens it.
func TestOrdinaryForm(t *testing.T) {
	want := "contact_type=counselling caller_role=bystander caller_relation=neighbour province=VBR help_given=advice summary=Huilt. person.1.role=victim person.1.theme=child_abuse person.1.age=7"
	for _, l := range lang.Languages() {
		r := newRoom(t, l)
		r.arrive(r.bang())
		keys := ordinary[l]
		bare := strings.NewReplacer("Huilt.", "", "<enter>", "⏎").Replace(keys)
		if n := 1 + len([]rune(bare)); n >= 20 {
			t.Errorf("%s: %d keys", l, n)
		}
		f := r.registering()
		press(f, r.Look, keys)
		if got := r.written(); got != want || r.registration().Progress.Unfinished() {
			t.Errorf("%s: %s", l, got)
		}
		if !strings.Contains(f.notice, "esc") {
			t.Errorf("%s: at the end it says %q", l, f.notice)
		}
	}
}

// Each answer is in the store when one goes on, can be taken back by itself, and
// what was begun is kept when one leaves.
func TestFormKeepsEachAnswer(t *testing.T) {
	r := newRoom(t, lang.Dutch)
	r.arrive(r.bang())
	f := r.registering()
	acted, ok := told[Acted](press(f, r.Look, "info<enter>"))
	if !ok || acted.Undo == (store.EventID{}) || acted.Key != lang.DoneRegister {
		t.Fatalf("told %+v", acted)
	}
	if got := r.written(); got != "contact_type=information" {
		t.Errorf("after the first: %s", got)
	}
	if _, ok := told[Ended](press(f, r.Look, "oms<esc>")); !ok { // what was typed to narrow is no answer
		t.Error("esc did not leave")
	}
	if got := r.written(); got != "contact_type=information" {
		t.Errorf("left: %s", got)
	}
	if n, err := r.Store.Counts(); err != nil || n.Unfinished != 1 {
		t.Errorf("%d unfinished: %v", n.Unfinished, err)
	}
	if _, err := r.Store.Undo(context.Background(), acted.Undo); err != nil || r.written() != "" {
		t.Errorf("undone: %s (%v)", r.written(), err)
	}
}

func TestFormAnswers(t *testing.T) {
	for _, c := range []struct{ name, keys, want string }{
		{"by its code", "info<enter>caller<tab><shift+tab><ctrl+d>", "contact_type=information"},
		{"what fits nothing is not taken", "zzzz<enter>", ""},
		{"an arrow", "<down><down><enter>", "contact_type=information"},
		{"enter alone answers nothing", "<enter><enter><enter>", ""},
		{"nor in a field further on", "<down><enter><enter><enter><tab><enter>", "contact_type=counselling"},
		{"another answer", "<down><enter><shift+tab>hang<enter>", "contact_type=hangup"},
		{"taken away again", "<down><enter><shift+tab><ctrl+d>", ""},
		{"several, the first is the main one", "<down><down><enter>victim<enter>unknown<enter>lis<ctrl+t>adv<ctrl+t><enter>", "contact_type=information caller_role=victim province=unknown help_given=listened,advice"},
		{"one of several let go of", "<down><down><enter>victim<enter>unknown<enter>lis<ctrl+t>adv<ctrl+t>lis<ctrl+t><enter>", "contact_type=information caller_role=victim province=unknown help_given=advice"},
		{"not asked stands alone", "<down><down><enter>victim<enter>unknown<enter>lis<ctrl+t>not_a<enter>", "contact_type=information caller_role=victim province=unknown help_given=not_asked"},
		{"about so old", "<down><down><enter>" + strings.Repeat("<tab>", 7) + "~35<enter>", "contact_type=information caller_age=~35"},
		{"a class", "<down><down><enter>" + strings.Repeat("<tab>", 7) + "minor<enter>", "contact_type=information caller_age=minor"},
		{"a guess that is so", "<down><down><enter>" + strings.Repeat("<tab>", 8) + "<enter>", "contact_type=information language=nl"},
		{"a language that is not listed", "<down><down><enter>" + strings.Repeat("<tab>", 8) + "sw<enter>", "contact_type=information language=sw"},
		{"a time", "hang<enter><shift+tab><shift+tab>14:30<enter>", "contact_type=hangup ended_at=2026-11-23T13:30:00Z"},
		{"what the program knows is confirmed", "hang<enter><enter>", "contact_type=hangup channel=mail"},
		{"a person, and nobody again", "<down><down><enter><shift+tab><shift+tab><down><enter><ctrl+r>", "contact_type=information"},
		{"two persons", "<down><down><enter><shift+tab><shift+tab><down><enter>" + strings.Repeat("<shift+tab>", 2) + "<esc>", "contact_type=information person.1.role=victim"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRoom(t, lang.English)
			r.arrive(r.bang())
			press(r.registering(), r.Look, c.keys)
			if got := r.written(); got != c.want {
				t.Errorf("%s", got)
			}
		})
	}
}

// Words are a draft within a second, are registered when one goes on or leaves, and
// are there again after a crash.
func TestFormKeepsWords(t *testing.T) {
	r := newRoom(t, lang.Dutch)
	r.arrive(r.bang())
	before, _, _ := strings.Cut(ordinary[lang.Dutch], "Huilt.")
	f := r.registering()
	press(f, r.Look, before+"Buurkind hui")
	id := f.to.ID
	if all, err := r.Store.FormDrafts(id); len(all) != 1 || err != nil || all[0].Text != outside.New("Buurkind hui") || all[0].Field != "summary" {
		t.Fatalf("%d: %v", len(all), err)
	}
	if u := f.Rescue(); u.Form == nil || u.Form.Text != outside.New("Buurkind hui") {
		t.Errorf("%+v", u)
	}
	f = r.registering() // as after a crash
	if f.editor.Value() != "Buurkind hui" || f.notice != r.T(lang.FormNotKept) {
		t.Fatalf("went on with %q: %s", f.editor.Value(), f.notice)
	}
	if _, ok := told[Ended](press(f, r.Look, "lt.<esc>")); !ok {
		t.Error("esc did not leave")
	}
	if all, _ := r.Store.FormDrafts(id); len(all) > 0 {
		t.Error("a draft is left")
	}
	if got := r.written(); !strings.HasSuffix(got, "summary=Buurkind huilt.") {
		t.Errorf("%s", got)
	}
	f = r.registering()
	if f.at.add != true {
		t.Errorf("it goes on at %+v", f.at)
	}
}

// What cannot be registered is told, and what the store has stands there again.
func TestFormThatCannotBeKept(t *testing.T) {
	r := newRoom(t, lang.Dutch)
	r.arrive(r.bang())
	f := r.registering()
	press(f, r.Look, "<down><enter>")
	// Meanwhile a colleague says that it is something else.
	if _, err := r.Store.Register(context.Background(), f.to.ID, store.Entry{Field: "contact_type", Answer: form.Codes("hangup")}); err != nil {
		t.Fatal(err)
	}
	said := press(f, r.Look, "oms<enter>")
	failed, ok := told[Failed](said)
	if !ok || !errors.Is(failed.Err, form.ErrHidden) {
		t.Fatalf("told %+v", said)
	}
	if got := f.given(spotOfForm{field: "contact_type"}); !got.Equal(form.Codes("hangup")) || !slices.Contains(f.spots(), f.at) {
		t.Errorf("it shows %v, at %+v", got, f.at)
	}
	if f.Stage() != Open {
		t.Error("it takes no keys any more")
	}
}

// Who leaves, or is made to, while answers are on their way loses none of them.
func TestFormIsFlushed(t *testing.T) {
	r := newRoom(t, lang.Dutch)
	r.arrive(r.bang())
	f := r.registering()
	for range 3 { // without its command, which comes late
		f.Type(pressed("down"), keymap.Down)
		f.Type(pressed("enter"), keymap.Accept)
	}
	if len(f.waiting) != 3 || r.written() != "" {
		t.Fatalf("%d wait, %s is written", len(f.waiting), r.written())
	}
	pump(f, f.Flush())
	if got := r.written(); got != "contact_type=counselling caller_role=victim province=ANT" {
		t.Errorf("%s", got)
	}
}

// Words that could not be registered stand in their field again, and are a draft.
func TestFormGivesWordsBack(t *testing.T) {
	r := newRoom(t, lang.Dutch)
	r.arrive(r.bang())
	before, _, _ := strings.Cut(ordinary[lang.Dutch], "Huilt.")
	f := r.registering()
	press(f, r.Look, before+"Huilt.")
	f.Type(pressed("enter"), keymap.Accept) // its command does not come to the disk
	said := pump(f, f.Update(formSaved{of: f.keep, n: 1, err: store.ErrDiskFull}))
	if len(said) == 0 || f.editor.Value() != "Huilt." || f.at.field != "summary" || f.Stage() != Open {
		t.Errorf("told %v, at %+v: %q", said, f.at, f.editor.Value())
	}
	if all, err := r.Store.FormDrafts(f.to.ID); len(all) != 1 || err != nil || all[0].Text != outside.New("Huilt.") {
		t.Errorf("%d: %v", len(all), err)
	}
	if _, ok := told[Ended](press(f, r.Look, "<esc>")); !ok || !strings.HasSuffix(r.written(), "summary=Huilt.") {
		t.Errorf("tried again: %s", r.written())
	}
}

// In the summary one key goes on and another begins a new line, and both are said there,
// also where it is small.
func TestFormNewLine(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	f := r.registering()
	f.SetSize(38, 15)
	before, _, _ := strings.Cut(ordinary[lang.English], "Huilt.")
	press(f, r.Look, before+"Huilt.")
	if v := f.View(); !strings.Contains(v, "enter goes on, ctrl+j new line") {
		t.Errorf("nothing says so:\n%s", v)
	}
	press(f, r.Look, "<ctrl+j>Belt terug.\n")
	if got := r.written(); !strings.HasSuffix(got, "summary=Huilt.\nBelt terug.") {
		t.Errorf("%q", got)
	}
	if f.at.field == "summary" {
		t.Error("it stays in the summary")
	}
}

// BenchmarkFormKey is a key to its frame.
func BenchmarkFormKey(b *testing.B) {
	r := newRoom(b, lang.Dutch)
	r.arrive(r.bang())
	f := r.registering()
	press(f, r.Look, ordinary[lang.Dutch])
	for b.Loop() {
		f.Type(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("v")}, "")
		f.View()
		f.Type(pressed("backspace"), keymap.DeleteLeft)
	}
}
