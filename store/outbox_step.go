package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// The steps of sending. Each is on the disk before the next begins.

// Begin takes an operation up: waiting → trying.
func (b *Outbox) Begin(ctx context.Context, id OpID) error {
	return b.change(ctx, id, func(t *tx, o *Op) error {
		o.Tries++
		o.Remains = nil
		o.TriedAt, o.Reason, o.Code, o.DataBegun, o.Insist = t.s.now().UTC(), ReasonNone, "", false, false
		return o.turn(OpTrying)
	})
}

// DataBegun says that the final dot is about to be sent. From here on only the
// server's answer tells whether the mail was taken.
func (b *Outbox) DataBegun(ctx context.Context, id OpID) error {
	return b.change(ctx, id, func(t *tx, o *Op) error {
		if o.Kind != OpSend || o.State != OpTrying {
			return o.refuse("sent to its end")
		}
		o.DataBegun = true
		return nil
	})
}

// Sent says that the server has taken the mail, or that it was found there. In
// the same transaction the copy for Sent, if one must be made, and the flag
// \Answered become operations. accepted are the
// recipients that it took, where it did not take all.
func (b *Outbox) Sent(ctx context.Context, id OpID, appendCopy bool, accepted []outside.Text) error {
	return b.change(ctx, id, func(t *tx, o *Op) error {
		if o.Kind != OpSend {
			return o.refuse("sent")
		}
		if err := o.turn(OpDone); err != nil {
			return err
		}
		o.Reason, o.Code = ReasonNone, ""
		if len(accepted) > 0 && len(accepted) < len(o.Recipients) {
			o.Accepted, o.Reason = accepted, ReasonRecipient
		}
		return t.afterSent(*o, appendCopy)
	})
}

func (t *tx) afterSent(o Op, appendCopy bool) error {
	if err := t.dropHeld(o); err != nil {
		return err
	}
	if appendCopy {
		if _, err := t.newOp(Op{Kind: OpAppend, Contact: o.Contact, To: Sent, MessageID: o.MessageID, Parcel: o.Parcel, Size: o.Size}); err != nil {
			return err
		}
	} else if err := t.drop(boxParcels, o.Parcel[:]); err != nil {
		return err
	}
	if o.Newest == (MailID{}) {
		return nil
	}
	return t.flag(o.Contact, o.Newest, AnsweredFlag|Seen, 0)
}

// dropHeld throws away the draft that was kept in case the reply came back.
func (t *tx) dropHeld(o Op) error {
	if err := t.dropPiecesOf(boxParcels, heldKey(o.ID), o.Contact); err != nil {
		return err
	}
	return t.drop(boxParcels, heldKey(o.ID))
}

// Unclear says that it cannot be known whether the server took the mail.
func (b *Outbox) Unclear(ctx context.Context, id OpID, code string) error {
	return b.change(ctx, id, func(t *tx, o *Op) error {
		o.Reason, o.Code, o.Unsure = ReasonNoAnswer, code, true
		return o.turn(OpUnclear)
	})
}

// Later says that nothing was taken and that it is to be tried again at next.
func (b *Outbox) Later(ctx context.Context, id OpID, why OpReason, code string, next time.Time) error {
	return b.change(ctx, id, func(t *tx, o *Op) error {
		o.Reason, o.Code, o.NotBefore, o.DataBegun = why, code, next.UTC(), false
		return o.turn(OpWaiting)
	})
}

// Wait keeps a reply waiting that was not begun, and says why; it is looked at again at
// next.
func (b *Outbox) Wait(ctx context.Context, id OpID, why OpReason, next time.Time) error {
	return b.change(ctx, id, func(t *tx, o *Op) error {
		if o.State != OpWaiting {
			return o.refuse("kept waiting")
		}
		o.Reason, o.NotBefore = why, next.UTC()
		return nil
	})
}

// Fail says that the server refuses it for good.
func (b *Outbox) Fail(ctx context.Context, id OpID, why OpReason, code string) error {
	return b.change(ctx, id, func(t *tx, o *Op) error {
		o.Reason, o.Code, o.DataBegun = why, code, false
		return o.turn(OpFailed)
	})
}

// Hold keeps a reply back for a person to look at.
func (b *Outbox) Hold(ctx context.Context, id OpID, why OpReason) error {
	return b.change(ctx, id, func(t *tx, o *Op) error {
		o.Reason = why
		return o.turn(OpConflict)
	})
}

// Done says that an act on the mailbox was done, or why there was nothing to do
// any more (ReasonGone).
func (b *Outbox) Done(ctx context.Context, id OpID, why OpReason) error {
	return b.change(ctx, id, func(t *tx, o *Op) error {
		if o.Kind == OpSend {
			return o.refuse("done without being sent")
		}
		if err := o.turn(OpDone); err != nil {
			return err
		}
		o.Reason, o.Code = why, ""
		return t.dropAppended(*o)
	})
}

