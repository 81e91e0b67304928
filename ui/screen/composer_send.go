package screen

import (
	"errors"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/outbox"
	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/store/mail"
	"baken/store/outside"
	"baken/ui/lang"
)

// looked brings how things stand with the contact now.
type looked struct {
	of       *keeper
	question int
	contact  store.Contact
	messages []store.Message
	err      error
	send     bool // it was asked because send was pressed
}

// look asks the store how things stand.
func (c *Composer) look() tea.Cmd { return c.ask(false) }

func (c *Composer) ask(send bool) tea.Cmd {
	c.asked++
	m := looked{of: c.keep, question: c.asked, contact: c.to, send: send}
	st, id, fresh, above := c.s.Store, c.to.ID, c.fresh, c.above.messages
	log := c.s.Log
	return c.s.read(func() tea.Msg {
		if fresh {
			return m
		}
		m.err = guard.Run(log, func() (err error) {
			if m.contact, err = st.Contact(id); err == nil {
				m.messages, err = now(st, id, above)
			}
			return err
		})
		return m
	})
}

// now gives the messages of a contact as they are now. The words are read again
// only when something is other than in those before.
func now(st *store.Store, id store.ContactID, before []store.Message) ([]store.Message, error) {
	heads, err := st.Heads(id)
	if err != nil || alike(heads, before) {
		return before, err
	}
	return opening(st, heads)
}

// send begins to send: first the store is asked what happened meanwhile.
func (c *Composer) send() tea.Cmd {
	if c.Stage() != Open {
		return nil
	}
	var follow tea.Cmd
	if c.form != nil { // what stands in it holds
		if follow = c.closeForm(); c.form != nil {
			return follow
		}
	}
	if c.removing > 0 {
		c.sendNext = true
		return follow
	}
	c.sending, c.notice = true, ""
	return tea.Batch(follow, c.ask(true))
}

// lookedAt takes in how things stand, and goes on with sending if that was asked.
func (c *Composer) lookedAt(m looked) tea.Cmd {
	if m.question != c.asked && !m.send {
		return nil
	}
	if m.err != nil {
		if !m.send {
			return func() tea.Msg { return Failed{Err: m.err} }
		}
		c.sending = false
		return func() tea.Msg { return failed(c.s.Lang.Action(keymap.Send), m.err) }
	}
	var follow tea.Cmd
	if !c.fresh {
		c.to = m.contact
		c.above.contact = m.contact
		if !alike(m.messages, c.above.messages) {
			c.inSight(m.messages)
			follow = c.above.follow()
		}
		if words := c.meanwhile(); words != "" && !m.send {
			c.say(words, false)
		}
	}
	if !m.send {
		return follow
	}
	if words, stops := c.missing(); words != "" {
		c.sending = false
		c.say(words, stops)
		return follow
	}
	c.notice = ""
	return tea.Batch(follow, c.give())
}

// meanwhile says what happened since the draft was begun; empty for nothing.
func (c *Composer) meanwhile() string {
	newer, answer := outbox.Meanwhile(c.draft, c.above.messages)
	switch {
	case answer != nil && (newer == nil || !answer.At.Before(newer.At)):
		who := c.s.T(lang.Somebody)
		if by := answer.By.Line(); !by.IsEmpty() {
			who = by.String()
		}
		return c.s.T(lang.AnsweredMeantime, lang.Said(who))
	case newer != nil:
		return c.s.T(lang.NewerMessage)
	}
	return ""
}

// missing says why it cannot go, or not without being asked once; stops is set
// for the first. What is missing is opened where it can be given.
func (c *Composer) missing() (words string, stops bool) {
	s := c.s
	if c.to.ClaimedBy != s.Store.Me() && c.to.Claim != store.Unclaimed {
		return s.T(lang.NotYourClaim, lang.Safe(c.to.Claimer.Line())), true
	}
	lacks := outbox.Missing(c.current(), c.to.MailSafe)
	switch {
	case slices.Contains(lacks, outbox.NoRecipient):
		c.openForm()
		return s.T(lang.MissingRecipient), true
	case slices.Contains(lacks, outbox.NoText):
		return s.T(lang.MissingText), true
	}
	for _, a := range addressed(c.current()) {
		if !isAddress(a) {
			c.openForm()
			return s.T(lang.BadAddress, lang.Safe(a.Addr.Line())), true
		}
	}
	again := " " + c.sendAgain()
	if words := c.placeLeft(); words != "" && !c.told[words] {
		c.told[words] = true
		return words + again, false
	}
	if strangers := outbox.Strangers(c.current(), c.above.messages); !c.fresh && len(strangers) > 0 {
		if to := listed(strangers); !c.told[to] {
			c.told[to] = true
			return s.T(lang.ToStranger, lang.Said(to)) + again, false
		}
	}
	if words := c.meanwhile(); words != "" {
		c.seen()
		c.changes++
		return words + again, false
	}
	if slices.Contains(lacks, outbox.NoAttachment) && !c.told[string(outbox.NoAttachment)] {
		c.told[string(outbox.NoAttachment)] = true
		return s.T(lang.MissingFile) + again, false
	}
	if c.to.MailSafe == store.NotSafe && !c.reasoned { // one that was saved half typed is shown again
		c.field.Prompt, c.field.Empty = s.T(lang.ReasonWord), ""
		c.field.SetValue(c.draft.Reason.Line().String())
		c.open(reasonPanel)
		return s.T(lang.WhySendAnyway), true
	}
	return "", false
}

