package screen

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

// shown is what a test draws.
type shown = interface {
	SetSize(int, int)
	SetFocus(bool)
	View() string
}

// answer begins an answer to the only contact.
func (r *room) answer() *Composer {
	r.t.Helper()
	to, messages := r.contact()
	c, cmd := NewComposer(r.Session, to, messages, false)
	c.wait = time.Millisecond
	c.SetSize(80, 21)
	c.SetFocus(true)
	pump(c, cmd)
	return c
}

func (r *room) draft() (store.ReplyDraft, bool) {
	r.t.Helper()
	to, _ := r.contact()
	d, ok, err := r.Store.ReplyDraft(to.ID)
	if err != nil {
		r.t.Fatal(err)
	}
	return d, ok
}

func TestComposerFrames(t *testing.T) {
	everywhere(t, "composer", func(r *room) shown {
		r.arrive(r.bang())
		c := r.answer()
		press(c, r.Look, "Beste,\n\nU mag altijd bellen, ook zonder uw naam te noemen. Bij gevaar nu: 112.\n")
		return c
	})
	everywhere(t, "composer-form", func(r *room) shown {
		l := r.bang()
		l.cc = []string{"huisarts@example.org"}
		r.arrive(l)
		c := r.answer()
		press(c, r.Look, "Beste,<ctrl+r>")
		return c
	})
	everywhere(t, "composer-unsafe", func(r *room) shown {
		r.arrive(r.bang())
		c := r.answer()
		press(c, r.Look, "Beste,<ctrl+g><down><enter><ctrl+s>")
		return c
	})
	everywhere(t, "composer-safe", func(r *room) shown {
		r.arrive(r.bang())
		c := r.answer()
		press(c, r.Look, "Beste,<ctrl+g>")
		return c
	})
	everywhere(t, "composer-new", func(r *room) shown {
		c, cmd := NewMail(r.Session)
		c.SetFocus(true)
		pump(c, cmd)
		return c
	})
}

// TestAutosave: what is typed is in the store when the pause is over, nothing
// is lost on esc, and a new composer goes on where the last one ended.
func TestAutosave(t *testing.T) {
	r := newRoom(t, lang.Dutch)
	r.arrive(r.bang())
	c := r.answer()
	press(c, r.Look, "Beste, U mag bellen.")
	if d, ok := r.draft(); !ok || d.Text != outside.New("Beste, U mag bellen.") {
		t.Fatalf("saved %v, %q", ok, d.Text.Unsafe())
	}
	if v := c.View(); !strings.Contains(v, r.T(lang.DraftSaved, lang.Said("09:12"))) {
		t.Errorf("it does not say that it is saved:\n%s", v)
	}
	c.wait = time.Hour // no pause comes any more: esc saves by itself
	c.timer = true
	said := press(c, r.Look, " Altijd.<esc>")
	if _, ok := told[Ended](said); !ok {
		t.Fatalf("esc did not end it: %v", said)
	}
	again := r.answer()
	if got := again.editor.Value(); got != "Beste, U mag bellen. Altijd." {
		t.Fatalf("went on with %q", got)
	}
	press(again, r.Look, "!")
	if d, _ := r.draft(); d.Text != outside.New("Beste, U mag bellen. Altijd.!") {
		t.Errorf("the cursor was not at the end: %q", d.Text.Unsafe())
	}
}

// TestSavingFails: the screen stays, with the words, and says so.
func TestSavingFails(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	c := r.answer()
	c.timer = true
	press(c, r.Look, "Beste,")
	cmd := c.Leave()
	if cmd == nil {
		t.Fatal("nothing is saved")
	}
	c.Update(draftSaved{c.keep, c.changes, r.Now(), store.ErrDiskFull})
	if c.ending || !strings.Contains(c.View(), r.T(lang.NotSaved)) || c.editor.Value() != "Beste," {
		t.Errorf("ending %v, %q:\n%s", c.ending, c.editor.Value(), c.View())
	}
}

// TestOlderNeverOverNewer: commands have no order.
func TestOlderNeverOverNewer(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	c := r.answer()
	c.timer = true
	press(c, r.Look, "een")
	old := c.save()
	press(c, r.Look, " twee")
	pump(c, c.save())
	pump(c, old)
	if d, _ := r.draft(); d.Text != outside.New("een twee") {
		t.Errorf("the older text came to lie over the newer one: %q", d.Text.Unsafe())
	}
}

