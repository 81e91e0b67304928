package screen

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/ui/lang"
)

// The rows of the lists in words, for who hears them: what weighs most first, nothing by
// a mark or an abbreviation alone.

// sentences joins parts that are each a sentence, or the beginning of one; what is empty
// is left out.
func (s *Session) sentences(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		if p = strings.TrimSpace(p); p == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		r, n := utf8.DecodeRuneInString(p)
		b.WriteRune(unicode.ToUpper(r))
		b.WriteString(p[n:])
		if !strings.ContainsAny(p[len(p)-1:], ".?!:") {
			b.WriteByte('.')
		}
	}
	return b.String()
}

// Sentences joins parts that are each a sentence, or the beginning of one.
func (s *Session) Sentences(parts ...string) string { return s.sentences(parts...) }

// Aloud is a row of the queue in words: why it stands where it stands, what it is about,
// how it stands, who has it.
func (q *Queue) Aloud(c store.Contact) string {
	s, rows := q.s, q.rows
	rows.now = s.Now()
	ink := s.Style.Plain
	urgent := ""
	if c.Urgent() {
		urgent = s.T(lang.PlainUrgent)
	}
	why := rows.reason(c, ink, unbounded)
	if c.Danger != store.NotJudged && c.Danger != store.NoDanger {
		why = s.T(lang.DangerWord, lang.Said(s.T(dangerKey(c.Danger))))
	}
	if why == s.T(stateKey(c.State)) || why == s.CallWords(c) { // its standing says that
		why = ""
	}
	if c.Rank() > store.Calm && c.State == store.Waiting {
		return s.sentences(urgent, why, s.Titled(c), s.Standing(c), s.mine(c))
	}
	return s.sentences(urgent, s.Titled(c), s.Standing(c), why, s.mine(c))
}

// Titled is what a contact is about, after whose it is.
func (s *Session) Titled(c store.Contact) string {
	name := c.Pseudonym.In(s.Language())
	subject := c.Subject.Line().String()
	switch {
	case strings.TrimSpace(subject) != "":
	case c.Messages > 0 || c.Call.StartedAt.IsZero():
		subject = s.T(lang.NoSubject)
	default:
		return name
	}
	return s.T(lang.PlainNamed, lang.Said(name), lang.Said(subject))
}

// Standing is how a contact stands: by which way it came, its state, for how long.
func (s *Session) Standing(c store.Contact) string {
	words := []string{s.T(channelKey(c.Channel))}
	if call := s.CallWords(c); call != "" {
		words = append(words, call)
	}
	switch {
	case c.Call.Running():
	case c.State == store.Waiting:
		words = append(words, s.T(lang.PlainWaits, lang.Said(s.Lang.Waiting(elapsed(c.WaitingSince, s.Now())))))
	default:
		words = append(words, s.T(stateKey(c.State)))
	}
	return strings.Join(words, ", ")
}

// mine is who has a contact, and what was begun or is attached.
func (s *Session) mine(c store.Contact) string {
	var words []string
	if by := s.Claimed(c); by != "" {
		words = append(words, by)
	}
	if c.ReplyBegun {
		words = append(words, s.T(lang.PlainReplyBegun))
	}
	if c.NoteBegun {
		words = append(words, s.T(lang.PlainNoteBegun))
	}
	if c.Attachments > 0 {
		words = append(words, s.T(lang.PlainFiles, lang.N(c.Attachments)))
	}
	return strings.Join(words, ", ")
}

// Claimed says who holds a contact, and how sure that is; empty for nobody.
func (s *Session) Claimed(c store.Contact) string { return (&CasePane{s: s, contact: c}).claim() }

// Aloud is a row of the cases in words.
func (c *Cases) Aloud(row store.CaseRow) string {
	s, r := c.s, c.rows
	r.now = s.Now()
	urgent := ""
	if row.Urgent() {
		urgent = s.T(lang.PlainUrgent)
	}
	return s.sentences(urgent, s.T(lang.PlainNamed, lang.Said(row.Number), lang.Said(r.who(row))), r.subject(row), r.standing(row, s.Style.Plain))
}

// Choose puts the cursor on a case that stands in the list.
func (c *Cases) Choose(id store.CaseID) bool { return c.list.Select(id) }

// Aloud is a row of the handoffs in words: how it stands, from whom to whom, why.
func (h *Handoffs) Aloud(v store.Handoff) string {
	s := h.s
	state := s.T(HandoffWord(v.State))
	if v.State == store.InProgress || v.State == store.Accepted {
		state = s.dotted(state, s.T(ReviewWord(v.Review)))
	}
	to, why := v.To.Line().String(), v.Reason.Line().String()
	if to == "" {
		to = s.T(lang.ErasedWord)
	}
	if v.Erased {
		why = s.T(lang.ErasedWord)
	}
	return s.sentences(s.T(lang.PlainNamed, lang.Said(v.CaseNumber), lang.Said(state)), s.T(lang.PlainFromTo, lang.Safe(v.From.Line()), lang.Said(to)), why, s.Lang.Date(v.At.In(s.Zone), s.Now().In(s.Zone)))
}

// Rows are the handoffs of the list that is shown.
func (h *Handoffs) Rows() []store.Handoff { return h.rows.rows }

