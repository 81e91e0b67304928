package store

import (
	"errors"
	"fmt"
	"iter"

	"baken/store/journal"
	"baken/store/mail"
	"baken/store/member"
	"baken/store/vault"
)

// Conversation gives the messages of a contact as [Store.Heads] does, each with
// what it says, one at a time: a conversation can be larger than the memory. What
// goes while they are read is left out.
func (s *Store) Conversation(id ContactID) iter.Seq2[Message, error] {
	return func(yield func(Message, error) bool) {
		all, err := s.Heads(id)
		if err != nil {
			yield(Message{}, err)
			return
		}
		for _, m := range all {
			m, err := s.Words(m)
			if errors.Is(err, ErrUnknown) {
				continue
			}
			if !yield(m, err) || err != nil {
				return
			}
		}
	}
}

// Words gives a message of [Store.Heads] with its body, and says whether that
// was erased. A body that is not here is missing with HaveBody false. ErrUnknown
// when the message has gone meanwhile.
func (s *Store) Words(m Message) (Message, error) {
	m.Read = true
	if m.Chat.What != "" {
		m.Body = m.Chat.body()
		return m, nil
	}
	err := s.reading(member.Read, func(t *tx) error {
		if m.Mail == (MailID{}) {
			return t.saidWords(&m)
		}
		f, err := t.mustFacts(m.Mail)
		if err != nil {
			return err
		}
		m.Body, m.HaveBody, err = t.body(m.Mail, f)
		m.Erased = errors.Is(err, ErrErased)
		if err := ignoreErased(err); err != nil || m.HaveBody || m.Erased {
			return err
		}
		m.Erased, err = t.erased(Owner(f.Owner), vault.Words)
		return err
	})
	return m, err
}

// saidWords reads the words of a reply that is not in the mirror.
func (t *tx) saidWords(m *Message) error {
	if m.said == 0 { // only whom it went to is known
		m.Erased = true
		return nil
	}
	e, err := t.event(m.said)
	if errors.Is(err, ErrErased) {
		m.Erased, m.HaveBody = true, false
		return nil
	}
	if err != nil {
		return err
	}
	b, ok := e.Body.(journal.Said)
	if !ok {
		return fmt.Errorf("%w: an answer in the journal", ErrUnknown)
	}
	m.Body = mail.Body{Blocks: []mail.Block{{Kind: mail.Own, Text: b.Text}}}
	for i, n := range b.Attachments {
		m.Body.Attachments = append(m.Body.Attachments, mail.Attachment{Number: i + 1, Name: n})
	}
	return nil
}
