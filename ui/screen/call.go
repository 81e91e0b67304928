package screen

import (
	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
)

// What is shown of a contact that did not come by mail: when it began, how long it
// lasted or goes on, and what is left to do. The note is written beside it; what is
// registered of it will stand where this stands, in front of it.

// CallWords are what a call was, or how long it goes on; empty for a mail.
func (s *Session) CallWords(c store.Contact) string {
	k := c.Call
	if k.StartedAt.IsZero() {
		return ""
	}
	now := s.Now().In(s.Zone)
	at := k.StartedAt.In(s.Zone)
	switch {
	case k.As == store.CallMissed:
		return s.T(lang.CallMissedAt, lang.Said(s.Lang.Date(at, now)))
	case k.As == store.CallSilent:
		return s.T(lang.CallSilentAt, lang.Said(s.Lang.Date(at, now)))
	case k.Running():
		return s.T(goesOnKey(c.Channel), lang.Said(s.Lang.Running(now.Sub(at))))
	}
	return s.T(lang.CallFrom, lang.Said(s.Lang.Date(at, now)), lang.Said(s.Lang.Clock(k.EndedAt.In(s.Zone))), lang.Said(s.Lang.Running(k.EndedAt.Sub(at))))
}

// goesOnKey says how long it goes on.
func goesOnKey(c store.Channel) lang.Key {
	if c == store.Phone {
		return lang.CallGoesOn
	}
	return lang.OtherGoesOn
}

// goingKey says that it goes on.
func goingKey(c store.Channel) lang.Key {
	if c == store.Phone {
		return lang.CallGoing
	}
	return lang.OtherGoing
}

// unfinishedWords say that a call was not closed since: of today by its time, else
// by its day.
func (s *Session) unfinishedWords(c store.Contact) string {
	at, now := c.Call.StartedAt.In(s.Zone), s.Now().In(s.Zone)
	words := s.Lang.Clock(at)
	if at.YearDay() != now.YearDay() || at.Year() != now.Year() {
		words = s.Lang.Day(at, now)
	}
	if c.Channel == store.Phone {
		return s.T(lang.CallUnfinished, lang.Said(words))
	}
	return s.T(lang.OtherUnfinished, lang.Said(words))
}

// course is the call in the place of a conversation.
func (c *Conversation) course() part.Passage {
	s, ink, k := c.s, c.s.Style.Plain, c.contact
	key := func(a keymap.Action) lang.Arg { return s.firstKey(keymap.Conversation, a) }
	return part.Passage{Key: "call", Version: 2 * c.version, Lines: func(width int) []string {
		words, style := s.CallWords(k), ink.Strong.Render
		lines := []string{ink.Strong.Render(k.Pseudonym.In(s.Language())), ""}
		if k.Call.Running() {
			style = ink.Accent.Render
		}
		lines = append(lines, wrapped(words, width, style)...)
		switch {
		case k.Call.Running():
			since := s.Lang.Clock(k.Call.StartedAt.In(s.Zone))
			lines = append(lines, wrapped(s.T(lang.CallSince, lang.Said(since)), width, ink.Muted.Render)...)
			lines = append(append(lines, ""), wrapped(s.T(lang.CallHowToEnd, key(keymap.EndCall), key(keymap.WriteNote)), width, ink.Muted.Render)...)
		case k.Unfinished():
			lines = append(append(lines, ""), wrapped(s.T(lang.CallHowToClose, key(keymap.WriteNote), key(keymap.Close)), width, ink.Warn.Render)...)
		}
		return append(lines, "")
	}}
}
