package screen

import (
	"baken/ui/lang"
	"baken/ui/part"
)

// Title is the subject of the conversation.
func (c *Conversation) Title() string {
	if !c.any {
		return c.s.T(lang.ConversationTitle)
	}
	if s := c.contact.Subject.Line(); !s.IsEmpty() {
		return s.String()
	}
	if !c.contact.Call.StartedAt.IsZero() {
		return c.s.dotted(c.s.T(channelKey(c.contact.Channel)), c.contact.Pseudonym.In(c.s.Language()))
	}
	return c.s.T(lang.NoSubject)
}

// Cover says whether names are covered; empty where there is nobody.
func (c *Conversation) Cover() string {
	switch {
	case !c.any:
		return ""
	case c.Covered(c.contact.ID):
		return c.s.T(lang.NamesCovered)
	}
	return c.s.T(lang.NamesUncovered)
}

// Edge has the subject, whether names are covered, and how much is in sight.
func (c *Conversation) Edge() part.Edge {
	return part.Edge{Title: c.Title(), Right: c.Cover(), Scroll: c.Scroll()}
}
