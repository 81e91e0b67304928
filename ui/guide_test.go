package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"baken/inbox/chat"
	"baken/keymap"
	"baken/store/member"
	"baken/store/outside"
	"baken/ui/guide"
	"baken/ui/lang"
)

// follower does what the guide says, key by key.
type follower struct {
	*person
	did map[guide.Named]bool
}

// does presses the key of an action where the guide says that it is pressed, and sees
// what it leads to.
func (f *follower) does(place string, sees ...string) {
	f.t.Helper()
	ctx, action, _ := strings.Cut(place, " ")
	n := guide.Named{Context: keymap.Context(ctx), Action: keymap.Action(action)}
	f.at(n.Context)
	keys := keymap.Default().Keys(n.Context, n.Action)
	if len(keys) == 0 {
		f.t.Fatalf("%s has no key", place)
	}
	f.did[n] = true
	f.types(keys[0])
	if len(sees) > 0 { // else it may be over
		f.sees(sees...)
	}
}

// at waits until keys mean what they mean there.
func (f *follower) at(ctx keymap.Context) {
	f.t.Helper()
	f.until("being at "+string(ctx), func() bool { return f.where() == ctx })
}

func (f *follower) where() keymap.Context {
	answer := make(where, 1)
	f.program.Send(answer)
	return <-answer
}

// home goes back until she stands in the queue.
func (f *follower) home() {
	f.t.Helper()
	f.until("being home", func() bool {
		if f.where() == keymap.Queue {
			return true
		}
		f.types("esc")
		return false
	})
}

// TestGuideFollowed: every key that the guide names does in a fresh store what it says.
func TestGuideFollowed(t *testing.T) {
	did := map[guide.Named]bool{}
	for name, follow := range map[string]func(t *testing.T, did map[guide.Named]bool){
		"mail": followMail, "case": followCase, "list": followList, "call": followCall, "chat": followChat, "services": followServices, "handing over": followHandoff,
	} {
		t.Run(name, func(t *testing.T) { follow(t, did) })
	}
	for _, n := range guide.In(lang.For(lang.English), keymap.Default()).Named {
		if !did[n] {
			t.Errorf("the guide names the key of %s in %s, and nobody followed it", n.Action, n.Context)
		}
	}
}

// fresh puts somebody who follows before a store with contacts.
func fresh(t *testing.T, did map[guide.Named]bool) *follower {
	t.Helper()
	s := newStore(t)
	fill(t, s, letters)
	f := &follower{sit(t, s, 140, 40, lang.English), did}
	f.sees("Bang voor mijn buur")
	return f
}

func followMail(t *testing.T, did map[guide.Named]bool) {
	f := fresh(t, did)
	f.does("queue open", "Ik hoor al weken", "names covered")
	f.does("conversation uncover", "names shown; the history says so", "buur@example.org")
	f.does("conversation danger", "serious")
	f.writes("serious")
	f.does("palette accept", "danger set to serious")
	f.does("conversation next-pane", "Case")
	f.types("1")
	f.does("queue claim", "claimed", "mine 1")
	f.does("queue claim", "released")
	f.types("enter")
	f.does("conversation reply", "ANSWER", "mailing safe? not asked")
	f.does("composer mail-safe", "nobody else reads it")
	f.writes("yes")
	f.does("field accept", "mailing safe? yes")
	f.does("composer template")
	f.at(keymap.Palette)
	f.types("esc")
	f.at(keymap.Composer)
	f.writes("Dag, u kunt ons bellen. ?u1x")
	f.sees("ons bellen. ?u1x")
	f.does("composer back", "Ik hoor al weken")
	f.gone("ANSWER")
	f.types("1")
	f.sees("draft")
	f.types("r")
	f.sees("ons bellen. ?u1x")
	f.does("composer send", "mail goes in")
	f.home()
	f.does("queue undo", "answer taken back, it is a draft again")
}