// Head says which list is shown.
func (h *Handoffs) Head() string {
	return h.s.sentences(h.s.T(lang.HandoffsTitle), h.s.T(handoffLists[h.filter], lang.N(h.counts[h.filter])))
}

// Where names the list that is shown, and what of it is open: whatever others change.
func (h *Handoffs) Where() string {
	if h.opened {
		return string(h.filter) + h.shown.ID.String()
	}
	return string(h.filter)
}

// Choose puts the cursor on a handoff of the list.
func (h *Handoffs) Choose(id store.HandoffID) bool { return h.list.Select(id) }

// Opened is the handoff that is open, in words: its own, its case, its conversation.
func (h *Handoffs) Opened(all bool) (lines []string, ok bool) {
	if !h.opened {
		return nil, false
	}
	lines = append(lines, h.s.sentences(h.Title()))
	lines = append(lines, h.words.Aloud(true)...)
	lines = append(lines, h.file.Aloud(all)...)
	return append(lines, h.talk.Aloud(all)...), true
}

// Hits are what was found.
func (c *Search) Hits() []store.Hit { return c.found.Hits }

// Where names what is searched for, and in which order.
func (c *Search) Where() string { return c.field.Value() + " " + string(c.order) }

// Find searches for words.
func (c *Search) Find(words string) tea.Cmd {
	c.field.SetValue(words)
	c.write(false)
	return c.Load()
}

// Head says how many were found, and what is to be known of that.
func (c *Search) Head() string {
	switch {
	case c.wrong != "":
		return c.wrong
	case c.field.Value() == "":
		return c.s.T(lang.SearchCovered)
	case len(c.found.Hits) == 0:
		return c.s.T(lang.QueueNothingFound)
	}
	behind := ""
	if n := c.found.Behind; n > 0 {
		behind = c.s.T(lang.SearchBehind, lang.N(n))
	}
	return c.s.sentences(FoundWords(c.s.Lang, c.found), behind)
}

// Aloud is something that was found in words: in what, whose, the words where they
// stand.
func (c *Search) Aloud(h store.Hit) string {
	s := c.s
	said := func(pieces []Piece) (words string) {
		for _, p := range pieces {
			words += p.Text.String()
		}
		return strings.Join(strings.Fields(words), " ")
	}
	at := h.At
	if s.Zone != nil {
		at = at.In(s.Zone)
	}
	whose := h.Pseudonym.In(s.Language())
	if subject := said(Pieces(h.SubjectPieces())); subject != "" {
		whose = s.T(lang.PlainNamed, lang.Said(whose), lang.Said(subject))
	}
	return s.sentences(s.T(WhereWord(h.Where)), whose, said(Pieces(h.Snippet)), s.Lang.Date(at, s.Now().In(at.Location())))
}

// Choose puts the cursor on something that was found.
func (c *Search) Choose(h store.Hit) bool { return c.list.Select(keyOf(h)) }

// Ops are what waits in the outbox.
func (o *Outbox) Ops() []store.Op { return o.rows.ops }

// Aloud is something that waits in the outbox in words: whose, how it stands, why, and
// what can be done.
func (o *Outbox) Aloud(op store.Op) string {
	s := o.s
	words := s.T(sendKey(op.State))
	if op.Kind != store.OpSend && op.State == store.OpTrying {
		words = s.T(lang.ServerTrying)
	}
	return s.sentences(append([]string{s.T(lang.PlainNamed, lang.Said(o.rows.name(op)), lang.Said(s.T(opKey(op.Kind)))), words, o.rows.progress(op)}, o.explain(op)...)...)
}

// Choose puts the cursor on an operation.
func (o *Outbox) Choose(id store.OpID) bool { return o.list.Select(id) }

// Asked is the question that is asked about an operation, if one is.
func (o *Outbox) Asked() (question, word string, ok bool) {
	if o.agreed == nil {
		return "", "", false
	}
	question, word = o.confirm.Question()
	return question, word, true
}

// Answer answers it: what follows when the word was given, nothing where it was not.
func (o *Outbox) Answer(words string) tea.Cmd {
	then, agreed := o.agreed, o.confirm.Answers(words)
	o.agreed = nil
	o.SetFocus(o.focus)
	if !agreed {
		return nil
	}
	return then()
}

// Head says which list of cases is shown, and how many it has.
func (c *Cases) Head() string { return c.s.sentences(c.Title()) }

// Head says which list of the queue is shown, and how many there are.
func (q *Queue) Head(c store.Counts) string {
	s := q.s
	urgent := ""
	if c.Urgent > 0 {
		urgent = s.T(lang.QueueUrgent, lang.N(c.Urgent))
	}
	of := map[store.Filter]lang.Key{store.FilterWaiting: lang.QueueWaiting, store.FilterMine: lang.QueueMine, store.FilterAnswered: lang.QueueAnswered,
		store.FilterClosed: lang.QueueClosed, store.FilterAside: lang.QueueAside, store.FilterUnfinished: lang.QueueUnfinished, store.FilterAll: lang.QueueAll}
	n := count(c, q.filter)
	if n == 0 && q.filter == store.FilterWaiting {
		return s.sentences(s.T(lang.QueueTitle), s.T(lang.QueueEmpty))
	}
	if q.filter != store.FilterWaiting {
		urgent = ""
	}
	return s.sentences(s.T(lang.QueueTitle), s.dotted(s.T(of[q.filter], lang.N(n)), urgent))
}
