package message

import (
	"bytes"
	"strings"
)

// enough is the length from which a plain text is taken without looking at
// its HTML sister.
const enough = 200

// goodPlain says whether a plain text need not be compared with the HTML.
func goodPlain(b []byte) bool {
	t := bytes.TrimSpace(b)
	return len(t) >= enough && !saysSeeHTML(t)
}

// saysSeeHTML says whether a text only says that there is HTML elsewhere.
func saysSeeHTML(b []byte) bool {
	if len(b) > 600 {
		return false
	}
	s := strings.ToLower(string(b))
	if !strings.Contains(s, "html") {
		return false
	}
	for _, w := range []string{"view", "see ", "support", "client", "reader", "bekijk", "ondersteun", "weergeven", "leesbaar", "zie ", "lire", "afficher", "visualis", "voir", "enable"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// pick chooses among alternatives: plain text, unless it is empty, only says
// that there is HTML, or is next to nothing beside it.
func (r *reader) pick(children []node) node {
	var text, html *node
	for i := range children {
		c := &children[i]
		switch kindOf(c, 0) {
		case plainNode:
			if text == nil || len(bytes.TrimSpace(firstRaw(text))) == 0 {
				text = c
			}
		case htmlNode:
			html = c // the last is the richest, RFC 2046, 5.1.4
		}
	}
	switch {
	case text == nil && html == nil:
		return children[len(children)-1]
	case text == nil:
		return *html
	case html == nil:
		return *text
	}
	t := bytes.TrimSpace(firstRaw(text))
	if goodPlain(t) {
		return *text
	}
	h := lettersOf(renderHTML(string(firstRaw(html)), nil, r.lim.Links).lines)
	p := len(t)
	switch {
	case h == 0:
		return *text
	case p == 0, saysSeeHTML(t), p < enough && h > 5*p+enough:
		return *html
	}
	return *text
}

// kindOf is the kind of the first text in a node.
func kindOf(n *node, depth int) nodeKind {
	if n.kind != groupNode && n.kind != choiceNode {
		return n.kind
	}
	for i := range n.children {
		if k := kindOf(&n.children[i], depth+1); k != noNode {
			return k
		}
	}
	return noNode
}

// firstRaw are the bytes of the first text in a node.
func firstRaw(n *node) []byte {
	for n.kind == groupNode || n.kind == choiceNode {
		next := (*node)(nil)
		for i := range n.children {
			if kindOf(&n.children[i], 0) != noNode {
				next = &n.children[i]
				break
			}
		}
		if next == nil {
			return nil
		}
		n = next
	}
	return n.raw
}

func lettersOf(lines []line) int {
	n := 0
	for _, l := range lines {
		n += len(strings.TrimSpace(l.text))
	}
	return n
}
