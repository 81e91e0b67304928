package command_test

import (
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"baken/keymap"
	"baken/store/outside"
	"baken/ui/lang"
)

// The pictures of the README and of the guide are taken from the program: the demo, in a
// tmux of that size. What they show changes with the time of day, so they are compared by
// the words that are always there. To take them anew: UPDATE_README=1 go test -run
// Picture ./ui/command
func TestPictures(t *testing.T) {
	for _, p := range []struct {
		file          string
		width, height int
		keys          []string
		always        []string
	}{
		{"workstation.svg", 140, 40, []string{"c", "Enter"}, []string{"Baken", "Queue", "waiting", "acute", "Noor", "claim", "reply", "note", "help"}},
		{"small.svg", 80, 24, nil, []string{"Baken", "Queue", "waiting", "acute", "help"}},
	} {
		t.Run(p.file, func(t *testing.T) {
			s := sitting(t, p.width, p.height, lang.English)
			s.until("chat waits")
			s.press(p.keys...)
			s.compared(filepath.Join("testdata", "picture", p.file), p.always...)
		})
	}
}

func TestGuidePictures(t *testing.T) {
	for _, l := range lang.Languages() {
		t.Run(string(l), func(t *testing.T) {
			c := lang.For(l)
			picture := func(name string) string {
				return filepath.Join("..", "..", ".doc", "picture", name+"."+string(l)+".svg")
			}
			s := sitting(t, 100, 30, l)
			s.compared(picture("queue"), "Baken", c.T(lang.QueueTitle), c.T(lang.LevelAcute), c.Short(keymap.ShowKeys))
			s.press("j", "Enter")
			s.until(c.T(lang.CoveredWords)) // the conversation has the keys
			s.press("r")
			s.until(c.T(lang.ReplyWord))
			s.compared(picture("answer"), c.T(lang.ReplyWord), c.T(lang.MailSafeNotAsked), c.Short(keymap.Send))
			s.press("Escape")
			s.gone(c.T(lang.ReplyWord))
			s.press("N", "p")
			s.until(c.T(lang.NoteWord))
			s.compared(picture("call"), c.T(lang.NoteWord), c.T(lang.RegistrationHead), c.T(lang.CallGoing))
			s.press("C-g") // else it asks whether to leave while a call goes on
			s.gone(c.T(lang.CallGoing))
		})
	}
}

// sitter is somebody before the demo in a terminal.
type sitter struct {
	t     *testing.T
	tmux  func(args ...string) string
	width int
}

// sitting shows the demo in a terminal of that size.
func sitting(t *testing.T, width, height int, l lang.Language) *sitter {
	t.Helper()
	home := private(t)
	s := &sitter{t: t, width: width}
	s.tmux = func(args ...string) string {
		t.Helper()
		cmd := exec.Command("tmux", append([]string{"-f", "/dev/null", "-S", filepath.Join(home, "tmux")}, args...)...)
		cmd.Env, cmd.Dir = append(environment(home), "LANG=C.UTF-8", "COLORTERM=truecolor"), home
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("tmux %s: %v\n%s", args[0], err, out)
		}
		return string(out)
	}
	s.tmux("-u", "new-session", "-d", "-x", strconv.Itoa(width), "-y", strconv.Itoa(height), "baken demo --language "+string(l))
	t.Cleanup(func() {
		_ = exec.Command("tmux", "-S", filepath.Join(home, "tmux"), "send-keys", "C-q").Run()
		for end := time.Now().Add(patience); time.Now().Before(end) && len(demoFolders(t, home)) > 0; {
			time.Sleep(20 * time.Millisecond)
		}
		_ = exec.Command("tmux", "-S", filepath.Join(home, "tmux"), "kill-server").Run() // it ends by itself too
	})
	s.until(lang.For(l).T(lang.LevelAcute))
	return s
}

func (s *sitter) shown() string { return s.tmux("capture-pane", "-p") }

// until waits for words on the screen.
func (s *sitter) until(words string) {
	s.t.Helper()
	for end := time.Now().Add(patience); !strings.Contains(s.shown(), words); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("%q does not come:\n%s", words, s.shown())
		}
	}
}

// gone waits until words stand there no more.
func (s *sitter) gone(words string) {
	s.t.Helper()
	for end := time.Now().Add(patience); strings.Contains(s.shown(), words); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("%q stays:\n%s", words, s.shown())
		}
	}
}

// press types keys, as tmux calls them.
func (s *sitter) press(keys ...string) {
	s.t.Helper()
	for _, k := range keys {
		s.tmux("send-keys", k)
		time.Sleep(300 * time.Millisecond)
	}
}

