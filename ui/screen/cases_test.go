package screen

import (
	"fmt"
	"testing"
	"time"

	"baken/keymap"
	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

// files opens cases: one of two mails, one with a call that goes on, one that is
// closed.
func (r *room) files() {
	r.t.Helper()
	must := func(d store.Done, err error) store.Done {
		r.t.Helper()
		if err != nil {
			r.t.Fatal(err)
		}
		return d
	}
	one, two, three := r.bang(), r.bang(), r.bang()
	two.from, two.subject, two.at = "vader@example.org", "Vraag over het bezoekrecht, en over de zondag die nu altijd wegvalt", one.at.Add(time.Hour)
	three.from, three.subject, three.at = "weg@example.org", "Bedankt", one.at.Add(2*time.Hour)
	r.arrive(one, two, three)
	rows, err := r.Store.Queue(store.FilterAll, 0, 10)
	if err != nil {
		r.t.Fatal(err)
	}
	for i := len(rows) - 1; i >= 0; i-- { // the longest waiting first: 26-0001
		must(r.Store.Claim(r.Context, rows[i].ID))
		r.clock = r.clock.Add(10 * time.Minute)
	}
	must(r.Store.CloseContact(r.Context, rows[0].ID, store.MailID{}))
	r.clock = r.clock.Add(time.Minute)
	call := must(r.Store.NewContact(r.Context, store.Phone, store.Call{}))
	r.clock = r.clock.Add(42 * time.Second)
	first, err := r.Store.Contact(rows[len(rows)-1].ID)
	if err != nil {
		r.t.Fatal(err)
	}
	must(r.Store.Link(r.Context, call.Contact, first.Case))
}

// list is the cases as a filter shows them.
func (r *room) list(f store.CaseFilter) *Cases {
	c := NewCases(r.Session)
	c.SetSize(80, 21)
	c.filter = f
	pump(c, c.Load())
	c.SetFocus(true)
	return c
}

func TestCasesFrames(t *testing.T) {
	everywhere(t, "cases", func(r *room) shown {
		r.files()
		return r.list(store.CasesAll)
	})
	everywhere(t, "cases-none", func(r *room) shown { return r.list(store.CasesOpen) })
}

// TestCasesNarrow: the list is narrowed as one types, by number, pseudonym and
// subject, and is whole again when one gives up.
func TestCasesNarrow(t *testing.T) {
	r := newRoom(t, lang.English)
	r.files()
	c := r.list(store.CasesAll)
	for words, want := range map[string]string{"0002": "26-0002", "bezoekrecht": "26-0002", "bedankt": "26-0003"} {
		press(c, r.Look, "/"+words+"\n")
		if row, ok := c.Case(); !ok || row.Number != want || c.rows.Len() != 1 {
			t.Errorf("%q: %d rows, %s", words, c.rows.Len(), row.Number)
		}
		press(c, r.Look, "<esc>")
		if c.rows.Len() != 3 {
			t.Errorf("%d rows after it was given up", c.rows.Len())
		}
	}
	row, _ := c.Case()
	row, err := r.Store.CaseRow(row.ID) // the list's has the pseudonyms of the test
	if err != nil {
		t.Fatal(err)
	}
	k, _ := row.Newest()
	press(c, r.Look, "/"+k.Pseudonym.In("en")+"\n")
	if now, ok := c.Case(); !ok || now.ID != row.ID {
		t.Error("not found by the pseudonym")
	}
}

// TestCasesWhy: what cannot be done with a case says why.
func TestCasesWhy(t *testing.T) {
	r := newRoom(t, lang.English)
	if c := r.list(store.CasesOpen); c.Why(keymap.MergeCases) != r.T(lang.WhyNoCase) {
		t.Error("merging nothing")
	}
	r.files()
	c := r.list(store.CasesAll)
	for number, want := range map[string]map[keymap.Action]lang.Key{
		"26-0001": {keymap.Close: lang.WhyCallRuns, keymap.Reopen: lang.WhyCaseOpen, keymap.Open: ""},
		"26-0002": {keymap.Close: "", keymap.Reopen: lang.WhyCaseOpen, keymap.MergeCases: ""},
		"26-0003": {keymap.Close: lang.WhyCaseClosed, keymap.Reopen: ""},
	} {
		id, err := r.Store.FindCase(number)
		if err != nil {
			t.Fatal(err)
		}
		pump(c, c.GoTo(id))
		for a, key := range want {
			words := ""
			if key != "" {
				words = r.T(key)
			}
			if got := c.Why(a); got != words {
				t.Errorf("%s: %s: %q, want %q", number, a, got, words)
			}
		}
	}
}

// TestCasesWindow: however many cases there are, some screenfuls of them are held,
// and the cursor goes through all.
func TestCasesWindow(t *testing.T) {
	const all = 300
	r := newRoom(t, lang.English)
	var letters []letter
	for i := range all {
		l := r.bang()
		l.from, l.subject, l.at = fmt.Sprintf("w%d@example.org", i), fmt.Sprintf("Vraag %03d", i), l.at.Add(time.Duration(i)*time.Second)
		letters = append(letters, l)
	}
	r.arrive(letters...)
	rows, err := r.Store.Queue(store.FilterAll, 0, all)
	if err != nil || len(rows) != all {
		t.Fatal(len(rows), err)
	}
	for _, c := range rows {
		if _, _, err := r.Store.WriteNote(r.Context, c.ID, outside.New("belt morgen")); err != nil {
			t.Fatal(err)
		}
	}
	c := r.list(store.CasesOpen)
	seen := map[store.CaseID]bool{}
	for range all {
		row, ok := c.Case()
		if !ok || seen[row.ID] || c.rows.Len() > c.window() {
			t.Fatalf("after %d: %v, %d rows held", len(seen), ok, c.rows.Len())
		}
		seen[row.ID] = true
		cmd, _ := c.Do(keymap.Down)
		pump(c, cmd)
	}
	if at, of := c.position(); len(seen) != all || at != all || of != all {
		t.Errorf("%d seen, at %d of %d", len(seen), at, of)
	}
	cmd, _ := c.Do(keymap.Top)
	pump(c, cmd)
	if at, _ := c.position(); at != 1 {
		t.Errorf("the top is %d", at)
	}
}
