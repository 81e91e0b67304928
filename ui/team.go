package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/store/guard"
	"baken/store/member"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// team is how things stand with the journal that the team shares.
type team struct {
	link      screen.TeamStatus
	standing  store.Standing
	known     bool // that the store was asked
	conflicts int  // that were told
	alarms    int
}

// hearTeam waits for what is told of the connection.
func (a *App) hearTeam(events <-chan screen.TeamStatus) tea.Cmd {
	if events == nil {
		return nil
	}
	return a.lasts(func() tea.Msg {
		m, ok := <-events
		if !ok {
			return nil
		}
		return teamHeard{m, events}
	})
}

type teamHeard struct {
	status screen.TeamStatus
	more   <-chan screen.TeamStatus
}

// tellTeam keeps how the connection stands; what stops the work of the team is said once.
func (a *App) tellTeam(m teamHeard) tea.Cmd {
	was := a.team.link
	a.team.link = m.status
	if m.status != was {
		switch m.status.Link {
		case screen.TeamStopped:
			words := a.Lang.T(lang.JournalStoppedSaid)
			if m.status.Why != "" {
				words = a.Lang.T(m.status.Why)
			}
			a.say(part.Alarm, words)
		case screen.TeamShut:
			a.say(part.Alarm, a.Lang.T(lang.JournalShutSaid))
		}
	}
	return tea.Batch(a.hearTeam(m.more), a.askTeam())
}

// teamStands is what the store says of the team's journal, and what stands there of acts
// that went past each other.
type teamStands struct {
	standing store.Standing
	words    []string // of what crossed since, the newest last
	ok       bool
}

// askTeam asks the store how things stand.
func (a *App) askTeam() tea.Cmd {
	s, log, told := a.s, a.deps.Log, a.team.conflicts
	return func() tea.Msg {
		var m teamStands
		m.ok = guard.Run(log, func() (err error) {
			if m.standing, err = s.Store.Standing(); err != nil || m.standing.Conflicts <= told {
				return err
			}
			all, err := s.Store.Conflicts()
			for _, c := range all[min(told, len(all)):] {
				m.words = append(m.words, conflictWords(s, c))
			}
			return err
		}) == nil
		return m
	}
}

// conflictWords say once what went past each other.
func conflictWords(s *screen.Session, c store.Conflict) string {
	key := lang.ConflictSaid
	if c.Refused {
		key = lang.ConflictRefused
	}
	return s.T(key, lang.Said(s.ConflictName(c)), lang.Said(s.ConflictSide(c.First, c.FirstBy)), lang.Said(s.ConflictSide(c.Mine, c.MineBy)))
}

// teamSays keeps how things stand, and tells once what she must know.
func (a *App) teamSays(m teamStands) tea.Cmd {
	if !m.ok {
		return nil
	}
	was := a.team
	a.team.standing, a.team.known, a.team.conflicts, a.team.alarms = m.standing, true, m.standing.Conflicts, m.standing.Alarms
	if m.standing.Revoked && !was.standing.Revoked {
		a.say(part.Alarm, a.Lang.T(lang.JournalShutSaid))
	}
	if a.sees(member.ReadHistory) && m.standing.Alarms > was.alarms {
		a.say(part.Alarm, a.Lang.T(lang.JournalAlarmsSaid, lang.N(m.standing.Alarms)))
	}
	if n := len(m.words) - 1; n >= 0 && m.standing.Conflicts > was.conflicts {
		for _, words := range m.words[:n] { // one line has room for one
			a.enter(part.Warning, words)
		}
		a.say(part.Warning, m.words[n])
	}
	return nil
}

// sees says whether who sits here has a right that only some have.
func (a *App) sees(r member.Right) bool { return a.roles.May(r) }

