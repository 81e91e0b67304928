package message

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baken/store/mail"
)

// maxElements is how many elements within one another are told apart; deeper
// ones are read as if they stood in the last of these.
const maxElements = 512

// rendered is what is readable of an HTML text.
type rendered struct {
	lines []line
	links []mail.Link
	flaws flaws
}

// renderHTML makes lines of HTML, going through its tokens once. Links are
// numbered on from those given. Nothing is loaded; hidden text is shown.
func renderHTML(s string, links []mail.Link, maxLinks int) rendered {
	h := &htmlReader{
		z:        html.NewTokenizer(strings.NewReader(s)),
		links:    links,
		maxLinks: maxLinks,
		byURL:    map[string]int{},
		last:     map[atom.Atom]int{},
		over:     map[atom.Atom]int{},
		stack:    []element{{bg: white, fg: black}},
	}
	for i, l := range links {
		h.byURL[l.URL.Unsafe()] = i + 1
	}
	for !h.out.full() {
		switch h.z.Next() {
		case html.ErrorToken:
			h.endLink()
			h.newline()
			return rendered{h.out.lines, h.links, h.flaws}
		case html.TextToken:
			h.textToken()
		case html.StartTagToken, html.SelfClosingTagToken:
			h.start()
		case html.EndTagToken:
			name, _ := h.z.TagName()
			h.end(atom.Lookup(name))
		}
	}
	return rendered{h.out.lines, h.links, h.flaws}
}

type htmlReader struct {
	z     *html.Tokenizer
	out   lineList
	flaws flaws
	sheet sheet
	raw   atom.Atom // the element whose text comes next is raw: script, style, title

	stack []element         // never empty
	last  map[atom.Atom]int // where on the stack the innermost of each tag stands; 0: none is open
	over  map[atom.Atom]int // elements open beyond maxElements

	buf     strings.Builder // the line that is being written
	depth   int             // its depth and mark
	mark    lineMark
	space   bool   // white space is due
	blank   bool   // a blank line is due
	prefix  string // of the next line: a list's sign
	cell    bool   // a separator of cells is due
	between string // that separator

	links    []mail.Link
	maxLinks int
	byURL    map[string]int
	link     string // the URL of the open link
	linkText strings.Builder
}

// element is an open element with what holds within it.
type element struct {
	tag    atom.Atom
	outer  int // where on the stack the next of its tag outside of it stands; 0: there is none
	cell   int // where the innermost cell or table stands, itself or around it; 0: there is none
	depth  int
	mark   lineMark
	hidden bool
	pre    bool
	data   bool // a table with headings or borders
	lists  int
	number int // of the next item; 0: an unnumbered list
	fg, bg colour
}

func (h *htmlReader) top() *element { return &h.stack[len(h.stack)-1] }

func (h *htmlReader) textToken() {
	t := h.z.Text()
	raw := h.raw
	h.raw = 0
	switch raw {
	case atom.Style:
		if h.sheet.read(string(t)) {
			h.flaws.add(mail.RemoteContent)
		}
		return
	case atom.Script, atom.Title:
		return
	}
	h.text(string(t))
}

// text writes text, white space collapsed unless it is preformatted.
func (h *htmlReader) text(s string) {
	e := h.top()
	if e.pre {
		for i, l := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
			if h.out.full() {
				return
			}
			if i > 0 {
				h.lineBreak()
			}
			if l != "" {
				h.write(l)
			}
		}
		return
	}
	for s != "" {
		i := strings.IndexAny(s, " \t\n\r\f")
		if i == 0 {
			h.space = true
			s = strings.TrimLeft(s, " \t\n\r\f")
			continue
		}
		word := s
		if i > 0 {
			word, s = s[:i], s[i:]
		} else {
			s = ""
		}
		h.write(word)
	}
}

