package screen

import (
	"context"
	"errors"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/chat"
	"baken/inbox/desk"
	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/ui/lang"
	"baken/ui/part"
)

// Talk is one visitor's chat: what was said, drawn as a mail thread is, and below it the
// line that goes to this visitor. There is one Talk for each chat, and it is never turned
// to another: what is typed in it can go nowhere else. It is a draft in the store within a
// second, and stays one until it has left.
//
// Where keys are text, its line begins with the words "to visitor" and the pseudonym on a
// ground of their own. Enter sends, but not the first within a second after the keys came
// here, and not what has more than one line, or was put in, before it was shown whole.
type Talk struct {
	s       *Session
	contact store.Contact
	live    desk.Chat
	ctx     context.Context // ends with it
	stop    context.CancelFunc

	entries []desk.Entry
	view    desk.View // how it stands; its entries are not kept here
	heard   bool      // it was read once
	shut    error     // why it cannot be read any more, or not yet
	along   []string  // who reads along

	reader *part.Finder
	editor *part.Editor
	progress
	draft store.ReplyDraft // where what is typed is kept

	typing  bool // keys are text
	waits   bool // it is typed in once it is ours
	shown   bool // it stands on the screen
	focus   bool
	moved   time.Time // when the keys came here
	fresh   bool      // no Enter since
	whole   bool      // what goes is shown whole
	put     bool      // some of it was not typed
	chunk   time.Time // when several characters came at once that nobody marked as a paste; zero: the last came alone
	notice  string
	grave   bool
	held    []*heldLine
	beats   bool // the countdown goes on
	given   []given
	failing chan lineFailed

	seen     uint64    // as far as the visitor was told that it was read
	told     time.Time // when the visitor was told last that somebody types
	unread   int       // lines that came while one reads above
	version  uint64
	lastKey  string               // of the last passage
	toldTo   int                  // so many entries were told, in lines
	sent     map[chat.LineID]bool // what was sent from here, in lines
	strip    []Tab
	width    int
	height   int
	language string
}

// Tab is one of the chats that one is in, as the line above a talk names them.
type Tab struct {
	Words string
	Here  bool
	Calls bool // somebody waits for an answer there
}

// heldLine is a line that can be taken back still.
type heldLine struct {
	id    chat.LineID
	text  string
	given []given
	put   bool
	until time.Time
	asked chan struct{} // closed once it was given to the rooms: only then it can be taken back
	left  bool          // it is with the visitor; what it named is being recorded
	out   bool          // it can be taken back no more; whether it is with the visitor will be told
}

// given is a service of the directory that goes along with a line.
type given struct {
	named store.NamedService
	shown chat.Service
}

const (
	// holdFor is how long a line can be taken back.
	holdFor = 3 * time.Second
	// settleTyping is how long after the keys came here the first Enter does not send.
	settleTyping = time.Second
	// tellTyping is how often the visitor is told that somebody types.
	tellTyping = 3 * time.Second
	// again is when what failed is asked again.
	again = 2 * time.Second
	// longestLine is how many bytes go in one message.
	longestLine = 4 << 10
)

// NewTalk opens a chat; stop it with Close.
func NewTalk(s *Session, c store.Contact, live desk.Chat) *Talk {
	t := &Talk{s: s, contact: c, live: live, reader: part.NewFinder(s.Look), editor: part.NewEditor(s.Look), failing: make(chan lineFailed, 16), sent: map[chat.LineID]bool{}}
	t.ctx, t.stop = context.WithCancel(s.Context)
	t.progress = newProgress(s.Log)
	t.draft = store.NewReply(c.ID)
	t.language = live.Language
	return t
}

// Open begins to read it, and the draft there is.
func (t *Talk) Open() tea.Cmd { return tea.Batch(t.load(), t.listen(), t.listenFailed()) }

// Close ends reading it. What is typed has been saved before.
func (t *Talk) Close() { t.stop() }

