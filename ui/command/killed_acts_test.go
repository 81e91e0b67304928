package command_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"baken/store"
)

// deed is one thing done by a command that comes to a good end when it is left alone.
type deed struct {
	args     []string
	text     string                       // on stdin
	orStatus int                          // ends well too
	alone    bool                         // it is not killed
	did      func(out string, ended bool) // writes it down
}

// choose takes something that can be done as things stand.
func (w *work) choose() deed {
	if op, open := w.open(); open && w.random.IntN(3) == 0 {
		if d, needed := w.decide(op); needed {
			return d
		}
	}
	c := w.seen.contacts[w.random.IntN(len(w.seen.contacts))]
	switch n := w.random.IntN(20); {
	case n < 4:
		return w.syncAll()
	case n < 8:
		return w.noteAt(c.ID)
	case n < 11:
		return w.replyAt(c.ID)
	case n < 14:
		return w.sendAt(c.ID)
	case n < 16:
		return w.claimAt(c)
	case n < 18:
		return w.closeAt(c)
	case n < 19:
		return w.backup()
	}
	return deed{args: []string{"vault", "rotate"}, did: func(string, bool) {}} // each look unlocks it
}

func (w *work) syncAll() deed {
	delivered := w.delivered
	return deed{args: []string{"sync"}, orStatus: 3, did: func(_ string, ended bool) {
		if ended {
			w.synced(delivered)
		}
	}}
}

func (w *work) noteAt(id store.ContactID) deed {
	text := w.text("notitie")
	return deed{args: []string{"note", id.String()}, text: text, did: func(_ string, ended bool) { w.note(text, ended) }}
}

func (w *work) replyAt(id store.ContactID) deed {
	text := w.text("ontwerp")
	return deed{args: []string{"reply", id.String(), "--replace"}, text: text, did: func(_ string, ended bool) {
		w.replaced(w.seen.drafts[id])
		w.reply(text, ended)
	}}
}

func (w *work) sendAt(id store.ContactID) deed {
	text := w.text("antwoord")
	return deed{args: []string{"reply", id.String(), "--replace", "--send"}, text: text, did: func(_ string, ended bool) {
		w.replaced(w.seen.drafts[id])
		w.reply(text, ended)
		w.answer(text, ended)
	}}
}

// claimAt claims a contact, or releases it.
func (w *work) claimAt(c store.Contact) deed {
	if c.ClaimedBy == w.seen.me {
		return w.actAt("release", c.ID)
	}
	return w.actAt("claim", c.ID)
}

// closeAt closes a contact, or reopens it.
func (w *work) closeAt(c store.Contact) deed {
	if c.State == store.Closed {
		return w.actAt("reopen", c.ID)
	}
	return w.actAt("close", c.ID)
}

func (w *work) actAt(name string, id store.ContactID) deed {
	return deed{args: []string{name, id.String(), "--format", "json"}, did: func(out string, ended bool) {
		if ended {
			w.act(printed(w, out))
		}
	}}
}

func (w *work) backup() deed {
	path := filepath.Join(w.home, fmt.Sprintf("copy-%d.db", w.random.Uint32()))
	return deed{args: []string{"backup", path}, did: func(_ string, ended bool) { w.backedUp(path, ended) }}
}

// backedUp checks a copy: it is there when the program said so, and what is there is
// whole, however the program ended.
func (w *work) backedUp(path string, ended bool) {
	w.t.Helper()
	_, err := os.Stat(path)
	if err == nil {
		w.baken("--store", path, "verify")
	} else if ended {
		w.t.Errorf("the copy is not there: %v", err)
	}
	for _, p := range []string{path, path + ".open"} {
		_ = os.Remove(p) // it need not be there
	}
}

// printed is the id that a command printed.
func printed(w *work, out string) string {
	w.t.Helper()
	var o struct{ ID string }
	if err := json.Unmarshal([]byte(out), &o); err != nil || o.ID == "" {
		w.t.Fatalf("no id is printed: %v\n%s", err, out)
	}
	return o.ID
}

// open is an operation that is not done yet; one on which a person must decide before
// others.
func (w *work) open() (first store.Op, open bool) {
	for _, o := range w.seen.ops {
		if o.State == store.OpDone {
			continue
		}
		if _, needed := w.decide(o); needed {
			return o, true
		}
		first, open = o, true
	}
	return first, open
}

// decide is what a person says of a reply that does not go by itself, when she has
// looked whether it arrived.
func (w *work) decide(o store.Op) (d deed, needed bool) {
	word := "retry"
	switch o.State {
	case store.OpUnclear:
		if w.smtp.Count(o.MessageID.Unsafe()) > 0 {
			word = "sent"
		}
	case store.OpConflict, store.OpFailed:
	default:
		return d, false
	}
	return deed{args: []string{"outbox", word, o.ID.String()}, did: func(string, bool) {}}, true
}

// atTheScreen works at a terminal until the program is killed.
func (w *work) atTheScreen() {
	w.t.Helper()
	x := atTerminal(w.t, w.home)
	time.AfterFunc(time.Duration(w.random.Int64N(int64(3500*time.Millisecond))), func() { _ = x.cmd.Process.Kill() })
	w.typing(x)
	_ = x.cmd.Process.Kill() // all was done before
	x.ends()
	w.killed++
}

// typing writes a note and a reply, until the program is gone.
func (w *work) typing(x *terminal) {
	note, answer := w.text("notitie"), w.text("antwoord")
	if !x.came("Vraag") {
		return
	}
	x.press("e")
	if !x.came("never sent") {
		return
	}
	w.note(note, false)
	x.press(note)
	if !x.came(last(note)) {
		return
	}
	x.press("\x0f") // ctrl+o keeps it
	if !x.came("note kept") {
		return
	}
	w.told++
	w.note(note, true)
	x.press("r")
	if !x.came("ctrl+s") {
		return
	}
	w.reply(answer, false)
	x.press(" " + answer + "\n")
	if !x.came(last(answer)) || !x.came("· saved") { // not "· being saved"
		return
	}
	w.told++
	w.reply(answer, true)
	x.press("\x13") // ctrl+s sends it
	if !x.came("takes it back") {
		return
	}
	w.told++
	w.answer(answer, true)
}

func last(text string) string { return text[strings.LastIndexByte(text, ' ')+1:] }

// came waits for words until the program has ended, and says whether they came.
func (x *terminal) came(words string) bool {
	x.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if x.over() {
			return false
		}
		if x.saw(words) {
			return true
		}
	}
	x.t.Fatalf("%q does not come; there is:\n%q", words, x.all())
	return false
}
