package command

import (
	"log/slog"
	"sync/atomic"

	"baken/store/guard"
	"baken/ui/screen"
)

// early is a store that is being opened before the screen asks for it: where nothing
// has to be typed nobody waits for the terminal first.
type early struct {
	open  func(passphrase []byte) (screen.Opened, error)
	taken atomic.Bool
	done  chan struct{}
	o     screen.Opened
	err   error
}

func openEarly(log *slog.Logger, open func([]byte) (screen.Opened, error)) *early {
	a := &early{open: open, done: make(chan struct{})}
	go func() {
		defer close(a.done)
		a.err = guard.Run(log, func() (err error) {
			a.o, err = open(nil)
			return err
		})
	}()
	return a
}

// take gives what was opened, the first time; later it opens anew: the first may
// have failed, and have been mended.
func (a *early) take(passphrase []byte) (screen.Opened, error) {
	<-a.done
	if a.taken.Swap(true) {
		return a.open(passphrase)
	}
	return a.o, a.err
}

// drop waits for what nobody will take. close is told of it.
func (a *early) drop(close func(screen.Opened)) {
	<-a.done
	if !a.taken.Swap(true) && a.err == nil {
		close(a.o)
	}
}
