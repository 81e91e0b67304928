package ui

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/account"
	"baken/store"
	"baken/ui/part"
	"baken/ui/screen"
)

// Deps is what a session is made with.
type Deps struct {
	Look part.Look
	// Open opens the store by the passphrase, or by another way in when
	// AskPassphrase is false, and starts the work with the mail server. It may
	// take a second and is called from a command.
	Open          func(passphrase []byte) (screen.Opened, error)
	AskPassphrase bool
	Unsent        int      // replies that became drafts when it was locked
	Unsaved       [][]byte // texts that could not be saved then: Result.Unsaved of that session
	Place         []byte   // where one was then: Result.Place; nil: at the beginning
	Name          string
	Config        account.Config
	LockAfter     time.Duration // idle time after which it locks; 0: never
	Now           func() time.Time
	Zone          *time.Location // whose times are shown: the team's
	Here          *time.Location // the terminal's own; nil: not known
	Log           *slog.Logger
	LogFile       string // where Log writes, as a person is told
	Rule          func(rule string) string
	Level         func(rule string) store.Urgency
	Reads         func(language string) bool
	Due           func(since time.Time) time.Time
	// Closing stops the work with the mail server before the store is closed; it
	// waits for a mail that is under way for a moment.
	Closing func()
	// Remote is set where the terminal is not of this machine: the files here are not
	// those of who sits there, and a signal to this process is none to them.
	Remote bool
	Sizes  <-chan tea.WindowSizeMsg // of such a terminal
	// Plain is set where everything is lines and prompts, see [RunPlain]: commands are
	// waited for, and nothing is drawn.
	Plain bool
	// Watched says what records this terminal (tmux pipe-pane, script), if known.
	Watched string

	// Chats gives the seat at the visitors' chats to who sits here, once the store is
	// open. Nil: there are none, and nothing of them is on the screen.
	Chats    func(*store.Store) Chats
	Sounding Sounding // when the bell rings for them

	In  io.Reader // nil: standard input
	Out io.Writer // nil: standard output; what is copied is written there too
}

// frames is how many are drawn in a second at most. Over a line each costs a packet, and
// on a machine with many sessions time.
func (d Deps) frames() int {
	if d.Remote {
		return 15
	}
	return 120
}

// resizes tells the program how large its terminal is, until it is stopped.
func resizes(ctx context.Context, p *tea.Program, sizes <-chan tea.WindowSizeMsg) (stop func()) {
	ctx, stop = context.WithCancel(ctx)
	go func() {
		for {
			select {
			case size := <-sizes:
				p.Send(size)
			case <-ctx.Done():
				return
			}
		}
	}()
	return stop
}

// Result is how a session ended.
type Result struct {
	// Locked asks for a new process in place of this one: no key and no sentence
	// may stay in its memory.
	Locked bool
	// Unsent is how many replies did not go: those that are drafts again, and
	// those that wait in the outbox.
	Unsent int
	// Unsaved are the texts that could not be saved when it was locked, each sealed:
	// [store.Store.TakeBack] opens them.
	Unsaved [][]byte
	// Place is where one was when it was locked, sealed: [store.Store.OpenPlace] opens
	// it. Nil where it could not be sealed.
	Place []byte
}

// Run shows the workstation on a terminal until it is left or locked. By then the
// store is closed and the screen is empty.
func Run(ctx context.Context, deps Deps) (Result, error) {
	out := deps.Out
	if out == nil {
		out = os.Stdout
	}
	options := []tea.ProgramOption{tea.WithAltScreen(), tea.WithContext(ctx), tea.WithOutput(part.NewTerminal(out)), tea.WithoutCatchPanics(), tea.WithFPS(deps.frames()),
		// Signals end ctx. Bubble Tea's own handler may wait for ever for a loop
		// that ctx has ended already.
		tea.WithoutSignalHandler()}
	if deps.In != nil {
		options = append(options, tea.WithInput(deps.In))
	}
	deps.Out = out
	app := New(ctx, deps)
	defer app.release()
	program := tea.NewProgram(guardedApp(app), options...)
	if !deps.Remote {
		defer pauses(program)()
	}
	defer resizes(ctx, program, deps.Sizes)()
	_, err := program.Run()
	if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
		err = nil // hang-up or end of the process: everything is on the disk
	}
	return app.result, err
}
