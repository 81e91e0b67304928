// Package message reads and writes mail: RFC 5322 headers, MIME, text in any
// charset, HTML made readable, quotes and signatures told apart, and the words
// that hold a thread together.
//
// What it promises: every mail can be read, however broken; what is wrong with
// it is said in [mail.Body].Flaws. Reading streams: memory depends on the
// [Limits], not on the mail, and time grows with the bytes at most. Nothing is
// loaded, followed or run, and text that a mail tries to hide is shown.
//
// What it never does: speak with a network or a file, decompress, verify or
// decrypt, or put text of a mail into an error.
package message
