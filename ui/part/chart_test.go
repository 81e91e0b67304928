package part

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"baken/ui/style"
)

// exact says that a picture has exactly its lines and cells.
func exact(t *rapid.T, what, view string, cells, height int) {
	lines := strings.Split(view, "\n")
	if len(lines) != height {
		t.Fatalf("%s: %d lines, want %d", what, len(lines), height)
	}
	for _, line := range lines {
		if w := ansi.StringWidth(line); w != cells {
			t.Fatalf("%s: a line of %d cells, want %d: %q", what, w, cells, line)
		}
	}
}

// TestChartsFit: whatever is drawn, at whatever size, has exactly its room.
func TestChartsFit(t *testing.T) {
	l := look()
	numbers := rapid.SliceOfN(rapid.IntRange(-1, 2_000_000), 0, 30)
	rapid.Check(t, func(t *rapid.T) {
		cells, height := rapid.IntRange(1, 150).Draw(t, "width"), rapid.IntRange(1, 40).Draw(t, "height")
		bar := l.Bar(rapid.Float64Range(-1, 2).Draw(t, "share"), cells, l.Style.Plain.Accent, l.Style.Plain.Muted)
		exact(t, "bar", bar, cells, 1)
		values := numbers.Draw(t, "values")
		c := Course{Values: values, Labels: rapid.SliceOfN(rapid.SampledFrom([]string{"Jan", "févr", "日本"}), len(values), len(values)).Draw(t, "labels")}
		if rapid.Bool().Draw(t, "against") {
			c.Before = rapid.SliceOfN(rapid.IntRange(-1, 500), len(values), len(values)).Draw(t, "before")
		}
		exact(t, "course", c.View(l, cells, height), cells, height)
		h := Heat{Columns: c.Labels}
		for range rapid.IntRange(0, 9).Draw(t, "rows") {
			h.Rows = append(h.Rows, "Mon")
			h.Values = append(h.Values, values)
		}
		exact(t, "heat", h.View(l, cells, height), cells, height)
	})
}

// TestBarGrows: more is never shown as less, and a little is not nothing.
func TestBarGrows(t *testing.T) {
	l := look()
	filled := func(share float64) int {
		n := 0
		for _, r := range l.Bar(share, 10, l.Style.Plain.Text, l.Style.Plain.Text) {
			for i, e := range l.Style.Chart.Eighths {
				if string(r) == e {
					n += i + 1
				}
			}
		}
		return n
	}
	last := 0
	for p := range 1001 {
		n := filled(float64(p) / 1000)
		if n < last || p > 0 && n == 0 {
			t.Errorf("%d per thousand has %d eighths after %d", p, n, last)
		}
		last = n
	}
	if filled(0) != 0 || last != 80 {
		t.Errorf("from %d to %d eighths", filled(0), last)
	}
}

// TestHeatSteps: each number has one shade, more is never lighter, and the steps say
// which.
func TestHeatSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		most := rapid.IntRange(1, 5000).Draw(t, "most")
		steps := Heat{Values: [][]int{{most, 0}}}.Steps()
		for n, last := 1, 0; n <= most; n++ {
			s := shade(n, most)
			if s < last || s < 1 || s > shades || n < steps[s-1][0] || n > steps[s-1][1] {
				t.Fatalf("%d of %d has shade %d: %v", n, most, s, steps)
			}
			last = s
		}
		if shade(0, most) != 0 || shade(most, most) != shades && most >= shades {
			t.Fatalf("the most of %d has shade %d", most, shade(most, most))
		}
	})
}

// TestChartFrames: what they look like, with all signs and in ASCII.
func TestChartFrames(t *testing.T) {
	for name, l := range map[string]Look{"": look(), "-ascii": ascii()} {
		c := Course{
			Labels: []string{"jan", "feb", "mrt", "apr", "mei", "jun"},
			Values: []int{612, 704, 1_180, 955, 955, Missing}, Before: []int{580, 800, 790, 990, 410, 640},
		}
		compare(t, "chart-course"+name, c.View(l, 60, 12)+"\n"+c.View(l, 24, 8))
		h := Heat{Rows: []string{"ma", "di", "wo"}}
		for hour := range 24 {
			h.Columns = append(h.Columns, fmt.Sprint(hour))
		}
		for day := range 3 {
			var row []int
			for hour := range 24 {
				row = append(row, max(0, (hour-7)*(20-hour)*(day+1)))
			}
			h.Values = append(h.Values, row)
		}
		compare(t, "chart-heat"+name, h.View(l, 110, 7)+"\n"+h.View(l, 60, 5))
		var bars []string
		for _, share := range []float64{0, 0.004, 0.3, 0.55, 1} {
			bars = append(bars, l.Bar(share, 10, l.Style.Plain.Accent, l.Style.Plain.Muted))
		}
		compare(t, "chart-bar"+name, strings.Join(bars, "\n"))
	}
}

// ascii is a look of a terminal that draws no more than ASCII.
func ascii() Look {
	l := look()
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.Ascii)
	l.Style = style.New(r, style.Options{ASCII: true, Background: style.Dark})
	return l
}
