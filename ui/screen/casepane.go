package screen

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
)

// CasePane shows the case of one contact: how it stands, the contacts that
// belong to it, the notes of colleagues, and who did what and when.
type CasePane struct {
	s       *Session
	reader  *part.Finder
	contact store.Contact
	any     bool
	file    store.Case
	history []store.Line
	came    []store.Message // what came from outside, without bodies
	draft   store.NoteDraft
	drafted bool
	suggested
	reg    store.Registration
	loaded bool
	shown  map[store.ContactID]bool // uncovered in this session

	asked         int
	sought        string // what is looked for once it is read
	width, height int
	version       uint64
	at            map[string]int // the passages of notes, and which of the file's they show
}

// NewCasePane makes an empty one.
func NewCasePane(s *Session) *CasePane {
	return &CasePane{s: s, reader: part.NewFinder(s.Look), shown: map[store.ContactID]bool{}}
}

// Context is the case's, or a field's while one looks for words.
func (p *CasePane) Context() keymap.Context {
	if p.reader.Seeking() {
		return keymap.Field
	}
	return keymap.Case
}

// SetSize sets the room in cells.
func (p *CasePane) SetSize(width, height int) {
	p.width, p.height = width, height
	p.reader.SetSize(width, height)
}

// SetFocus says whether keys go here.
func (p *CasePane) SetFocus(on bool) { p.reader.SetFocus(on) }

// Show turns to a contact.
func (p *CasePane) Show(c store.Contact, any bool) tea.Cmd {
	if c.ID != p.contact.ID {
		p.file, p.history, p.came, p.drafted, p.loaded, p.suggested = store.Case{}, nil, nil, false, false, suggested{}
		p.sought = ""
		p.reader.Forget()
		p.reader.SetPassages(nil)
	}
	p.contact, p.any = c, any
	if !any {
		return nil
	}
	return p.load()
}

// caseLoaded is the answer to load.
type caseLoaded struct {
	of       *CasePane
	question int
	contact  store.Contact
	file     store.Case
	history  []store.Line
	came     []store.Message
	draft    store.NoteDraft
	drafted  bool
	suggested
	reg store.Registration
	err error
}

func (p *CasePane) load() tea.Cmd {
	p.asked++
	question, id, st := p.asked, p.contact.ID, p.s.Store
	return p.s.read(func() tea.Msg {
		m := caseLoaded{of: p, question: question}
		if m.contact, m.err = st.Contact(id); m.err != nil {
			return m
		}
		if m.contact.Case != (store.CaseID{}) {
			if m.file, m.err = st.CaseFile(m.contact.Case); m.err != nil {
				return m
			}
		}
		if m.history, m.err = st.History(id); m.err != nil {
			return m
		}
		if m.came, m.err = st.Heads(id); m.err != nil {
			return m
		}
		if m.suggested, m.err = suggest(st, id); m.err != nil {
			return m
		}
		if m.reg, m.err = st.Registration(id); m.err != nil && !errors.Is(m.err, store.ErrNewer) { // under a form that only a newer version knows
			return m
		}
		m.draft, m.drafted, m.err = st.NoteDraft(id)
		return m
	})
}

// Update takes what has happened.
func (p *CasePane) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Changed:
		if p.any && p.concerns(m.Change) {
			return p.load()
		}
	case caseLoaded:
		if m.of != p || m.question != p.asked {
			return nil
		}
		if m.err != nil {
			return func() tea.Msg { return Failed{Err: m.err} }
		}
		p.contact, p.file, p.history, p.came = m.contact, m.file, m.history, m.came
		p.draft, p.drafted, p.suggested, p.reg, p.loaded = m.draft, m.drafted, m.suggested, m.reg, true
		p.draw()
		if words := p.sought; words != "" {
			p.sought = ""
			p.reader.LookFor(words)
		}
	case Tick:
		if p.loaded && p.contact.Call.Running() {
			p.draw()
		}
	case namesUncovered:
		p.shown[m.contact] = true
		p.draw()
	case namesCovered:
		delete(p.shown, store.ContactID(m))
		p.draw()
	}
	return nil
}

// concerns says whether a change touches a contact of the case.
func (p *CasePane) concerns(c store.Change) bool {
	if c.All || c.Contacts[p.contact.ID] {
		return true
	}
	for _, k := range p.file.Contacts {
		if c.Contacts[k.ID] {
			return true
		}
	}
	return false
}

// LookFor looks for words once what was asked for last is read.
func (p *CasePane) LookFor(words string) { p.sought = words }

// Do moves, unfolds and looks for words.
func (p *CasePane) Do(a keymap.Action) (tea.Cmd, bool) {
	done := p.reader.Do(a)
	return p.s.missed(p.reader, a), done
}

// Type takes a key while one looks for words.
func (p *CasePane) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	p.reader.Type(key, a)
	return p.s.missed(p.reader, a)
}

// Narrowed is what is looked for in it.
func (p *CasePane) Narrowed() string { return p.reader.Words() }

// Hits says whether words are looked for in it.
func (p *CasePane) Hits() bool { return p.reader.Words() != "" }

// Why says why an action cannot be done.
func (p *CasePane) Why(a keymap.Action) string {
	switch a {
	case keymap.ReviseNote, keymap.PinNote:
		if _, ok := p.Note(); !ok {
			return p.s.T(lang.WhyNoNote)
		}
	case keymap.NextHit:
		if !p.Hits() {
			return p.s.T(lang.WhyNoNarrow)
		}
	}
	return ""
}

// Note is the note under the cursor, or the only one that there is.
func (p *CasePane) Note() (store.Note, bool) {
	i, ok := p.at[p.reader.Current()]
	if !ok && len(p.file.Notes) != 1 || len(p.file.Notes[i].Revisions) == 0 {
		return store.Note{}, false
	}
	return p.file.Notes[i], true
}

// Beside is the contact under the cursor, of those that are in the case beside the
// one that is shown.
func (p *CasePane) Beside() (store.Contact, bool) {
	for _, c := range p.file.Contacts {
		if p.reader.Current() == contactKey(c.ID) && c.ID != p.contact.ID {
			return c, true
		}
	}
	return store.Contact{}, false
}

// CaseNumber is the number of the case, empty before there is one.
func (p *CasePane) CaseNumber() string {
	if !p.any {
		return ""
	}
	return p.contact.CaseNumber
}

// Title is the case's number, or that there is none.
func (p *CasePane) Title() string {
	if n := p.CaseNumber(); n != "" {
		return p.s.T(lang.CaseTitle, lang.Said(n))
	}
	return p.s.Lang.Context(keymap.Case)
}

// Edge has the title, and how much is in sight.
func (p *CasePane) Edge() part.Edge { return part.Edge{Title: p.Title(), Scroll: p.Scroll()} }

// Scroll says which part is in sight.
func (p *CasePane) Scroll() part.Scroll { return p.reader.Scroll() }

// Position says how far one has read.
func (p *CasePane) Position() string { return p.reader.Position() }

// View draws the case.
func (p *CasePane) View() string {
	if !p.any {
		return part.Block(nil, p.width, p.height)
	}
	return p.reader.View()
}
