package screen

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/outside"
	"baken/store/vault"
	"baken/ui/lang"
	"baken/ui/part"
)

// Unlock is what stands on the screen while the store is not open: nothing but
// the way in and how many replies were not sent.
type Unlock struct {
	look  part.Look
	open  func(passphrase []byte) (Opened, error)
	ask   bool
	left  Left
	field *part.Field

	working       bool
	err           error
	width, height int
}

// Left is what stands of a session while it is locked: numbers alone.
type Left struct {
	Unsent  int // replies that are not sent
	Unsaved int // texts that could not be saved
}

// Words says it, a line each.
func (left Left) Words(l *lang.Catalog) (words []string) {
	if left.Unsent > 0 {
		words = append(words, l.T(lang.LockedUnsent, lang.N(left.Unsent)))
	}
	if left.Unsaved > 0 {
		words = append(words, l.T(lang.LockedUnsaved, lang.N(left.Unsaved)))
	}
	return words
}

// NewUnlock asks for the passphrase, or with ask false opens by another way
// without asking. left is what was locked.
func NewUnlock(look part.Look, open func(passphrase []byte) (Opened, error), ask bool, left Left) *Unlock {
	u := &Unlock{look: look, open: open, ask: ask, left: left, field: part.NewField(look)}
	u.field.Secret = true
	u.field.Prompt = look.Lang.T(lang.UnlockPassphrase)
	u.field.SetFocus(true)
	return u
}

// Init opens at once where nothing is asked.
func (u *Unlock) Init() tea.Cmd {
	if u.ask {
		return nil
	}
	return u.try()
}

// SetSize sets the room in cells.
func (u *Unlock) SetSize(width, height int) {
	u.width, u.height = width, height
	u.field.SetSize(u.column())
}

// column is how wide the words are at most.
func (u *Unlock) column() int { return max(1, min(60, u.width-4)) }

// unlockFailed says that it is still closed.
type unlockFailed struct{ err error }

// try opens the store in a command: to make a key of a passphrase takes a
// second by design. What was typed is wiped as far as Go lets it be.
func (u *Unlock) try() tea.Cmd {
	u.working, u.err = true, nil
	passphrase, open := []byte(u.field.Value()), u.open
	u.field.Wipe()
	return func() tea.Msg {
		defer clear(passphrase)
		o, err := open(passphrase)
		if err != nil {
			return unlockFailed{err}
		}
		return o
	}
}

// Type takes a key.
func (u *Unlock) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	switch {
	case u.working:
		return nil
	case a == keymap.Accept:
		if u.ask && u.field.Value() == "" {
			return nil
		}
		return u.try()
	case a == keymap.Back:
		u.field.Wipe()
	case u.ask:
		u.field.Update(key, a)
	}
	return nil
}

// Update takes what has happened.
func (u *Unlock) Update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(unlockFailed); ok {
		u.working, u.err = false, m.err
	}
	return nil
}

// words say why it is still closed.
func (u *Unlock) words() string {
	l := u.look.Lang
	var busy *store.InUseError
	var path *fs.PathError
	switch {
	case errors.As(u.err, &busy):
		if busy.PID == 0 {
			return l.T(lang.UnlockBusyUnknown)
		}
		return l.T(lang.UnlockBusy, lang.Said(strconv.Itoa(busy.PID)))
	case errors.Is(u.err, store.ErrInUse):
		return l.T(lang.UnlockBusyUnknown)
	case errors.Is(u.err, store.ErrNewer), errors.Is(u.err, vault.ErrNewer):
		return l.T(lang.UnlockNewer)
	case errors.Is(u.err, vault.ErrDamagedHeader), errors.Is(u.err, vault.ErrForgedHeader), errors.Is(u.err, store.ErrDamaged):
		return l.T(lang.UnlockDamaged)
	case errors.Is(u.err, vault.ErrWrongPassphrase), errors.Is(u.err, vault.ErrWrongKey), errors.Is(u.err, vault.ErrNoSlot),
		errors.Is(u.err, vault.ErrEmptyPassphrase), errors.Is(u.err, vault.ErrKeyLocked):
		return l.T(lang.UnlockWrong)
	case errors.Is(u.err, store.ErrNoStore):
		return l.T(lang.UnlockNoStore)
	case errors.Is(u.err, store.ErrLooseMode):
		return l.T(lang.UnlockLoose)
	case errors.Is(u.err, store.ErrDiskFull):
		return l.T(lang.FailDiskFull)
	case errors.Is(u.err, store.ErrReadOnly):
		return l.T(lang.FailReadOnly)
	case errors.Is(u.err, store.ErrFault):
		return l.T(lang.FailFault)
	case errors.As(u.err, &path) && errors.Is(u.err, fs.ErrNotExist):
		return l.T(lang.UnlockNoKeyFile, lang.Safe(outside.New(path.Path).Line()))
	}
	return l.T(lang.UnlockFailed)
}

// View draws it, a little above the middle.
func (u *Unlock) View() string {
	l, ink := u.look.Lang, u.look.Style.Plain
	column := u.column()
	title := l.T(lang.UnlockTitle)
	said := u.left.Words(l)
	if len(said) > 0 {
		title = l.T(lang.LockedTitle)
	}
	lines := []string{u.look.Style.BarName.Render("Baken") + "  " + ink.Strong.Render(title), ""}
	for _, words := range said {
		lines = append(lines, wrapped(words, column, ink.Warn.Render)...)
		lines = append(lines, "")
	}
	accept := lang.Keys(u.look.Keys.Keys(keymap.Field, keymap.Accept))
	switch {
	case u.working:
		lines = append(lines, wrapped(l.T(lang.UnlockWorking), column, ink.Text.Render)...)
	case u.ask:
		lines = append(lines, u.field.View(), ink.Muted.Render(l.T(lang.FieldSecret)))
	}
	if u.err != nil {
		if u.ask {
			lines = append(lines, "")
		}
		lines = append(lines, wrapped(u.words(), column, ink.Warn.Render)...)
	}
	if !u.ask && !u.working {
		lines = append(lines, "")
		lines = append(lines, wrapped(l.T(lang.UnlockTryAgain, accept), column, ink.Muted.Render)...)
	}
	left := strings.Repeat(" ", max(0, (u.width-column)/2))
	for i := range lines {
		if lines[i] != "" {
			lines[i] = left + lines[i]
		}
	}
	above := max(0, min((u.height-8)/3, u.height-len(lines)))
	return part.Block(append(make([]string, above), lines...), u.width, u.height)
}
