package screen

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"baken/store/directory"
	"baken/store/form"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// servicePage writes all that is known of a service.
type servicePage struct {
	s     *Session
	form  *form.Form // whose words its codes have; nil: none
	v     *directory.Service
	place int // the one that comes first
	now   time.Time
	gone  bool // it is no longer in the directory
}

// mostHead is how many lines a name has at the top of a page.
const mostHead = 2

// shortened is wrapped in at most so many lines.
func shortened(words string, width, most int, render func(...string) string) (lines []string) {
	all := outside.New(words).Line().Wrap(max(2, width))
	for i, l := range all {
		if i == most-1 && len(all) > most {
			lines = append(lines, render(outside.New(l.String()+" "+all[most].String()).Line().Cut(max(2, width)).String()))
			break
		}
		lines = append(lines, render(l.String()))
	}
	return lines
}

// passages are its parts, one below the other: what it is, each of its places, and what
// else the file says.
func (p servicePage) passages(version uint64) []part.Passage {
	passage := func(key string, size int, f func(*paper)) part.Passage {
		return part.Passage{Key: p.v.ID.Line().String() + " " + key, Version: version, Size: size, Lines: func(width int) []string {
			sheet := &paper{width: width}
			f(sheet)
			return sheet.lines
		}}
	}
	all := []part.Passage{passage("about", 600+p.v.Description.Len(), p.about)}
	if len(p.v.Places) > 1 {
		for _, i := range p.places() {
			all = append(all, passage("place "+strconv.Itoa(i), 100, func(sheet *paper) { p.at(sheet, i) }))
		}
	}
	return append(all, passage("rest", 300+80*len(p.v.More), p.rest))
}

// places are the numbers of the places, the one that is asked for first.
func (p servicePage) places() (all []int) {
	for i := range p.v.Places {
		if i != p.place {
			all = append(all, i)
		}
	}
	if p.place >= 0 {
		all = slices.Insert(all, 0, p.place)
	}
	return all
}

// alone is its only place, or -1: what holds there stands with the service itself.
func (p servicePage) alone() int {
	if len(p.v.Places) == 1 {
		return 0
	}
	return -1
}

func (p servicePage) about(sheet *paper) {
	s, v, ink := p.s, p.v, p.s.Style.Plain
	head := func(words string, render func(...string) string) {
		if words != "" {
			sheet.lines = append(sheet.lines, shortened(words, sheet.width, mostHead, render)...)
		}
	}
	if p.gone {
		sheet.add(s.T(lang.ServiceGone), ink.Warn.Render, "", "")
	}
	head(v.Name.Line().String(), ink.Strong.Render)
	if !v.Alternate.IsEmpty() {
		head(s.T(lang.LabelAlso)+" "+v.Alternate.Line().String(), ink.Muted.Render)
	}
	head(v.Organization.Line().String(), ink.Muted.Render)
	if !v.Alert.IsEmpty() {
		mark := ink.Warn.Render(s.Style.Mark.Urgent) + " "
		if s.Lang.Heard() {
			mark = ""
		}
		for i, l := range v.Alert.Block().Wrap(max(2, sheet.width-2)) {
			if i > 0 {
				mark = "  "
			}
			sheet.lines = append(sheet.lines, mark+ink.Warn.Render(l.String()))
		}
	}
	sheet.lines = append(sheet.lines, wrapPieces(p.stands(), s.dot(), sheet.width, ink.Muted.Render)...)
	if !v.Description.IsEmpty() {
		sheet.blank()
		for _, l := range v.Description.Block().Wrap(max(2, sheet.width)) {
			sheet.lines = append(sheet.lines, ink.Text.Render(l.String()))
		}
	}
	sheet.blank()
	p.label(sheet, lang.LabelWhom, v.Whom)
	p.words(sheet, lang.LabelAges, AgesWords(s.Lang, v.Ages), v.Ages.Known())
	var areas []string
	for _, a := range v.Areas {
		areas = append(areas, a.Name.Line().String())
	}
	p.list(sheet, lang.LabelArea, areas)
	sheet.blank()
	p.reach(sheet)
	sheet.blank()
	if key, ok := statusKeys[v.Status]; ok { // when it was open is no news
		p.words(sheet, lang.LabelHours, s.T(key), true)
		sheet.blank()
	} else if w := v.HoursAt(p.alone()).Week(directory.On(p.now), p.now.Location()); w.Known || len(w.Exceptions)+len(w.Notes) > 0 || len(v.Places) < 2 {
		p.hours(sheet, w)
		sheet.blank()
	}
}

