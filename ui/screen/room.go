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

// Room is where counselors talk among themselves: in the team's room, or beside a case.
// It has a place, a colour, a word and a bar of its own: what is written stands at the
// top, above what was said, the newest first. Nothing here can send: it knows no visitor
// and no recipient, and what it keeps no visitor's page can read.
//
// What is typed is kept within a second, until it is said.
type Room struct {
	s      *Session
	about  store.Contact // zero in the team's room
	number string        // of the case
	said   []store.Remark
	heard  bool
	failed bool // it could not be read

	editor *part.Editor
	reader *part.Reader

	asked   int
	saying  bool
	focus   bool
	moved   time.Time
	fresh   bool
	notice  string
	version uint64
	progress

	width, height int
}

// fewRemarks is how many of what was said are read.
const fewRemarks = 200

// NewRoom opens the side conversation on a contact's case; of the zero contact it is the
// team's room.
func NewRoom(s *Session, about store.Contact) *Room {
	r := &Room{s: s, about: about, number: about.CaseNumber, editor: part.NewEditor(s.Look), reader: part.NewReader(s.Look)}
	r.editor.Bar = s.Style.Plain.Room.Render(s.Style.Mark.Insert)
	r.editor.Empty = s.T(lang.RoomEmptyLine)
	r.progress = newProgress(s.Log)
	return r
}

// Open brings what was said.
func (r *Room) Open() tea.Cmd {
	r.over, r.timer = false, false // one that ran when it was left was heard by nobody
	if !r.loaded {
		return tea.Batch(r.load(), r.loadDraft())
	}
	return r.load()
}

// team says whether it is the team's room.
func (r *Room) team() bool { return r.about.ID == (store.ContactID{}) }

// remarkLoaded brings what was typed here before.
type remarkLoaded struct {
	of   *Room
	text outside.Text
	err  error
}

func (r *Room) loadDraft() tea.Cmd {
	st, of, log := r.s.Store, r.Of(), r.s.Log
	return r.s.read(func() tea.Msg {
		m := remarkLoaded{of: r}
		m.err = guard.Run(log, func() (err error) {
			m.text, err = st.RemarkDraft(of)
			return err
		})
		return m
	})
}

// take goes on with what was typed before; what was typed meanwhile stays below it.
func (r *Room) take(m remarkLoaded) tea.Cmd {
	switch {
	case r.loaded:
		return nil
	case errors.Is(m.err, store.ErrUnknown), errors.Is(m.err, store.ErrErased): // the case was erased
		return nil
	case m.err != nil:
		return func() tea.Msg { return Failed{Err: m.err} }
	}
	r.loaded = true
	typed := r.editor.Value()
	blank := strings.TrimSpace(typed) == ""
	if before := m.text.Block().String(); before != "" {
		if !blank {
			before += "\n" + typed
		}
		r.editor.SetValue(before)
		r.editor.Do(keymap.Bottom)
	}
	if blank {
		return nil
	}
	return r.touch()
}

// touch has what is typed saved soon.
func (r *Room) touch() tea.Cmd {
	r.changes++
	return r.arm()
}

func (r *Room) arm() tea.Cmd {
	if r.timer || !r.loaded {
		return nil
	}
	r.timer = true
	keep := r.keep
	return r.s.Lasts(tea.Tick(r.wait, func(time.Time) tea.Msg { return pauseOver{keep} }))
}

// Flush saves what is typed, at once.
func (r *Room) Flush() tea.Cmd {
	if !r.loaded || !r.dirty() {
		return nil
	}
	s, keep, n, of, text := r.s, r.keep, r.changes, r.Of(), outside.New(r.editor.Value())
	return func() tea.Msg {
		err := keep.write(n, func() error { return s.Store.SaveRemarkDraft(s.saving(), of, text) })
		return draftSaved{keep, n, s.Now(), err}
	}
}

func (r *Room) savedUp(m draftSaved) tea.Cmd {
	if m.err != nil {
		said := r.notSaved(m.err)
		return tea.Batch(r.arm(), r.s.saveFailed(lang.FailSaveDraft, m.err, said))
	}
	if r.failed = false; m.change > r.saved {
		r.saved, r.at = m.change, m.at
	}
	return nil
}

// Of is the case that it is about; zero for the team's room.
func (r *Room) Of() store.CaseID { return r.about.Case }