// TestSavesAtOnce: saves and a file that is attached, all under way at once; the
// newest text stays, with the file.
func TestSavesAtOnce(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	c := r.answer()
	c.timer = true
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("a"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmds := []tea.Cmd{c.attach(path)}
	for range 40 {
		press(c, r.Look, "x")
		cmds = append(cmds, c.save())
	}
	var under sync.WaitGroup
	for _, cmd := range cmds {
		under.Go(func() { cmd() })
	}
	under.Wait()
	if d, _ := r.draft(); d.Text != outside.New(strings.Repeat("x", 40)) || len(d.Attachments) != 1 {
		t.Errorf("%q, %d files", d.Text.Unsafe(), len(d.Attachments))
	}
}

// TestSend: what is sent is in the outbox, can be taken back, and leaves no
// draft behind.
func TestSend(t *testing.T) {
	r := newRoom(t, lang.Dutch)
	r.arrive(r.bang())
	c := r.answer()
	c.timer = true
	press(c, r.Look, "Beste, U mag bellen.")
	late := c.save() // a save that runs after it was sent must write nothing
	said := press(c, r.Look, "<ctrl+s>")
	acted, ok := told[Acted](said)
	if !ok || acted.Key != lang.DoneSendSoon || acted.Op == (store.OpID{}) || !acted.Until.Equal(r.clock.Add(10*time.Second)) {
		t.Fatalf("told %+v", said)
	}
	if _, ok := told[Ended](said); !ok {
		t.Fatal("it did not end")
	}
	pump(c, late)
	if d, ok := r.draft(); ok {
		t.Errorf("a draft is left: %q", d.Text.Unsafe())
	}
	op, err := r.Store.Outbox().Get(acted.Op)
	if err != nil {
		t.Fatal(err)
	}
	if len(op.Recipients) != 1 || op.Recipients[0] != outside.New("schrijver@example.org") || !op.NotBefore.Equal(r.clock.Add(10*time.Second)) {
		t.Errorf("%+v", op)
	}
	if err := r.Store.Outbox().Recall(r.Context, acted.Op); err != nil {
		t.Fatal(err)
	}
	if again := r.answer(); again.editor.Value() != "Beste, U mag bellen." {
		t.Errorf("taken back: %q", again.editor.Value())
	}
}

// TestSayBeforeSending: what is missing or came meanwhile is said first.
func TestSayBeforeSending(t *testing.T) {
	for _, tt := range []struct {
		name   string
		before func(r *room)
		begun  func(r *room, c *Composer)
		keys   string
		want   lang.Key
		args   []lang.Arg
		again  string // what sends it then; empty: it cannot go
	}{
		{name: "no text", keys: "<ctrl+s>", want: lang.MissingText},
		{name: "a promised attachment", keys: "Zie bijlage.<ctrl+s>", want: lang.MissingFile, again: "<ctrl+s>"},
		{name: "not safe", keys: "Dag.<ctrl+g><down><enter><ctrl+s>", want: lang.WhySendAnyway, again: "zij vroeg het<enter>"},
		{
			name: "a newer message", keys: "Dag.<ctrl+s>", want: lang.NewerMessage, again: "<ctrl+s>",
			begun: func(r *room, c *Composer) {
				l := r.bang()
				_, messages := r.contact()
				l.root, l.at, l.text = messages[0].Head.MessageID.Unsafe(), r.clock.Add(-time.Hour), "Het is al opgelost."
				r.arrive(l)
			},
		},
		{
			name: "answered meanwhile", keys: "Dag.<ctrl+s>", want: lang.AnsweredMeantime, args: []lang.Arg{lang.Said("somebody")}, again: "<ctrl+s>",
			begun: func(r *room, c *Composer) {
				l := r.bang()
				_, messages := r.contact()
				l.root, l.at, l.text, l.out = messages[0].Head.MessageID.Unsafe(), r.clock.Add(-time.Hour), "Antwoord van een collega.", true
				r.arrive(l)
			},
		},
		{name: "a wrong address", keys: "Dag.<ctrl+r><ctrl+u>jan<esc>", want: lang.BadAddress, args: []lang.Arg{lang.Said("jan")}},
		{name: "nobody", keys: "Dag.<ctrl+r><ctrl+u><esc><ctrl+s>", want: lang.MissingRecipient},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRoom(t, lang.English)
			r.arrive(r.bang())
			c := r.answer()
			if tt.begun != nil {
				tt.begun(r, c)
			}
			said := press(c, r.Look, tt.keys)
			if _, gone := told[Ended](said); gone || !strings.HasPrefix(c.notice, r.T(tt.want, tt.args...)) {
				t.Fatalf("ended %v, said %q, want %q", gone, c.notice, r.T(tt.want, tt.args...))
			}
			if ops, _ := r.Store.Outbox().List(false); len(ops) > 0 {
				t.Fatal("it is in the outbox")
			}
			if tt.again == "" {
				return
			}
			said = press(c, r.Look, tt.again)
			if _, ok := told[Ended](said); !ok {
				t.Fatalf("it does not go: %q, %v", c.notice, said)
			}
		})
	}
}

