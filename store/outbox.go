package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"time"

	"baken/store/journal"
	"baken/store/outside"
	"baken/store/vault"
)

// Outbox is what waits to go out, and how each step of it is kept before the
// next begins.
type Outbox struct{ s *Store }

// Outbox gives the outbox.
func (s *Store) Outbox() *Outbox { return &Outbox{s} }

// The lists of operations: what is not done, in order; what is, newest first.
const (
	listOpen = "outbox"
	listDone = "outbox-done"
)

// newOp keeps a new operation, last in the order.
func (t *tx) newOp(o Op) (Op, error) {
	if o.ID == (OpID{}) {
		o.ID = NewOpID()
	}
	var last uint64
	if _, err := t.desk("operations", &last); err != nil {
		return o, err
	}
	o.Seq, o.State = last+1, OpWaiting
	if t.s.me != t.s.own {
		o.By = t.s.me
	}
	if o.Since.IsZero() {
		o.Since = t.s.now().UTC()
	}
	if err := t.putDesk("operations", o.Seq); err != nil {
		return o, err
	}
	l, err := t.ladder(listOpen)
	if err != nil {
		return o, err
	}
	if err := l.Put(opKey(o), nil); err != nil {
		return o, err
	}
	if err := t.putRaw(boxPending, o.pending(), nil); err != nil {
		return o, err
	}
	return o, t.putOp(o)
}

func opKey(o Op) []byte { return append(binary.BigEndian.AppendUint64(nil, o.Seq), o.ID[:]...) }

// change changes an operation in a transaction of its own, in the name of who wanted it.
func (b *Outbox) change(ctx context.Context, id OpID, f func(*tx, *Op) error) error {
	return b.alter(ctx, id, func(t *tx, o *Op) error {
		who := o.By
		if who.IsZero() {
			who = t.s.own
		}
		return t.by(who, func() error { return f(t, o) })
	})
}

// alter is change, in the name of who asks for it.
func (b *Outbox) alter(ctx context.Context, id OpID, f func(*tx, *Op) error) error {
	return b.s.write(ctx, func(t *tx) error {
		o, ok, err := t.op(id)
		if err != nil {
			return err
		}
		if !ok {
			return fmt.Errorf("%w: operation %s", ErrUnknown, id)
		}
		if err := f(t, &o); err != nil {
			return err
		}
		if o.State == OpDone {
			return t.finishOp(o)
		}
		return t.putOp(o)
	})
}

// Get gives one operation. ErrUnknown when there is none, or it was done long
// ago.
func (b *Outbox) Get(id OpID) (o Op, err error) {
	err = b.s.read(func(t *tx) error {
		var ok bool
		if o, ok, err = t.op(id); err == nil && !ok {
			err = fmt.Errorf("%w: operation %s", ErrUnknown, id)
		}
		return err
	})
	return o, err
}

// Find reads an operation's id or a prefix of at least 4 digits.
func (b *Outbox) Find(prefix string) (OpID, error) {
	id, err := b.s.findPrefix(boxOutbox, prefix)
	if err != nil {
		return OpID{}, fmt.Errorf("operation %q: %w", printable(prefix), err)
	}
	return OpID(id), nil
}

