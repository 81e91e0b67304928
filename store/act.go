package store

import (
	"context"
	"fmt"
	"time"

	"baken/store/journal"
	"baken/store/mail"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// Done is what an act did.
type Done struct {
	Event      journal.EventID   // what [Store.Undo] takes
	Also       []journal.EventID // and with it, where the act was several events
	Contact    ContactID
	Case       CaseID
	CaseNumber string
	State      State
}

// ClaimedError says who holds the contact. It is ErrClaimed.
type ClaimedError struct {
	Member member.ID
	By     outside.Text
}

func (e *ClaimedError) Error() string { return ErrClaimed.Error() }

// Is says that it is ErrClaimed.
func (e *ClaimedError) Is(target error) bool { return target == ErrClaimed }

// deciding says with which events an act is done to a contact, as it stands: c,
// in the case that the act belongs to, and what was done to it, a. An error means
// that nothing is done, and no case is made.
type deciding func(t *tx, c Contact, a acts) ([]journal.Body, error)

// on runs an act on a contact and says what came of it. ErrErased when its words
// were erased: nothing is done to it any more.
func (s *Store) on(ctx context.Context, id ContactID, decide deciding) (d Done, err error) {
	err = s.write(ctx, func(t *tx) error {
		d, err = t.act(id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
			if err := t.unerased(Owner(c.ID), vault.Words); err != nil {
				return nil, err
			}
			return decide(t, c, a)
		})
		t.outcome = &d
		return err
	})
	if err != nil {
		return Done{}, err
	}
	return d, nil
}

// act appends the events of an act, after those of the case that it needs.
func (t *tx) act(id ContactID, decide deciding) (Done, error) {
	c, err := t.contact(id)
	if err != nil {
		return Done{}, err
	}
	a, err := t.acts(c.ID)
	if err != nil {
		return Done{}, err
	}
	opening, err := t.openCase(&c, a)
	if err != nil {
		return Done{}, err
	}
	bodies, err := decide(t, c, a)
	if err != nil {
		return Done{}, err
	}
	events, err := t.append(append(opening, bodies...)...)
	if err != nil {
		return Done{}, err
	}
	for _, e := range events {
		if err := t.recountFor(e.Body, nil); err != nil {
			return Done{}, err
		}
	}
	return Done{Event: events[len(events)-1].ID, Contact: c.ID, Case: c.Case, CaseNumber: c.CaseNumber}, nil
}

// Claim holds a contact, so that no two answer it. A [ClaimedError] when a
// colleague holds it, ErrNoChange when one holds it oneself.
func (s *Store) Claim(ctx context.Context, id ContactID) (Done, error) {
	return s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		switch a.Claim.By {
		case member.ID{}:
			return []journal.Body{journal.Claimed{Contact: c.ID}}, nil
		case s.me:
			return nil, ErrNoChange
		}
		return nil, &ClaimedError{a.Claim.By, t.name(a.Claim.By)}
	})
}

// TakeOver claims a contact that from holds. ErrClaimed when it is held by
// somebody else meanwhile, ErrNotClaimed when by nobody.
func (s *Store) TakeOver(ctx context.Context, id ContactID, from member.ID) (Done, error) {
	return s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		switch a.Claim.By {
		case member.ID{}:
			return nil, ErrNotClaimed
		case from:
			return []journal.Body{journal.Claimed{Contact: c.ID, From: from}}, nil
		}
		return nil, &ClaimedError{a.Claim.By, t.name(a.Claim.By)}
	})
}

// Release lets a contact go. ErrNotClaimed when nobody holds it, a
// [ClaimedError] when a colleague does.
func (s *Store) Release(ctx context.Context, id ContactID) (Done, error) {
	return s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		switch a.Claim.By {
		case member.ID{}:
			return nil, ErrNotClaimed
		case s.me:
			return []journal.Body{journal.Released{Contact: c.ID, From: s.me}}, nil
		}
		return nil, &ClaimedError{a.Claim.By, t.name(a.Claim.By)}
	})
}

// CloseContact says that nothing more is to be done. A later message of the
// writer makes it wait again, and later means newer than seen: the newest mail
// that whoever closes had in sight ([Contact.Last]), so that what comes in
// meanwhile is not closed unread. Zero takes the newest that the store has.
// ErrUnknown when seen is not a mail of the contact any more, ErrCallRuns while its
// call goes on.
func (s *Store) CloseContact(ctx context.Context, id ContactID, seen MailID) (Done, error) {
	return s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		return t.closing(c, seen, ActID{})
	})
}

// closing is the event that closes a contact.
func (t *tx) closing(c Contact, seen MailID, act ActID) ([]journal.Body, error) {
	if c.State == Closed {
		return nil, ErrNoChange
	}
	if c.Call.Running() {
		return nil, ErrCallRuns
	}
	newest, upto, err := t.seen(c, seen)
	return []journal.Body{journal.Closed{Contact: c.ID, Newest: newest, Upto: upto, Act: act}}, err
}

// Reopen takes the last closing back.
func (s *Store) Reopen(ctx context.Context, id ContactID) (Done, error) {
	return s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		if len(a.Closings) == 0 {
			return nil, ErrNoChange
		}
		return []journal.Body{journal.Reopened{Contact: c.ID}}, nil
	})
}

// FollowUp makes a contact wait again on a date; the zero time takes it away.
func (s *Store) FollowUp(ctx context.Context, id ContactID, on time.Time) (Done, error) {
	return s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		if a.FollowUp.Equal(on) {
			return nil, ErrNoChange
		}
		return []journal.Body{journal.FollowUpSet{Contact: c.ID, On: on.UTC()}}, nil
	})
}

