// Package beside is the way between an open workstation and the commands that are
// started beside it: a Unix socket, of which the workstation has one end.
//
// A workstation holds its store alone. A command that finds it does so calls the
// workstation ([Dial]), hands over what it was asked for ([Request]), and lends its
// own ends of the pipe: the workstation asks for stdin piece by piece, sends what the
// command writes, may have a page shown ([Leaves]), and says the exit status last. What
// is done for a visitor is settled by whoever serves the door; nothing of a command,
// a store or a language is known here.
//
// What it promises: both ends belong to the same user, which each asks of the kernel;
// the socket stands, with mode 0600, in a folder that nobody else may enter; one that a
// killed process left behind is replaced. No more is read than a frame may hold, no
// more than eight visitors are inside, and who does not say within five seconds what he
// wants is sent away. When the visitor goes, or asks for it, the context of his command
// ends. Neither end waits for the other but in a goroutine of its own.
//
// What it never does: carry a secret, write one byte of what passes into a log, or read
// a byte of stdin that the command did not ask for.
//
// In either direction go frames: a byte for the kind, four for the length (big endian),
// and that many bytes. The workstation begins with a [Greeting].
package beside
