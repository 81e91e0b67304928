// Package mail has the words for one mail: what is kept of it and what is
// shown of it.
//
// A mail is kept in two parts that arrive one after the other: its [Head] (the
// named header fields, enough for a row of the queue) and its [Body] (readable
// text in blocks, links, attachments). Every text in both came from outside.
// Nothing here knows a server, a file or a screen.
package mail

import (
	"strings"
	"time"

	"baken/store/outside"
)

// Address is one mailbox of RFC 5322, 3.4, as it was written.
type Address struct {
	Name outside.Text `cbor:"1,keyasint,omitzero"` // the display name, RFC 2047 decoded
	Addr outside.Text `cbor:"2,keyasint,omitzero"` // local@domain, without the brackets
}

// Automatic says what kind of machine wrote a mail, the zero value that none
// did so far as its header tells.
type Automatic string

// The kinds, as they stand in the JSON field aside_reason.
const (
	ByPerson  Automatic = ""
	AutoReply Automatic = "auto-reply" // RFC 3834: Auto-Submitted, and older habits
	Bounce    Automatic = "bounce"     // RFC 3464, or an empty return path
	List      Automatic = "list"       // RFC 2919, RFC 2369, Precedence
)

// Head is what the header of one mail says. Message-IDs stand without angle
// brackets.
type Head struct {
	MessageID  outside.Text   `cbor:"1,keyasint,omitzero"`
	InReplyTo  []outside.Text `cbor:"2,keyasint,omitempty"`
	References []outside.Text `cbor:"3,keyasint,omitempty"` // oldest first, as written, at most MaxReferences
	From       []Address      `cbor:"4,keyasint,omitempty"`
	Sender     []Address      `cbor:"5,keyasint,omitempty"`
	ReplyTo    []Address      `cbor:"6,keyasint,omitempty"`
	To         []Address      `cbor:"7,keyasint,omitempty"`
	Cc         []Address      `cbor:"8,keyasint,omitempty"`
	Bcc        []Address      `cbor:"9,keyasint,omitempty"`
	Subject    outside.Text   `cbor:"10,keyasint,omitzero"`
	Date       time.Time      `cbor:"11,keyasint,omitzero"` // what the writer's clock said; shown, never reckoned with

	Automatic   Automatic    `cbor:"12,keyasint,omitzero"`
	AutomaticBy outside.Text `cbor:"13,keyasint,omitzero"` // the header field that says so, as "Auto-Submitted: auto-replied"

	// Bounced are the Message-IDs of which a bounce says that they did not arrive
	// (filled in from the body). A mail of a person names none, whatever it holds.
	Bounced []outside.Text `cbor:"14,keyasint,omitempty"`
	// Hash is a hash of the header fields as they came, for mails without a
	// Message-ID and for two mails that bear the same.
	Hash [32]byte `cbor:"15,keyasint"`
}

// MaxReferences bounds how many Message-IDs of References are kept: the first
// (the root) and the last ones.
const MaxReferences = 100

// BlockKind says whose words a block holds.
type BlockKind uint8

// The kinds of block.
const (
	Own       BlockKind = iota // the writer's own new text
	Quoted                     // text of an earlier mail; folded on the screen
	Signature                  // below "-- "; folded on the screen
	Forwarded                  // a mail passed on (message/rfc822 or inline)
	Machine                    // what a mail system wrote (delivery status)
)

// Block is a run of text with one origin. Lines end in "\n"; a paragraph of
// format=flowed or HTML is one line.
type Block struct {
	Kind BlockKind    `cbor:"1,keyasint"`
	Text outside.Text `cbor:"2,keyasint,omitzero"`
}

// Link is a link of an HTML mail. It is listed by its number, never followed.
type Link struct {
	Text outside.Text `cbor:"1,keyasint,omitzero"`
	URL  outside.Text `cbor:"2,keyasint,omitzero"`
}

// Attachment is one part that is not shown as text. Its bytes are kept apart
// from the Body, under its Number.
type Attachment struct {
	Number int          `cbor:"1,keyasint"` // from 1, in the order of the mail
	Name   outside.Text `cbor:"2,keyasint,omitzero"`
	Type   outside.Text `cbor:"3,keyasint,omitzero"` // as declared, "image/jpeg"
	Size   int64        `cbor:"4,keyasint"`          // bytes, decoded
	Inline bool         `cbor:"5,keyasint,omitzero"`
	// Cut is set when not all of it was kept (see message.Limits).
	Cut bool `cbor:"6,keyasint,omitzero"`
}

// Flaw is something about a mail that a reader must know to judge it.
type Flaw string

// The flaws.
const (
	Truncated     Flaw = "truncated"       // beyond a limit; the rest is on the server only
	WrongCharset  Flaw = "wrong-charset"   // bytes that do not fit what it declares, shown as well as can be
	BrokenMIME    Flaw = "broken-mime"     // structure or encoding damaged
	HiddenText    Flaw = "hidden-text"     // HTML that hides some of its text; it is shown
	RemoteContent Flaw = "remote-content"  // pictures and such that were not loaded
	NameIsAddress Flaw = "name-is-address" // the From name shows another address than the real one
	ManyFroms     Flaw = "many-froms"      // more than one From
	Encrypted     Flaw = "encrypted"       // PGP or S/MIME; cannot be read here
	NoText        Flaw = "no-text"         // nothing to read
	NotGiven      Flaw = "not-given"       // the server did not give it; it is asked for again later
)

// Body is what can be read of a mail.
type Body struct {
	Blocks      []Block      `cbor:"1,keyasint,omitempty"`
	Links       []Link       `cbor:"2,keyasint,omitempty"` // numbered from 1 in the text as [1]
	Attachments []Attachment `cbor:"3,keyasint,omitempty"`
	Flaws       []Flaw       `cbor:"4,keyasint,omitempty"`
	HTML        bool         `cbor:"5,keyasint,omitzero"` // the text was made from HTML
}

// OwnText is the writer's own new text, blocks joined by a line feed.
func (b Body) OwnText() outside.Text {
	var s strings.Builder
	for _, k := range b.Blocks {
		if k.Kind == Own {
			if s.Len() > 0 {
				s.WriteByte('\n')
			}
			s.WriteString(k.Text.Unsafe())
		}
	}
	return outside.New(s.String())
}
