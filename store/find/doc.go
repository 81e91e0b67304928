// Package find is full-text search: the language of its queries, the words of a
// text, and the index that says which texts have them.
//
// A query is read by [Parse]. A text is cut into words by [Words], folded so that
// case and accents do not matter; the words of a query find the same word, and
// unless they are quoted also its other forms, by light stemming in Dutch, French
// and English at once. Texts hold the words as they stand: it is the query that
// looks for all forms of its words, so that nothing hangs on guessing the language
// of a mail.
//
// The index is a set of segments. A segment holds some documents, is built in
// memory by a [Builder] or out of others by [Merge], and is never changed
// afterwards: what is changed is taken out of it (see [Part.Dead]) and put into
// a new one. It is written and read in blocks of at most [BlockSize] bytes, all
// lists of a segment one after the other in them, so that how long a list is does
// not show.
//
// What it promises: a [Segment] of damaged blocks gives ErrDamaged, and neither
// panics nor asks for more memory than the blocks are large. Nothing of a text or a
// query stands in an error other than as outside.Text.
//
// What it never does: seal or keep anything. The blocks that it gives out hold the
// words as they are; whoever keeps them seals them. It knows no contact, no right
// and no file.
package find

// Version is that of the rules by which texts are cut into words and folded: an index
// made by others does not find what these would.
const Version = 1
