package store

import (
	"baken/store/mail"
	"baken/store/outside"
)

// A mail that says that one of ours did not arrive belongs to the contact to which
// that one went, and raises it. What was sent by another program is known by its
// copy in Sent, which may come later than the bounce.

// bounce gives a mail that says that mails did not arrive to the contact of one of
// them that is ours.
func (t *tx) bounce(id MailID, f facts, e entry, bounced []outside.Text) error {
	for _, m := range bounced {
		c, op, of, ours, err := t.wentTo(m)
		if err != nil {
			return err
		}
		if ours {
			return t.moveBounce(f, e, c, op, of)
		}
	}
	if err := t.notBounced(id, &f); err != nil {
		return err
	}
	for _, m := range bounced {
		k := t.bouncedKey(m)
		if err := t.putRaw(boxThreads, pair(k, id), nil); err != nil {
			return err
		}
		f.Bounced = append(f.Bounced, k)
	}
	if len(bounced) > 0 {
		if err := t.putFacts(id, f); err != nil {
			return err
		}
	}
	return t.putEntry(f.Contact, e)
}

// bouncedKey is where the mails are found that say of a Message-ID which is not known
// that it did not arrive.
func (t *tx) bouncedKey(m outside.Text) [16]byte {
	h := t.messageIDKey(m)
	return t.s.hash("bounced", h[:])
}

// wentTo is the contact to which a mail of ours went, and the operation that sent it,
// or the mail itself where another program sent it.
func (t *tx) wentTo(messageID outside.Text) (c ContactID, op OpID, of MailID, ours bool, err error) {
	if c, op, ours, err = t.sent(messageID); err != nil || ours {
		return c, op, of, ours, err
	}
	h := t.messageIDKey(messageID)
	var bear []MailID
	if err := t.scan(boxMessageIDs, h[:], func(k, _ []byte) error { bear = append(bear, MailID(k[16:])); return nil }); err != nil {
		return c, op, of, false, err
	}
	for _, id := range bear {
		f, ok, err := t.facts(id)
		if err != nil {
			return c, op, of, false, err
		}
		if !ok {
			continue
		}
		e, ok, err := t.entry(f.Contact, id)
		if err != nil || ok && e.Dir == Out {
			return f.home(), e.Op, id, ok && e.Dir == Out, err
		}
	}
	return c, op, of, false, nil
}

func (t *tx) moveBounce(f facts, e entry, c ContactID, op OpID, of MailID) error {
	to, err := t.canonical(c)
	if err != nil {
		return err
	}
	if err := t.notBounced(e.id, &f); err != nil {
		return err
	}
	e.Bounce, e.Op, e.Of, f.Home = true, op, of, c
	return t.moveMail(e, f, f.Contact, to)
}

// notBounced forgets of what Message-IDs a mail says that they did not arrive.
func (t *tx) notBounced(id MailID, f *facts) error {
	for _, k := range f.Bounced {
		if err := t.drop(boxThreads, pair(k, id)); err != nil {
			return err
		}
	}
	f.Bounced = nil
	return nil
}

// bouncedBefore gives the mails that have said already that this one of ours did not
// arrive to the contact to which it went.
func (t *tx) bouncedBefore(h mail.Head, c ContactID, op OpID, of MailID) error {
	if h.MessageID.IsEmpty() {
		return nil
	}
	k := t.bouncedKey(h.MessageID)
	var say []MailID
	if err := t.scan(boxThreads, k[:], func(k, _ []byte) error { say = append(say, MailID(k[16:])); return nil }); err != nil {
		return err
	}
	for _, id := range say {
		f, ok, err := t.facts(id)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		e, ok, err := t.entry(f.Contact, id)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if err := t.moveBounce(f, e, c, op, of); err != nil {
			return err
		}
	}
	return nil
}
