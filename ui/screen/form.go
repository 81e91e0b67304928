package screen

import (
	"errors"
	"maps"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/form"
	"baken/store/guard"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// Form is where a contact is registered: the fields of its form below one another,
// and below the one under the cursor what it can be answered with, which narrows
// as one types. Each answer is in the store when the next field is reached; words
// are a draft there within a second.
type Form struct {
	s   *Session
	to  store.Contact
	reg store.Registration // as it stands on the screen, with what is on its way to the store
	progress

	at     spotOfForm // the field under the cursor
	picker *part.Picker
	editor *part.Editor
	before string                         // the words that are registered of the field under the cursor
	begun  map[spotOfForm]store.FormDraft // words that were not registered when the form was opened
	more   bool                           // something was chosen in this field since one came to it

	waiting []store.Entry // what is not in the store yet, in its order
	busy    bool          // the first of them is on its way
	asked   int
	notice  string

	width, height int
	focus         bool
}

// spotOfForm is a field of the contact, or of a person concerned; add is the line
// where another person is added.
type spotOfForm struct {
	person store.PersonID
	field  string
	add    bool
}

// NewForm begins to register a contact, or goes on with it.
func NewForm(s *Session, c store.Contact) (*Form, tea.Cmd) {
	f := &Form{s: s, to: c, picker: part.NewPicker(s.Look), editor: part.NewEditor(s.Look)}
	f.picker.Make, f.picker.Unpicked = f.made, true
	f.progress = newProgress(s.Log)
	f.editor.Bar = s.Style.Plain.Accent.Render(s.Style.Mark.Insert)
	return f, f.load()
}

// Contact is the contact that is registered.
func (f *Form) Contact() store.Contact { return f.to }

// Stage says whether the form takes keys.
func (f *Form) Stage() Stage { return f.stage(false) }

// formLoaded is the answer to load.
type formLoaded struct {
	of       *keeper
	question int
	reg      store.Registration
	drafts   []store.FormDraft
	err      error
}

func (f *Form) load() tea.Cmd {
	f.asked++
	m := formLoaded{of: f.keep, question: f.asked}
	st, id, log := f.s.Store, f.to.ID, f.s.Log
	return f.s.read(func() tea.Msg {
		m.err = guard.Run(log, func() (err error) {
			if m.reg, err = st.Registration(id); err != nil {
				return err
			}
			m.drafts, err = st.FormDrafts(id)
			return err
		})
		return m
	})
}

// take shows what the store has. What one is answering stays as it is.
func (f *Form) take(m formLoaded) tea.Cmd {
	if m.question != f.asked || len(f.waiting) > 0 {
		return nil // what is on its way is not in it
	}
	if m.err != nil {
		failed := func() tea.Msg { return Failed{What: f.s.Lang.Action(keymap.Register), Err: m.err} }
		if f.loaded {
			return failed
		}
		return tea.Batch(failed, f.end(Ended{Of: f, Missed: true}))
	}
	f.reg = m.reg
	if f.loaded {
		if !slices.Contains(f.spots(), f.at) {
			f.open(f.nextMissing())
		}
		return nil
	}
	f.loaded = true
	at := f.nextMissing()
	f.begun = map[spotOfForm]store.FormDraft{}
	for i := range m.drafts { // the last saved is opened
		d := m.drafts[len(m.drafts)-1-i]
		if kept := (spotOfForm{person: d.Person, field: d.Field}); slices.Contains(f.spots(), kept) {
			f.begun[kept], at = d, kept
			f.keep.sawField(kept, d.Text)
		}
	}
	f.open(at)
	return nil
}

// answer registers what was chosen or written. It stands on the screen at once,
// and is in the store soon after, in its order.
func (f *Form) answer(entries ...store.Entry) tea.Cmd {
	for _, e := range entries {
		f.show(e)
	}
	f.waiting = append(f.waiting, entries...)
	return f.register()
}

// show puts an entry into what the screen shows.
func (f *Form) show(e store.Entry) {
	r := &f.reg
	if e.Field == "" {
		if i := slices.Index(r.Persons, e.Person); i >= 0 {
			r.Persons = slices.Delete(slices.Clone(r.Persons), i, i+1)
			r.Sheet.Persons = slices.Delete(slices.Clone(r.Sheet.Persons), i, i+1)
		}
		r.Progress = r.Form.Progress(r.Sheet)
		return
	}
	answers := &r.Sheet.Contact
	if e.Person != (store.PersonID{}) {
		i := slices.Index(r.Persons, e.Person)
		if i < 0 {
			i = len(r.Persons)
			r.Persons = append(slices.Clone(r.Persons), e.Person)
			r.Sheet.Persons = append(slices.Clone(r.Sheet.Persons), form.Answers{})
		}
		answers = &r.Sheet.Persons[i]
	} else {
		r.Filled, r.Guesses = maps.Clone(r.Filled), maps.Clone(r.Guesses)
		delete(r.Filled, e.Field)
		delete(r.Guesses, e.Field)
	}
	*answers = maps.Clone(*answers)
	if (*answers)[e.Field] = e.Answer; e.Answer.IsZero() {
		delete(*answers, e.Field)
	}
	r.Progress = r.Form.Progress(r.Sheet)
}

// formSaved says how registering went.
type formSaved struct {
	of   *keeper
	n    int // how many of those that waited
	done store.Done
	err  error
}

// register writes the first of what waits. One is on its way at a time: what is
// answered may stand on what was answered before.
func (f *Form) register() tea.Cmd {
	if f.busy || len(f.waiting) == 0 {
		return nil
	}
	f.busy = true
	return f.write(f.waiting[:1])
}

func (f *Form) write(entries []store.Entry) tea.Cmd {
	s, keep, id, change := f.s, f.keep, f.to.ID, f.changes
	entries = slices.Clone(entries)
	return func() tea.Msg {
		m := formSaved{of: keep, n: len(entries)}
		m.err = keep.alone(func() (err error) {
			for _, e := range entries {
				if e.Answer.Text.IsEmpty() {
					continue
				}
				// What another session wrote meanwhile is not thrown away with it.
				d := store.FormDraft{Contact: id, Person: e.Person, Field: e.Field, Text: e.Answer.Text}
				at := spotOfForm{person: e.Person, field: e.Field}
				if err := s.Store.SaveFormDraftOver(s.saving(), d, keep.knownField(at)); err != nil {
					return err
				}
				keep.sawField(at, d.Text)
			}
			if m.done, err = s.Store.Register(store.OfDraft(s.saving()), id, entries...); err == nil && slices.ContainsFunc(entries, func(e store.Entry) bool { return !e.Answer.Text.IsEmpty() }) {
				keep.written = max(keep.written, change) // its draft is not written over it
			}
			return err
		})
		return m
	}
}

// registered goes on with what waits. What could not be registered is told, and
// what the store has is shown again.
func (f *Form) registered(m formSaved) tea.Cmd {
	if len(f.waiting) == 0 { // they were flushed already
		f.busy = false
		return nil
	}
	field := f.waiting[0]
	f.waiting = f.waiting[min(m.n, len(f.waiting)):]
	if m.err != nil && !errors.Is(m.err, store.ErrNoChange) {
		lost := append([]store.Entry{field}, f.waiting...)
		f.waiting, f.busy, f.ending = nil, false, false
		if errors.Is(m.err, store.ErrDraftMoved) {
			return tea.Batch(f.load(), f.wordsBack(lost), f.reread())
		}
		return tea.Batch(func() tea.Msg { return failed(f.s.Lang.Action(keymap.Register), m.err) }, f.load(), f.wordsBack(lost))
	}
	if m.err != nil {
		return f.goOn()
	}
	acted := Acted{Key: lang.DoneRegister, Name: f.to.Pseudonym.In(f.s.Language()), Args: []lang.Arg{lang.Safe(f.labelOf(field))}, Contact: m.done.Contact, Undo: m.done.Event, Then: formTold{f.keep}}
	return func() tea.Msg { return acted }
}

// wordsBack brings words that could not be registered back into their field, where
// they are a draft again: what can be picked is picked anew, what was written is not.
func (f *Form) wordsBack(lost []store.Entry) tea.Cmd {
	for _, e := range lost {
		at := spotOfForm{person: e.Person, field: e.Field}
		if e.Answer.Text.IsEmpty() || !slices.Contains(f.spots(), at) {
			continue
		}
		f.open(at)
		f.before = ""
		f.editor.SetValue(e.Answer.Text.Block().String())
		f.editor.Do(keymap.Bottom)
		return f.touch()
	}
	return nil
}

// formTold says that the app knows of the last act: acts are told in the order in
// which they were done, so that undo takes the last one back.
type formTold struct{ of *keeper }

// goOn registers what waits, or ends what has waited for that.
func (f *Form) goOn() tea.Cmd {
	f.busy = false
	switch {
	case len(f.waiting) > 0:
		return f.register()
	case f.ending:
		return f.end(Ended{Of: f})
	}
	return f.load()
}

// labelOf is what the field of an entry is called.
func (f *Form) labelOf(e store.Entry) outside.Safe {
	x := f.reg.Form.Field(e.Field)
	if e.Person != (store.PersonID{}) {
		x = f.reg.Form.OfPerson(e.Field)
	}
	if x == nil {
		return f.reg.Form.Persons.Label.In(f.s.Language()).Line()
	}
	return x.Label.In(f.s.Language()).Line()
}

// Update takes what has happened.
func (f *Form) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Changed:
		if f.loaded && m.Erased && f.writes() && f.editor.Value() != f.before { // it may be what this is about
			return f.touch()
		}
		if f.loaded && !f.over && (m.All || m.Contacts[f.to.ID]) && len(f.waiting) == 0 {
			return f.load()
		}
	case formLoaded:
		if m.of == f.keep {
			return f.take(m)
		}
	case formSaved:
		if m.of == f.keep {
			return f.registered(m)
		}
	case formTold:
		if m.of == f.keep && !f.over {
			return f.goOn()
		}
	case pauseOver:
		if m.of == f.keep {
			f.timer = false
			return f.save()
		}
	case draftSaved:
		if m.of == f.keep {
			return f.savedUp(m)
		}
	case formReread:
		if m.of == f.keep {
			return f.retake(m)
		}
	}
	return nil
}

