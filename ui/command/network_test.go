package command_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"baken/inbox/mailtest"
)

// pane is a person at a pane of tmux, which shows what stands on the screen.
type pane struct {
	t      *testing.T
	home   string
	socket string
}

// inTmux runs a command line in a pane of that size.
func inTmux(t *testing.T, home, width, height, command string) *pane {
	t.Helper()
	p := &pane{t, home, filepath.Join(t.TempDir(), "tmux")}
	p.tmux("new-session", "-d", "-x", width, "-y", height, "sh")
	pid := strings.TrimSpace(p.tmux("display-message", "-p", "#{pane_pid}"))
	t.Cleanup(func() {
		_, _ = p.run("kill-server") // it is gone already, when the program has ended
		// A program that is hung up on still closes its store and its log.
		for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
			if line, err := os.ReadFile("/proc/" + pid + "/cmdline"); err != nil || len(line) == 0 {
				return
			}
		}
		t.Error("the program does not end")
	})
	p.tmux("send-keys", "-l", "exec "+command)
	p.keys("Enter")
	return p
}

func (p *pane) tmux(args ...string) string {
	p.t.Helper()
	out, err := p.run(args...)
	if err != nil {
		p.t.Fatalf("tmux %s: %v\n%s", args[0], err, out)
	}
	return string(out)
}

func (p *pane) run(args ...string) ([]byte, error) {
	cmd := exec.Command("tmux", append([]string{"-f", "/dev/null", "-S", p.socket}, args...)...)
	cmd.Env, cmd.Dir = append(environment(p.home), "LANG=C.UTF-8"), p.home
	return cmd.CombinedOutput()
}

// keys presses keys by tmux's names for them.
func (p *pane) keys(names ...string) { p.tmux(append([]string{"send-keys"}, names...)...) }

// writes types a text.
func (p *pane) writes(text string) { p.tmux("send-keys", "-l", text) }

// shows waits until all words stand on the screen, and what must not is gone.
func (p *pane) shows(words ...string) string {
	p.t.Helper()
	var screen string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		screen = p.tmux("capture-pane", "-p")
		all := true
		for _, w := range words {
			if not, ok := strings.CutPrefix(w, "not:"); ok {
				all = all && !strings.Contains(screen, not)
			} else {
				all = all && strings.Contains(screen, w)
			}
		}
		if all {
			return screen
		}
	}
	p.t.Fatalf("%q is not on the screen:\n%s", words, screen)
	return ""
}

// answers says that keys are answered: help comes and goes.
func (p *pane) answers() {
	p.t.Helper()
	p.keys("?")
	p.shows("Keys")
	p.keys("Escape")
	p.shows("not:Keys ")
}

