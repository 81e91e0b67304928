// Package store is the case file of one workstation: everything that is kept,
// sealed, in one bbolt file, and every question that is asked of it.
//
// Three kinds of data stand in it, each with one writer:
//
//   - the journal: what people decide (claim, close, note, answer), as events,
//     appended and never changed; written by the acts of [Store], such as
//     [Store.Claim];
//   - the mirror: what the mail server has, which can be fetched again; written
//     by the sync through [Store.Mirror];
//   - the desk: drafts, the outbox, positions; this workstation's own, written
//     by [Store.SaveReply] and [Store.Outbox].
//
// What a screen shows is folded from journal and mirror, in the transaction
// that changed either: a row of the queue is always the sum of what is known.
// There is no other way to change a case.
//
// What it promises: every record is sealed, and sealed to its place, so that
// none can be moved or swapped; keys in the file are opaque, but for the
// numbers of the journal's entries; ordered lists stand in sealed blocks (see
// ladder), so that the file does not tell who waits or since when. A method
// that returns without an error has been synced to the disk. Nothing of a
// contact's content stands in an error.
//
// What it never does: touch a network, read the clock other than through the
// function that it was given, or keep the mailbox in memory.
//
// A [Store] may be used from any goroutine. Reads do not wait for writes;
// writes wait for one another. Both touch the disk, so a screen asks from a
// command, never while it draws.
package store