// Contact is the visitor's contact.
func (t *Talk) Contact() store.Contact { return t.contact }

// SetContact brings the contact anew.
func (t *Talk) SetContact(c store.Contact) {
	if c.ID == t.contact.ID {
		t.contact = c
		t.draw()
	}
}

// Live brings how the chat stands in the queue.
func (t *Talk) Live(c desk.Chat) tea.Cmd {
	mine := t.mine()
	t.live = c
	var cmd tea.Cmd
	if t.mine() && !mine {
		cmd = t.Retry() // it may be read now
		if t.waits {
			t.waits = false
			t.write(true)
		}
	}
	if !t.mine() && t.typing {
		t.write(false)
	}
	t.draw()
	return tea.Batch(cmd, t.look())
}

// mine says whether one is in the chat.
func (t *Talk) mine() bool { return t.live.Has(t.s.Store.Me()) }

// Mine says whether one is in the chat.
func (t *Talk) Mine() bool { return t.mine() }

// Phase is where the chat is.
func (t *Talk) Phase() chat.Phase {
	if t.heard && t.view.Phase == chat.Over {
		return chat.Over
	}
	return t.live.Phase
}

// open says whether there is a line to be typed in.
func (t *Talk) open() bool { return t.mine() && t.Phase() != chat.Over }

// talkRead brings what a chat has that was not here yet.
type talkRead struct {
	of   *Talk
	view desk.View
	err  error
}

// listen waits for what comes.
func (t *Talk) listen() tea.Cmd {
	chats, ctx, id, log := t.s.Chats, t.ctx, t.contact.ID, t.s.Log
	since := chat.Since{Entry: uint64(len(t.entries)), Version: t.view.Version}
	cmd := func() tea.Msg {
		m := talkRead{of: t}
		m.err = guard.Run(log, func() (err error) {
			m.view, err = chats.Read(ctx, id, since)
			return err
		})
		if ctx.Err() != nil {
			return nil
		}
		return m
	}
	if !t.heard { // there is something at once
		return cmd
	}
	return t.s.Lasts(cmd)
}

// talkAgain says that it is time to read on after a failure.
type talkAgain struct{ of *Talk }

func (t *Talk) read(m talkRead) tea.Cmd {
	switch {
	case m.err == nil:
	case errors.Is(m.err, chat.ErrNotIn), errors.Is(m.err, chat.ErrGone):
		t.shut = m.err
		t.draw()
		return nil
	default:
		t.shut = m.err
		t.draw()
		return t.s.Lasts(tea.Tick(again, func(time.Time) tea.Msg { return talkAgain{t} }))
	}
	return tea.Batch(t.came(m.view), t.listen())
}

// came takes in what has come.
func (t *Talk) came(v desk.View) tea.Cmd {
	t.shut, t.heard = nil, true
	came := v.Entries
	v.Entries = nil
	t.view = v
	var cmds []tea.Cmd
	for _, e := range came {
		if e.N != uint64(len(t.entries))+1 {
			continue // it is here already
		}
		t.entries = append(t.entries, e)
		if e.Kind == chat.Reading {
			t.along = append(t.along, e.Who.Line().String())
		}
		if e.Side == chat.Visitor && !t.atEnd() {
			t.unread++
		}
		cmds = append(cmds, t.left(e))
	}
	t.draw()
	return tea.Batch(append(cmds, t.look())...)
}

// Retry reads on, where it could not be read.
func (t *Talk) Retry() tea.Cmd {
	if t.shut == nil {
		return nil
	}
	t.shut = nil
	return t.listen()
}