// touch says that words were typed: they are a draft within a second.
func (f *Form) touch() tea.Cmd {
	f.changes++
	return f.arm()
}

func (f *Form) arm() tea.Cmd {
	if f.timer || !f.loaded || f.erased {
		return nil
	}
	f.timer = true
	keep := f.keep
	return f.s.Lasts(tea.Tick(f.wait, func(time.Time) tea.Msg { return pauseOver{keep} }))
}

// draft is the text that is being written.
func (f *Form) draft() store.FormDraft {
	return store.FormDraft{Contact: f.to.ID, Person: f.at.person, Field: f.at.field, Text: outside.New(f.editor.Value()), SavedAt: f.progress.at}
}

// save writes the draft of the words, in a command.
func (f *Form) save() tea.Cmd {
	if !f.loaded || !f.dirty() || !f.writes() {
		return nil
	}
	s, keep, change, d := f.s, f.keep, f.changes, f.draft()
	none, at := f.editor.Value() == f.before, f.at
	return func() tea.Msg {
		err := keep.write(change, func() (err error) {
			if none {
				d.Text = outside.Text{}
				err = s.Store.DropFormDraftOver(s.saving(), d, keep.knownField(at))
			} else {
				err = s.Store.SaveFormDraftOver(s.saving(), d, keep.knownField(at))
			}
			if err == nil {
				keep.sawField(at, d.Text)
			}
			return err
		})
		return draftSaved{keep, change, s.Now(), err}
	}
}

