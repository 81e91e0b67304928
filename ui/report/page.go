// Package report draws figures as one page of HTML that asks for nothing outside of it:
// no script, no font, no picture. It is read on a screen of 320 pixels and printed on
// A4.
//
// Each chart is drawn beside a table with the same numbers, which is what a screen
// reader reads; the chart is hidden from it. No chart needs its colours: bars and lines
// are labelled, the cells of a heat map have their numbers. What is withheld is drawn as
// withheld, never as 0. The words come from who asks, in her language; every one is
// escaped where it stands.
package report

import (
	_ "embed"
	"html/template"
	"io"
	"regexp"
)

// Page is what is drawn.
type Page struct {
	Language string // "en", "nl", "fr"
	Title    string
	Period   string
	Notes    []string // what must be known of all of it, above it
	Key      []KeyFigure
	Sections []Section
	After    []string // what must be known beside, below it
}

// KeyFigure is one number that stands large above all others.
type KeyFigure struct{ Value, Label string }

// Section is a chart and its table. It has one of the charts.
type Section struct {
	Title string
	Note  string
	Bars  []Bar
	Line  *Line
	Heat  *Heat
	Table Table
}

// Table has the numbers of a chart. The first cell of each row heads it.
type Table struct {
	Caption string
	Heads   []string
	Rows    [][]string
	Dense   bool // many narrow columns
}

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Funcs(template.FuncMap{"whole": whole}).Parse(pageText))

var (
	parted  = regexp.MustCompile(`(\d) (\d{3})`)
	trailed = regexp.MustCompile(` ([:;?!%»])`)
)

// whole keeps on one line a number that is parted by spaces, and what French sets
// behind one.
func whole(s string) string {
	return trailed.ReplaceAllString(parted.ReplaceAllString(s, "$1\u00a0$2"), "\u00a0$1")
}

// Write writes a page.
func Write(w io.Writer, p Page) error { return page.Execute(w, p) }
