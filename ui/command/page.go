package command

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"baken/keymap"
	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/style"
)

// page shows leaves on a screen of their own. The keys are those of a conversation;
// what goes back or quits ends it, and so does the time after which the
// workstation would lock.
func (a *app) page(ctx context.Context, conf Configuration, leaves []leaf) error {
	if a.guest != nil {
		return a.guest.page(a, leaves)
	}
	look, err := a.look(conf)
	if err != nil {
		return err
	}
	err = a.fill(ctx, newPager(look, leaves, a.speaker, a.now, conf.Store.LockAfter))
	if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
		return nil
	}
	return err
}

// look is how this terminal is drawn on.
func (a *app) look(conf Configuration) (part.Look, error) {
	return a.lookBy(conf, lipgloss.NewRenderer(os.Stdout), style.FromEnv(a.getenv))
}

// lookAt is look for the terminal at the other end of a line, by what its session says of
// it.
func (a *app) lookAt(conf Configuration, out io.Writer, environ []string, dark bool) (part.Look, error) {
	o := style.FromEnv(a.getenv)
	if o.Background = style.Light; dark {
		o.Background = style.Dark
	}
	r := lipgloss.NewRenderer(out, termenv.WithEnvironment(remoteEnviron{environ, a.getenv}), termenv.WithTTY(true), termenv.WithColorCache(true))
	return a.lookBy(conf, r, o)
}

// remoteEnviron is the environment of a session, as termenv asks for it.
type remoteEnviron struct {
	all    []string
	getenv func(string) string
}

func (e remoteEnviron) Environ() []string         { return e.all }
func (e remoteEnviron) Getenv(name string) string { return e.getenv(name) }

func (a *app) lookBy(conf Configuration, r *lipgloss.Renderer, o style.Options) (part.Look, error) {
	keys, err := keymap.New(conf.Keys)
	if err != nil {
		return part.Look{}, err
	}
	return part.Look{
		Style: style.New(r, o),
		Lang:  lang.For(conf.Language),
		Keys:  keys,
	}, nil
}

// leaf is one piece of what a pager shows.
type leaf struct {
	size int                    // about how many bytes of text it has
	text string                 // what it says, where it need not be read
	read func() (string, error) // reads what it says; nil: text is all
}

// maxLeaves is how many bytes of text are kept of leaves that are out of sight.
const maxLeaves = 16 << 20

// pager is a reader that fills the screen, above a line that says how to leave. It
// reads what comes into sight behind the screen.
type pager struct {
	look      part.Look
	reader    *part.Reader
	keys      *keymap.Resolver
	speaker   speaker
	leaves    []leaf
	state     []leafState
	reading   bool
	now       func() time.Time
	lockAfter time.Duration
	idle      *part.Idle // since the last key
	width     int
	height    int
	gone      bool
}

// leafState is what a pager has of a leaf.
type leafState struct {
	text    string
	have    bool
	version uint64
}

func newPager(look part.Look, leaves []leaf, s speaker, now func() time.Time, lockAfter time.Duration) *pager {
	p := &pager{
		look: look, reader: part.NewReader(look), keys: look.Keys.Resolver(), speaker: s,
		leaves: leaves, state: make([]leafState, len(leaves)), now: now, lockAfter: lockAfter, idle: part.NewIdle(lockAfter, now()),
	}
	for i, l := range leaves {
		p.state[i] = leafState{text: l.text, have: l.read == nil}
	}
	p.reader.SetFocus(true)
	p.put()
	return p
}

// put gives the reader what is here.
func (p *pager) put() {
	all := make([]part.Passage, len(p.leaves))
	for i, s := range p.state {
		all[i] = part.Passage{Key: count(i), Version: s.version, Size: p.leaves[i].size, Lines: func(width int) (lines []string) {
			for _, l := range outside.New(strings.TrimSuffix(s.text, "\n")).Block().Wrap(width) {
				lines = append(lines, l.String())
			}
			return lines
		}}
	}
	p.reader.SetPassages(all)
}

func (p *pager) Init() tea.Cmd { return p.wait() }

// looked asks whether a key was pressed lately.
type looked struct{}

// wait asks so when the time may be over. The wall clock counts: the other one
// stands still while the machine sleeps.
func (p *pager) wait() tea.Cmd {
	if p.lockAfter <= 0 {
		return nil
	}
	return tea.Tick(min(p.lockAfter, time.Second), func(time.Time) tea.Msg { return looked{} })
}

func (p *pager) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	switch m := m.(type) {
	case tea.WindowSizeMsg:
		p.width, p.height = m.Width, m.Height
		p.reader.SetSize(m.Width, max(m.Height-1, 1))
	case looked:
		if p.idle.Over(p.now()) {
			return p.leave()
		}
		return p, p.wait()
	case leafRead:
		p.take(m)
	case tea.KeyMsg:
		p.idle.Pressed(p.now())
		switch action, _ := p.keys.Press(keymap.Conversation, m.String(), m.Paste); action {
		case keymap.Back, keymap.Quit, keymap.Lock, keymap.Blank:
			return p.leave()
		default:
			p.reader.Do(action)
		}
	}
	return p, p.follow()
}

// leave ends it; the last frame is empty.
func (p *pager) leave() (tea.Model, tea.Cmd) {
	p.gone = true
	return p, tea.Quit
}

// leafRead is what a leaf says.
type leafRead struct {
	i    int
	text string
	err  error
}

// follow reads one leaf that is missing of what is in sight, or beside it.
func (p *pager) follow() tea.Cmd {
	lo, hi := p.sight()
	if p.reading || p.gone {
		return nil
	}
	for i := lo; i < hi; i++ {
		if !p.state[i].have {
			p.reading = true
			return func() tea.Msg {
				text, err := p.leaves[i].read()
				return leafRead{i, text, err}
			}
		}
	}
	return nil
}

// sight is which leaves are in sight, from lo to before hi, with one more on both
// sides.
func (p *pager) sight() (lo, hi int) {
	first, last := p.reader.Sight()
	if first == "" {
		return 0, 0
	}
	for i := range p.leaves {
		switch count(i) {
		case first:
			lo = i
		case last:
			hi = i
		}
	}
	return max(0, lo-1), min(len(p.leaves), max(lo, hi)+2)
}

// take shows what was read, and lets go of what is far from it when there is much.
func (p *pager) take(m leafRead) {
	p.reading = false
	text := m.text
	switch {
	case errors.Is(m.err, store.ErrUnknown): // it has gone meanwhile
		text = ""
	case m.err != nil:
		text = "\n(" + p.speaker.words(m.err) + ")"
	}
	p.set(m.i, text, true)
	kept := 0
	for i, s := range p.state {
		if p.leaves[i].read != nil {
			kept += len(s.text)
		}
	}
	lo, hi := p.sight()
	for i := range p.state {
		if kept <= maxLeaves {
			break
		}
		if (i < lo || i >= hi) && p.leaves[i].read != nil && p.state[i].have {
			kept -= len(p.state[i].text)
			p.set(i, "", false)
		}
	}
	p.put()
}

func (p *pager) set(i int, text string, have bool) {
	p.state[i] = leafState{text, have, p.state[i].version + 1}
}

func (p *pager) View() string {
	if p.gone || p.height == 0 {
		return ""
	}
	keys := p.look.Keys.Keys(keymap.Conversation, keymap.Back)
	leave := p.look.Style.Key.Render(p.look.Lang.Keys(keys)) + " " + p.look.Lang.Action(keymap.Back)
	return part.Frame(part.Above(p.reader.View(), part.Spread(" "+leave, p.reader.Position()+" ", p.width)))
}
