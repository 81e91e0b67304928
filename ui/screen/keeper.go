package screen

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/store/guard"
	"baken/store/outside"
	"baken/ui/kind"
	"baken/ui/lang"
	"baken/ui/part"
)

// saveAfter is how soon after a key what was typed is on the disk: a crash loses
// no more than that.
const saveAfter = 700 * time.Millisecond

// keeper writes the draft of one text. Commands have no order; through a keeper
// an older text never comes to lie over a newer one, and none over what was
// sent or kept. It is shared by the commands of one screen.
type keeper struct {
	log     *slog.Logger
	mu      sync.Mutex
	written uint64
	over    bool
	gone    bool              // what it is about was erased
	files   []store.DraftFile // a reply's attachments, as the store has them
	seen    atomic.Pointer[outside.Text]
	fields  sync.Map // the same of each field, where there are several: spotOfForm or name → outside.Text
}

// sawField notes the words of a field as the store had them last.
func (k *keeper) sawField(field any, words outside.Text) { k.fields.Store(field, words) }

// knownField are those words.
func (k *keeper) knownField(field any) (words outside.Text) {
	if seen, ok := k.fields.Load(field); ok {
		words = seen.(outside.Text)
	}
	return words
}

// saw notes the words of a draft as the store had them last, as far as is known here.
func (k *keeper) saw(words outside.Text) { k.seen.Store(&words) }

// savedAs notes the words that were saved, if they were.
func (k *keeper) savedAs(words outside.Text, err error) error {
	if err == nil {
		k.saw(words)
	}
	return err
}

// known are those words; none at the beginning.
func (k *keeper) known() (words outside.Text) {
	if seen := k.seen.Load(); seen != nil {
		words = *seen
	}
	return words
}

// write runs f, unless a later text is written already or there is nothing to
// write any more. ErrErased, then and ever after, when what it is about was erased.
func (k *keeper) write(n uint64, f func() error) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	switch {
	case k.gone:
		return store.ErrErased
	case k.over || n <= k.written:
		return nil
	}
	err := guard.Run(k.log, f)
	switch {
	case err == nil:
		k.written = n
	case errors.Is(err, store.ErrErased):
		k.gone = true
	}
	return err
}

// alone runs f while nothing is written.
func (k *keeper) alone(f func() error) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	return guard.Run(k.log, f)
}

// finish runs f, which sends or keeps the text. If it succeeds no draft is written
// any more, and nothing is sent or kept a second time: ErrNoChange.
func (k *keeper) finish(f func() error) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	switch {
	case k.gone:
		return store.ErrErased
	case k.over:
		return store.ErrNoChange
	}
	err := guard.Run(k.log, f)
	k.over, k.gone = err == nil, errors.Is(err, store.ErrErased)
	return err
}

// saving is the context for what must be saved also while the session ends.
func (s *Session) saving() context.Context { return context.WithoutCancel(s.Context) }

// progress is how far the saving of a text has come.
type progress struct {
	keep    *keeper
	wait    time.Duration // from a change until it is saved
	changes uint64        // how often the text was changed
	saved   uint64        // up to which change it is on the disk
	at      time.Time
	timer   bool
	failed  bool // the last time to save it did not succeed
	erased  bool // what it is about was erased: it can be kept nowhere, and goes when it is left
	loaded  bool // the draft that there was is here
	ending  bool // it is left once everything is saved
	over    bool // the app was told that it is done
}

func newProgress(log *slog.Logger) progress {
	return progress{keep: &keeper{log: log}, wait: saveAfter}
}

func (p *progress) dirty() bool { return p.changes != p.saved }

type (
	// pauseOver says that it is time to save.
	pauseOver struct{ of *keeper }
	// draftSaved says how saving went.
	draftSaved struct {
		of     *keeper
		change uint64
		at     time.Time
		err    error
	}
)

// notSaved takes that saving did not succeed; true if that was so before.
func (p *progress) notSaved(err error) (said bool) {
	said = p.failed && p.erased == errors.Is(err, store.ErrErased)
	p.failed, p.erased = true, p.erased || errors.Is(err, store.ErrErased)
	return said
}

// saveFailed says once that a text is only on the screen; it is tried again at
// each pause.
func (s *Session) saveFailed(key lang.Key, err error, said bool) tea.Cmd {
	if said || errors.Is(err, store.ErrClosed) {
		return nil
	}
	s.Log.Warn("a draft was not saved", "error", kind.Of(err))
	words := s.T(key)
	switch {
	case errors.Is(err, store.ErrDiskFull):
		words = s.T(lang.FailDiskFull)
	case errors.Is(err, store.ErrReadOnly):
		words = s.T(lang.FailReadOnly)
	case errors.Is(err, store.ErrErased):
		words = s.T(lang.TextErased)
	}
	return func() tea.Msg { return Said{Tone: part.Alarm, Words: words} }
}
