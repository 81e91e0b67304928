package screen

import (
	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// handoffRows are the rows of the list.
type handoffRows struct {
	s       *Session
	rows    []store.Handoff
	version uint64
}

func (r *handoffRows) set(rows []store.Handoff) {
	r.rows = rows
	r.version++
}

func (r *handoffRows) get(id store.HandoffID) (store.Handoff, bool) {
	i, ok := r.Index(id)
	if !ok {
		return store.Handoff{}, false
	}
	return r.rows[i], true
}

// Len is how many there are.
func (r *handoffRows) Len() int { return len(r.rows) }

// At gives a row's id and version.
func (r *handoffRows) At(i int) (store.HandoffID, uint64) { return r.rows[i].ID, r.version }

// Index says where a handoff stands.
func (r *handoffRows) Index(id store.HandoffID) (int, bool) {
	for i, h := range r.rows {
		if h.ID == id {
			return i, true
		}
	}
	return 0, false
}

// Draw gives the picture of a row: case and who, how it stands, and below them why
// it is handed off. The writer's words and subject are not there.
func (r *handoffRows) Draw(i, width int, selected bool) string {
	h, s := r.rows[i], r.s
	ink := s.Style.Ink(selected)
	state, style := s.T(HandoffWord(h.State)), ink.Text
	if h.State == store.InProgress || h.State == store.Accepted {
		state = s.dotted(state, s.T(ReviewWord(h.Review)))
	}
	switch {
	case h.State == store.Rejected, h.State == store.InProgress && h.Review == store.Returned:
		style = ink.Warn
	case !h.Open():
		style = ink.Muted
	}
	from, to := h.From.Line(), h.To.Line()
	if to.IsEmpty() {
		to = outside.New(s.T(lang.ErasedWord)).Line()
	}
	who := ink.Strong.Render(part.Fit(h.CaseNumber, 9)) + ink.Text.Render(s.T(lang.HandoffRow, lang.Safe(from), lang.Safe(to)))
	why := h.Reason.Line().String()
	if h.Erased {
		why = s.T(lang.ErasedWord)
	}
	ago := ink.Muted.Render(s.Lang.Waiting(elapsed(h.At, s.Now())))
	return spread(ink.Text.Render("  ")+who, style.Render(state), width, ink) + "\n" + spread(ink.Muted.Render("           "+why), ago, width, ink)
}
