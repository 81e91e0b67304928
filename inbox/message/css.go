package message

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
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
