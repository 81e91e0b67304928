package keymap

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestDefaultsHoldTogether(t *testing.T) {
	m, err := New(nil)
	if err != nil {
		t.Fatalf("the defaults are in conflict:\n%v", err)
	}
	for _, ctx := range Contexts() {
		if ctx == Everywhere {
			continue
		}
		for _, e := range m.In(ctx) {
			if len(e.Keys) == 0 && !ctx.Typing() {
				t.Errorf("%s: %s has no key", ctx, e.Action)
			}
		}
		for _, a := range []Action{Blank, Lock, Back} {
			if len(m.Keys(ctx, a)) == 0 {
				t.Errorf("%s: %s cannot be reached", ctx, a)
			}
		}
	}
}

// TestDefaultsOnABelgianKeyboard: nothing needs AltGr, nothing needs two keys
// that a terminal merges, nothing that writes acts where one types.
func TestDefaultsOnABelgianKeyboard(t *testing.T) {
	const altGr = "@#{}[]\\|~`^€´<>"
	for _, e := range Table() {
		for _, k := range e.Keys {
			seq, err := parse(k)
			if err != nil {
				t.Fatalf("%s: %v", e.Action, err)
			}
			for _, key := range seq {
				if utf8.RuneCountInString(key) == 1 && strings.Contains(altGr, key) {
					t.Errorf("%s: %q needs AltGr", e.Action, key)
				}
				if merged[key] != "" {
					t.Errorf("%s: %q is another key in most terminals", e.Action, key)
				}
				for _, c := range e.Contexts {
					if c.Typing() && writes(key) {
						t.Errorf("%s: %q writes in %s", e.Action, key, c)
					}
				}
			}
			if e.Destructive && slices.ContainsFunc(e.Contexts, Context.Typing) {
				t.Errorf("%s is destructive and acts while one types", e.Action)
			}
		}
	}
}

func TestTableIsComplete(t *testing.T) {
	groups, names := Groups(), map[Action]string{}
	for _, e := range Table() {
		if e.Name == "" || !slices.Contains(groups, e.Group) || len(e.Contexts) == 0 {
			t.Errorf("%s: name %q, group %q, contexts %v", e.Action, e.Name, e.Group, e.Contexts)
		}
		if n := names[e.Action]; n != "" && n != e.Name {
			t.Errorf("%s is named %q and %q", e.Action, n, e.Name)
		}
		names[e.Action] = e.Name
		for _, c := range e.Contexts {
			if !slices.Contains(Contexts(), c) {
				t.Errorf("%s: no such context %q", e.Action, c)
			}
		}
	}
}

// TestCommandsOfActions: each command is named once and explained.
func TestCommandsOfActions(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Commands() {
		if c.Name == "" || seen[c.Name] || !strings.HasSuffix(c.Does, ".") {
			t.Errorf("%q, %q", c.Name, c.Does)
		}
		seen[c.Name] = true
	}
	if !seen["release"] || !seen["outbox retry"] {
		t.Error("the acts have no commands")
	}
}

