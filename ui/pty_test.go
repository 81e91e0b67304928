package ui

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// terminal is the workstation in a process of its own, at a real terminal.
type terminal struct {
	testing.TB
	cmd  *exec.Cmd
	file *os.File

	mu  sync.Mutex
	out []byte // what it has written since the last time it was looked at
	got chan struct{}
}

// atTerminal starts the workstation on a store, in a terminal of that size.
func atTerminal(t testing.TB, m many, width, height uint16) *terminal {
	t.Helper()
	c := &terminal{TB: t, cmd: exec.Command(os.Args[0]), got: make(chan struct{}, 1)}
	c.cmd.Env = append(os.Environ(), sitVariable+"="+m.path, keyVariable+"="+m.identity, "TERM=xterm-256color")
	var err error
	if c.file, err = pty.StartWithSize(c.cmd, &pty.Winsize{Cols: width, Rows: height}); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		b := make([]byte, 64<<10)
		for {
			n, err := c.file.Read(b)
			c.mu.Lock()
			c.out = append(c.out, b[:n]...)
			c.mu.Unlock()
			select {
			case c.got <- struct{}{}:
			default:
			}
			if err != nil {
				return // it has ended
			}
		}
	}()
	t.Cleanup(func() {
		c.press("\x11") // ctrl+q
		over := time.AfterFunc(10*time.Second, func() { _ = c.cmd.Process.Kill() })
		if err := c.cmd.Wait(); err != nil {
			t.Errorf("the workstation ended badly: %v", err)
		}
		over.Stop()
		_ = c.file.Close()
		<-ended
	})
	return c
}

func (c *terminal) press(keys string) {
	if _, err := c.file.WriteString(keys); err != nil {
		c.Fatal(err)
	}
}

// written takes what was written since the last time.
func (c *terminal) written() []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := c.out
	c.out = nil
	return out
}

// until waits until words are written and gives all that was.
func (c *terminal) until(words string) string {
	c.Helper()
	var all []byte
	for end := time.After(5 * time.Minute); ; {
		all = append(all, c.written()...)
		if plain := ansi.Strip(string(all)); strings.Contains(plain, words) {
			return plain
		}
		select {
		case <-c.got:
		case <-end:
			c.Fatalf("%q was never written; the last was\n%q", words, all[max(0, len(all)-4000):])
		}
	}
}

// TestQuickKeys types faster than the screen is drawn: no key is lost, neither
// at the ends of the rows that are at hand nor elsewhere.
func TestQuickKeys(t *testing.T) {
	m, err := makeMany(1000)
	if err != nil {
		t.Fatal(err)
	}
	c := atTerminal(t, m, 140, 40)
	c.until("1 of 1,000")
	c.press(strings.Repeat("j", 500))
	c.until("501 of 1,000")
	for range 100 { // one after the other
		c.press("k")
		time.Sleep(time.Millisecond)
	}
	c.until("401 of 1,000")
	c.press("Gkk")
	c.until("998 of 1,000")
	c.press("ggj\x1b[B\x04jj") // down is as j, ctrl+d is half a page of 18 rows
	c.until("14 of 1,000")
	c.press(strings.Repeat("\x04", 30) + strings.Repeat("\x15", 29))
	c.until("23 of 1,000")
	c.press(strings.Repeat("\x1b[B", 300) + strings.Repeat("\x1b[A", 299))
	c.until("24 of 1,000")
}

// BenchmarkTerminal is the time from a key's byte at a real terminal to the first
// bytes of the frame that answers it. Wanted: p99 under 25 ms.
func BenchmarkTerminal(b *testing.B) {
	c := atTerminal(b, manyOf(b, 100_000), 140, 40)
	c.until("1 of 100,000")
	time.Sleep(time.Second) // the conversation and the case are drawn
	c.written()
	var all []time.Duration
	for b.Loop() {
		start := time.Now()
		c.press("j")
		for len(c.written()) == 0 {
			<-c.got
		}
		all = append(all, time.Since(start))
		b.StopTimer()
		time.Sleep(25 * time.Millisecond) // the rest of the frame
		c.written()
		b.StartTimer()
	}
	slices.Sort(all)
	ms := func(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
	b.ReportMetric(ms(all[len(all)/2]), "p50-ms")
	b.ReportMetric(ms(all[len(all)*99/100]), "p99-ms")
}

// BenchmarkMemory goes through the whole queue, a page at a time, opens some
// mails, and says what the process holds: memory of its own (RssAnon), and pages
// of the store's file, which the system takes back when it needs them. Wanted:
// under 60 MB of its own with 100,000 contacts, and within a tenth of that at
// 10,000.
func BenchmarkMemory(b *testing.B) {
	own := map[int]float64{}
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				c := atTerminal(b, manyOf(b, n), 140, 40)
				last := fmt.Sprintf("%s of %s", number(n), number(n))
				c.until("1 of " + number(n))
				for at := 0; at < n; at += 1600 {
					c.press(strings.Repeat("\x1b[6~", 100)) // a page, of 17 rows or more
					c.written()
				}
				c.until(last)
				for range 20 {
					c.press("k\r") // open
					time.Sleep(50 * time.Millisecond)
					c.press("1")
				}
				c.press("gg")
				c.until("1 of " + number(n))
				anon, mapped := resident(b, c.cmd.Process.Pid)
				b.ReportMetric(anon, "own-MB")
				b.ReportMetric(mapped, "mapped-MB")
				own[n] = anon
			}
		})
	}
	if own[100_000] > 60 || own[100_000] > 1.1*own[10_000] {
		b.Errorf("%.1f MB at 100,000, %.1f MB at 10,000", own[100_000], own[10_000])
	}
}

// number is n as the screen writes it in English.
func number(n int) string { return fmt.Sprintf("%d,%03d", n/1000, n%1000) }

var resides = regexp.MustCompile(`(?m)^(RssAnon|RssFile):\s+([0-9]+) kB`)

// resident says how much memory a process has: its own, and of files. In MB.
func resident(t testing.TB, pid int) (own, files float64) {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range resides.FindAllSubmatch(status, -1) {
		kb, err := strconv.ParseFloat(string(m[2]), 64)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(m[1], []byte("RssAnon")) {
			own = kb / 1024
		} else {
			files = kb / 1024
		}
	}
	return own, files
}
