package style

import (
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// shade is one colour of the palette as each kind of terminal shows it.
type shade struct {
	dark, light tint
}

// tint is a colour in truecolor, in the 256 of xterm and in the 16 of names.
// An empty field leaves the terminal's own colour.
type tint struct{ rgb, xterm, name string }

// The palette: lamplight for what needs the eye, slate and sea for the rest.
// Strong red is kept for danger alone; of the 16 names none is left for a
// warning on a light background, so there it is bold.
var (
	text   = shade{tint{"#dfe3e8", "254", ""}, tint{"#22272e", "235", ""}}
	muted  = shade{tint{"#a3aebb", "249", "7"}, tint{"#525c67", "240", "8"}}
	border = shade{tint{"#74808e", "245", "7"}, tint{"#7a8591", "243", "8"}}
	accent = shade{tint{"#e8c07a", "180", "11"}, tint{"#76500a", "94", "4"}}
	urgent = shade{tint{"#ff9d92", "217", "9"}, tint{"#a8201a", "124", "1"}}
	warn   = shade{tint{"#f0b38a", "216", "11"}, tint{"#85450f", "94", ""}}
	good   = shade{tint{"#a5cf9f", "151", "10"}, tint{"#2c6432", "22", "2"}}
	note   = shade{tint{"#cdb4f0", "183", "13"}, tint{"#643a99", "55", "5"}}
	reply  = shade{tint{"#86cfc6", "116", "14"}, tint{"#0b6059", "23", "6"}}
	// What goes to a visitor, and what stays among colleagues: neither is the colour of
	// a note or of a reply.
	visitor = shade{tint{"#8fbcf5", "111", "14"}, tint{"#1a4fa0", "25", "4"}}
	room    = shade{tint{"#f0a8d0", "218", "15"}, tint{"#8a1c66", "89", ""}}
	link    = shade{tint{"#9cc4ef", "153", "14"}, tint{"#1d5691", "25", "4"}}

	selection  = shade{tint{"#323b47", "237", ""}, tint{"#e3e9f0", "254", ""}}
	hitGround  = shade{tint{"#e8c07a", "180", "11"}, tint{"#f3dca8", "223", "11"}}
	lineGround = shade{tint{"#8fbcf5", "111", "14"}, tint{"#1a4fa0", "25", "4"}}
	lineText   = shade{tint{"#20242a", "235", "0"}, tint{"#ffffff", "231", "15"}}
	hitText    = shade{tint{"#20242a", "235", "0"}, tint{"#22272e", "235", "0"}}
)

// painter makes styles for one renderer.
type painter struct {
	r       *lipgloss.Renderer
	profile termenv.Profile
	dark    bool
}

// colour picks what the terminal can show.
func (p *painter) colour(s shade) lipgloss.TerminalColor {
	t := s.light
	if p.dark {
		t = s.dark
	}
	c := t.name
	switch p.profile {
	case termenv.TrueColor:
		c = t.rgb
	case termenv.ANSI256:
		c = t.xterm
	}
	if c == "" {
		return lipgloss.NoColor{}
	}
	return lipgloss.Color(c)
}

// on makes the style of one shade on a ground, nil for the terminal's own.
func (p *painter) on(front shade, ground *shade) lipgloss.Style {
	s := p.r.NewStyle().Foreground(p.colour(front))
	if ground != nil {
		s = s.Background(p.colour(*ground))
	}
	return s
}

// ink makes the set for one ground. Where the ground cannot be shown, the row
// under the cursor is bold; its mark stands there in any case.
func (p *painter) ink(ground *shade) Ink {
	base := func(s shade) lipgloss.Style {
		st := p.on(s, ground)
		if ground != nil && p.profile == termenv.ANSI {
			st = st.Bold(true)
		}
		return st
	}
	plain := base(text)
	if ground == nil {
		plain = p.r.NewStyle()
	}
	return Ink{
		Text:    plain,
		Strong:  plain.Bold(true),
		Muted:   base(muted),
		Accent:  base(accent),
		Urgent:  base(urgent).Bold(true),
		Warn:    base(warn).Bold(p.profile == termenv.ANSI),
		Good:    base(good),
		Note:    base(note),
		Reply:   base(reply),
		Visitor: base(visitor),
		Room:    base(room),
		Link:    base(link).Underline(true),
		Hit:     p.on(hitText, &hitGround).Underline(true),
	}
}
