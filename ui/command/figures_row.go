package command

import (
	"math"
	"strconv"
	"strings"
	"time"

	"baken/store"
	"baken/store/figures"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/screen"
)

// figureRow is a figure as the command line gives it. What is withheld, and a share of
// nothing, is left out.
type figureRow struct {
	Line            string    `json:"line,omitzero"` // R1 to R13; none in a table of fields
	Label           string    `json:"label"`
	By              []string  `json:"by,omitempty"` // field=code
	Value           *int      `json:"value,omitempty"`
	Share           *float64  `json:"share,omitempty"` // percent
	Unit            string    `json:"unit"`
	Denominator     *int      `json:"denominator,omitempty"`
	UnknownIncluded bool      `json:"unknown_included"`
	Withheld        bool      `json:"withheld"`
	Period          string    `json:"period"`
	CountedAt       time.Time `json:"counted_at"`

	Name              string   `json:"name,omitzero"`   // which figure, where it is not one code
	Of                string   `json:"of,omitzero"`     // what the denominator is
	Region            string   `json:"region,omitzero"` // to which it was narrowed
	Theme             string   `json:"theme,omitzero"`
	Channel           string   `json:"channel,omitzero"`
	Published         bool     `json:"published,omitzero"`
	Before            string   `json:"before,omitzero"`
	BeforeValue       *int     `json:"before_value,omitempty"`
	BeforeShare       *float64 `json:"before_share,omitempty"`
	BeforeDenominator *int     `json:"before_denominator,omitempty"`
	BeforeWithheld    bool     `json:"before_withheld,omitzero"`
	Counselor         string   `json:"counselor,omitzero"`
	Living            bool     `json:"living,omitzero"` // counted from the contacts that are still there
	Erased            int      `json:"erased,omitzero"` // counted in the months of it, and not there any more

	line figures.Line
}

// figurePrinter puts figures into words.
type figurePrinter struct {
	*app
	of store.Figures
	q  store.FiguresQuery
	at time.Time
}

func (p figurePrinter) row(l figures.Line) figureRow {
	r := figureRow{
		Label: p.label(l), Unit: string(l.Unit), UnknownIncluded: l.Unknown, Withheld: l.Withheld, Period: p.of.Period.String(), CountedAt: p.at,
		Name: string(l.Name), Of: string(l.Of), Region: p.q.Region, Theme: p.q.Theme, Channel: p.q.Channel, Published: p.q.Published, line: l,
		Counselor: p.q.Counselor.Line().String(), Living: p.of.Living, Erased: p.of.Erased,
	}
	if l.R > 0 {
		r.Line = "R" + strconv.Itoa(l.R)
	}
	for _, k := range l.By {
		r.By = append(r.By, k.Field+"="+p.code(l, k))
	}
	r.Value, r.Share, r.Denominator = parts(l.Number)
	if l.Before != nil {
		r.Before, r.BeforeWithheld = p.of.Before.String(), l.Before.Withheld
		r.BeforeValue, r.BeforeShare, r.BeforeDenominator = parts(*l.Before)
	}
	return r
}

// parts are a number, its share to one decimal, and what that is of; nil where there
// is none.
func parts(n figures.Number) (value *int, share *float64, base *int) {
	if !n.Withheld {
		value = &n.Value
	}
	if !n.NoShare {
		percent := math.Round(n.Share()*10) / 10
		share, base = &percent, &n.Base
	}
	return value, share, base
}

// code is a code as it is written; for what is not known the word that the lines have,
// for what was not answered that of the tables, which tell the two apart.
func (p figurePrinter) code(l figures.Line, k figures.Key) string {
	switch {
	case k.Code != "":
		return outside.New(k.Code).Line().String()
	case l.R > 0:
		return "unknown"
	}
	return "not_answered"
}

// label is what a figure is called.
func (p figurePrinter) label(l figures.Line) string {
	var all []string
	if l.Name != "" {
		all = append(all, p.T(screen.FigureName(l.Name)))
	}
	for _, k := range l.By {
		all = append(all, p.T(lang.FiguresOneCode, p.fieldName(k), p.called(l, k)))
	}
	return strings.Join(all, " · ")
}