// sendAgain says how it is sent all the same.
func (c *Composer) sendAgain() string {
	return c.s.T(lang.SendAgain, lang.Keys(c.s.Keys.Keys(keymap.Composer, keymap.Send)))
}

// alike says whether two lists of messages look the same on the screen.
func alike(a, b []store.Message) bool {
	return slices.EqualFunc(a, b, func(m, n store.Message) bool {
		return m.Mail == n.Mail && m.Op == n.Op && m.HaveBody == n.HaveBody && m.Send == n.Send && m.Gone == n.Gone && m.Erased == n.Erased && m.Aside == n.Aside
	})
}

// seen takes all that stands above as read.
func (c *Composer) seen() { outbox.See(&c.draft, c.above.messages) }

func (c *Composer) recipients() []mail.Address { return addressed(c.draft) }

func addressed(d store.ReplyDraft) []mail.Address { return slices.Concat(d.To, d.Cc, d.Bcc) }

// answerGiven says whether the outbox has it.
type answerGiven struct {
	of    *keeper
	done  store.Done
	op    store.OpID
	until time.Time
	err   error
}

// give composes the mail and gives it to the outbox. From then on no draft is
// written.
func (c *Composer) give() tea.Cmd {
	s, keep, now, id := c.s, c.keep, c.s.Now(), c.draft.Contact
	w := outbox.Writing{
		Draft: c.current(), To: c.answered(), Language: c.language(), Safe: c.to.MailSafe, Now: now, Undo: s.Config.Undo,
		File: func(number int) ([]byte, error) { return s.Store.DraftAttachment(id, number) },
	}
	return func() tea.Msg {
		m := answerGiven{of: keep, until: now.Add(s.Config.Undo)}
		m.err = keep.finish(func() error {
			w.Draft.Attachments = keep.files
			if w.To != nil && w.Draft.Quote {
				to, err := s.Store.Words(*w.To)
				if err != nil && !errors.Is(err, store.ErrUnknown) {
					return err
				}
				w.To = &to
			}
			a, err := s.Compose(w)
			if err != nil {
				return err
			}
			m.done, m.op, err = s.Store.Outbox().Answer(s.Context, a)
			return err
		})
		return m
	}
}

// given ends the composer when the outbox has the answer; otherwise the draft
// stays as it was.
func (c *Composer) given(m answerGiven) tea.Cmd {
	s := c.s
	if m.err != nil {
		c.sending = false
		var claimed *store.ClaimedError
		if errors.As(m.err, &claimed) {
			c.say(s.T(lang.NotYourClaim, lang.Safe(claimed.By.Line())), true)
			return c.touch()
		}
		if errors.Is(m.err, store.ErrGiven) { // from elsewhere: what stands here is another mail
			c.draft.ID = store.NewOpID()
			c.say(s.T(lang.SentBefore)+" "+c.sendAgain(), true)
			return c.touch()
		}
		return tea.Batch(c.touch(), func() tea.Msg { return failed(s.Lang.Action(keymap.Send), m.err) })
	}
	c.saved = c.changes
	if s.Mail != nil {
		s.Mail.Nudge()
	}
	name := c.to.Pseudonym.In(s.Language())
	if c.fresh {
		name = s.T(lang.NewMailTitle)
	}
	acted := Acted{
		Key: lang.DoneSendSoon, Name: name, Contact: m.done.Contact, Op: m.op, Until: m.until,
		Args: []lang.Arg{lang.N(int(s.Config.Undo / time.Second)), lang.Keys(s.Keys.Keys(keymap.Conversation, keymap.Undo))},
	}
	return c.end(Ended{Of: c, Did: &acted})
}

// acceptField takes what was typed into the one line at the bottom.
func (c *Composer) acceptField() tea.Cmd {
	words := strings.TrimSpace(c.field.Value())
	p := c.panel
	if words == "" {
		return nil
	}
	c.open(noPanel)
	c.notice = ""
	switch p {
	case reasonPanel:
		c.draft.Reason, c.reasoned = outside.New(words), true
		return tea.Batch(c.touch(), c.send())
	case filePanel:
		return c.attach(words)
	}
	return nil
}
