package command

import (
	"bufio"
	"io"
	"log/slog"
	"os"
	"time"

	"golang.org/x/term"
	"gopkg.in/natefinch/lumberjack.v2"
)

// app is what a command works with: where it reads and writes, the environment
// and the clock.
type app struct {
	grammar
	speaker

	args   []string
	stdin  *bufio.Reader
	stdout io.Writer
	stderr io.Writer
	getenv func(string) string
	now    func() time.Time

	log     *slog.Logger
	logFile *lumberjack.Logger
}

func newApp(args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) *app {
	a := &app{
		args: args, stdin: bufio.NewReader(stdin), stdout: stdout, stderr: stderr, getenv: getenv, now: time.Now,
		log: slog.New(slog.DiscardHandler),
	}
	a.speak(a.tongue())
	return a
}

// onTerminal says whether a stream is a terminal.
func onTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// width is how wide a stream is, in cells: that of the terminal, else much.
func width(stream any) int {
	if f, ok := stream.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			return w
		}
	}
	return 200
}
