package screen

import (
	"strconv"
	"strings"

	"baken/keymap"
	"baken/store"
	"baken/store/directory"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/style"
)

// serviceRows are the services that are held of those that were found.
type serviceRows struct {
	s       *Session
	d       *Directory
	all     []store.FoundService
	from    int // where they begin in what was found
	at      map[directory.ID]int
	version uint64
}

func (r *serviceRows) set(all []store.FoundService, from int, d *Directory) {
	r.d, r.all, r.from, r.at = d, all, from, make(map[directory.ID]int, len(all))
	for i, v := range all {
		r.at[v.ID] = i
	}
	r.version++
}

// Len is how many there are.
func (r *serviceRows) Len() int { return len(r.all) }

// At gives the id of a row, and its version.
func (r *serviceRows) At(i int) (directory.ID, uint64) { return r.all[i].ID, r.version }

// Index says where a row stands.
func (r *serviceRows) Index(id directory.ID) (int, bool) {
	i, ok := r.at[id]
	return i, ok
}

// Above is the line above the first of those of which not all is known.
func (r *serviceRows) Above(i, width int) string {
	if r.from+i != r.d.sure || r.all[i].Unknown == 0 {
		return ""
	}
	s := r.s
	return s.rule(s.Style.Frame, s.T(lang.DirectoryUnsure), "", 0, width)[0]
}

// Draw gives the picture of a row: what it is called, whose it is and where; below it
// how it stands with it and its number. What does not fit there stands below that.
func (r *serviceRows) Draw(i, width int, selected bool) string {
	s, f, ink := r.s, &r.all[i], r.s.Style.Ink(selected)
	v, dot := &f.Service, " "+s.Style.Mark.Dot+" "
	place, width := placeNow(v, r.d.asks, r.d.now()), width-1
	fits := func(left, right string) bool { return outside.Width(left)+outside.Width(right)+1 <= width }
	var rest []piece
	where, number := r.where(v, place, width), ""
	name := v.Name.Line().Cut(max(8, width-2-outside.Width(where))).String()
	first := ink.Text.Render(" ") + ink.Strong.Render(name)
	if apart(v) {
		of := v.Organization.Line().String()
		if whole := first + ink.Muted.Render(dot+of); fits(whole, where) {
			first = whole
		} else {
			rest = append(rest, piece{v.Organization.Line().Cut(max(8, width-3)).String(), ink.Muted.Render})
		}
	}
	if p, ok := best(v, place); ok {
		number = outside.New(numberWords(s.Lang, p)).Line().Cut(max(12, width/3)).String()
	}
	stands, flags := r.stands(f, place, ink)
	indent := ink.Text.Render("   ")
	second := indent + joinPieces(append(stands, flags...), dot, ink.Muted.Render)
	if !fits(second, number) {
		second, rest = indent+joinPieces(stands, dot, ink.Muted.Render), append(rest, flags...)
	}
	if room := width - outside.Width(second) - outside.Width(number) - outside.Width(dot) - 3; room >= leastAlert && !v.Alert.IsEmpty() {
		second += ink.Muted.Render(dot) + ink.Warn.Render(s.Style.Mark.Urgent+" "+v.Alert.Line().Cut(room).String())
	}
	edge := ink.Text.Render(" ")
	lines := []string{spread(first, ink.Text.Render(where), width, ink) + edge, spread(second, ink.Accent.Render(number), width, ink) + edge}
	for _, l := range wrapPieces(rest, dot, width-3, ink.Muted.Render) {
		lines = append(lines, spread(indent+l, "", width, ink)+edge)
	}
	return strings.Join(lines, "\n")
}

// where is the municipality of a service, with how many more places it has; where it is
// shown at none of them, how many there are.
func (r *serviceRows) where(v *directory.Service, place, width int) string {
	if place < 0 && len(v.Places) > 1 {
		return r.s.T(lang.ServicePlaces, lang.N(len(v.Places)))
	}
	t := town(v, place)
	if t.IsEmpty() {
		return ""
	}
	where := t.Cut(max(8, width/3)).String()
	switch n := len(v.Places); {
	case n < 2:
	case r.s.Lang.Heard():
		where = r.s.dotted(where, r.s.T(lang.ServicePlaces, lang.N(n)))
	default:
		where += " +" + strconv.Itoa(n-1)
	}
	return where
}