// compared waits for what the picture must show, and takes the picture, or looks for the
// same in the kept one.
func (s *sitter) compared(kept string, always ...string) {
	s.t.Helper()
	for _, words := range always {
		s.until(words)
	}
	if os.Getenv("UPDATE_README") != "" {
		time.Sleep(2 * time.Second) // what is read behind the screen
		lines := strings.Split(strings.TrimRight(s.tmux("capture-pane", "-p", "-e"), "\n"), "\n")
		if err := os.WriteFile(kept, []byte(svg(lines, s.width)), 0o644); err != nil {
			s.t.Fatal(err)
		}
	}
	picture, err := os.ReadFile(kept)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, words := range always {
		if !strings.Contains(string(picture), html.EscapeString(words)) {
			s.t.Errorf("%q is not in the picture %s", words, kept)
		}
	}
}

// The measures of a cell in the picture.
const (
	cellWidth, cellHeight = 8.43, 18
	paper, ink            = "#16181d", "#d8dbe2"
)

// svg draws lines with their colours.
func svg(lines []string, width int) string {
	var b strings.Builder
	w, h := float64(width)*cellWidth+24, float64(len(lines)*cellHeight+24)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">`+"\n", w, h)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="6" fill="%s"/>`+"\n", paper)
	pen := pen{}
	for row, line := range lines {
		column := 0
		y := float64(12 + row*cellHeight)
		for line != "" {
			if rest, ok := strings.CutPrefix(line, "\x1b["); ok {
				codes, after, _ := strings.Cut(rest, "m")
				pen.take(codes)
				line = after
				continue
			}
			text, after, more := strings.Cut(line, "\x1b[")
			if line = ""; more {
				line = "\x1b[" + after
			}
			cells := outside.Width(text)
			x := 12 + float64(column)*cellWidth
			column += cells
			if pen.back != "" {
				fmt.Fprintf(&b, `<rect x="%.1f" y="%.0f" width="%.1f" height="%d" fill="%s"/>`+"\n", x, y, float64(cells)*cellWidth, cellHeight, pen.back)
			}
			if strings.TrimSpace(text) != "" {
				fmt.Fprintf(&b, `<text x="%.1f" y="%.0f" textLength="%.1f" xml:space="preserve" fill="%s"%s>%s</text>`+"\n",
					x, y+13, float64(cells)*cellWidth, pen.colour(), pen.weight(), html.EscapeString(text))
			}
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// pen is how characters are drawn (ECMA-48, SGR).
type pen struct {
	fore, back string
	bold       bool
}

func (p *pen) colour() string {
	if p.fore == "" {
		return ink
	}
	return p.fore
}

func (p *pen) weight() string {
	if p.bold {
		return ` font-weight="bold"`
	}
	return ""
}

func (p *pen) take(codes string) {
	list := strings.Split(codes, ";")
	for i := 0; i < len(list); i++ {
		n, _ := strconv.Atoi(list[i]) // empty is 0
		switch {
		case n == 0:
			*p = pen{}
		case n == 1:
			p.bold = true
		case n == 22:
			p.bold = false
		case n == 39:
			p.fore = ""
		case n == 49:
			p.back = ""
		case n >= 30 && n <= 37:
			p.fore = palette(n - 30)
		case n >= 90 && n <= 97:
			p.fore = palette(n - 90 + 8)
		case n >= 40 && n <= 47:
			p.back = palette(n - 40)
		case (n == 38 || n == 48) && i+2 < len(list):
			c := ""
			if list[i+1] == "2" && i+4 < len(list) {
				c = fmt.Sprintf("#%02x%02x%02x", number(list[i+2]), number(list[i+3]), number(list[i+4]))
				i += 4
			} else {
				c = palette(number(list[i+2]))
				i += 2
			}
			if n == 38 {
				p.fore = c
			} else {
				p.back = c
			}
		}
	}
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // tmux writes numbers
	return n
}

// palette is a colour of the 256 as xterm has them.
func palette(n int) string {
	basic := []string{"#2e3440", "#d0666f", "#8fbf7f", "#d9b96e", "#7aa2d6", "#b48ead", "#7fc1c7", "#c8ccd4",
		"#6b7280", "#e58a92", "#a9d49a", "#ecd08f", "#9dbce6", "#caa8c4", "#9fd6db", "#f0f2f6"}
	switch {
	case n < 16:
		return basic[n]
	case n >= 232:
		g := 8 + (n-232)*10
		return fmt.Sprintf("#%02x%02x%02x", g, g, g)
	}
	level := func(v int) int {
		if v == 0 {
			return 0
		}
		return 55 + v*40
	}
	n -= 16
	return fmt.Sprintf("#%02x%02x%02x", level(n/36), level(n/6%6), level(n%6))
}
