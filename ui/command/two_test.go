package command_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"baken/inbox/mailtest"
)

// station is one of several workstations on one mailbox.
type station struct {
	t    *testing.T
	name string
	home string
}

// baken runs a command with text on stdin; status is what it must end with.
func (s station) baken(status int, text string, args ...string) string {
	s.t.Helper()
	cmd := exec.Command("baken", args...)
	cmd.Env, cmd.Dir = environment(s.home), s.home
	cmd.Stdin = strings.NewReader(text)
	var trouble strings.Builder
	cmd.Stderr = &trouble
	out, err := cmd.Output()
	if got := cmd.ProcessState.ExitCode(); got != status {
		s.t.Fatalf("%s: baken %s: status %d, %v\n%s%s", s.name, strings.Join(args, " "), got, err, out, trouble.String())
	}
	return string(out)
}

// contact finds a contact by its subject.
func (s station) contact(subject string) string {
	s.t.Helper()
	for line := range strings.Lines(s.baken(0, "", "list", "--filter", "all", "--format", "json")) {
		var o struct{ ID, Subject string }
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			s.t.Fatal(err)
		}
		if o.Subject == subject {
			return o.ID
		}
	}
	s.t.Fatalf("%s: there is no contact %q", s.name, subject)
	return ""
}

// mails are all mails that the station knows of: Message-ID → folder and flags.
func (s station) mails() map[string]string {
	s.t.Helper()
	all := map[string]string{}
	for line := range strings.Lines(s.baken(0, "", "list", "--filter", "all", "--format", "json")) {
		var c struct{ ID string }
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			s.t.Fatal(err)
		}
		var o struct {
			Conversation []struct {
				MessageID string `json:"message_id"`
				Folder    string
				Flags     []string
				Direction string
			}
		}
		if err := json.Unmarshal([]byte(s.baken(0, "", "show", c.ID, "--format", "json")), &o); err != nil {
			s.t.Fatal(err)
		}
		for _, m := range o.Conversation {
			if m.Direction != "draft" {
				slices.Sort(m.Flags)
				all[m.MessageID] = m.Folder + " " + strings.Join(m.Flags, " ")
			}
		}
	}
	return all
}

// onServer is the same of the server itself.
func onServer(s *mailtest.Server) map[string]string {
	all := map[string]string{}
	for _, folder := range []string{"INBOX", "Sent"} {
		for _, m := range s.Messages(folder) {
			var flags []string
			for _, f := range m.Flags {
				flags = append(flags, string(f))
			}
			slices.Sort(flags)
			all[m.MessageID] = folder + " " + strings.Join(flags, " ")
		}
	}
	return all
}

// Two workstations work without a network, on the same mailbox, and come in step
// with it one after the other: in the end both have what the server has, mail by
// mail and flag by flag, and no writer was answered twice.
func TestTwoStationsOffline(t *testing.T) {
	imap := mailtest.Dovecot(t, mailtest.Options{})
	smtp := mailtest.Submission(t, mailtest.SMTPOptions{})
	for n := range 6 {
		imap.Deliver("INBOX", fmt.Appendf(nil, "From: writer%d@post.example\r\nTo: %s\r\nSubject: Vraag %d\r\nMessage-ID: <vraag-%d@post.example>\r\n\r\nMag ik u iets vragen?\r\n", n, imap.User, n, n), time.Now().Add(-time.Duration(10-n)*time.Hour))
	}
	var stations []station
	for _, name := range []string{"Noor", "Sam"} {
		s := station{t, name, private(t)}
		stations = append(stations, s)
		if err := os.WriteFile(filepath.Join(s.home, "secret"), []byte(imap.Password), 0o600); err != nil {
			t.Fatal(err)
		}
		s.baken(0, "", "vault", "keygen", "-o", "identity")
		s.baken(0, "", "init", "--yes", "--name", name, "--language", "nl", "--address", imap.User, "--imap", "imaps://"+login(imap.User)+"@"+imap.IMAPS,
			"--smtp", "smtps://"+login(smtp.User)+"@"+smtp.Addr, "--secret-command", "cat "+filepath.Join(s.home, "secret"), "--ca-file", imap.CAFile,
			"--unlock-command", "cat identity", "--no-recovery")
		s.baken(0, "", "sync")
	}
	noor, sam := stations[0], stations[1]

	imap.Stop()
	smtp.Stop()
	const words = "Dank voor uw bericht.\n"
	for _, subject := range []string{"Vraag 0", "Vraag 1", "Vraag 2"} {
		noor.baken(0, words, "reply", noor.contact(subject), "--send")
	}
	noor.baken(0, "Belt morgen.\n", "note", noor.contact("Vraag 0"))
	for _, subject := range []string{"Vraag 2", "Vraag 3", "Vraag 4"} { // Vraag 2: both
		sam.baken(0, words, "reply", sam.contact(subject), "--send")
	}
	sam.baken(0, "", "close", sam.contact("Vraag 4"))
	noor.baken(1, "", "sync")
	sam.baken(1, "", "sync")

	imap.Start()
	smtp.Start()
	noor.baken(0, "", "sync")
	sam.baken(3, "", "sync") // what Noor has answered is held
	if out := sam.baken(0, "", "outbox", "--format", "json"); !strings.Contains(out, `"state":"conflict","reason":"answered"`) || strings.Count(out, "\n") != 1 {
		t.Errorf("Sam's outbox:\n%s", out)
	}
	var held struct{ ID string }
	if err := json.Unmarshal([]byte(sam.baken(0, "", "outbox", "--format", "json")), &held); err != nil {
		t.Fatal(err)
	}
	sam.baken(0, "", "outbox", "discard", held.ID)
	for range 2 {
		noor.baken(0, "", "sync")
		sam.baken(0, "", "sync")
	}

	want := onServer(imap)
	if len(want) != 6+5 {
		t.Errorf("the server has %d mails: %v", len(want), want)
	}
	for _, s := range stations {
		if d := cmp.Diff(want, s.mails()); d != "" {
			t.Errorf("%s and the server differ (-server +%s):\n%s", s.name, s.name, d)
		}
	}
	answered := map[string]int{}
	for _, m := range smtp.Received() {
		answered[m.To[0]]++
	}
	for writer, n := range answered {
		if n != 1 {
			t.Errorf("%s was answered %d times", writer, n)
		}
	}
	if len(answered) != 5 {
		t.Errorf("answered: %v", answered)
	}
}
