package message

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// colour is 0xRRGGBB; unknown where it cannot be told.
type colour int32

const (
	unknown colour = -1
	white   colour = 0xffffff
	black   colour = 0
)

// style works out what an element's attributes do to the text in it.
func (h *htmlReader) style(e *element, tag atom.Atom, a *attributes) {
	if a.fg != "" && (tag == atom.Font || tag == atom.Body) {
		e.fg = parseColour(a.fg)
	}
	if a.bg != "" {
		e.bg = parseColour(a.bg)
	}
	if a.background != "" {
		e.bg = unknown
	}
	if a.hidden || h.sheet.hides(a) {
		e.hidden = true
	}
	if a.style != "" {
		d := declarations(a.style)
		if d.hides {
			e.hidden = true
		}
		if d.fgSet {
			e.fg = d.fg
		}
		if d.bgSet {
			e.bg = d.bg
		}
	}
	if e.fg != unknown && e.bg != unknown && near(e.fg, e.bg) {
		e.hidden = true
	}
}

// decl is what a list of CSS declarations says of visibility.
type decl struct {
	hides        bool
	fgSet, bgSet bool
	fg, bg       colour
}

// declarations reads "name: value; …" in lower case.
func declarations(s string) decl {
	d := decl{fg: unknown, bg: unknown}
	flat, clipped := false, false
	for n := 0; s != "" && n < 200; n++ {
		var one string
		one, s, _ = strings.Cut(s, ";")
		name, v, ok := strings.Cut(one, ":")
		if !ok {
			continue
		}
		name = strings.TrimSpace(name)
		v = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(v), "!important"))
		switch name {
		case "display":
			d.hides = d.hides || v == "none"
		case "visibility":
			d.hides = d.hides || v == "hidden" || v == "collapse"
		case "mso-hide":
			d.hides = d.hides || v == "all"
		case "opacity":
			x, ok := number(v)
			d.hides = d.hides || ok && x < 0.1
		case "font-size":
			x, ok := number(v)
			d.hides = d.hides || ok && (x == 0 || x < 3 && (strings.HasSuffix(v, "px") || strings.HasSuffix(v, "pt")) || x <= 10 && strings.HasSuffix(v, "%"))
		case "font":
			d.hides = d.hides || strings.HasPrefix(v, "0/") || strings.HasPrefix(v, "0 ") || strings.HasPrefix(v, "0px")
		case "text-indent", "left", "top", "margin-left", "margin-top":
			x, ok := number(v)
			d.hides = d.hides || ok && x <= -500
		case "height", "max-height", "width", "max-width":
			x, ok := number(v)
			flat = flat || ok && x < 2 && !strings.HasSuffix(v, "em")
		case "overflow":
			clipped = v == "hidden"
		case "clip", "clip-path":
			d.hides = d.hides || strings.HasPrefix(v, "rect(0") || strings.HasPrefix(v, "inset(50%") || strings.HasPrefix(v, "inset(100%")
		case "color":
			d.fgSet = true
			d.fg = parseColour(v)
			d.hides = d.hides || v == "transparent"
		case "background-color", "background":
			d.bgSet = true
			d.bg = parseColour(v)
		case "background-image":
			d.bgSet, d.bg = true, unknown
		}
	}
	d.hides = d.hides || flat && clipped
	return d
}

// number reads the number that a value begins with.
func number(v string) (float64, bool) {
	i := 0
	for i < len(v) && (isDigit(v[i]) || v[i] == '.' || v[i] == '-' && i == 0) {
		i++
	}
	x, err := strconv.ParseFloat(v[:i], 64)
	return x, err == nil
}

var colours = map[string]colour{
	"white": white, "black": black, "snow": 0xfffafa, "ivory": 0xfffff0, "whitesmoke": 0xf5f5f5, "ghostwhite": 0xf8f8ff,
	"floralwhite": 0xfffaf0, "red": 0xff0000, "blue": 0x0000ff, "green": 0x008000, "gray": 0x808080, "grey": 0x808080,
	"yellow": 0xffff00, "navy": 0x000080, "silver": 0xc0c0c0, "windowtext": black, "window": white,
}

