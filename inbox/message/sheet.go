package message

import "strings"

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
