package ui

import (
	"context"
	"log/slog"
	"net"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox"
	"baken/inbox/account"
	"baken/inbox/mailtest"
	"baken/keymap"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/screen"
)

// TestNoKeyWaitsForTheServer sits before a workstation whose server has let us in and
// says nothing any more, and presses every key on the queue, in a conversation, in the
// outbox and while composing. Whatever a key does
// behind the screen, its frame comes: a key that asked the server would never end.
func TestNoKeyWaitsForTheServer(t *testing.T) {
	s := newStore(t)
	t.Cleanup(func() { s.Close() })
	fill(t, s, letters[2:])
	unfetched(t, s)
	work, silent := silentWork(t, s)
	d := deps(t, s, lang.English)
	open := d.Open
	d.Open = func(b []byte) (screen.Opened, error) {
		o, err := open(b)
		o.Mail, o.Events = work, work.Status()
		return o, err
	}
	b := seat{t, New(context.Background(), d)}
	drive(b, tea.WindowSizeMsg{Width: 80, Height: 24})
	<-silent

	pressed := make(chan int, 1)
	go func() {
		n := 0
		for _, to := range []string{"1", "enter", "O", "r"} {
			for _, e := range keymap.Table() {
				switch e.Action {
				case keymap.Quit, keymap.Lock, keymap.Blank:
					continue // they end the session, or the screen
				}
				for _, k := range e.Keys {
					for range 3 {
						drive(b, keyNamed(t, "esc"))
					}
					drive(b, keyNamed(t, "1"))
					drive(b, keyNamed(t, to))
					for _, one := range strokes(k) {
						drive(b, keyNamed(t, one))
						_ = b.View()
						n++
					}
				}
			}
		}
		pressed <- n
	}()
	select {
	case n := <-pressed:
		if n < 200 {
			t.Errorf("%d keys were pressed", n)
		}
	case <-time.After(5 * time.Minute): // by far more than all of it needs
		t.Fatal("a key waits for the server")
	}
	waited := 0
	work.asked.Range(func(any, any) bool { waited++; return true })
	if waited == 0 {
		t.Error("nothing was asked of the server meanwhile; this shows nothing")
	}
}

// silentWork is the work with a server that lets us in and then says nothing. silent is
// closed when it has come to that.
func silentWork(t *testing.T, s *store.Store) (w *Work, silent chan struct{}) {
	t.Helper()
	silent = make(chan struct{})
	once := sync.OnceFunc(func() { close(silent) })
	c := account.Default()
	c.Address, c.SecretCommand, c.IMAP = "hulplijn@example.org", "echo geheim", "imap://h@127.0.0.1"
	svc, err := inbox.New(s, c, inbox.Deps{DialIMAP: func(context.Context, string) (net.Conn, error) {
		return mailtest.Scripted(t, func(s *mailtest.Script) {
			s.Hello("IMAP4rev1")
			s.Line()
			once()
			s.Gone()
		}), nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(func() { cancel(); svc.Stop() })
	return Begin(ctx, svc, "mail.example.org", slog.New(slog.DiscardHandler)), silent
}

// unfetched lets a mail come of which the body is still on the server.
func unfetched(t *testing.T, s *store.Store) {
	t.Helper()
	err := s.Mirror().Update(context.Background(), func(y *store.Sync) error {
		a := store.Arrival{UID: 900, Internal: monday.Add(-100 * time.Hour), Root: outside.New("ver@example.org"), Folded: "ver@example.org", Size: 5000}
		a.With = mail.Address{Addr: outside.New("ver@example.org")}
		a.Head = mail.Head{MessageID: a.Root, From: []mail.Address{a.With}, Subject: outside.New("Nog ver"), Hash: [32]byte{9, 9}}
		_, _, err := y.Arrive(s.FolderID(outside.New("INBOX")), a)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// drive gives the app a message, and does what it asks of the store in the same time.
func drive(b seat, msg tea.Msg) {
	_, cmd := b.Update(msg)
	var run func(tea.Cmd)
	run = func(cmd tea.Cmd) {
		if cmd == nil || waits(cmd) {
			return
		}
		switch m := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range m {
				run(c)
			}
		default:
			_, next := b.Update(m)
			run(next)
		}
	}
	if _, first := msg.(tea.WindowSizeMsg); first {
		run(b.unlock.Init())
	}
	run(cmd)
}

// strokes are the keys of a binding: "gg" is two.
func strokes(binding string) (all []string) {
	if _, one := keyTypes[binding]; one || binding == "space" {
		return []string{binding}
	}
	for _, r := range binding {
		all = append(all, string(r))
	}
	return all
}

// keyTypes are the keys that write nothing, by their names.
var keyTypes = func() map[string]tea.KeyType {
	all := map[string]tea.KeyType{}
	for k := tea.KeyType(-128); k < 128; k++ {
		if name := (tea.KeyMsg{Type: k}).String(); name != "" && k != tea.KeyRunes {
			all[name] = k
		}
	}
	return all
}()

// keyNamed is a key by its name in the table.
func keyNamed(t *testing.T, name string) tea.KeyMsg {
	if k, ok := keyTypes[name]; ok {
		return tea.KeyMsg{Type: k}
	}
	if name == "space" {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	}
	if len([]rune(name)) != 1 {
		return tea.KeyMsg{Type: keyTypes[name[len("alt+"):]], Alt: true}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}
