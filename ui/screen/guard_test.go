package screen

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"baken/inbox/outbox"
	"baken/store"
	"baken/store/guard"
	"baken/ui/lang"
)

// TestMistakesAreTold: what a person waits for comes to an end also by a mistake of
// ours, which says nothing of a contact to the log.
func TestMistakesAreTold(t *testing.T) {
	r := newRoom(t, lang.English)
	var log bytes.Buffer
	r.Log = slog.New(slog.NewTextHandler(&log, nil))
	r.arrive(r.bang())
	to, messages := r.contact()
	whole := r.Store
	defer func() { r.Store = whole }()

	r.Store = nil // whatever is asked of it panics
	if m := NewQueue(r.Session).narrow("een mes")().(queueFound); !errors.Is(m.err, guard.ErrFault) {
		t.Errorf("the rows: %v", m.err)
	}
	if m := NewQueue(r.Session).load()().(queueLoaded); !errors.Is(m.err, guard.ErrFault) {
		t.Errorf("the queue: %v", m.err)
	}
	for name, begin := range map[string]func() (Writing, func()){
		"reply": func() (Writing, func()) {
			c, load := NewComposer(r.Session, to, messages, false)
			return c, func() { c.Update(load()) }
		},
		"note": func() (Writing, func()) {
			n, load := NewNote(r.Session, to, "", nil)
			return n, func() { n.Update(load()) }
		},
	} {
		w, load := begin()
		if load(); w.Stage() != Going {
			t.Errorf("the %s stands there and waits", name)
		}
	}

	r.Store = whole
	c := r.answer()
	press(c, r.Look, "Dag.")
	r.Compose = func(outbox.Writing) (store.Answer, error) { panic("een mes") }
	for _, st := range []*store.Store{whole, nil} {
		r.Store = st
		if said := pump(c, c.send()); c.Stage() != Open || len(said) == 0 {
			t.Errorf("it is still being sent; told %v", said)
		}
	}
	c.touch()
	pump(c, c.Flush())
	if !c.Unsaved() {
		t.Error("it is not said that it is not saved")
	}
	if !strings.Contains(log.String(), "a fault in the program") || strings.Contains(log.String(), "een mes") {
		t.Errorf("the log has %s", log.String())
	}
}
