package ui

import (
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/cryptotest"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"baken/keymap"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/style"
)

// TestPictures draws the pictures of the README from the program: the same
// screens as in the golden frames, with their colours, as SVG.
func TestPictures(t *testing.T) {
	for _, p := range []struct {
		name          string
		width, height int
		keys          string
		see           string
	}{
		{"queue", 140, 30, "c", "claimed, on this machine only"},
		{"reply", 80, 24, "c enter r", "buur@example.org"},
	} {
		t.Run(p.name, func(t *testing.T) {
			cryptotest.SetGlobalRandom(t, 1)
			s := newStore(t)
			fill(t, s, letters)
			r := lipgloss.NewRenderer(io.Discard)
			r.SetColorProfile(termenv.TrueColor)
			look := part.Look{Style: style.New(r, style.Options{Background: style.Dark}), Lang: lang.For(lang.English), Keys: keymap.Default()}
			d := deps(t, s, lang.English)
			d.Look = look
			d.Rule = func(rule string) string { return map[string]string{"nl.knife": "danger", "nl.age": "minor"}[rule] }
			who := sitWith(t, s, d, p.width, p.height)
			who.sees("Bang voor mijn buur")
			who.types(p.keys)
			who.sees(p.see)
			who.steady()
			svg := picture(who.colours(), p.width, p.height)
			path := filepath.Join("testdata", "pictures", p.name+".svg")
			if *update {
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(svg), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), svg); d != "" {
				t.Errorf("the picture is another (run with -update and look at it):\n%s", d)
			}
		})
	}
}

// Sizes of a cell of the pictures, in pixels.
const (
	cellWidth  = 8.4
	cellHeight = 18
)

// picture makes an SVG of a drawn screen.
func picture(view string, width, height int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%d" font-family="'DejaVu Sans Mono','Menlo','Consolas',monospace" font-size="14">`+"\n",
		float64(width)*cellWidth+24, height*cellHeight+24)
	b.WriteString(`<rect width="100%" height="100%" rx="8" fill="#16181d"/>` + "\n")
	for row, line := range strings.Split(view, "\n") {
		drawLine(&b, line, row)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// pen is what the escape sequences have set.
type pen struct {
	fg, bg string
	bold   bool
}

func drawLine(b *strings.Builder, line string, row int) {
	column, p := 0, pen{}
	for line != "" {
		if line[0] == '\x1b' {
			end := strings.IndexFunc(line[1:], func(r rune) bool { return r >= '@' && r <= '~' && r != '[' })
			if end < 0 {
				return
			}
			if line[end+1] == 'm' {
				p.set(line[2 : end+1])
			}
			line = line[end+2:]
			continue
		}
		next := strings.IndexByte(line, '\x1b')
		if next < 0 {
			next = len(line)
		}
		text := line[:next]
		line = line[next:]
		w := ansi.StringWidth(text)
		x, y := 12+float64(column)*cellWidth, 12+row*cellHeight
		if p.bg != "" {
			fmt.Fprintf(b, `<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"/>`+"\n", x, y, float64(w)*cellWidth, cellHeight, p.bg)
		}
		if strings.TrimSpace(text) != "" {
			fg, weight := p.fg, ""
			if fg == "" {
				fg = "#d0d0d0"
			}
			if p.bold {
				weight = ` font-weight="bold"`
			}
			fmt.Fprintf(b, `<text x="%.1f" y="%d" textLength="%.1f" fill="%s"%s xml:space="preserve">%s</text>`+"\n", x, y+14, float64(w)*cellWidth, fg, weight, html.EscapeString(text))
		}
		column += w
	}
}

func (p *pen) set(codes string) {
	all := strings.Split(codes, ";")
	for i := 0; i < len(all); i++ {
		n, _ := strconv.Atoi(all[i])
		switch {
		case n == 0:
			*p = pen{}
		case n == 1:
			p.bold = true
		case (n == 38 || n == 48) && i+4 < len(all) && all[i+1] == "2":
			var c [3]int
			for j := range c {
				c[j], _ = strconv.Atoi(all[i+2+j])
			}
			colour := fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2])
			if n == 38 {
				p.fg = colour
			} else {
				p.bg = colour
			}
			i += 4
		}
	}
}
