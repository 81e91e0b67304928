package directory

import (
	"cmp"
	"slices"
	"strings"

	"baken/store/find"
	"baken/store/outside"
)

// Choice is something that can be asked for, and how many services at work have it.
type Choice[K any] struct {
	Key  K
	Name outside.Text
	In   Land // of a municipality: its province
	Have int
}

// Choices are all that can be asked for, each in the order of its names.
type Choices struct {
	Themes    []Choice[Theme]
	Lands     []Choice[Land] // provinces
	Towns     []Choice[Land]
	Languages []Choice[string]
}

// Choices are those of the services that are at work.
func (s *Searcher) Choices() (c Choices) {
	themes, tongues, lies := make([]int, len(s.TermSets)), make([]int, len(s.Spoken)), make([]int, len(s.Where))
	for n := range s.Len() {
		if s.Status[n] == 0 {
			themes[s.Themes[n]]++
			tongues[s.Speaks[n]]++
			lies[s.Lies[n]]++
		}
	}
	terms := map[Theme]*Choice[Theme]{}
	for i, set := range s.TermSets {
		for _, t := range set {
			key := s.Terms[t].theme()
			if terms[key] == nil {
				terms[key] = &Choice[Theme]{Key: key, Name: s.Terms[t].label()}
			}
			terms[key].Have += themes[i]
		}
	}
	languages := map[string]*Choice[string]{}
	for i, set := range s.Spoken {
		for _, t := range set {
			l := s.Tongues[t]
			if l.Code == "" {
				continue
			}
			if languages[l.Code] == nil {
				languages[l.Code] = &Choice[string]{Key: l.Code, Name: l.Name}
			}
			languages[l.Code].Have += tongues[i]
		}
	}
	lands, towns := map[Land]*Choice[Land]{}, map[Land]*Choice[Land]{}
	for _, l := range Provinces {
		lands[l] = &Choice[Land]{Key: l}
	}
	for _, t := range s.Towns {
		towns[t.Land] = &Choice[Land]{Key: t.Land, Name: t.Name, In: t.In}
	}
	for i, l := range s.Where {
		for _, at := range unique(l.For, l.At) {
			if towns[at] != nil {
				towns[at].Have += lies[i]
			} else if lands[at] != nil {
				lands[at].Have += lies[i]
			}
		}
	}
	c.Themes, c.Languages, c.Towns = inOrder(terms), inOrder(languages), inOrder(towns)
	for _, l := range Provinces {
		if lands[l].Have > 0 {
			c.Lands = append(c.Lands, *lands[l])
		}
	}
	return c
}

func unique(all ...[]Land) []Land {
	l := slices.Concat(all...)
	slices.Sort(l)
	return slices.Compact(l)
}

// inOrder are the choices that somebody has, in the order of their names.
func inOrder[K comparable](of map[K]*Choice[K]) (all []Choice[K]) {
	for _, c := range of {
		if c.Have > 0 {
			all = append(all, *c)
		}
	}
	slices.SortFunc(all, func(a, b Choice[K]) int {
		return cmp.Or(strings.Compare(find.Folded(a.Name.Unsafe()), find.Folded(b.Name.Unsafe())), b.Have-a.Have)
	})
	return all
}

// theme is what a term is asked for by.
func (t Term) theme() Theme {
	if key := ThemeOf(t.Code.Unsafe()); key != "" {
		return key
	}
	return ThemeOf(t.Name.Unsafe())
}

func (t Term) label() outside.Text {
	if t.Name.IsEmpty() {
		return t.Code
	}
	return t.Name
}
