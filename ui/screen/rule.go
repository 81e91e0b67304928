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
// it, and how that stands. Where they and the widest state do not fit, the state
// has a line of its own, so that nothing moves when it changes.
func (s *Session) rule(style lipgloss.Style, label, state string, widest, width int) []string {
	r := s.Style.Mark.Rule
	left := style.Render(r+r) + " " + style.Bold(true).Render(label) + " "
	right := ""
	if state != "" {
		right = " " + state + " " + style.Render(r+r)
	}
	if widest > 0 && outside.Width(left)+widest+5 > width {
		return append(s.rule(style, label, "", 0, width), part.Fit(" "+state, width))
	}
	rest := max(0, width-outside.Width(left)-outside.Width(right))
	return []string{part.Fit(left+style.Render(strings.Repeat(r, rest))+right, width)}
}

// dotted joins words that stand in one line.
func (s *Session) dotted(words ...string) string {
	var kept []string
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, s.dot())
}

// dot is what stands between the words of one line; where they are heard, a comma.
func (s *Session) dot() string {
	if s.Lang.Heard() {
		return ", "
	}
	return " " + s.Style.Mark.Dot + " "
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

// widest is how wide the words can become.
func (p *progress) widest(s *Session, saved, unsaved lang.Key) int {
	return max(outside.Width(s.T(saved, lang.Said("00:00"))), outside.Width(s.T(unsaved)), outside.Width(s.T(lang.NotSaved)), outside.Width(s.T(lang.SendNow)))
}

// firstKey is the first key of an action, of a person's own choice where there
// is one.
func (s *Session) firstKey(ctx keymap.Context, a keymap.Action) lang.Arg {
	all := s.Keys.Keys(ctx, a)
	return lang.Keys(all[:min(1, len(all))])
}