// Update takes what has happened.
func (t *Talk) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case talkRead:
		if m.of == t {
			return t.read(m)
		}
	case talkAgain:
		if m.of == t && t.ctx.Err() == nil {
			return t.listen()
		}
	case lineFailed:
		if m.of == t {
			return tea.Batch(t.cameBack(m), t.listenFailed())
		}
	case lineSent:
		if m.of == t && m.err != nil {
			return t.cameBack(lineFailed{t, m.line, m.err})
		}
	case lineTaken:
		if m.of == t {
			return t.taken(m)
		}
	case linesRecalled:
		if m.of == t {
			return t.recalled(m)
		}
	case referred:
		if m.of == t {
			return t.referred(m)
		}
	case heldBeat:
		if m.of == t {
			return t.beat()
		}
	case talkLoaded:
		if m.of == t {
			return t.take(m)
		}
	case pauseOver:
		if m.of == t.keep {
			t.timer = false
			return t.save()
		}
	case draftSaved:
		if m.of == t.keep {
			return t.savedUp(m)
		}
	}
	return nil
}

// SetShown says whether it stands on the screen: what is there is read.
func (t *Talk) SetShown(on bool) tea.Cmd {
	t.shown = on
	return t.look()
}

// look tells that what came was read, if it is on the screen of who is in the chat.
func (t *Talk) look() tea.Cmd {
	if !t.shown || !t.mine() {
		return nil
	}
	last, entries := uint64(0), t.entries
	if t.s.Waits { // nobody sees what was not told
		entries = entries[:min(t.toldTo, len(entries))]
	}
	for _, e := range entries {
		if e.Side == chat.Visitor {
			last = e.N
		}
	}
	if last <= t.seen {
		return nil
	}
	t.seen = last
	chats, id, log := t.s.Chats, t.contact.ID, t.s.Log
	return func() tea.Msg {
		_ = guard.Run(log, func() error { return chats.Seen(id, last) }) // told again with the next
		return nil
	}
}

// tellTyping tells the visitor that somebody types, or no longer.
func (t *Talk) tellTyping() tea.Cmd {
	now, on := t.s.Now(), !t.editor.IsEmpty()
	if on && now.Sub(t.told) < tellTyping || !on && t.told.IsZero() {
		return nil
	}
	if t.told = now; !on {
		t.told = time.Time{}
	}
	chats, id, log := t.s.Chats, t.contact.ID, t.s.Log
	return func() tea.Msg {
		_ = guard.Run(log, func() error { return chats.Typing(id, on) })
		return nil
	}
}

// Moves says whether something of it changes with the seconds.
func (t *Talk) Moves() bool { return len(t.held) > 0 || t.Phase() != chat.Over }

// Title is whom one talks with.
func (t *Talk) Title() string { return t.s.T(lang.ChatTitle, lang.Said(t.name())) }

func (t *Talk) name() string { return t.contact.Pseudonym.In(t.s.Language()) }

// Edge has the title; its frame is that of no note and no reply.
func (t *Talk) Edge() part.Edge {
	e := part.Edge{Title: t.Title(), Scroll: t.reader.Scroll()}
	if t.open() {
		e.Frame = &t.s.Style.VisitorFrame
	}
	return e
}

// Why says why an action cannot be done now.
func (t *Talk) Why(a keymap.Action) string {
	s := t.s
	switch a {
	case keymap.SendLine, keymap.PutTemplate, keymap.FromDirectory:
		return t.whyNotSend()
	case keymap.TakeBack:
		if t.holds() == nil {
			return s.T(lang.ChatNothingHeld)
		}
	case keymap.NextHit:
		if t.reader.Words() == "" {
			return s.T(lang.WhyNoNarrow)
		}
	case keymap.SaveAttachment, keymap.MarkAttachment:
		return s.T(lang.WhyNoAttachment)
	}
	return ""
}

// whyNotSend says why nothing can go to the visitor; empty when it can.
func (t *Talk) whyNotSend() string {
	s := t.s
	switch {
	case t.Phase() == chat.Over:
		return s.T(lang.ChatIsOver)
	case !t.mine():
		return s.T(lang.ChatNotIn)
	case t.live.Presence != chat.Here:
		return s.T(lang.ChatGoneKept)
	}
	return ""
}
