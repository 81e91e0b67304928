package screen

import (
	"context"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

// What was typed in the team's room before the store was locked stands there again, before
// what was typed until it came.
func TestTeamRoomGoesOn(t *testing.T) {
	s := newRoom(t, lang.English)
	if err := s.Store.SaveRemarkDraft(context.Background(), outside.New("wie neemt over?")); err != nil {
		t.Fatal(err)
	}
	r := NewRoom(s.Session, store.Contact{})
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
	if kept, err := s.Store.RemarkDraft(); err != nil || kept.Unsafe() != "wie neemt over?\nik!" || r.dirty() {
		t.Errorf("%q is kept, %v", kept.Unsafe(), err)
	}
	u := r.Rescue()
	if u.Remark == nil || !strings.Contains(u.Remark.Unsafe(), "ik!") {
		t.Errorf("%+v goes along when it cannot be saved", u)
	}
}
