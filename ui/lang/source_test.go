package lang

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the list of keys that no screen uses yet anew")

// sources parses the files of ui without the tests and without this package:
// where words could reach the screen past the catalog.
func sources(t *testing.T) (map[string]*ast.File, *token.FileSet) {
	t.Helper()
	files, set := map[string]*ast.File{}, token.NewFileSet()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "lang" || d.Name() == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		files[path] = f
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no files to look at")
	}
	return files, set
}

// TestEveryKeyIsUsed: a text that nothing shows is a text that nobody keeps
// right. Those that wait for their screen stand in a list, which may only
// become shorter.
func TestEveryKeyIsUsed(t *testing.T) {
	used := map[string]bool{}
	files, _ := sources(t)
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if id, ok := s.X.(*ast.Ident); ok && id.Name == "lang" {
					used[s.Sel.Name] = true
				}
			}
			return true
		})
	}
	var unused []string
	for name := range keys(t) {
		if !used[name] {
			unused = append(unused, name)
		}
	}
	slices.Sort(unused)
	list := filepath.Join("testdata", "not-yet-used.txt")
	if *update {
		if err := os.WriteFile(list, []byte(strings.Join(unused, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	waiting, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range unused {
		if !slices.Contains(strings.Fields(string(waiting)), name) {
			t.Errorf("%s is shown nowhere", name)
		}
	}
}

// phrase is what only a person reads: two words, or one with a capital.
var phrase = regexp.MustCompile(`\p{L}{2,}[,.:]? \p{L}{2,}|^\s*\p{Lu}\p{Ll}{2,}`)

// quiet are calls whose words never reach the screen: errors, which the screen
// puts into words itself, panics and the log.
var quiet = regexp.MustCompile(`^(errors|slog|log|panic|fmt\.Errorf|regexp|time|os|filepath|strings)\b|\.(Debug|Info|Warn|Error|LogAttrs|With)$`)

// quietHere is the same for the command line, which prints errors as they are:
// there they are made by the catalog too.
var quietHere = regexp.MustCompile(`^(slog|log|panic|regexp|time|os|filepath|strings)\b|\.(Debug|Info|Warn|Error|LogAttrs|With)$`)

// foreign are files whose words are those of a shell.
var foreign = []string{"completion.go"}

// typed says whether every line is a command as somebody types it.
func typed(s string) bool {
	for l := range strings.SplitSeq(s, "\n") {
		if !strings.HasPrefix(l, "baken ") && !strings.HasPrefix(l, "echo ") {
			return false
		}
	}
	return true
}

// TestNoWordsPastTheCatalog looks for string literals in screens, parts and
// commands that read like words for a person.
func TestNoWordsPastTheCatalog(t *testing.T) {
	files, set := sources(t)
	looked, hidden := map[string]bool{}, map[ast.Node]bool{}
	for path, f := range files {
		silent := quiet
		switch dir := filepath.Base(filepath.Dir(path)); {
		case dir == "command" && !slices.Contains(foreign, filepath.Base(path)):
			silent = quietHere
			looked[dir] = true
		case dir == "screen", dir == "part", dir == "..":
			looked[dir] = true
		default:
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.Field:
				if n.Tag != nil {
					n.Tag = nil
				}
			case *ast.KeyValueExpr: // what is looked up or compared is not shown
				hidden[n.Key] = true
			case *ast.BinaryExpr:
				if n.Op == token.EQL || n.Op == token.NEQ {
					hidden[n.X], hidden[n.Y] = true, true
				}
			case *ast.CaseClause:
				for _, e := range n.List {
					hidden[e] = true
				}
			case *ast.CallExpr:
				if silent.MatchString(called(n.Fun)) {
					return false
				}
			case *ast.BasicLit:
				if n.Kind != token.STRING || hidden[n] {
					return false
				}
				if s, err := strconv.Unquote(n.Value); err == nil && s != "Baken" && phrase.MatchString(s) && !typed(s) {
					t.Errorf("%s: %q belongs into the catalog", set.Position(n.Pos()), s)
				}
			}
			return true
		})
	}
	if len(looked) != 4 {
		t.Errorf("looked only into %v", looked)
	}
}

// TestNoUnsafeText: nothing that draws may ask for text as it came, but to
// count in it: no words come out of a count.
func TestNoUnsafeText(t *testing.T) {
	files, set := sources(t)
	for path, f := range files {
		if dir := filepath.Base(filepath.Dir(path)); dir != "screen" && dir != "part" {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && (called(call.Fun) == "strings.Count" || called(call.Fun) == "len") {
				return false
			}
			if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "Unsafe" {
				t.Errorf("%s: text from outside must pass the gate (Line or Block)", set.Position(n.Pos()))
			}
			return true
		})
	}
}

// TestEveryPlaceIsFilled: where a text is asked for by its key, there are as
// many arguments as it has places.
func TestEveryPlaceIsFilled(t *testing.T) {
	names, texts := keys(t), map[Key]int{}
	for _, x := range everyText(t) {
		texts[x.key] = len(places(t, x.key, x.en))
	}
	files, set := sources(t)
	looked := 0
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || call.Ellipsis.IsValid() {
				return true
			}
			at, fills := filling[last(called(call.Fun))]
			if !fills || len(call.Args) <= at {
				return true
			}
			key, ok := names[strings.TrimPrefix(called(call.Args[at]), "lang.")]
			if !ok {
				return true
			}
			looked++
			if got, want := len(call.Args)-at-1, texts[key]; got != want {
				t.Errorf("%s: %s has %d places and is given %d arguments", set.Position(call.Pos()), key, want, got)
			}
			return true
		})
	}
	if looked < 200 {
		t.Errorf("only %d places were looked at", looked)
	}
}

// filling are the functions that take a key with what fills its places, and at
// which argument the key stands.
var filling = map[string]int{"T": 0, "fail": 0, "misused": 0, "halfDone": 0, "say": 0, "askHidden": 1, "good": 1, "wrong": 1}

func last(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// called is the name of what is called, as far as it has one.
func called(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return called(e.X) + "." + e.Sel.Name
	case *ast.CallExpr:
		return called(e.Fun)
	}
	return ""
}

// TestPhrases: what the search above takes for words.
func TestPhrases(t *testing.T) {
	for s, want := range map[string]bool{
		"Queue": true, "saved at %s": true, "geen onderwerp": true, "no subject, yet": true,
		"ctrl+s": false, "%6d ": false, "typing": false, " · ": false, "2006-01-02 15:04": false, "\x1b[?7782;": false, "OK": false,
	} {
		if got := phrase.MatchString(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
