package screen

import (
	"strings"
	"testing"
	"time"

	"baken/keymap"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
	"baken/ui/lang"
)

// pane shows the case of the only contact.
func (r *room) pane() *CasePane {
	r.t.Helper()
	to, _ := r.contact()
	p := NewCasePane(r.Session)
	p.SetSize(44, 30)
	p.SetFocus(true)
	pump(p, p.Show(to, true))
	return p
}

// lived is a case in which something happened.
func (r *room) lived() {
	r.t.Helper()
	r.arrive(r.bang())
	to, _ := r.contact()
	id := to.ID
	ok := func(d store.Done, err error) store.Done {
		r.t.Helper()
		if err != nil {
			r.t.Fatal(err)
		}
		r.clock = r.clock.Add(7 * time.Minute)
		return d
	}
	ok(r.Store.Claim(r.Context, id))
	d, note, err := r.Store.WriteNote(r.Context, id, outside.New("Belt morgen zelf. Buurvrouw weet niet dat hij schrijft."))
	ok(d, err)
	closed := ok(r.Store.CloseContact(r.Context, id, store.MailID{}))
	ok(r.Store.Undo(r.Context, closed.Event))
	ok(r.Store.Judge(r.Context, id, store.SeriousDanger, store.MailID{}))
	ok(r.Store.AskSafety(r.Context, id, store.NotSafe))
	r.clock = r.clock.Add(25 * time.Hour)
	ok(r.Store.ReviseNote(r.Context, id, note, d.Event, outside.New("Belt woensdag zelf. Buurvrouw weet niet dat hij schrijft.\nNiet terugbellen.")))
	if err := r.Store.SaveNoteDraft(r.Context, store.NoteDraft{Contact: id, Text: outside.New("Nog navragen bij")}); err != nil {
		r.t.Fatal(err)
	}
}

func TestCaseFrames(t *testing.T) {
	everywhere(t, "case", func(r *room) shown {
		r.lived()
		return r.pane()
	})
	everywhere(t, "case-contacts", func(r *room) shown {
		r.lived()
		p := r.pane()
		other := p.contact
		other.ID, other.Pseudonym, other.State, other.FirstAt = store.ContactID{1}, pseudonym+7, store.Closed, other.FirstAt.Add(-90*24*time.Hour)
		other.Subject = outside.New("Vraag over bezoekrecht na de scheiding, en over het geld")
		p.file.Contacts = append([]store.Contact{other}, p.file.Contacts...)
		p.draw()
		return p
	})
	everywhere(t, "case-none", func(r *room) shown {
		r.arrive(r.bang())
		return r.pane()
	})
	everywhere(t, "case-history", func(r *room) shown {
		r.lived()
		p := r.pane()
		p.Do(keymap.Bottom)
		return p
	})
}

func TestSeveralFrames(t *testing.T) {
	said := func(r *room) {
		r.arrive(r.bang())
		if _, err := r.Store.SaySeveral(r.Context, r.only().ID, true); err != nil {
			r.t.Fatal(err)
		}
	}
	everywhere(t, "case-several", func(r *room) shown { said(r); return r.pane() })
	everywhere(t, "composer-several", func(r *room) shown { said(r); return r.answer() })
	everywhere(t, "conversation-several", func(r *room) shown {
		said(r)
		to, _ := r.contact()
		c := NewConversation(r.Session)
		c.SetSize(44, 30)
		pump(c, c.Show(to, true))
		c.contact.Pseudonym = pseudonym // that of the store is random
		c.draw()
		return c
	})
}

func TestCaseSummaryFrames(t *testing.T) {
	everywhere(t, "case-summary", func(r *room) shown {
		r.lived()
		id := r.only().ID
		if err := r.Store.DropNoteDraft(r.Context, id); err != nil {
			t.Fatal(err)
		}
		for _, words := range []string{"Man hoort ruzie bij de buren.", "Man hoort al weken ruzie bij de buren; er is een mes. Zij mag niet weten dat hij schrijft."} {
			if _, err := r.Store.WriteSummary(r.Context, id, outside.New(words)); err != nil {
				t.Fatal(err)
			}
		}
		if _, _, err := r.Store.WriteNoteWith(r.Context, id, outside.New("Nooit terugbellen op dit nummer."), store.NoteOptions{Pinned: true}); err != nil {
			t.Fatal(err)
		}
		if _, _, err := r.Store.WriteNoteWith(r.Context, id, outside.New("Graag overleg."), store.NoteOptions{Supervisors: true}); err != nil {
			t.Fatal(err)
		}
		return r.pane()
	})
}

// TestNoteUnderTheCursor: what is revised is what one sees.
func TestNoteUnderTheCursor(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	p := r.pane()
	if _, ok := p.Note(); ok || p.Why(keymap.ReviseNote) == "" || p.CaseNumber() != "" {
		t.Error("a note where there is none")
	}
	press(r.writing(nil), r.Look, "the first<ctrl+o>")
	press(r.writing(nil), r.Look, "the second<ctrl+o>")
	p = r.pane()
	if _, ok := p.Note(); ok {
		t.Error("the cursor is on neither")
	}
	for i, want := range []string{"the first", "the second"} {
		p.reader.GoTo("note-" + p.file.Notes[i].ID.String())
		if n, ok := p.Note(); !ok || n.Newest().Text != outside.New(want) {
			t.Errorf("%v, %q", ok, n.Newest().Text.Unsafe())
		}
	}
	if p.CaseNumber() != "26-0001" {
		t.Errorf("case %s", p.CaseNumber())
	}
}

// TestNoteComesInBefore: the cursor stays on its note when a colleague's older one
// comes in.
func TestNoteComesInBefore(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	press(r.writing(nil), r.Look, "the first<ctrl+o>")
	press(r.writing(nil), r.Look, "the second<ctrl+o>")
	p := r.pane()
	first, second := p.file.Notes[0], p.file.Notes[1]
	p.file.Notes = []store.Note{second}
	p.draw()
	p.reader.GoTo("note-" + second.ID.String())
	p.file.Notes = []store.Note{first, second}
	p.draw()
	if n, ok := p.Note(); !ok || n.ID != second.ID {
		t.Errorf("%v, on %q", ok, n.Newest().Text.Unsafe())
	}
}

// TestEarlierVersions unfold.
func TestEarlierVersions(t *testing.T) {
	r := newRoom(t, lang.Dutch)
	r.lived()
	p := r.pane()
	if strings.Contains(p.View(), "Belt morgen zelf") {
		t.Fatal("the earlier version is in sight")
	}
	p.reader.GoTo("versions-note-" + p.file.Notes[0].ID.String())
	p.Do(keymap.Fold)
	if v := p.View(); !strings.Contains(v, "Belt morgen zelf") {
		t.Errorf("it does not unfold:\n%s", v)
	}
}

// TestUncoveredIsSaid: the case says whether names are covered, and follows.
func TestUncoveredIsSaid(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	p := r.pane()
	to, _ := r.contact()
	if !strings.Contains(p.View(), r.T(lang.NamesCovered)) {
		t.Fatal("not said")
	}
	p.Update(namesUncovered{to.ID, store.Names{Writers: []mail.Address{}}})
	if !strings.Contains(p.View(), r.T(lang.NamesUncovered)) {
		t.Error("not said that they are shown")
	}
}
