package screen

import (
	"context"
	"errors"
	"maps"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// Slip is a few lines that are filled in: a referral, a handoff, the comment of a
// supervisor. What can be picked is picked by typing a part of it. What was filled in
// is a draft in the store within a second; one key keeps it.
type Slip struct {
	s     *Session
	to    store.Contact
	draft store.SlipDraft

	word         lang.Key // what it is, in capitals
	title, stays string
	act          keymap.Action // what failed, should it
	fields       []*slipField
	at           int // which of them has the keys
	picker       *part.Picker
	hidden       map[string]outside.Text // what is kept with it and stands in no line
	given        *store.Referral         // where to, as it was chosen; nil: nothing was
	keepIn       func(context.Context, map[string]outside.Text) (Acted, error)
	question     func() (words, word string) // asked by a word before it is kept; nil: nothing is

	progress
	notice  string
	keeping bool
	filled  bool // the last field was, where they are told one by one

	width, height int
	focus         bool
}

func newSlip(s *Session, c store.Contact, kind store.SlipKind) *Slip {
	p := &Slip{s: s, to: c, draft: store.SlipDraft{Contact: c.ID, Kind: kind}, picker: part.NewPicker(s.Look)}
	p.progress = newProgress(s.Log)
	return p
}

// Contact is the contact in whose case it is kept.
func (s *Slip) Contact() store.Contact { return s.to }

// Context is a slip's.
func (s *Slip) Context() keymap.Context { return keymap.Slip }

// SetSize sets the room in cells.
func (s *Slip) SetSize(width, height int) { s.width, s.height = width, height }

// SetFocus says whether keys go to it.
func (s *Slip) SetFocus(on bool) {
	if on != s.focus {
		s.focus = on
		for i, f := range s.fields {
			if f.line != nil {
				f.line.SetFocus(on && i == s.at)
			} else if f.text != nil {
				f.text.SetFocus(on && i == s.at)
			}
		}
	}
}

// Title is what is being filled in.
func (s *Slip) Title() string { return s.title }

// Edge has the title; its frame is that of what stays in the house.
func (s *Slip) Edge() part.Edge { return part.Edge{Title: s.title, Frame: &s.s.Style.NoteFrame} }

// slipLoaded brings the draft there is.
type slipLoaded struct {
	of    *keeper
	draft store.SlipDraft
	any   bool
	again bool // another session has saved it since
	err   error
}

func (s *Slip) load() tea.Cmd {
	st, keep, id, kind, log := s.s.Store, s.keep, s.to.ID, s.draft.Kind, s.s.Log
	return s.s.read(func() tea.Msg {
		m := slipLoaded{of: keep}
		m.err = guard.Run(log, func() (err error) {
			m.draft, m.any, err = st.Slip(id, kind)
			return err
		})
		return m
	})
}

// take goes on with a draft.
func (s *Slip) take(m slipLoaded) tea.Cmd {
	if m.err != nil {
		return tea.Batch(func() tea.Msg { return Failed{What: s.s.Lang.Action(s.act), Err: m.err} }, s.end(Ended{Of: s, Missed: true}))
	}
	s.loaded = true
	if m.any {
		s.keep.sawSlip(m.draft.Fields)
	}
	if m.any && !s.dirty() {
		s.draft.Contact, s.progress.at = m.draft.Contact, m.draft.SavedAt
		for _, f := range s.fields {
			if v, ok := m.draft.Fields[f.name]; ok {
				f.set(v)
			}
		}
		s.hide(m.draft.Fields)
		s.referAgain(m.draft.Fields)
	}
	s.focusField()
	return s.arm()
}

// values is what stands in it, by the names of the draft.
func (s *Slip) values() map[string]outside.Text {
	all := map[string]outside.Text{}
	for _, f := range s.fields {
		if v := f.value(); !v.IsEmpty() && s.asks(f) {
			all[f.name] = v
		}
	}
	maps.Copy(all, s.hidden)
	return all
}

// written are all fields that say something, also those that are not asked just now:
// what was typed is kept though something else was chosen since.
func (s *Slip) written() map[string]outside.Text {
	all := map[string]outside.Text{}
	for _, f := range s.fields {
		if v := f.value(); !v.IsEmpty() {
			all[f.name] = v
		}
	}
	maps.Copy(all, s.hidden)
	return all
}

func (s *Slip) arm() tea.Cmd {
	if s.timer || !s.loaded || s.erased || !s.dirty() {
		return nil
	}
	s.timer = true
	keep := s.keep
	return s.s.Lasts(tea.Tick(s.wait, func(time.Time) tea.Msg { return pauseOver{keep} }))
}

// save writes the draft, in a command.
func (s *Slip) save() tea.Cmd {
	if !s.loaded || !s.dirty() {
		return nil
	}
	ses, keep, change, d := s.s, s.keep, s.changes, s.draft
	d.Fields = s.written()
	return func() tea.Msg {
		err := keep.write(change, func() error { return keep.saveSlip(ses, d) })
		return draftSaved{keep, change, ses.Now(), err}
	}
}

// Flush saves at once what is not saved yet.
func (s *Slip) Flush() tea.Cmd { return s.save() }

// Rescue is the draft as it stands.
func (s *Slip) Rescue() store.Unsaved {
	d := s.draft
	d.Fields, d.SavedAt = s.written(), s.progress.at
	return store.Unsaved{Slip: &d}
}

func (s *Slip) savedUp(m draftSaved) tea.Cmd {
	if errors.Is(m.err, store.ErrDraftMoved) {
		s.ending = false // she reads first what she has filled in elsewhere
		return s.reload()
	}
	if m.err != nil {
		said := s.notSaved(m.err)
		s.ending = false
		return tea.Batch(s.arm(), s.s.saveFailed(lang.FailSlip, m.err, said))
	}
	s.failed = false
	if m.change > s.saved {
		s.saved, s.progress.at = m.change, m.at
	}
	if s.ending && !s.dirty() {
		return s.end(Ended{Of: s})
	}
	return s.arm()
}

// Leave ends it; the draft is kept.
func (s *Slip) Leave() tea.Cmd {
	if s.keeping {
		return nil
	}
	if s.erased {
		return s.end(Ended{Of: s})
	}
	s.takePicked()
	s.ending = true
	if !s.dirty() {
		return s.end(Ended{Of: s})
	}
	return s.save()
}

// Stage says whether it takes keys.
func (s *Slip) Stage() Stage { return s.stage(s.keeping) }

// slipKept says whether it was kept.
type slipKept struct {
	of  *keeper
	did Acted
	err error
}

// Asked is a question that the app asks by a word.
type Asked struct {
	Question, Word string
	Then           func() tea.Cmd
}

// keepIt keeps what was filled in, after a word where that is asked.
func (s *Slip) keepIt() tea.Cmd {
	if s.Stage() != Open {
		return nil
	}
	if !s.takePicked() {
		return nil
	}
	s.focusField()
	if s.question == nil {
		return s.keepNow()
	}
	words, word := s.question()
	if word == "" {
		s.notice = words
		return nil
	}
	return func() tea.Msg { return Asked{words, word, s.keepNow} }
}

func (s *Slip) keepNow() tea.Cmd {
	if s.Stage() != Open {
		return nil
	}
	s.keeping, s.notice = true, ""
	keep, in, values, ctx, ses, d := s.keep, s.keepIn, s.values(), store.OfDraft(s.s.Context), s.s, s.draft
	d.Fields = s.written()
	return func() tea.Msg {
		m := slipKept{of: keep}
		m.err = keep.finish(func() (err error) {
			// What another session filled in meanwhile is not thrown away with it.
			if err := keep.saveSlip(ses, d); err != nil {
				return err
			}
			m.did, err = in(ctx, values)
			return err
		})
		return m
	}
}

func (s *Slip) kept(m slipKept) tea.Cmd {
	if errors.Is(m.err, store.ErrDraftMoved) {
		s.keeping = false
		return s.reload()
	}
	if m.err != nil {
		s.keeping = false
		if words, ok := HandoffFailure(s.s.Lang, m.err); ok { // beside what it is about
			s.notice = words
			return s.arm()
		}
		return tea.Batch(s.arm(), func() tea.Msg { return failed(s.s.Lang.Action(s.act), m.err) })
	}
	s.saved = s.changes
	return s.end(Ended{Of: s, Did: &m.did})
}

// Update takes what has happened.
func (s *Slip) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Changed:
		if m.Erased && s.loaded && !s.over { // it may be what this is about
			s.changes++
			return s.arm()
		}
	case slipLoaded:
		switch {
		case m.of == s.keep && m.again:
			return s.retake(m)
		case m.of == s.keep:
			return s.take(m)
		}
	case pauseOver:
		if m.of == s.keep {
			s.timer = false
			return s.save()
		}
	case draftSaved:
		if m.of == s.keep {
			return s.savedUp(m)
		}
	case slipKept:
		if m.of == s.keep {
			return s.kept(m)
		}
	}
	return nil
}

