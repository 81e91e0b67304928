package screen

import (
	"errors"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/directory"
	"baken/store/find"
	"baken/store/form"
	"baken/store/guard"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// Directory finds services as one types. Each stands in two lines: what it is called
// and where, and how it is reached and whether it is open; beside it, or over it, its
// page. It holds a window of what was found around the cursor.
type Directory struct {
	s     *Session
	field *part.Field
	list  *part.List[directory.ID]
	rows  *serviceRows
	page  *part.Reader
	form  *form.Form // whose words codes have; nil until it is read

	asks   store.ServiceQuery // beside what stands in the field
	town   outside.Text       // what the municipality that is asked for is called
	typing bool               // the field has the keys
	anew   bool               // what is typed next takes the place of what stands there
	opened bool               // the page has the keys
	giving bool               // what is chosen goes into a text
	before wanted             // what was asked for before it was for a text
	hand   string             // the pseudonym of whom one thinks here; empty: of nobody
	held   *heldService       // what is shown though it is not, or no longer, among the rows

	of      store.Directory
	choices directory.Choices // what of it can be asked for
	sure    int
	total   int
	none    bool      // there is no directory
	ready   bool      // something was answered
	wrong   string    // what of the words cannot be read
	at      time.Time // for when the rows were drawn
	version uint64    // of the page

	question int // the newest; answers to others are dropped
	asking   bool
	next     *span // what is asked once that is answered
	stale    bool  // something changed since, out of sight

	width, height int
	focus         bool
}

// wanted is all that is asked for.
type wanted struct {
	words string
	asks  store.ServiceQuery
	hand  string
}

// span is which of the services that are found are read, and where the cursor goes.
type span struct {
	from int
	to   keymap.Action // Top or Bottom; empty: it stays
}

// NewDirectory makes it, with nothing asked for yet.
func NewDirectory(s *Session) *Directory {
	r := &serviceRows{s: s}
	d := &Directory{s: s, rows: r, list: part.NewList[directory.ID](s.Look, r), field: part.NewField(s.Look), page: part.NewReader(s.Look)}
	d.typing = !s.Lang.Heard()
	d.field.Prompt, d.field.Empty = "/", s.T(lang.DirectoryHint, s.firstKey(keymap.Field, keymap.Accept))
	return d
}

// Context is that of the list, of the page, or of a field while one types.
func (d *Directory) Context() keymap.Context {
	switch {
	case d.typing:
		return keymap.Field
	case d.giving:
		return keymap.Giving
	case d.opened:
		return keymap.Service
	}
	return keymap.Directory
}

// SetSize sets the room in cells.
func (d *Directory) SetSize(width, height int) {
	d.width, d.height = width, height
	d.arrange()
}

// SetFocus says whether keys go here.
func (d *Directory) SetFocus(on bool) {
	d.focus = on
	d.field.SetFocus(on && d.typing)
	d.page.SetFocus(on && !d.typing && d.opened)
	d.list.SetFocus(on && !d.typing && !d.opened)
}

// Begin opens the field; what stands in it is found again, unless it was for another.
// pseudonym is of whom one thinks.
func (d *Directory) Begin(pseudonym string) tea.Cmd {
	if d.hand != "" && d.hand != pseudonym { // what was asked for was for somebody else
		d.field.SetValue("")
		d.asks, d.stale = store.ServiceQuery{}, true
	}
	d.hand = pseudonym
	d.opened, d.anew = false, d.field.Value() != ""
	d.release()
	d.write(true)
	return d.Again()
}

// Give begins to choose a service for a text, of those that fit who it is for.
func (d *Directory) Give(pseudonym string, fit store.ServiceQuery) tea.Cmd {
	d.before = wanted{d.field.Value(), d.asks, d.hand}
	d.release()
	d.giving, d.opened, d.anew, d.hand, d.asks = true, false, false, pseudonym, fit
	d.field.SetValue("")
	d.write(true)
	return d.ask(span{to: keymap.Top})
}

// Left says that one went elsewhere: what was for a text is over, and what was asked
// for before is asked for again.
func (d *Directory) Left() {
	d.opened = false
	d.release()
	if !d.giving {
		return
	}
	d.giving, d.stale = false, true
	d.field.SetValue(d.before.words)
	d.asks, d.hand, d.before = d.before.asks, d.before.hand, wanted{}
}

// Narrowed is what stands in the field, to search for it everywhere.
func (d *Directory) Narrowed() string { return d.field.Value() }

// write gives the keys to the field, or takes them. Where lines are typed it never has
// them.
func (d *Directory) write(on bool) {
	d.typing = on && !d.s.Lang.Heard()
	d.SetFocus(d.focus)
}

// Again asks anew when something has changed since.
func (d *Directory) Again() tea.Cmd {
	if d.ready && !d.stale {
		return nil
	}
	return d.ask(span{from: d.rows.from})
}

// servicesFound is the answer to ask.
type servicesFound struct {
	of       *Directory
	question int
	span     span
	found    store.FoundServices
	held     *heldService       // what was shown, where it is not among the found
	choices  *directory.Choices // nil: those of before
	form     *form.Form
	wrong    *find.QueryError
	err      error
}

// window is how many services are held.
func (d *Directory) window() int { return 4 * max(16, d.height/2) }

// ask asks for what the field and the filters say. While one question is under way the
// newest of the others waits.
func (d *Directory) ask(at span) tea.Cmd {
	d.question++
	d.stale = false
	if d.asking {
		d.next = &at
		return nil
	}
	d.next = nil
	now, q := d.now(), d.asks
	m := servicesFound{of: d, question: d.question, span: at, form: d.form}
	if text := outside.New(d.field.Value()); !text.Line().IsEmpty() {
		words, err := find.Parse(text, now)
		if errors.As(err, &m.wrong) {
			d.take(m)
			return nil
		}
		q.Text = words.Typing() // also once it is typed: what was found then does not go
	}
	d.asking = true
	st, log, limit, of, shown := d.s.Store, d.s.Log, d.window(), d.of.ID, d.looked()
	return d.s.read(func() tea.Msg {
		m.err = guard.Run(log, func() (err error) {
			if m.form == nil {
				if m.form, err = st.Form(); err != nil {
					return err
				}
			}
			if m.found, err = st.FindServices(q, now, at.from, limit); errors.As(err, &m.wrong) {
				return nil
			}
			if err != nil {
				return err
			}
			if shown != nil {
				if m.held, err = shown.anew(st, m.found); err != nil {
					return err
				}
			}
			if m.found.Directory.ID == of {
				return nil
			}
			c, err := st.ServiceChoices()
			m.choices = &c
			return err
		})
		return m
	})
}

// now is the time in the zone of who looks.
func (d *Directory) now() time.Time {
	if d.s.Zone != nil {
		return d.s.Now().In(d.s.Zone)
	}
	return d.s.Now()
}

// answered takes what was found, or asks what one wants to know by now.
func (d *Directory) answered(m servicesFound) tea.Cmd {
	d.asking = false
	var cmds []tea.Cmd
	switch {
	case m.question == d.question:
		cmds = append(cmds, d.take(m))
	case m.err == nil:
		d.form = m.form
	}
	if d.next != nil {
		cmds = append(cmds, d.ask(*d.next))
	}
	return tea.Batch(cmds...)
}

func (d *Directory) take(m servicesFound) tea.Cmd {
	d.wrong = ""
	if m.wrong != nil {
		d.wrong = QueryWords(d.s.Lang, m.wrong)
		if d.typing && m.wrong.Wrong != find.UnknownKey && m.wrong.Wrong != find.UnknownWord {
			return nil // it is not written to its end yet: what was found before stays
		}
	}
	if len(m.found.Services) == 0 && m.found.Total > 0 && m.span.from > 0 { // there are fewer by now
		return d.ask(span{to: keymap.Top})
	}
	d.ready, d.none = true, errors.Is(m.err, store.ErrNoDirectory)
	if m.err != nil && !d.none { // what stands there was found by other words
		m.found = store.FoundServices{}
	}
	if m.form != nil {
		d.form = m.form
	}
	if m.choices != nil {
		d.choices = *m.choices
	}
	shift := m.span.from - d.rows.from
	if m.wrong == nil {
		d.of = m.found.Directory
	}
	d.sure, d.total, d.at = m.found.Sure, m.found.Total, d.now()
	shown := d.looked()
	if m.held == nil || shown == nil || shown.v.ID != m.held.v.ID || !d.opened && !m.held.gone {
		m.held = nil // something else is looked at by now
	}
	d.held = m.held
	d.rows.set(m.found.Services, m.span.from, d)
	d.list.RefreshFrom(shift)
	if shown != nil && d.held == nil {
		d.list.Select(shown.v.ID) // it may have been held
	}
	if m.span.to != "" {
		d.list.Do(m.span.to)
	}
	d.arrange()
	d.draw()
	if m.err != nil && !d.none {
		return func() tea.Msg { return Failed{What: d.s.Lang.Action(keymap.GoDirectory), Err: m.err} }
	}
	return nil
}

// Update takes what has happened.
func (d *Directory) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Changed:
		if !m.Directory {
			return nil
		}
		d.stale = d.ready
		if d.focus {
			return d.Again()
		}
	case Tick:
		if !d.focus || !d.ready {
			return nil
		}
		if now := d.now(); now.Truncate(time.Minute) != d.at.Truncate(time.Minute) { // what is open goes by the clock
			d.at = now
			if d.asks.Open {
				return d.ask(span{from: d.rows.from})
			}
			d.rows.version++
			d.list.Refresh()
			d.draw()
		}
		return d.Again()
	case servicesFound:
		if m.of == d {
			return d.answered(m)
		}
	}
	return nil
}

