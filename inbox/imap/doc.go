// Package imap keeps the store in step with a mailbox.
//
// A [Syncer] brings what the server has into the store (newest first, headers
// before bodies where the line is slow) and what counselors did to the server
// (flags, moves, copies in Sent, deletions), to each mail in the order in which they
// did it. Nobody's mail waits for an act that takes long or that failed before.
// It works with any server of RFC 3501 and uses CONDSTORE, IDLE, MOVE,
// UIDPLUS, ESEARCH, SPECIAL-USE and LITERAL+ where they are offered.
//
// What it promises: a connection may end at any byte; the next one goes on from
// what the store has, and nothing is taken for done that was not answered. No
// command waits longer than 30 seconds for a byte. Memory does not grow with
// the mailbox or with a mail. Nothing is expunged but the very mails that a
// counselor moved or deleted.
//
// What it never does: log or name in an error what a mail or a server says, set
// \Seen by reading, or keep anything beside the store.
//
// One goroutine owns a connection, from dialling to closing. All others post
// requests to it ([Syncer.Nudge], [Syncer.Fetch], [Syncer.Find]) and receive
// typed events.
package imap
