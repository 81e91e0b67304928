package store

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"baken/store/member"
)

// What counselors do to mails. It shows at once here and is an operation until
// the server has it. It asks for the right to triage: ErrNotAllowed.

// Flag sets and clears flags of a mail.
func (b *Outbox) Flag(ctx context.Context, id MailID, add, remove Flags) error {
	return b.s.write(ctx, func(t *tx) error {
		if err := t.allowed(member.Triage, "flag"); err != nil {
			return err
		}
		f, err := t.mustFacts(id)
		if err != nil {
			return err
		}
		return t.flag(f.Contact, id, add, remove)
	})
}

// MarkRead sets \Seen on all mails of a contact that do not have it.
func (b *Outbox) MarkRead(ctx context.Context, id ContactID) error {
	return b.s.write(ctx, func(t *tx) error {
		if err := t.allowed(member.Triage, "mark as read"); err != nil {
			return err
		}
		id, err := t.canonical(id)
		if err != nil {
			return err
		}
		all, err := t.entries(id)
		if err != nil {
			return err
		}
		for _, e := range all {
			if e.Dir == In && e.Flags&Seen == 0 {
				if err := t.flag(id, e.id, Seen, 0); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func (t *tx) flag(c ContactID, id MailID, add, remove Flags) error {
	f, ok, err := t.facts(id)
	if err != nil || !ok {
		return err
	}
	e, ok, err := t.entry(f.Contact, id)
	if err != nil || !ok {
		return err
	}
	if (e.Flags|add)&^remove == e.Flags {
		return nil
	}
	if _, err := t.newOp(Op{Kind: OpFlag, Contact: c, Mail: id, Add: add, Remove: remove}); err != nil {
		return err
	}
	return t.changeEntry(id, f, func(e *entry) { e.Flags = (e.Flags | add) &^ remove })
}

// Move files a mail in the folder of a role.
func (b *Outbox) Move(ctx context.Context, id MailID, to Role) error {
	return b.onMail(ctx, id, Op{Kind: OpMove, To: to})
}

// Delete deletes a mail on the server. It stays here when something was done on
// its contact; see [Sync.Expunged].
func (b *Outbox) Delete(ctx context.Context, id MailID) error {
	return b.onMail(ctx, id, Op{Kind: OpDelete})
}

// File moves all mails of a contact from outside to the folder of a role, on the
// server. It gives how many; ErrNoChange when all are there already or gone.
func (b *Outbox) File(ctx context.Context, id ContactID, to Role) (n int, err error) {
	err = b.s.write(ctx, func(t *tx) error {
		if err := t.allowed(member.Triage, "file"); err != nil {
			return err
		}
		id, err := t.canonical(id)
		if err != nil {
			return err
		}
		all, err := t.entries(id)
		if err != nil {
			return err
		}
		for _, e := range all {
			if e.Dir != In || e.Gone {
				continue
			}
			elsewhere, err := t.outside(e.id, to)
			if err != nil {
				return err
			}
			if !elsewhere {
				continue
			}
			if _, err := t.newOp(Op{Kind: OpMove, Contact: id, Mail: e.id, To: to}); err != nil {
				return err
			}
			n++
		}
		if n == 0 {
			return ErrNoChange
		}
		return nil
	})
	return n, err
}

// Unfile takes a File back: what the server has not been told of is not done, the
// rest is moved to the inbox again.
func (b *Outbox) Unfile(ctx context.Context, id ContactID, from Role) error {
	all, err := b.List(false)
	if err != nil {
		return err
	}
	var set []ContactID
	if err := b.s.read(func(t *tx) error { set, err = t.together(id); return err }); err != nil {
		return err
	}
	for _, o := range all {
		if o.Kind == OpMove && slices.Contains(set, o.Contact) && o.To == from && o.State == OpWaiting {
			if err := b.DecideDiscard(ctx, o.ID); err != nil && !errors.Is(err, ErrState) {
				return err
			}
		}
	}
	if _, err := b.File(ctx, id, Inbox); err != nil && !errors.Is(err, ErrNoChange) {
		return err
	}
	return nil
}

// outside says whether a mail stands in a folder that has not the role, or is on
// its way to such a one.
func (t *tx) outside(id MailID, role Role) (bool, error) {
	places, err := t.location(id)
	if err != nil {
		return false, err
	}
	elsewhere := false
	for _, p := range places {
		elsewhere = elsewhere || p.Role != role
	}
	pending, err := t.pendingOf(id)
	for _, o := range pending { // the last one, which may be under way, decides
		if o.Kind == OpMove {
			elsewhere = o.To != role
		}
	}
	return elsewhere, err
}

// pendingOf gives what is to be done with a mail and is not done yet, in order.
func (t *tx) pendingOf(id MailID) (all []Op, err error) {
	err = t.scan(boxPending, id[:], func(k, _ []byte) error {
		o, ok, err := t.op(OpID(k[16:]))
		if ok {
			all = append(all, o)
		}
		return err
	})
	slices.SortFunc(all, func(a, b Op) int { return cmp.Compare(a.Seq, b.Seq) })
	return all, err
}

func (b *Outbox) onMail(ctx context.Context, id MailID, o Op) error {
	return b.s.write(ctx, func(t *tx) error {
		if err := t.allowed(member.Triage, string(o.Kind)); err != nil {
			return err
		}
		f, err := t.mustFacts(id)
		if err != nil {
			return err
		}
		o.Mail, o.Contact = id, f.Contact
		_, err = t.newOp(o)
		return err
	})
}

// withPending is what the server says of a mail's flags, under what was done
// here and not told to it yet.
func (t *tx) withPending(id MailID, flags Flags) (Flags, error) {
	pending, err := t.pendingOf(id)
	for _, o := range pending {
		if o.Kind == OpFlag {
			flags = (flags | o.Add) &^ o.Remove
		}
	}
	return flags, err
}
