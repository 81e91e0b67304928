package message

import (
	"bytes"
	"slices"
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
// that there is HTML, or is next to nothing beside it. Of several plain texts
// all are taken that differ: which one another program would show cannot be
// known.
func (r *reader) pick(children []node) node {
	var texts []node
	var text, html *node
	for i := range children {
		leaf := firstText(&children[i])
		switch {
		case leaf == nil:
		case leaf.kind == htmlNode:
			html = &children[i] // the last is the richest, RFC 2046, 5.1.4
		case leaf.kind == plainNode && len(bytes.TrimSpace(leaf.raw)) > 0:
			same := func(n node) bool { return bytes.Equal(firstText(&n).raw, leaf.raw) }
			if !slices.ContainsFunc(texts, same) && len(texts) < 10 {
				texts = append(texts, children[i])
			}
			if text == nil {
				text = leaf
			}
		}
	}
	switch {
	case text == nil && html == nil:
		return children[len(children)-1]
	case text == nil:
		return *html
	case html == nil:
		return node{kind: groupNode, children: texts}
	}
	t := bytes.TrimSpace(text.raw)
	if !goodPlain(t) {
		h := r.letters(firstText(html))
		if h > 0 && (saysSeeHTML(t) || len(t) < enough && h > 5*len(t)+enough) {
			return *html
		}
	}
	return node{kind: groupNode, children: texts}
}

// firstText is the first text in a node, nil if there is none.
func firstText(n *node) *node {
	if n.kind != groupNode && n.kind != choiceNode {
		return n
	}
	for i := range n.children {
		if l := firstText(&n.children[i]); l != nil {
			return l
		}
	}
	return nil
}

// letters counts what there is to read in an HTML text, once for each.
func (r *reader) letters(n *node) int {
	if n.letters == 0 {
		n.letters = 1 + lettersOf(renderHTML(string(n.raw), nil, r.lim.Links).lines)
	}
	return n.letters - 1
}

func lettersOf(lines []line) int {
	n := 0
	for _, l := range lines {
		n += len(strings.TrimSpace(l.text))
	}
	return n
}