// stands is how it stands with it, each in its ink.
func (p servicePage) stands() (all []piece) {
	s, ink := p.s, p.s.Style.Plain
	all = append(all, status(s, p.v, p.place, p.now, ink))
	if p.v.CheckFirst(directory.On(p.now)) {
		all = append(all, piece{s.T(lang.DirectoryCheckFirst), ink.Warn.Render})
	}
	return all
}

// reach is under which numbers and where it is reached.
func (p servicePage) reach(sheet *paper) {
	v := p.v
	p.phones(sheet, v.PhonesAt(p.alone()), true)
	p.label(sheet, lang.LabelMail, v.Mail)
	p.label(sheet, lang.LabelWeb, v.Web)
	if at := p.alone(); at >= 0 {
		p.address(sheet, at)
	}
}

func (p servicePage) phones(sheet *paper, all []directory.Phone, say bool) {
	s, ink := p.s, p.s.Style.Plain
	for i, f := range all {
		words := ink.Text.Render(numberWords(s.Lang, f))
		if i == 0 && f.Speaks() {
			words = ink.Strong.Render(numberWords(s.Lang, f))
		}
		also := []string{f.Label.Line().String()}
		if key, ok := phoneKeys[f.Type]; ok {
			also = append(also, s.T(key))
		}
		if said := s.dotted(also...); said != "" {
			gap := "  "
			if s.Lang.Heard() {
				gap = s.dot()
			}
			words += gap + ink.Muted.Render(said)
		}
		p.put(sheet, lang.LabelPhone, i == 0, []string{words})
	}
	if len(all) == 0 && say {
		p.words(sheet, lang.LabelPhone, s.T(lang.NotSaid), false)
	}
}

// address is where one of its places is, and how one comes there.
func (p servicePage) address(sheet *paper, at int) {
	l, first := &p.v.Places[at], true
	put := func(words string) {
		if words == "" {
			return
		}
		p.put(sheet, lang.LabelPlace, first, wrapped(words, p.room(sheet), p.s.Style.Plain.Text.Render))
		first = false
	}
	for _, a := range l.Addresses {
		put(a.Line().Line().String())
	}
	if name := l.Name.Line().String(); first || name != p.v.Name.Line().String() && name != p.v.Organization.Line().String() {
		put(name)
	}
	put(l.Description.Line().String())
	p.label(sheet, lang.LabelTransport, l.Transport)
}

// at is one of several places: what holds there and not everywhere.
func (p servicePage) at(sheet *paper, i int) {
	l := &p.v.Places[i]
	p.address(sheet, i)
	p.phones(sheet, slices.Concat(l.Phones, l.Of), false)
	if len(l.Hours.Rules)+len(l.Opens.Rules) > 0 && p.v.Status == directory.Active {
		p.hours(sheet, p.v.HoursAt(i).Week(directory.On(p.now), p.now.Location()))
	}
	sheet.blank()
}

func (p servicePage) hours(sheet *paper, w directory.Week) {
	s, ink := p.s, p.s.Style.Plain
	week, exceptions := weekTimes(s.Lang, w, p.now)
	first, wide := true, 0
	for _, t := range append(slices.Clone(week), exceptions...) {
		if t.when != "" {
			wide = max(wide, outside.Width(t.days))
		}
	}
	wide = min(wide, p.room(sheet)/2)
	put := func(t times, style func(...string) string) {
		if s.Lang.Heard() {
			p.put(sheet, lang.LabelHours, first, []string{s.dotted(strings.TrimSpace(t.days+" "+t.when), t.note.Line().String())})
			first = false
			return
		}
		words := t.days
		if t.when != "" {
			words = part.Fit(t.days, max(wide, outside.Width(t.days))) + "  " + t.when
		}
		var lines []string
		if words != "" {
			if outside.Width(words) <= p.room(sheet) {
				lines = append(lines, style(words))
			} else {
				lines = wrapped(t.days+"  "+t.when, p.room(sheet), style)
			}
		}
		if !t.note.IsEmpty() {
			lines = append(lines, wrapped(t.note.Line().String(), p.room(sheet), ink.Muted.Render)...)
		}
		p.put(sheet, lang.LabelHours, first, lines)
		first = false
	}
	if w.Unread {
		put(times{days: s.T(lang.HoursUnread)}, ink.Warn.Render)
	} else if !w.Known && len(w.Notes) == 0 {
		put(times{days: s.T(lang.NotSaid)}, ink.Muted.Render)
	}
	for _, t := range week {
		put(t, ink.Text.Render)
	}
	for _, t := range exceptions {
		put(t, ink.Warn.Render)
	}
}

