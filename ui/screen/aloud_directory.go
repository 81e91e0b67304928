package screen

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/directory"
	"baken/store/outside"
	"baken/ui/lang"
)

// The directory in words, for who hears it: how many services were found and for what,
// each in one line with what one must know of it first, and the page of one.

// Find looks for services by words; what is asked for beside them stays.
func (d *Directory) Find(words string) tea.Cmd {
	d.field.SetValue(words)
	d.opened, d.anew = false, false
	d.release()
	d.write(false)
	return d.ask(span{to: keymap.Top})
}

// Where names what is asked for, and the service whose page is open.
func (d *Directory) Where() string {
	where := []string{d.field.Value(), d.Title(), d.purpose()}
	if v, _, _, ok := d.shown(); ok && d.opened {
		where = append(where, v.ID.Line().String())
	}
	return strings.Join(where, "\n")
}

// Head says what is asked for and how many were found, and what to do where that is none.
func (d *Directory) Head() []string {
	s := d.s
	words := ""
	if d.field.Value() != "" {
		words = s.T(lang.PlainFoundBy, lang.Safe(outside.New(d.field.Value()).Line()))
	}
	lines := []string{s.sentences(d.Title(), words, d.purpose())}
	switch {
	case d.wrong != "":
		lines = append(lines, s.sentences(d.wrong))
	case d.none:
		lines = append(lines, s.T(lang.ServicesNone), s.sentences(s.T(lang.DirectoryHow)+" "+s.T(lang.DirectoryImport)), s.T(lang.DirectoryWho))
	case d.total == 0:
		lines = append(lines, s.T(lang.DirectoryFew, s.firstKey(d.listed(), keymap.ClearFilters)))
	default:
		lines[0] = s.sentences(d.Title(), words, d.purpose(), d.count())
	}
	return lines
}

// Total is how many were found.
func (d *Directory) Total() int {
	if d.wrong != "" || d.none {
		return 0
	}
	return d.total
}

// Found is a service by its place among those that were found; false where it is not held.
func (d *Directory) Found(at int) (store.FoundService, bool) {
	if at -= d.rows.from; at < 0 || at >= len(d.rows.all) {
		return store.FoundService{}, false
	}
	return d.rows.all[at], true
}

// Hold reads the services from a place on, where they are not held.
func (d *Directory) Hold(at int) tea.Cmd {
	if _, held := d.Found(at); held || at >= d.total {
		return nil
	}
	return d.ask(span{from: at})
}

// Choose puts the cursor on a service that is held.
func (d *Directory) Choose(id directory.ID) bool {
	d.held = nil
	there := d.list.Select(id)
	d.draw()
	return there
}

// Unsure is what is said before the first of those of which not all is known; empty for
// all others.
func (d *Directory) Unsure(at int) string {
	if f, ok := d.Found(at); !ok || at != d.sure || f.Unknown == 0 {
		return ""
	}
	return d.s.sentences(d.s.T(lang.DirectoryUnsure))
}

// Aloud is a service in words: what must be known first, what it is called, whose it is and
// where, whether it is open, and its number.
func (d *Directory) Aloud(f store.FoundService) string {
	s, v, ink := d.s, &f.Service, d.s.Style.Plain
	place := placeNow(v, d.asks, d.now())
	of, number := "", ""
	if apart(v) {
		of = v.Organization.Line().String()
	}
	if p, ok := best(v, place); ok {
		number = numberWords(s.Lang, p)
	}
	stands, flags := d.rows.stands(&f, place, ink)
	words := []string{v.Alert.Line().String(), s.dotted(v.Name.Line().String(), of, d.rows.where(v, place, unbounded))}
	for _, p := range append(stands, flags...) {
		words = append(words, p.words)
	}
	return s.sentences(append(words, number)...)
}

// Opened is the page that is open, in words.
func (d *Directory) Opened() (lines []string, ok bool) {
	if !d.opened {
		return nil, false
	}
	return trimmed(d.page.Aloud(true)), true
}
