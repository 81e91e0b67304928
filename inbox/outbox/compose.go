package outbox

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"baken/inbox/account"
	"baken/inbox/message"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
)

// Subject is the subject of a mail from the helpline that says nothing to
// whoever else looks at the writer's inbox, in the writer's language (ISO
// 639-1); English for languages that have none.
func Subject(language string) string {
	switch language {
	case "nl":
		return "Uw bericht"
	case "fr":
		return "Votre message"
	}
	return "Your message"
}

// Writing is what a mail is made of.
type Writing struct {
	Draft store.ReplyDraft
	// To is the message that it answers; nil for a mail that answers none. Its
	// Body is needed only when the draft quotes it.
	To *store.Message
	// Language is the writer's, ISO 639-1; empty when unknown.
	Language string
	// Safe is what is known of whether mailing is safe.
	Safe store.Safety
	// File gives the bytes of an attachment of the draft.
	File func(number int) ([]byte, error)
	// Now is when send was pressed, and Undo how long it can be taken back.
	Now  time.Time
	Undo time.Duration
}

// Compose builds the mail of a reply, once: all tries send these bytes under
// this Message-ID. Nothing of this machine or of the counselor is in it; Bcc
// stands in the envelope alone; quoted text only if the draft asks for it.
// ErrIncomplete when something that stops it is missing; an error of inbox/message
// names the address that cannot be used by its place, not by its text.
func Compose(c account.Config, w Writing) (store.Answer, error) {
	for _, l := range Missing(w.Draft, w.Safe) {
		if l.Stops() {
			return store.Answer{}, fmt.Errorf("%w: %s is missing; the draft is as it was", ErrIncomplete, l)
		}
	}
	d := message.Draft{
		From: mail.Address{Name: outside.New(c.FromName), Addr: outside.New(c.Address)},
		To:   w.Draft.To, Cc: w.Draft.Cc, Bcc: w.Draft.Bcc,
		Subject:   w.Draft.Subject.Unsafe(),
		Text:      w.Draft.Text.Unsafe(),
		MessageID: message.NewMessageID(c.Address),
		Date:      w.Now,
		Language:  w.Language,
	}
	if strings.TrimSpace(d.Subject) == "" {
		d.Subject = Subject(w.Language)
	}
	if w.To != nil {
		d.InReplyTo, d.References = message.ReplyReferences(w.To.Head)
		if w.Draft.Quote {
			if quoted := message.QuoteFor(w.To.Body).Unsafe(); quoted != "" {
				d.Text = strings.TrimRight(d.Text, "\n") + "\n\n" + quoted
			}
		}
	}
	for _, f := range w.Draft.Attachments {
		d.Attachments = append(d.Attachments, message.File{
			Name: f.Name.Unsafe(), Type: f.Type.Unsafe(),
			Open: func() (io.ReadCloser, error) {
				b, err := w.File(f.Number)
				return io.NopCloser(bytes.NewReader(b)), err
			},
		})
	}
	built, envelope, err := d.Build()
	if err != nil {
		return store.Answer{}, err
	}
	a := store.Answer{
		Draft: w.Draft, Mail: built, MessageID: outside.New(d.MessageID), Sender: outside.New(envelope.From),
		Subject: outside.New(d.Subject), NotBefore: w.Now.Add(w.Undo), New: w.To == nil,
	}
	for _, to := range envelope.To {
		a.Recipients = append(a.Recipients, outside.New(to))
	}
	if a.New {
		a.Folded = message.Fold(a.Recipients[0])
	}
	return a, nil
}

// Reply composes the draft of a contact: it looks up what the draft answers,
// which is the message that was in sight when it was written, else what
// [Answered] picks; nothing, if there is no such contact yet. A draft that does
// not say what was in sight is taken for one written now. language is the
// house's, for a writer whose own is not known.
func Reply(s *store.Store, c account.Config, d store.ReplyDraft, language string, now time.Time, undo time.Duration) (store.Answer, error) {
	var all []store.Message
	contact, err := s.Contact(d.Contact)
	if err == nil {
		all, err = s.Heads(d.Contact)
	}
	if err != nil && !errors.Is(err, store.ErrUnknown) {
		return store.Answer{}, err
	}
	if !Sighted(d) {
		See(&d, all)
	}
	w := Writing{
		Draft: d, To: Answered(all), Language: contact.Language, Safe: contact.MailSafe, Now: now, Undo: undo,
		File: func(number int) ([]byte, error) { return s.DraftAttachment(d.Contact, number) },
	}
	for i := range all {
		if all[i].Mail == d.Newest && d.Newest != (store.MailID{}) {
			w.To = &all[i]
		}
	}
	if w.To != nil && d.Quote {
		to, err := s.Words(*w.To)
		if err != nil && !errors.Is(err, store.ErrUnknown) {
			return store.Answer{}, err
		}
		w.To = &to
	}
	if w.Language == "" {
		w.Language = language
	}
	return Compose(c, w)
}
