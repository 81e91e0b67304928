package message

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// closeImplied closes what a start tag ends without saying so.
func (h *htmlReader) closeImplied(tag atom.Atom) {
	t := h.top().tag
	closes := false
	switch tag {
	case atom.Li, atom.Option, atom.Tr:
		closes = t == tag
	case atom.Td, atom.Th:
		closes = t == atom.Td || t == atom.Th
	case atom.Dd, atom.Dt:
		closes = t == atom.Dd || t == atom.Dt
	case atom.A:
		closes = t == atom.A
	case atom.P, atom.Div, atom.Ul, atom.Ol, atom.Table, atom.Blockquote, atom.Pre:
		closes = t == atom.P
	}
	if closes && len(h.stack) > 1 && h.over[t] == 0 {
		h.end(t)
	}
}

// breakBefore begins a line where the element does.
func (h *htmlReader) breakBefore(tag atom.Atom, a *attributes) {
	switch tag {
	case atom.P:
		h.newline()
		if !strings.Contains(a.class, "MsoNormal") && !strings.Contains(a.class, "MsoPlainText") && !strings.Contains(a.class, "MsoListParagraph") {
			h.blank = true
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		h.newline()
		h.blank = true
	case atom.Li:
		h.newline()
		e := h.top()
		h.prefix = strings.Repeat("  ", min(max(e.lists-1, 0), 8)) + "- "
		if e.number > 0 {
			h.prefix = strings.TrimSuffix(h.prefix, "- ") + strconv.Itoa(e.number) + ". "
			e.number++
		}
	case atom.Td, atom.Th:
		h.cell = h.buf.Len() > 0
		h.between = "  "
		if i := h.last[atom.Table]; i > 0 {
			t := &h.stack[i]
			t.data = t.data || tag == atom.Th
			if t.data {
				h.between = " | "
			}
		}
	default:
		if isBlock(tag) {
			h.newline()
		}
	}
}

func (h *htmlReader) breakAfter(tag atom.Atom) {
	switch tag {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		h.newline()
		h.blank = h.blank || tag != atom.P
	case atom.Td, atom.Th:
	default:
		if isBlock(tag) {
			h.newline()
			h.prefix = ""
		}
	}
}

func isBlock(tag atom.Atom) bool {
	switch tag {
	case atom.Div, atom.Table, atom.Tr, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Form,
		atom.Section, atom.Article, atom.Header, atom.Footer, atom.Main, atom.Nav, atom.Aside, atom.Address, atom.Center, atom.Fieldset,
		atom.Legend, atom.Option, atom.Select, atom.Textarea, atom.Figure, atom.Figcaption, atom.Caption, atom.Body, atom.Html, atom.Head,
		atom.Xmp, atom.Listing, atom.Plaintext, atom.Details, atom.Summary, atom.Tbody, atom.Thead, atom.Tfoot, atom.Menu, atom.Dir:
		return true
	}
	return false
}