// Do does an action that came by another way than a key.
func (s *Slip) Do(a keymap.Action) (tea.Cmd, bool) {
	switch a {
	case keymap.KeepSlip:
		return s.keepIt(), true
	case keymap.Back:
		return s.Leave(), true
	case keymap.NextPane:
		s.turn(1)
	case keymap.PrevPane:
		s.turn(-1)
	default:
		return nil, false
	}
	return s.arm(), true
}

// Type takes a key.
func (s *Slip) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	if s.Stage() != Open {
		return nil
	}
	if cmd, done := s.Do(a); done {
		return cmd
	}
	f := s.fields[s.at]
	before := f.version()
	s.typeInto(key, a)
	if f.version() != before {
		s.changes++
		s.notice = ""
	}
	return s.arm()
}

// Why says why an action cannot be done now: it says so itself.
func (s *Slip) Why(keymap.Action) string { return "" }

// View draws what it is and what becomes of it, and the fields.
func (s *Slip) View() string {
	if s.width <= 0 || s.height <= 0 {
		return ""
	}
	ses, ink := s.s, s.s.Style.Plain
	lines := ses.rule(ses.Style.NoteFrame, ses.T(s.word), s.words(ses, lang.SlipSaved, lang.SlipUnsaved), s.widest(ses, lang.SlipSaved, lang.SlipUnsaved), s.width)
	add := func(words string, render func(...string) string) {
		for _, l := range wrapped(words, max(2, s.width-1), render) {
			lines = append(lines, " "+l)
		}
	}
	add(s.stays, ink.Note.Render)
	if s.erased {
		add(ses.T(lang.TextErased), ses.Style.Alarm.Render)
	}
	if s.notice != "" {
		add(s.notice, ink.Warn.Render)
	}
	if s.height >= airy {
		lines = append(lines, "")
	}
	for _, l := range s.body(max(2, s.width-2), max(1, s.height-len(lines))) {
		lines = append(lines, " "+l)
	}
	return part.Block(lines, s.width, s.height)
}
