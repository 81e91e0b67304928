package screen

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"baken/store/mail"
	"baken/store/outside"
	"baken/ui/lang"
)

// texts lets texts from outside be compared.
var texts = cmpopts.EquateComparable(outside.Text{})

// TestFormIsSaved: what stands in the form, finished or not, is in the store
// within the pause, as what is typed into the text; locking and hanging up flush
// it. Nothing is closed here.
func TestFormIsSaved(t *testing.T) {
	for name, keys := range map[string]string{
		"to":                 "<ctrl+r>, tante@example.org",
		"an unfinished one":  "<ctrl+r>, tante@",
		"cc":                 "<ctrl+r><tab>huisarts@example.org",
		"bcc":                "<ctrl+r><tab><tab>archief@example.org",
		"subject":            "<ctrl+r><tab><tab><tab>!",
		"the writer’s own":   "<ctrl+r><tab><tab><tab><tab><enter>",
		"why it goes anyway": "Dag.<ctrl+g><down><enter><ctrl+s>zij vroeg het",
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t, lang.English)
			r.arrive(r.bang())
			c := r.answer()
			c.timer = true // no pause comes
			before := c.current()
			press(c, r.Look, keys)
			want := c.current()
			if cmp.Equal(before, want, texts) {
				t.Fatal("nothing was typed, and this tests nothing")
			}
			pump(c, c.Flush())
			got, ok := r.draft()
			got.SavedAt = want.SavedAt
			if d := cmp.Diff(want, got, texts, cmpopts.EquateEmpty()); !ok || d != "" {
				t.Fatalf("saved %v: %s", ok, d)
			}
			again := r.answer()
			if d := cmp.Diff(want.To, again.draft.To, texts); d != "" {
				t.Errorf("goes on with other recipients: %s", d)
			}
		})
	}
}

// TestNewMailFormIsSaved: as the reviewer of it typed: an address, and then the
// session ends.
func TestNewMailFormIsSaved(t *testing.T) {
	r := newRoom(t, lang.English)
	c, cmd := NewMail(r.Session)
	c.timer = true // no pause comes
	c.SetFocus(true)
	pump(c, cmd)
	press(c, r.Look, "iemand@example.org")
	pump(c, c.Flush())
	again, cmd := NewMail(r.Session)
	pump(again, cmd)
	if got := listed(again.draft.To); got != "iemand@example.org" {
		t.Errorf("found a draft to %q", got)
	}
	press(c, r.Look, "<ctrl+u>")
	pump(c, c.Flush())
	if ids, err := r.Store.ReplyDrafts(); err != nil || len(ids) > 0 {
		t.Errorf("a draft with nothing in it stays: %v, %v", ids, err)
	}
}

// TestHalfAReason: a reason that was saved half typed does not send by itself.
func TestHalfAReason(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	c := r.answer()
	c.timer = true // no pause comes
	press(c, r.Look, "Dag.<ctrl+g><down><enter><ctrl+s>zij vr")
	pump(c, c.Flush())
	again := r.answer()
	press(again, r.Look, "<ctrl+s>")
	if ops, _ := r.Store.Outbox().List(false); len(ops) > 0 || again.field.Value() != "zij vr" {
		t.Fatalf("%d operations, the field holds %q", len(ops), again.field.Value())
	}
	press(again, r.Look, "oeg het<enter>")
	if ops, _ := r.Store.Outbox().List(false); len(ops) != 1 {
		t.Errorf("%d operations, said %q", len(ops), again.notice)
	}
}

// TestReasonTakenBack: esc at the question leaves no reason behind.
func TestReasonTakenBack(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	c := r.answer()
	c.timer = true // no pause comes
	press(c, r.Look, "Dag.<ctrl+g><down><enter><ctrl+s>zij vr")
	pump(c, c.Flush())
	press(c, r.Look, "<esc>")
	pump(c, c.Flush())
	if d, ok := r.draft(); !ok || !d.Reason.IsEmpty() {
		t.Errorf("kept %v, %q", ok, d.Reason.Unsafe())
	}
}