// TestRecipients: an answer goes to the writer alone; others are chosen one by
// one, and a form's writer is in Reply-To.
func TestRecipients(t *testing.T) {
	r := newRoom(t, lang.English)
	l := r.bang()
	l.cc, l.replyTo = []string{"huisarts@example.org"}, "elders@example.org"
	r.arrive(l)
	c := r.answer()
	if got := listed(c.recipients()); got != "schrijver@example.org" {
		t.Fatalf("goes to %s", got)
	}
	press(c, r.Look, "Dag.<ctrl+r><up><enter><esc>")
	if got := listed(c.recipients()); got != "schrijver@example.org, huisarts@example.org" {
		t.Errorf("goes to %s", got)
	}
	press(c, r.Look, "<ctrl+r><down><down><down><down><enter><esc>")
	if got := c.draft.Subject; got != outside.New("Re: Bang voor mijn buur") {
		t.Errorf("subject %q", got.Unsafe())
	}

	r = newRoom(t, lang.English)
	l = r.bang()
	l.from = "formulier@example.org"
	r.arrive(l)
	c = r.answer()
	if len(c.recipients()) != 0 || c.notice != r.T(lang.NoReplyAddress) {
		t.Errorf("goes to %s, said %q", listed(c.recipients()), c.notice)
	}
}

