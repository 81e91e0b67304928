package screen

import (
	"strings"
	"time"

	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
)

// outboxRows are the rows of the outbox.
type outboxRows struct {
	s        *Session
	ops      []store.Op
	contacts map[store.ContactID]store.Contact
	version  uint64
	twoLines bool
}

func (r *outboxRows) set(ops []store.Op, contacts map[store.ContactID]store.Contact) {
	r.ops, r.contacts = ops, contacts
	r.version++
}

// tick draws the rows anew while one of them counts seconds.
func (r *outboxRows) tick(time.Time) {
	for _, op := range r.ops {
		if op.State == store.OpWaiting && op.NotBefore.After(r.s.Now().Add(-2*time.Second)) {
			r.version++
			return
		}
	}
}

func (r *outboxRows) get(id store.OpID) (store.Op, bool) {
	i, ok := r.Index(id)
	if !ok {
		return store.Op{}, false
	}
	return r.ops[i], true
}

// Len is how many rows there are.
func (r *outboxRows) Len() int { return len(r.ops) }

// At gives a row's id and version.
func (r *outboxRows) At(i int) (store.OpID, uint64) {
	v := r.version << 1
	if r.twoLines {
		v |= 1
	}
	return r.ops[i].ID, v
}

// Index says where an operation stands. There are few: what waits for a server
// or a person.
func (r *outboxRows) Index(id store.OpID) (int, bool) {
	for i, op := range r.ops {
		if op.ID == id {
			return i, true
		}
	}
	return 0, false
}

// name is the pseudonym of whom an operation is about.
func (r *outboxRows) name(op store.Op) string {
	if c, ok := r.contacts[op.Contact]; ok {
		return c.Pseudonym.In(r.s.Language())
	}
	return r.s.T(lang.OutboxTitle)
}

// Draw gives the picture of a row.
func (r *outboxRows) Draw(i, width int, selected bool) string {
	s, op, ink := r.s, r.ops[i], r.s.Style.Ink(selected)
	mark, state := " ", ink.Muted
	switch op.State {
	case store.OpUnclear, store.OpFailed, store.OpConflict:
		mark, state = ink.Warn.Render(s.Style.Mark.Urgent), ink.Warn
	case store.OpTrying:
		state = ink.Accent
	}
	words := s.T(sendKey(op.State))
	if op.Kind != store.OpSend && op.State == store.OpTrying {
		words = s.T(lang.ServerTrying)
	}
	about := r.progress(op)
	name := r.name(op)
	kind := s.T(opKey(op.Kind))
	if r.twoLines {
		first := part.Spread(mark+ink.Text.Render(" "+name), state.Render(words), width)
		return first + "\n" + part.Fit(ink.Muted.Render("  "+s.dotted(kind, about)), width)
	}
	left := mark + ink.Text.Render(" "+part.Fit(name, 20)+" ") + ink.Muted.Render(part.Fit(kind, 19)+" ") + state.Render(words)
	return part.Spread(left, ink.Muted.Render(about), width)
}

// progress is how often it was tried, and when it is next.
func (r *outboxRows) progress(op store.Op) string {
	s := r.s
	var words []string
	if op.Tries > 0 {
		words = append(words, s.T(lang.SendTries, lang.N(op.Tries)))
	}
	if left := op.NotBefore.Sub(s.Now()); op.State == store.OpWaiting && left > 0 {
		seconds := int((left + time.Second - 1) / time.Second)
		switch {
		case op.Reason == store.ReasonApart: // it is said in its own words, and nothing counts down
			words = append(words, s.T(lang.ReasonTeamAway))
		case op.Tries == 0:
			words = append(words, s.T(lang.SendIn, lang.N(seconds)))
		case left < time.Minute:
			words = append(words, s.T(lang.SendNextTry, lang.Said(s.Lang.Running(left))))
		default:
			words = append(words, s.T(lang.SendNextTry, lang.Said(s.Lang.Waiting(left))))
		}
	}
	return s.dotted(words...)
}

// opKey is what an operation does.
func opKey(k store.OpKind) lang.Key {
	switch k {
	case store.OpFlag:
		return lang.OpFlag
	case store.OpMove:
		return lang.OpMove
	case store.OpAppend:
		return lang.OpAppend
	case store.OpDelete:
		return lang.OpDelete
	}
	return lang.OpSend
}

// Scroll says which rows are in sight.
func (o *Outbox) Scroll() part.Scroll {
	first, end := o.list.Window()
	return part.Scroll{From: first, Shown: end - first, Of: o.rows.Len()}
}

// View draws the rows, and below them what is to be known of the selected one
// or what is asked.
func (o *Outbox) View() string {
	s, ink := o.s, o.s.Style.Plain
	if o.rows.Len() == 0 && o.agreed == nil {
		var lines []string
		if o.loaded {
			lines = []string{"", "  " + ink.Muted.Render(s.T(lang.OutboxEmpty))}
		}
		return part.Block(lines, o.width, o.height)
	}
	below, title := o.below(), o.title()
	if o.agreed != nil {
		title = o.asks
	}
	below = below[:min(len(below), max(0, o.height-3))]
	rows := max(1, o.height-len(below)-1)
	o.list.SetSize(o.width, rows)
	lines := append(strings.Split(o.list.View(), "\n"), s.rule(s.Style.Frame, title, "", 0, o.width)...)
	for _, l := range below {
		lines = append(lines, " "+l)
	}
	return part.Block(lines, o.width, o.height)
}

// Title is the outbox's name.
func (o *Outbox) Title() string { return o.s.T(lang.OutboxTitle) }

// Edge has the name.
func (o *Outbox) Edge() part.Edge { return part.Edge{Title: o.Title()} }

// title is which operation it is about.
func (o *Outbox) title() string {
	op, ok := o.op()
	if !ok {
		return ""
	}
	return o.s.dotted(o.rows.name(op), o.s.T(opKey(op.Kind)))
}

// below is the question, or the explanation.
func (o *Outbox) below() []string {
	if o.agreed != nil {
		return strings.Split(o.confirm.View(), "\n")
	}
	op, ok := o.op()
	if !ok {
		return nil
	}
	sheet := &paper{width: max(2, o.width-2)}
	s, ink := o.s, o.s.Style.Plain
	for _, words := range o.explain(op) {
		sheet.add(words, ink.Text.Render, "", "")
	}
	var small []string
	if !op.Since.IsZero() {
		small = append(small, s.Lang.Date(op.Since.In(s.Zone), s.Now().In(s.Zone)))
	}
	if op.Size > 0 {
		small = append(small, s.Lang.Size(op.Size))
	}
	if op.Code != "" {
		small = append(small, s.T(lang.OutboxCode, lang.Said(op.Code)))
	}
	sheet.add(s.dotted(append(small, op.Short())...), ink.Muted.Render, "", "")
	return sheet.lines
}
