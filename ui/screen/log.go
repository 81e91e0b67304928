package screen

import (
	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/ui/lang"
	"baken/ui/part"
)

// Log shows what the program has said.
type Log struct {
	*part.Log
	look part.Look
}

// NewLog has nothing to tell.
func NewLog(look part.Look) *Log { return &Log{part.NewLog(look), look} }

// Context is the log's.
func (l *Log) Context() keymap.Context { return keymap.Log }

// Do moves in it.
func (l *Log) Do(a keymap.Action) (tea.Cmd, bool) { return nil, l.Log.Do(a) }

// Type takes no key: nothing is typed here.
func (l *Log) Type(tea.KeyMsg, keymap.Action) tea.Cmd { return nil }

// Update needs nothing: what is said is added to it.
func (l *Log) Update(tea.Msg) tea.Cmd { return nil }

// Why gives no reason: moving can always be done.
func (l *Log) Why(keymap.Action) string { return "" }

// Title is the log's name.
func (l *Log) Title() string { return l.look.Lang.T(lang.LogTitle) }

// Edge has the name, and how much is in sight.
func (l *Log) Edge() part.Edge { return part.Edge{Title: l.Title(), Scroll: l.Scroll()} }
