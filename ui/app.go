package ui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/store/member"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// App is the whole screen of one session.
type App struct {
	deps Deps
	part.Look
	ctx context.Context
	now func() time.Time

	width, height int
	unlock        *screen.Unlock // in front while the store is not open
	*desk                        // nil until it is

	keys    *keymap.Resolver
	toast   *part.Toast
	log     *screen.Log
	logPane *part.Pane
	status  *part.StatusLine
	footer  *part.Footer
	front   front // what lies over the screens: palette, help, a question

	mail             screen.MailStatus
	filling          *part.Progress // the folder that is being filled
	blank            bool
	idle             *part.Idle // since the last key
	forgot           *part.Idle // the same, for a call that nobody has ended
	ahead            ahead
	opening          opening
	leaving          leaving
	happened, minute time.Time // when something else than the passing of time was told; the minute that is drawn
	moves            bool      // something on the screen changed with the seconds when it was drawn last
	changed          time.Time // when the store had changed last
	hint             bool      // the line above the footer says why a key did nothing
	result           Result
	unsaved          [][]byte           // sealed texts that could not be saved before it was locked
	taking           bool               // they are being saved
	told             func(words string) // hears each line that is said; nil: nobody does
	actsOn           *store.Contact     // the contact that an act is on, where it was named and not gone to
	watched          string             // what records this terminal, empty for nothing
}

// desk is what there is once the store is open.
type desk struct {
	s            *screen.Session
	queue        *screen.Queue
	conversation *screen.Conversation
	file         *screen.CasePane
	cases        *screen.Cases
	outbox       *screen.Outbox
	handoffs     *screen.Handoffs
	directory    *screen.Directory
	figures      *screen.Figures
	search       *screen.Search
	guide        *screen.Guide
	roles        member.Roles        // of who sits here
	wanted       store.HandoffCounts // what the handoffs want of who sits here
	places       places
	at           spot            // where the keys go
	from         spot            // where they were before outbox, log or guide
	via          spot            // where the case that is open was chosen: the queue, the cases, what was searched, or the figures
	came         spot            // what via was before a contact of the figures was opened
	shelf        spot            // where one was before the directory
	hand         store.Contact   // the contact that one thinks of in the directory; zero: none
	giving       screen.Taking   // the text that a service of the directory is for; nil: none
	home         spot            // of the queue and the cases, where one was before one searched
	calls        []store.Contact // that go on, and that I took
	panes        panes
	turn         int // how often conversation and case were turned to another contact
	listener     *store.Listener
	pending      store.Pending
	team         team
	undo         []*undoable
	did          []store.EventID // what was done on this screen, the last acts
	sent         []store.OpID    // and the replies that were given to the outbox
	acting       int             // how many acts are under way
	offering     int             // the number of the picker of cases that was opened last
	stop         context.CancelFunc
	chatting
}

// leaving says whether the app is on its way out, and how.
type leaving int

const (
	notLeaving leaving = iota
	toQuit
	toLock
)

// New makes the app; deps.Open is asked for the store by the unlock screen.
func New(ctx context.Context, deps Deps) *App {
	if deps.Chats == nil {
		deps.Look.Keys = deps.Look.Keys.Without(chatActions...)
	}
	a := &App{deps: deps, Look: deps.Look, ctx: ctx, now: deps.Now, keys: deps.Look.Keys.Resolver(), watched: deps.Watched}
	a.toast = part.NewToast(a.Look, a.now)
	a.filling = part.NewProgress(a.Look, a.now)
	a.log = screen.NewLog(a.Look)
	a.logPane = part.NewPane(a.Look)
	a.status = part.NewStatusLine(a.Look)
	a.footer = part.NewFooter(a.Look)
	a.footer.Disabled = a.why
	a.front.init(a.Look)
	a.idle, a.forgot = part.NewIdle(a.deps.LockAfter, a.now()), part.NewIdle(forgotten, a.now())
	a.unsaved = deps.Unsaved
	a.unlock = screen.NewUnlock(a.Look, deps.Open, deps.AskPassphrase, screen.Left{Unsent: deps.Unsent, Unsaved: len(deps.Unsaved)})
	return a
}

