package ui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/message"
	"baken/keymap"
	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// reply opens the composer on a contact, once its conversation is at hand.
func (a *App) reply(c store.Contact) tea.Cmd {
	if a.composer != nil && a.composer.Contact().ID == c.ID {
		return a.goTo(atConversation) // it is being written already
	}
	s, shown := a.s, a.conversation
	a.opening = true
	return func() tea.Msg {
		messages, err := screen.Opening(s.Store, c.ID)
		if err != nil {
			return screen.Failed{What: s.Lang.Action(keymap.Reply), Err: err}
		}
		return asked{func() tea.Cmd {
			composer, cmd := screen.NewComposer(s, c, messages, !shown.Covered(c.ID))
			return tea.Batch(cmd, a.show(screen.Selected{Contact: c, Any: true}), a.compose(composer))
		}}
	}
}

// compose puts a composer in front of the conversation.
func (a *App) compose(c *screen.Composer) tea.Cmd {
	flush := a.flush()
	a.composer = c
	a.at = atConversation
	a.resize()
	a.refocus()
	return flush
}

// writeNote opens the editor of notes in the place of the case.
func (a *App) writeNote(c store.Contact, revise *store.Note) tea.Cmd {
	if a.note != nil && a.note.Contact().ID == c.ID && revise == nil {
		return a.goTo(atCase)
	}
	flush := a.flush()
	note, cmd := screen.NewNote(a.s, c, c.CaseNumber, revise)
	a.note = note
	a.at = atCase
	a.resize()
	a.refocus()
	return tea.Batch(flush, cmd, a.show(screen.Selected{Contact: c, Any: true}))
}

// ended closes the composer or the note that has the keys.
func (a *App) ended() tea.Cmd {
	switch {
	case a.at == atConversation && a.composer != nil:
		a.composer = nil
	case a.at == atCase && a.note != nil:
		a.note = nil
	case a.composer != nil:
		a.composer = nil
	default:
		a.note = nil
	}
	a.resize()
	a.refocus()
	return nil
}

// flush saves what is being written, at once.
func (a *App) flush() tea.Cmd {
	if a.desk == nil {
		return nil
	}
	var cmds []tea.Cmd
	if a.composer != nil {
		cmds = append(cmds, a.composer.Flush())
	}
	if a.note != nil {
		cmds = append(cmds, a.note.Flush())
	}
	return tea.Batch(cmds...)
}

// askSave asks where an attachment shall be written. It leaves the vault.
func (a *App) askSave(c store.Contact) {
	m, file, ok := a.conversation.Attachment()
	if !ok {
		return
	}
	dir, err := os.UserHomeDir()
	if err != nil {
		dir = "."
	}
	name := message.SafeName(file.Name, file.Number)
	a.front.enter(a.Lang.T(lang.SaveWhere), a.Lang.T(lang.SaveLeavesVault), filepath.Join(dir, name), func(path string) tea.Cmd {
		return a.save(c, m.Mail, file.Number, path)
	})
}

// save writes an attachment to a new file that only its owner can read, and the
// path into the history. A file that is there already is never written over.
func (a *App) save(c store.Contact, id store.MailID, number int, path string) tea.Cmd {
	s, name := a.s, c.Pseudonym.In(a.s.Language())
	return func() tea.Msg {
		if rest, ok := strings.CutPrefix(path, "~/"); ok {
			if home, err := os.UserHomeDir(); err == nil {
				path = filepath.Join(home, rest)
			}
		}
		// The history first: what left the vault must never be missing there.
		if err := s.Store.RecordSaved(s.Context, c.ID, id, number, outside.New(path)); err != nil {
			return screen.Failed{What: s.Lang.Action(keymap.SaveAttachment), Err: err}
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err == nil {
			err = errors.Join(s.Store.Attachment(s.Context, id, number, f), f.Close())
			if err != nil {
				os.Remove(path)
			}
		}
		shown := lang.Said(gated(path))
		if errors.Is(err, fs.ErrExist) || err != nil {
			return screen.Said{Tone: part.Alarm, Words: s.T(lang.FailSaveFile, shown)}
		}
		return screen.Acted{Key: lang.DoneSave, Name: name, Args: []lang.Arg{shown}, Contact: c.ID, Lasting: true}
	}
}

// gated is what the person typed, or a path, safe to show.
func gated(words string) string { return outside.New(words).Line().String() }
