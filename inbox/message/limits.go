package message

import "baken/store/mail"

// Limits bound what reading one mail may cost. What lies beyond is left where
// it is and [mail.Truncated] says so. A zero field stands for the one of
// [DefaultLimits].
type Limits struct {
	Total       int64 // bytes of the mail that are read
	Header      int   // bytes kept of one header (of the mail or of a part); the rest of it is passed over
	Text        int   // bytes of text parts that are read, over all parts, before decoding charsets
	Parts       int   // parts
	Depth       int   // multiparts and mails within one another
	Attachments int   // attachments that are listed
	Attachment  int64 // bytes given to the sink of one attachment, decoded
	Links       int   // links that are listed
}

// DefaultLimits are for mail from anybody.
var DefaultLimits = Limits{
	Total:       64 << 20,
	Header:      1 << 20,
	Text:        2 << 20,
	Parts:       1000,
	Depth:       100,
	Attachments: 500,
	Attachment:  64 << 20,
	Links:       500,
}

// Bounds that are no matter of taste.
const (
	maxField     = 1 << 20 // bytes of one header field
	maxAddresses = 100     // of one kind (To, Cc, …)
	maxSubject   = 2000    // bytes
	maxName      = 500     // bytes of a display name or a file name
	maxAddress   = 500     // bytes
	maxMessageID = 900     // bytes; a line of a header holds 998
	maxLines     = 100_000 // lines of shown text in one part
	maxBlocks    = 2000    // blocks of a mail; beyond, each part is one
	maxBlank     = 3       // blank lines in a row that are shown
	maxBounced   = 20      // Message-IDs that a bounce speaks of
)

// withDefaults fills in what was left zero.
func (l Limits) withDefaults() Limits {
	d := DefaultLimits
	if l.Total <= 0 {
		l.Total = d.Total
	}
	if l.Header <= 0 {
		l.Header = d.Header
	}
	if l.Text <= 0 {
		l.Text = d.Text
	}
	if l.Parts <= 0 {
		l.Parts = d.Parts
	}
	if l.Depth <= 0 {
		l.Depth = d.Depth
	}
	if l.Attachments <= 0 {
		l.Attachments = d.Attachments
	}
	if l.Attachment <= 0 {
		l.Attachment = d.Attachment
	}
	if l.Links <= 0 {
		l.Links = d.Links
	}
	return l
}

// flaws is a small set that keeps its order.
type flaws []mail.Flaw

func (f *flaws) add(x mail.Flaw) {
	for _, y := range *f {
		if x == y {
			return
		}
	}
	*f = append(*f, x)
}