func (f *Form) savedUp(m draftSaved) tea.Cmd {
	if errors.Is(m.err, store.ErrDraftMoved) {
		f.ending = false // she reads first what she has written elsewhere
		return f.reread()
	}
	if m.err != nil {
		said := f.notSaved(m.err)
		return tea.Batch(f.arm(), f.s.saveFailed(lang.FailSaveForm, m.err, said))
	}
	f.progress.failed = false
	if m.change > f.saved {
		f.saved, f.progress.at = m.change, m.at
	}
	if f.dirty() {
		return f.arm()
	}
	return nil
}

// Flush saves at once what is not saved yet: the words, and what was answered and
// is not in the store.
func (f *Form) Flush() tea.Cmd {
	var all tea.Cmd
	if len(f.waiting) > 0 {
		all = f.write(f.waiting)
	}
	return tea.Batch(all, f.save())
}

// Rescue is the words as they stand.
func (f *Form) Rescue() store.Unsaved {
	d := f.draft()
	return store.Unsaved{Form: &d}
}

// Leave keeps the words that were written and ends the form.
func (f *Form) Leave() tea.Cmd {
	if f.ending || f.over {
		return nil
	}
	if !f.loaded || f.erased {
		return f.end(Ended{Of: f})
	}
	cmd := f.keepWords()
	if len(f.waiting) == 0 && !f.busy {
		return tea.Batch(cmd, f.end(Ended{Of: f}))
	}
	f.ending = true
	return cmd
}
