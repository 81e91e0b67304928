package message

import (
	"bytes"
	"slices"
	"strings"
)

// enough is the length from which a plain text is more than a greeting.
const enough = 200

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
// that there is HTML, or is next to nothing beside it. HTML that says more is
// never left out: it stands for the plain text, or behind it when that has words
// of its own. Of several plain texts all are taken that differ: which one another
// program would show cannot be known.
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
	t, h := bytes.TrimSpace(text.raw), r.reading(firstText(html))
	if h.letters == 0 {
		return node{kind: groupNode, children: texts}
	}
	if saysSeeHTML(t) || len(t) < enough && h.letters > 5*len(t)+enough {
		return *html
	}
	var said vocabulary
	for i := range texts {
		n := firstText(&texts[i])
		s, _ := decodeText(n.raw, n.charset)
		said.add(s)
	}
	switch {
	case !h.words.saysMore(&said):
		return node{kind: groupNode, children: texts}
	case !said.saysMore(&h.words):
		return *html
	}
	return node{kind: groupNode, children: append(texts, *html)}
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

// reading is what there is to read in an HTML text.
type reading struct {
	letters int
	words   vocabulary
}

// reading reads an HTML text, once for each.
func (r *reader) reading(n *node) *reading {
	if n.read == nil {
		n.read = &reading{}
		t, _ := decodeText(n.raw, n.label())
		for _, l := range renderHTML(t, nil, r.lim.Links).lines {
			l := strings.TrimSpace(l.text)
			n.read.letters += len(l)
			n.read.words.add(l)
		}
	}
	return n.read
}
