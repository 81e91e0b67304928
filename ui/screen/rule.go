package screen

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"baken/keymap"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// rule is a line across with words at its start and its end: what stands below
// it, and how that stands. Where both do not fit, the second have a line of
// their own.
func (s *Session) rule(style lipgloss.Style, label, state string, width int) []string {
	r := s.Style.Mark.Rule
	left := style.Render(r+r) + " " + style.Bold(true).Render(label) + " "
	right := ""
	if state != "" {
		right = " " + state + " " + style.Render(r+r)
	}
	rest := width - outside.Width(left) - outside.Width(right)
	switch {
	case rest >= 1:
		return []string{left + style.Render(strings.Repeat(r, rest)) + right}
	case state == "":
		return []string{part.Fit(left, width)}
	}
	return append(s.rule(style, label, "", width), part.Fit(" "+state, width))
}

// dotted joins words that stand in one line.
func (s *Session) dotted(words ...string) string {
	var kept []string
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " "+s.Style.Mark.Dot+" ")
}

// words say how far a text is saved.
func (p *progress) words(s *Session, saved, unsaved lang.Key) string {
	switch {
	case p.failed:
		return s.Style.Alarm.Render(s.T(lang.NotSaved))
	case p.dirty():
		return s.Style.Plain.Muted.Render(s.T(unsaved))
	case p.at.IsZero():
		return ""
	}
	return s.Style.Plain.Muted.Render(s.T(saved, lang.Said(s.Lang.Clock(p.at.In(s.Zone)))))
}

// firstKey is the first key of an action, of a person's own choice where there
// is one.
func (s *Session) firstKey(ctx keymap.Context, a keymap.Action) lang.Arg {
	all := s.Keys.Keys(ctx, a)
	return lang.Keys(all[:min(1, len(all))])
}
