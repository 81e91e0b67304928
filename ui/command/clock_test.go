package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baken/inbox/mailtest"
)

// TestClockThatIsOff works by commands while the machine's clock is a day behind or a
// year ahead, and after it was put right: no time that somebody waits is negative, a
// mail that comes after a closing and an answer waits, and no reply waits for a time that will not come.
func TestClockThatIsOff(t *testing.T) {
	t.Parallel()
	imap := mailtest.Dovecot(t, mailtest.Options{})
	smtp := mailtest.Submission(t, mailtest.SMTPOptions{})
	home := t.TempDir()
	for path, words := range map[string]string{"secret": imap.Password, "pass": "zomerse regen"} {
		if err := os.WriteFile(filepath.Join(home, path), []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(home, 0o700); err != nil {
		t.Fatal(err)
	}
	var off time.Duration
	baken := func(text string, orStatus int, args ...string) string {
		t.Helper()
		var out, trouble strings.Builder
		a := newApp(args, strings.NewReader(text), &out, &trouble, func(name string) string { return map[string]string{"HOME": home}[name] })
		a.now = func() time.Time { return time.Now().Add(off) }
		args = append(args, "--passphrase-file", filepath.Join(home, "pass"))
		if status := run(t.Context(), args, a); status != 0 && status != orStatus {
			t.Fatalf("%v by %v: status %d\n%s%s", args[0], off, status, out.String(), trouble.String())
		}
		return out.String()
	}
	login := strings.ReplaceAll(imap.User, "@", "%40")
	baken("", 0, "init", "--yes", "--name", "Noor", "--language", "en", "--address", imap.User, "--imap", "imaps://"+login+"@"+imap.IMAPS,
		"--smtp", "smtps://"+strings.ReplaceAll(smtp.User, "@", "%40")+"@"+smtp.Addr, "--secret-command", "cat "+filepath.Join(home, "secret"),
		"--ca-file", imap.CAFile, "--unlock", "passphrase", "--no-recovery")
	type row struct {
		ID, State, Subject string
		Waits              int64 `json:"waiting_s"`
	}
	rows := func() (all []row) {
		t.Helper()
		for line := range strings.Lines(baken("", 0, "list", "--filter", "all", "--format", "json")) {
			var r row
			if err := json.Unmarshal([]byte(line), &r); err != nil {
				t.Fatal(err)
			}
			if r.Waits < 0 {
				t.Errorf("by %v it has waited for %d seconds", off, r.Waits)
			}
			all = append(all, r)
		}
		return all
	}
	writes := func(n string) {
		imap.Deliver("INBOX", []byte("From: lies@post.example\r\nTo: "+imap.User+"\r\nSubject: Vraag\r\nReferences: <begin@post.example>\r\nMessage-ID: <"+n+"@post.example>\r\n\r\nHallo?\r\n"), time.Now())
	}
	sent := 0
	for i, by := range []time.Duration{-24 * time.Hour, 365 * 24 * time.Hour} {
		off = by
		writes("first" + string(rune('a'+i)))
		baken("", 0, "sync")
		id := rows()[0].ID
		baken("Een notitie.", 0, "note", id)
		baken("", 0, "close", id)
		baken("Antwoord "+string(rune('a'+i)), 0, "reply", id, "--send", "--delay", "2s")
		baken("", 0, "list")
		off = 0
		writes("second" + string(rune('a'+i)))
		sent++
		for end := time.Now().Add(30 * time.Second); len(smtp.Received()) < sent; time.Sleep(300 * time.Millisecond) {
			baken("", 3, "sync")
			// The second mail holds the answer, as it should: it is sent all the same.
			for line := range strings.Lines(baken("", 0, "outbox", "--format", "json")) {
				if strings.Contains(line, `"state":"conflict"`) {
					var o struct{ ID string }
					if err := json.Unmarshal([]byte(line), &o); err != nil {
						t.Fatal(err)
					}
					baken("", 0, "outbox", "retry", o.ID)
				}
			}
			if time.Now().After(end) {
				t.Fatalf("given by %v, the reply is not sent:\n%s", by, baken("", 0, "outbox"))
			}
		}
		writes("third" + string(rune('a'+i)))
		baken("", 0, "sync")
		if all := rows(); !slices.ContainsFunc(all, func(r row) bool { return r.State == "waiting" }) {
			t.Errorf("closed and answered by %v, a later mail does not wait: %+v", by, all)
		}
		baken("", 0, "verify")
	}
}