func TestPress(t *testing.T) {
	type got struct {
		Action  Action
		Pending bool
	}
	tests := []struct {
		name string
		ctx  Context
		keys string // parted by spaces
		want []got
	}{
		{"single", Queue, "j c", []got{{Down, false}, {Claim, false}}},
		{"arrows are hjkl", Queue, "down up left right", []got{{Down, false}, {Up, false}, {Left, false}, {Right, false}}},
		{"sequence", Queue, "g g", []got{{"", true}, {Top, false}}},
		{"a slip ends a sequence", Queue, "g x x", []got{{"", true}, {"", false}, {Close, false}}},
		{"esc ends a sequence and nothing else", Queue, "g esc esc", []got{{"", true}, {"", false}, {Back, false}}},
		{"digit", Queue, "1", []got{{GoQueue, false}}},
		{"digit on AZERTY", Queue, "&", []got{{GoQueue, false}}},
		{"text where one types", Composer, "c & u 1 :", []got{{}, {}, {}, {}, {}}},
		{"blank and lock where one types", Composer, "ctrl+x ctrl+l", []got{{Blank, false}, {Lock, false}}},
		{"send only in the composer", Composer, "ctrl+s", []got{{Send, false}}},
		{"send not in a note", Note, "ctrl+s", []got{{}}},
		{"backspace under its other name", Field, "ctrl+h", []got{{DeleteLeft, false}}},
		{"half pages", Conversation, "ctrl+d ctrl+u", []got{{HalfDown, false}, {HalfUp, false}}},
		{"unknown", Queue, "f12", []got{{}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := Default().Resolver()
			var all []got
			for k := range strings.FieldsSeq(tt.keys) {
				a, p := r.Press(tt.ctx, k, false)
				all = append(all, got{a, p})
			}
			if d := cmp.Diff(tt.want, all); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestPasteIsNeverACommand(t *testing.T) {
	r := Default().Resolver()
	for _, e := range Table() {
		for _, c := range Contexts() {
			for _, k := range e.Keys {
				if a, pending := r.Press(c, k, true); a != "" || pending {
					t.Fatalf("%s: pasted %q did %s", c, k, a)
				}
			}
		}
	}
}

func TestContextEndsASequence(t *testing.T) {
	r := Default().Resolver()
	r.Press(Queue, "g", false)
	if r.Pending() != "g" {
		t.Fatalf("pending %q", r.Pending())
	}
	if a, _ := r.Press(Conversation, "g", false); a != "" {
		t.Fatalf("did %s over two contexts", a)
	}
}

func TestOwnKeys(t *testing.T) {
	m, err := New(Config{"queue": {"claim": {"V p", "Q"}, "next-hit": {}, "new": {"Z"}}, "composer": {"send": {"ctrl+b"}}})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"V p", "Q"}, m.Keys(Queue, Claim)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"c"}, m.Keys(Conversation, Claim)); d != "" {
		t.Error("the other contexts keep theirs:", d)
	}
	if got := m.Keys(Queue, NextHit); len(got) != 0 {
		t.Errorf("unbound, and has %v", got)
	}
	r := m.Resolver()
	r.Press(Queue, "V", false)
	if a, _ := r.Press(Queue, "p", false); a != Claim {
		t.Errorf("V p did %q", a)
	}
}

func TestWrongOwnKeys(t *testing.T) {
	tests := []struct {
		name string
		c    Config
		is   error
		says []string
	}{
		{"context", Config{"quue": {}}, ErrUnknownContext, []string{"quue", `"queue"`}},
		{"action", Config{"queue": {"clam": {"c"}}}, ErrUnknownAction, []string{"[keys.queue] clam", `"claim"`}},
		{"action of another context", Config{"queue": {"send": {"F"}}}, ErrUnknownAction, []string{"send"}},
		{"key", Config{"queue": {"claim": {"entr"}}}, ErrUnknownKey, []string{"entr", "enter"}},
		{"merged key", Config{"queue": {"claim": {"ctrl+i"}}}, ErrUnknownKey, []string{"ctrl+i", "tab"}},
		{"merged with alt", Config{"queue": {"claim": {"alt+ctrl+m"}}}, ErrUnknownKey, []string{"alt+ctrl+m", "enter"}},
		{"what no terminal sends", Config{"queue": {"claim": {"shift+enter"}}}, ErrUnknownKey, []string{"shift+enter", "not sent"}},
		{"what another key sends", Config{"queue": {"claim": {"ctrl+space"}}}, ErrUnknownKey, []string{"ctrl+space", "ctrl+@"}},
		{"four keys", Config{"queue": {"claim": {"a b c d"}}}, ErrUnknownKey, []string{"too many"}},
		{"empty key", Config{"queue": {"claim": {""}}}, ErrUnknownKey, nil},
		{"letter where one types", Config{"composer": {"send": {"s"}}}, ErrTyping, []string{"send", "writes"}},
		{"conflict", Config{"queue": {"claim": {"x"}}}, ErrConflict, []string{"claim", "close", "keys.queue", `"x"`}},
		{"conflict with everywhere", Config{"queue": {"claim": {"u"}}}, ErrConflict, []string{"claim", "undo"}},
		{"prefix", Config{"queue": {"claim": {"g"}}}, ErrConflict, []string{"claim", "top", `"gg"`, "beginning"}},
		{"prefix the other way", Config{"queue": {"claim": {"x y"}}}, ErrConflict, []string{"claim", "close"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, err := New(tt.c)
			if m != nil || !errors.Is(err, tt.is) {
				t.Fatalf("map %v, error %v", m, err)
			}
			for _, s := range tt.says {
				if !strings.Contains(err.Error(), s) {
					t.Errorf("does not say %q: %v", s, err)
				}
			}
		})
	}
}

func TestAllThatIsWrongIsSaid(t *testing.T) {
	_, err := New(Config{"queue": {"clam": {"c"}, "claim": {"x"}}, "nowhere": {}})
	for _, is := range []error{ErrUnknownAction, ErrConflict, ErrUnknownContext} {
		if !errors.Is(err, is) {
			t.Errorf("%v is not said: %v", is, err)
		}
	}
}

// TestFooterNeverLies: a key that is shown does in the resolver what it says.
func TestFooterNeverLies(t *testing.T) {
	m := Default()
	for _, ctx := range Contexts() {
		if ctx == Everywhere {
			continue
		}
		for _, s := range m.Help(ctx) {
			for _, e := range s.Entries {
				for _, k := range e.Keys {
					seq, err := parse(k)
					if err != nil {
						t.Fatal(err)
					}
					r := m.Resolver()
					var got Action
					for _, key := range seq {
						got, _ = r.Press(ctx, key, false)
					}
					if got != e.Action {
						t.Errorf("%s: %q is shown for %s and does %q", ctx, k, e.Action, got)
					}
				}
			}
		}
	}
}

func TestMarkdown(t *testing.T) {
	md := Default().Markdown()
	for _, row := range []string{
		"| queue, conversation, case | `c` | claim, release | `claim` |",
		"| everywhere | `ctrl+l` | lock | `lock` |",
	} {
		if !strings.Contains(md, row) {
			t.Errorf("missing %s\n%s", row, md)
		}
	}
}

// TestParseTwice: what a binding is written as is read as the same binding.
func TestParseTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`((ctrl\+|alt\+)?([a-zA-Z&éç:?/]|enter|space|up|f5) ?){1,3}`).Draw(t, "binding")
		seq, err := parse(text)
		if err != nil {
			return
		}
		again, err := parse(seq.String())
		if err != nil || !slices.Equal(seq, again) {
			t.Fatalf("%q → %q → %q (%v)", text, seq, again, err)
		}
	})
}

// TestNamed: where actions have words and no keys, each is called by its word, also where
// some cannot be done; what is offered keeps its keys.
func TestNamed(t *testing.T) {
	word := func(_ Context, a Action) string { return "say " + string(a) }
	for what, m := range map[string]*Map{
		"named":                   Default().Named(word),
		"named, then without":     Default().Named(word).Without(NextChat, TeamRoom),
		"without, and named then": Default().Without(NextChat, TeamRoom).Named(word),
	} {
		if got, want := m.Keys(Conversation, Undo), []string{"say undo"}; !slices.Equal(got, want) {
			t.Errorf("%s: undo is called %q, want %q", what, got, want)
		}
		i := slices.IndexFunc(m.In(Conversation), func(e Entry) bool { return e.Action == Undo })
		if got, want := m.In(Conversation)[i].Keys, Default().Keys(Conversation, Undo); !slices.Equal(got, want) {
			t.Errorf("%s: undo is done with %q, want %q", what, got, want)
		}
	}
}
