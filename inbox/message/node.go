package message

import (
	"slices"
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
	head     string   // forwardNode: the header's lines
	read     *reading // htmlNode of an alternative: what there is to read, nil if not looked at
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

// reader makes what is shown of the nodes of a mail.
type reader struct {
	lim     Limits
	flaws   *flaws
	forward bool // the subject says that the mail is passed on
	html    bool
	passed  *strings.Builder // the text of an attached mail that is being shown
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
	if w.head.Automatic == mail.Bounce && len(w.head.Bounced) == 0 { // nothing in it names one; what it answers does
		answers := append(slices.Clone(w.head.References), w.head.InReplyTo...)
		if n := len(answers); n > 0 && strings.HasPrefix(w.head.AutomaticBy.Unsafe(), fieldNames[fXFailedRecipients]) {
			w.addBounced(answers[n-1])
		}
	}
	w.settleBounced()
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
		r.add(split(r.lines(n), r.forward, maxBlocks-len(r.blocks)))
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
		was := r.passed
		if was == nil {
			r.passed = &strings.Builder{}
		} else {
			r.passed.WriteString("\n")
		}
		r.passed.WriteString(n.head + "\n")
		for _, c := range n.children {
			r.show(c)
		}
		if was == nil {
			t := outside.New(strings.Trim(r.passed.String(), "\n"))
			r.passed = nil
			r.add([]mail.Block{{Kind: mail.Forwarded, Text: t}})
		}
	}
}

// add takes blocks over; within a mail that is passed on they are all text of
// that one.
func (r *reader) add(blocks []mail.Block) {
	for _, b := range blocks {
		if r.passed != nil {
			r.passed.WriteString(b.Text.Unsafe() + "\n")
			continue
		}
		if !b.Text.IsEmpty() {
			r.blocks = append(r.blocks, b)
		}
	}
}

// label is the charset that a text says it is in.
func (n *node) label() string {
	if n.kind == htmlNode {
		if _, f := charsetOf(n.charset); f <= ascii {
			if m := metaCharset(n.raw); m != "" {
				return m
			}
		}
	}
	return n.charset
}

// lines makes the lines of a text.
func (r *reader) lines(n node) []line {
	t, wrong := decodeText(n.raw, n.label())
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
