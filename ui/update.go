package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// Update takes what has happened. Keys that were pressed while the place they
// were meant for was on its way are taken once it is there.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.update(msg)
	cmd = tea.Batch(cmd, a.resume())
	return a, tea.Batch(cmd, a.seeTalks())
}

func (a *App) update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = m.Width, m.Height
		a.resize()
		return a.catchUp()
	case tea.KeyMsg:
		if a.deserted() { // the machine slept, and this key is whoever's
			if cmd := a.rests(); cmd != nil {
				a.idle.Pressed(a.now())
				return cmd
			}
		}
		a.idle.Pressed(a.now())
		a.forgot.Pressed(a.now())
		return a.press(part.Strokes(m, a.context().Typing()))
	case tea.SuspendMsg:
		return nil
	case screen.Tick:
		return a.ticked(time.Time(m))
	case screen.Opened:
		return a.opened(m)
	case screen.Said:
		a.say(m.Tone, m.Words)
		return nil
	case screen.Failed:
		return a.failed(m)
	case screen.Acted:
		return a.acted(m)
	case pausing:
		return a.pause(m)
	case paused:
		return a.paused(m)
	case emptied:
		return a.emptied(m)
	case left:
		return a.gone(m)
	}
	if a.desk == nil {
		if a.unlock == nil {
			return nil
		}
		return a.unlock.Update(msg)
	}
	return a.updateDesk(msg)
}

func (a *App) updateDesk(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case screen.Changed:
		a.changed = time.Now()
		a.doneBeside(m.Acts)
		cmds := []tea.Cmd{a.listen(), a.countOutbox(), a.askCalls(), a.askTeam(), a.spread(msg)}
		if m.Handoffs || m.All {
			cmds = append(cmds, a.countHandoffs())
		}
		if m.Room || m.All {
			cmds = append(cmds, a.roomChanged())
		}
		if m.Members {
			cmds = append(cmds, a.askRoles())
		}
		return tea.Batch(cmds...)
	case teamHeard:
		return a.tellTeam(m)
	case teamStands:
		return a.teamSays(m)
	case handoffsCounted:
		return a.tellHandoffs(m)
	case screen.Asked:
		return a.asked(m)
	case callsAsked:
		return a.callsGoOn(m)
	case recalled:
		return a.tellRecalled(m)
	case counted:
		a.pending = m.pending
		return nil
	case rolesAre:
		a.roles = m.roles
		return nil
	case screen.Selected:
		return a.selected(m)
	case screen.CaseSelected:
		return a.caseSelected(m)
	case caseSettled:
		return a.caseSettledOn(m)
	case casesOffered:
		return a.offered(m)
	case settled:
		return a.settledOn(m)
	case readLongEnough:
		return a.wasRead(m)
	case screen.Ended:
		return a.ended(m)
	case screen.MailStatus:
		a.mail = m
		return nil
	case heard:
		return tea.Batch(a.hear(m.more), a.mailStatus(m.status))
	case flushed:
		return a.flushed(m)
	case takenBack:
		return a.takenBack(m)
	case actEnded:
		return a.actEnded(m)
	case undone:
		return a.undone(m)
	case brought:
		return a.brought(m)
	case chatsCame:
		return a.chatsChanged(m)
	case chatsAgain:
		return a.lasts(a.watchChats(m.since))
	case roomTold:
		return a.tellRoom(m)
	case chatDone:
		return a.chatActed(m)
	}
	return a.spread(msg)
}

// spread tells all screens.
func (a *App) spread(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range a.places.screens() {
		cmds = append(cmds, s.Update(msg))
	}
	for _, t := range a.talks {
		cmds = append(cmds, t.Update(msg))
	}
	return tea.Batch(cmds...)
}

// toastFor is how long a line stands.
const toastFor = 8 * time.Second

// say shows one line and keeps it in the log.
func (a *App) say(tone part.Tone, words string) {
	if n := a.ahead.lost; n > 0 { // why those keys were for nothing
		words += " " + a.Lang.T(lang.KeysLost, lang.N(n))
	}
	a.toast.Say(tone, words, toastFor)
	a.enter(tone, words)
}

// enter keeps a line in the log, and tells whoever hears each.
func (a *App) enter(tone part.Tone, words string) {
	a.log.Add(a.now().In(a.zone()), tone, words)
	if a.told != nil {
		a.told(words)
	}
}

func (a *App) zone() *time.Location {
	if a.deps.Zone != nil {
		return a.deps.Zone
	}
	return time.Local
}

