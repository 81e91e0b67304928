package part

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"baken/store/outside"
)

// The terminal's own cursor. Bubble Tea hides it and knows no place for it, but
// screen readers, magnifiers and the eye look for it. So the part that has the
// focus puts the mark [Here] into its picture, which takes no room; the program
// ends its View with [Frame], which takes the mark out again and writes its
// place into the last line; and a [Terminal] between Bubble Tea and the real
// terminal turns that into a cursor that stands there after each frame. The
// place is part of the frame, so that both change together, and a frame in which
// only the cursor moved rewrites one line.
//
// Both marks are private control sequences, which text from outside cannot
// hold, and which a terminal that met one would pass over.

// Here is where the terminal's cursor shall stand.
const Here = "\x1b[?7781z"

// Frame ends the drawing of a whole screen: the first mark in view is where the
// cursor will stand, all marks are taken out. Without a mark the cursor is
// hidden.
func Frame(view string) string {
	at := strings.Index(view, Here)
	place := "\x1b[?7782;0;0z"
	if at >= 0 {
		before := view[:at]
		row := strings.Count(before, "\n")
		column := outside.Width(before[strings.LastIndexByte(before, '\n')+1:])
		place = fmt.Sprintf("\x1b[?7782;%d;%dz", row+1, column+1)
		view = strings.ReplaceAll(view, Here, "")
	}
	last := strings.LastIndexByte(view, '\n') + 1
	return view[:last] + place + view[last:]
}

// placed finds what Frame wrote.
var placed = regexp.MustCompile("\x1b\\[\\?7782;([0-9]+);([0-9]+)z")

// Terminal passes a program's output on and keeps the cursor where the last
// frame wants it. It is given to tea.WithOutput.
type Terminal struct {
	out         io.Writer
	row, column int
}

// NewTerminal writes to out. Where out is a file, the Terminal gives its
// descriptor to whoever asks for it, so that raw mode and size still work.
func NewTerminal(out io.Writer) io.Writer {
	t := &Terminal{out: out}
	if f, ok := out.(*os.File); ok {
		return &terminalFile{t, f}
	}
	return t
}

// Write passes p on without the marks. Bubble Tea hands over a frame in one
// piece.
func (t *Terminal) Write(p []byte) (int, error) {
	if found := placed.FindAllSubmatch(p, -1); found != nil {
		last := found[len(found)-1]
		t.row, _ = strconv.Atoi(string(last[1]))
		t.column, _ = strconv.Atoi(string(last[2]))
	}
	if !isFrame(p) {
		if _, err := t.out.Write(placed.ReplaceAll(p, nil)); err != nil {
			return 0, err
		}
		return len(p), nil
	}
	var b bytes.Buffer
	b.WriteString(ansi.HideCursor)
	b.Write(placed.ReplaceAll(p, nil))
	if t.row > 0 {
		b.WriteString(ansi.CursorPosition(t.column, t.row))
		b.WriteString(ansi.ShowCursor)
	}
	if _, err := t.out.Write(b.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}

// isFrame tells a frame from the sequences that Bubble Tea writes on its own
// (alternate screen, mouse, title): a frame of the alternate screen begins at
// home and has something in it.
func isFrame(p []byte) bool {
	return bytes.HasPrefix(p, []byte(ansi.CursorHomePosition)) && len(p) > len(ansi.CursorHomePosition)
}

// terminalFile is a Terminal on a real terminal.
type terminalFile struct {
	*Terminal
	f *os.File
}

func (t *terminalFile) Read(p []byte) (int, error) { return t.f.Read(p) }
func (t *terminalFile) Close() error               { return t.f.Close() }
func (t *terminalFile) Fd() uintptr                { return t.f.Fd() }
