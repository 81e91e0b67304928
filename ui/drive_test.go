package ui

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
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
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
	"baken/ui/style"
)

// person sits before the workstation in a test: she types keys and looks at the
// screen. The program is the real one, without a terminal.
type person struct {
	t       testing.TB
	program *tea.Program
	store   *store.Store
	done    chan Result
}

// watched is the app with a way to look at it.
type watched struct{ *App }

type look struct{ screen chan string }

// where asks what keys mean now.
type where chan keymap.Context

func (w watched) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case look:
		m.screen <- w.View()
		return w, nil
	case where:
		m <- w.context()
		return w, nil
	}
	_, cmd := w.App.Update(msg)
	return w, cmd
}

// monday is the moment at which all tests stand: Monday 23 November 2026, 12:04
// in Brussels.
var monday = time.Date(2026, 11, 23, 11, 4, 0, 0, time.UTC)

func brussels(t testing.TB) *time.Location {
	zone, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func plainLook(l lang.Language) part.Look {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.Ascii)
	return part.Look{Style: style.New(r, style.Options{NoColor: true, Background: style.Dark}), Lang: lang.For(l), Keys: keymap.Default()}
}

// newStore makes a store with invented contacts in it.
func newStore(t testing.TB) *store.Store {
	return newStoreAt(t, func() time.Time { return monday })
}

// storeOptions are those of a store that stands at monday.
func storeOptions() store.Options {
	return store.Options{Now: func() time.Time { return monday }, NoSync: true}
}

