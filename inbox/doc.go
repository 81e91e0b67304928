// Package inbox is how contacts come in and answers go out, put together: one
// [Service] reads the mailbox, replays to it what counselors did, and sends what
// waits in the outbox.
//
// What it promises: nothing goes out before INBOX and Sent were read on the
// connection of the moment, so that no reply goes over a newer message or a
// colleague's answer. It may be stopped at any instant; what it was doing stands
// in the store, from which the next start goes on. Nobody who reads the store or
// writes to it waits for the network.
//
// What it never does: read a note, or log what a mail or a server says.
package inbox
