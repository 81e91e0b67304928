package screen

import (
	"context"
	"errors"
	"maps"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/ui/part"
)

// seek is a search for words of which not all that the conversation says is at
// hand: it is read behind the screen, a message at a time.
type seek struct {
	words           string
	here, backwards bool
	key             string // from this line of this passage on
	row             int
	stop            context.CancelFunc // nil until it has begun
	action          keymap.Action      // by which it was asked for
	hit             *hit               // where the cursor goes once the words there are read
}

// hit is where words stand: the message by its head, the passage, and the line in
// it.
type hit struct {
	head, key string
	row       int
}

// wordsFound is the answer to a seek; without a hit the words stand nowhere.
type wordsFound struct {
	seek *seek
	hit  *hit
	err  error
}

// seekBehind takes a search over for the finder, where it is not for the reader
// alone; see begun.
func (c *Conversation) seekBehind(words string, here, backwards bool) bool {
	c.stopSeeking()
	if words == "" || c.has(window{lo: 0, hi: len(c.messages) - 1}) {
		return false
	}
	c.seek = &seek{words: words, here: here, backwards: backwards}
	c.seek.key, c.seek.row = c.reader.Spot()
	return true
}

// begun begins a search that was taken over by an action.
func (c *Conversation) begun(a keymap.Action) tea.Cmd {
	if c.seek == nil {
		return nil
	}
	c.seek.action = a // who accepts is told too that the words stand nowhere
	if c.seek.stop != nil {
		return nil
	}
	ctx, stop := context.WithCancel(c.s.Context)
	k := c.seek
	k.stop = stop
	of, from := *c, *k
	of.names, of.at = maps.Clone(c.names), maps.Clone(c.at)
	return c.s.read(func() tea.Msg {
		m := wordsFound{seek: k}
		if m.hit, m.err = of.seekAll(ctx, from); ctx.Err() != nil {
			return nil
		}
		return m
	})
}

// stopSeeking ends a search that nobody waits for any more.
func (c *Conversation) stopSeeking() {
	if c.seek != nil && c.seek.stop != nil {
		c.seek.stop()
	}
	c.seek = nil
}

// seekAll looks at one message after the other, from a place on and once round.
// It works on a copy of the conversation, and draws none of it.
func (c *Conversation) seekAll(ctx context.Context, k seek) (*hit, error) {
	dir := 1
	if k.backwards {
		dir = -1
	}
	n, newest, start := len(c.messages), c.firstOpen(), c.at[k.key]
	for step := range n + 1 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		i := ((start+dir*step)%n + n) % n
		m := c.messages[i]
		if !m.Read {
			var err error
			if m, err = c.s.Store.Words(m); errors.Is(err, store.ErrUnknown) {
				continue
			} else if err != nil {
				return nil, err
			}
		}
		r := part.NewReader(c.s.Look)
		r.SetSize(c.width, c.height)
		r.SetPassages(append(append([]part.Passage{{Key: "beginning"}}, c.message(m, i < newest)...), part.Passage{Key: "end"}))
		switch {
		case step == 0:
			r.Point(k.key, k.row)
		case k.backwards:
			r.Point("end", 0)
		}
		if r.SeekOn(k.words, k.here && step == 0, k.backwards) {
			key, row := r.Spot()
			return &hit{passageKey("head", m, 0), key, row}, nil
		}
	}
	return nil, nil
}

// found goes to where the words stand, once what is there is read.
func (c *Conversation) found(m wordsFound) tea.Cmd {
	if m.err != nil {
		c.stopSeeking()
		return func() tea.Msg { return Failed{Err: m.err} }
	}
	at, there := 0, false
	if m.hit != nil {
		at, there = c.at[m.hit.head]
	}
	c.reader.Found(there)
	if !there {
		c.stopSeeking()
		return c.s.missed(c.reader, m.seek.action)
	}
	c.seek.hit = m.hit
	c.reader.GoTo(m.hit.head)
	c.wanted = window{at, at - 1, at + c.height/3}
	return c.load(false)
}

// arrive puts the cursor where a search has ended, now that the words there are
// read.
func (c *Conversation) arrive() {
	if c.seek != nil && c.seek.hit != nil && c.reader.Point(c.seek.hit.key, c.seek.hit.row) {
		c.stopSeeking()
	}
}
