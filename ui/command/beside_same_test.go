package command_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"baken/inbox/mailtest"
)

// said is what a command came to.
type said struct {
	Status      int
	Out, Errors string
}

// varying is what is never twice the same in what commands print: ids, moments, and how
// long something took.
var varying = []struct {
	what *regexp.Regexp
	is   string
}{
	{regexp.MustCompile(`[0-9a-f]{16,}`), "ID"},
	{regexp.MustCompile(`\b20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z`), "THEN"},
	{regexp.MustCompile(`\b20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}`), "THEN"},
	{regexp.MustCompile(`THEN,[0-9]+,`), "THEN,N,"},
	{regexp.MustCompile(`"(waiting_s|unread|bytes)":[0-9]+`), `"$1":N`},
	{regexp.MustCompile(`(?m)^(\S+\.db) +[0-9]+$`), "$1 N"},
	{regexp.MustCompile(`\b[0-9a-f]{8}\b`), "END"},
	{regexp.MustCompile(`(?m)[ ]{2,}`), "  "},
	// The pseudonym of a contact that a command began is drawn by lot.
	{regexp.MustCompile(`"writer":"[^"]*"`), `"writer":"W"`},
	// How much there is to check depends on what the screen has kept of its own.
	{regexp.MustCompile(`"checked":[0-9]+`), `"checked":N`},
}

// script runs commands one after the other and gives what each came to. "OP" among the
// arguments is the operation that the outbox showed last.
func (l *line) script(all []step) (came []said) {
	l.t.Helper()
	op := ""
	for _, s := range all {
		cmd := exec.Command("baken", s.args...)
		if i := slices.Index(cmd.Args, "OP"); i > 0 {
			cmd.Args[i] = op
		}
		cmd.Env, cmd.Dir = environment(l.home), filepath.Join(l.home, "elsewhere")
		cmd.Stdin = strings.NewReader(s.text)
		var out, trouble strings.Builder
		cmd.Stdout, cmd.Stderr = &out, &trouble
		_ = cmd.Run() // its status says it
		if m := regexp.MustCompile(`"id":"([0-9a-f]+)","kind":"send"`).FindStringSubmatch(out.String()); m != nil {
			op = m[1]
		}
		c := said{cmd.ProcessState.ExitCode(), out.String(), trouble.String()}
		for _, v := range varying {
			c.Out, c.Errors = v.what.ReplaceAllString(c.Out, v.is), v.what.ReplaceAllString(c.Errors, v.is)
		}
		came = append(came, c)
	}
	return came
}

// step is one command, with its stdin.
type step struct {
	args []string
	text string
}

