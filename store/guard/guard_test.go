package guard

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	var b bytes.Buffer
	log := slog.New(slog.NewTextHandler(&b, nil))
	other := errors.New("other")
	for name, c := range map[string]struct {
		f    func() error
		want error
	}{
		"ends":          {func() error { return nil }, nil},
		"fails":         {func() error { return other }, other},
		"panics":        {func() error { panic("een mes") }, ErrFault},
		"with an error": {func() error { panic(errors.New("een mes")) }, ErrFault},
		"out of bounds": {func() error { var none []int; _ = none[len(name(t))]; return nil }, ErrFault},
		"nil":           {func() error { panic(nil) }, ErrFault},
	} {
		b.Reset()
		if err := Run(log, c.f); !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%s: %v", name, err)
		}
		wrote := b.String()
		if strings.Contains(wrote, "mes") {
			t.Errorf("%s: the log has what the panic said", name)
		}
		if (c.want == ErrFault) != strings.Contains(wrote, "guard.TestRun.func") {
			t.Errorf("%s: the log has %q", name, wrote)
		}
	}
}

func name(t *testing.T) string { return t.Name() }

func TestPlacesOfNoPanic(t *testing.T) {
	if p := Places(); p != nil {
		t.Error(p)
	}
}
