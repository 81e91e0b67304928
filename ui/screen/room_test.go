package screen

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"baken/inbox/account"
	"baken/inbox/outbox"
	"baken/keymap"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
	"baken/store/vault"
	"baken/ui/golden"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/style"
)

// room is a session with a store of invented mails and a clock that stands
// still until it is moved.
type room struct {
	*Session
	t     testing.TB
	clock time.Time
}

func newRoom(t testing.TB, l lang.Language) *room {
	t.Helper()
	r := &room{t: t, clock: time.Date(2026, 11, 23, 8, 12, 0, 0, time.UTC)}
	dir := filepath.Join(t.TempDir(), "baken")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return r.clock }
	st, err := store.Create(filepath.Join(dir, "baken.db"), store.Founding{
		Name: outside.New("Noor"), Ways: []store.NamedWay{{Way: vault.PassphraseWork([]byte("correct horse"), 2), Label: "passphrase"}},
	}, store.Options{Now: now, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		checks, err := st.Verify(context.Background(), nil)
		if err != nil {
			t.Errorf("verify: %v", err)
		}
		for _, c := range checks {
			for _, w := range c.Wrong {
				t.Errorf("verify: %s: %s: %s", c.What, w.Where, w.Why)
			}
		}
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	config := account.Default()
	config.Address, config.FromName, config.SMTP = "hulplijn@example.org", "Hulplijn", "smtp.example.org"
	config.Forms = []string{"formulier@example.org"}
	r.Session = &Session{
		Look: look(l), Store: st, Config: config, Now: now, Zone: time.FixedZone("CET", 3600), Log: slog.New(slog.DiscardHandler),
		Context: context.Background(), Rule: func(string) string { return "mes" }, Level: func(string) store.Urgency { return store.Acute }, Reads: func(string) bool { return true }, Due: func(t time.Time) time.Time { return t.Add(48 * time.Hour) },
		Compose: func(w outbox.Writing) (store.Answer, error) { return outbox.Compose(config, w) },
	}
	return r
}

// look is a session's without colour.
func look(l lang.Language) part.Look {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.Ascii)
	r.SetHasDarkBackground(true)
	return part.Look{Style: style.New(r, style.Options{}), Lang: lang.For(l), Keys: keymap.Default()}
}

// letter is an invented mail.
type letter struct {
	from, subject, text string
	root                string // the first of its thread
	at                  time.Time
	cc                  []string
	replyTo             string
	out                 bool
	reasons             []store.Reason
}