// roomLoaded brings what was said.
type roomLoaded struct {
	of       *Room
	question int
	said     []store.Remark
	err      error
}

func (r *Room) load() tea.Cmd {
	r.asked++
	question, st, of, log := r.asked, r.s.Store, r.about.Case, r.s.Log
	return r.s.read(func() tea.Msg {
		m := roomLoaded{of: r, question: question}
		m.err = guard.Run(log, func() (err error) {
			if of == (store.CaseID{}) {
				m.said, err = st.TeamRoom(0, fewRemarks)
			} else {
				m.said, err = st.CaseRoom(of, 0, fewRemarks)
			}
			return err
		})
		return m
	})
}

// remarkSaid says whether something was said.
type remarkSaid struct {
	of   *Room
	done store.Done
	err  error
}

// say says what is typed to colleagues.
func (r *Room) say() tea.Cmd {
	s := r.s
	if r.fresh {
		r.fresh = false
		if s.Now().Sub(r.moved) < settleTyping {
			r.notice = s.T(lang.RoomJustCame, s.firstKey(keymap.Room, keymap.SayToRoom))
			return nil
		}
	}
	text := strings.Trim(r.editor.Value(), "\n ")
	switch {
	case r.saying:
		return nil
	case text == "":
		r.notice = s.T(lang.ChatNothingTyped)
		return nil
	case len(text) > store.MaxRemark:
		r.notice = s.T(lang.ChatTooLong)
		return nil
	}
	r.saying = true
	st, of, ctx, log := s.Store, r.about.Case, s.saving(), s.Log
	return func() tea.Msg {
		m := remarkSaid{of: r}
		m.err = guard.Run(log, func() (err error) {
			if of == (store.CaseID{}) {
				m.done, err = st.SayToTeam(ctx, outside.New(text))
			} else {
				m.done, err = st.SayOnCase(ctx, of, outside.New(text))
			}
			return err
		})
		return m
	}
}

func (r *Room) wasSaid(m remarkSaid) tea.Cmd {
	r.saying = false
	if m.err != nil { // it stands there still
		return func() tea.Msg { return failed(r.s.Lang.Action(keymap.SayToRoom), m.err) }
	}
	r.editor.SetValue("")
	r.changes++
	gone := r.Flush()
	acted := Acted{Key: lang.DoneSaid, Name: r.where(), Contact: r.about.ID, Undo: m.done.Event}
	return tea.Batch(gone, r.load(), func() tea.Msg { return acted })
}

// where is what the room is called.
func (r *Room) where() string {
	if r.team() {
		return r.s.T(lang.RoomTeam)
	}
	return r.s.T(lang.RoomCase, lang.Said(r.number))
}

// Update takes what has happened.
func (r *Room) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Changed:
		if m.All || m.Room || m.Erased || m.Contacts[r.about.ID] {
			return r.load()
		}
	case roomLoaded:
		if m.of != r || m.question != r.asked {
			return nil
		}
		r.heard, r.failed = true, m.err != nil
		if m.err != nil {
			if errors.Is(m.err, store.ErrUnknown) || errors.Is(m.err, store.ErrErased) { // the case was erased
				r.said = nil
				r.draw()
				return nil
			}
			return func() tea.Msg { return Failed{Err: m.err} }
		}
		r.said = m.said
		r.draw()
	case remarkSaid:
		if m.of == r {
			return r.wasSaid(m)
		}
	case remarkLoaded:
		if m.of == r {
			return r.take(m)
		}
	case pauseOver:
		if m.of == r.keep {
			r.timer = false
			return r.Flush()
		}
	case draftSaved:
		if m.of == r.keep {
			return r.savedUp(m)
		}
	}
	return nil
}

// Contact is the contact in whose case it is; zero for the team's room.
func (r *Room) Contact() store.Contact { return r.about }

// Stage says whether it takes keys.
func (r *Room) Stage() Stage {
	if r.over {
		return Going
	}
	return Open
}

// Unsaved says that something is typed that stands nowhere else.
func (r *Room) Unsaved() bool { return r.progress.Unsaved() }

// Rescue is what is typed; it stays among colleagues.
func (r *Room) Rescue() store.Unsaved {
	text := outside.New(r.editor.Value())
	return store.Unsaved{Remark: &text, RemarkOf: r.Of()}
}