// Remains is the end of a deletion that leaves the mail in folders of the server:
// done with ReasonRemains, else failed.
func (b *Outbox) Remains(ctx context.Context, id OpID, why OpReason, code string, where []outside.Text) error {
	return b.change(ctx, id, func(t *tx, o *Op) error {
		if o.Kind != OpDelete {
			return o.refuse("said to leave a mail behind")
		}
		o.Reason, o.Code, o.Remains = why, code, where
		if why == ReasonRemains {
			return o.turn(OpDone)
		}
		return o.turn(OpFailed)
	})
}

// dropAppended throws the mail away that was to be put into Sent.
func (t *tx) dropAppended(o Op) error {
	if o.Kind != OpAppend {
		return nil
	}
	return t.drop(boxParcels, o.Parcel[:])
}

// Recover puts in order what a crash left: what was being tried is unclear when
// the final dot may have been sent, and waits again when not. What was given by a
// clock that was ahead is put right too ([Outbox.Rewind]). Call it before anything is
// sent.
func (b *Outbox) Recover(ctx context.Context) error {
	if err := b.Rewind(ctx); err != nil {
		return err
	}
	all, err := b.List(false)
	if err != nil {
		return err
	}
	for _, o := range all {
		if o.State != OpTrying {
			continue
		}
		if o.Kind == OpSend && o.DataBegun {
			err = b.Unclear(ctx, o.ID, "crash")
		} else {
			err = b.Later(ctx, o.ID, ReasonNone, "", o.NotBefore)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Recall takes a reply back that has not begun to be sent: it is a draft again
// and the contact waits as before. ErrState when sending has begun.
func (b *Outbox) Recall(ctx context.Context, id OpID) error {
	return b.change(ctx, id, func(t *tx, o *Op) error {
		if o.Kind != OpSend || o.State != OpWaiting {
			return o.refuse("taken back")
		}
		o.Reason = ReasonUndo
		if err := o.turn(OpDone); err != nil {
			return err
		}
		return t.backToDraft(*o)
	})
}

// RecallMine takes all replies back of who asks whose time to undo is not over: for
// lock, quit, hang-up and suspend. Of a visit ([Store.As]) they are those that were given
// in it. It gives how many.
func (b *Outbox) RecallMine(ctx context.Context) (n int, err error) {
	all, err := b.List(false)
	if err != nil {
		return 0, err
	}
	for _, o := range all {
		if o.By == b.s.acting() && b.s.visit.takesBack(o.ID) && o.Kind == OpSend && o.State == OpWaiting && o.Tries == 0 && o.NotBefore.After(b.s.now()) {
			if err := b.Recall(ctx, o.ID); err != nil {
				return n, err
			}
			n++
		}
	}
	if n == 0 {
		return 0, nil
	}
	return n, b.s.write(ctx, func(t *tx) error { // whoever comes next is told
		before, err := t.recalled()
		if err != nil {
			return err
		}
		return t.putDesk(t.s.mine(deskRecalled), before+n)
	})
}

// RecallAll is [Outbox.RecallMine] for everybody: when nothing is sent any more.
func (b *Outbox) RecallAll(ctx context.Context) (n int, err error) {
	all, err := b.List(false)
	if err != nil {
		return 0, err
	}
	asked := map[member.ID]bool{}
	for _, o := range all {
		if o.Kind != OpSend || asked[o.By] {
			continue
		}
		asked[o.By] = true
		who := o.By
		if who.IsZero() {
			who = b.s.own
		}
		taken, err := b.s.speaking(who).Outbox().RecallMine(ctx)
		if n += taken; err != nil {
			return n, err
		}
	}
	return n, nil
}

// deskRecalled is how many replies were taken back since somebody was told of it.
const deskRecalled = "recalled"

func (t *tx) recalled() (n int, err error) {
	_, err = t.desk(t.s.mine(deskRecalled), &n)
	return n, err
}

// Recalled says how many replies of who asks were taken back since they asked last.
func (b *Outbox) Recalled(ctx context.Context) (n int, err error) {
	if err := b.s.read(func(t *tx) error { n, err = t.recalled(); return err }); err != nil || n == 0 {
		return 0, err
	}
	return n, b.s.write(ctx, func(t *tx) error { return t.putDesk(t.s.mine(deskRecalled), 0) })
}

// backToDraft restores the draft of a reply, unless its words were erased, and
// says in the journal that the answer does not stand.
func (t *tx) backToDraft(o Op) error {
	d, ok, err := t.draft(boxParcels, heldKey(o.ID), Owner(o.Contact))
	switch {
	case errors.Is(err, ErrErased):
		err = t.dropHeld(o)
	case ok && err == nil:
		err = t.restore(o, d)
	}
	if err != nil {
		return err
	}
	if err := t.drop(boxParcels, heldKey(o.ID)); err != nil {
		return err
	}
	if err := t.drop(boxParcels, o.Parcel[:]); err != nil {
		return err
	}
	if err := t.unnamed(o); err != nil {
		return err
	}
	return t.settle(o, journal.SettledDiscarded)
}

// restore makes the reply of an operation a draft again. When another is being
// written both texts are kept, the one that came back below.
func (t *tx) restore(o Op, d ReplyDraft) error {
	to, err := t.canonical(o.Contact)
	if err == nil {
		to, err = t.writtenAt(to, t.replyKey)
	}
	if err != nil {
		return err
	}
	d.ID, d.SavedAt = NewOpID(), t.s.now().UTC() // it may be sent again
	if err := t.movePieces(&d, to); err != nil {
		return err
	}
	newer, ok, err := t.draft(boxDrafts, t.replyKey(to), Owner(to))
	if err := ignoreErased(err); err != nil {
		return err
	}
	if ok && err == nil {
		d = newer.with(d)
	}
	return t.putReply(d)
}

// settle says in the journal what became of the reply of an operation. There is
// nothing to say of one of which it is not known any more that it was given.
func (t *tx) settle(o Op, as string) error {
	gone, err := t.erased(Owner(o.Contact), vault.History)
	if err != nil || gone {
		return err
	}
	_, err = t.act(o.Contact, func(*tx, Contact, acts) ([]journal.Body, error) {
		return []journal.Body{journal.AnswerSettled{Contact: o.Contact, Op: o.ID, As: as}}, nil
	})
	return err
}

// decide changes an operation by a person's word, which asks for the right to do
// what the operation does: ErrNotAllowed.
func (b *Outbox) decide(ctx context.Context, id OpID, f func(*tx, *Op) error) error {
	return b.alter(ctx, id, func(t *tx, o *Op) error {
		right := member.Triage
		if o.Kind == OpSend || o.Kind == OpAppend {
			right = member.Reply
		}
		if err := t.allowed(right, "decide on "+string(o.Kind)); err != nil {
			return err
		}
		return f(t, o)
	})
}

// DecideRetry is a person's word that an operation that is unclear, failed or
// held, or that waits for the team's journal, is to be tried again. Of what was held he has seen why, so it goes all the
// same, once: what comes in after that holds it again, as it holds what failed
// for another reason.
func (b *Outbox) DecideRetry(ctx context.Context, id OpID) error {
	return b.decide(ctx, id, func(t *tx, o *Op) error {
		switch apart := o.State == OpWaiting && o.Reason == ReasonApart; {
		case apart, o.State == OpUnclear, o.State == OpFailed, o.State == OpConflict:
		default:
			return o.refuse("tried again")
		}
		if (o.State == OpConflict || o.Reason == ReasonApart) && o.Kind == OpSend {
			o.Insist = true
			if err := t.inSight(o); err != nil {
				return err
			}
		}
		now := t.s.now().UTC()
		o.State, o.Reason, o.Code, o.NotBefore, o.Since, o.DataBegun = OpWaiting, ReasonRetried, "", now, now, false
		return nil
	})
}

// maxInSight bounds the answers that an operation names.
const maxInSight = 200

// inSight says that all that there is was in sight when a person decided. Newest
// stays the message that is answered: it alone is flagged as answered.
func (t *tx) inSight(o *Op) error {
	c, err := t.conversation(o.Contact)
	if err == nil {
		_, err = c.window(t, len(c.entries))
	}
	if err != nil {
		return err
	}
	o.Ours = slices.Clone(o.Ours)
	for _, m := range c.ordered() {
		name := [16]byte(m.Mail)
		if m.Direction == Out && m.Op != (OpID{}) {
			name = m.Op
		}
		switch {
		case m.Direction == In:
			o.Upto = later(o.Upto, m.At)
			if m.Mail != o.Newest || m.Flags&AnsweredFlag == 0 {
				continue
			}
		case m.Op == o.ID:
			continue
		}
		if !slices.Contains(o.Ours, name) {
			o.Ours = append(o.Ours, name)
		}
	}
	o.Ours = o.Ours[max(0, len(o.Ours)-maxInSight):] // only the last can be newer than what is answered
	return nil
}

// DecideSent is a person's word that a mail that is unclear was sent. A copy for
// Sent is made, so that colleagues see the answer in other programs too; where the
// server has made one it is found before.
func (b *Outbox) DecideSent(ctx context.Context, id OpID) error {
	return b.decide(ctx, id, func(t *tx, o *Op) error {
		if o.Kind != OpSend || o.State == OpWaiting || o.State == OpTrying {
			return o.refuse("said to be sent")
		}
		if err := o.turn(OpDone); err != nil {
			return err
		}
		o.Reason = ReasonPersonSent
		if err := t.settle(*o, journal.SettledSent); err != nil {
			return err
		}
		return t.afterSent(*o, true)
	})
}

// DecideDiscard is a person's word that an operation is not to be done. The
// words of a reply are a draft again; a mail that was to be flagged shows the flags
// that it has on the server.
func (b *Outbox) DecideDiscard(ctx context.Context, id OpID) error {
	return b.decide(ctx, id, func(t *tx, o *Op) error {
		if o.State == OpTrying {
			return o.refuse("thrown away")
		}
		if err := o.turn(OpDone); err != nil {
			return err
		}
		o.Reason = ReasonPersonDrop
		if o.Kind != OpSend {
			return t.dropAppended(*o)
		}
		return t.backToDraft(*o)
	})
}
