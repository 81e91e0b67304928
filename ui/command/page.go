package command

import (
	"context"
	"errors"
	"os"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	"baken/keymap"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/style"
)

// page shows passages on the alternate screen of the terminal, which leaves
// nothing in the scrollback. The keys are those of a conversation; what goes
// back or quits ends it.
func (a *app) page(ctx context.Context, conf Configuration, passages []part.Passage) error {
	look, err := a.look(conf)
	if err != nil {
		return err
	}
	p := &pager{look: look, reader: part.NewReader(look), keys: look.Keys.Resolver()}
	p.reader.SetFocus(true)
	p.reader.SetPassages(passages)
	program := tea.NewProgram(p, tea.WithAltScreen(), tea.WithContext(ctx), tea.WithOutput(part.NewTerminal(os.Stdout)), tea.WithoutCatchPanics(), tea.WithoutSignalHandler())
	if _, err = program.Run(); errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
		return nil
	}
	return err
}

// look is how this terminal is drawn on.
func (a *app) look(conf Configuration) (part.Look, error) {
	keys, err := keymap.New(conf.Keys)
	if err != nil {
		return part.Look{}, err
	}
	return part.Look{
		Style: style.New(lipgloss.NewRenderer(os.Stdout), style.FromEnv(a.getenv)),
		Lang:  lang.For(conf.Language),
		Keys:  keys,
	}, nil
}

// pager is a reader that fills the screen, above a line that says how to leave.
type pager struct {
	look   part.Look
	reader *part.Reader
	keys   *keymap.Resolver
	width  int
	height int
	gone   bool
}

func (p *pager) Init() tea.Cmd { return nil }

func (p *pager) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	switch m := m.(type) {
	case tea.WindowSizeMsg:
		p.width, p.height = m.Width, m.Height
		p.reader.SetSize(m.Width, max(m.Height-1, 1))
	case tea.KeyMsg:
		switch action, _ := p.keys.Press(keymap.Conversation, m.String(), m.Paste); action {
		case keymap.Back, keymap.Quit, keymap.Lock, keymap.Blank:
			p.gone = true // the last frame is empty
			return p, tea.Quit
		default:
			p.reader.Do(action)
		}
	}
	return p, nil
}

func (p *pager) View() string {
	if p.gone || p.height == 0 {
		return ""
	}
	keys := p.look.Keys.Keys(keymap.Conversation, keymap.Back)
	leave := p.look.Style.Key.Render(p.look.Lang.Keys(keys)) + " " + p.look.Lang.Action(keymap.Back)
	return part.Frame(part.Above(p.reader.View(), part.Spread(" "+leave, p.reader.Position()+" ", p.width)))
}
