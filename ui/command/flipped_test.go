package command_test

import (
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// flips is how many bits of a store TestFlippedBitsInTheProgram flips, each in a copy.
var flips = flag.Int("flips", 8, "how many bits of the store are flipped, one at a time, before the program reads it")

// flipped has a line's store with one bit flipped, of its heads every third time.
type flipped struct {
	*line
	whole  []byte
	random *rand.Rand
	n      int
}

func newFlipped(l *line) *flipped {
	l.t.Helper()
	whole, err := os.ReadFile(l.db())
	if err != nil {
		l.t.Fatal(err)
	}
	return &flipped{line: l, whole: whole, random: rand.New(rand.NewPCG(5, 6))}
}

// next flips another bit, of a byte that is not empty.
func (f *flipped) next() (at, bit int) {
	f.t.Helper()
	page := os.Getpagesize()
	for f.n++; ; {
		at, bit = f.random.IntN(len(strings.TrimRight(string(f.whole), "\x00"))), f.random.IntN(8)
		if f.n%3 == 0 {
			at = 16 + f.random.IntN(64) + page*f.random.IntN(2)
		}
		if f.whole[at] != 0 || f.n%3 == 0 {
			break
		}
	}
	f.set(at, bit)
	return at, bit
}

// set makes the store the one with that bit flipped.
func (f *flipped) set(at, bit int) {
	f.t.Helper()
	b := slices.Clone(f.whole)
	b[at] ^= 1 << bit
	if err := os.WriteFile(f.db(), b, 0o600); err != nil {
		f.t.Fatal(err)
	}
}

// says runs a command and gives what it printed, what it said, and its status.
func (l *line) says(args ...string) (printed, said string, status int) {
	l.t.Helper()
	cmd := exec.Command("baken", args...)
	cmd.Env, cmd.Dir = environment(l.home), l.home
	var out, trouble strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &trouble
	_ = cmd.Run() // its status says it
	return out.String(), trouble.String(), cmd.ProcessState.ExitCode()
}

// passing is what changes while the program is started again and again: how long a
// contact waits, and that it was shown.
var passing = regexp.MustCompile(`"waiting_s":[0-9]+,|,?{[^{}]*"act":"contact\.printed"}`)

// TestFlippedBitsInTheProgram flips bits of the store and has the program list and show
// all: it does not crash, and shows nothing that was not written. A record of which the
// key is not what it was is not found, and lacks where it would be shown: that is what
// `baken verify` is for, which finds it.
func TestFlippedBitsInTheProgram(t *testing.T) {
	t.Parallel()
	l := busy(t)
	commands := [][]string{{"list", "--filter", "all", "--format", "json"}}
	for line := range strings.Lines(l.baken(commands[0]...)) {
		var o struct{ ID string }
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			t.Fatal(err)
		}
		commands = append(commands, []string{"show", o.ID, "--format", "json"})
	}
	right := map[string]string{}
	for _, args := range commands {
		right[strings.Join(args, " ")] = passing.ReplaceAllString(l.baken(args...), "")
	}
	f := newFlipped(l)
	told, silent := 0, 0
	for range *flips {
		at, bit := f.next()
		wrong := false
		for _, args := range commands[:1+f.random.IntN(2)+1] {
			printed, said, status := l.says(args...)
			if status < 0 || status > 3 || strings.Contains(said, "goroutine ") || strings.Contains(said, "SIG") {
				t.Fatalf("byte %d, bit %d: %s crashes with %d:\n%s", at, bit, args[0], status, said)
			}
			printed = passing.ReplaceAllString(printed, "")
			was := right[strings.Join(args, " ")]
			differs := printed != was
			if made := invented(printed, was); len(made) > 0 && said == "" {
				t.Errorf("byte %d, bit %d: %s shows what nobody wrote, without a word: %q", at, bit, args[0], made)
			}
			if differs && said == "" {
				silent++
			}
			wrong = wrong || differs || said != ""
		}
		f.set(at, bit) // a write may have mended a head
		_, said, status := l.says("verify")
		if wrong && status == 0 {
			t.Errorf("byte %d, bit %d: verify finds nothing", at, bit)
		}
		if status != 0 {
			told++
			if strings.TrimSpace(said) == "" || strings.Contains(said, "goroutine ") {
				t.Errorf("byte %d, bit %d: verify fails with %q", at, bit, said)
			}
		}
	}
	t.Logf("of %d bits %d are told by verify; %d times something is lacking where it was shown", *flips, told, silent)
	if told*3 < *flips {
		t.Errorf("of %d bits only %d are told", *flips, told)
	}
}