// Type takes a key while one types what to look for.
func (d *Directory) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	anew := d.anew
	d.anew = false
	switch a {
	case keymap.Back, keymap.Accept:
		d.write(false)
		if d.wrong != "" { // it is typed to its end
			return d.ask(span{to: keymap.Top})
		}
		return nil
	case keymap.Up, keymap.Down, keymap.PageUp, keymap.PageDown:
		return d.move(a)
	}
	before := d.field.Version()
	if anew && a == "" && (key.Type == tea.KeyRunes || key.Type == tea.KeySpace) {
		d.field.SetValue("")
	}
	d.field.Update(key, a)
	if d.field.Version() == before {
		return nil
	}
	return d.ask(span{to: keymap.Top})
}

// Do moves, opens the field and the page, and changes what is asked for.
func (d *Directory) Do(a keymap.Action) (tea.Cmd, bool) {
	switch a {
	case keymap.Narrow:
		d.opened = false
		d.release()
		d.write(true)
	case keymap.Open, keymap.LookService:
		if !d.opened {
			d.release()
		}
		d.opened = true
		d.SetFocus(d.focus)
	case keymap.Back:
		if !d.opened {
			return nil, false
		}
		d.opened = false
		d.release()
		d.SetFocus(d.focus)
	case keymap.FilterOpenNow:
		d.asks.Open = !d.asks.Open
		return d.filtered(), true
	case keymap.FilterResting:
		d.asks.All = !d.asks.All
		return d.filtered(), true
	case keymap.ClearFilters:
		d.field.SetValue("")
		d.asks = store.ServiceQuery{}
		return d.filtered(), true
	default:
		if d.opened {
			return nil, d.page.Do(a)
		}
		if !moves[a] {
			return nil, false
		}
		return d.move(a), true
	}
	return nil, true
}

