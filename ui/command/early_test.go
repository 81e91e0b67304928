package command

import (
	"errors"
	"log/slog"
	"testing"

	"baken/store/guard"
	"baken/ui/screen"
)

// TestEarly: what was opened before it was asked for is given once; then it is opened
// anew. What nobody took is closed.
func TestEarly(t *testing.T) {
	opened := 0
	failed := errors.New("no")
	open := func([]byte) (screen.Opened, error) {
		if opened++; opened == 1 {
			return screen.Opened{}, failed
		}
		return screen.Opened{}, nil
	}
	e := openEarly(slog.New(slog.DiscardHandler), open)
	for _, want := range []error{failed, nil} {
		if _, err := e.take(nil); !errors.Is(err, want) || (err == nil) != (want == nil) {
			t.Errorf("%v, want %v", err, want)
		}
	}
	if opened != 2 {
		t.Errorf("opened %d times", opened)
	}
	e.drop(func(screen.Opened) { t.Error("what was taken is closed") })

	e = openEarly(slog.New(slog.DiscardHandler), open)
	closed := 0
	for range 2 {
		e.drop(func(screen.Opened) { closed++ })
	}
	if closed != 1 {
		t.Errorf("closed %d times", closed)
	}
	e = openEarly(slog.New(slog.DiscardHandler), func([]byte) (screen.Opened, error) { panic("een mes") })
	if _, err := e.take(nil); !errors.Is(err, guard.ErrFault) {
		t.Errorf("a fault is %v", err)
	}
}
