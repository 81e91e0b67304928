package screen

import (
	"strconv"
	"strings"

	"baken/store/figures"
	"baken/store/outside"
	"baken/ui/lang"
)

// figureHeads are what the lines are about, from R1 on.
var figureHeads = [...]lang.Key{
	lang.FigureHead1, lang.FigureHead2, lang.FigureHead3, lang.FigureHead4, lang.FigureHead5, lang.FigureHead6, lang.FigureHead7,
	lang.FigureHead8, lang.FigureHead9, lang.FigureHead10, lang.FigureHead11, lang.FigureHead12, lang.FigureHead13,
}

// figureWords puts the figures of one count into words.
type figureWords struct {
	*Session
	of *figures.Result
}

// label is what a line is called, below the head that says what it is about.
func (w figureWords) label(l figures.Line) string {
	if n := len(l.By); n > 0 {
		return w.code(l, l.By[n-1])
	}
	return w.T(FigureName(l.Name))
}

// head is what a line is about.
func (w figureWords) head(l figures.Line) string {
	return w.dotted(w.T(figureHeads[l.R-1]), w.part(l))
}

// part is which of the fields of R7 a line is of; empty for the first, and for all others.
func (w figureWords) part(l figures.Line) string {
	if l.R != 7 || len(l.By) == 0 || l.By[0].Field == "caller_role" {
		return ""
	}
	return w.field(l.By[0].Field)
}

// whole is what a line is called where it stands alone.
func (w figureWords) whole(l figures.Line) string {
	if l.R == 0 {
		var all []string
		for _, k := range l.By {
			all = append(all, w.T(lang.FiguresOneCode, lang.Said(w.field(k.Field)), lang.Said(w.code(l, k))))
		}
		return strings.Join(all, ", ")
	}
	return w.dotted("R"+strconv.Itoa(l.R)+" "+w.head(l), w.label(l))
}

// code is what a code is called.
func (w figureWords) code(l figures.Line, k figures.Key) string {
	if words, ok := TimeCode(w.Lang, k); ok {
		return words
	}
	if label, ok := w.of.Label(k, w.Language()); ok {
		return label.Line().String()
	}
	if l.R > 0 {
		return w.T(lang.FiguresUnknown)
	}
	return w.T(lang.FiguresNotAnswered)
}

// field is what a field is called.
func (w figureWords) field(name string) string {
	if key, ok := TimeField(name); ok {
		return w.T(key)
	}
	for _, person := range []bool{false, true} {
		k := figures.Key{Field: name, Person: person}
		if label := w.of.Called(k, w.Language()); label != outside.New(name) {
			return label.Line().String()
		}
	}
	return outside.New(name).Line().String()
}

func (w figureWords) units(u figures.Unit, n int) string { return w.T(FigureUnit(u), lang.N(n)) }

// base is what a number is a share of: "12,044 victims"; in full also which of them.
func (w figureWords) base(l figures.Line, n figures.Number, full bool) string {
	whole := w.units(l.Unit, n.Base)
	switch {
	case !full:
	case l.Of == figures.OfRow:
		return w.T(lang.FiguresOfRow, lang.Said(whole), lang.Said(w.code(l, l.By[0])))
	case l.Of == figures.OfGenderKnown:
		return w.T(lang.FiguresGenderKnown, lang.Said(whole))
	case l.Of == figures.OfContextKnown:
		return w.T(lang.FiguresContextKnown, lang.Said(whole))
	}
	return whole
}

// percent is a share as it stands alone.
func (w figureWords) percent(n figures.Number) string {
	return w.T(lang.FiguresAlone, lang.Said(n.Percent()))
}

// share is "55% of 12,044 victims"; what stands alone says its unit.
func (w figureWords) share(l figures.Line, n figures.Number, full bool) string {
	switch {
	case !n.NoShare:
		p := n.Percent()
		return w.T(lang.FiguresShare, lang.Said(strings.Repeat(" ", max(0, 3-len(p)))+p), lang.Said(w.base(l, n, full)))
	case l.Of == figures.OfNothing:
		return w.units(l.Unit, n.Value)
	}
	return w.Style.Mark.Dot
}

// said is a number with its unit and its share: "6,624 victims, 55% of 12,044 victims".
func (w figureWords) said(l figures.Line, n figures.Number) string {
	number := w.units(l.Unit, n.Value)
	if n.NoShare {
		return number
	}
	share := w.T(lang.FiguresShare, lang.Said(n.Percent()), lang.Said(w.base(l, n, true)))
	return w.T(lang.FiguresNumber, lang.Said(number), lang.Said(share))
}

// sentence is all that is to be said of a line.
func (w figureWords) sentence(l figures.Line) string {
	words := w.T(lang.FiguresSays, lang.Said(w.whole(l)), lang.Said(w.said(l, l.Number)))
	if l.Before == nil {
		return words
	}
	return w.dotted(words, w.T(lang.FiguresWas, lang.Said(w.periodWords(w.of.Before)), lang.Said(w.said(l, *l.Before))))
}