// teamStanding is how things stand with the team's journal, for the status line; nothing
// where the store is alone, and nothing where all is well.
func (a *App) teamStanding(put func(weight int, words string)) {
	st, ink := a.team.standing, a.Style.Plain
	if !st.Shared {
		return
	}
	switch link := a.team.link.Link; {
	case link == screen.TeamShut || st.Revoked:
		put(weighsOffline, ink.Urgent.Render(a.Lang.T(lang.JournalShut)))
	case link == screen.TeamStopped:
		put(weighsOffline, ink.Urgent.Render(a.Lang.T(lang.JournalStopped)))
	case link == screen.TeamComing:
		put(weighsProgress, ink.Muted.Render(a.Lang.T(lang.JournalComing)))
	case link == screen.TeamHere:
		put(weighsSynced, ink.Muted.Render(a.Lang.T(lang.JournalHere)))
	case st.Pending > 0:
		put(weighsOffline, ink.Warn.Render(a.Lang.T(lang.JournalPending, lang.N(st.Pending))))
	default:
		put(weighsOffline, ink.Warn.Render(a.Lang.T(lang.JournalAway)))
	}
	if st.Conflicts > 0 {
		put(weighsUnclear, ink.Warn.Render(a.Lang.T(lang.JournalCrossed, lang.N(st.Conflicts))))
	}
	if st.Alarms > 0 && a.sees(member.ReadHistory) {
		put(weighsUnclear, ink.Urgent.Render(a.Lang.T(lang.JournalAlarms, lang.N(st.Alarms))))
	}
}

// The choices of a conflict.
const (
	keepMine  = "mine"
	takeFirst = "first"
)

// showConflicts offers what went past each other, one line each.
func (a *App) showConflicts() tea.Cmd {
	s := a.s
	return a.bring(a.Lang.T(lang.ConflictsTitle), func() (func() tea.Cmd, error) {
		all, err := s.Store.Conflicts()
		var choices []part.Choice
		for _, c := range all {
			choices = append(choices, part.Choice{ID: c.Mine.ID.String(), Label: s.ConflictName(c), Right: s.ConflictSide(c.First, c.FirstBy)})
		}
		return func() tea.Cmd {
			if len(all) == 0 {
				a.say(part.Calm, a.Lang.T(lang.ConflictsNone))
				return nil
			}
			a.front.pick(a.Lang.T(lang.ConflictsTitle), choices, func(id string) tea.Cmd {
				for _, c := range all {
					if c.Mine.ID.String() == id {
						return a.showConflict(c)
					}
				}
				return nil
			})
			a.refocus()
			return nil
		}, err
	})
}

// showConflict shows both acts of one; choosing settles it.
func (a *App) showConflict(c store.Conflict) tea.Cmd {
	s := a.s
	return a.bring(a.Lang.T(lang.ConflictsTitle), func() (func() tea.Cmd, error) {
		name, first, mine := s.ConflictName(c), s.ConflictSide(c.First, c.FirstBy), s.ConflictSide(c.Mine, c.MineBy)
		return func() tea.Cmd {
			said := lang.ConflictStands
			if c.Refused {
				said = lang.ConflictFell
			}
			choices := []part.Choice{{ID: keepMine, Label: a.Lang.T(said, lang.Said(mine))}}
			if _, _, two := c.TwoCases(); two {
				choices[0].Label = a.Lang.T(lang.ConflictTwo, lang.Said(mine))
				choices = append(choices, part.Choice{ID: takeFirst, Label: a.Lang.T(lang.ConflictMerge, lang.Said(first))})
			} else if c.Takes() {
				choices = append(choices, part.Choice{ID: takeFirst, Label: a.Lang.T(lang.ConflictTake, lang.Said(first))})
			} else {
				choices = append(choices, part.Choice{ID: keepMine, Label: a.Lang.T(lang.ConflictFirst, lang.Said(first))})
			}
			a.front.pick(name, choices, func(id string) tea.Cmd { return a.settleConflict(c, id, name) })
			a.refocus()
			return nil
		}, nil
	})
}

// settleConflict notes that a conflict was seen, and takes what was first if she says so.
func (a *App) settleConflict(c store.Conflict, how, name string) tea.Cmd {
	s, what := a.s, a.Lang.T(lang.ConflictsTitle)
	return a.begin(func() tea.Msg {
		if how != takeFirst {
			if err := s.Store.SawConflict(s.Context, c.Mine.ID); err != nil {
				return screen.Failed{What: what, Err: err}
			}
			return screen.Acted{Key: lang.ConflictSeen, Name: name}
		}
		d, err := s.Store.TakeFirst(context.WithoutCancel(s.Context), c.Mine.ID)
		if err != nil {
			return screen.Failed{What: what, Err: err}
		}
		return screen.Acted{Key: lang.ConflictTaken, Name: name, Undo: d.Event, Contact: d.Contact}
	})
}
