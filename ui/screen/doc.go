// Package screen has the screens: queue, conversation and case, what is written in front of
// them (reply, note, form, slip, template, the line of a chat, a room of colleagues), and
// the others, which take the whole terminal: cases, handoffs, directory, figures, search,
// outbox, messages of the program, guide, and the one that unlocks.
//
// A screen is driven by the app in package ui: it is told its size, the action
// that a key meant, and what has happened; it answers with a command for what
// must be read or written, and draws what it knows. It never reads the store or
// waits for a network while it handles a message or draws: what it shows was
// brought by a message before. Answers that come late carry the number of the
// question, and a stale one is dropped.
//
// Text from outside passes the gate where it is drawn and nowhere else.
package screen
