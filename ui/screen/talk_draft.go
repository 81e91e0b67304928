package screen

import (
	"errors"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/chat"
	"baken/keymap"
	"baken/store"
	"baken/store/directory"
	"baken/store/guard"
	"baken/store/outside"
	"baken/store/template"
	"baken/ui/lang"
	"baken/ui/part"
)

// warning is the tone of what must be seen.
const warning = part.Warning

// talkLoaded brings the draft there is.
type talkLoaded struct {
	of    *Talk
	draft store.ReplyDraft
	any   bool
	err   error
	again bool // it is read again: another session of who types wrote it
}

func (t *Talk) load() tea.Cmd { return t.readDraft(false) }

func (t *Talk) readDraft(again bool) tea.Cmd {
	st, id, log := t.s.Store, t.contact.ID, t.s.Log
	return t.s.read(func() tea.Msg {
		m := talkLoaded{of: t, again: again}
		m.err = guard.Run(log, func() (err error) {
			m.draft, m.any, err = st.ReplyDraft(id)
			return err
		})
		return m
	})
}

// take goes on with a draft; what was typed before it came stays below it.
func (t *Talk) take(m talkLoaded) tea.Cmd {
	if m.err != nil {
		return func() tea.Msg { return failed(t.s.Lang.Action(keymap.Reply), m.err) }
	}
	t.loaded = true
	typed := t.editor.Value()
	blank := strings.TrimSpace(typed) == ""
	if m.any {
		t.keep.saw(m.draft.Text)
		if !m.again {
			t.draft, t.at = m.draft, m.draft.SavedAt
			for _, n := range m.draft.Services {
				t.given = append(t.given, given{n, chat.Service{Name: n.Service, Phone: n.Phone}})
			}
		}
		theirs := m.draft.Text.Block().String()
		if !m.again || !strings.Contains(t.text(), theirs) {
			if !blank {
				theirs += "\n" + typed
			}
			t.editor.SetValue(theirs)
			t.editor.Do(keymap.Bottom)
		}
	}
	if !blank || m.again {
		return t.touch()
	}
	return nil
}

// Stage says whether it takes keys.
func (t *Talk) Stage() Stage { return t.stage(false) }

func (t *Talk) touch() tea.Cmd {
	t.changes++
	return t.arm()
}

func (t *Talk) arm() tea.Cmd {
	if t.timer || !t.loaded || t.erased {
		return nil
	}
	t.timer = true
	keep := t.keep
	return t.s.Lasts(tea.Tick(t.wait, func(time.Time) tea.Msg { return pauseOver{keep} }))
}

// text is what has not left: lines that can be taken back still, and what is typed.
func (t *Talk) text() string {
	var all []string
	for _, h := range t.held {
		if !h.left && !h.out && h.text != "" {
			all = append(all, h.text)
		}
	}
	if !t.editor.IsEmpty() {
		all = append(all, t.editor.Value())
	}
	return strings.Join(all, "\n")
}

// current is the draft as it stands.
func (t *Talk) current() store.ReplyDraft {
	d := t.draft
	d.Text = outside.New(t.text())
	d.Services = nil
	for _, h := range t.held { // also of what has left, until it is recorded
		for _, g := range h.given {
			d.Services = append(d.Services, g.named)
		}
	}
	for _, g := range t.given {
		d.Services = append(d.Services, g.named)
	}
	return d
}

// save writes the draft, in a command.
func (t *Talk) save() tea.Cmd {
	if !t.loaded || !t.dirty() {
		return nil
	}
	n, d := t.changes, t.current()
	return func() tea.Msg { return t.writeDraft(n, d) }
}

// writeDraft writes a draft; it is called by commands, and changes nothing that is drawn.
func (t *Talk) writeDraft(n uint64, d store.ReplyDraft) draftSaved {
	s, keep := t.s, t.keep
	err := keep.write(n, func() (err error) {
		if strings.TrimSpace(d.Text.Block().String()) == "" && len(d.Services) == 0 {
			d.Text = outside.Text{}
			err = s.Store.DropReplyOver(s.saving(), d.Contact, keep.known())
		} else {
			err = s.Store.SaveReplyOver(s.saving(), d, keep.known())
		}
		if err == nil {
			keep.saw(d.Text)
		}
		return err
	})
	return draftSaved{keep, n, s.Now(), err}
}

func (t *Talk) savedUp(m draftSaved) tea.Cmd {
	if errors.Is(m.err, store.ErrDraftMoved) {
		return t.readDraft(true)
	}
	if m.err != nil {
		said := t.notSaved(m.err)
		return tea.Batch(t.arm(), t.s.saveFailed(lang.FailSaveDraft, m.err, said))
	}
	t.failed = false
	if m.change > t.saved {
		t.saved, t.at = m.change, m.at
	}
	return nil
}

// linesRecalled says which lines were taken back because the screen is left, and how
// saving them went.
type linesRecalled struct {
	of    *Talk
	back  []chat.LineID
	gone  []chat.LineID
	saved draftSaved
}