// arrive keeps letters in INBOX.
func (r *room) arrive(letters ...letter) (ids []store.MailID) {
	r.t.Helper()
	inbox := outside.New("INBOX")
	err := r.Store.Mirror().Update(context.Background(), func(y *store.Sync) error {
		if err := y.SetFolder(store.Folder{Name: inbox, Role: store.Inbox, UIDValidity: 1}); err != nil {
			return err
		}
		for _, l := range letters {
			id := fmt.Sprintf("%x@example.org", sha256.Sum256([]byte(l.from+l.text+l.at.String())))[:20] + "@example.org"
			if l.root == "" {
				l.root = id
			}
			with := mail.Address{Name: outside.New("Jo Peeters"), Addr: outside.New(l.from)}
			a := store.Arrival{UID: store.UID(l.at.Unix() % 1_000_000), Internal: l.at, Size: int64(len(l.text)), Root: outside.New(l.root), Folded: l.from, With: with}
			a.Head = mail.Head{
				MessageID: outside.New(id), From: []mail.Address{with}, To: []mail.Address{{Addr: outside.New("hulplijn@example.org")}},
				Subject: outside.New(l.subject), Date: l.at, Hash: sha256.Sum256([]byte(id)),
			}
			if l.out {
				a.Direction = store.Out
				a.Head.From, a.Head.To = a.Head.To, a.Head.From
			}
			for _, cc := range l.cc {
				a.Head.Cc = append(a.Head.Cc, mail.Address{Addr: outside.New(cc)})
			}
			if l.replyTo != "" {
				a.Head.ReplyTo = []mail.Address{{Addr: outside.New(l.replyTo)}}
			}
			mid, wanted, err := y.Arrive(r.Store.FolderID(inbox), a)
			if err != nil {
				return err
			}
			if ids = append(ids, mid); !wanted {
				continue
			}
			body := mail.Body{Blocks: []mail.Block{{Text: outside.New(l.text)}}}
			if err := y.Body(mid, store.PackBody(body), nil, l.found()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return ids
}

// found is what the rules found in a letter.
func (l letter) found() store.Assessment {
	if len(l.reasons) == 0 {
		return store.Assessment{Language: "nl"}
	}
	return store.Assessment{Language: "nl", Urgency: store.Acute, Reasons: l.reasons}
}

// bang is the mail that most tests answer.
func (r *room) bang() letter {
	return letter{
		from: "schrijver@example.org", subject: "Bang voor mijn buur", at: r.clock.Add(-26 * time.Hour),
		text: "Hallo,\n\nIk hoor al weken geroep bij de buren. Gisteren zei zij dat hij een mes heeft. Ik weet niet of ik mag bellen zonder dat zij het te weten komen.\n\nGroeten",
	}
}

// contact is the contact of an address's only mail.
func (r *room) contact() (store.Contact, []store.Message) {
	r.t.Helper()
	all, err := r.Store.Queue(store.FilterAll, 0, 10)
	if err != nil || len(all) == 0 {
		r.t.Fatalf("%d contacts, %v", len(all), err)
	}
	messages, err := Opening(r.Store, all[0].ID)
	if err != nil {
		r.t.Fatal(err)
	}
	all[0].Pseudonym = pseudonym
	return all[0], messages
}

// driven is what takes keys and messages.
type driven interface {
	Type(tea.KeyMsg, keymap.Action) tea.Cmd
	Update(tea.Msg) tea.Cmd
	View() string
}

// pump runs a command and all that follow from it, and gives what was told to
// the app.
func pump(s driven, cmd tea.Cmd) (told []tea.Msg) {
	if cmd == nil {
		return nil
	}
	switch m := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			told = append(told, pump(s, c)...)
		}
	case Ended:
		if m.Did != nil {
			told = append(told, *m.Did)
		}
		told = append(told, m)
	case Acted:
		told = append(told, m)
		if m.Then != nil { // as the app does
			told = append(told, pump(s, s.Update(m.Then))...)
		}
	case Said, Failed, Opened, Selected, CaseSelected:
		told = append(told, m)
	default:
		told = append(told, pump(s, s.Update(still(m)))...)
	}
	return told
}

// still gives contacts pseudonyms that are the same in each test; the store's
// come from a random key.
func still(msg tea.Msg) tea.Msg {
	switch m := msg.(type) {
	case looked:
		m.contact.Pseudonym = pseudonym
		return m
	case caseLoaded:
		m.contact.Pseudonym = pseudonym
		for i := range m.file.Contacts {
			m.file.Contacts[i].Pseudonym = pseudonym + store.Pseudonym(i)
		}
		return m
	case casesLoaded:
		for i := range m.rows {
			for j := range m.rows[i].Contacts {
				m.rows[i].Contacts[j].Pseudonym = pseudonym + store.Pseudonym(10*i+j)
			}
		}
		return m
	case figureAnswer:
		for i := range m.contacts.Contacts {
			m.contacts.Contacts[i].Pseudonym = pseudonym + store.Pseudonym(i)
		}
		return m
	case outboxLoaded:
		for i, op := range m.ops {
			if c, ok := m.contacts[op.Contact]; ok {
				c.Pseudonym = pseudonym + store.Pseudonym(i)
				m.contacts[op.Contact] = c
			}
		}
		return m
	}
	return msg
}

const pseudonym store.Pseudonym = 1234

// words are what a person types: text, and keys in angle brackets.
func press(s driven, look part.Look, words string) (told []tea.Msg) {
	type placed interface{ Context() keymap.Context }
	keys := look.Keys.Resolver()
	for words != "" {
		key := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(words)[:1]}
		rest := string([]rune(words)[1:])
		if name, after, ok := strings.Cut(words[1:], ">"); ok && words[0] == '<' {
			key, rest = pressed(name), after
		} else if words[0] == '\n' {
			key = tea.KeyMsg{Type: tea.KeyEnter}
		} else if words[0] == ' ' {
			key = tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
		}
		words = rest
		ctx := keymap.Field
		if p, ok := s.(placed); ok {
			ctx = p.Context()
		}
		name := key.String()
		if name == " " {
			name = "space"
		}
		a, _ := keys.Press(ctx, name, false)
		if d, ok := s.(interface {
			Do(keymap.Action) (tea.Cmd, bool)
		}); ok && !ctx.Typing() {
			cmd, _ := d.Do(a)
			told = append(told, pump(s, cmd)...)
			continue
		}
		told = append(told, pump(s, s.Type(key, a))...)
	}
	return told
}

var keyTypes = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "down": tea.KeyDown, "up": tea.KeyUp, "space": tea.KeySpace, "backspace": tea.KeyBackspace,
	"ctrl+s": tea.KeyCtrlS, "ctrl+r": tea.KeyCtrlR, "ctrl+f": tea.KeyCtrlF, "ctrl+p": tea.KeyCtrlP, "ctrl+g": tea.KeyCtrlG, "ctrl+o": tea.KeyCtrlO,
	"ctrl+j": tea.KeyCtrlJ, "ctrl+u": tea.KeyCtrlU, "ctrl+t": tea.KeyCtrlT, "ctrl+d": tea.KeyCtrlD, "shift+tab": tea.KeyShiftTab, "pgdown": tea.KeyPgDown,
}

