package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// The name of a file may tell of somebody: it does not reach the log.
func TestLogNamesNoFile(t *testing.T) {
	_, err := os.Open(filepath.Join(t.TempDir(), "brief-aan-els.pdf"))
	if err == nil || !strings.Contains(err.Error(), "els") {
		t.Fatal("the error does not name the file, and this tests nothing")
	}
	if got := unnamed(errors.Join(err)); strings.Contains(got.Error(), "els") || !errors.Is(got, fs.ErrNotExist) {
		t.Errorf("the log would get %q", got)
	}
}

// What the store refuses is told by what a person can do about it; a mistake of
// ours is not told as a store that is damaged.
func TestFailuresHaveWords(t *testing.T) {
	for _, of := range []lang.Language{lang.English, lang.Dutch, lang.French} {
		l := lang.For(of)
		for _, tt := range []struct {
			err  error
			tone part.Tone
			want string
		}{
			{store.ErrFault, part.Alarm, l.T(lang.FailFault)},
			{store.ErrDamaged, part.Alarm, l.T(lang.FailRead)},
			{store.ErrDiskFull, part.Alarm, l.T(lang.FailDiskFull)},
			{fmt.Errorf("%w (%w)", store.ErrDisk, store.ErrDiskFull), part.Alarm, l.T(lang.FailDisk)},
			{store.ErrNoChange, part.Warning, l.T(lang.WhyAlreadyDone)},
			{store.ErrState, part.Warning, l.T(lang.FailAct, lang.Said("claim"), lang.Said("~/baken.log"))},
		} {
			tone, words := failWords(l, "~/baken.log", screen.Failed{Err: fmt.Errorf("claim: %w", tt.err), What: "claim"})
			if tone != tt.tone || words != tt.want {
				t.Errorf("%v: %q", tt.err, words)
			}
		}
	}
}

// What did not succeed says where the reason is, and it is there.
func TestFailureSaysWhereTheReasonIs(t *testing.T) {
	s := newStore(t)
	fill(t, s, letters)
	d := deps(t, s, lang.English)
	var log strings.Builder
	d.Log = slog.New(slog.NewTextHandler(&log, nil))
	b := seatWith(t, d, 80, 24)
	defer b.stop()
	b.send(screen.Failed{What: "close", Err: errors.New("no such bucket")})
	if said := b.toast.View() + b.toast.Rest(); !strings.Contains(said, d.LogFile) {
		t.Errorf("it says %q", said)
	}
	if !strings.Contains(log.String(), "no such bucket") {
		t.Errorf("the log says %q", log.String())
	}
}
