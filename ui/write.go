package ui

import (
	"context"
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

// reply opens the composer, or the line of a chat that goes on, on a contact, once its conversation is at hand.
func (a *App) reply(c store.Contact) tea.Cmd {
	if _, live := a.liveChat(c); live {
		return a.toTalk(c.ID)
	}
	if w := a.places[atConversation].over; w != nil && w.Contact().ID == c.ID {
		return a.goTo(atConversation) // it is being written already
	}
	s, shown := a.s, a.conversation
	return a.bring(a.Lang.Action(keymap.Reply), func() (func() tea.Cmd, error) {
		messages, err := screen.Opening(s.Store, c.ID)
		return func() tea.Cmd {
			return a.write(atConversation, func() (screen.Writing, tea.Cmd) {
				composer, cmd := screen.NewComposer(s, c, messages, !shown.Covered(c.ID))
				return composer, tea.Batch(cmd, a.show(screen.Selected{Contact: c, Any: true}))
			})
		}, err
	})
}

// newMail opens the composer on nobody yet.
func (a *App) newMail() tea.Cmd {
	return a.write(atConversation, func() (screen.Writing, tea.Cmd) { return screen.NewMail(a.s) })
}

// noteSpot is where a note or a summary of a contact is written: in the place of the
// case, but of a call, which has no conversation to read, in the place of that one, so
// that the form stands beside it. It is one place, as they have one draft.
func noteSpot(c store.Contact) spot {
	if !c.Call.StartedAt.IsZero() && c.Channel != store.Chat {
		return atConversation
	}
	return atCase
}

// writeNote opens the editor of notes.
func (a *App) writeNote(c store.Contact, revise *store.Note) tea.Cmd {
	at := noteSpot(c)
	if w, ok := a.places[at].over.(*screen.Note); ok && w.Contact().ID == c.ID && revise == nil {
		return a.goTo(at)
	}
	return a.write(at, func() (screen.Writing, tea.Cmd) {
		note, cmd := screen.NewNote(a.s, c, c.CaseNumber, revise)
		return note, tea.Batch(cmd, a.show(screen.Selected{Contact: c, Any: true}))
	})
}

// register opens the registration of a contact in the place of the case.
func (a *App) register(c store.Contact) tea.Cmd {
	if w, ok := a.places[atCase].over.(*screen.Form); ok && w.Contact().ID == c.ID {
		return a.goTo(atCase)
	}
	return a.write(atCase, func() (screen.Writing, tea.Cmd) {
		form, cmd := screen.NewForm(a.s, c)
		return form, tea.Batch(cmd, a.show(screen.Selected{Contact: c, Any: true}))
	})
}

// turnText goes from the note of a contact to its form and from the form to the note. What
// is not open yet is opened; where both have one place the other is kept as far as it is.
func (a *App) turnText() tea.Cmd {
	w, ok := a.current().(screen.Writing)
	if !ok {
		return nil
	}
	c := w.Contact()
	if shown, ok := a.conversation.Contact(); ok && shown.ID == c.ID {
		c = shown
	}
	if _, ok := w.(*screen.Form); ok {
		return a.writeNote(c, nil)
	}
	return a.register(c)
}

// reviseNote opens it on the note that one is at.
func (a *App) reviseNote(c store.Contact) tea.Cmd {
	n, ok := a.file.Note()
	if !ok {
		return nil
	}
	return a.writeNote(c, &n)
}

// writeSummary opens it on the summary of the contact's case.
func (a *App) writeSummary(c store.Contact) tea.Cmd {
	at := noteSpot(c)
	if w, ok := a.places[at].over.(*screen.Note); ok && w.Contact().ID == c.ID {
		return a.goTo(at)
	}
	return a.write(at, func() (screen.Writing, tea.Cmd) {
		note, cmd := screen.NewSummary(a.s, c, c.CaseNumber)
		return note, tea.Batch(cmd, a.show(screen.Selected{Contact: c, Any: true}))
	})
}

// saySeveral says whether several people write from the address of a contact.
func (a *App) saySeveral(c store.Contact) tea.Cmd {
	key := lang.DoneSeveral
	if c.SeveralWrite {
		key = lang.DoneNotSeveral
	}
	return a.done(c, keymap.Several, key, func(ctx context.Context, s *store.Store) (store.Done, error) {
		return s.SaySeveral(ctx, c.ID, !c.SeveralWrite)
	})
}

// pinNote pins the note that one is at, or unpins it.
func (a *App) pinNote(c store.Contact) tea.Cmd {
	n, ok := a.file.Note()
	if !ok {
		return nil
	}
	key := lang.DonePin
	if n.Pinned {
		key = lang.DoneUnpin
	}
	return a.done(c, keymap.PinNote, key, func(ctx context.Context, s *store.Store) (store.Done, error) {
		return s.PinNote(ctx, c.ID, n.ID, !n.Pinned)
	})
}

// writings are the texts that are being written, those to visitors too.
func (a *App) writings() []screen.Writing {
	all := a.places.texts()
	for _, t := range a.talksInOrder() {
		all = append(all, t)
	}
	return all
}

// flush saves what is being written, at once.
func (a *App) flush() tea.Cmd {
	if a.desk == nil {
		return nil
	}
	var cmds []tea.Cmd
	for _, w := range a.writings() {
		cmds = append(cmds, w.Flush())
	}
	return tea.Batch(cmds...)
}

// askSave asks where an attachment shall be written. It leaves the vault.
func (a *App) askSave(c store.Contact) tea.Cmd {
	m, file, ok := a.conversation.Attachment()
	if !ok {
		return nil
	}
	dir, err := os.UserHomeDir()
	if err != nil {
		dir = "."
	}
	name := message.FileName(file)
	a.front.enter(a.Lang.T(lang.SaveWhere), a.Lang.T(lang.SaveLeavesVault), filepath.Join(dir, name), func(path string) tea.Cmd {
		return a.save(c, m.Mail, file.Number, path)
	})
	return nil
}

// save writes an attachment to a new file that only its owner can read, and the
// path into the history. A file that is there already is never written over.
func (a *App) save(c store.Contact, id store.MailID, number int, path string) tea.Cmd {
	s, name := a.s, c.Pseudonym.In(a.s.Language())
	path = fromHome(path)
	shown := lang.Said(gated(path))
	return func() tea.Msg {
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		switch {
		case errors.Is(err, fs.ErrExist):
			return screen.Said{Tone: part.Warning, Words: s.T(lang.FailFileThere, shown)}
		case err != nil:
			return screen.Said{Tone: part.Alarm, Words: s.T(lang.FailSaveFile, shown)}
		}
		// The history before the content: what left the vault must never be missing
		// there.
		if err := s.Store.RecordSaved(s.Context, c.ID, id, number, outside.New(path)); err != nil {
			f.Close()
			os.Remove(path)
			return screen.Failed{What: s.Lang.Action(keymap.SaveAttachment), Err: err}
		}
		if err := errors.Join(s.Store.Attachment(s.Context, id, number, f), f.Close()); err != nil {
			os.Remove(path)
			return screen.Said{Tone: part.Alarm, Words: s.T(lang.FailSaveFile, shown)}
		}
		return screen.Acted{Key: lang.DoneSave, Name: name, Args: []lang.Arg{shown}, Contact: c.ID}
	}
}

// fromHome is a path as it was typed, with what a shell makes of "~".
func fromHome(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	return path
}

// gated is what the person typed, or a path, safe to show.
func gated(words string) string { return outside.New(words).Line().String() }
