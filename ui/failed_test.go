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
	"time"

	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// What an error says may hold what was typed, or a name: none of its words reach
// the log, from wherever it is written.
func TestLogHoldsNoWords(t *testing.T) {
	_, first := os.Open(filepath.Join(t.TempDir(), "brief-aan-els.pdf"))
	_, second := os.Open(filepath.Join(t.TempDir(), "els.pdf"))
	err := errors.Join(first, fmt.Errorf("contact %q: %w", "els", store.ErrUnknown), second)
	s := newStore(t)
	fill(t, s, letters)
	d := deps(t, s, lang.English)
	var log strings.Builder
	d.Log = slog.New(slog.NewTextHandler(&log, nil))
	b := seatWith(t, d, 80, 24)
	defer b.stop()
	b.send(screen.Failed{What: "save", Err: err})
	if got := log.String(); strings.Contains(got, "els") || !strings.Contains(got, "store.ErrUnknown") || !strings.Contains(got, "fs.ErrNotExist") {
		t.Errorf("the log has %q", got)
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
			{store.ErrReadOnly, part.Alarm, l.T(lang.FailReadOnly)},
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
	b.send(screen.Failed{What: "close", Err: fmt.Errorf("geheim: %w", fs.ErrPermission)})
	if said := b.toast.View() + b.toast.Rest(); !strings.Contains(said, d.LogFile) {
		t.Errorf("it says %q", said)
	}
	if !strings.Contains(log.String(), "fs.ErrPermission") || strings.Contains(log.String(), "geheim") {
		t.Errorf("the log says %q", log.String())
	}
}

// TestNewTroubleIsSaid: what is wrong with the mail server is said though an alarm
// stands that has been read, and not over what was said a moment ago.
func TestNewTroubleIsSaid(t *testing.T) {
	s := newStore(t)
	fill(t, s, letters)
	d := deps(t, s, lang.English)
	clock := monday
	d.Now = func() time.Time { return clock }
	b := seatWith(t, d, 80, 24)
	defer b.stop()
	b.send(screen.Failed{Err: store.ErrDiskFull})
	alarm := b.toast.View()
	b.send(heard{status: screen.MailStatus{Problem: lang.FailSilent, Server: "imap"}})
	b.key(press("j"))
	if b.toast.View() != alarm {
		t.Errorf("the alarm gave way at once to %q", b.toast.View())
	}
	clock = clock.Add(time.Minute)
	b.send(heard{status: screen.MailStatus{Problem: lang.FailBusy, Server: "imap"}})
	if b.toast.View() == alarm {
		t.Error("new trouble is not said")
	}
	b.send(screen.Failed{Err: store.ErrDiskFull})
	clock = clock.Add(time.Minute)
	b.key(press("j"))
	if b.toast.Speaking() {
		t.Errorf("a key does not take away %q", b.toast.View())
	}
}