// TestSameBeside runs one script of commands with the store free, and again, from the
// same store, with a workstation open: what comes to stdout, to stderr and as the status
// is the same.
func TestSameBeside(t *testing.T) {
	smtp := mailtest.Submission(t, mailtest.SMTPOptions{})
	l, first := waiting(t, "--smtp", "smtps://"+login(smtp.User)+"@"+smtp.Addr)
	l.imap.Deliver("INBOX", []byte("From: karel@post.example\r\nTo: "+l.imap.User+"\r\nSubject: Bezoekrecht\r\nMessage-ID: <recht@post.example>\r\n\r\nWaar kan ik terecht?\r\n"), time.Now().Add(-2*time.Hour))
	l.baken("sync")
	l.imap.Stop() // what the screen does with the servers would make a difference
	smtp.Stop()
	contact := ""
	for _, id := range regexp.MustCompile(`"id":"([0-9a-f]+)"`).FindAllStringSubmatch(l.baken("list", "--format", "json"), -1) {
		if id[1] != first {
			contact = id[1]
		}
	}
	if err := os.Mkdir(filepath.Join(l.home, "elsewhere"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(l.home, "elsewhere", "blad.txt"), []byte("een blad"), 0o600); err != nil {
		t.Fatal(err)
	}
	var all []step
	do := func(text string, args ...string) { all = append(all, step{args, text}) }
	do("", "list")
	do("", "list", "--filter", "all", "--format", "json")
	do("", "list", "--format", "csv")
	do("", "list", "--filter", "none")
	do("", "show", contact)
	do("", "show", contact, "--print", "--format", "json")
	do("", "show", contact[:6], "--uncover")
	do("", "show", "abc")
	do("", "show", "ffffffffffff")
	do("", "claim", contact)
	do("", "claim", contact)
	do("Belt morgen terug.\n", "note", contact)
	do("", "note", contact)
	do("een \x1b[31mrood\n", "note", contact, "--format", "json")
	do("Dank voor uw bericht.\n", "reply", contact, "--attach", "blad.txt")
	do("Dank.\n", "reply", contact, "--attach", "geen.txt", "--replace")
	do("Dank.\n", "reply", contact)
	do("Dank voor uw bericht.\n", "reply", contact, "--send", "--replace")
	do("Dank voor uw bericht.\n", "reply", contact, "--send")
	do("", "reply", contact, "--delay", "2h", "--send")
	do("", "outbox")
	do("", "outbox", "--format", "json")
	do("", "outbox", "sent", "ffff")
	do("", "outbox", "sent", "OP")
	do("", "case", "erase", "26-0001")
	do("", "outbox", "discard", "OP")
	do("", "release", contact, "--format", "json")
	do("", "close", contact)
	do("", "reopen", contact)
	do("", "contact", "new", "--channel", "phone", "--started", "2026-11-02T10:00:00Z", "--ended", "2026-11-02T10:20:00Z")
	do("", "contact", "new", "--channel", "fax")
	do("", "case", "show", "26-0001")
	do("", "case", "show", "26-0001", "--format", "json")
	do("", "case", "link", "26-0001", first)
	do("", "case", "unlink", first)
	do("", "register", contact, "--set", "contact_type=counselling", "--set", "caller_role=bystander")
	do("Wil weten waar hij terechtkan.\n", "register", contact, "--set", "summary=-", "--format", "json")
	do("", "register", contact, "--set", "mood=calm")
	do("", "register", contact, "--format", "json")
	do("", "register", "--fields", "--format", "csv")
	do("", "team", "set", "form", "geen.toml")
	do("", "team", "set", "form", "blad.txt")
	do("", "case", "close", "26-0001")
	do("", "case", "reopen", "26-0001", "--format", "json")
	do("", "case", "merge", "26-0001", "26-9999")
	do("", "team")
	do("", "team", "set", "retention.words", "90d")
	do("", "team", "set", "retention.thoughts", "90d")
	do("", "retain", "--dry-run")
	do("", "retain")
	do("", "vault", "list", "--format", "json")
	do("", "backup", "copy.db")
	do("", "backup", "copy.db")
	do("", "verify", "--format", "json")
	do("", "case", "hold", "26-0001")
	do("26-0001\n", "case", "erase", "26-0001")
	do("", "case", "hold", "26-0001", "--end")
	do("26-9999\n", "case", "erase", "26-0001")
	do("26-0001\n", "case", "erase", "26-0001")
	do("", "show", contact)
	do("", "list", "--filter", "all", "--format", "json")
	do("", "sync")
	do("", "version")
	do("", "list", "--store", filepath.Join(l.home, "none.db"))
	do("", "nonsense")

	before, err := os.ReadFile(l.db())
	if err != nil {
		t.Fatal(err)
	}
	free := l.script(all)
	if err := os.WriteFile(l.db(), before, 0o600); err != nil {
		t.Fatal(err)
	}
	_ = os.Remove(l.db() + ".erased")
	if err := os.Remove(filepath.Join(l.home, "elsewhere", "copy.db")); err != nil {
		t.Fatal(err)
	}
	x := atTerminal(t, l.home)
	x.sees("Bang voor mijn buur")
	x.press("L") // where nothing is read, and nothing is done with the mails
	x.sees("Messages")
	beside := l.script(all)
	for i, s := range all {
		if d := cmp.Diff(free[i], beside[i]); d != "" {
			t.Errorf("baken %s: free (-) and beside a workstation (+):\n%s", strings.Join(s.args, " "), d)
		}
	}
	if n := slices.IndexFunc(beside, func(c said) bool { return strings.Contains(c.Out, "erased") }); n < 0 {
		t.Error("nothing was erased; a part of the script does not do what it is for")
	}
	x.press("\x11")
	if status := x.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
}
