package message

import (
	"strings"

	"baken/store/outside"
)

// prefixes are the words that mail programs put before a subject, in lower
// case; true for those of a mail passed on. Ordinary words ("i", "r", "info")
// are left alone.
var prefixes = map[string]bool{
	"re": false, "antw": false, "antwoord": false, "aw": false, "sv": false, "rép": false, "rep": false, "réf": false, "odp": false, "ynt": false, "betr": false,
	"fw": true, "fwd": true, "tr": true, "rv": true, "wg": true, "doorst": true, "doorgestuurd": true, "enc": true, "fs": true,
}

// Subject takes "Re:", "Fwd:", "Antw:", "TR:" and their like off a subject
// (the base subject of RFC 5256, 2.1), also "Re[2]:", and a list's name
// between two of them. reply is set when one of them says that it is an
// answer. If nothing is left, base is s itself.
func Subject(s outside.Text) (base outside.Text, reply bool) {
	t, reply, _ := baseSubject(s.Unsafe())
	return outside.New(t), reply
}

func baseSubject(s string) (base string, reply, forward bool) {
	whole := strings.TrimSpace(s)
	s = whole
	for s != "" {
		rest, fwd, ok := cutPrefix(s)
		if !ok {
			// "[list] Re: …": the name goes only with the prefix.
			if strings.HasPrefix(s, "[") {
				if end := strings.IndexByte(s, ']'); end > 0 && end < 60 {
					rest, fwd, ok = cutPrefix(strings.TrimSpace(s[end+1:]))
				}
			}
			if !ok {
				break
			}
		}
		if fwd {
			forward = true
		} else {
			reply = true
		}
		s = rest
	}
	for strings.HasSuffix(strings.ToLower(s), "(fwd)") {
		s, forward = strings.TrimSpace(s[:len(s)-len("(fwd)")]), true
	}
	if s == "" {
		s = whole
	}
	return s, reply, forward
}

// cutPrefix takes one prefix off.
func cutPrefix(s string) (rest string, forward, ok bool) {
	colon := strings.IndexAny(s, ":：")
	if colon < 0 || colon > 20 {
		return s, false, false
	}
	name := strings.ToLower(strings.TrimSpace(s[:colon]))
	if i := strings.IndexAny(name, "[(^"); i > 0 && strings.Trim(name[i:], "[]()^0123456789") == "" {
		name = strings.TrimSpace(name[:i])
	}
	forward, ok = prefixes[name]
	if !ok {
		return s, false, false
	}
	rest = strings.TrimPrefix(strings.TrimPrefix(s[colon:], ":"), "：")
	return strings.TrimSpace(rest), forward, true
}
