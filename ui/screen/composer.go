package screen

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/message"
	"baken/inbox/outbox"
	"baken/keymap"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// Composer is where a reply, or a mail to somebody new, is written. The message
// that it answers stays in sight above; whom it goes to stands between the two.
// What is typed is a draft in the store within a second, and stays one until the
// outbox has it.
type Composer struct {
	s      *Session
	to     store.Contact // zero for a mail to somebody new
	fresh  bool          // it answers none
	draft  store.ReplyDraft
	others []mail.Address // were addressed too; each must be chosen
	own    []mail.Address // whom an answer goes to by itself
	above  *Conversation  // the message in sight
	editor *part.Editor
	progress

	panel  panel
	field  *part.Field
	picker *part.Picker
	form   *recipients
	notice string
	grave  bool // the notice says why it can't go

	loaded  bool
	ending  bool // it is left once everything is saved
	sending bool
	told    map[string]bool // what was said before sending, once each
	asked   int
	reading bool // keys scroll the message

	width, height int
	focus         bool
}

// panel is what is open at the bottom of the composer.
type panel int

const (
	noPanel panel = iota
	formPanel
	reasonPanel
	filePanel
	safePanel
)

// NewComposer begins an answer to a contact, or goes on with its draft. messages
// are those of its conversation; uncovered says whether names are shown.
func NewComposer(s *Session, to store.Contact, messages []store.Message, uncovered bool) (*Composer, tea.Cmd) {
	c := newComposer(s)
	c.to = to
	c.draft.Contact = to.ID
	c.above.contact, c.above.any, c.above.loaded = to, true, true
	if uncovered {
		c.above.names[to.ID] = store.Names{}
	}
	c.inSight(messages)
	c.address()
	if to.Unanswerable || len(c.own) == 0 {
		c.say(s.T(lang.NoReplyAddress), true)
	}
	return c, c.load()
}

// NewMail begins a mail to somebody new, or goes on with the draft of one.
func NewMail(s *Session) (*Composer, tea.Cmd) {
	c := newComposer(s)
	c.fresh = true
	c.draft.Contact = store.ContactID(store.NewOpID()) // the draft's place until there is a contact
	return c, c.load()
}

func newComposer(s *Session) *Composer {
	c := &Composer{s: s, above: NewConversation(s), editor: part.NewEditor(s.Look), field: part.NewField(s.Look), picker: part.NewPicker(s.Look), told: map[string]bool{}}
	c.progress = newProgress()
	c.editor.Bar = s.Style.Plain.Reply.Render(s.Style.Mark.Insert)
	return c
}

// Contact is who is answered; zero for a mail to somebody new.
func (c *Composer) Contact() store.Contact { return c.to }

// inSight puts the messages above the text.
func (c *Composer) inSight(messages []store.Message) {
	c.above.messages = messages
	c.above.draw()
	c.above.reader.GoTo(c.above.newestKey())
}

// answered is the message that is answered: the newest from outside, else the
// newest of ours; nil for a mail that answers none.
func (c *Composer) answered() *store.Message {
	if c.fresh {
		return nil
	}
	var in, out *store.Message
	for i := range c.above.messages {
		switch m := &c.above.messages[i]; {
		case m.Bounce || m.Aside != "" && m.Direction == store.Out:
		case m.Direction == store.In:
			in = m
		case !m.Head.MessageID.IsEmpty():
			out = m
		}
	}
	if in != nil {
		return in
	}
	return out
}

// address finds whom the answer goes to and who else was addressed.
func (c *Composer) address() {
	m := c.answered()
	if m == nil {
		return
	}
	if m.Direction == store.Out {
		c.own = m.Head.To
	} else {
		a := c.s.Config.Addresses()
		form := len(m.Head.From) > 0 && a.Form(m.Head.From[0].Addr)
		c.own, c.others = message.ReplyTo(m.Head, a.Own, form)
	}
	c.draft.To = c.own
	if m.Direction == store.In {
		c.draft.Newest, c.draft.Upto = m.Mail, m.At
	}
	c.seen()
}

// neutral is the subject that says nothing to whoever else looks at the inbox.
func (c *Composer) neutral() string { return outbox.Subject(c.language()) }

// language is the writer's, or the session's where that is not known.
func (c *Composer) language() string {
	if c.to.Language != "" {
		return c.to.Language
	}
	return c.s.Language()
}

// composerLoaded brings the draft there is.
type composerLoaded struct {
	of    *keeper
	draft store.ReplyDraft
	any   bool
	err   error
}

func (c *Composer) load() tea.Cmd {
	st, keep, id, fresh := c.s.Store, c.keep, c.draft.Contact, c.fresh
	return c.s.read(func() tea.Msg {
		m := composerLoaded{of: keep}
		if fresh {
			m.draft, m.any, m.err = newMailDraft(st)
		} else {
			m.draft, m.any, m.err = st.ReplyDraft(id)
		}
		return m
	})
}