// stands is whether a service is at work and open; flags are what is not known of it and
// what is to be looked at first.
func (r *serviceRows) stands(f *store.FoundService, place int, ink style.Ink) (stands, flags []piece) {
	s, now := r.s, r.d.now()
	open := status(s, &f.Service, place, now, ink)
	stands = append(stands, open)
	for _, u := range unknowns {
		if u.bit == directory.UnknownHours && f.Status != directory.Active {
			continue
		}
		if words := s.T(u.key); f.Unknown&u.bit != 0 && words != open.words {
			flags = append(flags, piece{words, ink.Warn.Render})
		}
	}
	if f.CheckFirst(directory.On(now)) {
		flags = append(flags, piece{s.T(lang.DirectoryCheckFirst), ink.Warn.Render})
	}
	return stands, flags
}

// leastAlert is the room from which on what one must know of a service stands in its row
// too; it is the first on its page.
const leastAlert = 12

// directoryWide is from how many columns on the page stands beside the list.
const directoryWide = 92

func (d *Directory) beside() bool { return d.width >= directoryWide }

func (d *Directory) listWidth() int {
	if d.beside() {
		return min(66, d.width*46/100)
	}
	return d.width
}

// arrange gives list and page their room.
func (d *Directory) arrange() {
	if d.width <= 0 || d.height <= 0 {
		return
	}
	height := max(1, d.height-2-len(d.notes()))
	d.field.SetSize(d.width)
	d.list.SetSize(d.listWidth(), height)
	if d.beside() {
		d.page.SetSize(max(2, d.width-d.listWidth()-3), height)
	} else {
		d.page.SetSize(max(2, d.width-1), d.height)
	}
}

// draw writes the page of the service under the cursor.
func (d *Directory) draw() {
	v, place, _, ok := d.shown()
	if !ok {
		d.page.Forget()
		d.opened = false
		d.SetFocus(d.focus)
		return
	}
	d.version++
	p := servicePage{s: d.s, form: d.form, v: v, place: place, now: d.now(), gone: d.held != nil && d.held.gone}
	d.page.SetPassages(p.passages(d.version))
}

// notes say what is to be known of what was found.
func (d *Directory) notes() (all []string) {
	words := d.wrong
	if words == "" && d.held != nil && d.held.gone && !d.opened && !d.beside() {
		words = d.s.T(lang.ServiceGone)
	}
	if words == "" {
		return nil
	}
	for _, l := range wrapped(words, max(2, d.width-2), d.s.Style.Plain.Warn.Render) {
		all = append(all, " "+l)
	}
	return all[:min(len(all), max(0, d.height-3))]
}

// filters are what is asked for beside the words, in words.
func (d *Directory) filters() (all []string) {
	s, q := d.s, d.asks
	if !q.Theme.IsEmpty() {
		all = append(all, s.T(lang.FilterThemeWord, lang.Said(ThemeName(d.form, s.Language(), q.Theme, outside.Text{}))))
	}
	if q.Land != "" {
		all = append(all, LandName(d.form, s.Language(), q.Land))
	}
	if q.Town != "" {
		all = append(all, d.townName())
	}
	if q.Age != nil {
		all = append(all, s.T(lang.FilterAgeWord, lang.Said(strconv.Itoa(*q.Age))))
	}
	if q.Language != "" {
		all = append(all, s.T(lang.FilterSpeaks, lang.Said(LanguageName(d.form, s.Language(), q.Language, outside.Text{}))))
	}
	if q.Open {
		all = append(all, s.T(lang.DirectoryOpen))
	}
	if q.All {
		all = append(all, s.T(lang.FilterRestingWord))
	}
	return all
}

// Title is what it is called, with what is asked for.
func (d *Directory) Title() string {
	if d.opened && !d.beside() {
		if v, _, _, ok := d.shown(); ok {
			return d.s.dotted(d.s.T(lang.DirectoryTitle), v.Name.Line().Cut(max(8, d.width-outside.Width(d.s.T(lang.DirectoryTitle))-12)).String())
		}
	}
	return d.s.dotted(append([]string{d.s.T(lang.DirectoryTitle)}, d.filters()...)...)
}

