package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/signal"
	"runtime/debug"
	"time"

	"github.com/alecthomas/kong"

	"baken/store"
	"baken/store/guard"
	"baken/ui/command/quiet"
	"baken/ui/lang"
)

// Main runs the program with its arguments, without the program's own name,
// and gives the exit status. getenv is [os.Getenv], or a test's.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) int {
	quiet.Over()
	guardProcess()
	if getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	ctx, stop := signal.NotifyContext(context.Background(), endSignals...)
	defer stop()
	// The second ctrl-C ends the program at once.
	context.AfterFunc(ctx, stop)
	return run(ctx, args, newApp(args, stdin, stdout, stderr, getenv))
}

// memoryLimit is from how many bytes of its own memory on the program rather collects
// what it does not need any more than takes more: a first sync made twice as much
// lie about. What it needs it may have beyond that.
const memoryLimit = 120 << 20

// left is what kong's own flags (--help) end with.
type left int

func run(ctx context.Context, args []string, a *app) (status int) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case left:
			status = int(p)
		default: // what it says may hold a contact's words
			guard.Record(a.log, p)
			status = a.report(guard.ErrFault)
		}
	}()
	parser, err := newParser(a, kong.BindFor(ctx))
	if err != nil {
		fmt.Fprintln(a.stderr, "baken:", err) // a fault of the grammar, found by every test
		return exitFailed
	}
	k, err := parser.Parse(args)
	if err != nil {
		return a.usedWrongly(err)
	}
	if a.permit != nil {
		if err := a.permit(k); err != nil {
			return a.report(err)
		}
	}
	if a.Format == formatHTML && k.Command() != "figures" {
		return a.report(misused(lang.OnlyFiguresAsPage))
	}
	start := time.Now()
	status, err = a.do(ctx, k)
	a.closeLog(k.Command(), status, err, time.Since(start))
	return status
}

// do runs a command, here or in the workstation that has the store open.
func (a *app) do(ctx context.Context, k *kong.Context) (status int, err error) {
	if stays(k) {
		if a.permit == nil { // else what is not for guests was refused
			err = a.guest.refuses()
		}
		if err == nil {
			err = k.Run()
		}
		return a.report(err), err
	}
	a.root(k)
	if status, done := a.goBeside(ctx); done {
		return status, nil
	}
	err = k.Run()
	if errors.Is(err, store.ErrInUse) && !a.begun.yes { // by one that has just been opened, it may be
		if status, done := a.goBeside(ctx); done {
			return status, nil
		}
	}
	return a.report(err), err
}

func newParser(a *app, options ...kong.Option) (*kong.Kong, error) {
	return kong.New(&a.grammar, append(append([]kong.Option{
		kong.Name("baken"),
		kong.PostBuild(a.explain),
		kong.Help(a.printHelp),
		kong.Writers(a.stdout, a.stderr),
		kong.Exit(func(status int) { panic(left(status)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, WrapUpperBound: 100}),
		kong.Bind(a),
	}, a.commands()...), options...)...)
}
