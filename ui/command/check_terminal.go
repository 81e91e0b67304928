package command

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"time"

	"golang.org/x/term"

	"baken/ui/lang"
)

// checkTerminal says what the terminal can do, and whether something writes down
// what it shows.
func (a *app) checkTerminal(ctx context.Context, c *checks) {
	if by := a.recordedBy(ctx); by != "" {
		c.wrong("terminal", lang.TerminalRecorded, by)
		return
	}
	f, ok := a.stdout.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		c.good("terminal", lang.TerminalNone)
		return
	}
	w, h, err := term.GetSize(int(f.Fd()))
	switch {
	case err != nil:
		c.bad("terminal", err)
	case w < 80 || h < 24:
		c.wrong("terminal", lang.TerminalSmall, w, h)
	case a.getenv("TERM") == "" || a.getenv("TERM") == "dumb":
		c.wrong("terminal", lang.TerminalUnknown)
	default:
		c.good("terminal", lang.TerminalIs, a.getenv("TERM"), w, h)
	}
}

// recordedBy names what records this terminal, as far as can be seen: a pane of
// tmux that is piped, or script, asciinema and their like above this process.
func (a *app) recordedBy(ctx context.Context) string {
	if a.getenv("TMUX") != "" && a.pipedPane(ctx) {
		return "tmux (pipe-pane)"
	}
	return recorder()
}

func (a *app) pipedPane(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	args := []string{"display-message", "-p"}
	if pane := a.getenv("TMUX_PANE"); pane != "" {
		args = append(args, "-t", pane)
	}
	out, err := exec.CommandContext(ctx, "tmux", append(args, "#{pane_pipe}")...).Output()
	return err == nil && strings.TrimSpace(string(out)) == "1"
}

// recorders are programs that write down what a terminal shows.
var recorders = map[string]bool{
	"script": true, "asciinema": true, "ttyrec": true, "termrec": true, "t-rec": true, "terminalizer": true, "tlog-rec": true, "tlog-rec-session": true,
}
