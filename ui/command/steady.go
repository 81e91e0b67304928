package command

import (
	"context"
	"errors"
	"log/slog"
	"os"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store/guard"
	"baken/ui/part"
)

// fill shows a model on the alternate screen of the terminal, which leaves nothing
// in the scrollback, until it quits. After a mistake of ours the terminal is as it
// was and the error is [guard.ErrFault].
func (a *app) fill(ctx context.Context, m tea.Model) error {
	s := &steady{model: m, log: a.log}
	_, err := tea.NewProgram(s, tea.WithAltScreen(), tea.WithContext(ctx), tea.WithOutput(part.NewTerminal(os.Stdout)), tea.WithoutCatchPanics(), tea.WithoutSignalHandler()).Run()
	return errors.Join(s.fault, err)
}

// steady is a model of which a panic ends the program in an orderly way. It is
// drawn when it has changed, so that a panic while drawing can end it too.
type steady struct {
	model tea.Model
	log   *slog.Logger
	frame string
	fault error
}

func (s *steady) Init() tea.Cmd { return s.safe(s.model.Init()) }

func (s *steady) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if f, ok := msg.(faulted); ok {
		return s.end(f.err)
	}
	if s.fault != nil {
		return s, tea.Quit
	}
	var cmd tea.Cmd
	err := guard.Run(s.log, func() error {
		s.model, cmd = s.model.Update(msg)
		s.frame = s.model.View()
		return nil
	})
	if err != nil {
		return s.end(err)
	}
	return s, s.safe(cmd)
}

// end leaves an empty screen.
func (s *steady) end(err error) (tea.Model, tea.Cmd) {
	s.frame, s.fault = "", err
	return s, tea.Quit
}

func (s *steady) View() string { return s.frame }

// faulted says that a command panicked.
type faulted struct{ err error }

func (s *steady) safe(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		err := guard.Run(s.log, func() error {
			msg = cmd()
			return nil
		})
		if err != nil {
			return faulted{err}
		}
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = s.safe(batch[i])
			}
		}
		return msg
	}
}
