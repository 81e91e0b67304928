package screen

import (
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/mail"
	"baken/ui/lang"
	"baken/ui/part"
)

// Conversation shows the messages of one contact, oldest first; earlier ones,
// quoted text and signatures are folded.
type Conversation struct {
	s        *Session
	reader   *part.Finder
	contact  store.Contact
	any      bool
	messages []store.Message
	loaded   bool
	draft    store.ReplyDraft // of the reply that is being written
	drafted  bool
	other    store.Contact // of the same thread, from another address; zero: none
	suggested
	writers map[string]string               // who writes from which folded address
	several bool                            // more than one address wrote
	brief   bool                            // what is known of a message stands in one line
	names   map[store.ContactID]store.Names // uncovered in this session

	asked         int // the question that was asked last, and the one that was answered
	answered      int
	wanted        window // whose words were asked for last
	pinned        window // whose words stay: where one was when one began to type what to find
	seek          *seek  // what is looked for behind the screen
	sought        sought // what is looked for once it is read
	width, height int
	version       uint64
	at            map[string]int // passages, and the message that each is of
}

// NewConversation makes an empty one.
func NewConversation(s *Session) *Conversation {
	c := &Conversation{s: s, reader: part.NewFinder(s.Look), names: map[store.ContactID]store.Names{}, pinned: nowhere}
	c.reader.Behind = c.seekBehind
	return c
}

// Context is the conversation's, or a field's while one looks for words.
func (c *Conversation) Context() keymap.Context {
	if c.reader.Seeking() {
		return keymap.Field
	}
	return keymap.Conversation
}

// SetSize sets the room in cells.
func (c *Conversation) SetSize(width, height int) {
	c.width, c.height = width, height
	c.reader.SetSize(width, height)
}

// SetFocus says whether keys go here.
func (c *Conversation) SetFocus(on bool) { c.reader.SetFocus(on) }

// Contact is the contact that is shown.
func (c *Conversation) Contact() (store.Contact, bool) { return c.contact, c.any }

// Newest is the newest message from outside: what a reply answers.
func (c *Conversation) Newest() (store.Message, bool) {
	for i := len(c.messages) - 1; i >= 0; i-- {
		if m := c.messages[i]; m.Direction == store.In && !m.Bounce {
			return m, true
		}
	}
	return store.Message{}, false
}

// Messages are the messages that are shown, oldest first.
func (c *Conversation) Messages() []store.Message { return c.messages }

// Show turns to a contact.
func (c *Conversation) Show(contact store.Contact, any bool) tea.Cmd {
	if contact.ID != c.contact.ID {
		c.messages, c.loaded, c.drafted, c.other, c.suggested = nil, false, false, store.Contact{}, suggested{}
		c.stopSeeking()
		c.sought, c.pinned = sought{}, nowhere
		c.reader.Forget()
		c.reader.SetPassages(nil)
	}
	c.contact, c.any = contact, any
	if !any {
		return nil
	}
	return c.load(true)
}

// Update takes what has happened.
func (c *Conversation) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Changed:
		if c.any && (m.All || m.Contacts[c.contact.ID]) {
			return c.load(true)
		}
	case conversationLoaded:
		if m.of != c || m.question != c.asked {
			return nil
		}
		c.answered = m.question
		if m.err != nil {
			return func() tea.Msg { return Failed{Err: m.err} }
		}
		first := !c.loaded
		c.pinned = c.pinned.moved(c.messages, m.messages)
		c.contact, c.messages, c.loaded = m.contact, m.messages, true
		if !m.fresh {
			c.drawRead()
			c.arrive()
			return c.follow()
		}
		c.draft, c.drafted, c.other, c.suggested = m.draft, m.drafted, m.other, m.suggested
		c.draw()
		if first {
			c.reader.GoTo(c.newestKey())
		}
		c.arrive()
		return tea.Batch(c.fetchMissing(), c.look(), c.follow())
	case wordsFound:
		if m.seek == c.seek && m.seek != nil {
			return c.found(m)
		}
	case Tick:
		if c.any && c.contact.Call.Running() {
			c.draw()
		}
	case namesUncovered:
		c.names[m.contact] = m.names
		c.draw()
	case namesCovered:
		delete(c.names, store.ContactID(m))
		c.draw()
	}
	return nil
}

// sought is what somebody who opens a conversation looks for.
type sought struct {
	words string
	mail  store.MailID // in which it stands; zero: in none of the server
}

// LookFor looks for words, in a mail first, once what was asked for last is read.
func (c *Conversation) LookFor(words string, in store.MailID) { c.sought = sought{words, in} }

// look begins to look for what was asked for.
func (c *Conversation) look() tea.Cmd {
	k := c.sought
	if c.sought = (sought{}); k.words == "" {
		return nil
	}
	c.stopSeeking()
	if i := slices.IndexFunc(c.messages, func(m store.Message) bool { return m.Mail == k.mail }); i >= 0 && k.mail != (store.MailID{}) {
		c.reader.GoTo(passageKey("head", c.messages[i], 0))
	}
	c.reader.LookFor(k.words)
	return c.begun(keymap.NextHit)
}

