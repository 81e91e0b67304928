// Package chat is how a visitor talks with a counselor: the page on a telephone, the
// gateway that serves it, and the rooms in which the two meet.
//
//	telephone ⇄ Gateway ⇄ House ⇄ counselors
//
// A [Gateway] is an http.Handler. It knows of the house only what [House] says, and
// hands it nothing but sealed words. [Rooms] is the House of one process; it writes
// through to a [Keeper] before it acknowledges, so that a hub may be killed and started
// again, and has the counselors' side too, as plain methods.
//
// # Keys
//
// Each session has a [Key] of its own, made by the gateway when a chat begins. All words
// of the chat, in both directions, are sealed with it, for their session, side, kind
// and [LineID]: none can be moved to another chat or pass for the other side's. The key
// is sealed to the team ([TeamKey]), of which the gateway has the public half alone; and,
// for a restart, under the gateway's own secret together with the visitor's cookie, so
// that neither of the two opens it by itself. That second copy is destroyed when the
// visitor's side ends; from then on only the team reads the chat. So Rooms and Keeper
// hold sealed words only, in one process as over a network. What is not sealed here is
// what orders the queue: times, language, states and the names of counselors. The Keeper
// seals its records too, as all at rest is.
//
// # What is promised
//
// A line that was acknowledged is in the Keeper. A line that is sent again with its
// LineID is not doubled. Whoever reads on from a number misses nothing after it. A slow
// reader costs no memory: it is given what is there when it asks next. What a counselor
// sends can be taken back until it leaves; until then it is only in memory, and who was
// killed with it sends it again from her draft.
//
// The gateway keeps no address: what limits an origin goes by a hash under a key that
// changes daily and is never written down. Nothing of a visitor is logged.
//
// # What is not promised
//
// That no browser remembers the visit: its history does, and the page says so. And the
// words are in the gateway's memory while it hands them on.
package chat
