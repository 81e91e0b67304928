package ui

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/chat"
	"baken/keymap"
	"baken/store"
	"baken/store/directory"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// nameWidth is how much of a service's name stands in what is said of it.
const nameWidth = 40

// toDirectory goes to the directory, with the contact that one is at in hand.
func (a *App) toDirectory() tea.Cmd {
	if a.at == atDirectory {
		return a.directory.Begin(a.named())
	}
	a.hand, _ = a.target()
	if row, any := a.cases.Case(); any && a.at == atCases && !a.deps.Plain {
		a.hand, _ = row.Newest()
	}
	return tea.Batch(a.directory.Begin(a.named()), a.goTo(atDirectory))
}

// named is what the contact in hand is called; empty where there is none.
func (a *App) named() string {
	if a.hand.ID == (store.ContactID{}) {
		return ""
	}
	return a.hand.Pseudonym.In(a.s.Language())
}

// fromDirectory goes there to choose a service for the text that is being written, from
// those that fit what is registered.
func (a *App) fromDirectory() tea.Cmd {
	w, ok := a.current().(screen.Taking)
	if !ok || a.desk == nil {
		return nil
	}
	s, c := a.s, w.Contact()
	return a.bring(a.Lang.Action(keymap.FromDirectory), func() (func() tea.Cmd, error) {
		var fit store.ServiceQuery
		var err error
		if c.ID != (store.ContactID{}) {
			fit, err = s.Store.ServicesFor(c.ID)
		}
		return func() tea.Cmd {
			if _, open := a.places.of(w); !open {
				return nil
			}
			a.hand = c
			cmd := tea.Batch(a.directory.Give(a.named(), fit), a.goTo(atDirectory))
			a.giving = w
			return cmd
		}, err
	})
}

// directoryAct does an act on the service under the cursor, or asks what the services
// shall be.
func (a *App) directoryAct(action keymap.Action) tea.Cmd {
	switch action {
	case keymap.Refer:
		return a.referThere()
	case keymap.PutService:
		return a.putService()
	case keymap.CopyService:
		return a.copyService()
	case keymap.FilterAge:
		a.askAge()
	case keymap.FilterTheme, keymap.FilterProvince, keymap.FilterTown, keymap.FilterLanguage:
		return a.pickFilter(action)
	}
	return nil
}

// referThere opens the slip of a referral to the service under the cursor, for the
// contact in hand.
func (a *App) referThere() tea.Cmd {
	v, place, of, ok := a.directory.Service()
	if !ok {
		return nil
	}
	return a.referTo(a.hand, store.ReferralTo(*v, of, place))
}

// putService puts the service under the cursor into the text that it is for. Of a reply it
// becomes a referral when that is sent; that it is not active, or to be looked at first,
// is said.
func (a *App) putService() tea.Cmd {
	v, place, of, ok := a.directory.Service()
	w := a.giving
	if !ok || w == nil {
		return nil
	}
	at, open := a.places.of(w)
	if !open || w.Stage() != screen.Open {
		a.say(part.Warning, a.Lang.T(lang.WhyTextGone))
		return nil
	}
	l, name := a.Lang, v.Name.Line().Cut(nameWidth)
	if _, language := w.Takes(); slices.Contains(lang.Languages(), lang.Language(language)) {
		l = lang.For(lang.Language(language))
	}
	text := screen.ServiceText(l, v, place, a.now().In(a.zone()))
	if t, is := w.(*screen.Talk); is {
		return a.putInTalk(t, v, store.NamedIn(*v, of, place), screen.ChatService(l, v, place, a.now().In(a.zone())))
	}
	cmds := []tea.Cmd{a.goTo(at), w.Insert(text)}
	say := lang.GivenOnly
	if c, reply := w.(*screen.Composer); reply {
		c.Name(store.NamedIn(*v, of, place))
		say = lang.GivenInReply
	}
	tone, words := part.Done, a.Lang.T(say, lang.Safe(name))
	if doubt := screen.ServiceDoubt(a.Lang, v, a.now().In(a.zone())); doubt != "" {
		tone, words = part.Warning, a.withName(lang.GivenDoubt, v, lang.Said(doubt))
	}
	a.say(tone, words)
	return tea.Batch(cmds...)
}

// putInTalk puts it beside the line to a visitor. It goes when that does, and becomes a
// referral then.
func (a *App) putInTalk(t *screen.Talk, v *directory.Service, named store.NamedService, shown chat.Service) tea.Cmd {
	cmd := tea.Batch(a.goTo(atConversation), t.Give(named, shown))
	tone, words := part.Done, a.withName(lang.GivenInChat, v)
	if doubt := screen.ServiceDoubt(a.Lang, v, a.now().In(a.zone())); doubt != "" {
		tone, words = part.Warning, a.withName(lang.GivenDoubt, v, lang.Said(doubt))
	}
	a.say(tone, words)
	return cmd
}

// withName puts the name of a service into words as their last argument, as much of it as
// one line holds.
func (a *App) withName(key lang.Key, v *directory.Service, args ...lang.Arg) string {
	room := a.width - 4 - outside.Width(a.Lang.T(key, append(args[:len(args):len(args)], lang.Said(""))...))
	return a.Lang.T(key, append(args, lang.Safe(v.Name.Line().Cut(min(nameWidth, max(8, room)))))...)
}

// oldest is the highest age in years that somebody is asked for.
const oldest = 130

// askAge asks how old somebody is who would go there.
func (a *App) askAge() {
	now := ""
	if age := a.directory.Asks().Age; age != nil {
		now = strconv.Itoa(*age)
	}
	a.front.enter(a.Lang.T(lang.EnterAge), a.Lang.T(lang.EnterAgeHint), now, func(typed string) tea.Cmd {
		var age *int
		if typed = strings.TrimSpace(typed); typed != "" {
			n, err := strconv.Atoi(typed)
			if err != nil || n < 0 || n > oldest {
				a.say(part.Warning, a.Lang.T(lang.WhyNoAge))
				return nil
			}
			age = &n
		}
		return a.directory.Filter(func(q *store.ServiceQuery) { q.Age = age })
	})
	a.refocus()
}