// fieldName is what a field is called.
func (p figurePrinter) fieldName(k figures.Key) string {
	if key, ok := screen.TimeField(k.Field); ok {
		return p.T(key)
	}
	return p.of.Called(k, string(p.Language())).Line().String()
}

// called is what a code is called.
func (p figurePrinter) called(l figures.Line, k figures.Key) string {
	if words, ok := screen.TimeCode(p.Catalog, k); ok {
		return words
	}
	if label, ok := p.of.Label(k, string(p.Language())); ok {
		return label.Line().String()
	}
	if l.R > 0 {
		return p.T(lang.FiguresUnknown)
	}
	return p.T(lang.FiguresNotAnswered)
}

// cells are a row of the table.
func (p figurePrinter) cells(r figureRow) []string {
	all := []string{r.Line, r.Label}
	for _, n := range []*figures.Number{&r.line.Number, r.line.Before} {
		if n != nil {
			all = append(all, p.number(*n), p.share(r.line, *n))
		}
	}
	return all
}

func (p figurePrinter) number(n figures.Number) string {
	if n.Withheld {
		return p.T(lang.FiguresWithheld)
	}
	return p.Count(n.Value)
}

// whole is what a number is a share of.
func (p figurePrinter) whole(l figures.Line, n figures.Number) string {
	whole := p.T(screen.FigureUnit(l.Unit), n.Base)
	switch l.Of {
	case figures.OfRow:
		return p.T(lang.FiguresOfRow, whole, p.called(l, l.By[0]))
	case figures.OfGenderKnown:
		return p.T(lang.FiguresGenderKnown, whole)
	case figures.OfContextKnown:
		return p.T(lang.FiguresContextKnown, whole)
	}
	return whole
}

// share is "55% of 12,044 victims"; what stands alone says its unit.
func (p figurePrinter) share(l figures.Line, n figures.Number) string {
	switch {
	case n.NoShare && n.Withheld:
		return ""
	case n.NoShare && l.Of == figures.OfNothing:
		return p.T(screen.FigureUnit(l.Unit), n.Value)
	case n.NoShare:
		return ""
	}
	return p.T(lang.FiguresShare, n.Percent(), p.whole(l, n))
}

// period is what was counted, in words.
func (p figurePrinter) period() string { return screen.PeriodWords(p.Catalog, p.of.Period) }

// head says what stands below, and as of when.
func (p figurePrinter) head() string {
	key := lang.FiguresHead
	if p.q.Published {
		key = lang.FiguresHeadPublished
	}
	said := p.T(key, p.period(), local(p.at))
	if p.q.Before {
		said += " " + p.T(lang.FiguresAgainst, screen.PeriodWords(p.Catalog, p.of.Before))
	}
	for _, f := range []struct {
		key  lang.Key
		code string
	}{{lang.FiguresOnlyRegion, p.q.Region}, {lang.FiguresOnlyTheme, p.q.Theme}, {lang.FiguresOnlyChannel, p.q.Channel}, {lang.FiguresOnlyCounselor, p.q.Counselor.Line().String()}} {
		if f.code != "" {
			said += " " + p.T(f.key, f.code)
		}
	}
	return said
}

// notes say what the figures do not.
func (p figurePrinter) notes() (all []string) {
	if p.of.Living {
		all = append(all, p.T(lang.FiguresLiving))
		if p.of.Erased > 0 {
			all = append(all, p.T(lang.FiguresErased, p.of.Erased))
		}
	}
	for _, l := range p.of.Lacks {
		all = append(all, p.T(lang.FiguresLack, l.Form, strconv.Itoa(l.Version), l.Field))
	}
	if p.of.Unread > 0 {
		all = append(all, p.T(lang.FiguresUnread))
	}
	if p.of.Waiting > 0 {
		all = append(all, p.T(lang.FiguresWaiting, p.of.Waiting))
	}
	return all
}