// List gives what is not done, in order, and with done also what was, newest
// first, after it.
func (b *Outbox) List(done bool) (all []Op, err error) {
	lists := []string{listOpen}
	if done {
		lists = append(lists, listDone)
	}
	err = b.s.read(func(t *tx) error {
		for _, list := range lists {
			l, err := t.ladder(list)
			if err != nil {
				return err
			}
			if err := l.Each(nil, func(k, _ []byte) error {
				o, ok, err := t.op(OpID(k[8:]))
				if ok {
					all = append(all, o)
				}
				return err
			}); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

// Due gives the operations that can be done at now, in order. A reply waits for
// those before it to the same contact, an act on the mailbox for the acts before
// it on the same contact, unless these wait for a person. Neither waits for the
// other: a mailbox that is full holds up no reply.
func (b *Outbox) Due(now time.Time) (due []Op, err error) {
	all, err := b.List(false)
	if err != nil {
		return nil, err
	}
	type line struct {
		contact ContactID
		send    bool
	}
	held := map[line]bool{}
	for _, o := range all {
		l := line{o.Contact, o.Kind == OpSend}
		if o.State == OpWaiting && !o.NotBefore.After(now) && !held[l] {
			due = append(due, o)
			continue
		}
		if (o.State == OpWaiting || o.State == OpTrying) && o.Contact != (ContactID{}) {
			held[l] = true
		}
	}
	return due, nil
}

// Pending is what the outbox holds, for the status line.
type Pending struct {
	Send    int // replies that wait or are on their way
	Unclear int // wait for a person
	Failed  int
	Held    int
	Other   int // acts on the mailbox
	Begun   int // mails to somebody new that are being written
}

// Pending counts what is not done.
func (b *Outbox) Pending() (p Pending, err error) {
	all, err := b.List(false)
	if err == nil {
		p.Begun, err = b.s.newMails()
	}
	for _, o := range all {
		switch {
		case o.State == OpUnclear:
			p.Unclear++
		case o.State == OpFailed:
			p.Failed++
		case o.State == OpConflict:
			p.Held++
		case o.Kind == OpSend:
			p.Send++
		default:
			p.Other++
		}
	}
	return p, err
}

// Parcel gives the mail that an operation sends or appends, as it goes out.
// ErrErased when its contact was.
func (b *Outbox) Parcel(id OpID) (p []byte, err error) {
	err = b.s.read(func(t *tx) error {
		o, ok, err := t.op(id)
		if err == nil && !ok {
			err = ErrUnknown
		}
		if err != nil {
			return err
		}
		sealed, err := t.getFrom(boxParcels, o.Parcel[:], Owner(o.Contact), vault.Words)
		if err != nil {
			return err
		}
		if sealed == nil {
			return fmt.Errorf("%w: the mail of operation %s", ErrNotKept, id)
		}
		p, err = unpack(sealed)
		return err
	})
	return p, err
}

// Before is how things stand with a contact before an answer to it goes out: its row, its
// messages, and the words that are on their way. Nobody reads them by it, so nobody's
// right is asked. ErrUnknown when there is no such contact.
func (b *Outbox) Before(op OpID, id ContactID) (c Contact, all []Message, g Given, err error) {
	if err = b.s.read(func(t *tx) error {
		if c, err = t.contact(id); err != nil {
			return err
		}
		g, _, err = t.given(op)
		return err
	}); err != nil {
		return c, nil, g, err
	}
	all, err = heads(id, b.s.read)
	return c, all, g, err
}

// Answer is a reply that is given to the outbox.
type Answer struct {
	Draft ReplyDraft
	// Mail is the whole of it (RFC 5322), with CRLF and without Bcc; it is sent
	// as it is, at every try.
	Mail       []byte
	MessageID  outside.Text
	Sender     outside.Text
	Recipients []outside.Text
	Subject    outside.Text
	// NotBefore is the end of the time to undo.
	NotBefore time.Time
	// New is set for a mail that answers none: Folded is the address that it goes
	// to, folded, and its contact begins with it.
	New    bool
	Folded string
}

// MaxMail is how large a mail that goes out may be, in bytes.
const MaxMail = 50 << 20

// Answer keeps, in one transaction, that the contact was answered and with what,
// and the operation that sends it; the draft is put away until it is sent. A
// [ClaimedError] when a colleague holds the contact; ErrGiven when the draft was
// given before.
func (b *Outbox) Answer(ctx context.Context, a Answer) (d Done, id OpID, err error) {
	if len(a.Mail) > MaxMail {
		return d, id, fmt.Errorf("%w: a mail may have up to %d MB; it was not sent, the draft is as it was", ErrTooLarge, MaxMail>>20)
	}
	if id = a.Draft.ID; id == (OpID{}) {
		return d, id, fmt.Errorf("%w: a draft without an id", ErrUnknown)
	}
	err = b.s.write(ctx, func(t *tx) error {
		if _, given, err := t.op(id); err != nil || given {
			return cmp.Or(err, fmt.Errorf("%w: operation %s", ErrGiven, id))
		}
		contact := a.Draft.Contact
		if a.New {
			h, err := t.homeOf(t.s.firstContact(a.MessageID, a.Folded), t.s.now())
			if err != nil {
				return err
			}
			contact = h.id
			if err := t.beginNew(h, a); err != nil {
				return err
			}
		} else if err := t.answers(contact, &a.Draft); err != nil {
			return err
		}
		d, err = t.act(contact, func(t *tx, c Contact, was acts) ([]journal.Body, error) {
			if was.Claim.By != t.s.me && !was.Claim.At.IsZero() {
				return nil, &ClaimedError{was.Claim.By, t.name(was.Claim.By)}
			}
			to := journal.Addressed{Contact: c.ID, Op: id, MessageID: a.MessageID, To: a.Recipients}
			said := journal.Said{Contact: c.ID, Op: id, Subject: a.Subject, Text: a.Draft.Text, Reason: a.Draft.Reason}
			for _, f := range a.Draft.Attachments {
				said.Attachments = append(said.Attachments, f.Name)
			}
			bodies := append([]journal.Body{to, said}, named(c, id, a.Draft)...)
			return append(bodies, journal.AnsweredWith{Contact: c.ID, Op: id, Newest: a.Draft.Newest, Upto: a.Draft.Upto}), nil
		})
		if err != nil {
			return err
		}
		t.outcome = &d
		return t.post(id, d, a)
	})
	if err != nil {
		return Done{}, OpID{}, err
	}
	b.s.visit.sends(id)
	return d, id, nil
}

// answers says which message a draft answers, if the draft does not, and that
// the bounces behind it are answered with it: they ask for nothing else.
func (t *tx) answers(id ContactID, d *ReplyDraft) error {
	c, err := t.contact(id)
	if err != nil {
		return err
	}
	if d.Newest == (MailID{}) && c.Newest != (MailID{}) {
		if d.Newest, d.Upto, err = t.seen(c, c.Newest); err != nil {
			return err
		}
	}
	all, err := t.entries(c.ID)
	if err != nil {
		return err
	}
	var next, last time.Time // of the messages that are not answered; of all
	for _, e := range all {
		if e.Dir == In {
			last = later(last, e.at())
		}
	}
	if d.Upto.After(last) {
		d.Upto = last // a time of our own clock: it would answer what is yet to come
	}
	for _, e := range all {
		if e.Dir == In && !e.Bounce && e.at().After(d.Upto) && (next.IsZero() || e.at().Before(next)) {
			next = e.at()
		}
	}
	upto := d.Upto
	for _, e := range all {
		if e.Bounce && (next.IsZero() || e.at().Before(next)) {
			upto = later(upto, e.at())
		}
	}
	d.Upto = upto
	return nil
}

// post keeps the mail and the operation that sends it.
func (t *tx) post(id OpID, d Done, a Answer) error {
	owner := Owner(d.Contact)
	if err := t.putFor(boxParcels, id[:], owner, vault.Words, pack(a.Mail)); err != nil {
		return err
	}
	if err := t.putDraft(boxParcels, heldKey(id), owner, a.Draft); err != nil {
		return err
	}
	if err := t.drop(boxDrafts, t.replyKey(a.Draft.Contact)); err != nil {
		return err
	}
	_, err := t.newOp(Op{
		ID: id, Kind: OpSend, Contact: d.Contact, MessageID: a.MessageID, Sender: a.Sender, Recipients: a.Recipients,
		Size: int64(len(a.Mail)), NotBefore: a.NotBefore.UTC(), Newest: a.Draft.Newest, Upto: a.Draft.Upto, Ours: a.Draft.Ours, Event: d.Event, Parcel: id,
	})
	return err
}

// heldKey is where the draft of a reply waits until it is sent.
func heldKey(id OpID) []byte { return append(id[:], "draft"...) }

// beginNew makes the row of a contact that begins with a mail of ours.
func (t *tx) beginNew(h home, a Answer) error {
	id := h.id
	if err := t.begin(h, t.s.threadOf(a.MessageID), t.s.writerOf(a.Folded)); err != nil {
		return err
	}
	r, _, err := t.row(id)
	if err != nil {
		return err
	}
	if r.Made == 0 {
		r.Made = t.s.now().UnixMilli()
	}
	r.State = Answered
	if r.Words, err = t.inner(boxContacts, id[:], partWords, Owner(id), vault.Words, rowWords{Subject: a.Subject}); err != nil {
		return err
	}
	return t.putValue(boxContacts, id[:], r)
}