// zoneElse says whether a clock beside the terminal shows another time than the screen.
func (a *App) zoneElse() bool {
	if a.deps.Here == nil {
		return false
	}
	_, here := a.now().In(a.deps.Here).Zone()
	_, there := a.now().In(a.zone()).Zone()
	return here != there
}

// tick comes each second: waiting times, toasts, the time to undo, idling.
func (a *App) tick() tea.Cmd {
	return a.lasts(tea.Tick(time.Second, func(t time.Time) tea.Msg { return screen.Tick(t) }))
}

// lasts is a command that nobody waits for.
func (a *App) lasts(cmd tea.Cmd) tea.Cmd {
	if !a.deps.Plain {
		return cmd
	}
	return func() tea.Msg { return screen.Lasting{Cmd: cmd} }
}

func (a *App) ticked(t time.Time) tea.Cmd {
	cmds := []tea.Cmd{a.tick()}
	if a.desk == nil {
		return tea.Batch(cmds...)
	}
	cmds = append(cmds, a.spread(screen.Tick(t)), a.unanswered())
	if now := a.now(); now.Unix()%60 == 0 {
		cmds = append(cmds, a.followUps(), a.takeBack())
	}
	if a.deserted() {
		cmds = append(cmds, a.rests())
	}
	return tea.Batch(cmds...)
}

// quiet is how long after the last that happened a screen shows nothing any more that
// changes with the seconds.
const quiet = 3 * time.Second

// unmoved says that a message is the passing of a second in which nothing on the screen
// changes: where a hundred sit at one hub, drawing them all each second is most of its
// work.
func (a *App) unmoved(msg tea.Msg) bool {
	tick, ok := msg.(screen.Tick)
	if now := a.now(); !ok {
		a.happened = now
		return false
	}
	t := time.Time(tick)
	minute := t.Truncate(time.Minute)
	moves := a.desk == nil || a.leaving != notLeaving || t.Sub(a.happened) <= quiet || a.at == atOutbox ||
		len(a.calls) > 0 || a.live != nil && len(a.live.Chats) > 0 || len(a.undo) > 0 || a.toast.Fresh() || a.mail.Folder != "" || a.deserted()
	same := !moves && !a.moves && minute.Equal(a.minute) // what moved is drawn once more, as it is at rest
	a.minute, a.moves = minute, moves
	return same
}

// followUps makes those wait again whose date has come.
func (a *App) followUps() tea.Cmd {
	s := a.s
	return func() tea.Msg {
		if err := s.Store.Tick(s.Context); err != nil {
			return screen.Failed{Err: err}
		}
		return nil
	}
}

// listen waits for the store to change. Changes that come one upon the other
// are drawn together.
func (a *App) listen() tea.Cmd {
	if a.deps.Plain { // it looks by itself, between two lines
		return nil
	}
	l, last := a.listener, a.changed
	return func() tea.Msg {
		if _, ok := <-l.C; !ok {
			return nil
		}
		if time.Since(last) < 2*gather {
			time.Sleep(gather)
		}
		return screen.Changed{Change: l.Take()}
	}
}

// gather is how long what changes is gathered before it is drawn, where something was
// drawn for a change a moment ago: at most 20 times a second.
const gather = 50 * time.Millisecond

type counted struct{ pending store.Pending }

func (a *App) countOutbox() tea.Cmd {
	s := a.s.Store
	return func() tea.Msg {
		p, err := s.Outbox().Pending()
		if err != nil {
			return screen.Failed{Err: err}
		}
		return counted{p}
	}
}

// heard is a status of the mail work, and where the next comes from.
type heard struct {
	status screen.MailStatus
	more   <-chan screen.MailStatus
}

func (a *App) hear(events <-chan screen.MailStatus) tea.Cmd {
	return a.lasts(func() tea.Msg {
		m, ok := <-events
		if !ok {
			return nil
		}
		return heard{m, events}
	})
}

// mailStatus keeps how the mail work stands; a new problem is said once.
func (a *App) mailStatus(m screen.MailStatus) tea.Cmd {
	if m.Problem != "" && m.Problem != a.mail.Problem {
		words := a.Lang.T(m.Problem, lang.Said(gated(m.Server)))
		if a.toast.Fresh() { // what she did a moment ago, and how to undo it, stays; the line above says the rest
			a.enter(part.Warning, words)
		} else {
			a.say(part.Warning, words)
		}
	}
	a.fill(m)
	a.mail = m
	return nil
}