// TestNetworkGoesAndComes works with the network cut in the middle, first with
// connections that end, then with one that says nothing any more. The keyboard is
// answered all the time, and each answer arrives once.
func TestNetworkGoesAndComes(t *testing.T) {
	smtp := mailtest.Submission(t, mailtest.SMTPOptions{})
	l := newLine(t, "--smtp", "smtps://"+login(smtp.User)+"@"+smtp.Addr)
	imapWire, smtpWire := mailtest.NewProxy(t, l.imap.IMAPS), mailtest.NewProxy(t, smtp.Addr)
	l.settings("@"+l.imap.IMAPS, "@"+imapWire.Addr)
	l.settings("@"+smtp.Addr, "@"+smtpWire.Addr)
	l.configure("undo = \"1s\"")
	writers := []string{"lies", "karel", "samira"}
	for i, w := range writers {
		l.imap.Deliver("INBOX", []byte("From: "+w+"@post.example\r\nTo: "+l.imap.User+"\r\nSubject: Vraag van "+w+
			"\r\nMessage-ID: <"+w+"@post.example>\r\n\r\nWaar kan ik terecht?\r\n"), time.Now().Add(-time.Duration(5-i)*time.Hour))
	}
	p := inTmux(t, l.home, "80", "24", "baken")
	p.shows("Vraag van lies", "Vraag van karel", "Vraag van samira", "online")

	answer := func(who string) {
		t.Helper()
		p.keys("1", "/")
		looks() // keys that come in one burst are a paste
		p.writes(who)
		looks()
		p.keys("Enter")
		p.shows("Vraag van "+who, "not:"+writers[(indexOf(writers, who)+1)%3])
		looks()
		p.keys("Enter", "c")
		p.shows("Waar kan ik terecht?", "claimed")
		p.keys("r")
		p.shows(who + "@post.example")
		p.writes("Beste " + who + ", het onthaal helpt u verder.")
		p.keys("C-s")
		p.shows("takes it back")
		p.keys("1", "Escape")
		p.shows("Queue")
	}
	answer("lies")
	arrived(t, smtp, 1, "lies@post.example", "Beste lies")

	imapWire.Down()
	smtpWire.Down()
	p.shows("offline")
	p.answers()
	answer("karel")
	p.shows("1 to send")
	p.answers()
	imapWire.Up()
	smtpWire.Up()
	arrived(t, smtp, 2, "karel@post.example", "Beste karel")
	p.shows("online", "not:to send")

	imapWire.Silence(true)
	smtpWire.Silence(true)
	answer("samira")
	for range 3 {
		p.answers()
		time.Sleep(500 * time.Millisecond)
	}
	imapWire.Up()
	smtpWire.Up()
	imapWire.Cut()
	smtpWire.Cut()
	arrived(t, smtp, 3, "samira@post.example", "Beste samira")
	for end := time.Now().Add(patience); len(l.imap.Messages("Sent")) < 3 && time.Now().Before(end); {
		time.Sleep(50 * time.Millisecond)
	}
	p.shows("not:to send")
	if n, sent := len(smtp.Received()), len(l.imap.Messages("Sent")); n != 3 || sent != 3 {
		t.Errorf("%d mails were sent, %d are in Sent", n, sent)
	}
	if title := p.tmux("display-message", "-p", "#{pane_title}"); strings.Contains(title, "Vraag") || strings.Contains(title, "lies") {
		t.Errorf("the title is %q", title)
	}
	if bell := p.tmux("display-message", "-p", "#{window_bell_flag}"); strings.TrimSpace(bell) != "0" {
		t.Error("the bell was rung")
	}
}

func indexOf(all []string, one string) int {
	for i, s := range all {
		if s == one {
			return i
		}
	}
	return -1
}

// TestPoorTerminals shows the queue where there are few colours or none, and on
// screens that are too small.
func TestPoorTerminals(t *testing.T) {
	l, _ := waiting(t, "--smtp", "")
	colours := regexp.MustCompile(`\x1b\[([0-9]+;)*(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]`)
	many := regexp.MustCompile(`\x1b\[[0-9;]*[34]8;[25]`)
	for _, c := range []struct {
		name, before  string
		colours, many bool
	}{
		{"NO_COLOR", "NO_COLOR=1 TERM=screen-256color", false, false},
		{"linux", "TERM=linux COLORTERM=", true, false},
		{"256", "TERM=screen-256color COLORTERM=", true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := inTmux(t, l.home, "80", "24", "env "+c.before+" baken")
			p.shows("Bang voor mijn buur", "waiting 1")
			p.answers()
			screen := p.tmux("capture-pane", "-p", "-e")
			if got := colours.MatchString(screen); got != c.colours {
				t.Errorf("colours: %v\n%q", got, screen)
			}
			if got := many.MatchString(screen); got != c.many {
				t.Errorf("more than 16 colours: %v\n%q", got, screen)
			}
			p.tmux("resize-window", "-x", "50", "-y", "10")
			p.shows("60", "16", "not:Bang")
			p.keys("x") // would close the contact
			p.tmux("resize-window", "-x", "80", "-y", "24")
			p.shows("Bang voor mijn buur", "waiting 1")
			p.keys("C-q")
		})
	}
}
