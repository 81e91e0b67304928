package screen

import (
	"baken/inbox/chat"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/style"
)

// visitor is who waits or talks, and what was written last.
func (q *queueRows) visitor(c store.Contact, k LiveChat, ink style.Ink) string {
	st := ink.Text
	if _, waits := Unanswered(k); waits {
		st = ink.Strong
	}
	words := st.Render(c.Pseudonym.In(q.s.Language()))
	if last := c.Subject.Line(); !last.IsEmpty() {
		words += ink.Muted.Render(" " + q.s.Style.Mark.Dot + " " + last.String())
	}
	return words
}

// talks says whether a contact is a chat that waits or goes on.
func (q *queueRows) talks(c store.Contact) bool {
	k, live := q.s.Live.Get(c.ID)
	return live && k.Phase != chat.Over
}

// talk says why a chat stands where it stands, or how it is: a reason of urgency first.
func (q *queueRows) talk(c store.Contact, ink style.Ink, room int) string {
	s := q.s
	k, _ := s.Live.Get(c.ID)
	urgent := len(c.Reasons) > 0 && c.Danger == store.NotJudged && c.State == store.Waiting
	switch {
	case k.Presence != chat.Here:
		return ink.Warn.Render(s.T(goneKey(k.Presence)))
	case urgent:
		return q.found(c, ink, room)
	case k.Has(s.Store.Me()) && k.Unread > 0:
		return ink.Visitor.Render(s.T(lang.ChatRowNew, lang.N(k.Unread)))
	case k.Has(s.Store.Me()):
		return ink.Visitor.Render(s.dotted(s.T(lang.ChatRowMine), s.Answers(k)))
	case k.Phase != chat.Waiting:
		return ink.Muted.Render(s.T(lang.ChatRowOther))
	case k.For == s.Store.Me():
		return ink.Visitor.Render(s.dotted(s.T(lang.ChatRowForMe), s.Answers(k)))
	case !k.For.IsZero():
		return ink.Muted.Render(s.T(lang.ChatRowForOther))
	}
	return ink.Text.Render(s.dotted(s.T(lang.ChatRowPlace, lang.N(max(1, k.Place))), s.Answers(k)))
}
