package screen

import (
	"strings"

	"baken/keymap"
	"baken/store"
	"baken/store/member"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// handoffWide and handoffWider are from how many columns on the parts of a handoff
// stand beside one another: the summary beside one other, and all three.
const (
	handoffWide  = 100
	handoffWider = 136
)

// beside says how many columns what is open has.
func (h *Handoffs) beside() int {
	switch {
	case h.width >= handoffWider:
		return 3
	case h.width >= handoffWide:
		return 2
	}
	return 1
}

// columns are the widths of the parts, with a line between each two.
func (h *Handoffs) columns() []int {
	switch h.beside() {
	case 3:
		a, b := h.width*32/100, h.width*30/100
		return []int{a, b, h.width - a - b - 6}
	case 2:
		a := h.width * 42 / 100
		return []int{a, h.width - a - 3}
	}
	return []int{h.width}
}

// fixed is how many lines the summary has where it stands above the rest: as many as
// it needs, and not more than leave room for what is below.
func (h *Handoffs) fixed() int {
	need := 0
	for _, p := range h.passages() {
		need += len(p.Lines(max(2, h.width-2)))
	}
	return min(need, max(3, h.height*2/5))
}

// arrange gives each part its room.
func (h *Handoffs) arrange() {
	h.list.SetSize(h.listWidth(), max(1, h.height-1))
	if h.width <= 0 || h.height <= 0 {
		return
	}
	cols, height := h.columns(), max(1, h.height-1) // a line says what each is
	if !h.opened {
		h.words.SetSize(max(2, h.width-h.listWidth()-3), height)
		return
	}
	switch len(cols) {
	case 3:
		h.words.SetSize(cols[0], height)
		h.file.SetSize(cols[1], height)
		h.talk.SetSize(cols[2], height)
	case 2:
		h.words.SetSize(cols[0], height)
		h.file.SetSize(cols[1], height)
		h.talk.SetSize(cols[1], height)
	default:
		top := h.fixed()
		below := max(1, h.height-top-2)
		h.words.SetSize(h.width-1, top)
		h.file.SetSize(h.width-1, below)
		h.talk.SetSize(h.width-1, below)
	}
}

// listWidth is how wide the list is: beside it, where there is room, stands what the
// row under the cursor says.
func (h *Handoffs) listWidth() int {
	if h.beside() > 1 {
		return h.width * 48 / 100
	}
	return h.width
}

// draw writes the words of the handoff that is shown.
func (h *Handoffs) draw() {
	h.version++
	h.words.SetPassages(h.passages())
	h.arrange()
}

// passages are the words of a handoff, the summary first: it is what stands where
// there is room for little.
func (h *Handoffs) passages() []part.Passage {
	v, ok := h.Handoff()
	if !ok {
		return nil
	}
	return []part.Passage{{Key: "handoff-" + v.ID.String(), Version: h.version, Size: v.Summary.Len() + v.Note.Len() + 400, Lines: func(width int) []string {
		sheet := &paper{width: width}
		h.write(sheet, v)
		return sheet.lines
	}}}
}

func (h *Handoffs) write(sheet *paper, v store.Handoff) {
	s, ink := h.s, h.s.Style.Plain
	when := func(at outside.Text, t string) string {
		return s.T(lang.ReviewedBy, lang.Safe(at.Line()), lang.Said(t))
	}
	text := func(key lang.Key, t outside.Text, style func(...string) string) {
		if t.IsEmpty() {
			return
		}
		sheet.add(s.T(key), ink.Strong.Render, "", "")
		for _, l := range t.Block().Wrap(max(2, sheet.width)) {
			sheet.lines = append(sheet.lines, style(l.String()))
		}
	}
	if v.Erased {
		sheet.add(s.T(lang.ErasedWord), ink.Muted.Render, "", "")
	}
	text(lang.HandoffSummary, v.Summary, ink.Text.Render)
	text(lang.HandoffNote, v.Note, ink.Note.Render)
	if !v.Reason.IsEmpty() {
		sheet.add(s.dotted(s.T(lang.HandoffReason), v.Reason.Line().String()), ink.Text.Render, "", "")
	}
	sheet.add(s.dotted(s.T(HandoffWord(v.State)), s.T(ReviewWord(v.Review)), s.T(modeKeys[v.Mode])), ink.Accent.Render, "", "")
	sheet.add(s.dotted(s.T(lang.HandoffRow, lang.Safe(v.From.Line()), lang.Safe(v.To.Line())), h.file.when(v.At)), ink.Muted.Render, "", "")
	consent := s.T(ConsentWord(v.Consent))
	if !v.Without.IsEmpty() {
		consent += ": " + v.Without.Line().String()
	}
	sheet.add(consent, ink.Text.Render, "", "")
	if !v.ReviewedAt.IsZero() {
		text(lang.HandoffComment, v.Comment, ink.Warn.Render)
		sheet.add(s.dotted(s.T(ReviewWord(v.Review)), when(v.ReviewedBy, h.file.when(v.ReviewedAt))), ink.Muted.Render, "", "")
	}
	if !v.AnsweredAt.IsZero() {
		text(lang.HandoffAnswer, v.Answer, ink.Warn.Render)
		sheet.add(when(v.AnsweredBy, h.file.when(v.AnsweredAt)), ink.Muted.Render, "", "")
	}
	sheet.add(s.T(lang.HandoffCovered), ink.Muted.Render, "", "")
}

// Why says why an action cannot be done now.
func (h *Handoffs) Why(a keymap.Action) string {
	v, ok := h.Handoff()
	if key := h.whyNot(a, v, ok); key != "" {
		return h.s.T(key)
	}
	return ""
}

func (h *Handoffs) whyNot(a keymap.Action, v store.Handoff, ok bool) lang.Key {
	mine := v.FromMember == h.s.Store.Me()
	stands := StandsAt(&store.HandoffError{State: v.State, Review: v.Review})
	switch a {
	case keymap.NextPane, keymap.PrevPane:
		if !h.opened {
			return lang.WhyNoHandoff
		}
		return ""
	case keymap.Open, keymap.ApproveHandoff, keymap.ReturnHandoff, keymap.AcceptHandoff, keymap.RejectHandoff, keymap.ReviseHandoff, keymap.RevokeHandoff, keymap.FinishHandoff:
		if !ok {
			return lang.WhyNoHandoff
		}
	}
	switch a {
	case keymap.ApproveHandoff, keymap.ReturnHandoff:
		switch {
		case !h.me.Roles.May(member.ReviewHandoff):
			return lang.WhyNoReview
		case mine && !h.me.Roles.May(member.ReviewOwn):
			return lang.WhyOwnHandoff
		case !v.AwaitsReview():
			return lang.WhyReviewed
		}
	case keymap.AcceptHandoff, keymap.RejectHandoff:
		switch {
		case v.State != store.InProgress, a == keymap.AcceptHandoff && v.Review == store.Returned:
			return stands
		case !v.OfferedTo(h.s.Store.Me()), !h.me.Roles.May(member.AcceptHandoff):
			return lang.WhyNotOffered
		}
	case keymap.ReviseHandoff, keymap.RevokeHandoff:
		switch {
		case !mine:
			return lang.WhyNotMine
		case v.State != store.InProgress:
			return stands
		}
	case keymap.FinishHandoff:
		switch {
		case !mine:
			return lang.WhyNotMine
		case v.State == store.InProgress:
			return lang.WhyNotAnswered
		case v.State == store.HandedOver:
			return lang.WhyAlreadyDone
		}
	}
	return ""
}

// handoffLists are the words of the filters.
var handoffLists = map[store.HandoffFilter]lang.Key{
	store.HandoffsReview: lang.HandoffsReview, store.HandoffsToMe: lang.HandoffsToMe, store.HandoffsReturned: lang.HandoffsBack,
	store.HandoffsApproved: lang.HandoffsPassed, store.HandoffsMine: lang.HandoffsMine, store.HandoffsAll: lang.HandoffsAll,
}

// Title is what is shown.
func (h *Handoffs) Title() string {
	if h.opened {
		return h.s.T(lang.HandoffOf, lang.Said(h.shown.CaseNumber), lang.Safe(h.shown.From.Line()), lang.Safe(h.shown.To.Line()))
	}
	return h.s.T(lang.HandoffsTitle)
}

// Edge has the same.
func (h *Handoffs) Edge() part.Edge { return part.Edge{Title: h.Title()} }

// tabs are the filters, each with how many it has and the key that shows it; what
// does not fit falls away after the one that is shown.
func (h *Handoffs) tabs() string {
	s, ink := h.s, h.s.Style.Plain
	key := map[store.HandoffFilter]keymap.Action{}
	for a, f := range handoffFilters {
		key[f] = a
	}
	var all []string
	for _, f := range store.HandoffFilters {
		words, style := s.T(handoffLists[f], lang.N(h.counts[f])), ink.Muted.Render
		switch {
		case f == h.filter:
			style = ink.Strong.Render
			words = s.Style.Mark.Cursor + words
		case h.counts[f] > 0:
			style = ink.Text.Render
		}
		all = append(all, s.Style.Key.Render(strings.Join(s.Keys.Keys(keymap.Handoffs, key[f]), ""))+" "+style(words))
	}
	line := strings.Join(all, "  ")
	for len(all) > 1 && outside.Width(line) > h.width-1 {
		drop := len(all) - 1
		if store.HandoffFilters[min(drop, len(store.HandoffFilters)-1)] == h.filter && drop > 0 {
			drop--
		}
		all = append(all[:drop], all[drop+1:]...)
		line = strings.Join(all, "  ")
	}
	return part.Fit(" "+line, h.width)
}

// View draws the list, or the handoff that is open.
func (h *Handoffs) View() string {
	if h.width <= 0 || h.height <= 0 {
		return ""
	}
	if h.opened {
		return h.viewOpen()
	}
	s := h.s
	if h.rows.Len() == 0 {
		words := ""
		switch {
		case h.loaded && h.counts[store.HandoffsAll] == 0:
			words = s.T(lang.HandoffsEmpty)
		case h.loaded:
			words = s.T(lang.HandoffsNone)
		}
		return part.Block([]string{h.tabs(), "", "  " + s.Style.Plain.Muted.Render(words)}, h.width, h.height)
	}
	list := h.list.View()
	if h.beside() > 1 {
		list = part.Beside(list, h.between(h.height-1), h.words.View())
	}
	return part.Above(h.tabs(), list)
}

// between is the line between two columns.
func (h *Handoffs) between(height int) string {
	line := " " + h.s.Style.Frame.Render(h.s.Style.Border.Left) + " "
	return strings.TrimSuffix(strings.Repeat(line+"\n", max(1, height)), "\n")
}

// viewOpen draws the handoff that is open: its words beside or above case and
// conversation.
func (h *Handoffs) viewOpen() string {
	s, cols, height := h.s, h.columns(), max(1, h.height-1)
	label := func(of handoffSide, key lang.Key, width int) string {
		style := s.Style.Frame
		if h.side == of {
			style = s.Style.Focused
		}
		covered := ""
		if of != sideWords {
			covered = s.Style.Plain.Muted.Render(s.T(lang.NamesCovered))
		}
		return s.rule(style, s.T(key), covered, 0, width)[0]
	}
	switch len(cols) {
	case 3:
		bar := h.between(height + 1)
		return part.Beside(
			part.Above(label(sideWords, lang.SlipHandoff, cols[0]), h.words.View()), bar,
			part.Above(label(sideCase, lang.HandoffCase, cols[1]), h.file.View()), bar,
			part.Above(label(sideTalk, lang.HandoffTalk, cols[2]), h.talk.View()))
	case 2:
		return part.Beside(part.Above(label(sideWords, lang.SlipHandoff, cols[0]), h.words.View()), h.between(height+1), h.other(label, cols[1]))
	}
	head := label(sideWords, lang.SlipHandoff, h.width)
	return part.Above(head, indented(h.words.View()), h.other(label, h.width))
}

// other is the case or the conversation, whichever has the keys or had them last.
func (h *Handoffs) other(label func(handoffSide, lang.Key, int) string, width int) string {
	view, of, key := h.file.View(), sideCase, lang.HandoffCase
	if h.side == sideTalk {
		view, of, key = h.talk.View(), sideTalk, lang.HandoffTalk
	}
	if len(h.columns()) == 1 {
		view = indented(view)
	}
	return part.Above(label(of, key, width), view)
}

func indented(view string) string { return " " + strings.ReplaceAll(view, "\n", "\n ") }
