package outbox

import (
	"strings"

	"baken/store"
)

// Lack is something that a reply has not got.
type Lack string

// What can be missing.
const (
	NoText       Lack = "text"       // there is nothing to say
	NoRecipient  Lack = "recipient"  // To, Cc and Bcc are empty
	NoReason     Lack = "reason"     // mailing is not safe, and nothing says why it goes nevertheless
	NoAttachment Lack = "attachment" // the text promises one
)

// Stops says whether a reply that lacks this cannot go at all. What does not
// stop it is to be asked once: the words may mean something else.
func (l Lack) Stops() bool { return l != NoAttachment }

// Missing says what a reply has not got, in the order in which to ask for it;
// nil when it can go. safe is what is known of the contact.
func Missing(d store.ReplyDraft, safe store.Safety) []Lack {
	var l []Lack
	if len(d.To)+len(d.Cc)+len(d.Bcc) == 0 {
		l = append(l, NoRecipient)
	}
	if strings.TrimSpace(d.Text.Unsafe()) == "" {
		l = append(l, NoText)
	}
	if safe == store.NotSafe && strings.TrimSpace(d.Reason.Unsafe()) == "" {
		l = append(l, NoReason)
	}
	if len(d.Attachments) == 0 && promisesAttachment(d.Text.Unsafe()) {
		l = append(l, NoAttachment)
	}
	return l
}