func TestTypedAddresses(t *testing.T) {
	for typed, want := range map[string][]mail.Address{
		"":                                nil,
		" , ; ":                           {{Addr: outside.New(", ;")}},
		"a@b.example":                     {{Addr: outside.New("a@b.example")}},
		"a@b.example; c@d.example,":       {{Addr: outside.New("a@b.example")}, {Addr: outside.New("c@d.example")}},
		`"Peeters, Jan" <jan@x.example>`:  {{Name: outside.New("Peeters, Jan"), Addr: outside.New("jan@x.example")}},
		"Peeters, Jan <jan@x.example>":    {{Name: outside.New("Peeters, Jan"), Addr: outside.New("jan@x.example")}},
		"Dr. Jan <jan@x.example>, a@b.be": {{Name: outside.New("Dr. Jan"), Addr: outside.New("jan@x.example")}, {Addr: outside.New("a@b.be")}},
		`"jan p"@x.example, a@b.example`:  {{Addr: outside.New(`"jan p"@x.example`)}, {Addr: outside.New("a@b.example")}},
		`"a@b, c"@x.example`:              {{Addr: outside.New(`"a@b, c"@x.example`)}},
		"Jan <>":                          {{Addr: outside.New("Jan <>")}},
		"jan, a@b.example":                {{Addr: outside.New("jan, a@b.example")}},
		"a@b.example, jan":                {{Addr: outside.New("a@b.example")}, {Addr: outside.New("jan")}},
	} {
		if d := cmp.Diff(want, parse(typed), texts); d != "" {
			t.Errorf("%q: %s", typed, d)
		}
		for _, a := range want {
			if got, want := isAddress(a), strings.Count(a.Addr.Unsafe(), "@") > 0 && !strings.HasPrefix(a.Addr.Unsafe(), "jan, "); got != want {
				t.Errorf("%q is an address: %v", a.Addr.Unsafe(), got)
			}
		}
	}
}

// TestNobodyToAnswer: only of a form it is said that it left no address.
func TestNobodyToAnswer(t *testing.T) {
	for from, want := range map[string]lang.Key{"formulier@example.org": lang.NoReplyAddress, "": lang.NoAddress} {
		r := newRoom(t, lang.English)
		l := r.bang()
		l.from = from
		r.arrive(l)
		c := r.answer()
		said, _, _ := strings.Cut(r.T(want), "{")
		if len(c.recipients()) != 0 || !strings.HasPrefix(c.notice, said) {
			t.Errorf("from %q it goes to %q and says %q", from, listed(c.recipients()), c.notice)
		}
		press(c, r.Look, "Dag.")
		if !strings.HasPrefix(c.notice, said) {
			t.Errorf("from %q it says %q after a key", from, c.notice)
		}
		press(c, r.Look, "<ctrl+r>iemand@example.org<esc>Dag.")
		if again := r.answer(); again.notice != "" || c.notice != "" {
			t.Errorf("with somebody chosen it says %q", again.notice)
		}
	}
}

// TestFormBeforeTheDraft: a form that is asked for before the draft has come
// does not take the place of what the draft holds.
func TestFormBeforeTheDraft(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	press(r.answer(), r.Look, "Dag.<ctrl+r>, tante@example.org<esc><esc>")
	to, messages := r.contact()
	c, load := NewComposer(r.Session, to, messages, false)
	press(c, r.Look, "<ctrl+r>")
	pump(c, load)
	press(c, r.Look, "<esc>")
	if d, _ := r.draft(); listed(d.To) != "schrijver@example.org, tante@example.org" {
		t.Errorf("the draft goes to %q", listed(d.To))
	}
}

// TestSentAsTheFormSays: a file that was unticked does not go, though the form was
// open when it was sent.
func TestSentAsTheFormSays(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	c := r.answer()
	path := filepath.Join(t.TempDir(), "geheim.pdf")
	if err := os.WriteFile(path, []byte("%PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	press(c, r.Look, "Dag.<ctrl+f>"+path+"<enter><ctrl+r><up><space>")
	pump(c, c.send())
	ops, err := r.Store.Outbox().List(false)
	if err != nil || len(ops) != 1 {
		t.Fatalf("%d operations, %v; it says %q", len(ops), err, c.notice)
	}
	p, err := r.Store.Outbox().Parcel(ops[0].ID)
	if err != nil || bytes.Contains(p, []byte("geheim.pdf")) {
		t.Errorf("the file goes with it, %v", err)
	}
}