// Edge has the title, and where one is.
func (d *Directory) Edge() part.Edge {
	e := part.Edge{Title: d.Title(), Right: d.purpose(), Scroll: d.list.Scroll()}
	e.Scroll.From, e.Scroll.Of = e.Scroll.From+d.rows.from, d.total
	if at := d.list.Cursor(); at >= 0 {
		e.Foot = d.s.T(lang.QueueNarrowed, lang.N(d.rows.from+at+1), lang.N(d.total))
	}
	return e
}

// purpose says for what one looks: for a text, for somebody.
func (d *Directory) purpose() string {
	var words []string
	if d.giving {
		words = append(words, d.s.T(lang.DirectoryGiving))
	}
	if d.hand != "" {
		words = append(words, d.s.T(lang.DirectoryFor, lang.Said(d.hand)))
	}
	return d.s.dotted(words...)
}

// View draws the field, how many there are, and what was found with a page beside it.
func (d *Directory) View() string {
	if d.width <= 0 || d.height <= 0 {
		return ""
	}
	s, ink := d.s, d.s.Style.Plain
	d.arrange()
	if d.opened && !d.beside() {
		return indented(d.page.View())
	}
	left, right := "", ""
	if d.ready && !d.none && d.wrong == "" {
		left = " " + ink.Muted.Render(d.count())
		if words := d.purpose(); words != "" && !d.beside() {
			right = ink.Muted.Render(words + " ")
		} else if !d.of.At.IsZero() && (d.beside() || len(d.filters()) == 0) {
			read := s.T(lang.DirectoryOf, lang.Safe(d.of.Name.Line().Cut(max(8, d.width/4))), lang.Said(s.Lang.Day(d.of.At.In(d.now().Location()), d.now())))
			right = ink.Muted.Render(read + " ")
		}
	}
	notes := d.notes()
	head := part.Block(append([]string{d.field.View(), part.Spread(left, right, d.width)}, notes...), d.width, 2+len(notes))
	height := max(1, d.height-2-len(notes))
	if d.rows.Len() == 0 {
		return part.Above(head, d.nothing(d.width, height))
	}
	if !d.beside() {
		return part.Above(head, d.list.View())
	}
	line := " " + s.Style.Frame.Render(s.Style.Border.Left) + " "
	if d.opened {
		line = " " + s.Style.Focused.Render(s.Style.Border.Left) + " "
	}
	bar := strings.TrimSuffix(strings.Repeat(line+"\n", height), "\n")
	return part.Above(head, part.Beside(d.list.View(), bar, d.page.View()))
}

// count says how many were found, and how many of them perhaps.
func (d *Directory) count() string {
	switch {
	case d.total > 0 && d.sure == 0:
		return d.s.T(lang.ServicesPerhaps, lang.N(d.total))
	case d.total > d.sure:
		return d.s.T(lang.DirectoryBeside, lang.N(d.sure), lang.N(d.total-d.sure))
	}
	return d.s.T(lang.ServicesFound, lang.N(d.sure))
}

// nothing says why there are no rows, and what is to be done.
func (d *Directory) nothing(width, height int) string {
	s, ink := d.s, d.s.Style.Plain
	sheet := &paper{width: max(2, width-4)}
	sheet.blank()
	switch {
	case d.none:
		sheet.add(s.T(lang.ServicesNone), ink.Text.Render, "  ", "  ")
		sheet.blank()
		sheet.add(s.T(lang.DirectoryHow), ink.Muted.Render, "  ", "  ")
		sheet.blank()
		sheet.add(s.T(lang.DirectoryImport), ink.Strong.Render, "    ", "    ")
		sheet.blank()
		sheet.add(s.T(lang.DirectoryWho), ink.Muted.Render, "  ", "  ")
	case d.ready && !d.asking && d.wrong == "":
		sheet.add(s.T(lang.DirectoryFew, s.firstKey(d.listed(), keymap.ClearFilters)), ink.Muted.Render, "  ", "  ")
	}
	return part.Block(sheet.lines, width, height)
}

// listed is the context of the list.
func (d *Directory) listed() keymap.Context {
	if d.giving {
		return keymap.Giving
	}
	return keymap.Directory
}

// townName is what the municipality that is asked for is called, as an address or a
// choice has it.
func (d *Directory) townName() string {
	if d.town.IsEmpty() {
		return outside.New(strings.TrimPrefix(string(d.asks.Town), "+")).Line().String()
	}
	return d.town.Line().String()
}
