package store

import (
	"context"
	"errors"
	"fmt"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// OfferHandoff offers the case of a contact to somebody else. It stays where it is
// until that is accepted. An [IncompleteError] when something is missing, a
// [HandoffError] when the case is on its way already, a [ClaimedError] when it is a
// colleague's since it was handed over.
func (s *Store) OfferHandoff(ctx context.Context, id ContactID, o Offer) (d Done, handoff HandoffID, err error) {
	if err := o.check(s.me); err != nil {
		return d, handoff, err
	}
	handoff = newHandoffID()
	d, err = s.on(ctx, id, func(t *tx, c Contact, a acts) ([]journal.Body, error) {
		whose, on, err := t.wayOf(c.Case)
		switch {
		case err != nil:
			return nil, err
		case on != nil:
			return nil, &HandoffError{on.State, on.Review}
		case !whose.Member.IsZero() && whose.Member != s.me:
			return nil, &ClaimedError{whose.Member, t.name(whose.Member)}
		}
		if o.Whom == ToPerson {
			if p, ok, err := t.person(o.Person); err != nil || !ok {
				return nil, errors.Join(fmt.Errorf("%w: member %s", ErrUnknown, o.Person), err)
			} else if !p.Roles.May(member.AcceptHandoff) {
				return nil, &RoleError{p.Name, p.Roles}
			}
		}
		told := o.told(c.Case)
		offered := journal.HandoffOffered{Case: c.Case, Handoff: handoff, Contact: c.ID, Whom: string(o.Whom), Mode: string(o.Mode), Consent: string(o.Consent), Words: told.Words}
		if o.Whom == ToPerson {
			offered.To = o.Person
		}
		return []journal.Body{told, offered}, t.slipBecame(c.ID, HandoffSlip)
	})
	if err != nil {
		return Done{}, HandoffID{}, err
	}
	return d, handoff, nil
}

// told are the words of an offer. A person is named by the act itself.
func (o Offer) told(id CaseID) journal.HandoffTold {
	b := journal.HandoffTold{Case: id, Words: newWordsID(), Reason: o.Reason, Summary: o.Summary, Note: o.Note, Without: o.Without}
	if o.Whom != ToPerson {
		b.To = o.Name
	}
	return b
}

// ReviseHandoff writes the words of an offer anew, and asks for a review again. To
// whom it is offered, how and with which consent stay as they are.
func (s *Store) ReviseHandoff(ctx context.Context, id HandoffID, reason, summary, note outside.Text) (Done, error) {
	return s.onOwnHandoff(ctx, id, func(t *tx, f file, h handoffTrail) ([]journal.Body, error) {
		v, err := t.shownHandoff(f, h)
		if err != nil {
			return nil, err
		}
		o := v.Offer
		o.Reason, o.Summary, o.Note = reason, summary, note
		if err := o.check(s.me); err != nil {
			return nil, err
		}
		if h.State != InProgress {
			return nil, &HandoffError{h.State, h.Review}
		}
		told := o.told(f.ID)
		return []journal.Body{told, journal.HandoffRevised{Case: f.ID, Handoff: id, From: h.From, Words: told.Words}}, t.slipBecame(h.Contact, HandoffSlip)
	})
}

// AcceptHandoff takes a case over, with the contacts of it that are open and that
// nobody holds but who offered it. Who offered it to a team or a region says by
// this that they have taken it over. ErrNotAllowed when it was offered to somebody
// else, a [HandoffError] when it was answered already or is being written anew.
func (s *Store) AcceptHandoff(ctx context.Context, id HandoffID) (Done, error) {
	return s.onHandoff(ctx, id, func(t *tx, f file, h handoffTrail) ([]journal.Body, error) {
		if err := h.toAnswer(s.me); err != nil {
			return nil, err
		}
		if h.Review == Returned {
			return nil, &HandoffError{h.State, h.Review}
		}
		moving, err := t.moving(f, h.From)
		return []journal.Body{journal.HandoffAccepted{Case: f.ID, Handoff: id, From: h.From, To: h.To, Contacts: moving}}, err
	})
}

// moving are the contacts of a case, and of what was merged with it, that go with it.
func (t *tx) moving(f file, from member.ID) (ids []ContactID, err error) {
	set, err := t.merged(f.ID)
	if err != nil {
		return nil, err
	}
	all, _, err := t.shownIn(set)
	if err != nil {
		return nil, err
	}
	for _, id := range all {
		c, err := t.contact(id)
		if err != nil {
			return nil, err
		}
		a, err := t.acts(c.ID)
		if err != nil {
			return nil, err
		}
		if c.State != Closed && !c.Erased && (a.Claim.By.IsZero() || a.Claim.By == from) {
			ids = append(ids, c.ID)
		}
	}
	return ids, nil
}

// RejectHandoff leaves the case where it is; why may be empty.
func (s *Store) RejectHandoff(ctx context.Context, id HandoffID, why outside.Text) (Done, error) {
	return s.onHandoff(ctx, id, func(t *tx, f file, h handoffTrail) ([]journal.Body, error) {
		if err := h.toAnswer(s.me); err != nil {
			return nil, err
		}
		bodies, words, err := comment(f.ID, journal.OnAnswer, why)
		return append(bodies, journal.HandoffRejected{Case: f.ID, Handoff: id, From: h.From, To: h.To, Words: words}), err
	})
}

// RevokeHandoff takes an offer back that was not answered. ErrOthers when a
// colleague made it.
func (s *Store) RevokeHandoff(ctx context.Context, id HandoffID) (Done, error) {
	return s.onOwnHandoff(ctx, id, func(t *tx, f file, h handoffTrail) ([]journal.Body, error) {
		if h.State != InProgress {
			return nil, &HandoffError{h.State, h.Review}
		}
		return []journal.Body{journal.HandoffRevoked{Case: f.ID, Handoff: id, From: h.From}}, nil
	})
}

// FinishHandoff says that who offered it has seen the answer.
func (s *Store) FinishHandoff(ctx context.Context, id HandoffID) (Done, error) {
	return s.onOwnHandoff(ctx, id, func(t *tx, f file, h handoffTrail) ([]journal.Body, error) {
		switch h.State {
		case HandedOver:
			return nil, ErrNoChange
		case InProgress:
			return nil, &HandoffError{h.State, h.Review}
		}
		return []journal.Body{journal.HandoffDone{Case: f.ID, Handoff: id, From: h.From}}, nil
	})
}

// ReviewHandoff approves a handoff or returns it to who offered it, with a comment,
// which a return must have. ErrOwn when one offered it oneself.
func (s *Store) ReviewHandoff(ctx context.Context, id HandoffID, as Review, said outside.Text) (Done, error) {
	if as != Approved && as != Returned {
		return Done{}, &IncompleteError{"review"}
	}
	d, err := s.onHandoff(ctx, id, func(t *tx, f file, h handoffTrail) ([]journal.Body, error) {
		if as == Returned && blank(said) {
			return nil, &IncompleteError{"comment"}
		}
		if !h.reviewable() {
			return nil, &HandoffError{h.State, h.Review}
		}
		bodies, words, err := comment(f.ID, journal.OnReview, said)
		if err == nil && as == Returned { // with it the comment that was begun has been said
			err = t.slipBecame(h.Contact, ReviewSlip)
		}
		return append(bodies, journal.HandoffReviewed{Case: f.ID, Handoff: id, From: h.From, As: string(as), Words: words}), err
	})
	return d, err
}

// comment is what is said with an act; nothing when it is empty.
func comment(id CaseID, on string, text outside.Text) ([]journal.Body, journal.WordsID, error) {
	switch {
	case blank(text):
		return nil, journal.WordsID{}, nil
	case text.Len() > MaxNote:
		return nil, journal.WordsID{}, fmt.Errorf("%w: a comment has up to %d KB; nothing was done", ErrTooLarge, MaxNote>>10)
	}
	words := newWordsID()
	return []journal.Body{journal.HandoffCommented{Case: id, Words: words, On: on, Text: text}}, words, nil
}

// toAnswer refuses an answer that is another's to give, or was given.
func (h handoffTrail) toAnswer(me member.ID) error {
	switch {
	case h.State != InProgress:
		return &HandoffError{h.State, h.Review}
	case !h.answerable(me):
		return ErrOthers
	}
	return nil
}

// onOwnHandoff is onHandoff for who offered it alone.
func (s *Store) onOwnHandoff(ctx context.Context, id HandoffID, decide func(*tx, file, handoffTrail) ([]journal.Body, error)) (Done, error) {
	return s.onHandoff(ctx, id, func(t *tx, f file, h handoffTrail) ([]journal.Body, error) {
		if h.From != s.me {
			return nil, ErrOthers
		}
		return decide(t, f, h)
	})
}

// onHandoff runs an act on a handoff. Whether somebody may is asked where its events
// are made.
func (s *Store) onHandoff(ctx context.Context, id HandoffID, decide func(*tx, file, handoffTrail) ([]journal.Body, error)) (d Done, err error) {
	err = s.write(ctx, func(t *tx) error {
		f, h, err := t.findHandoff(id)
		if err != nil {
			return err
		}
		bodies, err := decide(t, f, h)
		if err != nil {
			return err
		}
		events, err := t.append(bodies...)
		if own := (journal.HandoffReviewed{}).Kind(); errors.Is(err, ErrNotAllowed) && h.From == s.me && bodies[len(bodies)-1].Kind() == own {
			return fmt.Errorf("%w: %w", ErrOwn, err)
		}
		if err != nil {
			return err
		}
		d = Done{Event: events[len(events)-1].ID, Contact: h.Contact}
		t.outcome = &d
		d.Case, d.CaseNumber, err = t.called(f.ID)
		return err
	})
	if err != nil {
		return Done{}, err
	}
	return d, nil
}

// findHandoff is a handoff with the file that it stands in. ErrUnknown when there is
// none.
func (t *tx) findHandoff(id HandoffID) (f file, h handoffTrail, err error) {
	err = t.eachHandoff(allHandoffs, func(c file, one handoffTrail) (bool, error) {
		if one.ID == id {
			f, h = c, one
		}
		return one.ID != id, nil
	})
	if err == nil && h.ID == (HandoffID{}) {
		err = fmt.Errorf("%w: handoff %s", ErrUnknown, id)
	}
	return f, h, err
}
