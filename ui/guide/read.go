package guide

import "strings"

// read makes chapters of the written form: "# " the title, "## " a head, "- " a thing of a
// list, "![…](…)" a picture, which only the documents have; between empty lines paragraphs,
// whose lines are one.
func (g *Guide) read() {
	for _, piece := range strings.Split(g.source, "\n\n") {
		piece = strings.TrimSpace(piece)
		switch {
		case piece == "" || strings.HasPrefix(piece, "!["):
		case strings.HasPrefix(piece, "# "):
			g.Title = strings.TrimPrefix(piece, "# ")
		case strings.HasPrefix(piece, "## "):
			g.Chapters = append(g.Chapters, Chapter{Head: strings.TrimPrefix(piece, "## ")})
		case len(g.Chapters) > 0:
			c := &g.Chapters[len(g.Chapters)-1]
			c.Blocks = append(c.Blocks, blocks(piece)...)
		}
	}
}

func blocks(piece string) (all []Block) {
	for _, line := range strings.Split(piece, "\n") {
		words, item := strings.CutPrefix(line, "- ")
		if item || len(all) == 0 {
			all = append(all, Block{Item: item, Spans: spans(words)})
			continue
		}
		last := &all[len(all)-1]
		last.Spans = append(last.Spans, spans(" "+strings.TrimSpace(words))...)
	}
	return all
}

// spans parts words at the marks. Neither mark stands within the other.
func spans(words string) (all []Span) {
	put := func(s string, kind Kind) {
		if s != "" {
			all = append(all, Span{s, kind})
		}
	}
	for words != "" {
		at, mark, kind := strings.Index(words, keyMark), keyMark, Key
		if other := strings.Index(words, screenMark); other >= 0 && (at < 0 || other < at) {
			at, mark, kind = other, screenMark, Screen
		}
		if at < 0 {
			put(words, Said)
			break
		}
		inside, after, _ := strings.Cut(words[at+len(mark):], mark)
		put(words[:at], Said)
		put(inside, kind)
		words = after
	}
	return all
}

// Words are those of a block as they are heard: what one types stands in quotes.
func (b Block) Words() string {
	var out strings.Builder
	for _, s := range b.Spans {
		if s.Kind == Key {
			out.WriteString("“" + s.Words + "”")
			continue
		}
		out.WriteString(s.Words)
	}
	return out.String()
}

// Markdown is the guide as a document; its pictures lie beside it, in the folder picture.
func (g *Guide) Markdown() string { return g.source }
