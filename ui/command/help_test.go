package command

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"baken/keymap"
	"baken/ui/lang"
)

// speaking is the program in the language of an environment, with no
// configuration.
func speaking(t *testing.T, language string) (*app, *bytes.Buffer) {
	t.Helper()
	out := &bytes.Buffer{}
	home := t.TempDir()
	return newApp(nil, &bytes.Buffer{}, out, out, func(name string) string {
		switch name {
		case "LANG":
			return language
		case "HOME":
			return home
		}
		return ""
	}), out
}

func parserOf(t *testing.T, a *app) *kong.Kong {
	t.Helper()
	k, err := newParser(a, kong.BindFor(context.Background()))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// TestEverythingIsExplained: each command, flag and argument, in each language;
// what --help prints has no English left over.
func TestEverythingIsExplained(t *testing.T) {
	english := map[string]string{}
	for _, l := range lang.Languages() {
		a, out := speaking(t, string(l))
		var look func(n *kong.Node, name string)
		look = func(n *kong.Node, name string) {
			said := map[string]string{name: n.Help}
			for _, f := range n.Flags {
				said[name+" --"+f.Name] = f.Help
			}
			for _, p := range n.Positional {
				said[name+" <"+p.Name+">"] = p.Help
			}
			for of, words := range said {
				switch {
				case words == "":
					t.Errorf("%s: nothing is said of %q", l, of)
				case l == lang.English:
					english[of] = words
				case words == english[of]:
					t.Errorf("%s: of %q it says %q", l, of, words)
				}
			}
			for _, c := range n.Children {
				look(c, strings.TrimSpace(name+" "+c.Name))
			}
		}
		look(parserOf(t, a).Model.Node, "")
		for _, args := range [][]string{{"--help"}, {"vault", "--help"}, {"reply", "--help"}} {
			out.Reset()
			a, out := speaking(t, string(l))
			if status := run(context.Background(), args, a); status != exitDone {
				t.Fatalf("%s: status %d", l, status)
			}
			page := out.String()
			if head := a.T(lang.Prompt, lang.HelpFlags) + "\n"; !strings.Contains(page, head) {
				t.Errorf("%s: %v has no line %q:\n%s", l, args, head, page)
			}
			if l != lang.English && (strings.Contains(page, "Flags:") || strings.Contains(page, "Run \"") || strings.Contains(page, "Show context")) {
				t.Errorf("%s: %v is half English:\n%s", l, args, page)
			}
		}
	}
}

// TestNothingIsExplainedTwice: no words are left of a command that is gone.
func TestNothingIsExplainedTwice(t *testing.T) {
	a, _ := speaking(t, "en")
	there := map[string]bool{"--help": true}
	var look func(n *kong.Node, name string)
	look = func(n *kong.Node, name string) {
		there[name], there[name+" ..."] = true, true
		for _, f := range n.Flags {
			there[strings.TrimSpace(name+" --"+f.Name)] = true
		}
		for _, p := range n.Positional {
			there[name+" <"+p.Name+">"], there["<"+p.Name+">"] = true, true
		}
		for _, c := range n.Children {
			look(c, strings.TrimSpace(name+" "+c.Name))
		}
	}
	look(parserOf(t, a).Model.Node, "")
	for _, of := range lang.Explained() {
		if !there[of] {
			t.Errorf("something is said of %q, and there is no such thing", of)
		}
	}
	for name := range examples {
		if !there[name] {
			t.Errorf("%q has an example, and there is no such command", name)
		}
	}
}

// TestCommandsFromTheTable: the acts of the command line are those of the table
// of actions, under its names and in its words.
func TestCommandsFromTheTable(t *testing.T) {
	a, _ := speaking(t, "en")
	k := parserOf(t, a)
	var tree []string
	for _, p := range placesOf(k.Model.Node, nil)[1:] {
		tree = append(tree, strings.Join(p.path, " "))
	}
	for _, c := range keymap.Commands() {
		if !slices.Contains(tree, c.Name) {
			t.Errorf("there is no command %q", c.Name)
		}
		if said, _ := a.Command(c.Name); said != c.Does {
			t.Errorf("%s: it says %q, the table %q", c.Name, said, c.Does)
		}
	}
	if top, ours := len(k.Model.Children), len(slices.DeleteFunc(slices.Clone(k.Model.Children), func(n *kong.Node) bool { return a.acts.of(n.Name) == nil })); ours != 18 || top < 19 {
		t.Errorf("%d of %d commands are acts", ours, top)
	}
}
