package demo

import (
	"slices"
	"testing"

	"baken/inbox/chat"
)

// A visitor who is found again says what she has not said, and answers what is unanswered.
func TestLeft(t *testing.T) {
	v := visitor{first: []string{"1", "2"}, then: []string{"3", "4"}}
	hers, ours := chat.Entry{Side: chat.Visitor, Kind: chat.Line}, chat.Entry{Side: chat.Desk, Kind: chat.Line}
	joined := chat.Entry{Kind: chat.Joined}
	for _, c := range []struct {
		entries     []chat.Entry
		first, then []string
		turn        bool
	}{
		{nil, v.first, v.then, false},
		{[]chat.Entry{hers}, v.first[1:], v.then, false},
		{[]chat.Entry{hers, hers, joined}, nil, v.then, false},
		{[]chat.Entry{hers, hers, joined, ours}, nil, v.then, true},
		{[]chat.Entry{hers, hers, joined, ours, hers}, nil, v.then[1:], false},
		{[]chat.Entry{hers, hers, ours, hers, ours, hers, ours, hers, ours}, nil, nil, true},
	} {
		first, then, turn := v.left(c.entries)
		if !slices.Equal(first, c.first) || !slices.Equal(then, c.then) || turn != c.turn {
			t.Errorf("after %d: %q, %q, %v", len(c.entries), first, then, turn)
		}
	}
}
