package message

import (
	"strings"

	"golang.org/x/net/html/atom"

	"baken/store/mail"
)

// attributes are those of one tag that matter.
type attributes struct {
	class, id, style, href, src, alt, kind, value string
	fg, bg, border, cite                          string
	hidden                                        bool
	background                                    string
}

// attributes reads the attributes of the tag at hand.
func (h *htmlReader) attributes() attributes {
	var a attributes
	for n := 0; n < 1000; n++ {
		k, v, more := h.z.TagAttr()
		switch string(k) {
		case "class":
			a.class = string(v)
		case "id":
			a.id = string(v)
		case "style":
			a.style = strings.ToLower(string(v))
		case "href":
			a.href = string(v)
		case "src", "srcset", "poster", "data":
			if a.src == "" || remote(string(v)) {
				a.src = string(v)
			}
		case "background":
			a.background = string(v)
		case "alt":
			a.alt = string(v)
		case "type":
			a.kind = strings.ToLower(string(v))
		case "value":
			a.value = string(v)
		case "color", "text":
			a.fg = strings.ToLower(string(v))
		case "bgcolor":
			a.bg = strings.ToLower(string(v))
		case "border":
			a.border = string(v)
		case "cite":
			a.cite = string(v)
		case "hidden":
			a.hidden = true
		}
		if !more {
			break
		}
	}
	return a
}

// start takes a start tag.
func (h *htmlReader) start() {
	name, more := h.z.TagName()
	tag := atom.Lookup(name)
	var a attributes
	if more {
		a = h.attributes()
		if remote(a.src) || remote(a.background) || loads(a.style) || tag == atom.Link && remote(a.href) {
			h.flaws.add(mail.RemoteContent)
		}
	}
	switch tag {
	case 0:
		return
	case atom.Script, atom.Style, atom.Title:
		h.raw = tag
		return
	case atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes:
		h.z.NextIsNotRawText() // it is read by programs without scripts
	case atom.Br:
		h.lineBreak()
		return
	case atom.Hr:
		h.newline()
		h.write("----------")
		h.newline()
		return
	case atom.Img, atom.Area:
		if alt := strings.Join(strings.Fields(a.alt), " "); alt != "" {
			h.write("(" + short(alt, maxName) + ")")
		}
		return
	case atom.Input:
		if v := strings.TrimSpace(a.value); v != "" && a.kind != "hidden" {
			h.text(" (" + v + ") ")
		}
		return
	case atom.Meta, atom.Link, atom.Base, atom.Wbr, atom.Col, atom.Embed, atom.Source, atom.Track, atom.Param:
		return
	}
	h.closeImplied(tag)
	h.breakBefore(tag, &a)
	h.push(tag, &a)
	if tag == atom.A && a.href != "" {
		h.startLink(a.href)
	}
}

// push opens an element.
func (h *htmlReader) push(tag atom.Atom, a *attributes) {
	if len(h.stack) >= maxElements {
		h.over[tag]++
		return
	}
	e := *h.top()
	e.tag, e.outer = tag, h.last[tag]
	h.style(&e, tag, a)
	switch tag {
	case atom.Pre, atom.Xmp, atom.Plaintext, atom.Listing, atom.Textarea:
		e.pre = true
	case atom.Table:
		e.data = a.border != "" && a.border != "0"
	case atom.Ul, atom.Menu, atom.Dir:
		e.lists, e.number = e.lists+1, 0
	case atom.Ol:
		e.lists, e.number = e.lists+1, 1
	}
	if tag == atom.Blockquote && !onlyIndents(a) {
		e.depth++
	}
	switch container(a) {
	case quotes:
		if tag != atom.Blockquote {
			e.depth++
		}
	case introduces:
		e.mark = introMark
	case restQuotes:
		e.mark = restMark
	case passesOn:
		e.mark = forwardingMark
	case signs:
		e.mark = signatureMark
	}
	e.depth = min(e.depth, 50)
	h.last[tag] = len(h.stack)
	switch tag {
	case atom.Td, atom.Th, atom.Table:
		e.cell = len(h.stack)
	}
	h.stack = append(h.stack, e)
}

// end takes an end tag.
func (h *htmlReader) end(tag atom.Atom) {
	if h.over[tag] > 0 {
		h.over[tag]--
		h.breakAfter(tag)
		return
	}
	if tag == atom.Br || tag == atom.P && h.last[tag] == 0 {
		h.lineBreak()
		return
	}
	i := h.last[tag]
	if tag == 0 || i == 0 || !ofTable(tag) && h.top().cell > i {
		return // an end tag does not reach out of its cell
	}
	if tag == atom.A {
		h.endLink()
	}
	h.popTo(i)
	h.breakAfter(tag)
}

func (h *htmlReader) popTo(n int) {
	for i := len(h.stack) - 1; i >= n; i-- {
		h.last[h.stack[i].tag] = h.stack[i].outer
	}
	h.stack = h.stack[:n]
}

func ofTable(tag atom.Atom) bool {
	switch tag {
	case atom.Td, atom.Th, atom.Tr, atom.Table, atom.Tbody, atom.Thead, atom.Tfoot:
		return true
	}
	return false
}
