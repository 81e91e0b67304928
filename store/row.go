package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"time"

	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// row is a contact as it is kept: what is reckoned, and the words of it sealed
// with the contact's own key.
type row struct {
	Version   uint64      `cbor:"1,keyasint"`
	Channel   Channel     `cbor:"2,keyasint"`
	State     State       `cbor:"3,keyasint"`
	Aside     AsideReason `cbor:"4,keyasint,omitzero"`
	Urgency   Urgency     `cbor:"5,keyasint,omitzero"`
	Lang      string      `cbor:"6,keyasint,omitzero"`
	First     int64       `cbor:"7,keyasint,omitzero"` // milliseconds since 1970
	Last      int64       `cbor:"8,keyasint,omitzero"`
	Since     int64       `cbor:"9,keyasint,omitzero"` // since when it waits
	Mails     int         `cbor:"10,keyasint,omitzero"`
	Unread    int         `cbor:"11,keyasint,omitzero"`
	Files     int         `cbor:"12,keyasint,omitzero"`
	Newest    MailID      `cbor:"13,keyasint,omitzero"` // from outside; a bounce only where there is nothing else
	NewestAt  int64       `cbor:"14,keyasint,omitzero"`
	Unfetched int         `cbor:"15,keyasint,omitzero"` // mails of which only the header is here
	Flags     rowFlags    `cbor:"16,keyasint,omitzero"`
	Name      Pseudonym   `cbor:"17,keyasint,omitzero"`
	Before    ContactID   `cbor:"19,keyasint,omitzero"` // the contact that this one goes on from, in the same case
	Words     []byte      `cbor:"20,keyasint,omitempty"`
	Owner     ContactID   `cbor:"21,keyasint"` // whose keys seal Words
	Steps     []rowStep   `cbor:"22,keyasint,omitempty"`
	Made      int64       `cbor:"23,keyasint,omitzero"` // for a contact that did not come by mail: when it began
	LastIn    MailID      `cbor:"24,keyasint,omitzero"` // newest mail from outside, a bounce too
	WriterAt  int64       `cbor:"25,keyasint,omitzero"` // newest message of the writer: up to here a person's judgement holds
	Writer    [16]byte    `cbor:"26,keyasint,omitzero"` // hash of the writer's address, under which boxWriters has the contact
	Thread    [16]byte    `cbor:"27,keyasint,omitzero"` // hash of the root, under which boxThreads has it
}

type rowFlags uint8

const (
	rowGone rowFlags = 1 << iota
	rowNoForm
	rowBounced
	rowUnsent
	rowBare
)

// rowStep is where the row stands in one of the ordered lists.
type rowStep struct {
	List string `cbor:"1,keyasint"`
	Key  []byte `cbor:"2,keyasint"`
}

// rowWords is what a row shows of the writer's words.
type rowWords struct {
	Subject outside.Text `cbor:"1,keyasint,omitzero"`
	Reasons []Reason     `cbor:"2,keyasint,omitempty"`
}

// maxReasons is how many reasons a row shows.
const maxReasons = 6