// Flush takes back what has not left, and saves it with what is typed, at once: nothing
// goes to a visitor from a screen that nobody sits before.
func (t *Talk) Flush() tea.Cmd {
	var waiting []*heldLine
	for _, h := range t.held {
		if !h.left && !h.out {
			waiting = append(waiting, h)
		}
	}
	if len(waiting) == 0 {
		return t.save()
	}
	t.changes++
	n, d, typed := t.changes, t.current(), t.editor.Value()
	type one struct {
		id    chat.LineID
		text  string
		asked chan struct{}
	}
	all := make([]one, len(waiting))
	for i, h := range waiting {
		all[i] = one{h.id, h.text, h.asked}
	}
	chats, id, log := t.s.Chats, t.contact.ID, t.s.Log
	return func() tea.Msg {
		m := linesRecalled{of: t}
		var kept []string
		for _, h := range all {
			if !wasAsked(h.asked) { // it never will be: nothing was started that is on its way still
				m.back, kept = append(m.back, h.id), append(kept, h.text)
				continue
			}
			err := guard.Run(log, func() error { return chats.TakeBack(id, h.id) })
			if errors.Is(err, chat.ErrLeft) {
				m.gone = append(m.gone, h.id)
				continue
			}
			m.back = append(m.back, h.id)
			kept = append(kept, h.text)
		}
		if strings.TrimSpace(typed) != "" {
			kept = append(kept, typed)
		}
		d.Text = outside.New(strings.Join(kept, "\n"))
		m.saved = t.writeDraft(n, d)
		return m
	}
}

// askWithin is how long it may take until a line was given to the rooms.
const askWithin = 2 * time.Second

// wasAsked waits until a line was given to the rooms; false if that does not come.
func wasAsked(asked <-chan struct{}) bool {
	select {
	case <-asked:
		return true
	case <-time.After(askWithin):
		return false
	}
}

func (t *Talk) recalled(m linesRecalled) tea.Cmd {
	for _, h := range t.held {
		h.out = h.out || slices.Contains(m.gone, h.id)
	}
	for _, id := range slices.Backward(m.back) {
		t.restore(id)
	}
	return t.savedUp(m.saved)
}

// Rescue is the draft as it stands.
func (t *Talk) Rescue() store.Unsaved {
	d := t.current()
	d.SavedAt = t.at
	return store.Unsaved{Reply: &d}
}

// Leave saves it; a chat is not ended by leaving its line.
func (t *Talk) Leave() tea.Cmd {
	t.write(false)
	return t.save()
}

// Takes says that a chat takes the templates of replies, in the page's language first.
func (t *Talk) Takes() (template.Sort, string) { return template.Reply, t.language }

// Insert puts lines where the cursor is, and shows all that would go.
func (t *Talk) Insert(text string) tea.Cmd {
	if t.Stage() != Open || !t.open() {
		return nil
	}
	t.write(true)
	t.editor.PasteLines(text)
	t.put, t.notice = true, ""
	t.showWhole()
	return t.touch()
}

// Text is what is typed.
func (t *Talk) Text() string { return t.editor.Value() }

// Give puts a service beside what is typed: the visitor is shown it so that it can be
// copied. It is a referral once it has left.
func (t *Talk) Give(n store.NamedService, shown chat.Service) tea.Cmd {
	if t.Stage() != Open || !t.open() {
		return nil
	}
	if !slices.ContainsFunc(t.given, func(g given) bool { return g.named.ServiceID == n.ServiceID && g.named.Place == n.Place }) {
		t.given = append(t.given, given{n, shown})
	}
	t.write(true)
	t.notice = ""
	t.showWhole()
	return t.touch()
}

// placeLeft says that something of a template was not filled in; empty for nothing.
func (t *Talk) placeLeft(text string) string {
	if left := template.Left(text); left != "" {
		return t.s.T(lang.TemplatePlaceLeft, lang.Said(left))
	}
	return ""
}

// referred says how the services of a line that has left were recorded.
type referred struct {
	of   *Talk
	line chat.LineID
	n    int
	err  error
}

// refer records the services of a line that has left as referrals.
func (t *Talk) refer(h *heldLine) tea.Cmd {
	s, id, line, all, log := t.s, t.contact.ID, h.id, slices.Clone(h.given), t.s.Log
	return func() tea.Msg {
		m := referred{of: t, line: line}
		for _, g := range all {
			n := g.named
			m.err = errors.Join(m.err, guard.Run(log, func() error {
				_, _, err := s.Store.Refer(s.saving(), id, store.Referral{Service: n.Service, Phone: n.Phone, Where: n.Where, Target: n.Target,
					Way: "named", ServiceID: n.ServiceID, Place: n.Place, Directory: n.Directory})
				return err
			}))
		}
		m.n = len(all)
		return m
	}
}

func (t *Talk) referred(m referred) tea.Cmd {
	t.held = slices.DeleteFunc(t.held, func(h *heldLine) bool { return h.id == m.line && h.left })
	said := Said{Tone: part.Done, Words: t.s.T(lang.ChatReferred, lang.N(m.n))}
	if m.err != nil {
		said = Said{Tone: part.Alarm, Words: t.s.T(lang.ChatNotReferred, t.s.firstKey(keymap.Conversation, keymap.Refer))}
	}
	return tea.Batch(t.touch(), func() tea.Msg { return said })
}

// ChatService is a service as the visitor is shown it, in words of l, the page's language.
func ChatService(l *lang.Catalog, v *directory.Service, place int, now time.Time) chat.Service {
	c := chat.Service{Name: v.Name, Web: v.Web}
	if p, ok := best(v, place); ok {
		c.Phone = outside.New(numberWords(l, p))
	}
	var note []string
	if alert := v.Alert.Line().String(); alert != "" {
		note = append(note, alert)
	}
	if key, ok := textStatus[v.Status]; ok {
		note = append(note, l.T(key))
	}
	if v.Status == directory.Active {
		if hours := hoursText(l, v.HoursAt(place).Week(directory.On(now), now.Location()), now); hours != "" {
			note = append(note, hours)
		}
	}
	c.Note = outside.New(strings.Join(note, " "))
	return c
}