// newMailDraft is the newest draft that belongs to no contact.
func newMailDraft(st *store.Store) (found store.ReplyDraft, any bool, err error) {
	ids, err := st.ReplyDrafts()
	if err != nil {
		return found, false, err
	}
	for _, id := range ids {
		if _, err := st.Contact(id); err == nil {
			continue
		}
		d, ok, err := st.ReplyDraft(id)
		if err != nil {
			return found, false, err
		}
		if ok && (!any || d.SavedAt.After(found.SavedAt)) {
			found, any = d, true
		}
	}
	return found, any, nil
}

// take goes on with a draft; what was typed before it came stays below it.
func (c *Composer) take(m composerLoaded) tea.Cmd {
	if m.err != nil {
		return tea.Batch(func() tea.Msg { return Failed{What: c.s.Lang.Action(keymap.Reply), Err: m.err} }, ended)
	}
	c.loaded = true
	typed := !c.editor.IsEmpty()
	if m.any {
		text := m.draft.Text
		if typed {
			text = outside.New(text.Block().String() + "\n" + c.editor.Value())
		}
		c.editor.SetValue(text.Block().String())
		c.editor.Do(keymap.Bottom)
		newest, upto := c.draft.Newest, c.draft.Upto
		if m.draft.To == nil {
			m.draft.To = c.draft.To
		}
		c.draft = m.draft
		c.keep.files = m.draft.Attachments
		c.at = m.draft.SavedAt
		if c.draft.Newest == (store.MailID{}) {
			c.draft.Newest, c.draft.Upto = newest, upto
		}
		if words := c.meanwhile(); words != "" {
			c.say(words, false)
		}
	} else if c.fresh {
		c.openForm()
	}
	if typed {
		return c.touch()
	}
	return nil
}

// touch says that something changed; it is saved within saveAfter.
func (c *Composer) touch() tea.Cmd {
	c.changes++
	return c.arm()
}

func (c *Composer) arm() tea.Cmd {
	if c.timer || !c.loaded {
		return nil
	}
	c.timer = true
	keep := c.keep
	return tea.Tick(c.wait, func(time.Time) tea.Msg { return pauseOver{keep} })
}

// blank says whether there is nothing to keep.
func (c *Composer) blank() bool {
	return c.editor.IsEmpty() && len(c.draft.Attachments) == 0 && (!c.fresh || len(c.draft.To)+len(c.draft.Cc)+len(c.draft.Bcc) == 0)
}

// current is the draft as it stands.
func (c *Composer) current() store.ReplyDraft {
	d := c.draft
	d.Text = outside.New(c.editor.Value())
	return d
}

// save writes the draft, in a command.
func (c *Composer) save() tea.Cmd {
	if !c.loaded || !c.dirty() {
		return nil
	}
	s, keep, n, d, blank := c.s, c.keep, c.changes, c.current(), c.blank()
	return func() tea.Msg {
		err := keep.write(n, func() error {
			if d.Attachments = keep.files; blank && len(keep.files) == 0 {
				return s.Store.DropReply(s.saving(), d.Contact)
			}
			return s.Store.SaveReply(s.saving(), d)
		})
		return draftSaved{keep, n, s.Now(), err}
	}
}

// Flush saves at once what is not saved yet.
func (c *Composer) Flush() tea.Cmd { return c.save() }

// savedUp takes in how saving went.
func (c *Composer) savedUp(m draftSaved) tea.Cmd {
	if m.err != nil {
		said := c.failed
		c.failed, c.ending = true, false
		return tea.Batch(c.arm(), c.s.saveFailed(lang.FailSaveDraft, m.err, said))
	}
	c.failed = false
	if m.change > c.saved {
		c.saved, c.at = m.change, m.at
	}
	if c.ending && !c.dirty() {
		return ended
	}
	return nil
}

// leave ends writing; the draft is kept.
func (c *Composer) leave() tea.Cmd {
	if c.sending {
		return nil
	}
	c.ending = true // what was typed before the draft came is saved below that
	if c.loaded && !c.dirty() || !c.loaded && c.editor.IsEmpty() {
		return ended
	}
	return c.save()
}

func ended() tea.Msg { return Ended{} }

// Update takes what has happened.
func (c *Composer) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Changed:
		if !c.fresh && (m.All || m.Contacts[c.to.ID]) {
			return c.look()
		}
	case composerLoaded:
		if m.of == c.keep {
			return c.take(m)
		}
	case pauseOver:
		if m.of == c.keep {
			c.timer = false
			return c.save()
		}
	case draftSaved:
		if m.of == c.keep {
			return c.savedUp(m)
		}
	case looked:
		if m.of == c.keep {
			return c.lookedAt(m)
		}
	case answerGiven:
		if m.of == c.keep {
			return c.given(m)
		}
	case fileAttached:
		if m.of == c.keep {
			return c.attached(m)
		}
	case safetyAsked:
		if m.of == c.keep {
			c.to.MailSafe = m.answer
		}
	case namesUncovered, namesCovered:
		return c.above.Update(msg)
	}
	return nil
}