// Init begins to unlock, or to wait for a passphrase.
func (a *App) Init() tea.Cmd { return tea.Batch(a.unlock.Init(), a.tick()) }

// opened puts the screens together once the store is open.
func (a *App) opened(o screen.Opened) tea.Cmd {
	ctx, stop := context.WithCancel(a.ctx)
	s := &screen.Session{
		Look: a.Look, Store: o.Store, Mail: o.Mail, Config: a.deps.Config, Now: a.now, Zone: a.deps.Zone, Log: a.deps.Log,
		Context: ctx, Rule: a.deps.Rule, Level: a.deps.Level, Reads: a.deps.Reads, Due: a.deps.Due, Compose: o.Compose,
		Remote: a.deps.Remote, Waits: a.deps.Plain,
	}
	a.desk = &desk{s: s, stop: stop, roles: member.AllRoles, listener: o.Store.Listen()}
	a.queue = screen.NewQueue(s)
	a.conversation = screen.NewConversation(s)
	a.file = screen.NewCasePane(s)
	a.cases = screen.NewCases(s)
	a.outbox = screen.NewOutbox(s)
	a.handoffs = screen.NewHandoffs(s)
	a.directory = screen.NewDirectory(s)
	a.figures = screen.NewFigures(s)
	a.search = screen.NewSearch(s)
	a.guide = screen.NewGuide(a.Look)
	a.places = newPlaces(a.Look, a.queue, a.conversation, a.file, a.cases, a.handoffs, a.directory, a.figures, a.search, a.outbox, a.log, a.guide)
	a.unlock = nil
	chats := a.beginChats()
	a.resize()
	a.refocus()
	if a.zoneElse() {
		a.say(part.Calm, a.Lang.T(lang.ZoneElseSaid, lang.Said(a.zone().String())))
	}
	if a.watched != "" {
		a.say(part.Warning, a.watchedWords())
	}
	if o.Greeting != "" {
		a.say(part.Calm, o.Greeting)
	}
	if o.Store.LostHead() {
		a.say(part.Alarm, a.Lang.T(lang.FailLostHead))
	}
	cmds := []tea.Cmd{a.askRecalled(), a.comeBack(), a.listen(), a.countOutbox(), a.countHandoffs(), a.askRoles(), a.askCalls(), a.takeBack(), chats}
	cmds = append(cmds, a.askTeam(), a.hearTeam(o.Team))
	if o.Events != nil {
		cmds = append(cmds, a.hear(o.Events))
	}
	return tea.Batch(cmds...)
}

// recalled says how many replies did not go since somebody was here last.
type recalled struct{ n int }

// askRecalled asks the store for it, as the terminal may have been closed meanwhile.
func (a *App) askRecalled() tea.Cmd {
	s, log, n := a.s, a.deps.Log, a.deps.Unsent
	return func() tea.Msg {
		_ = guard.Run(log, func() error {
			taken, err := s.Store.Outbox().Recalled(s.Context)
			n = max(n, taken)
			return err
		})
		return recalled{n}
	}
}

// tellRecalled tells it: nobody shall believe that they have gone.
func (a *App) tellRecalled(m recalled) tea.Cmd {
	if m.n > 0 {
		a.say(part.Warning, a.Lang.T(lang.UnlockedUnsent, lang.N(m.n)))
	}
	return nil
}

// current is the screen that has the keys.
func (a *App) current() screen.Screen { return a.places[a.at].front() }

// context says which keys mean what now.
func (a *App) context() keymap.Context {
	switch {
	case a.front.open():
		return a.front.context()
	case a.desk == nil:
		return keymap.Field
	}
	return a.current().Context()
}

// target is the contact that an act is on: what is open, or the queue's row.
func (a *App) target() (store.Contact, bool) {
	if a.desk == nil {
		return store.Contact{}, false
	}
	if a.actsOn != nil {
		return *a.actsOn, true
	}
	if a.at == atConversation || a.at == atCase {
		return a.conversation.Contact()
	}
	if a.at == atQueue && !a.deps.Plain { // there a row is named by its number: nobody sees a cursor
		return a.queue.Contact()
	}
	if a.at == atDirectory {
		return a.hand, a.hand.ID != (store.ContactID{})
	}
	return store.Contact{}, false
}
