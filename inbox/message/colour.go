package message

import (
	"strconv"
	"strings"
)

// colour is 0xRRGGBB; unknown where it cannot be told.
type colour int32

const (
	unknown colour = -1
	white   colour = 0xffffff
	black   colour = 0
)

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
