package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// Sounding is the [chat] part of the configuration: what this terminal does about chats.
type Sounding struct {
	// Bell says when the terminal's bell rings: at all that comes, when a chat comes, or
	// never.
	Bell Bell `toml:"bell"`
	// BellLocked rings it on an empty screen too, where nobody may sit before it.
	BellLocked bool `toml:"bell_locked"`
}

// Bell says when the bell rings.
type Bell string

// The bells, as they stand in the configuration.
const (
	BellAll  Bell = "all"  // when a chat comes, and when the visitor writes in one of mine
	BellNew  Bell = "new"  // when a chat comes
	BellNone Bell = "none" // never
)

// Bells are all of them.
var Bells = []Bell{BellAll, BellNew, BellNone}

// DefaultSounding is what holds where nothing is said.
func DefaultSounding() Sounding { return Sounding{Bell: BellAll} }

// The occasions.
const (
	newBell  = true  // a chat came, or waits long
	mineBell = false // the visitor wrote in one of mine
)

// betweenBells is how long after the bell it is silent.
const betweenBells = time.Second

// ring rings the bell, which says nothing of what came.
func (a *App) ring(came bool) tea.Cmd {
	out, now := a.deps.Out, a.now()
	switch sounds := a.deps.Sounding; {
	case out == nil || sounds.Bell == BellNone || sounds.Bell == BellNew && !came:
		return nil
	case (a.blank || a.leaving != notLeaving) && !sounds.BellLocked:
		return nil
	case !a.rung.IsZero() && now.Sub(a.rung) < betweenBells && !now.Before(a.rung):
		return nil
	}
	a.rung = now
	return func() tea.Msg {
		_, _ = out.Write([]byte{bell}) // it is on the screen in any case
		return nil
	}
}

// bell is what a terminal rings at.
const bell = 0x07