// moves are the actions that move the cursor.
var moves = map[keymap.Action]bool{
	keymap.Up: true, keymap.Down: true, keymap.PageUp: true, keymap.PageDown: true, keymap.HalfUp: true, keymap.HalfDown: true, keymap.Top: true, keymap.Bottom: true,
}

func (d *Directory) filtered() tea.Cmd {
	d.opened = false
	d.release()
	d.SetFocus(d.focus)
	return d.ask(span{to: keymap.Top})
}

// FilterLand asks for a province, in place of a municipality.
func (d *Directory) FilterLand(land directory.Land) tea.Cmd {
	return d.Filter(func(q *store.ServiceQuery) {
		if q.Land = land; land != "" {
			q.Town = ""
		}
	})
}

// FilterTown asks for a municipality, by what it is called, in place of a province.
func (d *Directory) FilterTown(land directory.Land, name outside.Text) tea.Cmd {
	d.town = name
	return d.Filter(func(q *store.ServiceQuery) {
		if q.Town = land; land != "" {
			q.Land = ""
		}
	})
}

// Filter changes what is asked for beside the words.
func (d *Directory) Filter(change func(*store.ServiceQuery)) tea.Cmd {
	change(&d.asks)
	return d.filtered()
}

// Asks is what is asked for beside the words.
func (d *Directory) Asks() store.ServiceQuery { return d.asks }

