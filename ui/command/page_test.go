package command

import (
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	"baken/keymap"
	"baken/store/guard"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/style"
)

func pagerLook(t *testing.T) part.Look {
	keys, err := keymap.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return part.Look{Style: style.New(lipgloss.NewRenderer(nil), style.FromEnv(func(string) string { return "" })), Lang: lang.For(lang.English), Keys: keys}
}

// TestPagerReads: what is in sight is read behind the screen, one after the other,
// what is far away is not.
func TestPagerReads(t *testing.T) {
	var read []int
	leaves := []leaf{{size: 4, text: "Head"}}
	for i := range 40 {
		leaves = append(leaves, leaf{size: 40, read: func() (string, error) {
			read = append(read, i)
			if i == 1 {
				return "", errors.New("a raw error")
			}
			return strings.Repeat("words of "+count(i)+"\n", 4), nil
		}})
	}
	a := &app{}
	a.speak(lang.English)
	p := newPager(pagerLook(t), leaves, a.speaker, time.Now, 0)
	_, cmd := p.Update(tea.WindowSizeMsg{Width: 60, Height: 10})
	if len(read) > 0 {
		t.Fatal("it was read while drawing")
	}
	for cmd != nil {
		_, cmd = p.Update(cmd())
	}
	if len(read) == 0 || len(read) > 12 {
		t.Errorf("read: %v", read)
	}
	if v := p.View(); !strings.Contains(v, "Head") || !strings.Contains(v, "words of 0") {
		t.Errorf("it shows\n%s", v)
	}
	before := len(read)
	_, cmd = p.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("G")})
	for cmd != nil {
		_, cmd = p.Update(cmd())
	}
	if v := p.View(); len(read) == before || !strings.Contains(v, "words of 39") {
		t.Errorf("at the end, %v read, it shows\n%s", read, v)
	}
}

// TestPagerLocks: it ends when nobody has pressed a key for the time after which
// the workstation locks.
func TestPagerLocks(t *testing.T) {
	now := time.Now()
	a := &app{}
	a.speak(lang.English)
	p := newPager(pagerLook(t), []leaf{{text: "Head"}}, a.speaker, func() time.Time { return now }, 5*time.Minute)
	p.Update(tea.WindowSizeMsg{Width: 60, Height: 10})
	now = now.Add(4 * time.Minute)
	p.Update(looked{})
	if p.gone {
		t.Fatal("it ended too early")
	}
	p.Update(tea.KeyMsg{Type: tea.KeyDown})
	now = now.Add(4 * time.Minute)
	if p.Update(looked{}); p.gone {
		t.Fatal("it ended although a key was pressed")
	}
	now = now.Add(time.Minute)
	if p.Update(looked{}); !p.gone || p.View() != "" {
		t.Error("it is still there")
	}
}

// broken panics in one place.
type broken struct{ where string }

func (b broken) Init() tea.Cmd { return nil }

func (b broken) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if b.where == "update" {
		panic("een mes")
	}
	return b, func() tea.Msg {
		if b.where == "command" {
			panic("een mes")
		}
		return nil
	}
}

func (b broken) View() string {
	if b.where == "view" {
		panic("een mes")
	}
	return "een mes"
}

// TestSteady: a panic anywhere empties the screen and ends the program.
func TestSteady(t *testing.T) {
	for _, where := range []string{"update", "view", "command"} {
		s := &steady{model: broken{where}, log: slog.New(slog.DiscardHandler)}
		_, cmd := s.Update(looked{})
		if where == "command" {
			_, cmd = s.Update(cmd())
		}
		if !errors.Is(s.fault, guard.ErrFault) || s.View() != "" {
			t.Errorf("%s: %v, shows %q", where, s.fault, s.View())
		}
		if _, quits := cmd().(tea.QuitMsg); !quits {
			t.Errorf("%s: it goes on", where)
		}
	}
}