// Leave goes away; what is typed stands there again when one comes back.
func (r *Room) Leave() tea.Cmd {
	if r.over {
		return nil
	}
	r.over = true
	return tea.Batch(r.Flush(), func() tea.Msg { return Ended{Of: r} })
}

// Context is the room's.
func (r *Room) Context() keymap.Context { return keymap.Room }

// SetSize sets the room in cells.
func (r *Room) SetSize(width, height int) { r.width, r.height = width, height }

// SetFocus says whether keys go here.
func (r *Room) SetFocus(on bool) {
	if on && !r.focus {
		r.moved, r.fresh = r.s.Now(), true
	}
	r.focus = on
	r.editor.SetFocus(on)
}

// Do does an action that came by another way than typing.
func (r *Room) Do(a keymap.Action) (tea.Cmd, bool) {
	switch a {
	case keymap.SayToRoom:
		return r.say(), true
	case keymap.Back:
		return r.Leave(), true
	case keymap.PageUp, keymap.PageDown:
		return nil, r.reader.Do(a)
	}
	return nil, false
}

// Type takes a key.
func (r *Room) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	if r.over {
		return nil
	}
	if cmd, done := r.Do(a); done {
		return cmd
	}
	before := r.editor.Version()
	r.editor.Update(key, a)
	if r.editor.Version() == before {
		return nil
	}
	r.notice = ""
	return r.touch()
}

// Why says why an action cannot be done now.
func (r *Room) Why(a keymap.Action) string {
	if a == keymap.SayToRoom && r.editor.IsEmpty() {
		return r.s.T(lang.ChatNothingTyped)
	}
	return ""
}

// Title is what the room is called.
func (r *Room) Title() string { return r.where() }

// Edge has the title; the frame is that of what stays among colleagues.
func (r *Room) Edge() part.Edge {
	return part.Edge{Title: r.Title(), Scroll: r.reader.Scroll(), Frame: &r.s.Style.RoomFrame}
}

// draw makes the passages of what was said, the newest first.
func (r *Room) draw() {
	r.version++
	s, ink := r.s, r.s.Style.Plain
	var all []part.Passage
	for i := len(r.said) - 1; i >= 0; i-- {
		m := r.said[i]
		at := m.At.In(s.Zone)
		when, now := s.Lang.Clock(at), s.Now().In(s.Zone)
		if s.Lang.Day(at, now) != s.Lang.Day(now, now) {
			when = s.Lang.Date(at, now)
		}
		who := m.Name.Line().String()
		all = append(all, part.Passage{
			Key: m.Event.String(), Version: r.version, Head: ink.Room.Render(who) + ink.Muted.Render(" "+s.Style.Mark.Dot+" "+when), Size: m.Text.Len(),
			Lines: func(width int) []string {
				var lines []string
				for _, l := range m.Text.Block().Wrap(max(2, width-2)) {
					lines = append(lines, "  "+ink.Text.Render(l.String()))
				}
				return append(lines, "")
			},
		})
	}
	r.reader.SetPassages(all)
}

// mostWritten is how many rows what is written takes.
const mostWritten = 6

// View draws what is written, and below it what was said.
func (r *Room) View() string {
	if r.width <= 0 || r.height <= 0 {
		return ""
	}
	s, ink := r.s, r.s.Style.Plain
	lines := s.rule(s.Style.RoomFrame, s.T(lang.RoomWord), "", 0, r.width)
	add := func(words string, render func(...string) string) {
		for _, l := range wrapped(words, max(2, r.width-1), render) {
			lines = append(lines, " "+l)
		}
	}
	add(s.T(lang.RoomStays), ink.Room.Render)
	if r.notice != "" {
		add(r.notice, ink.Warn.Render)
	}
	rows := max(1, min(r.editor.Rows(r.width-2), mostWritten, r.height-len(lines)-3))
	r.editor.SetSize(r.width, rows)
	lines = append(lines, strings.Split(r.editor.View(), "\n")...)
	lines = append(lines, s.Style.RoomFrame.Render(strings.Repeat(s.Style.Mark.Rule, r.width)))
	if r.heard && len(r.said) == 0 {
		add(s.T(lang.RoomNothingYet), ink.Muted.Render)
	}
	if room := r.height - len(lines); room > 0 {
		r.reader.SetSize(r.width, room)
		lines = append(lines, strings.Split(r.reader.View(), "\n")...)
	}
	return part.Block(lines, r.width, r.height)
}
