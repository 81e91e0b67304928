package command_test

import (
	"fmt"
	"io"
	"net"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// BenchmarkOverSSH measures sessions at one hub: how long a change by one counselor takes
// until it is drawn at another's (p50-ms, p99-ms), what 100 sessions cost that nobody
// types in (percent of a core, MB of each), and how long another screen takes over a line
// of 300 ms and 64 kbit/s (slow-ms).
func BenchmarkOverSSH(b *testing.B) {
	h := serves(b)
	b.Run("change", func(b *testing.B) {
		els, sam := h.sits("els"), h.sits("sam")
		els.sees("Geroep bij de buren")
		sam.sees("Geroep bij de buren")
		var took []time.Duration
		for range 100 {
			for _, words := range []string{"claimed", "released"} {
				sam.forget()
				start := time.Now()
				els.press("c")
				sam.sees("Geroep bij de buren")
				took = append(took, time.Since(start))
				els.sees(words)
				time.Sleep(150 * time.Millisecond) // she looks up
			}
		}
		slices.Sort(took)
		b.ReportMetric(ms(took[len(took)/2]), "p50-ms")
		b.ReportMetric(ms(took[len(took)*99/100]), "p99-ms")
		b.ReportMetric(0, "ns/op")
	})
	b.Run("idle", func(b *testing.B) {
		_, before := usage(b, h.cmd.Process.Pid)
		for i := range 10 {
			name := "m" + strconv.Itoa(i)
			h.key(name)
			h.baken("user", "add", name, "--role", "counselor", "--key", name+".pub")
			for range 10 {
				c, err := h.dials(h.keys[name])
				if err != nil {
					b.Fatal(err)
				}
				defer c.Close()
				s, err := c.NewSession()
				if err != nil {
					b.Fatal(err)
				}
				s.Stdout = io.Discard
				if _, err := s.StdinPipe(); err != nil {
					b.Fatal(err)
				}
				if err := s.RequestPty("xterm-256color", 40, 140, ssh.TerminalModes{}); err != nil {
					b.Fatal(err)
				}
				if err := s.Shell(); err != nil {
					b.Fatal(err)
				}
			}
		}
		time.Sleep(15 * time.Second) // all is read and drawn
		cpu, all := usage(b, h.cmd.Process.Pid)
		const rest = 10 * time.Second
		time.Sleep(rest)
		later, _ := usage(b, h.cmd.Process.Pid)
		b.ReportMetric(100*float64(later-cpu)/float64(rest), "%core")
		b.ReportMetric(float64(all-before)/100/1e6, "MB/session")
		b.ReportMetric(0, "ns/op")
	})
	b.Run("slow", func(b *testing.B) {
		near := slowLine(b, h.address, 300*time.Millisecond, 64_000/8)
		far := *h
		far.address = near
		els := far.sits("els", "-o", "HostKeyAlias=slow")
		els.sees("Geroep bij de buren")
		time.Sleep(3 * time.Second) // all of it has come
		var took []time.Duration
		for range 5 {
			for _, to := range [][2]string{{"2", "Cases · "}, {"1", "Queue · "}} {
				els.forget()
				start := time.Now()
				els.press(to[0])
				els.sees(to[1])
				took = append(took, time.Since(start))
				time.Sleep(3 * time.Second)
			}
		}
		b.ReportMetric(ms(slices.Max(took)), "slow-ms")
		b.ReportMetric(0, "ns/op")
	})
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// forget forgets what was shown until now.
func (x *terminal) forget() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.shown = nil
}

// usage is how long a process has worked, and how much memory of its own it has, in bytes.
func usage(b *testing.B, pid int) (cpu time.Duration, memory int64) {
	b.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		b.Fatal(err)
	}
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	for _, f := range fields[11:13] { // utime and stime, in hundredths of a second
		n, err := strconv.ParseInt(f, 10, 64)
		if err != nil {
			b.Fatal(err)
		}
		cpu += time.Duration(n) * 10 * time.Millisecond
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "RssAnon:")
	if _, err := fmt.Sscan(rest, &memory); err != nil {
		b.Fatal(err)
	}
	return cpu, memory << 10
}

// slowLine is a line to an address over which each byte takes half of a round trip, and
// of which so many go in a second.
func slowLine(b *testing.B, to string, trip time.Duration, rate int) string {
	b.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	pass := func(from, to net.Conn) {
		type piece struct {
			bytes []byte
			at    time.Time
		}
		line := make(chan piece, 1<<16)
		go func() {
			defer close(line)
			for {
				p := make([]byte, 256)
				n, err := from.Read(p)
				if err != nil {
					return
				}
				time.Sleep(time.Duration(n) * time.Second / time.Duration(rate))
				line <- piece{p[:n], time.Now().Add(trip / 2)}
			}
		}()
		for p := range line {
			time.Sleep(time.Until(p.at))
			if _, err := to.Write(p.bytes); err != nil {
				break
			}
		}
		to.Close()
	}
	go func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", to)
			if err != nil {
				near.Close()
				continue
			}
			go pass(near, far)
			go pass(far, near)
		}
	}()
	return l.Addr().String()
}
