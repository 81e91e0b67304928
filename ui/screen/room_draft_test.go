package screen

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

// What was typed to colleagues before the line was cut stands there again, before what was
// typed until it came.
func TestRoomGoesOn(t *testing.T) {
	s := newRoom(t, lang.English)
	s.arrive(letter{from: "a@example.org", subject: "Vraag", text: "Hallo", at: s.Now().Add(-time.Hour)})
	all, err := s.Store.Queue(store.FilterWaiting, 0, 1)
	if err != nil || len(all) != 1 {
		t.Fatalf("%v, %d", err, len(all))
	}
	if _, err := s.Store.Claim(context.Background(), all[0].ID); err != nil {
		t.Fatal(err)
	}
	contact, err := s.Store.Contact(all[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, about := range []store.Contact{{}, contact} {
		if err := s.Store.SaveRemarkDraft(context.Background(), about.Case, outside.New("wie neemt over?")); err != nil {
			t.Fatal(err)
		}
		r := NewRoom(s.Session, about)
		r.SetSize(60, 20)
		opened := r.Open()
		r.Type(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("ik!")}, "")
		batch, ok := opened().(tea.BatchMsg)
		if !ok {
			t.Fatal("nothing is read")
		}
		for _, cmd := range batch {
			r.Update(cmd())
		}
		if got := r.editor.Value(); got != "wie neemt over?\nik!" {
			t.Errorf("%q stands there", got)
		}
		r.Update(r.Flush()())
		if kept, err := s.Store.RemarkDraft(about.Case); err != nil || kept.Unsafe() != "wie neemt over?\nik!" || r.dirty() {
			t.Errorf("%q is kept, %v", kept.Unsafe(), err)
		}
		u := r.Rescue()
		if u.Remark == nil || !strings.Contains(u.Remark.Unsafe(), "ik!") || u.RemarkOf != about.Case {
			t.Errorf("%+v goes along when it cannot be saved", u)
		}
	}
}
