package screen

import (
	"strings"
	"time"

	"baken/keymap"
	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/style"
)

// hitRows are what was found.
type hitRows struct {
	s       *Session
	hits    []store.Hit
	at      map[hitKey]int
	version uint64
}

// hitKey is what a hit is called: the cursor holds to it when others come.
type hitKey struct {
	contact store.ContactID
	mail    store.MailID
	note    store.NoteID
	handoff store.HandoffID
	op      store.OpID
	where   store.Where
}

func keyOf(h store.Hit) hitKey {
	return hitKey{h.Contact, h.Mail, h.Note, h.Handoff, h.Op, h.Where}
}

func (r *hitRows) set(hits []store.Hit) {
	r.hits, r.at = hits, make(map[hitKey]int, len(hits))
	for i, h := range hits {
		r.at[keyOf(h)] = i
	}
	r.version++
}

// Len is how many there are.
func (r *hitRows) Len() int { return len(r.hits) }

// At gives what a row is called, and its version.
func (r *hitRows) At(i int) (hitKey, uint64) { return keyOf(r.hits[i]), r.version }

// Index says where a row stands.
func (r *hitRows) Index(k hitKey) (int, bool) {
	i, ok := r.at[k]
	return i, ok
}

// Draw gives the picture of a row: when, who, of which case and in what; below it the
// words where they stand.
func (r *hitRows) Draw(i, width int, selected bool) string {
	s, h, ink := r.s, r.hits[i], r.s.Style.Ink(selected)
	at := h.At
	if s.Zone != nil {
		at = at.In(s.Zone)
	}
	head := ink.Text.Render(" ") + ink.Muted.Render(part.Fit(r.when(at), 13)+" ")
	who := ink.Text.Render(part.Fit(h.Pseudonym.In(s.Language()), min(18, max(8, width/5))) + " ")
	var right []string
	right = append(right, ink.Muted.Render(s.T(WhereWord(h.Where))))
	if h.CaseNumber != "" {
		right = append(right, ink.Muted.Render(h.CaseNumber))
	}
	dot := ink.Muted.Render(" " + s.Style.Mark.Dot + " ")
	subject := drawPieces(Pieces(h.SubjectPieces()), ink, ink.Strong.Render)
	if h.Subject.Line().IsEmpty() {
		subject = ink.Muted.Render(s.T(lang.NoSubject))
	}
	first := spread(head+who+subject, strings.Join(right, dot), width, ink)
	below := drawPieces(Pieces(h.Snippet), ink, ink.Muted.Render)
	return first + "\n" + spread(ink.Text.Render("   ")+below, "", width, ink)
}

// when is the day and the time, and of another year the day alone.
func (r *hitRows) when(at time.Time) string {
	now := r.s.Now().In(at.Location())
	day := r.s.Lang.Day(at, now)
	if at.Year() != now.Year() {
		return day
	}
	return day + " " + r.s.Lang.Clock(at)
}

// drawPieces draws pieces in a line, those that were asked for marked.
func drawPieces(pieces []Piece, ink style.Ink, plain func(...string) string) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Hit {
			b.WriteString(ink.Hit.Render(p.Text.String()))
		} else {
			b.WriteString(plain(p.Text.String()))
		}
	}
	return b.String()
}

// above is how many lines stand above the list.
func (c *Search) above() int { return 2 + len(c.notes()) }

// notes say what is to be known of what was found.
func (c *Search) notes() (all []string) {
	ink := c.s.Style.Plain
	put := func(words string, paint func(...string) string) {
		for _, l := range outside.New(words).Line().Wrap(max(2, c.width-2)) {
			all = append(all, " "+paint(l.String()))
		}
	}
	switch {
	case c.wrong != "":
		put(c.wrong, ink.Warn.Render)
	case c.field.Value() == "":
	case c.state.Building && !c.state.Rebuilt.IsZero():
		put(c.s.T(lang.SearchRebuilds), ink.Warn.Render)
	}
	if n := c.found.Behind; n > 0 && c.wrong == "" && c.field.Value() != "" {
		put(c.s.T(lang.SearchBehind, lang.N(n)), ink.Warn.Render)
	}
	return all
}

// View draws the field, how many there are, and what was found.
func (c *Search) View() string {
	s, ink := c.s, c.s.Style.Plain
	order := lang.SearchNewest
	if c.order == store.Best {
		order = lang.SearchBest
	}
	left, right := "", ""
	if c.field.Value() != "" && c.wrong == "" {
		left, right = " "+ink.Muted.Render(FoundWords(s.Lang, c.found)), ink.Muted.Render(s.T(order)+" ")
	}
	notes := c.notes()
	notes = notes[:min(len(notes), max(0, c.height-3))]
	head := part.Block(append([]string{c.field.View(), part.Spread(left, right, c.width)}, notes...), c.width, 2+len(notes))
	height := max(1, c.height-2-len(notes))
	if len(c.found.Hits) > 0 {
		c.list.SetSize(c.width, height)
		return part.Above(head, c.list.View())
	}
	sheet := &paper{width: max(2, c.width-4)}
	if c.field.Value() == "" {
		for _, key := range []lang.Key{lang.SearchHint, lang.SearchKeys, lang.SearchCovered} {
			sheet.add(s.T(key), ink.Muted.Render, "", "")
			sheet.lines = append(sheet.lines, "")
		}
	} else if c.wrong == "" && !c.asking {
		sheet.add(s.T(lang.QueueNothingFound), ink.Muted.Render, "", "")
	}
	lines := []string{""}
	for _, l := range sheet.lines {
		lines = append(lines, "  "+l)
	}
	return part.Above(head, part.Block(lines, c.width, height))
}

// narrowed draws the field in which a list is narrowed, and says while one types that
// there is more to search in than the list.
func (s *Session) narrowed(f *part.Field, typing bool, width int) string {
	hint := ""
	if words := s.T(lang.SearchFurther, s.firstKey(keymap.Field, keymap.GoSearch)); typing && outside.Width(words)+24 <= width {
		hint = s.Style.Plain.Muted.Render(words)
	}
	f.SetSize(max(1, width-outside.Width(hint)-1))
	return part.Spread(f.View(), hint, width)
}

// nothingFound says that a list has nothing with the words, and while one types where
// there is more to search in.
func (s *Session) nothingFound(typing bool) string {
	words := s.T(lang.QueueNothingFound)
	if typing {
		words += " " + s.T(lang.SearchFurther, s.firstKey(keymap.Field, keymap.GoSearch)) + "."
	}
	return words
}
