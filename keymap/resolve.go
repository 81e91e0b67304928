package keymap

import "strings"

// node is a place in the tree of a context's sequences.
type node struct {
	action Action
	next   map[string]*node
}

func (m *Map) tree(ctx Context) *node {
	root := &node{next: map[string]*node{}}
	m.holding(ctx, func(e Entry, s sequence) {
		at := root
		for _, k := range s {
			if at.next[k] == nil {
				at.next[k] = &node{next: map[string]*node{}}
			}
			at = at.next[k]
		}
		at.action = e.Action
	})
	return root
}

// Resolver turns keys into actions, one session's keyboard each. It remembers
// the first keys of a sequence; it is not safe for use by two goroutines.
type Resolver struct {
	m       *Map
	context Context
	begun   sequence
}

// Resolver begins with nothing pressed.
func (m *Map) Resolver() *Resolver { return &Resolver{m: m} }

// Press takes one key as Bubble Tea names it. It gives the action, or pending
// when the key begins or goes on with a sequence, or neither: then the key is
// text where one types, and nothing elsewhere. A paste is never a command. A
// key that does not go on with a begun sequence ends it and does nothing, so
// that a slip of the finger never acts; a change of context ends it too.
func (r *Resolver) Press(ctx Context, key string, paste bool) (action Action, pending bool) {
	if paste {
		r.Reset()
		return "", false
	}
	if ctx != r.context {
		r.Reset()
		r.context = ctx
	}
	root := r.m.trees[ctx]
	if root == nil {
		return "", false
	}
	at := root
	for _, k := range r.begun {
		at = at.next[k]
	}
	key = canonical(key)
	next := at.next[key]
	if next == nil && !ctx.Typing() {
		if digit := azerty[key]; digit != "" {
			key, next = digit, at.next[digit]
		}
	}
	switch {
	case next == nil:
		r.Reset()
		return "", false
	case next.action != "":
		r.Reset()
		return next.action, false
	}
	r.begun = append(r.begun, key)
	return "", true
}

// Pending shows the keys of a sequence that has begun, empty if none has.
func (r *Resolver) Pending() string { return strings.Join(r.begun, " ") }

// Reset forgets a begun sequence.
func (r *Resolver) Reset() { r.begun = nil }