// near is how near the cursor may come to the end of what is held.
const near = 12

// move moves the cursor, and asks for more before it comes to the end of what is held.
func (d *Directory) move(a keymap.Action) tea.Cmd {
	from, held := d.rows.from, d.rows.Len()
	d.release()
	switch {
	case a == keymap.Top && from > 0:
		return d.ask(span{to: keymap.Top})
	case a == keymap.Bottom && from+held < d.total:
		return d.ask(span{from: max(0, d.total-d.window()), to: keymap.Bottom})
	}
	d.list.Do(a)
	d.draw()
	at := d.list.Cursor()
	if d.asking || !(at < near && from > 0 || at >= held-near && from+held < d.total) {
		return nil
	}
	return d.ask(span{from: max(0, from+at-d.window()/2)})
}

// Service is the one that is shown, at the place where it is shown, in the version that
// was asked; none where it is no longer in the directory.
func (d *Directory) Service() (v *directory.Service, place int, of store.DirectoryID, ok bool) {
	if d.held != nil && d.held.gone {
		return nil, 0, of, false
	}
	return d.shown()
}

// shown is the service on the page: the one under the cursor, or one that is held.
func (d *Directory) shown() (v *directory.Service, place int, of store.DirectoryID, ok bool) {
	if d.held != nil {
		return &d.held.v, d.held.place, d.held.of, true
	}
	id, ok := d.list.Selected()
	if !ok {
		return nil, 0, of, false
	}
	i, ok := d.rows.Index(id)
	if !ok {
		return nil, 0, of, false
	}
	v = &d.rows.all[i].Service
	return v, placeNow(v, d.asks, d.now()), d.of.ID, true
}

// Form is whose words codes have; nil before something was answered.
func (d *Directory) Form() *form.Form { return d.form }

// Choices are what can be asked for.
func (d *Directory) Choices() directory.Choices { return d.choices }

// Busy says that a key must wait for what is being read.
func (d *Directory) Busy() bool { return d.asking && !d.typing }

// Why says why an action cannot be done now.
func (d *Directory) Why(a keymap.Action) string {
	switch a {
	case keymap.Open, keymap.LookService, keymap.PutService, keymap.CopyService, keymap.Refer:
		_, _, _, ok := d.Service()
		switch goes := a == keymap.Open || a == keymap.LookService; {
		case ok || goes && d.rows.Len() > 0 && !d.opened:
		case d.held != nil:
			return d.s.T(lang.WhyServiceGone)
		default:
			return d.s.T(lang.WhyNoService)
		}
	case keymap.ClearFilters:
		if d.field.Value() == "" && len(d.filters()) == 0 {
			return d.s.T(lang.WhyAllShown)
		}
	case keymap.FilterTheme, keymap.FilterProvince, keymap.FilterTown, keymap.FilterAge, keymap.FilterLanguage, keymap.FilterOpenNow, keymap.FilterResting:
		if d.none {
			return d.s.T(lang.ServicesNone)
		}
	}
	return ""
}
