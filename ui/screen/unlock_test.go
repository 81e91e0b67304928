package screen

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"baken/store"
	"baken/store/vault"
	"baken/ui/lang"
)

func TestUnlockFrames(t *testing.T) {
	for name, make := range map[string]func(r *room) *Unlock{
		"unlock": func(r *room) *Unlock {
			u := NewUnlock(r.Look, nil, true, Left{})
			press(u, r.Look, "correct")
			return u
		},
		"unlock-locked": func(r *room) *Unlock {
			u := NewUnlock(r.Look, nil, true, Left{Unsent: 2})
			u.Update(unlockFailed{vault.ErrWrongPassphrase})
			return u
		},
		"unlock-busy": func(r *room) *Unlock {
			u := NewUnlock(r.Look, nil, false, Left{})
			u.Update(unlockFailed{&store.InUseError{PID: 4711}})
			return u
		},
		"unlock-working": func(r *room) *Unlock {
			u := NewUnlock(r.Look, nil, true, Left{})
			press(u, r.Look, "correct")
			u.try()
			return u
		},
	} {
		everywhere(t, name, func(r *room) shown {
			u := make(r)
			return focusless{u}
		})
	}
}

// focusless is the unlock screen, which always has the keys.
type focusless struct{ *Unlock }

func (focusless) SetFocus(bool) {}

// TestUnlock: the right passphrase opens, a wrong one can be tried again, and
// nothing of it stays in the field.
func TestUnlock(t *testing.T) {
	r := newRoom(t, lang.English)
	var tried []string
	u := NewUnlock(r.Look, func(p []byte) (Opened, error) {
		tried = append(tried, string(p))
		if string(p) != "correct horse" {
			return Opened{}, vault.ErrWrongPassphrase
		}
		return Opened{Store: r.Store}, nil
	}, true, Left{})
	u.SetSize(80, 24)
	if cmd := u.Init(); cmd != nil {
		t.Fatal("it does not wait for a passphrase")
	}
	if said := press(u, r.Look, "<enter>"); len(said)+len(tried) > 0 {
		t.Fatalf("an empty passphrase was tried: %v", said)
	}
	press(u, r.Look, "wrong<enter>")
	if v := u.View(); !strings.Contains(strings.Join(strings.Fields(v), " "), r.T(lang.UnlockWrong)[:30]) || strings.Contains(v, "•") {
		t.Errorf("after a wrong one:\n%s", v)
	}
	said := press(u, r.Look, "correct horse<enter>")
	if o, ok := told[Opened](said); !ok || o.Store != r.Store {
		t.Fatalf("told %v, tried %q", said, tried)
	}
	if u.field.Value() != "" {
		t.Error("the passphrase is still in the field")
	}
	if strings.Contains(u.View(), "horse") {
		t.Error("the passphrase was drawn")
	}

	u = NewUnlock(r.Look, func(p []byte) (Opened, error) { return Opened{Store: r.Store}, nil }, false, Left{})
	if _, ok := told[Opened](pump(u, u.Init())); !ok {
		t.Error("without a passphrase it does not open by itself")
	}
}

// TestUnlockWords: each failure has its own words.
func TestUnlockWords(t *testing.T) {
	r := newRoom(t, lang.English)
	for _, tt := range []struct {
		err  error
		want string
	}{
		{vault.ErrWrongPassphrase, r.T(lang.UnlockWrong)},
		{fmt.Errorf("slot 1: %w", vault.ErrWrongKey), r.T(lang.UnlockWrong)},
		{vault.ErrDamagedHeader, r.T(lang.UnlockDamaged)},
		{fmt.Errorf("page 7: %w", store.ErrDamaged), r.T(lang.UnlockDamaged)},
		{store.ErrFault, r.T(lang.FailFault)},
		{store.ErrNewer, r.T(lang.UnlockNewer)},
		{vault.ErrNewer, r.T(lang.UnlockNewer)},
		{&store.InUseError{PID: 12}, r.T(lang.UnlockBusy, lang.Said("12"))},
		{&store.InUseError{}, r.T(lang.UnlockBusyUnknown)},
		{store.ErrNoStore, r.T(lang.UnlockNoStore)},
		{store.ErrLooseMode, r.T(lang.UnlockLoose)},
		{fmt.Errorf("key: %w", &fs.PathError{Op: "open", Path: "/home/n/.ssh/id", Err: fs.ErrNotExist}), r.T(lang.UnlockNoKeyFile, lang.Said("/home/n/.ssh/id"))},
		{errors.New("something else"), r.T(lang.UnlockFailed)},
	} {
		u := NewUnlock(r.Look, nil, true, Left{})
		u.Update(unlockFailed{tt.err})
		if got := u.words(); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.err, got, tt.want)
		}
	}
}
