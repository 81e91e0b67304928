// Package style holds the colours, borders and marks of the screen, for what
// one session's terminal can do.
//
// A [Styles] is built once for a session, from that session's renderer, and
// handed to all that draws: no other package makes a lipgloss style, since over
// SSH the default renderer is the terminal of the server.
//
// It promises that text can be read on dark and light backgrounds in truecolor
// and 256 colours (contrast of 4.5 to 1 or more, a test reckons it), that 16
// colours use only names which terminals keep readable, that no colour at all is
// enough, and that whatever a colour says is said by a mark or a word as well.
// It never sets the background of the screen: that is the person's own.
package style

import (
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Background says on what the session's terminal writes.
type Background int

// The backgrounds. Auto asks the terminal, by way of the renderer.
const (
	Auto Background = iota
	Dark
	Light
)

// Options are what the renderer cannot know.
type Options struct {
	ASCII      bool       // the terminal draws no lines and marks beyond ASCII; words stay as they are
	NoColor    bool       // NO_COLOR, also where the environment does not come along (SSH)
	Background Background // Auto where the terminal answers
}

// Styles is everything that is needed to draw for one session. It is read only
// once made.
type Styles struct {
	Plain    Ink // on the terminal's own background
	Selected Ink // on the row under the cursor
	Mark     Marks
	Chart    Charts

	Border       lipgloss.Border
	Frame        lipgloss.Style // a border, and the words in it, of a pane without the focus
	Focused      lipgloss.Style // the same of the pane with the focus
	Bar          lipgloss.Style // the line at the top
	BarName      lipgloss.Style // the program's name in it
	Key          lipgloss.Style // a key in the footer and the help
	NoteFrame    lipgloss.Style // the frame and the bar of a note; unlike a reply's
	ReplyFrame   lipgloss.Style // the frame and the bar of a reply
	VisitorFrame lipgloss.Style // the frame of a chat that one is in; unlike both
	VisitorLine  lipgloss.Style // the words before what is typed to a visitor: the only ones on a ground of their own
	RoomFrame    lipgloss.Style // the frame and the bar of what is said among colleagues
	Alarm        lipgloss.Style // a whole line that must be seen: an error
	Cursor       lipgloss.Style // the cell under the cursor, where it is drawn

	Colourless bool // the terminal shows no colour: marks and words alone speak
}

// Ink is the set of styles for words on one background.
type Ink struct {
	Text    lipgloss.Style
	Strong  lipgloss.Style // what is read first
	Muted   lipgloss.Style // what is read last
	Accent  lipgloss.Style // where one is
	Urgent  lipgloss.Style // danger; beside the mark and the reason
	Warn    lipgloss.Style // unconfirmed, unclear, late
	Good    lipgloss.Style // done, online
	Note    lipgloss.Style // notes, for colleagues
	Reply   lipgloss.Style // replies, which leave the house
	Visitor lipgloss.Style // what goes to a visitor, in a chat
	Room    lipgloss.Style // what is said among colleagues
	Link    lipgloss.Style
	Hit     lipgloss.Style // what was looked for
}

// New builds the styles of a session from its renderer, once and before the
// program reads keys: with Background Auto the terminal may be asked, and its
// answer waited for. It sets the renderer's profile to none where
// Options.NoColor asks for it.
func New(r *lipgloss.Renderer, o Options) *Styles {
	if o.NoColor {
		r.SetColorProfile(termenv.Ascii)
	}
	switch {
	case o.Background == Light:
		r.SetHasDarkBackground(false)
	case o.Background == Dark, r.ColorProfile() == termenv.Ascii: // without colours nothing hangs on it
		r.SetHasDarkBackground(true)
	}
	p := &painter{r: r, profile: r.ColorProfile(), dark: r.HasDarkBackground()}
	s := &Styles{
		Plain:        p.ink(nil),
		Selected:     p.ink(&selection),
		Mark:         marks,
		Chart:        charts,
		Border:       lipgloss.RoundedBorder(),
		Frame:        p.on(border, nil),
		Focused:      p.on(accent, nil),
		Bar:          p.on(muted, nil),
		BarName:      p.on(accent, nil).Bold(true),
		Key:          p.on(accent, nil).Bold(true),
		NoteFrame:    p.on(note, nil),
		ReplyFrame:   p.on(reply, nil),
		VisitorFrame: p.on(visitor, nil),
		VisitorLine:  p.on(lineText, &lineGround).Bold(true),
		RoomFrame:    p.on(room, nil),
		Alarm:        p.on(urgent, nil).Bold(true),
		Cursor:       r.NewStyle().Reverse(true),
		Colourless:   p.profile == termenv.Ascii,
	}
	if o.ASCII {
		s.Mark, s.Chart, s.Border = asciiMarks, asciiCharts, lipgloss.ASCIIBorder()
	}
	return s
}

// Ink gives the styles for a row, selected or not.
func (s *Styles) Ink(selected bool) Ink {
	if selected {
		return s.Selected
	}
	return s.Plain
}
