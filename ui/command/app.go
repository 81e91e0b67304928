package command

import (
	"bufio"
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/alecthomas/kong"
	"golang.org/x/term"
	"gopkg.in/natefinch/lumberjack.v2"

	"baken/ui/command/beside"
)

// app is what a command works with: where it reads and writes, the environment
// and the clock.
type app struct {
	grammar
	speaker

	args   []string
	stdin  *bufio.Reader
	begun  *begun // whether that was read
	stdout io.Writer
	stderr io.Writer
	getenv func(string) string
	now    func() time.Time
	where  string                    // the folder from which files are named
	serves bool                      // it is the hub of a team
	permit func(*kong.Context) error // says no to commands that are not for whoever asks; nil: all are
	guest  *guest                    // nil: this process runs the command for itself

	log     *slog.Logger
	logFile *lumberjack.Logger
}

func newApp(args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) *app {
	from := &begun{Reader: stdin}
	a := &app{
		args: args, stdin: bufio.NewReader(from), begun: from, stdout: stdout, stderr: stderr, getenv: getenv, now: time.Now,
		log: slog.New(slog.DiscardHandler),
	}
	a.where, _ = os.Getwd() // where it is gone, opening a file says so
	a.speak(a.tongue())
	return a
}

// begun is a stream of which is known whether somebody has begun to read it.
type begun struct {
	io.Reader
	yes bool
}

func (b *begun) Read(p []byte) (int, error) {
	b.yes = true
	return b.Reader.Read(p)
}

// onTerminal says whether a stream is a terminal, here or at the one for whom the
// command runs.
func onTerminal(stream any) bool {
	switch s := stream.(type) {
	case *os.File:
		return term.IsTerminal(int(s.Fd()))
	case *beside.Stream:
		return s.Terminal.Is
	}
	return false
}

// width is how wide a stream is, in cells: that of the terminal, else much.
func width(stream any) int {
	switch s := stream.(type) {
	case *os.File:
		if w, _, err := term.GetSize(int(s.Fd())); err == nil && w > 0 {
			return w
		}
	case *beside.Stream:
		if s.Terminal.Width > 0 {
			return s.Terminal.Width
		}
	}
	return 200
}
