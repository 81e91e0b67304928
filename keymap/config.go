package keymap

import (
	"errors"
	"maps"
	"slices"
)

// Config is the [keys] part of the configuration: context → action → its keys,
// which take the place of the defaults there. No keys at all unbind it.
type Config map[string]map[string][]string

// Map is the table with the keys that hold: the defaults and the user's own.
// It does not change once made and may be used from anywhere.
type Map struct {
	lines   []line
	trees   map[Context]*node
	entries map[Context][]Entry // with the keys that hold; the footer asks at each frame
	named   func(Context, Action) string
}

// line is an entry with its own keys, parsed, for one context.
type line struct {
	entry   Entry
	context Context // as in the entry: Everywhere stays Everywhere
	keys    []sequence
}

// Default is the map without keys of the user's own.
func Default() *Map {
	m, err := New(nil)
	if err != nil {
		panic(err) // the defaults are tested; they hold no word of anybody
	}
	return m
}

// New puts the user's keys over the defaults. All that is wrong is reported
// at once, in the order of the file's names (errors.Join of ErrUnknownContext,
// ErrUnknownAction, ErrUnknownKey, ErrTyping, ErrConflict); then the map is nil.
func New(c Config) (*Map, error) {
	own, errs := c.read()
	m := &Map{trees: map[Context]*node{}, entries: map[Context][]Entry{}}
	for _, e := range table {
		for _, ctx := range e.Contexts {
			keys, ok := own[place{ctx, e.Action}]
			if !ok {
				for _, k := range e.Keys {
					seq, err := parse(k)
					if err != nil {
						errs = append(errs, err)
					}
					keys = append(keys, seq)
				}
			}
			m.lines = append(m.lines, line{entry: e, context: ctx, keys: keys})
		}
	}
	for _, ctx := range Contexts() {
		if ctx == Everywhere {
			continue
		}
		errs = append(errs, m.conflicts(ctx)...)
		m.trees[ctx] = m.tree(ctx)
		m.entries[ctx] = m.collect(ctx)
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return m, nil
}

// Without is the map without some actions: of what there is nothing to do with here,
// nothing is offered and no key is taken.
func (m *Map) Without(actions ...Action) *Map {
	less := &Map{trees: map[Context]*node{}, entries: map[Context][]Entry{}}
	for _, l := range m.lines {
		if !slices.Contains(actions, l.entry.Action) {
			less.lines = append(less.lines, l)
		}
	}
	for _, ctx := range Contexts() {
		if ctx != Everywhere {
			less.trees[ctx], less.entries[ctx] = less.tree(ctx), less.collect(ctx)
		}
	}
	less.named = m.named
	return less
}

type place struct {
	context Context
	action  Action
}

// read checks names and keys of the configuration.
func (c Config) read() (map[place][]sequence, []error) {
	own := map[place][]sequence{}
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(c)) {
		ctx := Context(name)
		if !slices.Contains(Contexts(), ctx) {
			errs = append(errs, &NameError{Context: name, Nearest: Nearest(name, asStrings(Contexts()))})
			continue
		}
		for _, action := range slices.Sorted(maps.Keys(c[name])) {
			if known := actionsOf(ctx); !slices.Contains(known, Action(action)) {
				errs = append(errs, &NameError{Context: name, Action: action, Nearest: Nearest(action, asStrings(known))})
				continue
			}
			keys := []sequence{}
			for _, k := range c[name][action] {
				seq, err := parse(k)
				if err == nil && ctx.Typing() && (len(seq) > 1 || writes(seq[0])) {
					err = &KeyError{Key: k, Flaw: Writes}
				}
				if err != nil {
					err.Context, err.Action = ctx, Action(action)
					errs = append(errs, err)
					continue
				}
				keys = append(keys, seq)
			}
			own[place{ctx, Action(action)}] = keys
		}
	}
	return own, errs
}

// actionsOf lists what can be bound in a context: its own lines.
func actionsOf(ctx Context) []Action {
	var all []Action
	for _, e := range table {
		if slices.Contains(e.Contexts, ctx) && !slices.Contains(all, e.Action) {
			all = append(all, e.Action)
		}
	}
	return all
}

func asStrings[T ~string](from []T) []string {
	to := make([]string, len(from))
	for i, v := range from {
		to[i] = string(v)
	}
	return to
}

// holding calls f for every binding that acts in a context.
func (m *Map) holding(ctx Context, f func(Entry, sequence)) {
	for _, l := range m.lines {
		if l.context != ctx && l.context != Everywhere {
			continue
		}
		for _, k := range l.keys {
			if ctx.Typing() && (len(k) > 1 || writes(k[0])) {
				continue
			}
			f(l.entry, k)
		}
	}
}

// conflicts finds the pairs of bindings that cannot both be meant.
func (m *Map) conflicts(ctx Context) []error {
	type bound struct {
		action Action
		keys   sequence
	}
	var all []bound
	m.holding(ctx, func(e Entry, s sequence) { all = append(all, bound{e.Action, s}) })
	var errs []error
	for i, a := range all {
		for _, b := range all[i+1:] {
			short, long := a, b
			if len(short.keys) > len(long.keys) {
				short, long = b, a
			}
			same := len(short.keys) == len(long.keys)
			if !long.keys.hasPrefix(short.keys) || same && short.action == long.action {
				continue
			}
			errs = append(errs, &Conflict{Context: ctx, A: short.action, B: long.action,
				KeyA: short.keys.String(), KeyB: long.keys.String(), Beginning: !same})
		}
	}
	return errs
}
