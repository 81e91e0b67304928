package screen

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/message"
	"baken/inbox/outbox"
	"baken/keymap"
	"baken/store"
	"baken/store/mail"
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
	byForm bool           // a web form brought what is answered
	above  *Conversation  // the message in sight
	editor *part.Editor
	progress

	panel  panel
	field  *part.Field
	picker *part.Picker
	form   *recipients
	notice string
	grave  bool // the notice says why it can't go

	sending  bool
	removing int             // attachments that are being taken out
	sendNext bool            // it is sent when they are
	told     map[string]bool // what was said before sending, once each
	reasoned bool            // the reason to mail although it is not safe was given here
	asked    int
	reading  bool // keys scroll the message

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
	c.draft = store.NewReply(to.ID)
	c.above.contact, c.above.any, c.above.loaded = to, true, true
	if uncovered {
		c.above.names[to.ID] = store.Names{}
	}
	c.inSight(messages)
	if slices.ContainsFunc(to.Reasons, func(r store.Reason) bool { return r.Rule == store.RuleUnsent }) {
		c.say(s.T(lang.UnsentWaits, s.firstKey(keymap.Queue, keymap.GoOutbox)), false)
	}
	c.address()
	c.sayNobody()
	return c, c.load()
}

// NewMail begins a mail to somebody new, or goes on with the draft of one.
func NewMail(s *Session) (*Composer, tea.Cmd) {
	c := newComposer(s)
	c.fresh = true
	c.draft = store.NewReply(store.ContactID(store.NewOpID())) // the draft's place until there is a contact
	return c, c.load()
}

func newComposer(s *Session) *Composer {
	c := &Composer{s: s, above: NewConversation(s), editor: part.NewEditor(s.Look), field: part.NewField(s.Look), picker: part.NewPicker(s.Look), told: map[string]bool{}}
	c.progress = newProgress(s.Log)
	c.editor.Bar = s.Style.Plain.Reply.Render(s.Style.Mark.Insert)
	return c
}

// Contact is who is answered; zero for a mail to somebody new.
func (c *Composer) Contact() store.Contact { return c.to }

// inSight puts the messages above the text.
func (c *Composer) inSight(messages []store.Message) {
	c.above.messages, c.above.wanted = messages, window{}
	c.above.asked++ // what was asked of those before is not waited for
	c.above.answered = c.above.asked
	c.above.draw()
	c.above.reader.GoTo(c.above.newestKey())
}

// answered is the message that is answered, as [outbox.Answered] picks it; nil
// for a mail that answers none.
func (c *Composer) answered() *store.Message {
	if c.fresh {
		return nil
	}
	return outbox.Answered(c.above.messages)
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
		c.byForm = len(m.Head.From) > 0 && a.Form(m.Head.From[0].Addr)
		c.own, c.others = message.ReplyTo(m.Head, a.Own, c.byForm)
	}
	c.draft.To = c.own
	c.seen()
}

// sayNobody says that an answer goes to nobody yet, and why.
func (c *Composer) sayNobody() {
	switch {
	case c.fresh || len(c.recipients()) > 0:
	case c.to.Unanswerable || c.byForm:
		c.say(c.s.T(lang.NoReplyAddress), true)
	default:
		c.say(c.s.T(lang.NoAddress, lang.Keys(c.s.Keys.Keys(keymap.Composer, keymap.Recipients))), true)
	}
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

// Update takes what has happened.
func (c *Composer) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Changed:
		if m.Erased && c.loaded && !c.over && !c.editor.IsEmpty() { // it may be what this is about
			return tea.Batch(c.touch(), c.look())
		}
		if !c.fresh && (m.All || m.Contacts[c.to.ID]) {
			return tea.Batch(c.look(), c.reload())
		}
	case composerLoaded:
		switch {
		case m.of == c.keep && m.again:
			return c.retake(m)
		case m.of == c.keep:
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
	case namesUncovered, namesCovered, conversationLoaded:
		return c.above.Update(msg)
	}
	return nil
}
