package store

// The words of journal.ChatStep.
const (
	ByVisitor = "visitor"
	ByDesk    = "desk"

	ChatLine     = "line"     // words of a side
	ChatServices = "services" // that a counselor mentioned
	ChatJoined   = "joined"   // a counselor is there
	ChatAway     = "away"     // she will be right back
	ChatBack     = "back"
	ChatHanded   = "handed"   // she handed over, to Who or to whoever is free
	ChatRequeued = "requeued" // she stayed away
	ChatClosing  = "closing"  // the opening hours ended
	ChatOver     = "ended"    // a counselor ended it
	ChatInvited  = "invited"
	ChatReading  = "reading" // a supervisor reads along
	ChatExited   = "exited"  // the visitor left by the exit
	ChatParted   = "parted"  // said that it was enough
	ChatLost     = "lost"    // gave no sign of life any more
)
