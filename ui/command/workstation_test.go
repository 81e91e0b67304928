package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baken/inbox/mailtest"
)

// A counselor opens the workstation, sees who waits, claims, answers, and the
// answer arrives. The network goes; she answers the next one all the same, and it
// arrives when the network is back. She leaves, and all is as it was seen.
func TestFromTriageToAnswer(t *testing.T) {
	smtp := mailtest.Submission(t, mailtest.SMTPOptions{})
	l := newLine(t, "--smtp", "smtps://"+login(smtp.User)+"@"+smtp.Addr)
	l.configure("undo = \"1s\"")
	for _, m := range []struct{ from, subject, text string }{
		{"lies", "Bang voor mijn buur", "Hij heeft een mes en hij gaat haar nu vermoorden."},
		{"karel", "Vraag over bezoekrecht", "Waar kan ik terecht voor een gesprek?"},
	} {
		l.imap.Deliver("INBOX", []byte("From: "+m.from+"@post.example\r\nTo: "+l.imap.User+"\r\nSubject: "+m.subject+
			"\r\nMessage-ID: <"+m.from+"@post.example>\r\n\r\n"+m.text+"\r\n"), time.Now().Add(-time.Hour))
	}

	x := atTerminal(t, l.home)
	x.sees("Bang voor mijn buur")
	x.sees("acute") // until then it may stand below the other one
	x.press("gg")   // the cursor holds to the mail that came first
	looks()
	x.press("c")
	x.sees("claimed, on this machine only")
	x.press("r")
	x.sees("ctrl+s")
	x.press("Bel 112 als het nu gevaarlijk is.")
	x.sees("gevaarlijk is.")
	x.press("\x13")
	x.sees("takes it back")
	arrived(t, smtp, 1, "lies@post.example", "Bel 112")

	l.imap.Stop()
	smtp.Stop()
	x.sees("offline")
	x.press("1") // to the queue, which has the other one now
	x.sees("Waar kan ik terecht")
	time.Sleep(time.Second) // a key that is pressed before she has looked is not taken for it
	x.press("r")
	x.sees("karel@post.example")
	x.press("Het onthaal helpt u graag verder.")
	x.sees("verder.")
	x.press("\x13")
	x.sees("1 to send")
	time.Sleep(1500 * time.Millisecond) // its time to undo is over
	if n := len(smtp.Received()); n != 1 {
		t.Errorf("%d mails arrived without a network", n)
	}
	l.imap.Start()
	smtp.Start()
	arrived(t, smtp, 2, "karel@post.example", "onthaal helpt u graag")
	for end := time.Now().Add(patience); len(l.imap.Messages("Sent")) < 2 && time.Now().Before(end); {
		time.Sleep(20 * time.Millisecond)
	}
	x.press("\x11")
	if status := x.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	l.baken("sync") // a flag that the server had not taken yet when the screen was left goes now
	if out := l.baken("outbox"); out != "" {
		t.Errorf("the outbox holds\n%s", out)
	}
	if n := len(l.imap.Messages("Sent")); n != 2 {
		t.Errorf("Sent holds %d mails", n)
	}
	if out := l.baken("list", "--filter", "answered", "--format", "json"); strings.Count(out, "\n") != 2 {
		t.Errorf("answered:\n%s", out)
	}
}

// configure adds a line to [mail], the last table that init writes.
func (l *line) configure(text string) {
	l.t.Helper()
	f, err := os.OpenFile(filepath.Join(l.home, ".config", "baken", "config.toml"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		l.t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString(text + "\n"); err != nil {
		l.t.Fatal(err)
	}
}

// arrived waits for the nth mail to arrive, at whom, with these words.
func arrived(t *testing.T, smtp *mailtest.Sink, n int, to, words string) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		got := smtp.Received()
		if len(got) < n {
			continue
		}
		if m := got[n-1]; strings.Join(m.To, " ") != to || !strings.Contains(string(m.Raw), words) || strings.Contains(string(m.Raw), "Noor") {
			t.Fatalf("to %v:\n%s", m.To, m.Raw)
		}
		return
	}
	t.Fatalf("mail %d does not arrive", n)
}
