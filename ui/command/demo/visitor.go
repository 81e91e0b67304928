package demo

import (
	"context"
	"crypto/sha256"
	"errors"
	"slices"
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
		language: chat.Dutch, answers: chat.Answers{Age: "12-17", Region: "LIM", Gender: "f"}, after: 10 * time.Second,
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

// Line is where the invented visitors come to.
type Line struct {
	chat.House
	Team  chat.TeamBox
	Seed  []byte                                  // of the store: by it those who came are known again
	Came  func(chat.SessionID) bool               // whether a chat was begun before
	KeyOf func(chat.SessionID) (*chat.Key, error) // of a chat that goes on
}

// Visit has invented visitors open chats, one after the other, and talk there until ctx
// ends. Those whose chats were begun before, as when the workstation was locked, go on
// where they were. It returns when all of them are gone.
func Visit(ctx context.Context, line Line) {
	var all sync.WaitGroup
	for i, v := range visitors {
		sum := sha256.Sum256(append([]byte{'v', byte(i)}, line.Seed...))
		id := chat.SessionID(sum[:16])
		all.Go(func() {
			if line.Came(id) || rest(ctx, v.after) {
				v.visit(ctx, line, id, unhurried)
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

// enter begins a chat, or gives the key of the one that was begun.
func (v visitor) enter(ctx context.Context, line Line, id chat.SessionID) (*chat.Key, error) {
	if line.Came(id) {
		return line.KeyOf(id)
	}
	key, opening, err := line.Team.Session(id, v.language, v.answers)
	if err != nil {
		return nil, err
	}
	return key, line.Begin(ctx, opening)
}

// visit is one chat from its beginning, or from where it was, until somebody ends it.
func (v visitor) visit(ctx context.Context, line Line, id chat.SessionID, p tempo) {
	key, err := v.enter(ctx, line, id)
	if err != nil {
		return
	}
	view, err := line.Wait(ctx, id, chat.Since{})
	if err != nil {
		return
	}
	first, lines, answered := v.left(view.Entries)
	say := make(chan string, len(v.first)+len(v.then)+1)
	var hands sync.WaitGroup
	defer hands.Wait()
	typing, stop := context.WithCancel(ctx)
	defer stop()
	hands.Go(func() {
		for {
			select {
			case text := <-say:
				if !v.types(typing, line, id, key, text, p) {
					return
				}
			case <-typing.Done():
				return
			}
		}
	})
	for _, text := range first {
		say <- text
	}
	var since chat.Since
	for {
		since.Version = view.Version
		for _, e := range view.Entries {
			since.Entry = e.N
		}
		if since.Entry > 0 {
			_ = line.Mark(ctx, id, chat.Mark{Alive: true, Got: since.Entry, Seen: since.Entry})
		}
		if answered {
			text := v.last
			if len(lines) > 0 {
				text, lines = lines[0], lines[1:]
			}
			select {
			case say <- text:
			default: // she cannot keep up
			}
		}
		if view, err = line.Wait(ctx, id, since); err != nil { // it is over, or the demonstration is
			return
		}
		answered = slices.ContainsFunc(view.Entries, ofDesk)
	}
}

// ofDesk says whether an entry has words for the visitor.
func ofDesk(e chat.Entry) bool {
	return e.Side == chat.Desk && (e.Kind == chat.Line || e.Kind == chat.Services)
}

// left is what she has not said yet, before anybody is there and then, and whether it is
// her turn.
func (v visitor) left(entries []chat.Entry) (first, then []string, turn bool) {
	said := 0
	for _, e := range entries {
		switch {
		case ofDesk(e):
			turn = true
		case e.Side == chat.Visitor:
			said++
			turn = false
		}
	}
	n := min(said, len(v.first))
	return v.first[n:], v.then[min(said-n, len(v.then)):], turn
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
