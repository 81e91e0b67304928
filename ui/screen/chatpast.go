package screen

import (
	"baken/store"
	"baken/store/journal"
	"baken/ui/lang"
)

// endOfChat says how a chat ended.
func endOfChat(how string) lang.Key {
	switch how {
	case journal.ChatByExit:
		return lang.DidExit
	case journal.ChatByParted:
		return lang.DidPart
	case journal.ChatByLost:
		return lang.DidVanish
	}
	return lang.DidEndChat
}

// ChatStepWords say what happened in a step of a chat; empty for one that has words of
// its own.
func ChatStepWords(l *lang.Catalog, c store.ChatPart) string {
	who := lang.Safe(c.Who.Line())
	switch c.What {
	case store.ChatJoined, store.ChatInvited:
		return l.T(lang.ChatDidJoin, who)
	case store.ChatAway:
		return l.T(lang.ChatDidPause)
	case store.ChatBack:
		return l.T(lang.ChatDidReturn)
	case store.ChatHanded:
		if c.Who.IsEmpty() {
			return l.T(lang.ChatDidFree)
		}
		return l.T(lang.ChatDidHand, who)
	case store.ChatRequeued:
		return l.T(lang.ChatDidQueue)
	case store.ChatClosing:
		return l.T(lang.ChatDidClose)
	case store.ChatParting:
		return l.T(lang.ChatDidPart, who)
	case store.ChatReading:
		return l.T(lang.ChatDidRead, who)
	case store.ChatOver, store.ChatExited, store.ChatParted, store.ChatLost:
		how := c.What
		if how == store.ChatOver {
			how = journal.ChatByDesk
		}
		return l.T(endOfChat(how))
	}
	if c.Lost {
		return l.T(lang.ChatLostWords)
	}
	return ""
}