// write adds a word to the line.
func (h *htmlReader) write(word string) {
	e := h.top()
	if e.hidden && !isBlank(word) {
		h.flaws.add(mail.HiddenText)
	}
	if h.buf.Len() > 0 && (e.depth != h.depth || e.mark != h.mark) {
		h.newline()
	}
	if h.buf.Len() == 0 {
		if h.blank && len(h.out.lines) > 0 {
			last := h.out.lines[len(h.out.lines)-1]
			if !isBlank(last.text) {
				h.out.add(line{depth: min(last.depth, e.depth)})
			}
		}
		h.depth, h.mark = e.depth, e.mark
		h.buf.WriteString(h.prefix)
		h.prefix = ""
	} else if h.cell {
		h.buf.WriteString(h.between)
	} else if h.space {
		h.buf.WriteByte(' ')
	}
	h.blank, h.cell, h.space = false, false, false
	h.buf.WriteString(word)
	if h.link != "" && h.linkText.Len() < maxName {
		if h.linkText.Len() > 0 {
			h.linkText.WriteByte(' ')
		}
		h.linkText.WriteString(word)
	}
}

// newline ends the line, if there is one.
func (h *htmlReader) newline() {
	if h.buf.Len() > 0 {
		h.out.add(line{depth: h.depth, mark: h.mark, text: h.buf.String()})
		h.buf.Reset()
	}
	h.space, h.cell = false, false
}

// lineBreak is a <br>: it also makes an empty line.
func (h *htmlReader) lineBreak() {
	if h.buf.Len() == 0 {
		e := h.top()
		h.out.add(line{depth: e.depth, mark: e.mark})
	}
	h.newline()
}

// startLink opens a link.
func (h *htmlReader) startLink(href string) {
	h.endLink()
	h.link = cleanURL(href)
	h.linkText.Reset()
}

// endLink writes the link's number, or what it is where it is none to follow.
func (h *htmlReader) endLink() {
	url := h.link
	if url == "" {
		return
	}
	h.link = ""
	text := h.linkText.String()
	var sign string
	switch n, known := h.byURL[url]; {
	case strings.HasPrefix(url, "#"):
		return
	case !followable(url):
		sign = "(" + short(url, 80) + ")"
	case known:
		sign = "[" + strconv.Itoa(n) + "]"
	case len(h.links) >= h.maxLinks:
		h.flaws.add(mail.Truncated)
		sign = "(" + short(url, 200) + ")"
	default:
		h.links = append(h.links, mail.Link{Text: outsideShort(text, maxName), URL: outsideShort(url, 4000)})
		h.byURL[url] = len(h.links)
		sign = "[" + strconv.Itoa(len(h.links)) + "]"
	}
	h.space = h.space || text != ""
	h.write(sign)
}

// cleanURL takes out what browsers take out, so that "java\nscript:" is seen
// for what it is.
func cleanURL(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// followable says whether a link may stand in the list: an address of the web
// or of a person, or one without a scheme.
func followable(url string) bool {
	scheme, _, ok := strings.Cut(url, ":")
	if !ok || strings.ContainsAny(scheme, "/?#.") {
		return true
	}
	switch strings.ToLower(strings.TrimSpace(scheme)) {
	case "http", "https", "mailto", "tel", "sms", "ftp":
		return true
	}
	return false
}

// remote says whether a source would be loaded from elsewhere.
func remote(src string) bool {
	s := strings.ToLower(cleanURL(src[:min(len(src), 200)]))
	return strings.HasPrefix(s, "http:") || strings.HasPrefix(s, "https:") || strings.HasPrefix(s, "//") || strings.HasPrefix(s, "ftp:")
}

// loads says whether a style would load something.
func loads(css string) bool {
	i := strings.Index(css, "url(")
	for i >= 0 {
		css = css[i+4:]
		if remote(strings.TrimLeft(css[:min(len(css), 200)], " \t\r\n'\"")) {
			return true
		}
		i = strings.Index(css, "url(")
	}
	return false
}
