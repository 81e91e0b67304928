package screen

import (
	"errors"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// Note is where a note for colleagues is written or revised. It has a frame, a
// bar, a word and a key of its own, and knows nothing of recipients: nothing
// here can send. What is typed is a draft in the store within a second.
type Note struct {
	s      *Session
	to     store.Contact
	number string // of the case; empty before there is one
	draft  store.NoteDraft
	before string // the text that is revised
	may    noteRights
	editor *part.Editor
	progress

	notice  string
	keeping bool

	width, height int
}

// NewNote begins a note in the case of a contact, or goes on with its draft;
// revise is the note that gets a new text, nil for a new one.
func NewNote(s *Session, c store.Contact, number string, revise *store.Note) (*Note, tea.Cmd) {
	n := &Note{s: s, to: c, number: number, editor: part.NewEditor(s.Look)}
	n.progress = newProgress(s.Log)
	n.editor.Bar = s.Style.Plain.Note.Render(s.Style.Mark.Thumb)
	n.draft.Contact = c.ID
	if revise != nil {
		r := revise.Newest()
		n.draft.Note, n.draft.Parent, n.draft.Options.Supervisors = revise.ID, r.Event, revise.Supervisors
		n.before = r.Text.Block().String()
		n.editor.SetValue(n.before)
		n.editor.Do(keymap.Bottom)
	}
	return n, n.load()
}

// NewSummary writes the summary of a contact's case, or goes on with its draft.
func NewSummary(s *Session, c store.Contact, number string) (*Note, tea.Cmd) {
	n, _ := NewNote(s, c, number, nil)
	n.draft.Summary = true
	return n, n.load()
}

// Contact is the contact in whose case it is written.
func (n *Note) Contact() store.Contact { return n.to }

// noteLoaded brings the draft there is.
type noteLoaded struct {
	of    *keeper
	draft store.NoteDraft
	any   bool
	may   noteRights
	now   string // the summary that stands, if it is one
	err   error

	// When it is read again.
	again   bool
	changes uint64       // as many had been made here
	known   outside.Text // what was known here of the words in the store
}

func (n *Note) load() tea.Cmd {
	st, keep, id, log, summary := n.s.Store, n.keep, n.to.ID, n.s.Log, n.draft.Summary
	return n.s.read(func() tea.Msg {
		m := noteLoaded{of: keep}
		m.err = guard.Run(log, func() (err error) {
			if m.draft, m.any, err = st.NoteDraft(id); err != nil {
				return err
			}
			if m.may, err = rightsOf(st); err != nil || !summary {
				return err
			}
			m.now, err = summaryOf(st, id)
			return err
		})
		return m
	})
}

// take goes on with a draft. A contact has one draft of a note: where it is of
// another note than was asked for, it comes first, so that it is not lost.
func (n *Note) take(m noteLoaded) tea.Cmd {
	if m.err != nil {
		return tea.Batch(func() tea.Msg { return Failed{What: n.s.Lang.Action(keymap.WriteNote), Err: m.err} }, n.end(Ended{Of: n, Missed: true}))
	}
	n.loaded, n.may = true, m.may
	typed := n.editor.Value()
	if typed == n.before {
		typed = ""
	}
	if n.draft.Summary {
		n.before = m.now
	}
	switch {
	case m.any:
		n.keep.saw(m.draft.Text)
		if m.draft.Note != n.draft.Note || m.draft.Summary != n.draft.Summary {
			n.notice, n.before = n.s.T(lang.NoteOtherDraft), ""
		}
		n.draft, n.at = m.draft, m.draft.SavedAt
		text := m.draft.Text.Block().String()
		if typed != "" {
			text += "\n" + typed
		}
		n.editor.SetValue(text)
		n.editor.Do(keymap.Bottom)
	case n.draft.Summary:
		n.editor.SetValue(strings.Trim(n.before+"\n"+typed, "\n"))
		n.editor.Do(keymap.Bottom)
	}
	if n.draft.Note == (store.NoteID{}) && !n.draft.Summary && !n.may.all {
		n.draft.Options.Supervisors = true // what the role can write
	}
	if typed != "" {
		return n.touch()
	}
	return nil
}

func (n *Note) touch() tea.Cmd {
	n.changes++
	return n.arm()
}

func (n *Note) arm() tea.Cmd {
	if n.timer || !n.loaded || n.erased {
		return nil
	}
	n.timer = true
	keep := n.keep
	return n.s.Lasts(tea.Tick(n.wait, func(time.Time) tea.Msg { return pauseOver{keep} }))
}

// save writes the draft, in a command.
func (n *Note) save() tea.Cmd {
	if !n.loaded || !n.dirty() {
		return nil
	}
	s, keep, change, d, text := n.s, n.keep, n.changes, n.draft, n.editor.Value()
	none := n.editor.IsEmpty() || n.revises() && text == n.before
	d.Text = outside.New(text)
	return func() tea.Msg {
		err := keep.write(change, func() error {
			if none {
				d.Text = outside.Text{}
				return keep.savedAs(d.Text, s.Store.DropNoteDraftOver(s.saving(), d.Contact, keep.known()))
			}
			return keep.savedAs(d.Text, s.Store.SaveNoteDraftOver(s.saving(), d, keep.known()))
		})
		return draftSaved{keep, change, s.Now(), err}
	}
}

// Flush saves at once what is not saved yet.
func (n *Note) Flush() tea.Cmd { return n.save() }

// Rescue is the draft as it stands.
func (n *Note) Rescue() store.Unsaved {
	d := n.draft
	d.Text, d.SavedAt = outside.New(n.editor.Value()), n.at
	return store.Unsaved{Note: &d}
}

func (n *Note) savedUp(m draftSaved) tea.Cmd {
	if errors.Is(m.err, store.ErrDraftMoved) {
		n.ending = false // she reads first what she has written elsewhere
		return n.reload()
	}
	if m.err != nil {
		said := n.notSaved(m.err)
		n.ending = false
		return tea.Batch(n.arm(), n.s.saveFailed(lang.FailSaveNote, m.err, said))
	}
	n.failed = false
	if m.change > n.saved {
		n.saved, n.at = m.change, m.at
	}
	if n.ending && !n.dirty() {
		return n.end(Ended{Of: n})
	}
	return nil
}

// Leave ends writing; the draft is kept.
func (n *Note) Leave() tea.Cmd {
	if n.keeping {
		return nil
	}
	if n.erased {
		return n.end(Ended{Of: n})
	}
	n.ending = true // what was typed before the draft came is saved below that
	if n.loaded && !n.dirty() || !n.loaded && n.editor.Value() == n.before {
		return n.end(Ended{Of: n})
	}
	return n.save()
}

// noteKept says whether the note stands in the case.
type noteKept struct {
	of   *keeper
	done store.Done
	err  error
}

// keepIt writes the note into the case. From then on no draft is written.
func (n *Note) keepIt() tea.Cmd {
	if why := n.Why(keymap.KeepNote); why != "" || n.Stage() != Open {
		n.notice = why
		return nil
	}
	n.keeping = true
	s, keep, d, text := n.s, n.keep, n.draft, outside.New(strings.TrimRight(n.editor.Value(), "\n "))
	ctx := store.OfDraft(s.Context)
	return func() tea.Msg {
		m := noteKept{of: keep}
		m.err = keep.finish(func() (err error) {
			now := d
			now.Text = text // what another session wrote meanwhile is not thrown away with it
			if err := keep.savedAs(text, s.Store.SaveNoteDraftOver(ctx, now, keep.known())); err != nil {
				return err
			}
			switch {
			case d.Summary:
				m.done, err = s.Store.WriteSummary(ctx, d.Contact, text)
			case d.Note == (store.NoteID{}):
				m.done, _, err = s.Store.WriteNoteWith(ctx, d.Contact, text, d.Options)
			default:
				m.done, err = s.Store.ReviseNote(ctx, d.Contact, d.Note, d.Parent, text)
			}
			return err
		})
		return m
	}
}

func (n *Note) kept(m noteKept) tea.Cmd {
	if errors.Is(m.err, store.ErrDraftMoved) {
		n.keeping = false
		n.changes++
		return n.reload()
	}
	if m.err != nil {
		n.keeping = false
		return tea.Batch(n.touch(), func() tea.Msg { return failed(n.s.Lang.Action(keymap.KeepNote), m.err) })
	}
	n.saved = n.changes
	key := lang.DoneNote
	if n.draft.Summary {
		key = lang.DoneSummary
	}
	acted := Acted{Key: key, Name: n.to.Pseudonym.In(n.s.Language()), Contact: m.done.Contact, Undo: m.done.Event}
	return n.end(Ended{Of: n, Did: &acted})
}

// Update takes what has happened.
func (n *Note) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Changed:
		if m.Erased && !n.editor.IsEmpty() { // it may be what this is about
			return n.touch()
		}
		if m.All || m.Contacts[n.draft.Contact] {
			return n.reload()
		}
	case noteLoaded:
		switch {
		case m.of == n.keep && m.again:
			return n.retake(m)
		case m.of == n.keep:
			return n.take(m)
		}
	case pauseOver:
		if m.of == n.keep {
			n.timer = false
			return n.save()
		}
	case draftSaved:
		if m.of == n.keep {
			return n.savedUp(m)
		}
	case noteKept:
		if m.of == n.keep {
			return n.kept(m)
		}
	}
	return nil
}
