package screen

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
)

// Outbox lists what waits to go out, and says of each why it stands where it
// stands and what can be done. What a person decides about it is asked by a
// word.
type Outbox struct {
	s       *Session
	list    *part.List[store.OpID]
	rows    *outboxRows
	confirm *part.Confirm
	agreed  func() tea.Cmd // what follows when the word is given; nil: nothing is asked
	about   store.Op       // what is asked about
	asks    string         // its title

	asked         int
	loaded        bool
	width, height int
	focus         bool
}

// NewOutbox makes it, without rows yet.
func NewOutbox(s *Session) *Outbox {
	o := &Outbox{s: s, rows: &outboxRows{s: s}, confirm: part.NewConfirm(s.Look)}
	o.list = part.NewList[store.OpID](s.Look, o.rows)
	return o
}

// Context is the outbox's, or a question's.
func (o *Outbox) Context() keymap.Context {
	if o.agreed != nil {
		return keymap.Confirm
	}
	return keymap.Outbox
}

// SetSize sets the room in cells.
func (o *Outbox) SetSize(width, height int) {
	o.width, o.height = width, height
	o.rows.twoLines = width < 70
	o.confirm.SetSize(max(1, width-2))
}

// SetFocus says whether keys go here.
func (o *Outbox) SetFocus(on bool) {
	o.focus = on
	o.list.SetFocus(on && o.agreed == nil)
}

// outboxLoaded is the answer to Load.
type outboxLoaded struct {
	question int
	ops      []store.Op
	contacts map[store.ContactID]store.Contact
	err      error
}

// Load asks for the operations.
func (o *Outbox) Load() tea.Cmd {
	o.asked++
	question, st := o.asked, o.s.Store
	return o.s.read(func() tea.Msg {
		m := outboxLoaded{question: question, contacts: map[store.ContactID]store.Contact{}}
		if m.ops, m.err = st.Outbox().List(false); m.err != nil {
			return m
		}
		for _, op := range m.ops {
			if _, known := m.contacts[op.Contact]; known || op.Contact == (store.ContactID{}) {
				continue
			}
			if c, err := st.Contact(op.Contact); err == nil {
				m.contacts[op.Contact] = c
			}
		}
		return m
	})
}

// Update takes what has happened.
func (o *Outbox) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Changed:
		if m.Outbox {
			return o.Load()
		}
	case outboxLoaded:
		if m.question != o.asked {
			return nil
		}
		if m.err != nil {
			return func() tea.Msg { return Failed{Err: m.err} }
		}
		o.loaded = true
		o.rows.set(m.ops, m.contacts)
		o.list.Refresh()
		if op, there := o.rows.get(o.about.ID); o.agreed != nil && (!there || op.State != o.about.State) {
			o.confirm.Tell(o.s.T(lang.AskPassed))
		}
	case Tick:
		o.rows.tick(time.Time(m))
	}
	return nil
}

// op is the operation under the cursor.
func (o *Outbox) op() (store.Op, bool) {
	id, ok := o.list.Selected()
	if !ok {
		return store.Op{}, false
	}
	return o.rows.get(id)
}

// Contact is that of the reply under the cursor; false where there is none, or what is
// under it carries no words.
func (o *Outbox) Contact() (store.ContactID, bool) {
	op, ok := o.op()
	return op.Contact, ok && op.Kind == store.OpSend
}

// Do moves, or asks about the operation under the cursor.
func (o *Outbox) Do(a keymap.Action) (tea.Cmd, bool) {
	switch a {
	case keymap.Retry, keymap.MarkSent, keymap.Discard:
		if o.Why(a) == "" {
			o.ask(a)
		}
		return nil, true
	}
	return nil, o.list.Do(a)
}

// Why says why an action cannot be done now.
func (o *Outbox) Why(a keymap.Action) string {
	switch a {
	case keymap.Retry, keymap.MarkSent, keymap.Discard:
	default:
		return ""
	}
	op, ok := o.op()
	apart := a == keymap.Retry && op.Reason == store.ReasonApart
	waits := apart || op.State == store.OpUnclear || op.State == store.OpFailed || op.State == store.OpConflict
	switch {
	case !ok:
		return o.s.T(lang.WhyNothingSent)
	case op.State == store.OpTrying:
		return o.s.T(lang.WhyBeingSent)
	case a == keymap.Discard:
		return ""
	case !waits:
		return o.s.T(lang.WhyByItself)
	case a == keymap.MarkSent && op.Kind != store.OpSend:
		return o.s.T(lang.WhyOnlyAnswers)
	}
	return ""
}

// ask asks by a word before something is decided.
func (o *Outbox) ask(a keymap.Action) {
	op, _ := o.op()
	o.about, o.asks = op, o.title()
	s := o.s
	box, name := s.Store.Outbox(), o.rows.name(op)
	switch a {
	case keymap.Retry:
		question := lang.AskRetryPlain
		switch {
		case op.Kind == store.OpSend && op.State == store.OpUnclear:
			question = lang.AskRetry
		case op.State == store.OpConflict:
			question = lang.AskSendHeld
		case op.Reason == store.ReasonApart:
			question = lang.AskSendApart
		}
		o.question(question, lang.WordRetry, func() tea.Cmd {
			return o.decide(a, Acted{Key: lang.DoneRetry, Name: name, Contact: op.Contact}, func(ctx context.Context) error { return box.DecideRetry(ctx, op.ID) })
		})
	case keymap.MarkSent:
		o.question(lang.AskMarkSent, lang.WordSent, func() tea.Cmd {
			return o.decide(a, Acted{Key: lang.DoneSend, Name: name, Contact: op.Contact}, func(ctx context.Context) error { return box.DecideSent(ctx, op.ID) })
		})
	case keymap.Discard:
		question, done := lang.AskDiscard, lang.DoneDiscard
		if op.Kind != store.OpSend {
			question, done = lang.AskDiscardOther, lang.DoneDiscardOther
		}
		o.question(question, lang.WordDiscard, func() tea.Cmd {
			return o.decide(a, Acted{Key: done, Name: name, Contact: op.Contact}, func(ctx context.Context) error { return box.DecideDiscard(ctx, op.ID) })
		})
	}
}

func (o *Outbox) question(words, word lang.Key, then func() tea.Cmd) {
	o.confirm.Ask(o.s.T(words), o.s.T(word))
	o.agreed = then
	o.SetFocus(o.focus)
}

// decide does what was agreed to, and lets the sender know.
func (o *Outbox) decide(a keymap.Action, done Acted, f func(context.Context) error) tea.Cmd {
	s := o.s
	return func() tea.Msg {
		if err := f(s.Context); err != nil {
			return failed(s.Lang.Action(a), err)
		}
		if s.Mail != nil {
			s.Mail.Nudge()
		}
		return done
	}
}

// Type takes a key while something is asked.
func (o *Outbox) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	if o.agreed == nil {
		return nil
	}
	answer := o.confirm.Update(key, a)
	if answer == part.Unanswered {
		return nil
	}
	then := o.agreed
	o.agreed = nil
	o.SetFocus(o.focus)
	if answer == part.Declined {
		return nil
	}
	return then()
}