func followCase(t *testing.T, did map[guide.Named]bool) {
	f := fresh(t, did)
	f.types("enter")
	f.does("conversation note", "NOTE", "for colleagues only")
	f.writes("Belt morgen zelf.")
	f.does("note help", "Keys · note")
	f.types("esc")
	f.does("note keep-note", "note kept")
	f = fresh(t, did)
	f.types("enter")
	f.does("conversation register", "Registration", "missing")
	f.does("form down")
	f.does("form down")
	f.does("form accept", "type of contact         information")
	f.writes("victim")
	f.types("enter")
	f.sees("who makes contact       victim")
	f.does("form next-field")
	f.writes("lis")
	f.does("form choose-more", "listened")
	f.writes("adv")
	f.does("form choose-more", "listened, advice")
	f.does("form clear-answer")
	f.gone("listened, advice")
	f.does("form back")
	f.home()
	f.does("queue filter-unfinished", "unfinished registrations 1")
	f.does("queue filter-waiting", "waiting")
	f = fresh(t, did)
	f.types("enter")
	f.does("conversation follow-up", "tomorrow")
	f.writes("tomorrow")
	f.does("field accept", "waits again on")
	f = fresh(t, did)
	f.types("enter")
	f.does("conversation close", "may be in danger. Close it all the same?")
	f.writes("close")
	f.types("enter")
	f.sees("closed")
}

func followList(t *testing.T, did map[guide.Named]bool) {
	f := fresh(t, did)
	f.does("queue down", "hey ik ben 14")
	f.does("queue up", "Ik hoor al weken")
	f.does("queue filter-mine", "mine 0")
	f.does("queue filter-aside", "Nieuwsbrief november")
	f.does("queue filter-waiting", "Bang voor mijn buur")
	f.does("queue narrow")
	f.writes("bezoek")
	f.gone("Bang voor mijn buur")
	f.types("esc")
	f.sees("Bang voor mijn buur")
	f.does("queue search", "/")
	f.writes("bezoekrecht")
	f.sees("bezoekrecht")
	f.home()
	f.does("queue help", "Keys · queue")
	f.types("esc")
	f.does("queue palette", "type part of a name")
	f.writes("follow")
	f.sees("follow up on a date")
	f.does("palette back")
	f.gone("type part of a name")
	f.types("enter")
	f.sees("names covered")
	f.types("esc")
	f.does("queue back")
	f.does("queue outbox", "Outbox")
	f.types("esc")
	f.does("queue log", "Messages of the program")
	f.types("esc")
	f.does("queue sync")
	f.does("queue guide", "Guide for counselors", "Before you begin")
	f.types("/")
	f.writes("status of nothing")
	f.sees("not found")
	f.types("esc")
	f.does("guide narrow")
	f.writes("crisis")
	f.types("esc esc")
	f.does("queue blank")
	f.gone("Bang voor mijn buur")
	f.types("j")
	f.sees("Bang voor mijn buur")
	f.does("queue lock")
	if r := f.ended(); !r.Locked {
		t.Errorf("it was not locked: %+v", r)
	}
	f = fresh(t, did)
	f.does("queue quit")
	if r := f.ended(); r.Locked {
		t.Errorf("it was locked: %+v", r)
	}
}

// ended waits until the program has ended.
func (f *follower) ended() Result {
	f.t.Helper()
	select {
	case r := <-f.done:
		f.done <- r
		return r
	case <-time.After(tries * 25 * time.Millisecond):
		f.t.Fatal("the program does not end")
		return Result{}
	}
}

func followCall(t *testing.T, did map[guide.Named]bool) {
	f := fresh(t, did)
	f.does("queue new", "New")
	f.does("new new-call", "NOTE", "Registration", "in a call")
	f.does("note beside")
	f.does("form down")
	f.does("form accept", "registered: ")
	f.types("ctrl+f")
	f.does("note end-call", "ended after")
	f.does("note back")
	f.home()
	f.does("queue new", "New")
	f.does("new new-missed-call", "Missed call noted.")
	f.does("queue new", "New")
	f.does("new new-silent-call", "Silent call noted.")
}

