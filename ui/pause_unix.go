//go:build unix

package ui

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// pauses lets the shell stop the program: first what must not wait is saved and
// the terminal is given back, with nothing on it. stop ends this.
func pauses(p *tea.Program) (stop func()) {
	asked, over := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(asked, syscall.SIGTSTP)
	go func() {
		for {
			select {
			case <-over:
				return
			case <-asked:
				standStill(p)
			}
		}
	}()
	return func() {
		signal.Stop(asked)
		close(over)
	}
}

func standStill(p *tea.Program) {
	m := pausing{make(chan struct{})}
	p.Send(m)
	select {
	case <-m.saved:
	case <-time.After(leaveWithin):
	}
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, syscall.SIGCONT)
	defer signal.Stop(goesOn)
	if err := p.ReleaseTerminal(); err != nil {
		return // its terminal is gone; the hang-up comes
	}
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGSTOP); err == nil {
		<-goesOn
	}
	_ = p.RestoreTerminal() // where it fails, so will the next reading
}
