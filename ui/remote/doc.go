// Package remote is the workstation over SSH: whoever has a key that the team knows gets
// the same screens, on the hub's store, or runs one of a few commands without a terminal.
//
// Who somebody is, is read from the key that signed the handshake, never from one that
// was only offered, and looked up again whenever the team changes: who has left, or whose
// key was taken away, is gone from a session that is open, within a second.
//
// # What is promised
//
// There is no password, no shell, no subsystem, and nothing is forwarded; a command that
// is not one of those that are served is refused and runs nowhere. Each session has its
// own terminal, size, language and colours, and its own use of the store: one that fails
// or hangs holds up no other. Who shows no key that is known gets no further than the
// handshake, of which few may go on at a time from one place, and which must end within
// [handshake]. Where a session came from is not kept.
//
// # What is not
//
// Who can write the hub's store, or reads its memory, is not kept out by any of this. A
// session that has been cut keeps its texts, as they are saved while typing; what was
// typed in the second before may be lost.
package remote
