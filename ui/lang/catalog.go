package lang

import (
	"maps"
	"strings"
	"sync"

	"baken/keymap"
)

// Key names a text.
type Key string

// text is a key with its words. In them {0}, {1}… stand for the arguments, and
// {0|message|messages} for the one or the other by the count that {0} is.
type text struct {
	key        Key
	en, nl, fr string
}

// action is the name of an action in the two languages that keymap does not
// hold itself.
type action struct {
	action keymap.Action
	nl, fr string
}

// areas are all texts, each in the file of its area. A new area is a new file
// and one line here.
func areas() [][]text {
	return [][]text{
		queueTexts, chatTexts, conversationTexts, composerTexts, caseTexts, noteTexts, templateTexts, serveTexts, teamTexts, togetherTexts, exportTexts, outboxTexts,
		vaultTexts, statusTexts, actTexts, failTexts, helpTexts, partTexts,
		lineTexts, initTexts, checkTexts, tableTexts, showTexts, cannotTexts, storeTexts, serverTexts, configTexts, eraseTexts, roomTexts, hoursTexts, visitorTexts, callTexts, chatPastTexts, caseworkTexts, formTexts, besideTexts, referralTexts, handoffTexts, searchTexts, directoryTexts, serviceTexts, figureTexts, figureScreenTexts, plainTexts, aloudTexts, explained(),
	}
}

// Catalog holds the texts of one language. It does not change once made and
// may be used from anywhere.
type Catalog struct {
	language Language
	texts    map[Key]template
	groups   map[keymap.Group]string
	aloud    bool // for who hears it
}

var (
	catalogs = map[Language]func() *Catalog{
		English: sync.OnceValue(func() *Catalog { return build(English) }),
		Dutch:   sync.OnceValue(func() *Catalog { return build(Dutch) }),
		French:  sync.OnceValue(func() *Catalog { return build(French) }),
	}
)

// For gives the catalog of a language; English for one that there is none of.
func For(l Language) *Catalog {
	if made, ok := catalogs[l]; ok {
		return made()
	}
	return catalogs[English]()
}

func build(l Language) *Catalog {
	c := &Catalog{language: l, texts: map[Key]template{}}
	for _, area := range areas() {
		for _, t := range area {
			c.texts[t.key] = parse(t.in(l))
		}
	}
	for _, a := range actionTexts {
		c.texts[actionKey(a.action)] = parse(text{en: keymap.Name(a.action), nl: a.nl, fr: a.fr}.in(l))
	}
	c.groups = maps.Clone(groupTexts[l])
	return c
}

func (t text) in(l Language) string {
	switch l {
	case Dutch:
		return t.nl
	case French:
		return t.fr
	}
	return t.en
}

// Language says which language this is.
func (c *Catalog) Language() Language { return c.language }

// T gives a text with its arguments put in. A key without a text gives the key
// itself, so that a mistake shows and nothing breaks; a test finds those.
func (c *Catalog) T(key Key, args ...Arg) string {
	t, ok := c.texts[key]
	if !ok {
		return string(key)
	}
	return t.fill(c, args)
}

// Action is what an action is called.
func (c *Catalog) Action(a keymap.Action) string { return c.T(actionKey(a)) }

// Short is the name for the footer: of "claim, release" only the first.
func (c *Catalog) Short(a keymap.Action) string {
	first, _, _ := strings.Cut(c.Action(a), ",")
	return first
}

// Group is the head of a group of actions in the help.
func (c *Catalog) Group(g keymap.Group) string { return c.groups[g] }

func actionKey(a keymap.Action) Key { return Key("action." + string(a)) }
