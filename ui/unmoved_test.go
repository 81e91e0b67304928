package ui

import (
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/ui/part"
	"baken/ui/screen"
)

// A second in which nothing on the screen changes is not drawn; one in which something
// may is.
func TestNothingHappens(t *testing.T) {
	b, _ := seated(t, 80, 24)
	now := monday
	b.App.now = func() time.Time { return now }
	g := guardedApp(b.App)
	g.View()
	g.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	tick := func(after time.Duration) bool {
		now = now.Add(after)
		g.Update(screen.Tick(now))
		return g.same
	}
	tick(time.Second) // the minute is known from now on
	if tick(time.Second) {
		t.Error("two seconds after something it is taken for unmoved")
	}
	if tick(2 * time.Second) {
		t.Error("what was moving is not drawn at rest")
	}
	for range 2 {
		if !tick(time.Second) {
			t.Error("it is drawn though nothing happens")
		}
	}
	g.last = "as it was"
	if g.View() != "as it was" {
		t.Error("it is drawn anew")
	}
	for name, happens := range map[string]func() (undo func()){
		"a toast":           func() func() { g.app.toast.Say(part.Calm, "gedaan", time.Hour); return g.app.toast.Clear },
		"a call":            func() func() { g.app.calls = []store.Contact{{}}; return func() { g.app.calls = nil } },
		"something to undo": func() func() { g.app.undo = []*undoable{{}}; return func() { g.app.undo = nil } },
		"a sync":            func() func() { g.app.mail.Folder = "INBOX"; return func() { g.app.mail.Folder = "" } },
		"the outbox":        func() func() { at := g.app.at; g.app.at = atOutbox; return func() { g.app.at = at } },
	} {
		undo := happens()
		if g.app.unmoved(screen.Tick(now.Add(time.Second))) {
			t.Errorf("with %s it is taken for unmoved", name)
		}
		undo()
		if g.app.unmoved(screen.Tick(now.Add(2 * time.Second))) {
			t.Errorf("%s stays on the screen when it is over", name)
		}
		if !g.app.unmoved(screen.Tick(now.Add(3 * time.Second))) {
			t.Errorf("after %s it is drawn each second", name)
		}
	}
	if g.app.unmoved(screen.Tick(now.Add(time.Minute))) {
		t.Error("a new minute is not drawn")
	}
	g.Update(screen.Changed{Change: store.Change{All: true}})
	if g.same || g.View() == "as it was" {
		t.Error("what changed is not drawn")
	}
}
