// Package guide is the guide for counselors: a few pages for somebody who has never seen a
// terminal, in each language of the catalog.
//
// It is written once. The program shows it, in lines and aloud too, and the documents
// beside the README are the same words with pictures. What it says of keys it takes from
// the key map that holds, and the words of the screen from the catalog, so that neither can
// become false by a change of theirs; what each key leads to is followed in the tests of ui.
//
// It draws nothing and imports nothing but keymap and the catalog.
package guide

import (
	"embed"
	"strconv"
	"strings"
	"text/template"

	"baken/keymap"
	"baken/ui/lang"
)

//go:embed text
var texts embed.FS

// Named is an action that the guide names by its key.
type Named struct {
	Context keymap.Context
	Action  keymap.Action
}

// Guide is the guide with the keys that hold.
type Guide struct {
	Title    string
	Chapters []Chapter
	// Named are the actions whose keys stand in it, each once, in the order of the text.
	Named []Named

	source string
}

// Chapter is what stands below one head.
type Chapter struct {
	Head   string
	Blocks []Block
}

// Block is a paragraph, or with Item set one thing of a list.
type Block struct {
	Item  bool
	Spans []Span
}

// Span is a run of words: those of the guide itself, a key, or words of the screen.
type Span struct {
	Words string
	Kind  Kind
}

// Kind is what a span is.
type Kind int

// The kinds.
const (
	Said   Kind = iota // words of the guide
	Key                // a key, or in plain mode the word for it
	Screen             // words that stand on the screen
)

// Marks of the written form, which are those of Markdown.
const (
	keyMark    = "`"
	screenMark = "**"
)

// In makes the guide in the language of a catalog with the keys of a map. It panics where
// the text names what there is not; a test makes all of them.
func In(c *lang.Catalog, keys *keymap.Map) *Guide {
	g := &Guide{}
	source, err := texts.ReadFile("text/" + string(c.Language()) + ".md")
	if err == nil {
		g.source, err = g.fill(c, keys, string(source))
	}
	if err != nil {
		panic(err) // the texts are the program's own; they hold no word of anybody
	}
	g.read()
	return g
}

// fill puts keys and words of the screen into the text.
func (g *Guide) fill(c *lang.Catalog, keys *keymap.Map, source string) (string, error) {
	t, err := template.New("").Option("missingkey=error").Funcs(template.FuncMap{
		"key": func(place string) (string, error) {
			ctx, action, _ := strings.Cut(place, " ")
			n := Named{keymap.Context(ctx), keymap.Action(action)}
			bound := keys.Keys(n.Context, n.Action)
			if !known(n) {
				return "", &NameError{place}
			}
			g.names(n)
			if len(bound) == 0 { // taken away by whoever sits here: the palette has it
				return screenMark + c.Short(n.Action) + screenMark, nil
			}
			return keyMark + c.Keys(bound) + keyMark, nil
		},
		"word": func(key string, args ...any) (string, error) {
			words := c.T(lang.Key(key), said(args)...)
			if words == key {
				return "", &NameError{key}
			}
			return screenMark + words + screenMark, nil
		},
		"heard": c.Heard,
	}).Parse(source)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = t.Execute(&b, nil)
	return tight(b.String()), err
}

func said(args []any) (all []lang.Arg) {
	for _, a := range args {
		switch v := a.(type) {
		case int:
			all = append(all, lang.N(v))
		case string:
			all = append(all, lang.Said(strings.Trim(v, keyMark+"*")))
		}
	}
	return all
}

func (g *Guide) names(n Named) {
	for _, o := range g.Named {
		if o == n {
			return
		}
	}
	g.Named = append(g.Named, n)
}

// known says whether the table has an action in a context.
func known(n Named) bool {
	for _, e := range keymap.Table() {
		if e.Action == n.Action && e.In(n.Context) {
			return true
		}
	}
	return false
}

// NameError is a key in the text that the table does not have.
type NameError struct{ Place string }

func (e *NameError) Error() string {
	return "the guide names " + strconv.Quote(e.Place) + ", which the table of actions has not"
}

// tight leaves one empty line where what is left out left more.
func tight(text string) string {
	for strings.Contains(text, "\n\n\n") {
		text = strings.ReplaceAll(text, "\n\n\n", "\n\n")
	}
	return strings.TrimSpace(text) + "\n"
}
