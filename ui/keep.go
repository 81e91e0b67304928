package ui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"baken/ui/kind"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// syncNow looks at the mail server at once: what came in, and what waits to go.
func (a *App) syncNow() tea.Cmd {
	if a.s.Mail == nil {
		a.say(part.Calm, a.Lang.T(lang.WhyNoMail))
		return nil
	}
	a.s.Mail.Nudge()
	a.say(part.Calm, a.Lang.T(lang.SyncBegun))
	return nil
}

// askBackup asks where a copy of the store shall stand.
func (a *App) askBackup(typed string) tea.Cmd {
	if typed == "" {
		dir, err := os.UserHomeDir()
		if err != nil {
			dir = "."
		}
		typed = filepath.Join(dir, "baken-"+a.now().In(a.zone()).Format("2006-01-02")+".db")
	}
	a.front.enter(a.Lang.T(lang.AskBackup), a.Lang.T(lang.BackupSealed), typed, a.backUp)
	return nil
}

// backUp writes the copy behind the screen. A file that is there already is never
// written over.
func (a *App) backUp(path string) tea.Cmd {
	if path == "" {
		return nil
	}
	path = fromHome(path)
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	s, shown := a.s, lang.Said(gated(path))
	a.say(part.Calm, a.Lang.T(lang.BackupBegun, shown))
	return func() tea.Msg {
		n, err := s.Store.BackupTo(s.Context, path)
		switch {
		case errors.Is(err, fs.ErrExist):
			return screen.Said{Tone: part.Warning, Words: s.T(lang.FailFileThere, shown)}
		case err != nil:
			s.Log.Warn("no backup", "error", kind.Of(err))
			return screen.Said{Tone: part.Alarm, Words: s.T(lang.FailBackup, shown)}
		}
		return screen.Said{Tone: part.Done, Words: s.T(lang.DoneBackup, shown, lang.Said(s.Lang.Size(n)))}
	}
}