func followChat(t *testing.T, did map[guide.Named]bool) {
	d := atDesk(t, 140, 40, lang.English, nil)
	d.house.held(time.Hour)
	if _, err := d.store.AddMember(t.Context(), outside.New("Bram"), member.RolesOf(member.Counselor)); err != nil {
		t.Fatal(err)
	}
	v := d.house.comes(chat.Answers{})
	v.says("mag ik iets vragen")
	f := &follower{d.person, did}
	f.sees("1 chat waits")
	f.does("queue next-chat", "Chat · "+d.name(v))
	f.does("conversation claim", "to visitor "+d.name(v), "is yours")
	d.passes(2 * time.Second)
	f.writes("Ja hoor.")
	f.does("chat send-line", "leaves in 3 s")
	f.does("chat take-back", "Taken back")
	if v.said() != "" {
		t.Errorf("the visitor saw %q", v.said())
	}
	w := d.house.comes(chat.Answers{})
	w.says("hallo")
	f.sees("1 chat waits")
	f.does("chat next-chat", "Chat · "+d.name(w))
	f.types("C")
	f.sees("to visitor " + d.name(v))
	f.types("r")
	f.does("chat invite", "Invite into the chat", "Bram")
	f.does("palette accept", "Bram is in this chat too")
	f.does("chat hand-over-chat", "Hand the chat over to", "whoever is free")
	f.types("esc")
	f.does("chat end-call", "End the chat with "+d.name(v)+"?")
	f.writes("end")
	f.does("confirm accept", "The chat is over")
}

func followServices(t *testing.T, did map[guide.Named]bool) {
	f := &follower{withDirectory(t, 140, 40, lang.English, someServices()), did}
	f.types("enter")
	f.sees("Ik hoor al weken")
	f.types("r")
	f.does("composer service-from-directory", "Vluchthuis")
	f.home()
	f.does("queue goto-directory", "5 services")
	f.writes("vlucht")
	f.gone("CAW")
	f.does("field accept")
	f.does("directory clear-filters", "5 services")
	for action, words := range map[string]string{"filter-theme": "partner violence", "filter-province": "Flemish Brabant"} {
		f.does("directory "+action, words)
		f.writes(words)
		f.sees(words)
		f.does("palette accept", words)
		f.does("directory clear-filters", "5 services")
	}
	f.does("directory filter-age")
	f.writes("35")
	f.does("field accept", "35")
	f.does("directory clear-filters", "5 services")
	f.does("directory filter-open-now", "open now")
	f.does("directory clear-filters", "5 services")
	f.does("directory open", "languages")
	f.types("esc")
	f.does("directory refer", "REFERRAL")
}

func followHandoff(t *testing.T, did map[guide.Named]bool) {
	l := newLine(t)
	l.sits(member.ID{}, 140, 40, lang.English, func(p *person) {
		f := &follower{p, did}
		f.types("enter")
		f.does("conversation hand-off", "HANDOFF")
		for range 3 {
			f.does("slip next-pane")
		}
		f.writes("given")
		f.types("tab")
		f.writes("moves")
		f.types("tab")
		f.writes("She calls herself.")
		f.does("slip keep-slip", "was offered to Els")
	})
	l.sits(l.els, 140, 40, lang.English, func(p *person) {
		f := &follower{p, did}
		f.does("queue goto-handoffs", "Noor → Els")
		f.does("handoffs reject-handoff")
		f.types("esc")
		f.does("handoffs accept-handoff", "taken over")
	})
}

// TestGuideInPlainMode: what the guide names in lines is offered there, under that word.
func TestGuideInPlainMode(t *testing.T) {
	offered := slices.Concat(plainAnywhere, plainInText)
	for _, all := range plainPlaces {
		offered = append(offered, all...)
	}
	for _, all := range plainTexts {
		offered = append(offered, all...)
	}
	for _, l := range lang.Languages() {
		look := Plain(plainLook(l))
		g := guide.In(look.Lang, look.Keys)
		for _, n := range g.Named {
			if !slices.Contains(offered, n.Action) {
				t.Errorf("%s: %s is not done in lines", l, n.Action)
			}
		}
	}
}
