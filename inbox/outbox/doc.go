// Package outbox is how answers go out: it writes the mail of a reply once,
// hands it to the submission server (RFC 6409), and says honestly what became
// of it.
//
// What it promises. Each step is in the store before the next begins. "DATA
// begun" is recorded before the final dot; whatever ends without an answer
// after it is unclear (RFC 1047) and never tried again without a person's word,
// unless the mail is found in Sent or INBOX. What ends before it was accepted
// by nobody and is tried again, later and later. All tries bear one Message-ID
// and the same bytes. Whom the server did not take among several recipients is
// recorded; without the first of them, who is the writer, a mail goes to nobody.
// No reply goes over a newer message, a colleague's answer or claim, or an old
// decision: it is held, with the reason.
//
// What it never does: read a note, put the name of a counselor or of this
// machine into a mail or a greeting, or write a server's words or an address
// into a log or an error.
package outbox
