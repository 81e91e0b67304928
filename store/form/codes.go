package form

import (
	"slices"
	"strings"
)

// codes reads what a field can be answered with.
func (p *parser) codes(x fileField, at section) (all []Code, err error) {
	switch {
	case x.Type == YesNo:
		all = slices.Clone(p.yesno)
	case !x.Type.Coded() && len(x.Codes) > 0:
		return nil, wrong(p.lines.find(at, "codes"), "%s: a field of type %s has no codes", x.Field, x.Type)
	case x.Type != Language && x.Type.Coded() && len(x.Codes) == 0:
		return nil, wrong(p.lines.find(at, quoted(x.Field)), "%s: a field of type %s wants codes", x.Field, x.Type)
	case len(x.Codes) > maxCodes:
		return nil, wrong(p.lines.find(at, "codes"), "%s: up to %d codes", x.Field, maxCodes)
	}
	for _, c := range x.Codes {
		line := p.lines.find(at, quoted(c.Code))
		if !coded(c.Code) {
			return nil, wrong(line, "%s: a code is missing or not one: %s, or + - _ behind one", x.Field, letters)
		}
		code := Code{Code: c.Code}
		if code.Label, err = p.label(c.fileText, line, x.Field+"."+c.Code); err != nil {
			return nil, err
		}
		if x.Type == Language && !isLanguage(c.Code) {
			return nil, wrong(line, "%s: %q is no language of ISO 639, such as nl", x.Field, c.Code)
		}
		if _, number := years(c.Code); number && x.Type == Age {
			return nil, wrong(line, "%s: %q is an age already, and can be no class", x.Field, c.Code)
		}
		if c.From != nil || c.To != nil {
			if x.Type != Age || c.From == nil || c.To == nil || *c.From < 0 || *c.From > *c.To || *c.To > maxAge {
				return nil, wrong(line, "%s: from and to are the first and the last year of a class of ages, 0 to %d, both", x.Field, maxAge)
			}
			code.Ranged, code.From, code.To = true, *c.From, *c.To
		}
		i := slices.IndexFunc(all, func(o Code) bool { return o.Code == c.Code })
		switch {
		case i >= 0 && x.Type == YesNo:
			all[i] = code // another name for it
		case i >= 0:
			return nil, wrong(line, "%s: code %q stands there already", x.Field, c.Code)
		case x.Type == YesNo:
			return nil, wrong(line, "%s: a field of type yesno has the codes yes, no and not_asked", x.Field)
		default:
			all = append(all, code)
		}
	}
	if x.Type == Age {
		f := Field{Codes: all}
		for n := range maxAge + 1 {
			if f.class(n) == NotAsked {
				return nil, wrong(p.lines.find(at, quoted(x.Field)), "%s: no class has the age %d; the classes with from and to must have every age from 0 to %d, so that each is counted", x.Field, n, maxAge)
			}
		}
	}
	return all, nil
}

const maxCodes = 300

// letters says what names and codes are written with.
const letters = "of up to 40 letters a to z, digits and _"

// named says whether s can be the name of a field or a form.
func named(s string) bool {
	return len(s) > 0 && len(s) <= 40 && s[0] >= 'a' && s[0] <= 'z' && s != "person" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// coded says whether s can be a code.
func coded(s string) bool {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	return len(s) > 0 && len(s) <= 40 && strings.ContainsRune(plain, rune(s[0])) && strings.Trim(s, plain+"_+-") == ""
}
