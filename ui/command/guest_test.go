package command

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baken/ui/command/beside"
)

// TestHost asks a workstation for what is not done for guests, for another store, and
// for something by which the program makes a mistake: each is told, and the next is
// served.
func TestHost(t *testing.T) {
	home := t.TempDir()
	if err := os.Chmod(home, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(home, "baken.db")
	conf := "[store]\nunlock = \"identity\"\nunlock_command = \"cat x\"\n[mail]\naddress = \"h@example.org\"\nimap = \"imaps://h@mail.example.org\"\nsecret_command = \"cat y\"\n"
	for name, words := range map[string]string{"baken.db": "", "other.db": "", "config.toml": conf} {
		if err := os.WriteFile(filepath.Join(home, name), []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	env := map[string]string{"HOME": home, "XDG_RUNTIME_DIR": home, "BAKEN_CONFIG": filepath.Join(home, "config.toml"), "LANG": "en"}
	var log strings.Builder
	a := newApp(nil, strings.NewReader(""), io.Discard, io.Discard, func(name string) string { return env[name] })
	a.log = slog.New(slog.NewTextHandler(&log, nil))
	h := a.openHouse(path)
	if h == nil {
		t.Fatal("there is no socket")
	}
	h.unlocked(nil, nil) // a store that is not there is a mistake of the program
	for _, c := range []struct{ store, args, says string }{
		{path, "list", "a fault in the program stopped this"},
		{path, "vault rotate", "is in use: process"},
		{path, "init --yes", "is in use: process"},
		{path, "demo", "is in use: process"},
		{path, "", "is in use: process"},
		{path, "sync --watch", "is in use: process"},
		{filepath.Join(home, "other.db"), "list", "is in use: another process"},
		{filepath.Join(home, "none.db"), "list", "is in use: another process"},
		{path, "nonsense", "nonsense"},
		{path, "show 4f1c", "a fault in the program stopped this"},
	} {
		call, err := beside.Dial(beside.Places(path, home)...)
		if err != nil {
			t.Fatal(err)
		}
		r := beside.Request{Folder: home, Store: c.store, Env: env}
		for _, arg := range strings.Fields(c.args) {
			r.Args = append(r.Args, []byte(arg))
		}
		var trouble strings.Builder
		status, err := call.Do(t.Context(), r, beside.Ends{In: strings.NewReader(""), Out: io.Discard, Err: &trouble})
		_ = call.Close()
		if err != nil || status == 0 || !strings.Contains(trouble.String(), c.says) {
			t.Errorf("%q: status %d, %v\n%s", c.args, status, err, trouble.String())
		}
	}
	h.close()
	h.close()
	if logged := log.String(); !strings.Contains(logged, "a fault in the program") || strings.Contains(logged, "4f1c") {
		t.Errorf("the log has %s", logged)
	}
}
