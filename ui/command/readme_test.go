package command

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"baken/ui/remote"

	"github.com/alecthomas/kong"
)

func readme(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The configuration of the README is read without a complaint, and names every
// key there is.
func TestReadmeConfiguration(t *testing.T) {
	_, rest, _ := strings.Cut(readme(t), "```toml\n")
	text, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("README.md shows no configuration")
	}
	home := t.TempDir()
	folder := filepath.Join(home, "config", "baken")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "config.toml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"HOME": home, "XDG_CONFIG_HOME": filepath.Join(home, "config")}
	a := newApp(nil, &bytes.Buffer{}, &bytes.Buffer{}, &bytes.Buffer{}, func(k string) string { return env[k] })
	if _, err := a.config(); err != nil {
		t.Fatal(err)
	}
	for table, keys := range map[string]map[string]reflect.Type{
		"":      knownKeys(reflect.TypeFor[Configuration]()),
		"store": knownKeys(reflect.TypeFor[Storing]()),
		"mail":  knownKeys(reflect.TypeFor[Configuration]().Field(3).Type),
		"hub":   knownKeys(reflect.TypeFor[Hubbing]()),
		"serve": knownKeys(reflect.TypeFor[remote.Config]()),
	} {
		for key, is := range keys {
			if is == nil && !regexp.MustCompile(`(?m)^`+key+` = `).MatchString(text) {
				t.Errorf("README.md does not show the key %s of [%s]", key, table)
			}
		}
	}
}

// The README names every command that there is, and each has an example in its
// help.
func TestEveryCommandIsExplained(t *testing.T) {
	text := readme(t)
	a := newApp(nil, &bytes.Buffer{}, &bytes.Buffer{}, &bytes.Buffer{}, os.Getenv)
	k, err := newParser(a, kong.BindFor(context.Background()))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range placesOf(k.Model.Node, nil)[1:] {
		if !strings.Contains(text, p.path[len(p.path)-1]) {
			t.Errorf("README.md does not name %s", strings.Join(p.path, " "))
		}
		n := k.Model.Node
		for _, name := range p.path {
			for _, c := range n.Children {
				if c.Name == name {
					n = c
					break
				}
			}
		}
		if !strings.Contains(n.Detail, "Example:\n\n    baken") && !strings.Contains(n.Detail, "Example:\n\n    echo") {
			t.Errorf("baken %s --help has no example", strings.Join(p.path, " "))
		}
	}
}