// newStoreAt is newStore with a clock of its own.
func newStoreAt(t testing.TB, now func() time.Time) *store.Store {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "baken")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	s, err := store.Create(filepath.Join(dir, "baken.db"), store.Founding{
		Name: outside.New("Noor"), Ways: []store.NamedWay{{Way: vault.PassphraseWork([]byte("x"), 1), Label: "passphrase"}},
	}, store.Options{Now: now, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// letter is an invented mail.
type letter struct {
	from, subject, text string
	ago                 time.Duration
	level               store.Urgency
	words               string // what a rule found
	rule                string
	aside               store.AsideReason
	files               []mail.Attachment
}

var letters = []letter{
	{from: "buur@example.org", subject: "Bang voor mijn buur", ago: 50 * time.Hour, level: store.Acute, rule: "nl.knife", words: "hij heeft een mes",
		text: "Hallo,\n\nIk hoor al weken geroep bij de buren. Gisteren zei zij dat hij een mes heeft. Ik weet niet of ik mag bellen zonder dat zij het te weten komen.\n\nGroeten"},
	{from: "kind@example.org", subject: "kzit met iets", ago: 40 * time.Minute, level: store.Minor, rule: "nl.age", words: "ik ben 14", text: "hey ik ben 14 en durf ni naar huis"},
	{from: "vader@example.org", subject: "Vraag over bezoekrecht", ago: 26 * time.Hour, level: store.Calm, text: "Dag, mijn vraag gaat over het bezoekrecht.", files: []mail.Attachment{{Number: 1, Name: outside.New("vonnis.pdf"), Type: outside.New("application/pdf"), Size: 48213}}},
	{from: "leeg@example.org", subject: "", ago: 6 * time.Hour, level: store.NotAssessed, text: ""},
	{from: "collega@example.org", subject: "Re: afspraak", ago: 5 * time.Hour, level: store.Calm, text: "Past dinsdag voor u?"},
	{from: "nieuwsbrief@example.org", subject: "Nieuwsbrief november", ago: 3 * time.Hour, aside: store.AsideList, text: "Deze maand in de kijker"},
}

// fill brings letters into the store.
func fill(t testing.TB, s *store.Store, letters []letter) {
	t.Helper()
	fillFrom(t, s, 0, letters)
}

// fillFrom is fill where so many came before.
func fillFrom(t testing.TB, s *store.Store, before int, letters []letter) {
	t.Helper()
	inbox := outside.New("INBOX")
	err := s.Mirror().Update(context.Background(), func(y *store.Sync) error {
		if err := y.SetFolder(store.Folder{Name: inbox, Role: store.Inbox, UIDValidity: 1}); err != nil {
			return err
		}
		for i, l := range letters {
			i += before
			a := store.Arrival{UID: store.UID(i + 1), Internal: monday.Add(-l.ago), Root: outside.New(fmt.Sprintf("%d@example.org", i)), Folded: l.from, Aside: l.aside}
			a.With = mail.Address{Name: outside.New("An Onbekend"), Addr: outside.New(l.from)}
			a.Head = mail.Head{MessageID: a.Root, From: []mail.Address{a.With}, Subject: outside.New(l.subject), Hash: [32]byte{byte(i), byte(i >> 8), byte(i >> 16), 1}}
			id, _, err := y.Arrive(s.FolderID(inbox), a)
			if err != nil {
				return err
			}
			found := store.Assessment{Urgency: l.level, Language: "nl"}
			if l.rule != "" {
				found.Reasons = []store.Reason{{Rule: l.rule, Text: outside.New(l.words)}}
			}
			if l.text == "" {
				found.Language = ""
			}
			b := mail.Body{Attachments: l.files}
			if l.text != "" {
				b.Blocks = []mail.Block{{Text: outside.New(l.text)}}
			}
			for _, f := range l.files {
				if err := y.Piece(id, store.Piece{Number: f.Number, Bytes: []byte("Wat er gebeurde.")}.Pack()); err != nil {
					return err
				}
			}
			if err := y.Body(id, store.PackBody(b), nil, found); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// deps are what a session in a test is made with.
func deps(t testing.TB, s *store.Store, l lang.Language) Deps {
	config := account.Config{Address: "hulplijn@example.org", FromName: "Hulplijn"}
	d := depsIn(brussels(t), plainLook(l), config)
	d.Open = func([]byte) (screen.Opened, error) {
		return screen.Opened{Store: s, Compose: func(w outbox.Writing) (store.Answer, error) { return outbox.Compose(config, w) }}, nil
	}
	return d
}

// depsIn are those of them that need no store.
func depsIn(zone *time.Location, look part.Look, config account.Config) Deps {
	return Deps{
		Look: look, Name: "Noor", Config: config, Now: func() time.Time { return monday }, Zone: zone, Log: slog.New(slog.DiscardHandler), LogFile: "~/baken.log",
		Rule: func(rule string) string {
			return map[string]string{"nl.knife": "gevaar", "nl.age": "minderjarig"}[rule]
		},
		Level: func(rule string) store.Urgency {
			return map[string]store.Urgency{"nl.knife": store.Acute, "nl.age": store.Minor}[rule]
		},
		Reads: func(language string) bool { return language == "nl" || language == "en" || language == "fr" },
		Due:   func(since time.Time) time.Time { return since.Add(56 * time.Hour) },
	}
}

// sit puts somebody before a screen of that size.
func sit(t testing.TB, s *store.Store, width, height int, l lang.Language) *person {
	t.Helper()
	return sitWith(t, s, deps(t, s, l), width, height)
}

// sitWith is sit with what the session is made of.
func sitWith(t testing.TB, s *store.Store, d Deps, width, height int) *person {
	t.Helper()
	app := New(context.Background(), d)
	p := &person{t: t, store: s, done: make(chan Result, 1)}
	p.program = tea.NewProgram(watched{app}, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutRenderer(), tea.WithoutSignalHandler())
	go func() {
		_, err := p.program.Run()
		if err != nil {
			t.Error(err)
		}
		app.release()
		p.done <- app.result
	}()
	t.Cleanup(func() {
		p.program.Quit()
		select {
		case <-p.done:
		case <-time.After(tries * 25 * time.Millisecond):
			t.Error("the program does not end")
		}
	})
	p.program.Send(tea.WindowSizeMsg{Width: width, Height: height})
	return p
}

// screen is what stands there now, without colours.
func (p *person) screen() string { return ansi.Strip(p.colours()) }

// colours is what stands there now.
func (p *person) colours() string {
	l := look{make(chan string, 1)}
	p.program.Send(l)
	select {
	case s := <-l.screen:
		return s
	case <-time.After(tries * 25 * time.Millisecond):
		p.t.Fatal("the screen does not answer")
		return ""
	}
}

// tries is how often somebody looks for what is to come, each 25 ms: a minute is long for
// her, and short for a machine that does much beside.
const tries = 2400

// sees waits until words stand on the screen and gives it.
func (p *person) sees(words ...string) string {
	p.t.Helper()
	var s string
	for range tries {
		s = p.screen()
		missing := false
		for _, w := range words {
			missing = missing || !strings.Contains(s, w)
		}
		if !missing {
			return s
		}
		time.Sleep(25 * time.Millisecond)
	}
	p.t.Fatalf("never saw %q; the screen is\n%s", words, s)
	return ""
}

// until waits for what does not stand on the screen.
func (p *person) until(what string, so func() bool) {
	p.t.Helper()
	for range tries {
		if so() {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	p.t.Fatalf("never came: %s; the screen is\n%s", what, p.screen())
}

// never says that words do not stand there.
func (p *person) never(words ...string) {
	p.t.Helper()
	s := p.screen()
	for _, w := range words {
		if strings.Contains(s, w) {
			p.t.Errorf("saw %q on\n%s", w, s)
		}
	}
}

// gone waits until none of the words stands there any more.
func (p *person) gone(words ...string) {
	p.t.Helper()
	var s string
	for range tries {
		s = p.screen()
		if !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) }) {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	p.t.Fatalf("%q does not go; the screen is\n%s", words, s)
}

// types presses keys: names as the key map has them, a space apart.
func (p *person) types(keys string) {
	for _, k := range strings.Fields(keys) {
		p.program.Send(press(k))
	}
}

// writes types a text.
func (p *person) writes(text string) {
	for _, r := range text {
		if r == '\n' {
			p.program.Send(tea.KeyMsg{Type: tea.KeyEnter})
			continue
		}
		p.program.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
}

var pressed = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "space": tea.KeySpace, "backspace": tea.KeyBackspace,
	"ctrl+d": tea.KeyCtrlD, "ctrl+u": tea.KeyCtrlU, "ctrl+s": tea.KeyCtrlS, "ctrl+x": tea.KeyCtrlX, "ctrl+l": tea.KeyCtrlL, "ctrl+q": tea.KeyCtrlQ, "ctrl+o": tea.KeyCtrlO, "ctrl+r": tea.KeyCtrlR, "ctrl+g": tea.KeyCtrlG, "ctrl+f": tea.KeyCtrlF, "ctrl+t": tea.KeyCtrlT, "ctrl+n": tea.KeyCtrlN, "ctrl+p": tea.KeyCtrlP, "f1": tea.KeyF1, "f2": tea.KeyF2,
}

func press(k string) tea.KeyMsg {
	if t, ok := pressed[k]; ok {
		return tea.KeyMsg{Type: t}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)}
}