// invented are the fields of a command's output that it did not print before, but for
// those that say that something lacks.
func invented(printed, was string) (fields []string) {
	split := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",{}[]\n", r) })
	}
	known := split(was)
	for _, f := range split(printed) {
		if f != `"act":"erased"` && f != `"not_fetched":true` && !slices.Contains(known, f) {
			fields = append(fields, f)
		}
	}
	return fields
}

// TestFlippedBitsOnTheScreen opens the workstation on such stores, and what stands in
// it: the program goes on until it is told to quit.
func TestFlippedBitsOnTheScreen(t *testing.T) {
	t.Parallel()
	l := busy(t)
	f := newFlipped(l)
	seen := 0
	for range max(3, *flips/6) {
		at, bit := f.next()
		x := atTerminal(t, l.home)
		for end := time.Now().Add(patience); time.Now().Before(end) && !x.saw("Vraag"); time.Sleep(10 * time.Millisecond) {
			if x.over() {
				break
			}
			if strings.Contains(x.all(), "damaged") { // it says so, and is not to be waited for
				break
			}
		}
		for _, keys := range []string{"j", "\r", "2", "1", "k", "\r", "\x1b"} {
			if x.over() {
				break
			}
			x.press(keys)
			time.Sleep(60 * time.Millisecond)
		}
		if strings.Contains(x.all(), "Vraag") {
			seen++
		}
		// Bytes that are read together may be one key; told again, it ends.
		for end := time.Now().Add(patience); time.Now().Before(end) && !x.over(); time.Sleep(200 * time.Millisecond) {
			x.press("\x11")
		}
		if status := x.ends(); status < 0 || status > 1 || strings.Contains(x.all(), "goroutine ") || strings.Contains(x.all(), "SIG") {
			t.Errorf("byte %d, bit %d: the program ends with %d:\n%q", at, bit, status, x.all())
		}
	}
	if seen == 0 {
		t.Error("nothing was shown; this would find nothing")
	}
}

// TestLostHead: when one of the two heads of the file is damaged, which may be that of
// the last step, every command says so, and so does the screen.
func TestLostHead(t *testing.T) {
	t.Parallel()
	f := newFlipped(busy(t))
	for page := range 2 {
		at := page*os.Getpagesize() + 40 // in the number of the root page
		f.set(at, 3)
		if printed, said, status := f.says("list"); status != 0 || printed == "" || !strings.Contains(said, "what was done last may be missing") {
			t.Errorf("head %d: list ends with %d and says %q", page, status, said)
		}
		if printed, said, status := f.says("verify"); status != 1 || !strings.Contains(printed+said, "the last step may be missing") {
			t.Errorf("head %d: verify ends with %d and says %q", page, status, printed+said)
		}
		x := atTerminal(t, f.home)
		x.sees("what was done last may be missing here")
		x.press("\x11")
		if status := x.ends(); status != 0 {
			t.Errorf("head %d: the screen ends with %d", page, status)
		}
	}
}

// busy is a line with contacts on which something was done.
func busy(t *testing.T) *line {
	t.Helper()
	w := newWork(t, 42)
	for _, d := range []deed{
		w.noteAt(w.seen.contacts[0].ID), w.sendAt(w.seen.contacts[1].ID), w.replyAt(w.seen.contacts[2].ID), w.claimAt(w.seen.contacts[0]), w.closeAt(w.seen.contacts[2]), w.syncAll(),
	} {
		d.alone = true
		out, ended := w.run(d)
		d.did(out, ended)
	}
	w.look()
	return w.line
}
