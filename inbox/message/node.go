package message

import (
	"bytes"
	"strings"
	"unicode"

	"baken/store/mail"
	"baken/store/outside"
)

// node is a text of a mail, or a group of them.
type node struct {
	kind     nodeKind
	raw      []byte
	charset  string
	flowed   bool
	delsp    bool
	head     string // forwardNode: the header's lines
	children []node
}

type nodeKind uint8

const (
	noNode nodeKind = iota
	plainNode
	htmlNode
	machineNode
	headersNode // the header of a mail that came back
	forwardNode
	groupNode
	choiceNode
)

// node makes one of a closed frame.
func (f *frame) node() node {
	n := node{kind: groupNode, head: f.head, children: f.parts}
	switch f.kind {
	case attachedMail:
		n.kind = forwardNode
	case alternative:
		n.kind = choiceNode
	}
	return n
}

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

// reader makes what is shown of the nodes of a mail.
type reader struct {
	lim     Limits
	flaws   *flaws
	forward bool // the subject says that the mail is passed on
	html    bool
	links   []mail.Link
	blocks  []mail.Block
}

// body makes the Body when all has been read.
func (w *walker) body() mail.Body {
	_, _, forward := baseSubject(w.head.Subject.Unsafe())
	r := reader{lim: w.lim, flaws: &w.flaws, forward: forward}
	for _, n := range w.frames[0].parts {
		r.show(n)
	}
	if w.head.Automatic == mail.Bounce && len(w.head.Bounced) == 0 {
		for _, b := range r.blocks {
			for _, id := range idsOfReport([]byte(b.Text.Unsafe()), true) {
				w.addBounced(id)
			}
		}
	}
	if !readable(r.blocks) {
		w.flaws.add(mail.NoText)
	}
	return mail.Body{Blocks: r.blocks, Links: r.links, Attachments: w.attachments, Flaws: w.flaws, HTML: r.html}
}

// show appends the blocks of a node. The depth of nodes is bounded by the
// walker's stack.
func (r *reader) show(n node) {
	switch n.kind {
	case plainNode, htmlNode:
		r.add(split(r.lines(n), r.forward))
	case machineNode, headersNode:
		kind := mail.Machine
		if n.kind == headersNode {
			kind = mail.Forwarded
		}
		t, _ := decodeText(n.raw, n.charset)
		r.add([]mail.Block{{Kind: kind, Text: outside.New(strings.Trim(t, "\n"))}})
	case groupNode:
		for _, c := range n.children {
			r.show(c)
		}
	case choiceNode:
		if len(n.children) > 0 {
			r.show(r.pick(n.children))
		}
	case forwardNode:
		var b strings.Builder
		b.WriteString(n.head)
		in := reader{lim: r.lim, flaws: r.flaws, links: r.links}
		for _, c := range n.children {
			in.show(c)
		}
		r.links = in.links
		for _, k := range in.blocks {
			b.WriteString("\n" + k.Text.Unsafe() + "\n")
		}
		r.add([]mail.Block{{Kind: mail.Forwarded, Text: outside.New(strings.Trim(b.String(), "\n"))}})
	}
}

func (r *reader) add(blocks []mail.Block) {
	for _, b := range blocks {
		if !b.Text.IsEmpty() {
			r.blocks = append(r.blocks, b)
		}
	}
}

// lines makes the lines of a text.
func (r *reader) lines(n node) []line {
	label := n.charset
	if n.kind == htmlNode {
		if _, f := charsetOf(label); f <= ascii {
			if m := metaCharset(n.raw); m != "" {
				label = m
			}
		}
	}
	t, wrong := decodeText(n.raw, label)
	if wrong {
		r.flaws.add(mail.WrongCharset)
	}
	if strings.IndexByte(t, 0) >= 0 {
		r.flaws.add(mail.BrokenMIME)
		t = strings.ReplaceAll(t, "\x00", "")
	}
	if strings.Contains(t, "-----BEGIN PGP MESSAGE-----") {
		r.flaws.add(mail.Encrypted)
	}
	var out []line
	switch {
	case n.kind == htmlNode:
		r.html = true
		h := renderHTML(t, r.links, r.lim.Links)
		r.links, out = h.links, h.lines
		for _, f := range h.flaws {
			r.flaws.add(f)
		}
	case n.flowed:
		out = unflow(t, n.delsp)
	default:
		out = plain(t)
	}
	if len(out) >= maxLines {
		r.flaws.add(mail.Truncated)
	}
	return out
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

// readable says whether there is a letter or a digit to read.
func readable(blocks []mail.Block) bool {
	for _, b := range blocks {
		for _, r := range b.Text.Unsafe() {
			if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsSymbol(r) {
				return true
			}
		}
	}
	return false
}

// idsOfReport finds the Message-IDs named in a report: the fields
// Original-Message-ID, and Message-ID itself where a returned header stands.
func idsOfReport(b []byte, header bool) []outside.Text {
	var ids []outside.Text
	for len(b) > 0 && len(ids) < maxBounced {
		var l []byte
		l, b, _ = bytes.Cut(b, []byte("\n"))
		name, value, ok := bytes.Cut(l[:min(len(l), 2*maxMessageID)], []byte(":"))
		if !ok {
			continue
		}
		f, ok := lookup(bytes.Trim(name, " \t>"))
		if !ok || f != fOriginalID && f != fXOriginalID && !(header && f == fMessageID) {
			continue
		}
		v := bytes.TrimSpace(value)
		if len(v) == 0 && len(b) > 0 && (b[0] == ' ' || b[0] == '\t') {
			v, b, _ = bytes.Cut(b, []byte("\n")) // folded before the id
		}
		if id := messageID(string(bytes.TrimSpace(v))); !id.IsEmpty() {
			ids = append(ids, id)
		}
	}
	return ids
}
