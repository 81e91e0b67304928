package command

import (
	"io"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// parsed gives what arguments mean.
func parsed(t *testing.T, args ...string) (*app, *kong.Context) {
	t.Helper()
	a := newApp(args, strings.NewReader(""), io.Discard, io.Discard, func(string) string { return "" })
	p, err := newParser(a)
	if err != nil {
		t.Fatal(err)
	}
	k, err := p.Parse(args)
	if err != nil {
		t.Fatal(err)
	}
	return a, k
}

// TestStays: each command that runs where it is started is there, and what a command is
// asked for decides where that does.
func TestStays(t *testing.T) {
	a := newApp(nil, strings.NewReader(""), io.Discard, io.Discard, func(string) string { return "" })
	p, err := newParser(a)
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	var walk func(*kong.Node)
	walk = func(n *kong.Node) {
		there[commandName(n)] = true
		for _, c := range n.Children {
			walk(c)
		}
	}
	walk(p.Model.Node)
	for name := range staying {
		if !there[name] {
			t.Errorf("there is no command %q", name)
		}
	}
	for words, want := range map[string]bool{
		"": true, "list": false, "sync": false, "sync --watch": true, "outbox": false, "outbox retry 7d02": false, "note 4f1c": false, "team": false,
		"vault list": false, "vault rotate": true, "case erase 26-0001": false, "restore x.db": true, "version": true, "check": true, "backup x.db": false,
	} {
		if _, k := parsed(t, strings.Fields(words)...); stays(k) != want {
			t.Errorf("%q stays: %v", words, !want)
		}
	}
}

// TestRoot: files are named from the folder of who asks.
func TestRoot(t *testing.T) {
	a, k := parsed(t, "reply", "4f1c", "--attach", "a.txt", "--attach", "/b.txt", "--passphrase-file", "-", "--store", "~/c.db", "--config", "../d.toml")
	a.where = "/home/noor/werk"
	a.root(k)
	if got := strings.Join(a.acts.reply.Attach, " "); got != "/home/noor/werk/a.txt /b.txt" {
		t.Errorf("attached: %s", got)
	}
	if a.PassphraseFile != "-" || a.Store != "~/c.db" || a.Config != "/home/noor/d.toml" || a.acts.reply.Contact != "4f1c" {
		t.Errorf("%+v", a.globals)
	}
	a, k = parsed(t, "backup", "x.db")
	a.where = "/home/noor/werk"
	a.root(k)
	if a.acts.backup.File != "/home/noor/werk/x.db" {
		t.Errorf("backup to %s", a.acts.backup.File)
	}
}
