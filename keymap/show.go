package keymap

import (
	"fmt"
	"slices"
	"strings"
)

// Keys gives the keys of an action in a context as a person writes them, the one
// to show first; none if it has no key or cannot be done there.
func (m *Map) Keys(ctx Context, a Action) []string {
	if m.named != nil {
		return []string{m.named(ctx, a)}
	}
	var keys []string
	m.holding(ctx, func(e Entry, s sequence) {
		if e.Action == a {
			keys = append(keys, s.String())
		}
	})
	return keys
}

// Named is the same map for where actions are called by words and not by keys: what it
// gives as the keys of an action is its word there.
func (m *Map) Named(word func(Context, Action) string) *Map {
	named := *m
	named.named = word
	return &named
}

// In lists the entries that hold in a context, in the order of the table,
// also those without a key: the palette shows them. Where a person types,
// entries of Everywhere whose keys would write are left without a key.
func (m *Map) In(ctx Context) []Entry { return slices.Clone(m.entries[ctx]) }

// Table lists all lines of the map, of every context.
func (m *Map) Table() []Entry {
	var all []Entry
	for i, l := range m.lines {
		if i == 0 || m.lines[i-1].entry.Action != l.entry.Action || !slices.Equal(m.lines[i-1].entry.Contexts, l.entry.Contexts) {
			all = append(all, l.entry)
		}
	}
	return all
}

func (m *Map) collect(ctx Context) []Entry {
	var all []Entry
	for _, l := range m.lines {
		if l.context == ctx || l.context == Everywhere {
			e := l.entry
			e.Keys = m.Keys(ctx, e.Action)
			all = append(all, e)
		}
	}
	return all
}

// Footer lists the entries for the last line of a context, with the keys that
// act there. Those without a key are left out.
func (m *Map) Footer(ctx Context) []Entry {
	return slices.DeleteFunc(m.In(ctx), func(e Entry) bool { return !e.Footer || len(e.Keys) == 0 })
}

// Section is one head of the help with its entries.
type Section struct {
	Group   Group
	Entries []Entry
}

// Help lists the entries that have a key in a context under their heads.
func (m *Map) Help(ctx Context) []Section {
	var sections []Section
	for _, g := range Groups() {
		entries := slices.DeleteFunc(m.In(ctx), func(e Entry) bool { return e.Group != g || len(e.Keys) == 0 })
		if len(entries) > 0 {
			sections = append(sections, Section{g, entries})
		}
	}
	return sections
}

// Markdown writes the table of keys for the README.
func (m *Map) Markdown() string {
	var b strings.Builder
	b.WriteString("| where | key | does | name in the configuration |\n|---|---|---|---|\n")
	seen := map[string]bool{}
	for _, l := range m.lines {
		e := l.entry
		var keys []string
		for _, s := range l.keys {
			keys = append(keys, "`"+s.String()+"`")
		}
		if len(keys) == 0 {
			continue
		}
		where := strings.Join(asStrings(e.Contexts), ", ")
		row := fmt.Sprintf("| %s | %s | %s | `%s` |\n", where, strings.Join(keys, " "), e.Name, e.Action)
		if !seen[row] {
			seen[row] = true
			b.WriteString(row)
		}
	}
	return b.String()
}
