package outbox

import (
	"slices"
	"strings"

	"baken/inbox/message"
	"baken/store"
	"baken/store/mail"
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

// Strangers are those to whom a reply goes though they neither wrote nor were written
// to in the conversation that it answers.
func Strangers(d store.ReplyDraft, messages []store.Message) (all []mail.Address) {
	known := map[string]bool{}
	for _, m := range messages {
		for _, a := range slices.Concat(m.Head.From, m.Head.ReplyTo, m.Head.To, m.Head.Cc, m.Head.Bcc) {
			known[message.Fold(a.Addr)] = true
		}
	}
	for _, a := range slices.Concat(d.To, d.Cc, d.Bcc) {
		if !known[message.Fold(a.Addr)] {
			all = append(all, a)
		}
	}
	return all
}

// Several says whether more than one person wrote in a conversation, as far as
// addresses tell.
func Several(messages []store.Message) bool {
	return slices.ContainsFunc(messages, func(m store.Message) bool { return m.Direction == store.In && !m.Bounce && m.Pseudonym != 0 })
}