// Judge sets the danger as a person sees it, up to the writer's next message
// after seen, as [Store.CloseContact] has it. NotJudged leaves it to the rules
// again.
func (s *Store) Judge(ctx context.Context, id ContactID, d Danger, seen MailID) (Done, error) {
	return s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		_, upto, err := t.seen(c, seen)
		return []journal.Body{journal.DangerJudged{Contact: c.ID, Danger: string(d), Upto: upto}}, err
	})
}

// MakeWait takes a contact out of what was set aside.
func (s *Store) MakeWait(ctx context.Context, id ContactID) (Done, error) {
	return s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		if c.State != Aside {
			return nil, ErrNoChange
		}
		return []journal.Body{journal.MadeWait{Contact: c.ID}}, nil
	})
}

// AskSafety keeps the answer to "can somebody else read your mail?".
func (s *Store) AskSafety(ctx context.Context, id ContactID, answer Safety) (Done, error) {
	return s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		if c.MailSafe == answer {
			return nil, ErrNoChange
		}
		return []journal.Body{journal.SafetyAsked{Contact: c.ID, Safe: string(answer)}}, nil
	})
}

// Join makes two contacts of one thread one. The smaller id is the one that they
// go by.
func (s *Store) Join(ctx context.Context, id, with ContactID) (Done, error) {
	return s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		o, err := t.contact(with)
		if err != nil {
			return nil, err
		}
		if o.ID == c.ID {
			return nil, ErrNoChange
		}
		return []journal.Body{journal.Joined{Contact: c.ID, With: o.ID}}, nil
	})
}

// Names is who is behind the pseudonym of a contact.
type Names struct {
	Writers []mail.Address // all outside addresses of its mails, newest first
}

// Uncover writes into the history that names were shown, and then gives them. It
// makes no case.
func (s *Store) Uncover(ctx context.Context, id ContactID) (n Names, d Done, err error) {
	err = s.write(ctx, func(t *tx) error {
		c, err := t.contact(id)
		if err != nil {
			return err
		}
		if n, err = t.names(c.ID); err != nil {
			return err
		}
		events, err := t.append(journal.Uncovered{Contact: c.ID})
		if err != nil {
			return err
		}
		d = Done{Event: events[0].ID, Contact: c.ID, Case: c.Case, CaseNumber: c.CaseNumber, State: c.State}
		return nil
	})
	if err != nil {
		return Names{}, Done{}, err
	}
	return n, d, nil
}

// RecordOpened writes into the history that the member read the contact, once
// an hour at most by the clock of events, which never goes back. It makes no
// case.
func (s *Store) RecordOpened(ctx context.Context, id ContactID) error {
	known := false
	if err := s.read(func(t *tx) (err error) { _, known, err = t.openedNow(id); return err }); err != nil || known {
		return err
	}
	return s.write(ctx, func(t *tx) error {
		c, known, err := t.openedNow(id) // two may ask at once
		if err != nil || known {
			return err
		}
		_, err = t.append(journal.Opened{Contact: c})
		return err
	})
}

// openedNow says whether the history has it already, for this hour, that the member
// read a contact, which it gives as it goes by now.
func (t *tx) openedNow(id ContactID) (c ContactID, known bool, err error) {
	k, err := t.contact(id)
	if err != nil {
		return c, false, err
	}
	a, err := t.acts(k.ID)
	if err != nil {
		return c, false, err
	}
	var last tip
	_, err = t.desk("tip", &last)
	return k.ID, a.openedBy(t.s.me) == hourOf(last.Clock.Next(t.s.now()).Time()), err
}

// RecordPrinted writes into the history that the conversation was printed.
func (s *Store) RecordPrinted(ctx context.Context, id ContactID) error {
	return s.record(ctx, id, func(c ContactID) journal.Body { return journal.Printed{Contact: c} })
}

// RecordSaved writes into the history that an attachment left the vault.
func (s *Store) RecordSaved(ctx context.Context, id ContactID, m MailID, number int, path outside.Text) error {
	return s.record(ctx, id, func(c ContactID) journal.Body {
		return journal.AttachmentSaved{Contact: c, Mail: m, Number: number, Path: path}
	})
}

// record writes what was read, and makes no case. ErrUnknown when there is no
// such contact.
func (s *Store) record(ctx context.Context, id ContactID, body func(ContactID) journal.Body) error {
	return s.write(ctx, func(t *tx) error {
		c, err := t.contact(id)
		if err != nil {
			return err
		}
		_, err = t.append(body(c.ID))
		return err
	})
}

// seen is the newest message from outside that somebody had in sight, and the
// server's time of it: m, or the newest that there is when m is zero.
func (t *tx) seen(c Contact, m MailID) (MailID, time.Time, error) {
	if m == (MailID{}) {
		return t.newestIn(c)
	}
	e, ok, err := t.entry(c.ID, m)
	if err == nil && !ok {
		err = fmt.Errorf("%w: mail %s is not in contact %s any more; nothing was done: look at the contact again", ErrUnknown, m, c.ID)
	}
	return m, e.at(), err
}

// newestIn is the newest message from outside and the server's time of it; zero
// when there is none.
func (t *tx) newestIn(c Contact) (MailID, time.Time, error) {
	if c.Last == (MailID{}) {
		r, _, err := t.row(c.ID)
		return MailID{}, milli(r.WriterAt), err // of a chat the visitor's last line; else zero
	}
	return t.seen(c, c.Last)
}
