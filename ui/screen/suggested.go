package screen

import (
	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
)

// suggested is the case that a contact may belong to, if there is one.
type suggested struct {
	at  store.Suggestion
	any bool
}

// suggest asks the store for it.
func suggest(st *store.Store, id store.ContactID) (g suggested, err error) {
	g.at, g.any, err = st.Suggestion(id)
	return g, err
}

// words say which case, why, and the key that puts the contact there.
func (g suggested) words(s *Session) string {
	day := s.Lang.Day(g.at.OpenedAt.In(s.Zone), s.Now().In(s.Zone))
	words := s.T(lang.CaseSuggested, lang.Said(g.at.Number), lang.Said(day), s.firstKey(keymap.Conversation, keymap.AcceptCase))
	if g.at.Several {
		words += " " + s.T(lang.CaseSeveral)
	}
	return words
}

// Suggested is the case that the contact which is shown may belong to.
func (c *Conversation) Suggested() (store.Suggestion, bool) {
	return c.suggested.at, c.any && c.suggested.any
}

// sameAddress says that the writer wrote in another case, which is open.
func (c *Conversation) sameAddress() part.Passage {
	words := c.suggested.words(c.s)
	return part.Passage{Key: "suggested", Version: 2 * c.version, Lines: func(width int) []string {
		return append(wrapped(words, width, c.s.Style.Plain.Accent.Render), "")
	}}
}
