package ui

import (
	"slices"

	"baken/ui/part"
	"baken/ui/screen"
)

// spot names a place that can have the keys.
type spot int

// The places.
const (
	atQueue spot = iota
	atConversation
	atCase
	atCases
	atHandoffs
	atDirectory
	atFigures
	atSearch
	atOutbox
	atLog
	atGuide
	spots // how many there are
)

// row are the places that stand side by side, from left to right. The others
// take the whole screen.
var row = []spot{atQueue, atConversation, atCase}

// inRow says whether a place stands in the row.
func (at spot) inRow() bool { return slices.Contains(row, at) }

// place is one of them: the screen that always stands there, and what is written
// in front of it.
type place struct {
	screen  screen.Screen
	over    screen.Writing // nil: nothing is being written here
	talk    *screen.Talk   // the live chat of the contact that is shown; nil: there is none
	release func()         // lets the contact go that is written to
	pane    *part.Pane
}

// front is the screen that is seen.
func (p *place) front() screen.Screen {
	switch {
	case p.over != nil:
		return p.over
	case p.talk != nil:
		return p.talk
	}
	return p.screen
}

// places are all there are.
type places [spots]place

func newPlaces(look part.Look, queue, conversation, file, cases, handoffs, directory, figures, search, outbox, log, guide screen.Screen) (all places) {
	for at, s := range [spots]screen.Screen{queue, conversation, file, cases, handoffs, directory, figures, search, outbox, log, guide} {
		all[at] = place{screen: s, pane: part.NewPane(look)}
	}
	return all
}

// screens are those of all places, and what is written in front of them.
func (p *places) screens() (all []screen.Screen) {
	for i := range p {
		if all = append(all, p[i].screen); p[i].over != nil {
			all = append(all, p[i].over)
		}
	}
	return all
}

// texts are those that are being written.
func (p *places) texts() (all []screen.Writing) {
	for i := range p {
		if p[i].over != nil {
			all = append(all, p[i].over)
		}
	}
	return all
}

// of is where a text is being written.
func (p *places) of(w screen.Writing) (spot, bool) {
	for i := range p {
		if p[i].over == w || w != nil && p[i].talk == w {
			return spot(i), true
		}
	}
	return 0, false
}
