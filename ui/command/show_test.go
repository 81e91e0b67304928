package command_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baken/inbox/mailtest"
)

// line is a helpline that is set up, with a mailbox, for tests at a terminal.
type line struct {
	t    testing.TB
	home string
	imap *mailtest.Server
}

func newLine(t testing.TB, more ...string) *line {
	t.Helper()
	l := &line{t: t, home: private(t), imap: mailtest.Dovecot(t, mailtest.Options{})}
	secret := filepath.Join(l.home, "secret")
	if err := os.WriteFile(secret, []byte(l.imap.Password), 0o600); err != nil {
		t.Fatal(err)
	}
	l.baken("vault", "keygen", "-o", "identity")
	l.baken(append([]string{"init", "--yes", "--name", "Noor", "--language", "en", "--address", l.imap.User,
		"--imap", "imaps://" + login(l.imap.User) + "@" + l.imap.IMAPS, "--secret-command", "cat " + secret, "--ca-file", l.imap.CAFile,
		"--unlock-command", "cat " + filepath.Join(l.home, "identity"), "--no-recovery"}, more...)...)
	return l
}

// baken runs a command that must succeed, without a terminal.
func (l *line) baken(args ...string) string {
	l.t.Helper()
	cmd := exec.Command("baken", args...)
	cmd.Env, cmd.Dir = environment(l.home), l.home
	var out, trouble bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &trouble
	if err := cmd.Run(); err != nil {
		l.t.Fatalf("baken %s: %v\n%s", args[0], err, trouble.String())
	}
	return out.String()
}

// acts are what the history of a contact says.
func (l *line) acts(contact string) (acts []string) {
	l.t.Helper()
	var o struct{ History []struct{ Act string } }
	if err := json.Unmarshal([]byte(l.baken("show", contact, "--format", "json")), &o); err != nil {
		l.t.Fatal(err)
	}
	for _, h := range o.History {
		acts = append(acts, h.Act)
	}
	return acts
}

// On a terminal a contact is shown where it leaves nothing in the scrollback;
// what is printed is written in the history.
func TestShowAtATerminal(t *testing.T) {
	l := newLine(t, "--smtp", "")
	l.imap.Deliver("INBOX", []byte("From: lies@post.example\r\nTo: "+l.imap.User+"\r\nSubject: Bang\r\nMessage-ID: <bang@post.example>\r\n\r\nIk hoor geroep bij de buren.\r\n"), time.Now().Add(-time.Hour))
	l.baken("sync")
	var row struct{ ID string }
	if err := json.Unmarshal([]byte(l.baken("list", "--format", "json")), &row); err != nil {
		t.Fatal(err)
	}

	x := atTerminal(t, l.home, "show", row.ID)
	x.sees("\x1b[?1049h")
	x.sees("geroep bij de buren")
	x.press("j")
	x.press("\x1b") // back
	if status := x.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	_, after, left := strings.Cut(x.all(), "\x1b[?1049l")
	if !left || strings.Contains(after, "buren") {
		t.Errorf("after leaving: %q", after)
	}

	x = atTerminal(t, l.home, "show", row.ID, "--print")
	x.sees("geroep bij de buren")
	if status := x.ends(); status != 0 || strings.Contains(x.all(), "\x1b[?1049h") {
		t.Errorf("status %d, %q", status, x.all())
	}
	if got := strings.Join(l.acts(row.ID), " "); got != "contact.opened contact.printed contact.printed" {
		t.Errorf("history: %s", got)
	}
}

// TestShownInWords: what a person reads has no codes: what the rules found, why a mail
// was set aside, how a reply stands.
func TestShownInWords(t *testing.T) {
	l := newLine(t, "--smtp", "")
	deliver := func(n int, head, text string) {
		l.imap.Deliver("INBOX", []byte("From: x"+string(rune('a'+n))+"@example.net\r\nTo: "+l.imap.User+"\r\nSubject: vraag\r\nMessage-ID: <"+string(rune('a'+n))+"@example.net>\r\n"+head+"\r\n"+text+"\r\n"), time.Now())
	}
	deliver(1, "", "Mijn man staat voor de deur met een mes. Hij zegt dat hij mij vermoordt.")
	deliver(2, "Auto-Submitted: auto-replied\r\n", "Ik ben afwezig tot maandag.")
	l.baken("sync")
	table := l.baken("list", "--filter", "all")
	if strings.Contains(table, "acute.") || !strings.Contains(table, "‘") || !strings.Contains(table, "’ — ") || !strings.Contains(table, "set aside: automatic") {
		t.Errorf("the queue:\n%s", table)
	}
	id := func(filter string) string {
		var row struct{ ID string }
		if err := json.Unmarshal([]byte(l.baken("list", "--filter", filter, "--format", "json")), &row); err != nil {
			t.Fatal(err)
		}
		return row.ID
	}
	shown := l.baken("show", id("waiting"), "--print")
	var o struct{ Reasons []struct{ Rule string } }
	if err := json.Unmarshal([]byte(l.baken("show", id("waiting"), "--format", "json")), &o); err != nil || len(o.Reasons) == 0 {
		t.Fatalf("%v, %d reasons", err, len(o.Reasons))
	}
	for _, r := range o.Reasons {
		if strings.Contains(shown, "("+r.Rule+")") || strings.Contains(shown, r.Rule+")") {
			t.Errorf("it shows the code %s:\n%s", r.Rule, shown)
		}
	}
	if aside := l.baken("show", id("aside"), "--print"); !strings.Contains(aside, "set aside: automatic") {
		t.Errorf("it does not say why it was set aside:\n%s", aside)
	}
}
