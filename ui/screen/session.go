package screen

import (
	"context"
	"log/slog"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/account"
	"baken/inbox/outbox"
	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
)

// Session is what all screens of one person at one terminal share.
type Session struct {
	part.Look
	Store  *store.Store
	Mail   Mail
	Config account.Config
	Now    func() time.Time
	Zone   *time.Location
	Log    *slog.Logger
	// Context ends with the session; commands give it to the store.
	Context context.Context
	// Rule gives the words for an urgency rule in the session's language.
	Rule func(rule string) string
	// Level is how urgent what an urgency rule finds is.
	Level func(rule string) store.Urgency
	// Remote says that the terminal is not of this machine: none of its files is read.
	Remote bool
	// Reads says whether there are urgency rules for a language.
	Reads func(language string) bool
	// Compose builds the mail of a draft; nil when there is no server to send with.
	Compose func(outbox.Writing) (store.Answer, error)
	// Chats is the seat at the visitors' chats; nil where there are none.
	Chats Chats
	// Live are those that go on or wait; nil where there are none.
	Live *Live
	// Due says until when an answer is promised to who waits since then.
	Due func(since time.Time) time.Time
	// Waits is set where whoever gives a command waits for all that it leads to.
	Waits bool
}

// Lasts is a command that nobody waits for.
func (s *Session) Lasts(cmd tea.Cmd) tea.Cmd {
	if !s.Waits || cmd == nil {
		return cmd
	}
	return func() tea.Msg { return Lasting{cmd} }
}

// Mail is the work with the network that goes on behind the screen. Its methods
// return at once.
type Mail interface {
	// Fetch asks for the body of a mail before all others.
	Fetch(store.MailID)
	// Nudge says that there is something to send or to tell the server.
	Nudge()
}

// T gives a text of the catalog.
func (s *Session) T(key lang.Key, args ...lang.Arg) string { return s.Lang.T(key, args...) }

// Language is the language of the session, as the store and the rules name it.
func (s *Session) Language() string { return string(s.Lang.Language()) }

// Screen is one of the places where a person can be.
type Screen interface {
	// Context says which keys mean what now.
	Context() keymap.Context
	SetSize(width, height int)
	SetFocus(bool)
	// Do does what a key meant; false when the action is none of its.
	Do(keymap.Action) (tea.Cmd, bool)
	// Type takes a key while a text is being typed, with the action it means
	// there, if any.
	Type(tea.KeyMsg, keymap.Action) tea.Cmd
	// Update takes everything else that has happened.
	Update(tea.Msg) tea.Cmd
	// Why says of an action why it cannot be done now, empty when it can.
	Why(keymap.Action) string
	// Title is what it is called where it stands alone.
	Title() string
	// Edge is what stands in its border where it stands beside others.
	Edge() part.Edge
	View() string
}

// Writing is a screen that stands in front of another while a text is written.
type Writing interface {
	Screen
	// Contact is whom the text is about; zero for a mail to somebody new.
	Contact() store.Contact
	// Stage says whether it takes keys.
	Stage() Stage
	// Flush saves at once what is not saved yet.
	Flush() tea.Cmd
	// Unsaved says that what stands on the screen could not be saved.
	Unsaved() bool
	// Rescue is what stands on the screen.
	Rescue() store.Unsaved
	// Leave saves it and ends it; where it cannot be saved it stays open.
	Leave() tea.Cmd
}

// read makes a command of a question to the store.
func (s *Session) read(f func() tea.Msg) tea.Cmd { return f }

// failed says that an act did not succeed; the app finds the words.
func failed(what string, err error) tea.Msg {
	if err == nil {
		return nil
	}
	return Failed{What: what, Err: err}
}