func pressed(name string) tea.KeyMsg { return tea.KeyMsg{Type: keyTypes[name]} }

// told finds a message of a kind.
func told[M tea.Msg](all []tea.Msg) (m M, ok bool) {
	for _, x := range all {
		if m, ok := x.(M); ok {
			return m, true
		}
	}
	return m, false
}

// operation is the short id of an operation, which is random.
var operation = regexp.MustCompile(`\b[0-9a-f]{8}\b`)

// compare compares a picture with the frame in testdata; the cursor is ‸ there.
func compare(t *testing.T, name, view string, width, height int) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) != height {
		t.Errorf("%s: %d lines, want %d", name, len(lines), height)
	}
	var b strings.Builder
	for _, l := range lines {
		if w := ansi.StringWidth(l); w != width {
			t.Errorf("%s: a line of %d cells, want %d: %q", name, w, width, l)
		}
		l = operation.ReplaceAllString(l, "0123abcd")
		b.WriteString(strings.ReplaceAll(strings.ReplaceAll(l, part.Here, "‸"), "\x1b", "␛") + "|\n")
	}
	if n := strings.Count(view, part.Here); n > 1 {
		t.Errorf("%s: %d cursors", name, n)
	}
	golden.Compare(t, name+".golden", b.String())
}

// sizes are a terminal that must be comfortable, and a narrow pane.
var sizes = []struct{ w, h int }{{80, 21}, {44, 30}}

// everywhere draws a screen in each language and size.
func everywhere(t *testing.T, name string, make func(r *room) interface {
	SetSize(int, int)
	SetFocus(bool)
	View() string
}) {
	t.Helper()
	for _, l := range lang.Languages() {
		s := make(newRoom(t, l))
		for _, size := range sizes {
			s.SetFocus(true)
			s.SetSize(size.w, size.h)
			compare(t, fmt.Sprintf("%s-%s-%d", name, l, size.w), s.View(), size.w, size.h)
		}
	}
}
