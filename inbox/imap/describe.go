package imap

import (
	"baken/inbox/message"
	"baken/store"
	"baken/store/mail"
)

// describe says what a mail is: whose, of which thread and with whom. It
// decides which contact the mail belongs to, so it depends on the mail and the
// kind of its folder only, never on when it was seen.
func (s *Syncer) describe(role store.Role, h mail.Head) (a store.Arrival, err error) {
	a.Head, a.Root = h, message.Root(h)
	from := first(h.From)
	if from.Addr.IsEmpty() {
		from = first(h.Sender)
	}
	ours, err := s.ours(role, h, message.Fold(from.Addr))
	if err != nil {
		return a, err
	}
	switch {
	case ours:
		a.Direction, a.With = store.Out, s.outside(h)
	case s.addresses.Form(from.Addr):
		a.With = first(h.ReplyTo)
		if a.With.Addr.IsEmpty() || s.addresses.Own(message.Fold(a.With.Addr)) || s.addresses.Form(a.With.Addr) {
			a.With, a.Unanswerable = from, true
		}
	default:
		a.With = from
	}
	a.Folded = message.Fold(a.With.Addr)
	if !ours {
		a.Aside = aside(role, h)
	}
	return a, nil
}

// ours says whether we wrote a mail: it is in Sent, or we sent its Message-ID.
// An address of ours in From proves nothing: anybody can write it. Nor does
// the Message-ID alone, which everybody knows whom we wrote to.
func (s *Syncer) ours(role store.Role, h mail.Head, from string) (bool, error) {
	if role == store.Sent {
		return true, nil
	}
	if h.MessageID.IsEmpty() || !s.addresses.Own(from) {
		return false, nil
	}
	_, sent, err := s.mirror.SentByUs(h.MessageID)
	return sent, err
}

// outside is whom a mail of ours went to: the first address that is not ours.
func (s *Syncer) outside(h mail.Head) mail.Address {
	for _, list := range [][]mail.Address{h.To, h.Cc, h.Bcc} {
		for _, a := range list {
			if !a.Addr.IsEmpty() && !s.addresses.Own(message.Fold(a.Addr)) {
				return a
			}
		}
	}
	return first(h.To)
}

// aside says why a mail looks automatic or unwanted.
func aside(role store.Role, h mail.Head) store.AsideReason {
	switch {
	case h.Automatic != mail.ByPerson:
		return store.AsideReason(h.Automatic)
	case role == store.Junk:
		return store.AsideJunk
	}
	return ""
}

func first(list []mail.Address) mail.Address {
	if len(list) == 0 {
		return mail.Address{}
	}
	return list[0]
}