// TestAttach: a file is sealed into the draft and can be taken out; saving the
// text meanwhile loses none.
func TestAttach(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	c := r.answer()
	path := filepath.Join(t.TempDir(), "folder.pdf")
	if err := os.WriteFile(path, []byte("%PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	press(c, r.Look, "Dag.<ctrl+f>"+path+"<enter>meer")
	d, _ := r.draft()
	if len(d.Attachments) != 1 || d.Attachments[0].Name != outside.New("folder.pdf") || d.Text != outside.New("Dag.meer") {
		t.Fatalf("%+v", d)
	}
	press(c, r.Look, "<ctrl+f>/nowhere<enter>")
	if !strings.Contains(c.notice, "/nowhere") {
		t.Errorf("said %q", c.notice)
	}
	press(c, r.Look, "x") // who mends the path writes nothing into the letter
	if d, _ := r.draft(); c.field.Value() != "/nowherex" || d.Text != outside.New("Dag.meer") {
		t.Errorf("the field holds %q, the letter %q", c.field.Value(), d.Text.Unsafe())
	}
	press(c, r.Look, "<esc><ctrl+r><enter><enter><enter><enter><enter><enter>") // through all of the form
	press(c, r.Look, "<ctrl+r><up><space><space><esc>")
	if d, _ := r.draft(); len(d.Attachments) != 1 {
		t.Errorf("it went by walking through the form, or by a choice that was taken back: %+v", d.Attachments)
	}
	press(c, r.Look, "<ctrl+r><up><space>")
	if d, _ := r.draft(); len(d.Attachments) != 1 {
		t.Errorf("it went while the form was open: %+v", d.Attachments)
	}
	press(c, r.Look, "<esc>")
	if c.sendNext || c.removing != 0 {
		t.Error("something is still under way")
	}
	if d, _ := r.draft(); len(d.Attachments) != 0 {
		t.Errorf("%+v", d.Attachments)
	}
}

// TestNewMail: the draft of a mail to somebody new is found again, and when it
// is sent it begins a contact.
func TestNewMail(t *testing.T) {
	r := newRoom(t, lang.English)
	begin := func() *Composer {
		c, cmd := NewMail(r.Session)
		c.wait = time.Millisecond
		c.SetSize(80, 21)
		c.SetFocus(true)
		pump(c, cmd)
		return c
	}
	c := begin()
	press(c, r.Look, "iemand@example.org<esc>Dag.<esc>")
	c = begin()
	if got := listed(c.draft.To) + ": " + c.editor.Value(); got != "iemand@example.org: Dag." {
		t.Fatalf("found %q", got)
	}
	said := press(c, r.Look, "<ctrl+s>")
	if _, ok := told[Ended](said); !ok {
		t.Fatalf("said %q, told %v", c.notice, said)
	}
	to, _ := r.contact()
	if d := cmp.Diff(store.Answered, to.State); d != "" {
		t.Error(d)
	}
}

// TestLookFails: an error of looking by itself does not end a send that is under way.
func TestLookFails(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	c := r.answer()
	press(c, r.Look, "Dag.")
	send := c.send()
	c.look()
	c.Update(looked{of: c.keep, question: c.asked, err: store.ErrDamaged})
	if c.Stage() != Going {
		t.Fatal("it takes keys while it is being sent")
	}
	if _, ok := told[Ended](pump(c, send)); !ok {
		t.Errorf("it was not sent: %q", c.notice)
	}
	if err := c.keep.finish(func() error { t.Error("it is sent again"); return nil }); err == nil {
		t.Error("it can be sent again")
	}
}

// A reply that another window has given is not given again by itself: it is said,
// and sent as a further mail by whoever wants that.
func TestComposerGivenElsewhere(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	c := r.answer()
	press(c, r.Look, "Dag.")
	pump(c, c.Flush())
	other := r.answer()
	pump(other, other.send())
	if other.Stage() != Going {
		t.Fatal("it was not sent")
	}
	pump(c, c.send()) // says that it was answered meanwhile
	pump(c, c.send())
	if c.Stage() != Open || !strings.Contains(c.View(), "given to the outbox in the meantime") {
		t.Errorf("given twice:\n%s", c.View())
	}
	if all, err := r.Store.Outbox().List(false); err != nil || len(all) != 1 {
		t.Fatalf("%d replies wait: %v", len(all), err)
	}
	pump(c, c.send())
	if all, err := r.Store.Outbox().List(false); err != nil || len(all) != 2 || c.Stage() != Going {
		t.Errorf("%d replies wait: %v\n%s", len(all), err, c.View())
	}
}

// TestTwoSessionsWriteOneReply: one person has two sessions open, as after a line that was
// cut. Each sees what the other saved, and no words are lost when both write at once.
func TestTwoSessionsWriteOneReply(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	one, two := r.answer(), r.answer()
	one.timer, two.timer = true, true // saved by hand
	to, _ := r.contact()
	changed := Changed{store.Change{Contacts: map[store.ContactID]bool{to.ID: true}}}

	press(one, r.Look, "Dag")
	pump(one, one.save())
	pump(two, func() tea.Msg { return changed })
	if got := two.editor.Value(); got != "Dag" {
		t.Fatalf("the other session shows %q", got)
	}
	press(two, r.Look, " Lies")
	press(one, r.Look, " mevrouw")
	pump(two, two.save())
	pump(one, one.save())
	d, _ := r.draft()
	if got := d.Text.Unsafe(); got != "Dag mevrouw\n\nDag Lies" || one.editor.Value() != got || one.dirty() {
		t.Errorf("kept: %q; shown: %q", got, one.editor.Value())
	}
	if !strings.Contains(one.View(), "both texts are kept") {
		t.Errorf("it is not said:\n%s", one.View())
	}

	// What is emptied in one is not thrown away in the other.
	press(one, r.Look, " morgen")
	two.editor.SetValue("")
	pump(one, one.save())
	pump(two, two.touch())
	pump(two, two.save())
	if d, _ := r.draft(); !strings.Contains(d.Text.Unsafe(), "morgen") {
		t.Errorf("after the other was emptied: %q", d.Text.Unsafe())
	}
}