// refreshTouched makes the rows of all contacts anew that something changed of.
func (t *tx) refreshTouched() error {
	for len(t.touched) > 0 {
		ids := make([]ContactID, 0, len(t.touched))
		for id := range t.touched {
			ids = append(ids, id)
		}
		clear(t.touched)
		slices.SortFunc(ids, compareIDs)
		for _, id := range ids {
			if err := t.refresh(id); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *tx) row(id ContactID) (r row, ok bool, err error) {
	ok, err = t.value(boxContacts, id[:], &r)
	return r, ok, err
}

// refresh makes one row anew from mirror and journal, and its places in the
// lists.
func (t *tx) refresh(id ContactID) error {
	old, had, err := t.row(id)
	if err != nil {
		return err
	}
	a, err := t.acts(id)
	if err != nil {
		return err
	}
	all, err := t.entries(id)
	if err != nil {
		return err
	}
	if err := t.caseOfTouched(id, a, old); err != nil {
		return err
	}
	if to, err := t.canonical(id); err != nil || to != id {
		return errors.Join(err, t.hideRow(id, old, had))
	}
	old = old.course(a.Call)
	if len(all) == 0 && old.Made == 0 && !a.Any {
		return t.dropRow(id, old)
	}
	if a.Erased.has(Owner(id), vault.History) {
		return t.hollow(id, old)
	}
	if !had {
		if old.Name, err = t.newPseudonym(id); err != nil {
			return err
		}
		old.Owner = id
	}
	if old.Before, err = t.goesOnFrom(id, old); err != nil { // which may be known later than the row was made
		return err
	}
	slices.SortFunc(all, func(x, y entry) int {
		if c := cmp.Compare(x.At, y.At); c != 0 {
			return c
		}
		return bytes.Compare(x.id[:], y.id[:])
	})
	open, err := t.openElsewhere(id, all)
	if err != nil {
		return err
	}
	a, unsent, err := t.withoutUnsent(a)
	if err != nil {
		return err
	}
	r := reckon(old, a, all, t.s.opts.WaitingSince, t.s.now(), open)
	if r.Channel == Chat && len(all) == 0 {
		if r, err = t.talked(id, r, a); err != nil {
			return err
		}
	}
	if unsent && r.State == Waiting {
		r.Flags |= rowUnsent
	}
	if err := t.rowWords(id, &r, old.Words, all); err != nil {
		return err
	}
	r.Version = old.Version + 1
	if err := t.placeRow(id, old, &r, a); err != nil {
		return err
	}
	return t.putValue(boxContacts, id[:], r)
}

// rowWords seals the subject and the reasons that the row shows. words are what
// it showed before.
func (t *tx) rowWords(id ContactID, r *row, words []byte, all []entry) error {
	var w rowWords
	if r.Flags&rowBounced != 0 {
		w.Reasons = append(w.Reasons, Reason{Rule: RuleBounced})
	}
	if r.Flags&rowUnsent != 0 {
		w.Reasons = append(w.Reasons, Reason{Rule: RuleUnsent})
	}
	var shown []entry // newest first
	for i := len(all) - 1; i >= 0; i-- {
		e := all[i]
		if e.Dir == Out || (e.id != r.Newest && (r.Since == 0 || e.At < r.Since || e.Level < Raised)) {
			continue
		}
		shown = append(shown, e)
	}
	// The gravest first: there is not room for all, and it is why the row stands
	// where it does.
	slices.SortStableFunc(shown, func(a, b entry) int { return int(b.Level) - int(a.Level) })
	for _, e := range shown {
		f, err := t.mustFacts(e.id)
		if err != nil {
			return err
		}
		head, err := t.headWords(e.id, f)
		if err != nil {
			return err
		}
		if e.id == r.Newest {
			w.Subject = head.Subject
		}
		for _, reason := range head.Reasons {
			if len(w.Reasons) < maxReasons && !slices.Contains(w.Reasons, reason) {
				w.Reasons = append(w.Reasons, reason)
			}
		}
	}
	if len(all) == 0 && r.Channel == Chat {
		return t.talkWords(id, r, w.Reasons)
	}
	if len(all) == 0 {
		r.Words = words // of a mail of ours that is not in Sent yet
		return nil
	}
	if w.Subject.IsEmpty() && r.Newest == (MailID{}) { // only mails of ours
		f, err := t.mustFacts(all[0].id)
		if err != nil {
			return err
		}
		head, err := t.headWords(all[0].id, f)
		if err != nil {
			return err
		}
		w.Subject = head.Subject
	}
	sealed, err := t.inner(boxContacts, id[:], partWords, Owner(r.Owner), vault.Words, w)
	r.Words = sealed
	return ignoreErased(err) // of what was erased no words are kept
}

// hideRow takes a row out of all lists whose contact goes by another now. It is
// kept for when the join is undone.
func (t *tx) hideRow(id ContactID, old row, had bool) error {
	if !had || len(old.Steps) == 0 {
		return nil
	}
	if err := t.moveSteps(old.Steps, nil); err != nil {
		return err
	}
	old.Steps = nil
	old.Version++
	return t.putValue(boxContacts, id[:], old)
}

// dropRow forgets a contact of which nothing is left.
func (t *tx) dropRow(id ContactID, old row) error {
	if err := t.moveSteps(old.Steps, nil); err != nil {
		return err
	}
	if old.Name != 0 {
		if err := t.dropPseudonym(old.Name); err != nil {
			return err
		}
	}
	if err := t.drop(boxContacts, id[:]); err != nil {
		return err
	}
	return t.leave(id, old)
}

// contact reads one row as it is shown. ErrUnknown when there is none.
func (t *tx) contact(id ContactID) (Contact, error) {
	a, err := t.acts(id)
	if err != nil {
		return Contact{}, err
	}
	if len(a.Joined) > 0 {
		if to, err := t.canonical(id); err != nil || to != id {
			if err != nil {
				return Contact{}, err
			}
			return t.contact(to)
		}
	}
	r, ok, err := t.row(id)
	if err != nil {
		return Contact{}, err
	}
	if !ok {
		return Contact{}, unknownContact(id)
	}
	c := Contact{
		ID: id, Version: r.Version, Channel: r.Channel, State: r.State, Aside: r.Aside,
		Case: a.Case, Urgency: r.Urgency, FollowUp: a.FollowUp.UTC(), Pseudonym: r.Name, Language: r.Lang,
		FirstAt: milli(r.First), LastAt: milli(r.Last), WaitingSince: milli(r.Since),
		Messages: r.Mails, Unread: r.Unread, Attachments: r.Files, Newest: r.Newest, Last: cmp.Or(r.LastIn, r.Newest),
		Unanswerable: r.Flags&rowNoForm != 0, NotFetched: r.Unfetched,
		Gone: r.Flags&rowGone != 0, NoWords: r.Flags&rowBare != 0,
	}
	if a.Danger.Danger != NotJudged && !milli(r.WriterAt).After(a.Danger.Upto) {
		c.Danger = a.Danger.Danger
	}
	if a.Claim.By != (member.ID{}) {
		c.Claim, c.ClaimedBy, c.Claimer, c.ClaimedAt = LocalClaim, a.Claim.By, t.name(a.Claim.By), a.Claim.At.UTC()
		if c.Claim, err = t.claimKind(a.Claim); err != nil {
			return c, err
		}
	}
	if c.OtherSender, err = t.otherSender(id, r); err != nil {
		return c, err
	}
	if c.Case, err = t.caseOf(id, a, r); err != nil {
		return c, err
	}
	if c.Case, c.CaseNumber, err = t.called(c.Case); err != nil {
		return c, err
	}
	if a.Call.any() {
		c.Call = Call{a.Call.Started.UTC(), a.Call.Ended.UTC(), a.Call.As}
		if a.Call.Ended.IsZero() {
			c.Call.EndedAt = time.Time{}
		}
	}
	if v, ok := a.chat(id); ok {
		c.Visitor = v.visitor()
		c.Unanswerable = c.Unanswerable || r.Mails == 0 && !v.Answerable
	}
	if c.MailSafe, err = t.safety(id, a, r); err != nil {
		return c, err
	}
	if c.SeveralWrite, err = t.several(id, a, r); err != nil {
		return c, err
	}
	if c.ReplyBegun, err = t.begun(id, t.replyKey); err != nil {
		return c, err
	}
	if c.NoteBegun, err = t.begun(id, t.noteKey); err != nil {
		return c, err
	}
	var w rowWords
	c.Erased = a.Erased.has(Owner(id), vault.Words)
	if r.Words != nil {
		err = t.readInner(boxContacts, id[:], partWords, r.Words, Owner(r.Owner), vault.Words, &w)
		c.Erased = c.Erased || errors.Is(err, ErrErased)
		if err := ignoreErased(err); err != nil {
			return c, err
		}
	}
	c.Subject, c.Reasons = w.Subject, w.Reasons
	if k, ok := a.ofChat(id); ok && r.Mails == 0 {
		another, err := t.withAnother(k, a)
		if err != nil {
			return c, err
		}
		if another { // her visitor's words are not read over her shoulder
			c.Subject = outside.Text{}
			for i := range c.Reasons {
				c.Reasons[i].Text = outside.Text{}
			}
		}
	}
	return c, nil
}

// goesOnFrom is the contact that one goes on from, as its row says, or, where it has no
// mails and so no row, its number.
func (t *tx) goesOnFrom(id ContactID, r row) (ContactID, error) {
	if r.Before != (ContactID{}) {
		return r.Before, nil
	}
	return t.beforeOf(id)
}

// caseOf is the case of a contact: its own, or that of the contact that it goes
// on from.
func (t *tx) caseOf(id ContactID, a acts, r row) (CaseID, error) {
	for range 100 {
		if a.Case != (CaseID{}) || r.Before == (ContactID{}) {
			break
		}
		var err error
		before := r.Before
		if a, err = t.acts(before); err != nil {
			return CaseID{}, err
		}
		if r, _, err = t.row(before); err != nil {
			return CaseID{}, err
		}
		if r.Before, err = t.goesOnFrom(before, r); err != nil {
			return CaseID{}, err
		}
	}
	return a.Case, nil
}

// safety is the newest answer to "can somebody else read your mail?": a writer
// who said so said it for the contacts that go on from this one too.
func (t *tx) safety(id ContactID, a acts, r row) (Safety, error) {
	if r.Before == (ContactID{}) && len(a.Joined) == 0 {
		return a.Safety, nil
	}
	safe, at := a.Safety, a.SafetyAt
	for seen := []ContactID{id}; len(seen) > 0 && len(seen) < 100; {
		next := len(seen)
		for _, c := range seen {
			set, err := t.together(c)
			if err != nil {
				return "", err
			}
			for _, one := range set {
				r, _, err := t.row(one)
				if err != nil {
					return "", err
				}
				if r.Before, err = t.goesOnFrom(one, r); err != nil {
					return "", err
				}
				for _, o := range []ContactID{one, r.Before} {
					if o != (ContactID{}) && !slices.Contains(seen, o) {
						seen = append(seen, o)
					}
				}
			}
		}
		for _, c := range seen[next:] {
			was, err := t.acts(c)
			if err != nil {
				return "", err
			}
			if was.SafetyAt.After(at) {
				safe, at = was.Safety, was.SafetyAt
			}
		}
		if len(seen) == next {
			break
		}
	}
	return safe, nil
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func unknownContact(id ContactID) error { return fmt.Errorf("%w: contact %s", ErrUnknown, id) }

func milli(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

func timeKey(ms int64) []byte { return binary.BigEndian.AppendUint64(nil, uint64(ms)) }
