package command

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"baken/inbox/account"
	"baken/keymap"
	"baken/store"
	"baken/store/outside"
	"baken/store/vault"
	"baken/ui/kind"
	"baken/ui/lang"
)

// inside are errors that no command ends with: they are mended, or become
// others, before a person sees them.
var inside = map[string]bool{
	"store.ErrDepends": true, "store.ErrCannotUndo": true, "vault.ErrEmptyPassphrase": true, "vault.ErrWrongWord": true, "vault.ErrNoKey": true, "vault.ErrSeal": true,
	"vault.ErrRotating": true, "vault.ErrPadding": true, "vault.ErrNotAWorkstation": true, "account.ErrConfig": true, "account.ErrNoCommand": true,
	"account.ErrCommandFailed": true, "account.ErrCertificate": true, "imap.ErrGone": true, "message.ErrNoSender": true, "message.ErrNoRecipient": true,
	"message.ErrNoMessageID": true, "message.ErrNoDate": true, "inbox.ErrRunning": true,
}

// TestEveryErrorHasWords: what can end a command has words in each language, and
// none of them is the error's own.
func TestEveryErrorHasWords(t *testing.T) {
	errs := map[string]error{
		"in use": &store.InUseError{PID: 7, Command: "baken", Path: "/x", Since: time.Now()}, "held": &store.ClaimedError{By: outside.New("Els")}, "kept": &store.HeldError{Number: "26-0417"},
		"loose": &store.LooseError{Path: "/x", Mode: 0o640, Mend: "chmod 600"},
		"word":  &vault.WrongWordError{Index: 2}, "no word": &vault.WrongWordError{Unknown: true}, "swapped": &vault.WrongWordError{Swapped: true},
		"place":  &keymap.NameError{Context: "quue", Nearest: "queue"},
		"action": &keymap.NameError{Context: "queue", Action: "clam", Nearest: "claim"},
		"keys":   &keymap.Conflict{Context: "queue", A: "a", B: "b", KeyA: "x", KeyB: "x"}, "beginning": &keymap.Conflict{Context: "queue", A: "a", B: "b", KeyA: "x", KeyB: "xy", Beginning: true},
		"login": &refusedLogin{"els", "secret_command", account.ErrRefused}, "no file": &fs.PathError{Path: "/x", Err: fs.ErrNotExist}, "denied": &fs.PathError{Path: "/x", Err: fs.ErrPermission},
	}
	for name, err := range kind.Sentinels() {
		if of, _, _ := strings.Cut(name, "."); of != "context" && of != "fs" && !inside[name] {
			errs[name] = fmt.Errorf("contact 4f1c: %w", err)
		}
	}
	for flaw := range flaws {
		errs["certificate "+string(flaw)] = &account.CertificateError{Flaw: flaw, Host: "mail.example.org"}
	}
	for what := range networks {
		errs["network "+what] = &account.NetworkError{Host: "mail.example.org", What: what}
	}
	for want := range wants {
		errs["config "+string(want)] = &account.ConfigError{Key: "undo", Value: "x", Want: want}
	}
	errs["config server"] = &account.ConfigError{Key: "imap", Want: account.WantServer, Scheme: "imap"}
	for _, fault := range []account.CommandFault{account.NoCommandGiven, account.NoSuchProgram, account.NotStarted, account.TookTooLong, account.EndedBadly, account.PrintedNothing} {
		errs["command "+string(fault)] = &account.CommandError{Key: "secret_command", Fault: fault, Program: "pass", Ended: "exit status 3", Limit: time.Second}
	}
	for _, flaw := range []keymap.Flaw{keymap.NoSuchKey, keymap.SameKey, keymap.NotSent, keymap.Shifted, keymap.TooMany, keymap.Writes} {
		errs["key "+string(flaw)] = &keymap.KeyError{Context: "queue", Action: "claim", Key: "x", Flaw: flaw, Instead: "y"}
	}
	for name, err := range errs {
		seen := map[string]bool{}
		for _, l := range lang.Languages() {
			said := speaker{lang.For(l), "/data/baken.db"}.words(err)
			if l != lang.English && said == err.Error() || said == "" || strings.Contains(said, "{") || seen[said] {
				t.Errorf("%s: %s says %q", name, l, said)
			}
			seen[said] = true
		}
	}
}

// TestNamesAreDataInErrors: what was typed passes the gate, and a path with
// braces in it is not filled in.
func TestNamesAreDataInErrors(t *testing.T) {
	s := speaker{lang.For(lang.Dutch), ""}
	if got := s.words(fail(lang.ShortID, "\x1b[2J{0}")); got != "“{0}” is te kort als begin van een id; er is niets gedaan: geef vier tekens of meer" {
		t.Errorf("%q", got)
	}
	cause := fail(lang.FileThere, "/x")
	err := fmt.Errorf("wrapped: %w", partly{fail(lang.NotAttached, cause)})
	if got := s.words(err); got != "de tekst is bewaard als concept, maar er is niets toegevoegd: /x is er al; er is niets geschreven: noem een ander bestand" || !errors.Is(err, cause) {
		t.Errorf("%q", got)
	}
	if got := s.words(errors.Join(store.ErrNoChange, nil, store.ErrNoChange, fs.ErrClosed)); got != "er is niets te wijzigen; er is niets geschreven; file already closed" {
		t.Errorf("%q", got)
	}
}

// TestTongue: which of the settings decides.
func TestTongue(t *testing.T) {
	for _, c := range []struct {
		all, messages, lang string
		want                lang.Language
	}{
		{"", "", "", lang.English}, {"", "", "nl_BE.UTF-8", lang.Dutch}, {"", "fr_BE", "nl_BE", lang.French}, {"C.UTF-8", "", "nl_BE", lang.English},
		{"", "de_BE", "nl_BE", lang.English}, {"fr", "nl", "nl", lang.French},
	} {
		a := &app{getenv: func(v string) string {
			return map[string]string{"LC_ALL": c.all, "LC_MESSAGES": c.messages, "LANG": c.lang}[v]
		}}
		if got := a.tongue(); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}
