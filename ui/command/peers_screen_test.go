package command_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

func (p *peers) baken(home string) *exec.Cmd { return p.in(home) }

func (p *peers) aerc() *exec.Cmd {
	c := exec.Command("aerc")
	c.Env = append(environment(p.home), "SSL_CERT_FILE="+p.server.CAFile, "XDG_CONFIG_HOME="+filepath.Join(p.home, ".config"))
	return c
}

func (p *peers) neomutt() *exec.Cmd {
	c := exec.Command("neomutt", "-n", "-F", filepath.Join(p.home, "muttrc"))
	c.Env = environment(p.home)
	return c
}

// seat is a program at a terminal of 140 columns and 40 lines.
type seat struct {
	cmd *exec.Cmd
	pty *os.File

	mu   sync.Mutex
	out  []byte
	got  chan struct{}
	over chan struct{}
}

func (p *peers) sit(c *exec.Cmd) *seat {
	p.Helper()
	s := &seat{cmd: c, got: make(chan struct{}, 1), over: make(chan struct{})}
	c.Env = append(c.Env, "TERM=xterm-256color", "COLORTERM=")
	var err error
	if s.pty, err = pty.StartWithSize(c, &pty.Winsize{Rows: 40, Cols: 140}); err != nil {
		p.Fatal(err)
	}
	go func() {
		defer close(s.over)
		b := make([]byte, 64<<10)
		for {
			n, err := s.pty.Read(b)
			s.mu.Lock()
			s.out = append(s.out, b[:n]...)
			s.mu.Unlock()
			for question, answer := range map[string]string{"]11;?": "\x1b]11;rgb:0000/0000/0000\x1b\\", "[6n": "\x1b[1;1R"} { // as terminals do
				if bytes.Contains(b[:n], []byte(question)) {
					_, _ = s.pty.WriteString(answer)
				}
			}
			select {
			case s.got <- struct{}{}:
			default:
			}
			if err != nil {
				return
			}
		}
	}()
	return s
}

func (s *seat) end() {
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	late := time.AfterFunc(3*time.Second, func() { _ = s.cmd.Process.Kill() })
	_ = s.cmd.Wait()
	late.Stop()
	_ = s.pty.Close()
	<-s.over
}

func (s *seat) take() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := s.out
	s.out = nil
	return out
}

// aRow is a letter's row, or the half of it that fits: see mailtest.Letter.
var aRow = regexp.MustCompile(`schrijver ?\d+|Schrijver ?\d+|nr \d+|mail +\d+ (d|h|min)`)

// rows is the time from the start to twelve rows on the screen.
func (p *peers) rows(c *exec.Cmd) time.Duration {
	p.Helper()
	start := time.Now()
	s := p.sit(c)
	defer s.end()
	return s.until(p, start)
}

func (s *seat) until(p *peers, start time.Time) time.Duration {
	p.Helper()
	var all []byte
	for end := time.After(5 * time.Minute); ; {
		all = append(all, s.take()...)
		if len(aRow.FindAll([]byte(ansi.Strip(string(all))), -1)) >= 12 {
			return time.Since(start)
		}
		select {
		case <-s.got:
		case <-s.over:
			p.Fatalf("%s has ended: %q", s.cmd.Args[0], all)
		case <-end:
			p.Fatalf("%s shows no rows: %q", s.cmd.Args[0], all[max(0, len(all)-3000):])
		}
	}
}

// keys presses "down" one at a time, and says how long the first bytes of the
// answer take, half of the times and of 99 in a hundred; then it goes through
// many pages and says how much memory the program has of its own, in MB.
func (p *peers) keys(c *exec.Cmd) (half, most time.Duration, memory float64) {
	p.Helper()
	s := p.sit(c)
	defer s.end()
	s.until(p, time.Now())
	time.Sleep(2 * time.Second)
	s.take()
	var all []time.Duration
	for range 300 {
		start := time.Now()
		if _, err := s.pty.WriteString("j"); err != nil {
			p.Fatal(err)
		}
		for late := time.After(10 * time.Second); len(s.take()) == 0; {
			select {
			case <-s.got:
			case <-late:
				p.Fatalf("%s does not answer a key", s.cmd.Args[0])
			}
		}
		all = append(all, time.Since(start))
		time.Sleep(25 * time.Millisecond) // the rest of the frame
		s.take()
	}
	slices.Sort(all)
	for at := 0; at < p.mails; at += 1000 {
		for range 50 {
			if _, err := s.pty.WriteString("\x1b[6~"); err != nil { // a page
				p.Fatal(err)
			}
		}
		time.Sleep(20 * time.Millisecond)
		s.take()
	}
	time.Sleep(3 * time.Second)
	return all[len(all)/2], all[len(all)*99/100], p.own(s.cmd.Process.Pid)
}

var ownMemory = regexp.MustCompile(`(?m)^RssAnon:\s+([0-9]+) kB`)

// owned is how much memory of its own a process has, in MB; false when it is over.
func owned(pid int) (mb float64, ok bool) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, false
	}
	m := ownMemory.FindSubmatch(status)
	if m == nil {
		return 0, false
	}
	kb, err := strconv.ParseFloat(string(m[1]), 64)
	return kb / 1024, err == nil
}

// mostOwned is the most of it until over.
func mostOwned(pid int, over <-chan struct{}) (mb float64) {
	each := time.NewTicker(10 * time.Millisecond)
	defer each.Stop()
	for {
		if now, ok := owned(pid); ok {
			mb = max(mb, now)
		}
		select {
		case <-over:
			return mb
		case <-each.C:
		}
	}
}

func (p *peers) own(pid int) float64 {
	mb, ok := owned(pid)
	if !ok {
		p.Fatal("the system does not say how much memory a process has")
	}
	return mb
}