// fetchMissing asks for bodies that are not here, newest first.
func (c *Conversation) fetchMissing() tea.Cmd {
	if c.s.Mail == nil {
		return nil
	}
	for i := len(c.messages) - 1; i >= 0; i-- {
		if m := c.messages[i]; !m.HaveBody && (m.Flaw == "" || m.Flaw == mail.NotGiven) && !m.Gone && !m.Erased && m.Mail != (store.MailID{}) {
			c.s.Mail.Fetch(m.Mail)
		}
	}
	return nil
}

// shorten says whether what is known of a message stands in one line above its
// words.
func (c *Conversation) shorten(brief bool) {
	if c.brief != brief {
		c.brief = brief
		c.draw()
	}
}

// namesUncovered brings the names behind a pseudonym.
type namesUncovered struct {
	contact store.ContactID
	names   store.Names
}

// Uncover shows the names of a contact for this session; the history says so.
func (c *Conversation) Uncover(contact store.Contact) tea.Cmd {
	s, id := c.s, contact.ID
	name := contact.Pseudonym.In(s.Language())
	return func() tea.Msg {
		names, d, err := s.Store.Uncover(s.Context, id)
		if err != nil {
			return Failed{What: s.Lang.Action(keymap.Uncover), Err: err}
		}
		return Acted{Key: lang.DoneUncover, Name: name, Contact: d.Contact, Then: namesUncovered{id, names}}
	}
}

// CoverAgain covers them.
func (c *Conversation) CoverAgain(contact store.Contact) tea.Cmd {
	words := c.s.T(lang.DoneCover, lang.Said(contact.Pseudonym.In(c.s.Language())))
	return tea.Batch(
		func() tea.Msg { return namesCovered(contact.ID) },
		func() tea.Msg { return Said{Tone: part.Done, Words: words} },
	)
}

type namesCovered store.ContactID

// Covered says whether the names of a contact are covered.
func (c *Conversation) Covered(id store.ContactID) bool {
	_, shown := c.names[id]
	return !shown
}

// Do moves, folds and looks for words.
func (c *Conversation) Do(a keymap.Action) (tea.Cmd, bool) {
	c.stopSeeking()
	if a == keymap.Narrow {
		c.pinned = c.sight()
	}
	done := c.reader.Do(a)
	return tea.Batch(c.s.missed(c.reader, a), c.begun(a), c.follow()), done
}

// Type takes a key while one looks for words.
func (c *Conversation) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	if a == keymap.Back {
		c.stopSeeking()
	}
	c.reader.Type(key, a)
	if !c.reader.Seeking() {
		c.pinned = nowhere
	}
	return tea.Batch(c.s.missed(c.reader, a), c.begun(a), c.follow())
}

// Narrowed is what is looked for in it.
func (c *Conversation) Narrowed() string { return c.reader.Words() }

// Hits says whether words are looked for in it.
func (c *Conversation) Hits() bool { return c.reader.Words() != "" }

// Why says why an action cannot be done.
func (c *Conversation) Why(a keymap.Action) string {
	switch a {
	case keymap.SaveAttachment, keymap.MarkAttachment:
		m, file, ok := c.Attachment()
		switch {
		case !ok && c.contact.Attachments > 0:
			return c.s.T(lang.WhyWhichFile)
		case !ok:
			return c.s.T(lang.WhyNoAttachment)
		case slices.Contains(m.Marked, file.Number):
			return c.s.T(lang.SavePossibleHarm)
		}
	case keymap.NextHit:
		if !c.Hits() {
			return c.s.T(lang.WhyNoNarrow)
		}
	}
	return ""
}

// Attachment is the attachment under the cursor, or the only one of the message
// under the cursor.
func (c *Conversation) Attachment() (m store.Message, a mail.Attachment, ok bool) {
	key := c.reader.Current()
	i, ok := c.at[key]
	if !ok || i >= len(c.messages) {
		return m, a, false
	}
	m = c.messages[i]
	for _, a := range m.Body.Attachments {
		if key == passageKey("file", m, a.Number) || len(m.Body.Attachments) == 1 {
			return m, a, true
		}
	}
	return m, a, false
}

// newestKey is the passage at which reading begins: the first message that
// nobody has answered, or else the last.
func (c *Conversation) newestKey() string {
	if len(c.messages) == 0 {
		return ""
	}
	return passageKey("head", c.messages[begin(c.messages)], 0)
}

func begin(all []store.Message) int {
	at := len(all) - 1
	for i := at; i >= 0 && all[i].Direction == store.In; i-- {
		at = i
	}
	return at
}

// Position says how far one has read.
func (c *Conversation) Position() string { return c.reader.Position() }

// Scroll says which part is in sight.
func (c *Conversation) Scroll() part.Scroll { return c.reader.Scroll() }

// View draws the conversation, or says that there is none.
func (c *Conversation) View() string {
	ink := c.s.Style.Plain
	if !c.any {
		return part.Block([]string{"", "  " + ink.Muted.Render(c.s.T(lang.ConversationEmpty))}, c.width, c.height)
	}
	return c.reader.View()
}

// Shown is the contact whose conversation stands on the screen.
func (c *Conversation) Shown() (store.ContactID, bool) { return c.contact.ID, c.any && c.loaded }

// ReadAfter is how long a conversation must stand on the screen to count as
// opened in the history.
const ReadAfter = 2 * time.Second