// rest is what one asks last.
func (p servicePage) rest(sheet *paper) {
	s, v, ink := p.s, p.v, p.s.Style.Plain
	p.list(sheet, lang.LabelLanguages, p.languages())
	p.label(sheet, lang.LabelInterpret, v.Interpreters)
	p.label(sheet, lang.LabelApply, v.Apply)
	p.label(sheet, lang.LabelFees, v.Fees)
	var themes []string
	for _, t := range v.Terms {
		themes = append(themes, ThemeName(p.form, s.Language(), t.Code, t.Name))
	}
	p.list(sheet, lang.LabelThemes, themes)
	checked := s.T(lang.ServiceNotSeen)
	if v.Assured != 0 {
		checked = s.T(lang.ServiceChecked, lang.Said(s.Lang.Day(v.Assured.Time(), p.now)))
	}
	if v.CheckFirst(directory.On(p.now)) && !s.Lang.Heard() { // who hears it was told above
		checked = s.dotted(checked, s.T(lang.DirectoryCheckFirst))
		p.put(sheet, lang.LabelChecked, true, wrapped(checked, p.room(sheet), ink.Warn.Render))
	} else {
		p.words(sheet, lang.LabelChecked, checked, true)
	}
	if len(v.More) == 0 {
		return
	}
	sheet.blank()
	sheet.add(s.T(lang.LabelMore), ink.Muted.Render, "", "")
	for _, m := range v.More {
		if s.Lang.Heard() {
			sheet.lines = append(sheet.lines, s.sentences(s.T(lang.PlainNamed, lang.Safe(m.Column.Line()), lang.Safe(m.Value.Line()))))
			continue
		}
		sheet.add(m.Column.Line().String()+"  "+m.Value.Line().String(), ink.Text.Render, "  ", "    ")
	}
}

// languages are those it speaks, by the names of the form where that has one.
func (p servicePage) languages() (all []string) {
	for _, l := range p.v.Languages {
		all = append(all, LanguageName(p.form, p.s.Language(), l.Code, l.Name))
	}
	return all
}

// labels is how wide the labels are; 0 where they stand above what they name.
func (p servicePage) labels(sheet *paper) int {
	if sheet.width < 40 {
		return 0
	}
	w := 0
	for _, key := range []lang.Key{lang.LabelWhom, lang.LabelAges, lang.LabelArea, lang.LabelPhone, lang.LabelMail, lang.LabelWeb, lang.LabelPlace, lang.LabelTransport,
		lang.LabelHours, lang.LabelLanguages, lang.LabelInterpret, lang.LabelApply, lang.LabelFees, lang.LabelThemes, lang.LabelChecked} {
		w = max(w, outside.Width(p.s.T(key)))
	}
	return w + 2
}

func (p servicePage) room(sheet *paper) int { return max(2, sheet.width-p.labels(sheet)) }

// put writes lines beside their label, or below it where there is little room.
func (p servicePage) put(sheet *paper, key lang.Key, first bool, lines []string) {
	if p.s.Lang.Heard() {
		words := strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
		if first {
			words = p.s.T(lang.PlainNamed, lang.Said(p.s.T(key)), lang.Said(words))
		}
		sheet.lines = append(sheet.lines, p.s.sentences(words))
		return
	}
	w, ink := p.labels(sheet), p.s.Style.Plain
	if w == 0 {
		if first {
			sheet.add(p.s.T(key), ink.Muted.Render, "", "")
		}
		sheet.lines = append(sheet.lines, lines...)
		return
	}
	label := strings.Repeat(" ", w)
	if first {
		label = ink.Muted.Render(part.Fit(p.s.T(key), w))
	}
	for _, l := range lines {
		sheet.lines = append(sheet.lines, label+l)
		label = strings.Repeat(" ", w)
	}
}

// label writes a text of the directory; nothing where it has none.
func (p servicePage) label(sheet *paper, key lang.Key, t outside.Text) {
	if t.IsEmpty() {
		return
	}
	var lines []string
	for _, l := range t.Block().Wrap(p.room(sheet)) {
		lines = append(lines, p.s.Style.Plain.Text.Render(l.String()))
	}
	p.put(sheet, key, true, lines)
}

// words writes words of the program, muted where they say that something is not known.
func (p servicePage) words(sheet *paper, key lang.Key, words string, known bool) {
	render := p.s.Style.Plain.Muted.Render
	if known {
		render = p.s.Style.Plain.Text.Render
	}
	p.put(sheet, key, true, wrapped(words, p.room(sheet), render))
}

func (p servicePage) list(sheet *paper, key lang.Key, all []string) {
	if len(all) == 0 {
		p.words(sheet, key, p.s.T(lang.NotSaid), false)
		return
	}
	p.words(sheet, key, strings.Join(all, ", "), true)
}