// parseColour reads the first word of a value; unknown for what it cannot.
func parseColour(v string) colour {
	v = strings.TrimSpace(v)
	if rest, ok := strings.CutPrefix(v, "rgb"); ok {
		rest = strings.TrimPrefix(rest, "a")
		rest = strings.TrimLeft(rest, " (")
		rest, _, _ = strings.Cut(rest, ")")
		p := strings.FieldsFunc(rest, func(r rune) bool { return r == ',' || r == ' ' || r == '/' })
		if len(p) < 3 {
			return unknown
		}
		var c colour
		for _, x := range p[:3] {
			n, ok := number(x)
			if !ok || n < 0 || n > 255 {
				return unknown
			}
			c = c<<8 | colour(n)
		}
		return c
	}
	v, _, _ = strings.Cut(v, " ")
	if c, ok := colours[v]; ok {
		return c
	}
	x, hash := strings.CutPrefix(v, "#")
	if len(x) == 3 && hash {
		x = string([]byte{x[0], x[0], x[1], x[1], x[2], x[2]})
	}
	if len(x) != 6 {
		return unknown
	}
	n, err := strconv.ParseUint(x, 16, 32)
	if err != nil {
		return unknown
	}
	return colour(n)
}

// near says whether two colours can hardly be told apart.
func near(a, b colour) bool {
	d := 0
	for s := 0; s <= 16; s += 8 {
		x := int(a>>s&0xff) - int(b>>s&0xff)
		d += max(x, -x)
	}
	return d <= 30
}

// sheet knows which classes and ids the style elements of a mail hide.
type sheet struct {
	hidden map[string]bool // ".class" or "#id"
	size   int
}

// maxSheet bounds the style text that is read.
const maxSheet = 256 << 10

// read takes the text of a style element. Rules within @media are left out:
// they hide on small screens what is shown on others. It says whether the
// style would load something.
func (s *sheet) read(css string) (loadsRemote bool) {
	if s.size += len(css); s.size > maxSheet {
		return false
	}
	css = strings.ToLower(uncomment(css))
	loadsRemote = loads(css) || strings.Contains(css, "@import")
	for css != "" {
		sel, rest, ok := strings.Cut(css, "{")
		if !ok {
			break
		}
		if i := strings.LastIndexByte(sel, ';'); i >= 0 {
			sel = sel[i+1:] // behind an @import
		}
		sel = strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(sel, "<!--", ""), "-->", ""))
		if strings.HasPrefix(sel, "@") {
			css = afterBlock(rest)
			continue
		}
		var body string
		body, css, _ = strings.Cut(rest, "}")
		if !declarations(body).hides {
			continue
		}
		for _, one := range strings.Split(sel, ",") {
			one = strings.TrimSpace(one)
			if i := strings.IndexAny(one, ".#"); i >= 0 && !strings.ContainsAny(one, " >+~:[") && len(one) < 100 && len(s.hidden) < 1000 {
				if s.hidden == nil {
					s.hidden = map[string]bool{}
				}
				s.hidden[one[i:]] = true
			}
		}
	}
	return loadsRemote
}

// afterBlock skips a block with blocks within it.
func afterBlock(css string) string {
	depth := 1
	for i := range len(css) {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return css[i+1:]
			}
		}
	}
	return ""
}

func uncomment(css string) string {
	if !strings.Contains(css, "/*") {
		return css
	}
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(css, "/*")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		if _, css, ok = strings.Cut(after, "*/"); !ok {
			return b.String()
		}
	}
}

// hides says whether an element is hidden by its class or id.
func (s *sheet) hides(a *attributes) bool {
	if len(s.hidden) == 0 {
		return false
	}
	if a.id != "" && s.hidden["#"+strings.ToLower(a.id)] {
		return true
	}
	for _, c := range strings.Fields(a.class) {
		if s.hidden["."+strings.ToLower(c)] {
			return true
		}
	}
	return false
}

// metaCharset finds the charset that an HTML text declares in its beginning.
func metaCharset(b []byte) string {
	s := strings.ToLower(string(b[:min(len(b), 2048)]))
	_, after, ok := strings.Cut(s, "charset=")
	if !ok {
		return ""
	}
	after = strings.TrimLeft(after, " \"'")
	end := strings.IndexAny(after, " \"'/>;")
	if end < 0 {
		return ""
	}
	return after[:end]
}
