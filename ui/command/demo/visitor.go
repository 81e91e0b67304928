package demo

import (
	"context"
	"crypto/rand"
	"errors"
	"sync"
	"time"

	"baken/inbox/chat"
	"baken/store/outside"
)

// visitor is somebody invented who opens a chat, and what she says in it.
type visitor struct {
	language chat.Language
	answers  chat.Answers
	after    time.Duration // from the start until she comes
	first    []string      // before anybody is there
	then     []string      // a line for each that she is answered
	last     string        // to what is said after that; she stays
}

var visitors = []visitor{
	{
		language: chat.Dutch, answers: chat.Answers{Age: "12-17", Region: "LIM", Gender: "f"}, after: 4 * time.Second,
		first: []string{"hallo is hier iemand", "ik ben 14 en mijn stiefpa roept altijd op mij, soms slaat hij"},
		then: []string{"niemand weet het, alleen mijn vriendin", "nu is hij weg, hij komt om 6u thuis", "mag ik dat gewoon aan mijn juf van wiskunde zeggen?",
			"oke. en als ze niets doet?", "dankje, ik ga het morgen proberen"},
		last: "ja",
	},
	{
		language: chat.English, answers: chat.Answers{Age: "26-59"}, after: 75 * time.Second,
		first: []string{"Hello. I live in Ghent. I think my neighbour is being hurt by her husband, we hear it through the wall."},
		then:  []string{"Twice this week. There are two small children.", "It is quiet now.", "I do not know her well. Should I ring at the door?", "Thank you. That helps."},
		last:  "Yes, thank you.",
	},
}

// tempo is how fast an invented visitor reads and types.
type tempo struct{ read, typing time.Duration }

var unhurried = tempo{2 * time.Second, 3 * time.Second}

// Visit has invented visitors open chats in a house, one after the other, and talk there
// until ctx ends. It returns when all of them are gone.
func Visit(ctx context.Context, house chat.House, team chat.TeamBox) {
	var all sync.WaitGroup
	for _, v := range visitors {
		all.Go(func() {
			if rest(ctx, v.after) {
				v.visit(ctx, house, team, unhurried)
			}
		})
	}
	all.Wait()
}

// rest waits; false when ctx ends first.
func rest(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// visit is one chat from its beginning until somebody ends it.
func (v visitor) visit(ctx context.Context, house chat.House, team chat.TeamBox, p tempo) {
	var id chat.SessionID
	rand.Read(id[:])
	key, opening, err := team.Session(id, v.language, v.answers)
	if err != nil || house.Begin(ctx, opening) != nil {
		return
	}
	say := make(chan string, len(v.first)+len(v.then)+1)
	var hands sync.WaitGroup
	defer hands.Wait()
	typing, stop := context.WithCancel(ctx)
	defer stop()
	hands.Go(func() {
		for {
			select {
			case text := <-say:
				if !v.types(typing, house, id, key, text, p) {
					return
				}
			case <-typing.Done():
				return
			}
		}
	})
	for _, text := range v.first {
		say <- text
	}
	var since chat.Since
	lines := v.then
	for {
		view, err := house.Wait(ctx, id, since)
		if err != nil { // it is over, or the demonstration is
			return
		}
		since.Version = view.Version
		answered := false
		for _, e := range view.Entries {
			since.Entry = e.N
			answered = answered || e.Side == chat.Desk && (e.Kind == chat.Line || e.Kind == chat.Services)
		}
		if since.Entry > 0 {
			_ = house.Mark(ctx, id, chat.Mark{Alive: true, Got: since.Entry, Seen: since.Entry})
		}
		if !answered {
			continue
		}
		text := v.last
		if len(lines) > 0 {
			text, lines = lines[0], lines[1:]
		}
		select {
		case say <- text:
		default: // she cannot keep up
		}
	}
}

// types writes one line as a person does; false when that is of no use any more.
func (v visitor) types(ctx context.Context, house chat.House, id chat.SessionID, key *chat.Key, text string, p tempo) bool {
	if !rest(ctx, p.read) {
		return false
	}
	_ = house.Mark(ctx, id, chat.Mark{Alive: true, Typing: true})
	if !rest(ctx, p.typing) {
		return false
	}
	line := chat.NewLine()
	sealed, err := key.Seal(chat.Visitor, chat.Line, line, chat.Words{Text: outside.New(text)})
	if err != nil {
		return false
	}
	_, err = house.Say(ctx, id, line, sealed)
	return err == nil || !errors.Is(err, chat.ErrGone)
}
